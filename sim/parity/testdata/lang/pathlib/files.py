from pathlib import Path
d = Path("made"); d.mkdir(); f = d / "a.txt"
print(f.write_text("hello\nworld\n"), f.read_text(), f.exists(), f.is_file(), d.is_dir(), f.stat().st_size, f.read_bytes()[:3], [x.name for x in sorted(d.iterdir())], f.suffix)
(d / "b.py").touch(); (d / "sub").mkdir(parents=True, exist_ok=True); (d / "sub" / "c.py").write_bytes(b"x")
print(sorted(str(x) for x in d.glob("*.py")), sorted(str(x) for x in d.rglob("*.py")), f.rename(d / "z.txt").name, f.exists())
with (d / "z.txt").open() as h:
    print([l.strip() for l in h])
for op in (lambda: d.mkdir(), lambda: Path("nope").read_text(), lambda: d.rmdir(), lambda: d.read_text(), lambda: Path("nope").unlink()):
    try:
        op()
    except OSError as e:
        print(type(e).__name__, e)
Path("nope").unlink(missing_ok=True); (d / "z.txt").unlink(); print((d / "z.txt").exists())
