package parity

import (
	"fmt"
	"strings"
)

// kind is the type of an expression, and the first letter of names that hold it.
type kind rune

const (
	kindInt   kind = 'i'
	kindFloat kind = 'f'
	kindStr   kind = 's'
	kindList  kind = 'l' // of ints
	kindTuple kind = 't' // of ints
	kindDict  kind = 'd' // from str to int
	kindBool  kind = 'b'
)

var kinds = []kind{kindInt, kindFloat, kindStr, kindList, kindTuple, kindDict, kindBool}

func (p *program) anyKind() kind { return one(&p.writer, kinds...) }

// name is one of the names of a kind that the present function may assign.
func (p *program) name(k kind) string {
	return one(&p.writer, p.scopes[len(p.scopes)-1].or(p.scopes[0], k)...)
}

// or gives a scope's names of a kind; those of a function that has none are
// the module's.
func (s scope) or(module scope, k kind) []string {
	if len(s[k]) > 0 {
		return s[k]
	}
	return module[k]
}

func (p *program) literal(k kind) string {
	switch k {
	case kindInt:
		return one(&p.writer, "0", "1", "2", "3", "-1", "7", "-5", "10", "255", "1000003", "(2**31)", "(-2**63)", "(10**18)", "(2**64 + 1)")
	case kindFloat:
		return one(&p.writer, "0.0", "1.0", "0.5", "-2.5", "0.1", "3.14159", "1e16", "1e-5", "-0.0", "123456.789", "1e300")
	case kindStr:
		return one(&p.writer, "''", "'a'", "'abc'", "'hello world'", "'Déjà vu'", "'12'", "' x '", `"it's"`, `'a\tb\n'`, "'a,b,,c'", "'ABC'", "'b'")
	case kindList:
		return one(&p.writer, "[]", "[1, 2, 3]", "[5, 3, 9, 1]", "[0]", "[2, 2, -1]", "list(range(6))")
	case kindTuple:
		return one(&p.writer, "()", "(1,)", "(1, 2)", "(3, 1, 2)", "(0, -1, 5, 5)")
	case kindDict:
		return one(&p.writer, "{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{'x': 0, 'abc': -3, '': 9}")
	}
	return one(&p.writer, "True", "False")
}

// maxNesting is how deep expressions nest.
const maxNesting = 3

// expr is a random expression of a kind.
func (p *program) expr(k kind) string {
	if p.nesting >= maxNesting || p.oneIn(4) {
		if p.oneIn(3) {
			return p.literal(k)
		}
		return p.name(k)
	}
	p.nesting++
	defer func() { p.nesting-- }()
	if p.oneIn(12) {
		return fmt.Sprintf("(%s if %s else %s)", p.expr(k), p.expr(kindBool), p.expr(k))
	}
	switch k {
	case kindInt:
		return p.intExpr()
	case kindFloat:
		return p.floatExpr()
	case kindStr:
		return p.strExpr()
	case kindList:
		return p.listExpr()
	case kindTuple:
		return p.tupleExpr()
	case kindDict:
		return p.dictExpr()
	}
	return p.boolExpr()
}

// fill puts expressions into a template: each of I F S L T D B stands for one
// of that kind, C for a slice.
func (p *program) fill(template string) string {
	var out strings.Builder
	for _, r := range template {
		switch r {
		case 'I', 'F', 'S', 'L', 'T', 'D', 'B':
			out.WriteString(p.expr(kind(r + 'a' - 'A')))
		case 'C':
			out.WriteString(p.slice())
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func (p *program) slice() string {
	bound := func() string { return one(&p.writer, "", "", "0", "1", "2", "-1", "-2", "5", "-9") }
	return bound() + ":" + bound() + one(&p.writer, "", "", ":1", ":2", ":-1", ":-2")
}

func (p *program) intExpr() string {
	if len(p.funcs) > 0 && p.oneIn(6) {
		return one(&p.writer, p.funcs...) + p.fill(one(&p.writer, "(I)", "(I, S)", "(I, S, I, I)", "(I, key=I)", "(I, *T)", "(I, S, *L, **D)", "(s5=S, i5=I)", "(I, extra=I)"))
	}
	return p.fill(one(&p.writer,
		"(I + I)", "(I - I)", "(I * I)", "(I // I)", "(I % I)", "(I & I)", "(I | I)", "(I ^ I)", "(I << 3)", "(I >> 2)", "(I ** 2)",
		"(-I)", "(~I)", "abs(I)", "len(S)", "len(L)", "len(D)", "int(F)", "int(S)", "ord(S[:1])", "max(I, I, I)", "min(L)", "sum(L)",
		"L[I]", "T[I]", "D[S]", "D.get(S, I)", "S.find(S)", "S.count(S)", "L.count(I)", "T.index(I)", "round(F)", "round(I, -1)",
		"sum(x * I for x in L)", "(lambda x, y=I: x + y)(I)", "(B + I)", "pow(I, 3, 17)", "divmod(I, 7)[1]", "(I).bit_length()", "hash(I)",
		"len(set(L))", "next(iter(L), I)", "(I and I)", "(I or I)", "len(f'{ I}')", "L[C].pop()", "eval('i0 + 1')", "int(B)", "max(D.values(), default=I)",
		"sorted(L)[I]", "sum(map(len, S.split()))", "len([*L, *T])", "[I, I][B]", "int(str(I))", "isinstance(I, (str, int)) * I"))
}

func (p *program) floatExpr() string {
	return p.fill(one(&p.writer,
		"(F + F)", "(F - F)", "(F * F)", "(F / F)", "(F // F)", "(F % F)", "(I / I)", "(F + I)", "(-F)", "abs(F)", "float(I)", "float(S)",
		"round(F, 2)", "(F ** 2)", "max(F, I)", "min(F, F)", "sum([F, F])", "(F if F == F else 0.0)", "divmod(F, F)[0]", "(I ** -1)", "F.real"))
}

func (p *program) strExpr() string {
	return p.fill(one(&p.writer,
		"(S + S)[:20]", "(S * 2)[:20]", "S[C]", "S[I]", "S.upper()", "S.title()", "S.swapcase()", "S.strip()", "S.replace(S, S)[:20]", "S.center(7, '*')", "S.zfill(5)",
		"str(I)", "str(F)", "repr(S)", "repr(L)", "str(T)", "repr(D)", "str(B)", "chr(97 + I % 26)", "S.join(S.split(','))[:20]", "','.join(map(str, L))",
		"f'{ I}'", "f'{ I:>6}|{ S:<5}|{ F:.3f}'", "f'{ I:+05d}'", "f'{ F:10.2e}'", "f'{ F:g} { F!r:^12}'", "f'{ S!r:>8}'", "f'{ I:,} { I % 256:#x} { I % 9:b}'", "f'{ L} { T!s}'", "f'{ S:{ I % 9}}'", "f'{ I=} { B!a}'",
		"'%d|%5s|%-4r|%.2f' % (I, S, S, F)", "'{} {0}'.format(I)", "'{1:>5} {0!r}'.format(S, I)", "hex(I)", "bin(I % 64)", "type(F).__name__", "str(type(L))",
		"max(S, S)", "''.join(sorted(S))", "''.join(c for c in S if c != 'a')", "S.partition(S)[2]", "str(S.encode())", "S.casefold()", "S.lstrip('a ')", "next(reversed(S), S)", "(S or S)", "S.expandtabs(3)",
		"'|'.join(S.splitlines())", "str(S.isalpha())", "str([x for x in D])", "str(list(zip(S, L)))[:30]", "min(S.split() or [S])"))
}

func (p *program) listExpr() string {
	if len(p.gens) > 0 && p.oneIn(8) {
		return fmt.Sprintf("[x for x in %s(%s) if isinstance(x, int)][:9]", one(&p.writer, p.gens...), p.expr(kindInt))
	}
	return p.fill(one(&p.writer,
		"[I, I, I]", "(L + L)[:9]", "(L * 2)[:9]", "L[C]", "sorted(L)", "sorted(L, reverse=B)", "sorted(L, key=lambda x: -x)", "list(T)", "list(reversed(L))",
		"[x + I for x in L]", "[x for x in L if x > I]", "[x * y for x in L[:3] for y in T[:3]]", "[i for i, c in enumerate(S)]", "list(map(abs, L))", "list(filter(None, L))",
		"list(D.values())", "[*T, I]", "list(range(I % 7))", "[len(w) for w in S.split()]", "[ord(c) for c in S][:9]", "list(range(5, I % 9, -1))", "sorted(set(L))", "sorted({x % 3 for x in L})",
		"[I if x else I for x in L]", "[sum(L[:n]) for n in range(len(L))]", "[x for x, y in zip(L, T) if x < y]", "list(D.get(c, I) for c in S)[:9]", "L.copy()", "(L or [I])", "[max(L), min(T)]", "[x for x in L if x not in T]"))
}

func (p *program) tupleExpr() string {
	return p.fill(one(&p.writer,
		"(I, I)", "(T + T)[:9]", "(T * 2)[:9]", "T[C]", "tuple(L)", "(I,)", "divmod(I, I)", "tuple(sorted(T))", "tuple(x * 2 for x in T)", "(*T, I)", "(*L, *T)[:9]", "tuple(D.values())", "tuple(map(int, L))", "(T or L and T)", "tuple(range(I % 5))", "max(T, T)"))
}

func (p *program) dictExpr() string {
	return p.fill(one(&p.writer,
		"{S: I}", "{S: I, S: I}", "{**D, S: I}", "(D | D)", "{k: v + I for k, v in D.items()}", "{k: v for k, v in D.items() if v > I}", "{c: S.count(c) for c in S}", "dict(zip(S, L))", "dict.fromkeys(S, I)", "dict(a=I, b=I)", "D.copy()", "{str(x): x for x in L}", "dict(sorted(D.items()))", "dict(sorted(D.items(), key=lambda p: (p[1], p[0])))", "{v: n for n, v in enumerate(S)}", "(D or {S: I})"))
}

func (p *program) boolExpr() string {
	return p.fill(one(&p.writer,
		"(I < I)", "(I == I)", "(F <= F)", "(S < S)", "(L == L)", "(T < T)", "(I in L)", "(S in S)", "(S in D)", "(not B)", "(B and B)", "(B or B)", "(I < I <= I)", "(I != F)", "bool(S)", "bool(L)", "any(x > I for x in L)", "all(L)", "S.startswith(S)", "S.isdigit()", "S.islower()",
		"isinstance(I, bool)", "(L is L)", "(D == D)", "(I == F == I)", "(F > I)", "(B == 1)", "(B is not (1 == 1))", "(set(L) <= set(T))", "set(L).isdisjoint(T)", "(I % 2 == 0)", "(len(S) > 2)", "(I not in T)", "(B ^ B)", "S.endswith(('c', S))", "(S == S[::-1])", "callable(I)", "hasattr(S, 'upper')", "(S < I)", "(L < T)"))
}
