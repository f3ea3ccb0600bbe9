package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// Calls
//
// A call gathers the callable and its arguments in consecutive temporaries. A
// method call first looks the method up as a pair, so that no bound method is
// made. Calls with starred or very many arguments gather them in a list and a
// dict.

// arguments are what a call passes: lead registers that are filled already,
// then the positional arguments, then the keywords.
type arguments struct {
	span     syntax.Span
	lead     int
	args     []syntax.Expr
	keywords []*syntax.Keyword
}

func (g *generator) call(e *syntax.Call, dst reg) {
	g.checkCallable(e.Func)
	a := arguments{span: e.Span, args: e.Args, keywords: e.Keywords}
	if m, ok := e.Func.(*syntax.Attribute); ok && a.simple() {
		g.callMethod(m, a, dst)
		return
	}
	base := g.temp()
	g.expr(e.Func, base)
	g.callWith(base, a, dst)
}

// simple says whether the arguments can be gathered in registers.
func (a *arguments) simple() bool {
	if a.lead+len(a.args)+len(a.keywords) > maxInline {
		return false
	}
	for _, k := range a.keywords {
		if k.Name == "" {
			return false
		}
	}
	return inline(a.args)
}

func (g *generator) callMethod(m *syntax.Attribute, a arguments, dst reg) {
	pair := g.take(2)
	obj := g.operand(m.Value, pair)
	span := g.attributeSpan(m)
	g.emit(span, Instr{Op: LoadMethod, A: pair, B: obj, D: g.attr(m)})
	if span != m.Span {
		a.span.Start = span.Start
	}
	n := g.fill(a)
	op, k := CallMethod, int32(0)
	if len(a.keywords) > 0 {
		op, k = CallMethodKw, g.keywordNames(a.keywords)
	}
	g.emit(a.span, Instr{Op: op, A: pair, B: n, C: dst, D: k})
}

// callWith calls R[base], which is the last temporary before the lead ones.
func (g *generator) callWith(base reg, a arguments, dst reg) {
	if !a.simple() {
		g.callEx(base, a, dst)
		return
	}
	n := g.fill(a)
	op, k := Call, int32(0)
	if len(a.keywords) > 0 {
		op, k = CallKw, g.keywordNames(a.keywords)
	}
	g.emit(a.span, Instr{Op: op, A: base, B: n, C: dst, D: k})
}

// fill computes the arguments into the next temporaries and gives the number
// of all.
func (g *generator) fill(a arguments) uint16 {
	t := g.take(len(a.args) + len(a.keywords))
	for i, x := range a.args {
		g.expr(x, t+reg(i))
	}
	for i, k := range a.keywords {
		g.expr(k.Value, t+reg(len(a.args)+i))
	}
	return uint16(a.lead + len(a.args) + len(a.keywords))
}

// keywordNames gives the constant tuple of the keywords' names.
func (g *generator) keywordNames(list []*syntax.Keyword) int32 {
	t := make(Tuple, len(list))
	for i, k := range list {
		t[i] = k.Name
	}
	return g.constant(t)
}

// callEx calls R[base] with arguments gathered in a list and a dict.
func (g *generator) callEx(base reg, a arguments, dst reg) {
	if a.lead < 2 {
		g.take(2 - a.lead)
	}
	list, dict := base+1, base+2
	g.emit(a.span, Instr{Op: BuildList, A: list, B: list, C: uint16(a.lead)})
	g.positional(list, a)
	if len(a.keywords) == 0 {
		g.emit(a.span, Instr{Op: Kill, A: dict})
	} else {
		g.keywordDict(base, dict, a)
	}
	g.emit(a.span, Instr{Op: CallEx, A: base, C: dst})
}

func (g *generator) positional(list reg, a arguments) {
	ctx := StarCall
	if a.lead+len(a.args) == 1 {
		ctx = StarCallOnly
	}
	for _, x := range a.args {
		mark := g.top
		if s, ok := x.(*syntax.Starred); ok {
			g.emit(a.span, Instr{Op: ListExtend, A: list, B: g.value(s.Value), C: uint16(ctx)})
		} else {
			g.emit(a.span, Instr{Op: ListAppend, A: list, B: g.value(x)})
		}
		g.top = mark
	}
}

// keywordDict gathers keywords: each run of named ones, and each **mapping, is
// merged into the dict, which finds duplicates.
func (g *generator) keywordDict(base, dict reg, a arguments) {
	list := a.keywords
	n := namedRun(list)
	g.buildKeywords(a.span, list[:n], dict)
	for list = list[n:]; len(list) > 0; list = list[n:] {
		mark := g.top
		var m reg
		if n = namedRun(list); n == 0 {
			n = 1
			m = g.value(list[0].Value)
		} else {
			m = g.temp()
			g.buildKeywords(a.span, list[:n], m)
		}
		g.emit(a.span, Instr{Op: DictMerge, A: dict, B: m, C: base})
		g.top = mark
	}
}

// namedRun is the number of name=value keywords that list starts with, as many
// as are gathered at once.
func namedRun(list []*syntax.Keyword) int {
	n := 0
	for n < len(list) && n < maxInline/2 && list[n].Name != "" {
		n++
	}
	return n
}

func (g *generator) buildKeywords(span syntax.Span, list []*syntax.Keyword, dst reg) {
	mark := g.top
	t := g.take(2 * len(list))
	for i, k := range list {
		g.load(span, t+reg(2*i), k.Name)
		g.expr(k.Value, t+reg(2*i+1))
	}
	g.emit(span, Instr{Op: BuildDict, A: dst, B: t, C: uint16(len(list))})
	g.top = mark
}
