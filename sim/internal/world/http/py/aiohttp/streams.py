"""The body of an answer as a stream."""

from _http.missing import Partial


class StreamReader(Partial):
    """Gives a body as it arrives."""

    def __init__(self, exchange, translate):
        self._exchange = exchange
        self._translate = translate
        self._rest = b''
        self.at_end = False

    async def _some(self):
        """Give what arrives next; nothing at the end."""
        if self._rest:
            data, self._rest = self._rest, b''
            return data
        data = await self._translate.read(self._exchange.some())
        if not data:
            self.at_end = True
        return data

    def at_eof(self):
        return self.at_end and not self._rest

    async def read(self, n=-1):
        """Give at most n bytes as soon as there are any, or all with -1."""
        if n == 0:
            return b''
        data = await self._some()
        if n < 0:
            parts = [data]
            while data:
                data = await self._some()
                parts.append(data)
            return b''.join(parts)
        data, self._rest = data[:n], data[n:]
        return data

    readany = _some

    async def readexactly(self, n):
        parts = b''
        while len(parts) < n:
            more = await self.read(n - len(parts))
            if not more:
                break
            parts += more
        return parts

    async def readline(self):
        """Give a line with its end."""
        line = b''
        while True:
            data = await self._some()
            if not data:
                return line
            end = data.find(b'\n')
            if end >= 0:
                self._rest = data[end + 1:]
                return line + data[:end + 1]
            line += data

    async def iter_chunked(self, n):
        while data := await self.read(n):
            yield data

    async def iter_any(self):
        while data := await self._some():
            yield data

    async def iter_chunks(self):
        while data := await self._some():
            yield data, True

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line
