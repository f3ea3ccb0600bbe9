from unittest.mock import *
import inspect


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


def func(a, b=1, *, c=3): "docs"


async def afunc(a): ...


def show(source):
    try:
        result = str(eval(source)).split(" id='")[0]
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    print(source, "->", result)


for source in """
create_autospec(func)(1, 2, 3)
create_autospec(func)()
create_autospec(func)(1)
create_autospec(func, return_value=4)(1, b=2)
inspect.signature(create_autospec(func))
create_autospec(func).__name__
create_autospec(func).__doc__
create_autospec(Spec)
create_autospec(Spec)()
create_autospec(Plain)()
create_autospec(Plain)(1)
create_autospec(Plain)(1).go()
create_autospec(Plain)(1).go(1)
create_autospec(Plain)(1).nope
create_autospec(Plain)(1).x
create_autospec(Plain).go
create_autospec(Plain, instance=True)()
create_autospec(Plain, instance=True).go(5)
create_autospec(Spec).meth
create_autospec(Spec, instance=True).meth(1, 2, 3)
create_autospec(Spec, instance=True).prop
create_autospec(Spec, instance=True).attr
create_autospec(Spec, instance=True).ameth
type(create_autospec(afunc))
inspect.iscoroutinefunction(create_autospec(afunc))
""".strip().splitlines():
    show(source)
