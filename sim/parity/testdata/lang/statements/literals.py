print(0x_ff, 0b1010, 0o17, 1_000_000, 1e3, 1E-2, .5, 5., 1_0.0_1, 3j, 0xDEADbeef, 00, 1e400, 0.1e-400)
print('single', "double", '''tri"ple''', """two
lines""", "a" 'b' r"\n" "\t|" "\x41\u00e9\N{BULLET}\101\U0001F600", "con\
tinued")
print(b"\x00a\xff", rb"\d", Rb'\n', B"x" b"y", "it's", 'say "x"', 'both \' "', "nul\0end".encode())
print([1, 2, ], (1,), (), {1, }, {"a": 1, }, {**{"x": 1}, "y": 2}, [*range(2), *"ab"], {*[1], 2}, (*[1], 2))
print(..., Ellipsis, None, True, False, NotImplemented, __debug__)
x = 1; y = 2; print(x + \
                    y)
print(1 if True else 2, not 1, -2 ** 2, 2 ** -1, -7 // 2, -7 % 3, ~5, 1 << 2 + 1, 5 & 3 | 4 ^ 1, 2 ** 3 ** 2)
if x: print("one line"); print("suite")
print("a\\b\"c\n\r\t\v\f\a\b\x7f\x1b".__repr__(), "\u200b\xad\u3000é漢".__repr__())
