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


p = argparse.ArgumentParser(prog="app", description="A crawler that reads pages at once and counts the words that they have, in order.", epilog="See the docs.")
p.add_argument("url", help="where to start")
p.add_argument("extra", nargs="*", help="more places", default=["x"])
p.add_argument("-n", "--workers", type=int, default=5, metavar="N", help="how many workers (default: %(default)s)")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("--dry-run", action="store_true", help="do nothing")
p.add_argument("--level", choices=["low", "mid", "high"], default="mid")
p.add_argument("--tag", action="append")
p.add_argument("--timeout", type=float, required=True, help="a long explanation of what this timeout means, so that it has to be wrapped over several lines of help text")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.add_argument("--color", action=argparse.BooleanOptionalAction, default=True, help="colours")
p.add_argument("--pair", nargs=2, type=int)
p.add_argument("--opt", nargs="?", const="C", default="D")
p.add_argument("--many", nargs="+")
p.add_argument("-q", dest="quiet", action="store_const", const=7)
print(p.format_help())
print(p.format_usage())
run(p, "http://a --timeout 3", "", "a", "a --timeout x", "a b c --timeout=1 -n3 -vvv --tag x --tag y", "a --timeout 1 --level zz", "a --timeout 1 -vn 4 --dry", "a --timeout 1 --d --l low", "a --timeout 1 --bogus", "--help", "--version", "a --timeout 1 --no-color --pair 1 2", "a --timeout 1 --pair 1", "a --timeout 1 --opt", "a --timeout 1 --opt E --many 1 2 3 -q", "a --timeout 1 --many", "a --timeout -1", "-- -a --timeout 1", "--timeout 1 -- -a -b", "a --timeout 1 --ver=3", "a --timeout 1 --t 3", "a --timeout 1 -nx", "a --timeout 1 -vx", "a --timeout", "--timeout 1 a -v b -q c", ["a b", "--timeout", "2"], ["", "--timeout=2"], "a --dry-run=1 --timeout 1", "a -n=4 --timeout 1", "a --timeout 1 --pair 1 x")
p = argparse.ArgumentParser(prog="git", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
p.add_argument("--debug", action="store_true", help="more output")
sub = p.add_subparsers(dest="command", required=True, help="what to do", title="commands", description="all of them")
a = sub.add_parser("add", help="add files", aliases=["a"])
a.add_argument("files", nargs="+")
a.add_argument("--force", "-f", action="store_true")
c = sub.add_parser("commit", help="record", description="Record changes.")
c.add_argument("-m", "--message", default="none", help="the message")
c.set_defaults(func=len)
sub.add_parser("hidden")
print(p.format_help())
print(a.format_help())
print(c.format_help())
run(p, "add x y -f", "a z", "commit -m hi", "", "nope", "--debug commit", "commit --debug", "add", "commit -h", "hidden x")
p = argparse.ArgumentParser(prog="x")
sub = p.add_subparsers()
sub.add_parser("one")
print(p.format_help())
run(p, "", "one", "two")
