import sys
print(sys.version_info[:2], sys.version_info >= (3, 14), sys.version_info.major, sys.maxsize, sys.byteorder, sys.getrecursionlimit(), "math" in sys.modules or True, sys.argv[1:], sys.float_info.max, sys.float_info.epsilon, sys.int_info.bits_per_digit > 0, sys.maxunicode, type(sys.stdout).__name__ != "", sys.getdefaultencoding(), sys.implementation.name, sys.intern("a") == "a", callable(sys.exit), isinstance(sys.path, list), sys.flags.debug, sys.platform in ("linux", "darwin", "win32"), sys.hexversion >> 24, sys.getrefcount is not None, sys.hash_info.width)
for arg in (3, "msg", None, [1]):
    try:
        sys.exit(arg)
    except SystemExit as e:
        print(repr(e), e.code)
sys.stdout.write("written\n"); sys.stderr.write("to stderr\n"); print("also", file=sys.stderr)
sys.setrecursionlimit(200)


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n > 100


print(depth(), sys._getframe().f_code.co_name, sys._getframe().f_lineno)
