# os and os.path on files and folders.
import os
import os.path


def attempt(name, function, *args, **kwargs):
    try:
        print(name, function(*args, **kwargs))
    except OSError as exc:
        print(name, type(exc).__name__, exc.errno, exc.strerror, exc.filename, exc.filename2, exc)


os.mkdir("d")
os.makedirs("d/e/f")
attempt("mkdir", os.mkdir, "d")
attempt("mkdir", os.mkdir, "no/such")
attempt("makedirs", os.makedirs, "d/e/f")
os.makedirs("d/e/f", exist_ok=True)
for name in "d/one.txt", "d/e/two.txt", "d/e/f/three.txt":
    with open(name, "w") as f:
        f.write(name)
print(sorted(os.listdir("d")), sorted(os.listdir()))
attempt("listdir", os.listdir, "no")
attempt("listdir", os.listdir, "d/one.txt")
for path, folders, files in os.walk("d"):
    print(path, sorted(folders), sorted(files))
for path, folders, files in os.walk("d", topdown=False):
    print(path, sorted(folders), sorted(files))
with os.scandir("d") as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry, entry.path, entry.is_dir(), entry.is_file(), entry.stat().st_size > 0)
for path in "d", "d/one.txt", "d/none", "", "d/":
    print(path, os.path.exists(path), os.path.isfile(path), os.path.isdir(path))
print(os.path.getsize("d/one.txt"), os.stat("d/one.txt").st_size, oct(os.stat("d/one.txt").st_mode))
attempt("getsize", os.path.getsize, "none")
attempt("stat", os.stat, "none")
os.rename("d/one.txt", "d/uno.txt")
attempt("rename", os.rename, "d/one.txt", "x")
attempt("rename onto a folder", os.rename, "d/uno.txt", "d/e")
os.replace("d/uno.txt", "d/e/two.txt")
print(open("d/e/two.txt").read(), os.path.exists("d/uno.txt"))
attempt("rmdir", os.rmdir, "d/e")
attempt("remove", os.remove, "d/e")
attempt("remove", os.remove, "d/nothing")
os.remove("d/e/two.txt")
os.unlink("d/e/f/three.txt")
os.removedirs("d/e/f")
print(os.path.exists("d"), os.listdir())
os.mkdir("w")
here = os.getcwd()
os.chdir("w")
print(os.path.relpath(os.getcwd(), here), os.path.basename(os.getcwd()))
with open("inside.txt", "w") as f:
    f.write("x")
os.chdir("..")
print(os.path.exists("w/inside.txt"), os.path.samefile("w", "./w"))
attempt("chdir", os.chdir, "nowhere")
fd = os.open("low.txt", os.O_RDWR | os.O_CREAT)
print(os.write(fd, b"low level"), os.lseek(fd, 0, 0), os.read(fd, 3), os.fstat(fd).st_size)
os.close(fd)
attempt("closed", os.read, fd, 1)
os.truncate("low.txt", 4)
print(open("low.txt").read(), os.access("low.txt", os.R_OK), os.access("none", os.F_OK))
os.utime("low.txt", (1, 2))
print(os.path.getmtime("low.txt"))
os.chmod("low.txt", 0o400)
print(oct(os.stat("low.txt").st_mode))
