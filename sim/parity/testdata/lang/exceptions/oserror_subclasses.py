class A(OSError):
    def __init__(self, msg, **kw):
        super().__init__(msg); self.kw = kw
class B(OSError):
    def __init__(self, a, b, c):
        self.x = a
class C(OSError):
    def __init__(self, a, b): super().__init__(a, b)
class D(OSError, ValueError):
    def __init__(self, a, b, c): ValueError.__init__(self, a)
for e in (A("m", z=1), B(1, 2, 3), C(2, "no"), D("q", 1, 2), OSError(2, "x"), PermissionError(1, "p", "f")):
    print(repr(e), str(e), e.args, e.errno, e.strerror, e.filename)
try: OSError(1, 2, a=3)
except TypeError as e: print(e)
