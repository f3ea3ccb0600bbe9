package parity

import (
	"fmt"
	"strings"
)

// Program writes a random plain Python program: assignments, control flow,
// functions, closures, generators, classes with operators of their own, context
// managers and exceptions over the expressions of expression.go. The same seed
// gives the same program.
//
// A name's first letter is its kind (i0 is an int, s1 a str: see kind), and no
// statement changes the kind of a name, so that most of what is written means
// something; what does not raises, and every top-level statement prints what
// it raised. Programs end: loops and functions burn fuel, and what is assigned
// is kept small.
func Program(seed uint64) string {
	p := &program{writer: newWriter(seed)}
	p.program()
	return p.out.String()
}

// program is a program being written.
type program struct {
	writer
	scopes  []scope
	funcs   []string // plain functions of (int, str, list) that are written already
	gens    []string // generator functions of (int)
	classes []string
	loops   int // loops around the present statement in the present function
	nesting int // of expressions
}

// scope is the names that a function, or the module, may read and write.
type scope map[kind][]string

const programPreamble = `fuel = 600


class OutOfFuel(BaseException):
    pass


def tick():
    global fuel
    fuel -= 1
    if fuel < 0:
        raise OutOfFuel


def small(v):
    if isinstance(v, int):
        return v if -10**40 < v < 10**40 else v % 1000000007
    if isinstance(v, float):
        return v
    if isinstance(v, dict):
        return {small(k): small(x) for k, x in list(v.items())[:8]}
    if isinstance(v, (list, tuple)):
        return type(v)(small(x) for x in v[:12])
    return v[:12]


class Manager:
    def __init__(self, name, swallow):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return len(self.name)

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow and issubclass(kind or int, Exception)


`

func (p *program) program() {
	p.out.WriteString(programPreamble)
	p.scopes = []scope{{}}
	for _, k := range kinds {
		for n := range 2 {
			name := fmt.Sprintf("%c%d", k, n)
			p.line("%s = %s", name, p.literal(k))
			p.declare(k, name)
		}
	}
	for range 2 + p.rand.IntN(2) {
		one(&p.writer, p.function, p.function, p.generator, p.class)()
	}
	for range 8 + p.rand.IntN(8) {
		p.guarded()
	}
}

func (p *program) declare(k kind, name string) {
	inner := p.scopes[len(p.scopes)-1]
	inner[k] = append(inner[k], name)
}

// guarded is a top-level statement that prints what it raises.
func (p *program) guarded() {
	p.line("try:")
	p.indented(p.statement)
	p.line("except Exception as e:")
	p.line("    print(%d, type(e).__name__, e)", p.nextLabel())
}

// block writes some statements, one level deeper.
func (p *program) block() {
	p.indented(func() {
		for range 1 + p.rand.IntN(2) {
			p.statement()
		}
	})
}

// statement writes one random statement; those with blocks grow rarer with depth.
func (p *program) statement() {
	if p.depth < 4 && p.oneIn(2) {
		one(&p.writer, p.branch, p.branch, p.forLoop, p.forLoop, p.whileLoop, p.try, p.try, p.with, p.match, p.closure)()
		return
	}
	one(&p.writer, p.show, p.show, p.show, p.assign, p.assign, p.assign, p.augment, p.mutateList, p.mutateDict,
		p.unpack, p.leave, p.deleteItem, p.assertion, p.drive, p.useObject)()
}

func (p *program) show() {
	p.line("print(%d, %s)", p.nextLabel(), p.expr(p.anyKind()))
}

func (p *program) assign() {
	k := p.anyKind()
	p.line("%s = %s", p.name(k), p.bounded(k))
}

// bounded is an expression whose value does not grow without end.
func (p *program) bounded(k kind) string { return "small(" + p.expr(k) + ")" }

// shrink keeps small what a statement changed.
func (p *program) shrink(name string) { p.line("%s = small(%s)", name, name) }

func (p *program) augment() {
	k := p.anyKind()
	name, operators := p.name(k), []string{"+"}
	switch k {
	case kindInt:
		operators = []string{"+", "-", "//", "%", "&", "|", "^"}
	case kindBool:
		operators = []string{"&", "|", "^"}
	case kindFloat:
		operators = []string{"+", "-", "/", "//", "%"}
	case kindDict:
		operators = []string{"|"}
	}
	p.line("%s %s= %s", name, one(&p.writer, operators...), p.expr(k))
	if k != kindBool {
		p.shrink(name)
	}
}

func (p *program) mutateList() {
	l := p.name(kindList)
	p.line(one(&p.writer, "%s.append(%s)", "%s.insert(1, %s)", "%s.remove(%s)", "print(%[1]s.pop(), %[2]s)",
		"%s[0] = %s", "%s[1:2] = [%s, 7]", "%s.extend([%s])", "%[1]s.sort(key=lambda x: (x %% 3, %[2]s))"), l, p.expr(kindInt))
	p.shrink(l)
}

func (p *program) mutateDict() {
	d := p.name(kindDict)
	p.line(one(&p.writer, "%s[%s] = %s", "%s.setdefault(%s, %s)", "print(%s.pop(%s, %s))", "%s.update({%s: %s})",
		"%s |= {%s: %s}"), d, p.expr(kindStr), p.expr(kindInt))
	p.shrink(d)
}

func (p *program) unpack() {
	a, b := p.name(kindInt), p.name(kindInt)
	switch p.rand.IntN(4) {
	case 0:
		p.line("%s, %s = %s, %s", a, b, p.bounded(kindInt), p.bounded(kindInt))
	case 1:
		p.line("%s, *%s = %s", a, p.name(kindList), p.bounded(kindList))
	case 2:
		p.line("*%s, %s = %s", p.name(kindList), a, p.bounded(kindTuple))
	default:
		p.line("%s, %s = divmod(%s, %s)", a, b, p.bounded(kindInt), p.bounded(kindInt))
	}
}

// leave breaks off: a loop, a function by an exception, or nothing.
func (p *program) leave() {
	switch {
	case p.loops > 0 && p.oneIn(2):
		p.line("if %s: %s", p.expr(kindBool), one(&p.writer, "break", "continue"))
	case p.oneIn(2):
		p.line("if %s: raise %s(%s)", p.expr(kindBool), one(&p.writer, "ValueError", "KeyError", "RuntimeError"), p.expr(kindStr))
	default:
		p.show()
	}
}

func (p *program) deleteItem() {
	if p.oneIn(2) {
		p.line("del %s[%s]", p.name(kindDict), p.expr(kindStr))
	} else {
		p.line("del %s[%s]", p.name(kindList), p.slice())
	}
}

func (p *program) assertion() {
	p.line("assert %s, %s", p.expr(kindBool), p.expr(kindStr))
}

func (p *program) branch() {
	p.line("if %s:", p.expr(kindBool))
	p.block()
	if p.oneIn(3) {
		p.line("elif (%s := small(%s)) > 3:", p.name(kindInt), p.expr(kindInt))
		p.block()
	}
	if p.oneIn(2) {
		p.line("else:")
		p.block()
	}
}

func (p *program) forLoop() {
	i, s := p.name(kindInt), p.name(kindStr)
	switch p.rand.IntN(6) {
	case 0, 1:
		p.line("for %s in range(%d, %d, %d):", i, p.rand.IntN(3), p.rand.IntN(6), 1+p.two())
	case 2:
		p.line("for %s in %s:", i, p.expr(kindList))
	case 3:
		p.line("for %s, %s in enumerate(%s):", i, s, p.expr(kindStr))
	case 4:
		p.line("for %s, %s in list(%s.items()):", s, i, p.name(kindDict))
	default:
		p.line("for %s, %s in zip(%s, %s):", i, s, p.expr(kindList), p.expr(kindStr))
	}
	p.loopBody()
}

func (p *program) whileLoop() {
	turns := fmt.Sprintf("turns%d", p.nextLabel())
	p.line("%s = 4", turns)
	p.line("while %s and (%s := %s - 1):", p.expr(kindBool), turns, turns)
	p.loopBody()
}

func (p *program) loopBody() {
	p.line("    tick()")
	p.loops++
	p.block()
	p.loops--
	if p.oneIn(4) {
		p.line("else:")
		p.line("    print(%d, %q)", p.nextLabel(), "else")
	}
}

func (p *program) try() {
	p.line("try:")
	p.block()
	p.line("except %s as e:", one(&p.writer, "ValueError", "(TypeError, KeyError)", "LookupError", "ArithmeticError", "Exception"))
	p.line("    print(%d, type(e).__name__, e, repr(e.__context__))", p.nextLabel())
	if p.oneIn(3) {
		p.block()
	}
	if p.oneIn(4) {
		p.line("else:")
		p.block()
	}
	if p.oneIn(3) {
		p.line("finally:")
		p.line("    print(%d, %q)", p.nextLabel(), "finally")
	}
}

func (p *program) with() {
	p.line("with Manager(%s, %s) as %s:", p.expr(kindStr), p.boolean(), p.name(kindInt))
	p.block()
}

func (p *program) match() {
	p.line("match %s:", p.expr(one(&p.writer, kindList, kindTuple, kindDict, kindInt, kindStr)))
	patterns := []string{
		"[a, b]", "[a, *rest]", "(0 | 1 | 2) as a", "{'a': a, **rest}", "{'b': int(a)}", "str(a) if len(a) > 2", "int() | float()", "[_, [*_]]", "[]", "''",
	}
	p.indented(func() {
		for range 2 {
			n := p.rand.IntN(len(patterns))
			p.line("case %s:", patterns[n])
			p.line("    print(%d, %q)", p.nextLabel(), patterns[n])
			patterns = append(patterns[:n], patterns[n+1:]...)
		}
		p.line("case _:")
		p.block()
	})
}

// body writes a function's body, in which the parameters and two locals are
// the names to read and write.
func (p *program) body(parameters scope, write func()) {
	outer := p.loops
	p.scopes, p.loops = append(p.scopes, parameters), 0
	p.indented(func() {
		p.line("tick()")
		for _, k := range kinds {
			name := fmt.Sprintf("%c9", k)
			p.line("%s = %s", name, p.literal(k))
			p.declare(k, name)
		}
		write()
	})
	p.scopes, p.loops = p.scopes[:len(p.scopes)-1], outer
}

// parameters are those of every plain function.
func parameters() scope {
	return scope{kindInt: {"i5"}, kindStr: {"s5"}, kindList: {"l5"}}
}

// function is called with an int, a str and a list, and gives an int.
func (p *program) function() {
	name := fmt.Sprintf("function%d", len(p.funcs))
	p.line("def %s(i5, s5=%s, *l5, %s=1, **rest):", name, p.literal(kindStr), "key")
	p.body(parameters(), func() {
		p.line("l5 = list(l5) + [key, len(rest)]")
		for range 2 + p.two() {
			p.statement()
		}
		p.line("return %s", p.bounded(kindInt))
	})
	p.out.WriteString("\n\n")
	p.funcs = append(p.funcs, name)
}

func (p *program) generator() {
	name := fmt.Sprintf("generator%d", len(p.gens))
	p.line("def %s(i5):", name)
	p.body(scope{kindInt: {"i5"}}, func() {
		p.line("try:")
		p.line("    s9 = str((yield i5))")
		p.line("    for i9 in %s:", p.expr(kindList))
		p.line("        tick()")
		p.line("        yield %s", p.expr(kindInt))
		p.line("    yield from %s", p.expr(kindList))
		p.line("except ValueError as e:")
		p.line("    yield repr(e)")
		p.line("finally:")
		p.line("    print(%d, s9)", p.nextLabel())
		p.line("return %s", p.expr(kindStr))
	})
	p.out.WriteString("\n\n")
	p.gens = append(p.gens, name)
}

// class writes a class around an int and a str, with operators.
func (p *program) class() {
	name := fmt.Sprintf("Class%d", len(p.classes))
	base := ""
	if n := len(p.classes); n > 0 {
		base = "(" + p.classes[p.rand.IntN(n)] + ")"
	}
	p.line("class %s%s:", name, base)
	p.indented(func() {
		p.line("count = %d", p.rand.IntN(5))
		p.method("__init__(self, i5, s5='new')", "self.i, self.s = i5, s5")
		p.method("__repr__(self)", fmt.Sprintf("return f'%s({self.i!r}, {self.s!r})'", name))
		operators := []string{
			"__add__(self, i5)", "__radd__(self, i5)", "__mul__(self, i5)", "__lt__(self, i5)", "__eq__(self, i5)",
			"__getitem__(self, i5)", "__call__(self, i5=3)", "__contains__(self, i5)", "__neg__(self, i5=1)", "twice(self, i5=2)",
		}
		for range 4 {
			n := p.rand.IntN(len(operators))
			p.method(operators[n], "i5 = i5 if isinstance(i5, int) else getattr(i5, 'i', 4)", "self.count += 1", "RETURN")
			operators = append(operators[:n], operators[n+1:]...)
		}
		p.method("__len__(self)", "return abs(self.i) % 5")
	})
	p.out.WriteString("\n\n")
	p.classes = append(p.classes, name)
}

// method writes a method; RETURN stands for giving a random int.
func (p *program) method(signature string, lines ...string) {
	p.line("def %s:", signature)
	p.scopes = append(p.scopes, scope{kindInt: {"i5"}})
	p.indented(func() {
		p.line("tick()")
		for _, line := range lines {
			if line == "RETURN" {
				line = "return " + p.bounded(kindInt)
			}
			p.line("%s", line)
		}
	})
	p.scopes = p.scopes[:len(p.scopes)-1]
	p.line("")
}

// closure is a local function that changes a name of the function around it.
func (p *program) closure() {
	n := p.nextLabel()
	name, i := fmt.Sprintf("local%d", n), p.name(kindInt)
	how := "nonlocal"
	if len(p.scopes) == 1 {
		how = "global"
	} else if inner := p.scopes[len(p.scopes)-1]; !contains(inner[kindInt], i) {
		how = "global"
	}
	p.line("def %s(x, y=%s):", name, p.expr(kindInt))
	p.line("    %s %s", how, i)
	p.line("    %s = small(%s + x)", i, i)
	p.line("    return lambda z: [%s, x, y, z]", i)
	p.line("print(%d, %s(%s)(%s), %s)", n, name, p.expr(kindInt), p.expr(kindStr), i)
}

func contains(names []string, name string) bool {
	return strings.Contains(strings.Join(names, " "), name)
}

// drive steps a generator by hand.
func (p *program) drive() {
	if len(p.gens) == 0 {
		p.show()
		return
	}
	p.line("g = %s(%s)", one(&p.writer, p.gens...), p.expr(kindInt))
	p.line("print(%d, next(g), %s)", p.nextLabel(), one(&p.writer, "next(g)", "g.send('sent')", "g.throw(ValueError('thrown'))", "g.close()", "list(g)"))
	p.line("print(%d, list(g))", p.nextLabel())
}

func (p *program) useObject() {
	if len(p.classes) == 0 {
		p.show()
		return
	}
	p.line("o = %s(%s)", one(&p.writer, p.classes...), p.expr(kindInt))
	use := one(&p.writer, "o + %s", "%s + o", "o * %s", "o < %s", "o == %s", "o[%s]", "o(%s)", "%s in o", "-o + %s", "o.twice(%s)",
		"len(o) + %s", "sorted([o, o], key=len) and %s", "getattr(o, 'zero', %s)", "f'{o!r:>20} {o} { %s}'", "bool(o) or %s")
	p.line("print(%d, %s, o, o.count)", p.nextLabel(), fmt.Sprintf(use, p.expr(kindInt)))
}
