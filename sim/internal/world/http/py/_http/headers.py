"""Headers: names in any case, each of them once or several times."""


class Headers:
    """The fields of a message, by name in any case."""

    def __init__(self, fields=()):
        self._fields = []
        self.extend(fields)

    def extend(self, fields=(), **more):
        """Add fields to those that are there."""
        for name, value in [*fields_of(fields), *more.items()]:
            self.add(name, value)

    def add(self, name, value):
        self._fields.append((name, str(value)))

    def update(self, fields=(), **more):
        """Add fields in place of those of the same names."""
        for name, value in [*fields_of(fields), *more.items()]:
            self[name] = value

    def getall(self, name, *default):
        found = [value for key, value in self._fields if key.lower() == name.lower()]
        if not found and not default:
            raise KeyError(name)
        return found or default[0]

    def getone(self, name, *default):
        if default:
            return self.get(name, *default)
        return self[name]

    def get(self, name, default=None):
        for key, value in self._fields:
            if key.lower() == name.lower():
                return value
        return default

    def setdefault(self, name, value):
        if name not in self:
            self[name] = value
        return self[name]

    def pop(self, name, *default):
        value = self.get(name)
        if value is None:
            if default:
                return default[0]
            raise KeyError(name)
        del self[name]
        return value

    def __getitem__(self, name):
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def __setitem__(self, name, value):
        for i, (key, _) in enumerate(self._fields):
            if key.lower() == name.lower():
                rest = [field for field in self._fields[i + 1:] if field[0].lower() != name.lower()]
                self._fields[i:] = [(key, str(value)), *rest]
                return
        self.add(name, value)

    def __delitem__(self, name):
        if name not in self:
            raise KeyError(name)
        self._fields = [field for field in self._fields if field[0].lower() != name.lower()]

    def __contains__(self, name):
        return self.get(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._fields)

    def __eq__(self, other):
        if not isinstance(other, Headers) and not hasattr(other, 'items'):
            return NotImplemented
        return sorted((k.lower(), v) for k, v in self.items()) == sorted((k.lower(), str(v)) for k, v in other.items())

    def keys(self):
        return [key for key, _ in self._fields]

    def values(self):
        return [value for _, value in self._fields]

    def items(self):
        return list(self._fields)

    def copy(self):
        return type(self)(self._fields)

    def __repr__(self):
        inner = ', '.join(f'{key!r}: {value!r}' for key, value in self._fields)
        return f'<{type(self).__name__}({inner})>'


def fields_of(fields):
    """Give the names and values of fields, whatever they were given as."""
    if fields is None:
        return []
    if hasattr(fields, 'items'):
        return list(fields.items())
    return list(fields)


def content_type(headers):
    """Give the media type and the charset (or None) that headers declare."""
    value = headers.get('Content-Type', '')
    media, _, rest = value.partition(';')
    charset = None
    for part in rest.split(';'):
        name, _, text = part.strip().partition('=')
        if name.lower() == 'charset':
            charset = text.strip('"\'')
    return media.strip().lower(), charset


def set_cookies(headers, jar):
    """Put the cookies that a response sets into a dict."""
    for line in headers.getall('Set-Cookie', []):
        name, _, value = line.partition(';')[0].partition('=')
        jar[name.strip()] = value.strip()


def cookie_line(cookies):
    return '; '.join(f'{name}={value}' for name, value in cookies.items())
