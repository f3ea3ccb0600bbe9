from unittest.mock import *


def show(source):
    try:
        result = str(eval(source)).split(" id='")[0]
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    print(source, "->", result)


for source in """
str(MagicMock(name='x'))
int(MagicMock())
float(MagicMock())
complex(MagicMock())
bool(MagicMock())
hash(MagicMock()) != 0
list(MagicMock())
3 in MagicMock()
MagicMock() < 3
MagicMock() + 3
3 + MagicMock()
MagicMock() == 3
MagicMock(name='q')[3]
MagicMock(name='q')['k']['j']
MagicMock().__enter__()
MagicMock().__exit__()
MagicMock() // 2
-MagicMock()
~MagicMock()
abs(MagicMock())
round(MagicMock())
next(MagicMock())
divmod(MagicMock(), 2)
2 ** MagicMock()
[1,2,3][MagicMock()]
range(MagicMock())
format(MagicMock(name='f'))
f"{MagicMock(name='f')}"
MagicMock(name='f').__str__()
setattr(Mock(), '__init__', 1)
setattr(Mock(), '__getattr__', 1)
setattr(Mock(), '__foo__', 1)
""".strip().splitlines():
    show(source)
