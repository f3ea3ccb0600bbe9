from unittest.mock import *

m = Mock()
m2 = Mock(name="nm")
m2.foo.bar(5)


def show(source):
    try:
        result = str(eval(source)).split(" id='")[0]
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    print(source, "->", result)


for source in """
m2.foo.bar
m2().x.y(3)
m2.mock_calls
m2().x
m2.return_value.x.y.call_args
m.assret_called()
m.asert_x
m.called_once
m.called_with
m.has_calls
m.assert_foo
Mock(unsafe=True).assert_foo
m.__len__
m.__foo__
len(m)
m[0]
iter(m)
""".strip().splitlines():
    show(source)
