name, n, pi = "Wörld", 42, 3.14159
print(f"{name}!", f"{n:05d}|{n:>6}|{n:<6}|{n:^6}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:,}|{n:e}")
print(f"{pi:.2f}|{pi:10.3f}|{pi:<10.1f}|{pi:e}|{pi:g}|{pi:%}|{1e20:g}|{123456789:_}|{0.1 + 0.2}")
print(f"{name!r:>12}|{name!s}|{name!a}|{name:*^12}|{name:.3}")
print(f"{n=} {n = } {pi=:.1f} {name=!s} {n + 1=}")
width = 8
print(f"{name:>{width}}|{pi:{width}.{2}f}|{{}}|{'nested'}|{f'{n}'}|{'a' if n else 'b'}")
print(f"{ {'a': 1}['a'] }", f"{[x for x in range(3)]}", f"{(lambda x: x * 2)(4)}")
print("{} {1}".format if False else "{0} {1} {0}".format(1, 2), "{a.real} {b[0]} {c!r}".format(a=1, b=[2], c="x"))
print("%s %r %d %5.2f %x %o %e %% %c %-5s| %+d %05d" % ("a", "b", 3, 4.5, 255, 8, 1234.5, "z", "l", 5, 42))
print("%(k)s %(n)03d" % {"k": "v", "n": 7})
print(f"{True:d} {None} {1 > 0!s:>6} {-0.0} {float('inf')} {float('nan'):.2f} {1e16} {1e15} {1.5e-7}")
print(f"{n!r:^{width}}", f'{"quotes"}', f"""multi
{n}""", rf"\d{n}")
print(f"{1234567.891:,.2f} {0.000001234} {100000000000000000000.0} {1/3:.10f} {2**70:,} {255:08b} {255:#010x}")
for bad in ("f'{5:d!}'", "f'{\"a\":d}'", "'{:d}'.format('a')", "'{0} {}'.format(1, 2)", "'{x}'.format()", "f'{5:s}'", "f'{1.5:d}'"):
    try:
        print(eval(bad))
    except Exception as e:
        print(type(e).__name__, e)
