package syntax_test

// treeTests are sources and their trees, one for each piece of the grammar.
var treeTests = []struct{ src, want string }{
	{
		"",
		"[]",
	},
	{
		"pass",
		"[(Pass)]",
	},
	{
		"a; b;\n",
		"[(ExprStmt Value=a) (ExprStmt Value=b)]",
	},
	{
		"x = y = 1",
		"[(Assign Targets=[x y] Value=(Constant 1))]",
	},
	{
		"x: int = 1",
		"[(AnnAssign Target=x Annotation=int Value=(Constant 1) Simple=true)]",
	},
	{
		"(x): int",
		"[(AnnAssign Target=x Annotation=int)]",
	},
	{
		"a.b: int",
		"[(AnnAssign Target=(Attribute Value=a Attr=b) Annotation=int)]",
	},
	{
		"x += 1 // 2",
		"[(AugAssign Target=x Op=+ Value=(BinOp Left=(Constant 1) Op=// Right=(Constant 2)))]",
	},
	{
		"del a, (b, c), d[0]",
		"[(Delete Targets=[a (TupleExpr Elts=[b c]) (Subscript Value=d Index=(Constant 0))])]",
	},
	{
		"del (a, b)",
		"[(Delete Targets=[(TupleExpr Elts=[a b])])]",
	},
	{
		"return",
		"[(Return)]",
	},
	{
		"return *a, b",
		"[(Return Value=(TupleExpr Elts=[(Starred Value=a) b]))]",
	},
	{
		"raise",
		"[(Raise)]",
	},
	{
		"raise A from b",
		"[(Raise Exc=A Cause=b)]",
	},
	{
		"assert a, b",
		"[(Assert Test=a Msg=b)]",
	},
	{
		"global a, b",
		"[(Global Names=[a b])]",
	},
	{
		"nonlocal a",
		"[(Nonlocal Names=[a])]",
	},
	{
		"import a.b as c, d",
		`[(Import Names=[(Alias Name="a.b" AsName="c") (Alias Name="d")])]`,
	},
	{
		"from . import *",
		`[(ImportFrom Names=[(Alias Name="*")] Level=1)]`,
	},
	{
		"from ...a.b import (c as d, e,)",
		`[(ImportFrom Module="a.b" Names=[(Alias Name="c" AsName="d") (Alias Name="e")] Level=3)]`,
	},
	{
		"type X[T: int = str, *U, **P] = list[T]",
		`[(TypeAlias Name=X TypeParams=[(TypeParam Name="T" Bound=int Default=str) (TypeParam Name="U" Stars=1) (TypeParam Name="P" Stars=2)] Value=(Subscript Value=list Index=T))]`,
	},
	{
		"type = 1",
		"[(Assign Targets=[type] Value=(Constant 1))]",
	},
	{
		"match = case = 2",
		"[(Assign Targets=[match case] Value=(Constant 2))]",
	},
	{
		"match(x)",
		"[(ExprStmt Value=(Call Func=match Args=[x]))]",
	},
	{
		"match [a, b]:\n  case 1: pass",
		"[(Match Subject=(ListExpr Elts=[a b]) Cases=[(MatchCase Pattern=(MatchValue Value=(Constant 1)) Body=[(Pass)])])]",
	},
	{
		"if a: b\nelif c: d\nelse: e",
		"[(If Test=a Body=[(ExprStmt Value=b)] Else=[(If Test=c Body=[(ExprStmt Value=d)] Else=[(ExprStmt Value=e)])])]",
	},
	{
		"while a:\n  break\nelse:\n  continue",
		"[(While Test=a Body=[(Break)] Else=[(Continue)])]",
	},
	{
		"for a, *b in c, d: pass",
		"[(For Target=(TupleExpr Elts=[a (Starred Value=b)]) Iter=(TupleExpr Elts=[c d]) Body=[(Pass)])]",
	},
	{
		"async def f():\n  async for a in b: pass\n  async with c as d, e: await f",
		"[(FunctionDef Async=true Name=f Params=(Params) Body=[(For Async=true Target=a Iter=b Body=[(Pass)]) (With Async=true Items=[(WithItem Context=c Vars=d) (WithItem Context=e)] Body=[(ExprStmt Value=(Await Value=f))])])]",
	},
	{
		"with (a as b, c): pass",
		"[(With Items=[(WithItem Context=a Vars=b) (WithItem Context=c)] Body=[(Pass)])]",
	},
	{
		"with (a, b) as c: pass",
		"[(With Items=[(WithItem Context=(TupleExpr Elts=[a b]) Vars=c)] Body=[(Pass)])]",
	},
	{
		"with (a): pass",
		"[(With Items=[(WithItem Context=a)] Body=[(Pass)])]",
	},
	{
		"with (yield): pass",
		"[(With Items=[(WithItem Context=(Yield))] Body=[(Pass)])]",
	},
	{
		"try: a\nexcept: b",
		"[(Try Body=[(ExprStmt Value=a)] Handlers=[(ExceptHandler Body=[(ExprStmt Value=b)])])]",
	},
	{
		"try: a\nexcept A, B: b\nelse: c\nfinally: d",
		"[(Try Body=[(ExprStmt Value=a)] Handlers=[(ExceptHandler Type=(TupleExpr Elts=[A B]) Body=[(ExprStmt Value=b)])] Else=[(ExprStmt Value=c)] Finally=[(ExprStmt Value=d)])]",
	},
	{
		"try: a\nexcept* A as e: b",
		"[(Try Body=[(ExprStmt Value=a)] Handlers=[(ExceptHandler Type=A Name=e Body=[(ExprStmt Value=b)])] Star=true)]",
	},
	{
		"try: a\nfinally: b",
		"[(Try Body=[(ExprStmt Value=a)] Finally=[(ExprStmt Value=b)])]",
	},
	{
		"@a.b(c)\n@(x := d)\nclass C[T](A, *B, k=D, **E): pass",
		`[(ClassDef Name=C TypeParams=[(TypeParam Name="T")] Args=[A (Starred Value=B)] Keywords=[(Keyword Name="k" Value=D) (Keyword Value=E)] Body=[(Pass)] Decorators=[(Call Func=(Attribute Value=a Attr=b) Args=[c]) (NamedExpr Target=x Value=d)])]`,
	},
	{
		"def f[T](a, b: int = 1, /, c=2, *d: int, e, g=3, **h) -> i: pass",
		`[(FunctionDef Name=f TypeParams=[(TypeParam Name="T")] Params=(Params PosOnly=[(Param Name="a") (Param Name="b" Annotation=int Default=(Constant 1))] Regular=[(Param Name="c" Default=(Constant 2))] VarArgs=(Param Name="d" Annotation=int) KwOnly=[(Param Name="e") (Param Name="g" Default=(Constant 3))] KwArgs=(Param Name="h")) Returns=i Body=[(Pass)])]`,
	},
	{
		"def f(*, a): pass",
		`[(FunctionDef Name=f Params=(Params KwOnly=[(Param Name="a")]) Body=[(Pass)])]`,
	},
	{
		"def f(*a: *b): pass",
		`[(FunctionDef Name=f Params=(Params VarArgs=(Param Name="a" Annotation=(Starred Value=b))) Body=[(Pass)])]`,
	},
	{
		"def f(a, /): pass",
		`[(FunctionDef Name=f Params=(Params PosOnly=[(Param Name="a")]) Body=[(Pass)])]`,
	},
	{
		"lambda: 0",
		"[(ExprStmt Value=(Lambda Params=(Params) Body=(Constant 0)))]",
	},
	{
		"lambda a, /, b=1, *c, d, **e: a",
		`[(ExprStmt Value=(Lambda Params=(Params PosOnly=[(Param Name="a")] Regular=[(Param Name="b" Default=(Constant 1))] VarArgs=(Param Name="c") KwOnly=[(Param Name="d")] KwArgs=(Param Name="e")) Body=a))]`,
	},
	{
		"match a, *b:\n  case 1 | -2.5 | 1+2j: pass\n  case None | True: pass\n  case 'a' 'b': pass\n  case x.y.z: pass\n  case _: pass",
		`[(Match Subject=(TupleExpr Elts=[a (Starred Value=b)]) Cases=[(MatchCase Pattern=(MatchOr Patterns=[(MatchValue Value=(Constant 1)) (MatchValue Value=(UnaryExpr Op=- Operand=(Constant 2.5))) (MatchValue Value=(BinOp Left=(Constant 1) Op=+ Right=(Constant 2j)))]) Body=[(Pass)]) (MatchCase Pattern=(MatchOr Patterns=[(MatchSingleton Value=(Constant None)) (MatchSingleton Value=(Constant True))]) Body=[(Pass)]) (MatchCase Pattern=(MatchValue Value=(Constant "ab")) Body=[(Pass)]) (MatchCase Pattern=(MatchValue Value=(Attribute Value=(Attribute Value=x Attr=y) Attr=z)) Body=[(Pass)]) (MatchCase Pattern=(MatchAs) Body=[(Pass)])])]`,
	},
	{
		"match a:\n  case [x, *_, (y)]: pass\n  case x, *r: pass\n  case (): pass\n  case (x,): pass",
		`[(Match Subject=a Cases=[(MatchCase Pattern=(MatchSequence Patterns=[(MatchAs Name="x") (MatchStar) (MatchAs Name="y")]) Body=[(Pass)]) (MatchCase Pattern=(MatchSequence Patterns=[(MatchAs Name="x") (MatchStar Name="r")]) Body=[(Pass)]) (MatchCase Pattern=(MatchSequence) Body=[(Pass)]) (MatchCase Pattern=(MatchSequence Patterns=[(MatchAs Name="x")]) Body=[(Pass)])])]`,
	},
	{
		"match a:\n  case {'k': v, 1: _, A.b: c, **r}: pass\n  case {}: pass",
		`[(Match Subject=a Cases=[(MatchCase Pattern=(MatchMapping Keys=[(Constant "k") (Constant 1) (Attribute Value=A Attr=b)] Patterns=[(MatchAs Name="v") (MatchAs) (MatchAs Name="c")] Rest="r") Body=[(Pass)]) (MatchCase Pattern=(MatchMapping) Body=[(Pass)])])]`,
	},
	{
		"match a:\n  case A(b, c=d, e=1): pass\n  case A.B(): pass\n  case (x as y) if z: pass",
		`[(Match Subject=a Cases=[(MatchCase Pattern=(MatchClass Class=A Patterns=[(MatchAs Name="b")] KwNames=[c e] KwPatterns=[(MatchAs Name="d") (MatchValue Value=(Constant 1))]) Body=[(Pass)]) (MatchCase Pattern=(MatchClass Class=(Attribute Value=A Attr=B)) Body=[(Pass)]) (MatchCase Pattern=(MatchAs Pattern=(MatchAs Name="x") Name="y") Guard=z Body=[(Pass)])])]`,
	},
	{
		"a or b or c and not d",
		"[(ExprStmt Value=(BoolOp Or=true Values=[a b (BoolOp Values=[c (UnaryExpr Op=not Operand=d)])]))]",
	},
	{
		"a < b <= c != d is not e not in f in g is h",
		"[(ExprStmt Value=(Compare Left=a Ops=[< <= != is not not in in is] Right=[b c d e f g h]))]",
	},
	{
		"a if b else c if d else e",
		"[(ExprStmt Value=(IfExpr Test=b Body=a Else=(IfExpr Test=d Body=c Else=e)))]",
	},
	{
		"-a ** -b ** c",
		"[(ExprStmt Value=(UnaryExpr Op=- Operand=(BinOp Left=a Op=** Right=(UnaryExpr Op=- Operand=(BinOp Left=b Op=** Right=c)))))]",
	},
	{
		"a + b * c @ d - e // f % g / h",
		"[(ExprStmt Value=(BinOp Left=(BinOp Left=a Op=+ Right=(BinOp Left=(BinOp Left=b Op=* Right=c) Op=@ Right=d)) Op=- Right=(BinOp Left=(BinOp Left=(BinOp Left=e Op=// Right=f) Op=% Right=g) Op=/ Right=h)))]",
	},
	{
		"a << b >> c & d ^ e | ~f",
		"[(ExprStmt Value=(BinOp Left=(BinOp Left=(BinOp Left=(BinOp Left=(BinOp Left=a Op=<< Right=b) Op=>> Right=c) Op=& Right=d) Op=^ Right=e) Op=| Right=(UnaryExpr Op=~ Operand=f)))]",
	},
	{
		"not a == b",
		"[(ExprStmt Value=(UnaryExpr Op=not Operand=(Compare Left=a Ops=[==] Right=[b])))]",
	},
	{
		"(a := 1)",
		"[(ExprStmt Value=(NamedExpr Target=a Value=(Constant 1)))]",
	},
	{
		"f(a := 1, b)",
		"[(ExprStmt Value=(Call Func=f Args=[(NamedExpr Target=a Value=(Constant 1)) b]))]",
	},
	{
		"a.b(c)[d](*e, f, g=h, **i)",
		`[(ExprStmt Value=(Call Func=(Subscript Value=(Call Func=(Attribute Value=a Attr=b) Args=[c]) Index=d) Args=[(Starred Value=e) f] Keywords=[(Keyword Name="g" Value=h) (Keyword Value=i)]))]`,
	},
	{
		"a[1], a[:], a[1:2:3], a[::b], a[b, c:d], a[*e], a[f := 1]",
		"[(ExprStmt Value=(TupleExpr Elts=[(Subscript Value=a Index=(Constant 1)) (Subscript Value=a Index=(Slice)) (Subscript Value=a Index=(Slice Lower=(Constant 1) Upper=(Constant 2) Step=(Constant 3))) (Subscript Value=a Index=(Slice Step=b)) (Subscript Value=a Index=(TupleExpr Elts=[b (Slice Lower=c Upper=d)])) (Subscript Value=a Index=(TupleExpr Elts=[(Starred Value=e)])) (Subscript Value=a Index=(NamedExpr Target=f Value=(Constant 1)))]))]",
	},
	{
		"f(x for x in y)",
		"[(ExprStmt Value=(Call Func=f Args=[(Comp Kind=0 Elt=x Fors=[(Comprehension Target=x Iter=y)])]))]",
	},
	{
		"f(a, (x for x in y))",
		"[(ExprStmt Value=(Call Func=f Args=[a (Comp Kind=0 Elt=x Fors=[(Comprehension Target=x Iter=y)])]))]",
	},
	{
		"[], [a], [*a, b]",
		"[(ExprStmt Value=(TupleExpr Elts=[(ListExpr) (ListExpr Elts=[a]) (ListExpr Elts=[(Starred Value=a) b])]))]",
	},
	{
		"(), (a,), (a, *b)",
		"[(ExprStmt Value=(TupleExpr Elts=[(TupleExpr) (TupleExpr Elts=[a]) (TupleExpr Elts=[a (Starred Value=b)])]))]",
	},
	{
		"{}, {a}, {*a, b}, {a: b, **c}",
		"[(ExprStmt Value=(TupleExpr Elts=[(DictExpr) (SetExpr Elts=[a]) (SetExpr Elts=[(Starred Value=a) b]) (DictExpr Keys=[a -] Values=[b c])]))]",
	},
	{
		"[a for b in c if d if e for f in g]",
		"[(ExprStmt Value=(Comp Kind=1 Elt=a Fors=[(Comprehension Target=b Iter=c Ifs=[d e]) (Comprehension Target=f Iter=g)]))]",
	},
	{
		"{a async for b in c}",
		"[(ExprStmt Value=(Comp Kind=2 Elt=a Fors=[(Comprehension Async=true Target=b Iter=c)]))]",
	},
	{
		"{a: b for c, d in e}",
		"[(ExprStmt Value=(Comp Kind=3 Elt=a Value=b Fors=[(Comprehension Target=(TupleExpr Elts=[c d]) Iter=e)]))]",
	},
	{
		"(a for a, in b)",
		"[(ExprStmt Value=(Comp Kind=0 Elt=a Fors=[(Comprehension Target=(TupleExpr Elts=[a]) Iter=b)]))]",
	},
	{
		"yield",
		"[(ExprStmt Value=(Yield))]",
	},
	{
		"x = yield a, b",
		"[(Assign Targets=[x] Value=(Yield Value=(TupleExpr Elts=[a b])))]",
	},
	{
		"yield from a",
		"[(ExprStmt Value=(YieldFrom Value=a))]",
	},
	{
		"await a",
		"[(ExprStmt Value=(Await Value=a))]",
	},
	{
		"...",
		"[(ExprStmt Value=(Constant ...))]",
	},
	{
		"0, 1_000, 0xFf, 0o17, 0b1_0, 00",
		"[(ExprStmt Value=(TupleExpr Elts=[(Constant 0) (Constant 1000) (Constant 255) (Constant 15) (Constant 2) (Constant 0)]))]",
	},
	{
		"1., .5, 1e3, 1_0.0_1E-2, 2j, 1e400",
		"[(ExprStmt Value=(TupleExpr Elts=[(Constant 1) (Constant 0.5) (Constant 1000) (Constant 0.1001) (Constant 2j) (Constant +Inf)]))]",
	},
	{
		"123456789012345678901234567890",
		"[(ExprStmt Value=(Constant 123456789012345678901234567890))]",
	},
	{
		"1if a else 2",
		"[(ExprStmt Value=(IfExpr Test=a Body=(Constant 1) Else=(Constant 2)))]",
	},
	{
		"'a\\n\\t\\\\\\x41\\u00e9\\U0001F600\\101\\N{BULLET}\\q\\\nb'",
		`[(ExprStmt Value=(Constant "a\n\t\\Aé😀A•\\qb"))]`,
	},
	{
		"r'\\n', R'\\''",
		`[(ExprStmt Value=(TupleExpr Elts=[(Constant "\\n") (Constant "\\'")]))]`,
	},
	{
		"b'\\x00\\377a' rb'\\x'",
		`[(ExprStmt Value=(Constant b"\x00\xffa\\x"))]`,
	},
	{
		"\"\"\"a\n\"b\" \"\"\"",
		`[(ExprStmt Value=(Constant "a\n\"b\" "))]`,
	},
	{
		"'\\ud800'",
		`[(ExprStmt Value=(Constant "\xed\xa0\x80"))]`,
	},
	{
		"u'a' 'b'",
		`[(ExprStmt Value=(Constant "ab"))]`,
	},
	{
		"f'a' 'b'",
		`[(ExprStmt Value=(FString Parts=[(Constant "ab")]))]`,
	},
	{
		"f'{a}{{b}}{c!r:>{w}.{p}f}d'",
		`[(ExprStmt Value=(FString Parts=[(FormattedValue Value=a) (Constant "{b}") (FormattedValue Value=c Conversion=114 Spec=(FString Parts=[(Constant ">") (FormattedValue Value=w) (Constant ".") (FormattedValue Value=p) (Constant "f")])) (Constant "d")]))]`,
	},
	{
		"f'{a = }', f'{a=!s}', f'{a=:x}'",
		`[(ExprStmt Value=(TupleExpr Elts=[(FString Parts=[(Constant "a = ") (FormattedValue Value=a Conversion=114)]) (FString Parts=[(Constant "a=") (FormattedValue Value=a Conversion=115)]) (FString Parts=[(Constant "a=") (FormattedValue Value=a Spec=(FString Parts=[(Constant "x")]))])]))]`,
	},
	{
		`f'{'nested'}' f"{f'{x}'}"`,
		`[(ExprStmt Value=(FString Parts=[(FormattedValue Value=(Constant "nested")) (FormattedValue Value=(FString Parts=[(FormattedValue Value=x)]))]))]`,
	},
	{
		"f'''{\na\n:\n}'''",
		`[(ExprStmt Value=(FString Parts=[(FormattedValue Value=a Spec=(FString Parts=[(Constant "\n")]))]))]`,
	},
	{
		"f'\\n{a:\\t}\\N{BULLET}'",
		`[(ExprStmt Value=(FString Parts=[(Constant "\n") (FormattedValue Value=a Spec=(FString Parts=[(Constant "\t")])) (Constant "•")]))]`,
	},
	{
		"rf'\\d{x}'",
		`[(ExprStmt Value=(FString Parts=[(Constant "\\d") (FormattedValue Value=x)]))]`,
	},
	{
		"f'{a, b}{*c,}{yield}{lambda_}{(lambda: 1)}'",
		"[(ExprStmt Value=(FString Parts=[(FormattedValue Value=(TupleExpr Elts=[a b])) (FormattedValue Value=(TupleExpr Elts=[(Starred Value=c)])) (FormattedValue Value=(Yield)) (FormattedValue Value=lambda_) (FormattedValue Value=(Lambda Params=(Params) Body=(Constant 1)))]))]",
	},
	{
		`f'{a != b}{a:=^5}{d["k"]:{1:2}}'`,
		`[(ExprStmt Value=(FString Parts=[(FormattedValue Value=(Compare Left=a Ops=[!=] Right=[b])) (FormattedValue Value=a Spec=(FString Parts=[(Constant "=^5")])) (FormattedValue Value=(Subscript Value=d Index=(Constant "k")) Spec=(FString Parts=[(FormattedValue Value=(Constant 1) Spec=(FString Parts=[(Constant "2")]))]))]))]`,
	},
	{
		"f''",
		"[(ExprStmt Value=(FString))]",
	},
	{
		"'' f''",
		"[(ExprStmt Value=(FString))]",
	},
	{
		"ｆoo = ﬁ",
		"[(Assign Targets=[foo] Value=fi)]",
	},
	{
		"变量 = 'é'",
		`[(Assign Targets=[变量] Value=(Constant "é"))]`,
	},
	{
		"x = 1 # c\n\n  # d\ny = 2",
		"[(Assign Targets=[x] Value=(Constant 1)) (Assign Targets=[y] Value=(Constant 2))]",
	},
	{
		"if a:\n\tb\n\n# c\n\td",
		"[(If Test=a Body=[(ExprStmt Value=b) (ExprStmt Value=d)])]",
	},
	{
		"a = (1,\n# c\n 2)",
		"[(Assign Targets=[a] Value=(TupleExpr Elts=[(Constant 1) (Constant 2)]))]",
	},
	{
		"a = 1 + \\\n  2",
		"[(Assign Targets=[a] Value=(BinOp Left=(Constant 1) Op=+ Right=(Constant 2)))]",
	},
	{
		"\ufeffa",
		"[(ExprStmt Value=a)]",
	},
	{
		"a\r\nb\rc",
		"[(ExprStmt Value=a) (ExprStmt Value=b) (ExprStmt Value=c)]",
	},
	{
		"if a:\n  b\n\f\nc",
		"[(If Test=a Body=[(ExprStmt Value=b)]) (ExprStmt Value=c)]",
	},
	{
		"# coding: utf-8\na",
		"[(ExprStmt Value=a)]",
	},
	{
		"a\n\\\nb",
		"[(ExprStmt Value=a) (ExprStmt Value=b)]",
	},
	{
		"print >>x, y",
		"[(ExprStmt Value=(TupleExpr Elts=[(BinOp Left=print Op=>> Right=x) y]))]",
	},
	{
		"a = b, = c",
		"[(Assign Targets=[a (TupleExpr Elts=[b])] Value=c)]",
	},
}
