from unittest.mock import *


class Plain:
    def __init__(self, x): self.x = x

    def go(self, n): ...


def show(source):
    try:
        result = str(eval(source)).split(" id='")[0]
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    print(source, "->", result)


for source in """
PropertyMock()
seal(Mock())
patch('nope.x').start()
patch('sqrt')
patch('')
patch(5)
patch.object('math')
patch.object(Plain, 'nope').start()
patch('math.sqrt', spec=True, autospec=True).start()
patch('math.sqrt', 5, new_callable=Mock).start()
patch('math.sqrt', 5, spec=True).start()
patch('math.sqrt', 5, foo=True).start()
patch('math.sqrt', autospec=True, spec_set=True).start()
patch('math.sqrt').stop()
patch.multiple('math')
AsyncMock(5)
mock_open(read_data='a')
dir(Mock(spec=['zz']))
[x for x in dir(Mock(foo=3)) if not x.startswith('_')]
[x for x in dir(AsyncMock()) if not x.startswith('_')]
Mock().call_args
Mock().call_args_list
Mock().mock_calls
Mock().mock_add_spec(['a'])
""".strip().splitlines():
    show(source)
