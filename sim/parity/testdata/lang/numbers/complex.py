z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), z * 2, z + 1, z - 1j, z / 2, z * z, z ** 2, -z, z == 3 + 4j, z != 1, bool(0j), 1j ** 2, complex(1), complex("1+2j"), complex(1, -2), complex("j"), complex(" -1.5e3j "), complex(), 1j * 1j, (1 + 2j) / (3 - 1j), z ** 0, 2 ** 1j if False else 0)
print(repr(-0j), repr(complex(0, -1)), 1e20j, complex("nan+infj"), complex(-0.0, 2), f"{z:.2f}", f"{z}", [z], hash(3 + 0j) == hash(3), 3 + 0j == 3, complex(1.5, 0), 1 - 1j)
for f in (lambda: z < 1j, lambda: int(z), lambda: float(z), lambda: z // 1, lambda: z % 1, lambda: 1j / 0, lambda: complex("x"), lambda: complex("1", 2), lambda: complex([]), lambda: divmod(z, 1), lambda: round(z), lambda: "%d" % z, lambda: 0j ** -1):
    try:
        print(f())
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
