words = ["abc", "ABC", "Abc", "a1", "123", "²", "½", "", " ", "a b", "_x1", "1x", "class", "é", "\n", "\u00a0", "漢字", "٣", "A1", "Title Case", "\x00"]
for w in words:
    print(ascii(w), *(int(getattr(w, m)()) for m in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii")))
