for s in ("a", "it's", 'say "hi"', "both ' and \"", "\n\t\r\\", "\x00\x1f\x7f", "é", "\xa0", "\u200b", "😀", "\ud800", "\U000e0001", "a\\nb", "'", '"'):
    print(ascii(s), ascii(repr(s)))
print([("x", b"y'", "z\n")], {"a'b": 'c"d'})
