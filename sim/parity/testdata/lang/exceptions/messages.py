tests = [
    "1 + 'a'", "'a' + 1", "[] + ()", "{}['k']", "[][0]", "()[0]", "''[0]", "5()", "None.x", "len(5)", "int('x')",
    "int('1', 99)", "float('y')", "[1][1.0]", "{[]: 1}", "{}.nope", "x.y", "1 < 'a'", "-'a'", "~1.5", "iter(5)",
    "next(iter([]))", "range(1, 2, 0)", "chr(-1)", "ord('ab')", "'%d' % 'x'", "'{}'.format()", "abs('x')", "max([])",
    "sum(['a'])", "sorted([1, 'a'])", "dict([1])", "dict([(1, 2, 3)])", "set([[]])", "'abc'.index('z')", "[1].index(2)",
    "[].pop()", "{}.popitem()", "{1}.remove(2)", "1 // 0", "1 % 0", "1.0 / 0", "0 ** -1", "2 ** 'x'", "[1, 2] * 1.5",
    "'a' * 'b'", "import_missing", "(lambda x: x)()", "(lambda: 0)(1)", "isinstance(1, 5)", "issubclass(1, int)",
    "bytes([300])", "b'a' + 'a'", "'a' in 5", "5 in 5", "'x' in 'xyz' in 5", "hash([])", "divmod(1, 0)", "round('a')",
    "zip(1)", "enumerate(5)", "map(int)", "str.upper(5)", "int.from_bytes('x')", "[].append()", "[].append(1, 2)",
    "print(1, foo=2)", "int(1, 2, 3)", "object(1)", "type(1, 2)", "super()", "getattr(1, 'zz')", "(1).real = 5",
]
for source in tests:
    try:
        exec(source)
    except BaseException as e:
        print(f"{source:25} {type(e).__name__}: {e}")
    else:
        print(f"{source:25} fine")
