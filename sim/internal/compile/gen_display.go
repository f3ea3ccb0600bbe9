package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// maxInline is how many elements of a display or arguments of a call are
// gathered in registers; larger ones are added piece by piece.
const maxInline = 32

// display compiles a tuple, list, set or dict display.
func (g *generator) display(e syntax.Expr, dst reg) {
	switch e := e.(type) {
	case *syntax.TupleExpr:
		g.tuple(e.Span, e.Elts, dst)
	case *syntax.ListExpr:
		g.sequence(e.Span, listDisplay, e.Elts, dst)
	case *syntax.SetExpr:
		g.sequence(e.Span, setDisplay, e.Elts, dst)
	case *syntax.DictExpr:
		g.dict(e, dst)
	}
}

// displayOps are the operations by which a kind of display is made.
type displayOps struct{ build, add, extend Op }

var (
	listDisplay = displayOps{BuildList, ListAppend, ListExtend}
	setDisplay  = displayOps{BuildSet, SetAdd, SetUpdate}
)

func (g *generator) tuple(span syntax.Span, elts []syntax.Expr, dst reg) {
	if inline(elts) {
		t := g.values(elts)
		g.emit(span, Instr{Op: BuildTuple, A: dst, B: t, C: uint16(len(elts))})
		return
	}
	t := g.scratch(dst)
	g.sequence(span, listDisplay, elts, t)
	g.emit(span, Instr{Op: ListToTuple, A: dst, B: t})
}

// inline says whether a display of elts is gathered in registers.
func inline(elts []syntax.Expr) bool {
	if len(elts) > maxInline {
		return false
	}
	for _, x := range elts {
		if _, ok := x.(*syntax.Starred); ok {
			return false
		}
	}
	return true
}

// values computes the expressions into consecutive temporaries.
func (g *generator) values(list []syntax.Expr) reg {
	t := g.take(len(list))
	for i, x := range list {
		g.expr(x, t+reg(i))
	}
	return t
}

// minConstant is from how many constants on a display is made from a constant
// tuple.
const minConstant = 3

func (g *generator) sequence(span syntax.Span, ops displayOps, elts []syntax.Expr, dst reg) {
	if k, ok := foldTuple(elts); ok && len(elts) >= minConstant {
		g.constants(span, ops, k, dst)
		return
	}
	if inline(elts) {
		t := g.values(elts)
		g.emit(span, Instr{Op: ops.build, A: dst, B: t, C: uint16(len(elts))})
		return
	}
	g.piecewise(span, ops, elts, dst)
}

// constants makes a display from the constant tuple k.
func (g *generator) constants(span syntax.Span, ops displayOps, k Const, dst reg) {
	t, c := g.scratch(dst), g.temp()
	g.emit(span, Instr{Op: ops.build, A: t})
	g.load(span, c, k)
	g.emit(span, Instr{Op: ops.extend, A: t, B: c})
	g.move(span, dst, t)
}

// piecewise makes a display by adding to it, since it is long or has starred
// elements.
func (g *generator) piecewise(span syntax.Span, ops displayOps, elts []syntax.Expr, dst reg) {
	t := g.scratch(dst)
	n := 0
	for n < len(elts) && n < maxInline && !isStarred(elts[n]) {
		n++
	}
	mark := g.top
	first := g.values(elts[:n])
	g.emit(span, Instr{Op: ops.build, A: t, B: first, C: uint16(n)})
	g.top = mark
	for _, x := range elts[n:] {
		if s, ok := x.(*syntax.Starred); ok {
			g.emit(s.Span, Instr{Op: ops.extend, A: t, B: g.value(s.Value)})
		} else {
			g.emit(span, Instr{Op: ops.add, A: t, B: g.value(x)})
		}
		g.top = mark
	}
	g.move(span, dst, t)
}

func isStarred(e syntax.Expr) bool {
	_, ok := e.(*syntax.Starred)
	return ok
}

func (g *generator) dict(e *syntax.DictExpr, dst reg) {
	n := 0
	for n < len(e.Keys) && n < maxInline/2 && e.Keys[n] != nil {
		n++
	}
	t := dst
	if n < len(e.Keys) {
		t = g.scratch(dst)
	}
	mark := g.top
	first := g.take(2 * n)
	for i := range n {
		g.expr(e.Keys[i], first+reg(2*i))
		g.expr(e.Values[i], first+reg(2*i+1))
	}
	g.emit(e.Span, Instr{Op: BuildDict, A: t, B: first, C: uint16(n)})
	g.top = mark
	for i := n; i < len(e.Keys); i++ {
		g.dictItem(e, i, t)
		g.top = mark
	}
	g.move(e.Span, dst, t)
}

// dictItem adds item i of e to the dict R[t].
func (g *generator) dictItem(e *syntax.DictExpr, i int, t reg) {
	if e.Keys[i] == nil {
		g.emit(e.Span, Instr{Op: DictUpdate, A: t, B: g.value(e.Values[i])})
		return
	}
	k := g.valueBefore(e.Keys[i], e.Values[i])
	v := g.value(e.Values[i])
	g.emit(e.Span, Instr{Op: DictAdd, A: t, B: k, C: v})
}

// maxParts is how many parts of an f-string are joined at once.
const maxParts = 128

func (g *generator) fstring(e *syntax.FString, dst reg) {
	if len(e.Parts) == 1 {
		g.expr(e.Parts[0], dst)
		return
	}
	t := g.scratch(dst)
	mark := g.top
	parts := g.take(min(len(e.Parts), maxParts))
	used := 0
	for _, p := range e.Parts {
		if used == maxParts {
			g.emit(e.Span, Instr{Op: BuildString, A: parts, B: parts, C: maxParts})
			used = 1
		}
		g.expr(p, parts+reg(used))
		used++
	}
	g.emit(e.Span, Instr{Op: BuildString, A: t, B: parts, C: uint16(used)})
	g.top = mark
	g.move(e.Span, dst, t)
}

// formatted compiles a replacement field.
func (g *generator) formatted(e *syntax.FormattedValue, dst reg) {
	t := g.operand(e.Value, dst, specExpr(e))
	if e.Conversion != 0 {
		c := g.scratch(dst)
		g.emit(e.Span, Instr{Op: Convert, A: c, B: t, C: uint16(e.Conversion)})
		t = c
	}
	if e.Spec == nil {
		g.emit(e.Span, Instr{Op: Format, A: dst, B: t})
		return
	}
	s := g.temp()
	g.expr(e.Spec, s)
	g.emit(e.Span, Instr{Op: FormatSpec, A: dst, B: t, C: s})
}

// specExpr gives the format specification as an expression, nil without one.
func specExpr(e *syntax.FormattedValue) syntax.Expr {
	if e.Spec == nil {
		return nil
	}
	return e.Spec
}
