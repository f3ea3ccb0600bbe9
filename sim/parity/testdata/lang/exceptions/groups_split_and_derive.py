eg = ExceptionGroup("top", [ValueError(1), ExceptionGroup("sub", [TypeError(2), ValueError(3)]), KeyError(4)])
print(eg, repr(eg), eg.message, eg.exceptions[1].exceptions)
m, r = eg.split(ValueError)
print(repr(m), repr(r))
print(repr(eg.subgroup((TypeError, KeyError))), eg.subgroup(OSError), repr(eg.subgroup(lambda e: isinstance(e, ValueError) and e.args[0] > 1)))
try:
    raise eg
except* ValueError as g:
    print("values", repr(g))
except* TypeError as g:
    print("types", repr(g))
except* Exception as g:
    print("rest", repr(g))
try:
    try:
        raise eg
    except* KeyError:
        print("handled key")
except ExceptionGroup as g:
    print("left", repr(g))
try:
    raise ValueError("single")
except* ValueError as g:
    print(repr(g), type(g).__name__)
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), KeyError(2)])
    except* ValueError as g:
        raise OSError("new") from g
    except* KeyError:
        raise
except BaseException as e:
    print(repr(e), [repr(x) for x in e.exceptions])
for f in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x"), lambda: ExceptionGroup("x", 5)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, issubclass(ExceptionGroup, Exception))


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + "+", excs)


print(repr(MyGroup("m", [ValueError(1), KeyError(2)]).split(KeyError)))
