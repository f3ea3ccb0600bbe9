from pathlib import PurePosixPath as P
p = P("/home/user/notes.tar.gz")
print(p, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parents[1], p.parts, p.with_suffix(".txt"), p.with_name("x"), p.with_stem("y"), p / "a" / "b", p.is_absolute(), p.relative_to("/home"), repr(p), P("a") / "/b", P("a/./b//c"), P("a/../b"), p.match("*.gz"), P("a") == P("a/"), P("b") > P("a"), p.as_posix(), p.joinpath("q", "r"), P("."), P(), p.anchor, p.root, hash(P("a")) == hash(P("a")), str(p)[:5], P("a.b.c").stem, p.is_relative_to("/home"), sorted([P("b"), P("a")]))
try:
    p.relative_to("/other")
except ValueError as e:
    print(e)
