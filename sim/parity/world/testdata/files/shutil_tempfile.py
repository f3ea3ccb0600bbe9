# shutil, tempfile, glob.
import glob
import os
import shutil
import tempfile

os.makedirs("src/sub")
for name in "src/a.txt", "src/b.log", "src/sub/c.txt":
    with open(name, "w") as f:
        f.write(name)
print(shutil.copy("src/a.txt", "copy.txt"), shutil.copy2("src/a.txt", "src/sub"), open("copy.txt").read())
print(shutil.copytree("src", "dst", ignore=shutil.ignore_patterns("*.log")), sorted(glob.glob("dst/**", recursive=True)))
print(sorted(glob.glob("src/*.txt")), sorted(glob.glob("*/*/*.txt")), glob.glob("none*"), sorted(glob.glob("**/*.txt", recursive=True)), sorted(glob.glob("*.txt", root_dir="src")))
for attempt in (lambda: shutil.copyfile("src/a.txt", "src/a.txt"), lambda: shutil.copytree("src", "dst"), lambda: shutil.copy("none", "x"), lambda: shutil.rmtree("none")):
    try:
        attempt()
    except OSError as exc:
        print(type(exc).__name__, exc)
print(shutil.move("copy.txt", "dst"), shutil.move("dst", "moved"), os.path.exists("dst"), sorted(os.listdir("moved")))
shutil.rmtree("moved")
shutil.rmtree("none", ignore_errors=True)
print(os.path.exists("moved"))

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "x.txt")
    with open(path, "w") as f:
        f.write("temporary")
    print(os.path.isdir(folder), os.path.basename(folder).startswith("tmp"), os.listdir(folder))
print(os.path.exists(folder))
with tempfile.NamedTemporaryFile("w+", suffix=".txt", prefix="p_") as f:
    f.write("hello")
    f.seek(0)
    print(f.read(), os.path.exists(f.name), os.path.basename(f.name).startswith("p_"), f.name.endswith(".txt"))
print(os.path.exists(f.name))
with tempfile.NamedTemporaryFile(delete=False) as f:
    f.write(b"stays")
print(open(f.name, "rb").read())
os.unlink(f.name)
with tempfile.TemporaryFile() as f:
    print(f.write(b"abc"), f.seek(0), f.read())
fd, path = tempfile.mkstemp()
os.close(fd)
print(os.path.getsize(path))
os.unlink(path)
