import inspect


def plain(a, b=2, *args, c, d=4, **kw) -> int:
    """Doc
        indented."""


async def co(): ...


def gen():
    yield


async def agen():
    yield


class A:
    def m(self, x): ...


print(inspect.signature(plain), inspect.iscoroutinefunction(co), inspect.isgeneratorfunction(gen), inspect.isasyncgenfunction(agen), inspect.isfunction(plain), inspect.ismethod(A().m), inspect.isclass(A), inspect.ismodule(inspect), inspect.isbuiltin(len), inspect.isgenerator(gen()), inspect.isasyncgen(agen()), inspect.signature(A.m), inspect.signature(A().m), inspect.getdoc(plain), inspect.iscoroutinefunction(gen), inspect.isawaitable(5), inspect.isroutine(len))
sig = inspect.signature(plain)
print([(p.name, str(p.kind), p.default is p.empty) for p in sig.parameters.values()], sig.return_annotation, inspect.signature(lambda x, /, y: 0))
b = sig.bind(1, c=3, z=5); print(b.args, b.kwargs, b.arguments); b.apply_defaults(); print(b.arguments)
try:
    sig.bind()
except TypeError as e:
    print(e)
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(A), inspect.currentframe().f_code.co_name, inspect.cleandoc("  a\n    b"))
