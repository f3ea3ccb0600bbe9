print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{x} {y!r}".format(x=1, y="q"), "{0[1]} {0[0]}".format([5, 6]), "{d[key]} {d[0]}".format(d={"key": 1, 0: 2}), "{0.real} {0.imag}".format(3 + 4j))
print("{:>8}|{:<8}|{:^8}|{:*^8}|{:08.3f}|{:+}|{:,}|{:_}|{:x}|{:#b}|{:e}|{:%}".format("r", "l", "c", "s", 3.14159, 5, 1234567, 1234567, 255, 5, 12345.678, 0.256))
print("{{}} {{{}}}".format(1), "{:{}}".format("x", 5) + "|", "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{!s:>5}{!a}".format("é", "é"), "{0:{1}{2}}".format("x", ">", 4))
print("{n.__class__.__name__}".format(n=1), "{:%Y-%m-%d}".format(__import__("datetime").date(2024, 1, 2)), "{a}".format_map({"a": 1}), "{:d}".format(True), "{:s}".format("s"), "{}".format(None))
for f in (lambda: "{}".format(), lambda: "{1}".format(1), lambda: "{x}".format(1), lambda: "{} {0}".format(1), lambda: "{".format(1), lambda: "}".format(1), lambda: "{0.foo}".format(1), lambda: "{0[5]}".format([1]), lambda: "{!x}".format(1), lambda: "{:d}".format("s"), lambda: "{:s}".format(1), lambda: "{:zz}".format(1), lambda: "{:.2d}".format(1), lambda: "{0[a]}".format([1]), lambda: "{a b}".format(**{"a b": 1}), lambda: "{:,x}".format(1), lambda: "{:5}".format([]), lambda: "{:=5}".format("x")):
    try:
        print(f())
    except (IndexError, KeyError, ValueError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
