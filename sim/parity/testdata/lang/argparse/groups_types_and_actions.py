import argparse
import contextlib
import io


def run(parser, *lines):
    for line in lines:
        out = io.StringIO()
        try:
            with contextlib.redirect_stderr(out), contextlib.redirect_stdout(out):
                namespace = parser.parse_args(line.split() if isinstance(line, str) else line)
            print(line, "->", namespace, out.getvalue())
        except SystemExit as e:
            print(line, "-> exit", e.code, out.getvalue())
        except Exception as e:
            print(line, "->", type(e).__name__, e)


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


p = argparse.ArgumentParser(prog="m")
g = p.add_mutually_exclusive_group(required=True)
g.add_argument("--a", action="store_true")
g.add_argument("--b", type=int)
g2 = p.add_mutually_exclusive_group()
g2.add_argument("-x")
g2.add_argument("-y");
grp = p.add_argument_group("special", "special things")
grp.add_argument("--s", help=argparse.SUPPRESS)
grp.add_argument("--t", metavar=("P","Q"), nargs=2)
print(p.format_help())
run(p, "--a", "--b 3", "--a --b 3", "", "--b 1 -x 1 -y 2")
p = argparse.ArgumentParser(prog="r", add_help=False, argument_default=argparse.SUPPRESS, prefix_chars="-+", usage="%(prog)s [it]", exit_on_error=False, allow_abbrev=False)
p.add_argument("+f", "++foo")
p.add_argument("--num", type=int)
p.add_argument("rest", nargs=argparse.REMAINDER)
print(p.format_help())
run(p, "", "+f 1", "++foo=2 a -b c", "--num x", "--nu 3", "x -- y")
p = argparse.ArgumentParser(prog="neg")
p.add_argument("n", type=int)
p.add_argument("o", nargs="?", type=float, default="2.5")
run(p, "-5", "-5 -1.5", "3", "x", "1 2 3", "-x")
p.add_argument("-1", action="store_true")
run(p, "-5", "-1 5")
p = argparse.ArgumentParser(prog="t")
def even(s):
    n = int(s)
    if n % 2: raise argparse.ArgumentTypeError(f"{n} is odd")
    return n
p.add_argument("e", type=even)
p.add_argument("--l", type=lambda s: s.split(","), default="a,b")
p.add_argument("--ext", action="extend", nargs="*")
p.add_argument("--ac", action="append_const", const=3, dest="ext")
run(p, "2", "3", "x", "2 --l q,r --ext 1 2 --ac --ext 3")
class Up(argparse.Action):
    def __call__(self, parser, ns, values, option_string=None): setattr(ns, self.dest, (values.upper(), option_string))
p = argparse.ArgumentParser(prog="u")
p.add_argument("--up", action=Up)
p.add_argument("pos", action=Up)
run(p, "hey --up you")
def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
attempt(p.add_argument, "--up")
attempt(p.add_argument, "--z", action="nope")
attempt(p.add_argument, "z", required=True)
attempt(p.add_argument, "--y", type=5)
attempt(p.add_argument, "--w", nargs=0)
attempt(p.add_argument, "w", dest="v")
attempt(p.add_argument, "-", "x")
print(p.parse_known_args(["a", "--zz", "b"]), vars(p.parse_args(["a"])), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--shared", default=1)
p = argparse.ArgumentParser(prog="child", parents=[parent], formatter_class=argparse.RawDescriptionHelpFormatter, description="line one\n  line two")
p.add_argument("--own")
print(p.format_help())
run(p, "--shared 2 --own 3")
p = argparse.ArgumentParser(prog="long"); [p.add_argument(f"--option-number-{i}", help=f"h{i}") for i in range(6)]
p.add_argument("first")
p.add_argument("second", nargs="+", metavar="THING")
print(p.format_help())
p = argparse.ArgumentParser(prog="i")
p.add_argument("--f")
p.add_argument("c")
p.add_argument("r", nargs="*")
print(p.parse_intermixed_args("doit 1 --f bar 2 3".split()), p.parse_args("doit --f bar".split()))
p = argparse.ArgumentParser(prog="end")
p.error("bad thing")
