def f():
    try:
        raise ExceptionGroup("g", [ValueError("a"), TypeError("b"), KeyError("c")])
    except* ValueError as e:
        print(repr(e.__context__), e.__suppress_context__, e.__cause__)
        raise OSError("during") from e
    except* TypeError:
        raise
try: raise ValueError("v")
except ValueError as x:
    try: f()
    except Exception as y:
        print(repr(y), repr(y.__context__), y.__suppress_context__, y.__cause__)
        for s in y.exceptions: print(repr(s), repr(s.__context__), s.__suppress_context__, repr(s.__cause__))
def h():
    try:
        raise ExceptionGroup("g", [ValueError("a")])
    except* ValueError as e:
        print(repr(e.__context__), e.__suppress_context__, e.__cause__)
try: raise ValueError("v")
except ValueError as x:
    h()
    try: raise ExceptionGroup("g", [ValueError("a")])
    except ExceptionGroup as e: 
        print(repr(e.__context__)); s = e.split(ValueError)[0]; print(repr(s.__context__), s is e)
    try: raise ExceptionGroup("g", [ValueError("a"), KeyError()])
    except ExceptionGroup as e: 
        print(repr(e.__context__)); s = e.split(ValueError)[0]; print(repr(s.__context__), s is e, e.subgroup(KeyError).__context__)
