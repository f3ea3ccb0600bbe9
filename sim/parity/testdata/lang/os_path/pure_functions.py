import os
from os import path
print(path.join("a", "b", "c.txt"), path.join("a", "/b"), path.basename("/x/y.txt"), path.dirname("/x/y.txt"), path.splitext("a.tar.gz"), path.split("/a/b"), path.normpath("a/./b/../c"), path.isabs("/a"), path.commonprefix(["abc", "abd"]), path.relpath("/a/b", "/a/c"), os.sep, os.linesep == "\n", os.environ.get("NO_SUCH_VAR_X", "default"), path.exists("/no/such/thing"), isinstance(os.getpid(), int), os.cpu_count() > 0, path.splitext(".bashrc"), path.join("a", ""), path.commonpath(["/a/b", "/a/c"]), os.fspath("x"), os.name)
os.environ["MY_VAR"] = "v"; print(os.environ["MY_VAR"], os.getenv("MY_VAR"), "MY_VAR" in os.environ, os.getenv("NOPE"), os.getenv("NOPE", 5))
try:
    os.environ["NOPE_X"]
except KeyError as e:
    print(repr(e))
try:
    os.environ["X"] = 5
except TypeError as e:
    print(e)
