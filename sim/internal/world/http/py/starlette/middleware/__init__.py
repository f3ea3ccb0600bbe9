"""What is around an application."""

from _http.missing import absent


class Middleware:
    """A class of middleware, and what it is made with."""

    def __init__(self, cls, *args, **kwargs):
        self.cls, self.args, self.kwargs = cls, args, kwargs


__getattr__ = absent('starlette.middleware')
