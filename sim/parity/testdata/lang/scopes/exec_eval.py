print(eval("1 + 2 * 3"), eval("x + y", {"x": 1}, {"y": 2}))
ns = {}
exec("def f(a):\n    return a * k\nk = 4", ns)
print(ns["f"](3), sorted(k for k in ns if not k.startswith("__")))
code = compile("a = 5\nb = a + 1", "made.py", "exec")
env = {}
exec(code, env)
print(env["b"], code.co_filename, eval(compile("7 * 6", "e", "eval")))


def locals_in_function(a, b=2):
    c = a + b
    return locals()


print(locals_in_function(1), "print" in dir(__builtins__), globals()["ns"] is ns)
for bad in ("1 +", "def f(:\n pass", "x = = 1", "if True:\npass", "await x", "return 5", "(1", "'abc", "for", "print 'x'", "a b", "1 = x", "f(a=1, 2)", "break", "x = 5 if 1", "class", "lambda x: = 3", "{1: 2, 3}", "def f(a, a): pass", "nonlocal q", "f'{'", "0777", "é = $"):
    try:
        exec(bad)
    except SyntaxError as e:
        print(repr(bad), type(e).__name__, e.msg, e.lineno, e.offset)
class A:
    x = 1
    y = x + 1
    def m(self): return __class__.__name__
    locals()["z"] = 26
print(A.y, A().m(), A.z)
