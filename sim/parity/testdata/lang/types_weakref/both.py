import types
import weakref
n = types.SimpleNamespace(a=1, b="x"); n.c = 3
print(n, n.a, n == types.SimpleNamespace(a=1, b="x", c=3), isinstance(lambda: 0, types.FunctionType), isinstance((x for x in ()), types.GeneratorType), isinstance(len, types.BuiltinFunctionType), types.NoneType, isinstance(types, types.ModuleType), isinstance(None, types.NoneType), types.MappingProxyType({"a": 1}), int | str, (int | None).__args__, list[int], isinstance(list[int], types.GenericAlias), types.MethodType(lambda self, x: (self, x), 5)(6))
m = types.ModuleType("mod", "doc"); m.x = 5; print(m.__name__, m.x, m.__doc__); C = types.new_class("C", (), {}, lambda ns: ns.update(v=1)); print(C.v, C.__name__)


class A:
    pass


a = A(); r = weakref.ref(a, lambda r: print("gone", r() is None)); print(r() is a); p = weakref.proxy(a); p.x = 5; print(a.x)
d = weakref.WeakValueDictionary(); d["k"] = a; k = weakref.WeakKeyDictionary(); k[a] = 1; s = weakref.WeakSet([a]); f = weakref.finalize(a, print, "finalized"); print(len(d), len(k), len(s), f.alive)
del a
print(r(), len(d), len(k), len(s), f.alive)
try:
    p.x
except ReferenceError as e:
    print(e)
try:
    weakref.ref(5)
except TypeError as e:
    print(e)
