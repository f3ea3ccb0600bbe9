import re
print(re.match(r"(\w+)@(\w+)\.com", "bob@site.com").groups(), re.search(r"\d+", "a12b345").group(), re.findall(r"\d+", "1a22b333"), re.findall(r"(\w)(\d)", "a1 b2"), re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c", maxsplit=1), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.subn("a", "b", "banana", count=2), re.fullmatch(r"\d{3}", "123") is not None, re.fullmatch(r"\d{3}", "1234"), re.match("b", "ab"))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-06")
print(m.group("year"), m.groupdict(), m.span(), m.start("month"), m.end(), m[0], m["month"], m.lastgroup, m.re.pattern, m.string, m.expand(r"\g<month>/\1"), m.groups(), repr(m), m.pos, m.lastindex)
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1 b22"), re.findall(r"(?i)AB", "abAB"), re.findall("^x", "x\nx", re.M), re.search("a.b", "a\nb", re.S) is not None, re.findall(r"\bfoo\b", "foo food foo"), re.escape("a.b*c"), [m.group() for m in re.finditer(r"\w+", "a bc d")], re.compile(r"a(b)?").match("a").groups("none"), re.sub("", "-", "abc"), re.split("x*", "axbc"), re.findall(r"(?:ab)+", "ababab"), re.findall(r"a{2,3}?", "aaaaa"), re.findall(r"<.+?>", "<a><b>"))
print(re.findall(r"(?<=\$)\d+", "$5 6 $7"), re.findall(r"\w+(?=!)", "hi! yo"), re.findall(r"(?<!a)b", "ab cb b"), re.findall(r"q(?!u)", "qu qa"), re.match(r"(a)\1", "aa") is not None, re.match(r"(?P<q>['\"]).*?(?P=q)", "'x' y").group(), re.findall(r"[^\W\d]+", "a1_b"), re.findall(r"[\]\-a]", "]-ab"), re.sub(r"(?x) a \s b # comment", "!", "a b"), re.findall(r"\u00e9|\x41", "éA"), re.match(r"(a|ab)(c|bcd)(d*)", "abcd").groups(), re.findall(r"(a*)", "aab"), re.match(r"(?:(a)|b)*", "ab").groups(), re.findall(r"\d", "1٣"), re.findall(r"\d", "1٣", re.A), re.search(r"(?>a+)b", "aaab").group(), re.findall("a++", "aaa"))
p = re.compile(r"(\d+)", re.I | re.M)
print(p, p.pattern, p.flags, p.groups, p.search("abc 12 34", 5).group(), p.findall("1 2"), p.sub("N", "a1b2"), p.groupindex, p == re.compile(r"(\d+)", re.I | re.M), re.I, p.fullmatch("12").span())
for pat in ("(", "*a", "[a", "a)", r"\q", "(?P<1>a)", "a{2,1}", "(?P=x)", "[z-a]", r"(a)\2", "(?<=a*)b", "(?z)", "a**"):
    try:
        re.compile(pat)
        print(pat, "fine")
    except re.error as e:
        print(pat, "->", e)
for f in (lambda: re.match("a", 5), lambda: m.group(9), lambda: m.group("no"), lambda: re.sub("a", r"\9", "a"), lambda: re.match(b"a", "a"), lambda: re.compile(5)):
    try:
        f()
    except (TypeError, IndexError, re.error) as e:
        print(type(e).__name__, e)
