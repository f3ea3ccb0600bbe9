from unittest.mock import *

m = Mock()
m2 = Mock(name="nm")


def show(source):
    try:
        result = str(eval(source)).split(" id='")[0]
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    print(source, "->", result)


for source in """
m.assert_called()
m.assert_called_once()
m.assert_called_with(1)
m.assert_called_once_with(1, a=2)
m.assert_any_call(1)
m.assert_has_calls([call(1)])
m.assert_not_called()
m(1, x=2)
m.assert_called_with(2)
m.assert_called_once_with(2)
m.assert_any_call(9)
m.assert_not_called()
m.assert_has_calls([call(9), call(8)])
m(3)
m.assert_called_once()
m.assert_called_once_with(3)
m.assert_not_called()
m.assert_has_calls([call(3), call(1, x=2)])
m.assert_has_calls([call(3), call(1, x=2)], any_order=True)
m.assert_has_calls([call(3), call(7)], any_order=True)
m.assert_has_calls('x')
m.assert_has_calls([])
m2.foo.bar.assert_called_with(1)
m2.foo.bar(5)
m2.foo.bar.assert_not_called()
m2.foo.bar.assert_called_with(1)
m2.mock_calls
m2.method_calls
m2.foo.method_calls
m2.foo.mock_calls
""".strip().splitlines():
    show(source)
