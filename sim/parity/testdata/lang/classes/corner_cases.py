def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class S:
    __slots__ = ("a", "b", "__dict__")
s = S(); s.a = 1; s.c = 2; print(s.__dict__, S.a, type(S.a))
t(lambda: s.b)
t(delattr, s, "b")
class S2:
    __slots__ = "x"
t(setattr, S2(), "y", 1)
t(lambda: S2().x)
t(lambda: S2().__dict__)
class S3(S2):
    __slots__ = ("y",)
z = S3(); z.x = 1; z.y = 2; print(z.x, z.y, hasattr(z, "__dict__"))
def mk(src):
    try: exec(src, {}); print("ok")
    except BaseException as e: print(type(e).__name__, e)
mk("class A:\n __slots__ = ('a', 'a b')")
mk("class A:\n __slots__ = ('a',)\n a = 1")
mk("class A:\n __slots__ = (1,)")
mk("class A(bool): pass")
mk("class A(type(None)): pass")
mk("class A(int, str): pass")
mk("class A: pass\nclass B(A): pass\nclass C(A, B): pass")
mk("class A(5): pass")
mk("class A(*[int]): pass")
mk("class M1(type): pass\nclass M2(type): pass\nclass A(metaclass=M1): pass\nclass B(metaclass=M2): pass\nclass C(A, B): pass")
mk("class A(object, object): pass")
mk("class A(x=1): pass")
class D:
    def __get__(self, obj, cls=None): return ("get", obj is not None, cls.__name__)
    def __set__(self, obj, v): print("set", v)
    def __delete__(self, obj): print("delete")
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name)
class N:
    def __get__(self, obj, cls=None): return "nondata"
class C:
    d = D(); n = N()
c = C(); print(c.d, C.d, c.n); c.d = 5; del c.d; c.n = 7; print(c.n); c.__dict__["d"] = 1; print(c.d)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): "doc x"; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    @property
    def ro(self): return 1
    @classmethod
    def cm(cls, a): return cls.__name__, a
    @staticmethod
    def sm(a): return a
p = P(); p.x = 5; print(p.x, P.x.__doc__, P.x.fget.__name__)
t(setattr, p, "ro", 1)
t(delattr, p, "ro"); del p.x
t(lambda: p.x); print(p.cm(1), P.cm(2), p.sm(3), p.cm)
class Meta(type):
    def __new__(m, name, bases, ns, **kw): print("new", name, kw); return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a): print("call", a); return super().__call__(*a)
    @classmethod
    def __prepare__(m, name, bases, **kw): print("prepare", name); return {}
    def __getattr__(cls, n): return "meta " + n
    def __len__(cls): return 42
    def __iter__(cls): return iter("xyz")
    def __contains__(cls, x): return x == 1
    def __instancecheck__(cls, x): return x == 5
class K(metaclass=Meta, flag=True):
    def __init__(self, *a): self.a = a
print(K(1, 2).a, K.foo, len(K), list(K), 1 in K, isinstance(5, K), type(K), K.__mro__)
t(lambda: K(1).foo)
class B:
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag
class B2(B, tag="t"): pass
print(B2.tag)
mk("class B:\n def __init_subclass__(cls): pass\nclass A(B, q=1): pass")
class G:
    def __class_getitem__(cls, i): return f"{cls.__name__}[{i}]"
    def __getattr__(self, n):
        if n == "dyn": return 1
        raise AttributeError(n)
    def __dir__(self): return ["b", "a"]
    def __eq__(self, o): return True
print(G[int], G().dyn, dir(G()), G() == 1)
t(lambda: G().nope)
t(hash, G())
x = 10
class Scope:
    x = 5
    y = [x for _ in range(2)]
    try: z = [x + w for w in range(2)]
    except NameError as e: z = e
    l = lambda self: x
    def m(self): return x
print(Scope.y, Scope.z, Scope().l(), Scope().m())
class O:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"O({self.v})"
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return f"radd {o}"
    def __iadd__(self, o): self.v += o; return self
    def __bool__(self): return self.v > 0
    def __index__(self): return self.v
    def __format__(self, s): return f"<{s}>"
    def __getitem__(self, i): return i
    def __call__(self, *a, **k): return a, k
    def __matmul__(self, o): return "mm"
    def __round__(self, n=None): return ("round", n)
    def __reversed__(self): return "rev"
    def __missing__(self, k): return k
    def __divmod__(self, o): return "dm"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __neg__(self): return "neg"
    def __abs__(self): return "abs"
    def __complex__(self): return 1j
    def __float__(self): return 2.5
    def __bytes__(self): return b"by"
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0]); return True
o = O(3)
t(lambda: o + 1); print(1 + o, sorted([O(2), O(1)]), bool(O(0)), [1,2,3,4][o], f"{o:abc} {o!r}", o[1:2, ..., 3], o(1, a=2), o @ 1, round(o), round(o, 2), reversed(o), divmod(o, 1), o ** 2, pow(o, 2, 3), -o, abs(o), complex(o), float(o), bytes(o), hex(o), range(o), max(O(1), O(5)), "a" * o)
o += 4; print(o)
with o as q: raise ValueError
t(lambda: o > 1)
t(lambda: o <= o)
t(lambda: o == O(7))
t(len, o)
t(iter, 5)
t(lambda: ~o)
class Bad:
    def __len__(self): return -1
    def __bool__(self): return 5
    def __repr__(self): return 5
    def __iter__(self): return 5
    def __hash__(self): return "x"
    def __index__(self): return "x"
    def __str__(self): return None
    def __contains__(self, x): return "yes"
    def __eq__(self, o): return "eq"
b = Bad()
t(len, b)
t(bool, b)
t(repr, b)
t(iter, b)
t(hash, b)
t(lambda: [1][b])
t(str, b); print(1 in b, b == 1)
t(object.__new__)
t(object, 1)
t(lambda: C(1))
t(lambda: O())
t(type, "X", (), {}, 1)
t(type, "X", 5, {})
t(lambda: super().x)
t(isinstance, 1, 5)
t(issubclass, 1, int)
t(lambda: c.__class__.__bases__)
import functools
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))
class Cached:
    @functools.cached_property
    def val(self): print("computing"); return 42
k = Cached(); print(k.val, k.val, k.__dict__)
