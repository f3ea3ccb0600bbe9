from unittest.mock import *


class Spec:
    attr = 1

    def meth(self, a, b=2): "doc"

    async def ameth(self, x): ...

    @property
    def prop(self): return 1

    @staticmethod
    def st(a): ...

    @classmethod
    def cm(cls, a): ...

    def __len__(self): return 3

    def __call__(self, q): ...


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
Mock(spec=Spec)
Mock(spec=Spec).nope
Mock(spec=Spec).meth(1)
Mock(spec=Spec).meth()
Mock(spec=Spec).ameth
type(Mock(spec=Spec).ameth)
type(Mock(spec=Spec).meth)
isinstance(Mock(spec=Spec), Spec)
Mock(spec=Spec).__class__
Mock(spec=Spec)()
Mock(spec=Spec)(1)
Mock(spec=['a','b']).c
Mock(spec=['a','b']).a
setattr(Mock(spec=['a']), 'c', 3)
setattr(Mock(spec_set=['a']), 'c', 3)
setattr(Mock(spec_set=Spec), 'zz', 3)
Mock(spec_set=Spec)
Mock(spec=Spec, name='q')
Mock(spec=Spec())
Mock(spec=Spec())(1)
NonCallableMock(spec=Spec)()
NonCallableMock()()
NonCallableMagicMock()
callable(NonCallableMock())
MagicMock(spec=Spec)
len(MagicMock(spec=Spec))
MagicMock(spec=Spec)[0]
MagicMock(spec=Plain)[0]
""".strip().splitlines():
    show(source)
