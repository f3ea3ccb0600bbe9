for v in (0, 1, -1, 0.0, 0j, "", " ", [], [0], (), (0,), {}, {0: 0}, set(), frozenset(), range(0), range(1), None, ..., b"", b"\0", NotImplemented is None, print, object):
    print(repr(v) if not callable(v) else "callable", bool(v), not v)
print(True + 1, True == 1, True is (1 == 1), isinstance(True, int), str(True), repr(False), True & True, True ^ True, True | False, int(True), bool.__mro__, [True, False].index(0), {True: "a", 1: "b"}, True < 2, sum([True] * 3), -True, True // 1, f"{True:d}", None is None, type(None), repr(None), str(None), None == 0)
try:
    bool(NotImplemented)
except TypeError as e:
    print(e)
