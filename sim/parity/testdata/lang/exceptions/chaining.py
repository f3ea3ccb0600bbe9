def fail():
    try:
        {}["x"]
    except KeyError as e:
        raise ValueError("bad") from e


try:
    fail()
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as e:
    print(repr(e.__context__), e.__cause__)
try:
    try:
        1 / 0
    finally:
        raise RuntimeError("in finally")
except RuntimeError as e:
    print(repr(e.__context__))
try:
    raise ValueError("x") from None
except ValueError as e:
    print(e.__suppress_context__)
e = ValueError("a", 1)
e.add_note("note 1")
e.add_note("note 2")
print(e.args, str(e), repr(e), e.__notes__)
try:
    raise
except RuntimeError as err:
    print(err)
try:
    raise 5
except TypeError as err:
    print(err)
try:
    raise ValueError from 5
except TypeError as err:
    print(err)
