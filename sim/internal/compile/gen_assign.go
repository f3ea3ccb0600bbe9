package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

func (g *generator) assign(s *syntax.Assign) {
	if len(s.Targets) == 1 {
		g.assignOne(s.Targets[0], s.Value)
		return
	}
	r := g.value(s.Value)
	if g.localName(s.Value) != nil { // a target may be the variable itself
		t := g.temp()
		g.move(s.Span, t, r)
		r = t
	}
	for _, t := range s.Targets {
		g.store(t, r)
	}
}

// assignOne compiles target = value.
func (g *generator) assignOne(target, value syntax.Expr) {
	if v := g.localName(target); v != nil {
		g.expr(value, reg(v.reg))
		g.setBound(v)
		return
	}
	if g.assignPairwise(target, value) {
		return
	}
	r := g.valueBefore(value, target)
	g.store(target, r)
}

// assignPairwise compiles a, b = x, y without making a tuple.
func (g *generator) assignPairwise(target, value syntax.Expr) bool {
	to, from := elements(target), elements(value)
	if len(to) == 0 || len(to) != len(from) || len(to) > maxInline || !inline(from) || !inline(to) {
		return false
	}
	if _, list := value.(*syntax.ListExpr); list {
		return false
	}
	r := g.values(from)
	for i, t := range to {
		g.store(t, r+reg(i))
	}
	return true
}

// elements gives the elements of a tuple or list, nil of anything else.
func elements(e syntax.Expr) []syntax.Expr {
	switch e := e.(type) {
	case *syntax.TupleExpr:
		return e.Elts
	case *syntax.ListExpr:
		return e.Elts
	}
	return nil
}

// store assigns R[src] to a target.
func (g *generator) store(target syntax.Expr, src reg) {
	mark := g.top
	switch t := target.(type) {
	case *syntax.Name:
		g.storeName(t.Span, t.ID, src)
	case *syntax.Attribute:
		o := g.value(t.Value)
		g.emit(g.attributeSpan(t), Instr{Op: StoreAttr, A: o, B: src, D: g.attr(t)})
	case *syntax.Subscript:
		o := g.valueBefore(t.Value, t.Index)
		i := g.value(t.Index)
		g.emit(t.Span, Instr{Op: SetItem, A: o, B: i, C: src})
	case *syntax.TupleExpr:
		g.unpack(t.Span, t.Elts, src)
	case *syntax.ListExpr:
		g.unpack(t.Span, t.Elts, src)
	case *syntax.Starred:
		g.fail(t.Span, "starred assignment target must be in a list or tuple")
	}
	g.top = mark
}

// maxUnpack is how many targets may stand before and after a starred one.
const maxUnpack = 1<<8 - 1

// unpack assigns the elements of R[src]. Where the targets are variables in
// neighbouring registers, they are written directly.
func (g *generator) unpack(span syntax.Span, targets []syntax.Expr, src reg) {
	star := g.starIndex(span, targets)
	if len(targets) > maxOperand/2 {
		g.fail(span, "too many targets in assignment")
	}
	first, direct := g.neighbours(targets)
	switch {
	case len(targets) == 0:
		first = src // a window of none, but even its place must be in the frame
	case !direct:
		first = g.take(len(targets))
	}
	in := Instr{Op: Unpack, A: first, B: src, C: uint16(len(targets))}
	if star >= 0 {
		in = Instr{Op: UnpackEx, A: first, B: src, C: uint16(star), D: int32(len(targets) - star - 1)}
	}
	g.emit(span, in)
	for i, t := range targets {
		if s, ok := t.(*syntax.Starred); ok {
			t = s.Value
		}
		if direct {
			g.setBound(g.localName(t))
		} else {
			g.store(t, first+reg(i))
		}
	}
}

// starIndex finds the starred target, -1 without one.
func (g *generator) starIndex(span syntax.Span, targets []syntax.Expr) int {
	star := -1
	for i, t := range targets {
		if !isStarred(t) {
			continue
		}
		if star >= 0 {
			g.fail(span, "multiple starred expressions in assignment")
		}
		star = i
	}
	if star > maxUnpack || star >= 0 && len(targets)-star-1 >= 1<<23 {
		g.fail(span, "too many expressions in star-unpacking assignment")
	}
	return star
}

// neighbours gives the first register of targets that are local variables in
// consecutive registers.
func (g *generator) neighbours(targets []syntax.Expr) (reg, bool) {
	var first reg
	for i, t := range targets {
		if s, ok := t.(*syntax.Starred); ok {
			t = s.Value
		}
		v := g.localName(t)
		if v == nil || i > 0 && reg(v.reg) != first+reg(i) {
			return 0, false
		}
		if i == 0 {
			first = reg(v.reg)
		}
	}
	return first, len(targets) > 0
}

// inPlace in D of an arithmetic instruction with a constant marks op=.
const inPlace = 1

func (g *generator) augAssign(s *syntax.AugAssign) {
	switch t := s.Target.(type) {
	case *syntax.Name:
		g.augName(s, t)
	case *syntax.Attribute:
		o := g.valueBefore(t.Value, s.Value)
		r := g.temp()
		span := g.attributeSpan(t)
		g.emit(span, Instr{Op: LoadAttr, A: r, B: o, D: g.attr(t)})
		g.inPlace(s, r, r)
		g.emit(span, Instr{Op: StoreAttr, A: o, B: r, D: g.attr(t)})
	case *syntax.Subscript:
		o := g.valueBefore(t.Value, t.Index, s.Value)
		i := g.valueBefore(t.Index, s.Value)
		r := g.temp()
		g.emit(t.Span, Instr{Op: GetItem, A: r, B: o, C: i})
		g.inPlace(s, r, r)
		g.emit(t.Span, Instr{Op: SetItem, A: o, B: i, C: r})
	}
}

func (g *generator) augName(s *syntax.AugAssign, t *syntax.Name) {
	if v := g.local(t.ID); v != nil {
		g.inPlace(s, g.valueBefore(t, s.Value), reg(v.reg))
		g.setBound(v)
		return
	}
	r := g.temp()
	g.expr(t, r)
	g.inPlace(s, r, r)
	g.storeName(t.Span, t.ID, r)
}

// inPlace emits R[dst] = R[left] op= value.
func (g *generator) inPlace(s *syntax.AugAssign, left, dst reg) {
	if k, ok := g.numberConst(s.Value); ok && s.Op != syntax.MatMult {
		g.emit(s.Span, Instr{Op: AddK + Op(s.Op), A: dst, B: left, C: k, D: inPlace})
		return
	}
	r := g.value(s.Value)
	g.emit(s.Span, Instr{Op: IAdd + Op(s.Op), A: dst, B: left, C: r})
}

// annAssign compiles x: T = v. The annotation itself is evaluated elsewhere,
// but for a target that is no plain name in a module or class.
func (g *generator) annAssign(s *syntax.AnnAssign) {
	if s.Value != nil {
		g.assignOne(s.Target, s.Value)
	}
	switch t := s.Target.(type) {
	case *syntax.Name:
		if s.Simple && !g.unit.functionLike() {
			g.reached(s)
			return
		}
	case *syntax.Attribute:
		if s.Value == nil {
			g.expr(t.Value, g.temp())
		}
	case *syntax.Subscript:
		if s.Value == nil {
			g.expr(t.Value, g.temp())
			g.expr(t.Index, g.temp())
		}
	}
	if !s.Simple && !g.unit.functionLike() && !g.textual {
		g.expr(s.Annotation, g.temp())
	}
}

func (g *generator) delete(target syntax.Expr) {
	mark := g.top
	switch t := target.(type) {
	case *syntax.Name:
		g.deleteName(t.Span, t.ID)
	case *syntax.Attribute:
		g.emit(g.attributeSpan(t), Instr{Op: DelAttr, A: g.value(t.Value), D: g.attr(t)})
	case *syntax.Subscript:
		o := g.valueBefore(t.Value, t.Index)
		g.emit(t.Span, Instr{Op: DelItem, A: o, B: g.value(t.Index)})
	case *syntax.TupleExpr, *syntax.ListExpr:
		for _, x := range elements(t) {
			g.delete(x)
		}
	}
	g.top = mark
}
