# pathlib: what paths lead to.
from pathlib import Path

root = Path("tree")
root.mkdir()
(root / "a" / "b").mkdir(parents=True)
(root / "a").mkdir(exist_ok=True)
for attempt in (lambda: root.mkdir(), lambda: (root / "x" / "y").mkdir(), lambda: (root / "a").unlink(), lambda: (root / "no").unlink(),
                lambda: (root / "no").read_text(), lambda: (root / "no").stat(), lambda: root.rmdir()):
    try:
        attempt()
    except OSError as exc:
        print(type(exc).__name__, exc)
print((root / "one.txt").write_text("one\n"), (root / "a" / "two.txt").write_bytes(b"\x00\x01"), (root / "a" / "b" / "three.py").write_text("3"))
print((root / "one.txt").read_text(), (root / "a" / "two.txt").read_bytes(), (root / "one.txt").stat().st_size)
with (root / "one.txt").open("a") as f:
    f.write("more\n")
print((root / "one.txt").read_text().splitlines())
print(sorted(p.name for p in root.iterdir()), sorted(map(str, root.glob("*.txt"))), sorted(map(str, root.rglob("*.txt"))), sorted(map(str, root.glob("**/*.py"))))
print(sorted(map(str, root.glob("a/*"))), sorted(map(str, root.glob("**"))), list(root.glob("none*")))
print(root.exists(), root.is_dir(), root.is_file(), (root / "one.txt").is_file(), (root / "no").exists(), root.is_symlink())
(root / "touched").touch()
try:
    (root / "touched").touch(exist_ok=False)
except FileExistsError as exc:
    print(exc)
print((root / "touched").rename(root / "renamed"), (root / "renamed").replace(root / "one.txt"), repr((root / "one.txt").read_text()))
(root / "no").unlink(missing_ok=True)
for path, folders, files in root.walk():
    print(path, sorted(folders), sorted(files))
print(Path("tree/../tree/a").resolve() == (Path.cwd() / "tree" / "a"), Path("tree").absolute() == Path.cwd() / "tree")
print((root / "a" / "b" / "three.py").samefile("tree/a/b/three.py"))
