class LibraryError(Exception):
    pass


class BrokenError(LibraryError, OSError):
    pass


class ResetError(LibraryError, ConnectionResetError):
    pass


class SlowError(LibraryError, TimeoutError):
    pass


for e in (BrokenError(104, "x"), ResetError("x"), SlowError(), SlowError(1, "y")):
    print(repr(e), str(e), e.errno, e.strerror, isinstance(e, OSError), e.args)
