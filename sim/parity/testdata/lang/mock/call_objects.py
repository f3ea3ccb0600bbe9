from unittest.mock import *


def show(source):
    try:
        result = str(eval(source)).split(" id='")[0]
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    print(source, "->", result)


for source in """
call
call(1, 'a', k=2)
call.foo(1).bar[2]
call.foo(1).bar(x=3)
call.foo.bar
call().foo()
call(1)(2)(3)
call(1)(2).call_list()
call.a.b(1).call_list()
call(1) == call(1)
call(1) == ((1,), {})
call(1) == (1,)
call(1) == ((1,),)
call(a=1) == ({'a': 1},)
call.foo(1) == ('foo', (1,))
call.foo(1) == ('foo', (1,), {})
call(1) != call(2)
call(1).args
call(1, a=2).kwargs
tuple(call(1))
tuple(call.x(1))
len(call(1))
repr(call)
""".strip().splitlines():
    show(source)
