import argparse
import contextlib
import enum
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


p = argparse.ArgumentParser(prog="c")
p.add_argument("--i", type=int, choices=range(1,4))
p.add_argument("--n", type=int, choices=[1,2])
print(p.format_help())
run(p, "--i 5", "--n 3", "--i 2")
p = argparse.ArgumentParser(prog="dep")
p.add_argument("--old", deprecated=True); s=p.add_subparsers(dest="c")
s.add_parser("x", deprecated=True)
run(p, "--old 1", "x")
p = argparse.ArgumentParser(prog="g"); g=p.add_mutually_exclusive_group()
g.add_argument("--verbose", action="store_true")
g.add_argument("--quiet", action="store_true")
p.add_argument("x", type=int)
p.add_argument("y", type=int, nargs="?")
print(p.format_help())
run(p, "1 --verbose", "1 --verbose --quiet","1 2 3")
p = argparse.ArgumentParser(prog="m", formatter_class=argparse.MetavarTypeHelpFormatter)
p.add_argument("--n", type=int)
p.add_argument("f", type=float)
print(p.format_help())
p = argparse.ArgumentParser(prog="m", formatter_class=argparse.RawTextHelpFormatter)
p.add_argument("--n", type=int, help="one\n  two")
print(p.format_help())
p = argparse.ArgumentParser(prog="m", formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=60))
p.add_argument("--a-long-option-name", type=int, help="one two three four five six seven")
print(p.format_help())
p = argparse.ArgumentParser(prog="m")
p.add_argument("--n", help="100%%")
p.add_argument("--t", type=int, default=3, help="%(type)s %(default)r %(prog)s")
print(p.format_help())
try: p.add_argument("--z", help="50%")
except ValueError as e: print(e)
try: p.parse_args([1])
except Exception as e: print(type(e).__name__, e)
p = argparse.ArgumentParser(prog="vals")
p.add_argument("vals", nargs="*", type=int, choices=[1,2,3])
run(p, "", "1 2", "5")
p = argparse.ArgumentParser(prog="vals")
p.add_argument("a")
p.add_argument("b", nargs="*")
p.add_argument("c", nargs="?")
p.add_argument("d")
run(p, "1 2", "1 2 3 4 5", "1", "")
p = argparse.ArgumentParser(prog="q")
p.set_defaults(x=1)
p.add_argument("--x", type=int)
print(p.get_default("x"), p.parse_args([]))
print(p.add_argument("--foo", nargs="+", help="hi"))


class E(enum.Enum):
    A = "a"


p = argparse.ArgumentParser(prog="e")
p.add_argument("--e", type=E, choices=list(E))
run(p, "--e a", "--e b")
print(p.format_usage())
print(argparse.ArgumentParser(prog="w", usage="%(prog)s X").format_usage())
