print(eval("1 + 2"), eval("x * 2", {"x": 5}), eval("a + b", {"a": 1}, {"b": 2}), eval(" 3"), eval(compile("4", "<s>", "eval")))
ns = {}
exec("def f(n):\n    return n + 1\ny = f(1)", ns)
print(ns["y"], ns["f"](10), sorted(k for k in ns if not k.startswith("__")), "__builtins__" in ns)
exec("z = 5")
print(z)


def g():
    v = 1
    exec("v = 2")
    return v, eval("v"), eval("[v for _ in 'a']", {"v": 7})


print(g())
c = compile("for i in range(2):\n    print('i', i)", "name.py", "exec")
exec(c)
print(c.co_filename, c.co_name, type(c).__name__)
for f in (lambda: eval("1 +"), lambda: eval("x = 1"), lambda: exec("if"), lambda: eval(""), lambda: eval(5), lambda: eval("undefined_name"), lambda: compile("1", "f", "wrong"), lambda: exec("def f(:\n pass"), lambda: exec("  x = 1"), lambda: eval("1; 2"), lambda: exec("return 1"), lambda: exec("x = (1,\n"), lambda: exec("1 = x"), lambda: eval("(yield)"), lambda: exec(None)):
    try:
        f()
    except (SyntaxError, TypeError, NameError, ValueError) as e:
        print(type(e).__name__, e)
