x, d, l = 5, {"a": 1, 'b': [2]}, [1, 2, 3]
print(f"{x=} {x = } {x=!r} {x=:>5} {d['a']=} {l[0] + 1 = } {'s'=} {x=!s:*^7}")
print(f"{d['a']} {d["b"][0]} {"nested " + f"{x} {f"{x * 2}"}"} {'\n'.join(["a", "b"])!r} {{literal}} {{{x}}} {(lambda a: a * 2)(3)} {[i for i in l]} { {1: 2}[1] }")
print(f"{'yes' if x > 3 else 'no'} {x!r} {x!s} {'é'!a} {x:{'>' if x else '<'}5}| {(y := 3)} {y}" f" joined {x}" " plain" rf"\n{x}" fr"\{x}")
print(f'''multi
{x +
 1}
{
x  # comment
}''', f"", f"{x}{x}", f"\x41\u00e9{x}\N{BULLET}", f"{x:\x3e5}|", f"{3.14:{'.1f'}}", f"{x!r:^{x + 2}}|")
print(f"{(lambda: 1)()}", f"{x,}", f"{*l,}", F"{x}", f"{x:{x}}", f"{None}", f"{...}", f"{x == 5} {x != 5} {x >= 5} {x<=5}")


class A:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{A()} {A():a{x}b} {A():%H:%M} {A()!s:.3}"[:25], f"{A():{x}{x}}", f"{A():{{}}}" if False else "")
