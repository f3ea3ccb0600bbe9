package compile

import (
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// functionDef compiles a definition: decorators and defaults are evaluated
// here, the function is made, decorated and stored.
func (g *generator) functionDef(f *syntax.FunctionDef) {
	mark := g.top
	r := g.decorators(f.Decorators)
	if len(f.TypeParams) > 0 {
		g.genericFunction(f, r)
	} else {
		g.makeDef(f, r, g.defaults(f.Params))
	}
	g.decorate(f.Decorators, r)
	g.storeName(f.Span, f.Name.Name, r)
	g.top = mark
}

// decorators computes decorators into consecutive temporaries and gives the
// register after them, for what is decorated.
func (g *generator) decorators(list []syntax.Expr) reg {
	g.values(list)
	return g.temp()
}

// decorate applies the decorators that stand before R[r], the last one first.
func (g *generator) decorate(list []syntax.Expr, r reg) {
	for i := len(list) - 1; i >= 0; i-- {
		d := r - reg(len(list)-i)
		g.emit(list[i].Range(), Instr{Op: Call, A: d, B: 1, C: d})
	}
	if n := reg(len(list)); n > 0 {
		g.move(list[0].Range(), r, r-n)
	}
}

// defaultRegs are the registers of the default values of a function's
// parameters.
type defaultRegs struct {
	positional, keyword     reg
	hasPositional, hasNamed bool
}

func (g *generator) defaults(p *syntax.Params) defaultRegs {
	d := defaultRegs{hasPositional: hasDefaults(p), hasNamed: hasKwDefaults(p)}
	if d.hasPositional {
		d.positional = g.temp()
		var list []syntax.Expr
		for _, params := range [][]*syntax.Param{p.PosOnly, p.Regular} {
			for _, q := range params {
				if q.Default != nil {
					list = append(list, q.Default)
				}
			}
		}
		g.expr(&syntax.TupleExpr{Span: p.Span, Elts: list}, d.positional)
	}
	if d.hasNamed {
		d.keyword = g.temp()
		g.keywordDefaults(p, d.keyword)
	}
	return d
}

func (g *generator) keywordDefaults(p *syntax.Params, dst reg) {
	var list []*syntax.Keyword
	for _, q := range p.KwOnly {
		if q.Default != nil {
			list = append(list, &syntax.Keyword{Span: q.Span, Name: mangle(g.s.class, q.Name), Value: q.Default})
		}
	}
	g.buildKeywords(p.Span, list, dst)
}

// makeDef makes the function of f, whose defaults are in registers.
func (g *generator) makeDef(f *syntax.FunctionDef, dst reg, d defaultRegs) {
	var annotate reg
	if hasAnnotations(f) {
		annotate = g.temp()
		g.functionAnnotate(f, annotate)
	}
	g.makeFunction(f.Span, g.functionCode(f), dst)
	g.setDefaults(f.Span, dst, d)
	if hasAnnotations(f) {
		g.emit(f.Span, Instr{Op: SetFunction, A: dst, B: annotate, C: uint16(PartAnnotate)})
	}
}

func (g *generator) setDefaults(span syntax.Span, f reg, d defaultRegs) {
	if d.hasPositional {
		g.emit(span, Instr{Op: SetFunction, A: f, B: d.positional, C: uint16(PartDefaults)})
	}
	if d.hasNamed {
		g.emit(span, Instr{Op: SetFunction, A: f, B: d.keyword, C: uint16(PartKwDefaults)})
	}
}

// functionCode compiles the body of f.
func (g *generator) functionCode(f *syntax.FunctionDef) *generator {
	s := g.scopes[scopeKey{f, partBody}]
	u := g.inner(s, f.Name.Name, f.Span)
	u.parameters(f.Params)
	u.setKind(s)
	body := f.Body
	if doc := docstring(body); doc != nil {
		text := cleanDoc(doc.Str)
		u.code.Doc = &text
		body = body[1:]
	}
	u.stmts(body)
	return u
}

// setKind sets the flags of what a call of the code gives.
func (g *generator) setKind(s *scope) {
	switch {
	case s.async && s.yields:
		g.code.Flags |= AsyncGenerator
	case s.async:
		g.code.Flags |= Coroutine
	case s.yields:
		g.code.Flags |= Generator
	}
}

// parameters declares the parameters of the code, which are bound.
func (g *generator) parameters(p *syntax.Params) {
	g.code.PosOnlyCount = len(p.PosOnly)
	g.code.ArgCount = len(p.PosOnly) + len(p.Regular)
	g.code.KwOnlyCount = len(p.KwOnly)
	n := g.code.ArgCount + g.code.KwOnlyCount
	if p.VarArgs != nil {
		g.code.Flags |= VarArgs
		n++
	}
	if p.KwArgs != nil {
		g.code.Flags |= VarKeywords
		n++
	}
	for _, v := range g.unit.vars[:n] {
		g.setBound(v)
	}
}

func (g *generator) lambda(e *syntax.Lambda, dst reg) {
	t := g.scratch(dst)
	d := g.defaults(e.Params)
	s := g.scopes[scopeKey{e, partBody}]
	u := g.inner(s, "<lambda>", e.Span)
	u.parameters(e.Params)
	u.setKind(s)
	u.emit(e.Body.Range(), Instr{Op: Return, A: u.value(e.Body)})
	u.kill()
	g.makeFunction(e.Span, u, t)
	g.setDefaults(e.Span, t, d)
	g.move(e.Span, dst, t)
}

// makeFunction makes the function of a finished unit, with its closure.
func (g *generator) makeFunction(span syntax.Span, u *generator, dst reg) {
	g.emit(span, Instr{Op: MakeFunction, A: dst, D: g.addCode(u.finish())})
	frees := u.unit.frees
	if len(frees) == 0 {
		return
	}
	cells := g.take(len(frees))
	for i, v := range frees {
		g.emit(span, Instr{Op: MoveRaw, A: cells + reg(i), B: g.cellReg(v)})
	}
	g.emit(span, Instr{Op: BuildTupleRaw, A: cells, B: cells, C: uint16(len(frees))})
	g.emit(span, Instr{Op: SetFunction, A: dst, B: cells, C: uint16(PartClosure)})
	g.top = int(cells)
}

// cleanDoc takes the common indentation off the lines of a docstring after the
// first.
func cleanDoc(doc string) string {
	doc = expandTabs(doc)
	lines := strings.Split(doc, "\n")
	margin := -1
	for _, line := range lines[1:] {
		if text := strings.TrimLeft(line, " "); text != "" {
			if n := len(line) - len(text); margin < 0 || n < margin {
				margin = n
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i, line := range lines[1:] {
		n := len(line) - len(strings.TrimLeft(line, " "))
		lines[i+1] = line[min(n, max(margin, 0)):]
	}
	return strings.Join(lines, "\n")
}

// expandTabs puts spaces for tabs, to columns of eight.
func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range s {
		switch r {
		case '\t':
			n := 8 - col%8
			b.WriteString(strings.Repeat(" ", n))
			col += n
			continue
		case '\n':
			col = -1
		}
		b.WriteRune(r)
		col++
	}
	return b.String()
}
