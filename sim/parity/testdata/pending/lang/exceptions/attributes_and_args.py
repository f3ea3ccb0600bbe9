for make in (lambda: {}["k"], lambda: [][1], lambda: 1 / 0, lambda: int("x"), lambda: open("nope.txt"), lambda: next(iter(())), lambda: undefined, lambda: (5).x, lambda: __import__("nope"), lambda: "é".encode("ascii"), lambda: [1] + 1, lambda: eval("1 +")):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e.args, [c.__name__ for c in type(e).__mro__[1:-2]])
        for name in ("name", "errno", "strerror", "filename", "value", "lineno", "offset", "start", "reason", "msg", "key"):
            if hasattr(e, name) and name != "obj":
                print("  ", name, repr(getattr(e, name)))
e = ValueError("a", 1)
print(e, repr(e), str(ValueError()), repr(ValueError()), ValueError("x") == ValueError("x"), e.args, repr(KeyError("k")), str(KeyError("k")), repr(Exception("q'")), OSError(2, "msg"), OSError(2, "m", "f"), type(OSError(2, "x")).__name__, repr(StopIteration(5)), StopIteration(5).value, SystemExit(3).code)
e.args = ("changed",)
e.extra = 5
print(e, vars(e), e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__, e.with_traceback(None) is e)
e.add_note("n1"); e.add_note("n2")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as x:
    print(x)
print(BaseException.__subclasses__()[:3] != [], issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, BaseException), IOError is OSError, issubclass(FileNotFoundError, OSError), issubclass(UnicodeDecodeError, ValueError), issubclass(ModuleNotFoundError, ImportError), issubclass(RecursionError, RuntimeError), issubclass(NotImplementedError, RuntimeError))
