from unittest.mock import *
import asyncio

m = Mock(return_value=5)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args.args, m.call_args.kwargs, m.mock_calls, m.assert_called_once_with(1, a=2))
m.attr.method(3); m.other = 7; print(m.other, m.method_calls, m.attr.method.called)
s = Mock(side_effect=[1, 2, ValueError("third")]); print(s(), s())
try:
    s()
except ValueError as e:
    print(e)
for f in (lambda: m.assert_called_with(9), lambda: m.assert_not_called(), lambda: Mock().assert_called(), lambda: m.assert_has_calls([call(8)]), lambda: Mock(spec=["a"]).b):
    try:
        f()
    except (AssertionError, AttributeError) as e:
        print(e)
mm = MagicMock(); mm.__len__.return_value = 3; print(len(mm), mm[0] is mm[1], bool(mm), int(mm)); mm.__getitem__.side_effect = lambda i: i * 2; print(mm[4])
import math
with patch("math.sqrt", return_value="patched") as p:
    print(math.sqrt(4), p.call_count)
print(math.sqrt(4))


class A:
    def f(self):
        return "real"


with patch.object(A, "f", lambda self: "fake"):
    print(A().f())
print(A().f())
d = {"a": 1}
with patch.dict(d, {"b": 2}):
    print(d)
print(d)


async def main():
    am = AsyncMock(return_value="async"); print(await am(1), am.await_count, am.await_args); am.assert_awaited_once_with(1)
    am2 = AsyncMock(side_effect=KeyError("k"))
    try:
        await am2()
    except KeyError as e:
        print(repr(e))


asyncio.run(main())
print(ANY == 5, call(1, b=2), sentinel.x, Mock(name="named").__class__.__name__, [call(1), call(2)] == [call(1), call(2)], create_autospec(A)().f.__class__.__name__, DEFAULT)
