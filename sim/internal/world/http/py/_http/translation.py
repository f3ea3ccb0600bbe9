"""Failures of connections as the exceptions of a library."""

from _httpcore import Failure


class Translation:
    """Within it a failure of the connection is raised as what exception()
    makes of its kind and text. The kinds are those of connection.go."""

    def __enter__(self):
        return self

    def __exit__(self, cls, exc, tb):
        if cls is not None and issubclass(cls, Failure):
            raise self.exception(*exc.args) from None
        return False

    def exception(self, kind, text):
        raise NotImplementedError()
