# pathlib: paths as text.
from pathlib import Path, PurePath, PurePosixPath

p = Path("/usr/local/lib/python3.14/asyncio/tasks.py")
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.anchor, p.root, p.drive == "")
print(list(p.parents)[:3], len(p.parents), p.parents[-1], p.parents)
print(Path(), Path("."), Path("a//b/./c/"), Path("a/../b"), Path("/"), Path("a", "/b", "c"), Path("a") / "b" / Path("c"), "x" / Path("y"))
print(p.with_name("x.txt"), p.with_stem("locks"), p.with_suffix(".pyi"), Path("a.tar.gz").with_suffix(""), Path("noext").with_suffix(".x"))
print(p.is_absolute(), Path("a").is_absolute(), p.is_relative_to("/usr"), p.is_relative_to("/opt"), p.relative_to("/usr/local"))
print(Path("a/b").relative_to("a/c", walk_up=True), p.as_posix(), p.as_uri(), bytes(Path("é")))
for bad in (lambda: p.relative_to("/opt"), lambda: Path("/").with_name("x"), lambda: p.with_suffix("x"), lambda: p.with_name("a/b"),
            lambda: Path("a").as_uri(), lambda: Path(3), lambda: Path("a") / 3, lambda: p.match("")):
    try:
        print(bad())
    except (ValueError, TypeError) as exc:
        print(type(exc).__name__, exc)
print(p.match("*.py"), p.match("asyncio/*.py"), p.match("/usr/*.py"), p.full_match("/usr/**/*.py"), Path("a/b").full_match("*"))
print(Path("a") == Path("a/"), Path("a") == PurePosixPath("a"), Path("a") == "a", hash(Path("a")) == hash(Path("a")), Path("a") < Path("b"))
print(sorted([Path("b"), Path("a/c"), Path("a")]), PurePath("x"), type(Path("x")).__name__)
print(Path(".bashrc").suffix, Path(".bashrc").stem, repr(Path("a.").suffix), Path("a.b.c").stem, Path("..").name)
print({Path("k"): 1}[Path("k")], f"{Path('f')!s:>5}", str(Path("~")), Path("a").joinpath("b", "c"))
