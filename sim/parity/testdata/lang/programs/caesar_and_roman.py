def caesar(s, k):
    return "".join(chr((ord(c) - base + k) % 26 + base) if c.isalpha() and (base := 65 if c.isupper() else 97) else c for c in s)


def roman(n):
    out = ""
    for v, r in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        k, n = divmod(n, v)
        out += r * k
    return out


print(caesar("Hello, World!", 3), caesar(caesar("Abc Xyz", 5), -5), [roman(n) for n in (4, 1994, 2024, 3999)])
