try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("in", [ValueError(2), OSError(3)])])
except* ValueError as eg:
    print("V", repr(eg))
except* TypeError as eg:
    print("T", eg.exceptions)
except* OSError as eg:
    print("O", eg)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        print("handled")
except ExceptionGroup as rest:
    print("rest", repr(rest))
try:
    raise ValueError("plain")
except* ValueError as eg:
    print(repr(eg))
eg = ExceptionGroup("x", [ValueError(1), KeyError(2)])
print(eg.split(ValueError), eg.subgroup(lambda e: isinstance(e, KeyError)), eg.derive([OSError()]))
try:
    ExceptionGroup("e", [])
except ValueError as e:
    print(e)
try:
    ExceptionGroup("e", [5])
except ValueError as e:
    print(e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("new")
except BaseException as e:
    print(repr(e))
