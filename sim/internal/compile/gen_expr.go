package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// value gives a register that has e's value: a local variable's own, or a
// temporary.
func (g *generator) value(e syntax.Expr) reg {
	if v := g.localName(e); v != nil && g.isBound(v) {
		return reg(v.reg)
	}
	t := g.temp()
	g.expr(e, t)
	return t
}

// valueBefore is value for an operand after which the others are still to be
// evaluated before it is used.
func (g *generator) valueBefore(e syntax.Expr, others ...syntax.Expr) reg {
	if g.mayRebind(others) {
		t := g.temp()
		g.expr(e, t)
		return t
	}
	return g.value(e)
}

// mayRebind says whether evaluating the expressions may give a local variable
// another value.
func (g *generator) mayRebind(list []syntax.Expr) bool {
	if !g.unit.hasWalrus {
		return false
	}
	for _, x := range list {
		switch x.(type) {
		case nil, *syntax.Name, *syntax.Constant:
		default:
			return true
		}
	}
	return false
}

// operand is valueBefore, preferring the temporary dst for a value that is not
// in a register yet.
func (g *generator) operand(e syntax.Expr, dst reg, others ...syntax.Expr) reg {
	if v := g.localName(e); v != nil && g.isBound(v) && !g.mayRebind(others) {
		return reg(v.reg)
	}
	t := g.scratch(dst)
	g.expr(e, t)
	return t
}

// expr computes e into dst, which is a local variable or a temporary.
func (g *generator) expr(e syntax.Expr, dst reg) {
	mark := g.top
	if k, ok := fold(e); ok {
		g.load(e.Range(), dst, k)
		return
	}
	switch e := e.(type) {
	case *syntax.Name:
		g.name(e, dst)
	case *syntax.Attribute:
		g.attribute(e, dst)
	case *syntax.Call:
		g.call(e, dst)
	case *syntax.BinOp:
		g.binary(e, dst)
	case *syntax.UnaryExpr:
		r := g.operand(e.Operand, dst)
		g.emit(e.Span, Instr{Op: Not + Op(e.Op), A: dst, B: r})
	case *syntax.Compare:
		g.compare(e, dst)
	case *syntax.BoolOp:
		g.boolean(e, dst)
	case *syntax.IfExpr:
		g.conditional(e, dst)
	case *syntax.Subscript:
		g.subscript(e, dst)
	case *syntax.NamedExpr:
		g.namedExpr(e, dst)
	case *syntax.FString:
		g.fstring(e, dst)
	case *syntax.FormattedValue:
		g.formatted(e, dst)
	case *syntax.TupleExpr, *syntax.ListExpr, *syntax.SetExpr, *syntax.DictExpr:
		g.display(e, dst)
	default:
		g.control(e, dst)
	}
	g.top = mark
}

// control is expr for what makes functions or suspends.
func (g *generator) control(e syntax.Expr, dst reg) {
	switch e := e.(type) {
	case *syntax.Lambda:
		g.lambda(e, dst)
	case *syntax.Comp:
		g.comprehension(e, dst)
	case *syntax.Await:
		g.await(e, dst)
	case *syntax.Yield:
		g.yield(e, dst)
	case *syntax.YieldFrom:
		g.yieldFrom(e, dst)
	case *syntax.Slice:
		g.slice(e, dst)
	case *syntax.Starred:
		g.fail(e.Span, "can't use starred expression here")
	}
}

func (g *generator) name(e *syntax.Name, dst reg) {
	if e.ID == "__debug__" {
		g.load(e.Span, dst, true)
		return
	}
	g.loadName(e.Span, e.ID, dst)
}

func (g *generator) attribute(e *syntax.Attribute, dst reg) {
	r := g.operand(e.Value, dst)
	g.emit(g.attributeSpan(e), Instr{Op: LoadAttr, A: dst, B: r, D: g.attr(e)})
}

// attr gives the site of an attribute's name.
func (g *generator) attr(e *syntax.Attribute) int32 {
	return g.site(mangle(g.s.class, e.Attr.Name))
}

// attributeSpan is the span of an attribute, which begins at its name if it
// stands on a later line than the value's beginning.
func (g *generator) attributeSpan(e *syntax.Attribute) syntax.Span {
	src := g.file.Src[e.Start:e.Attr.Start]
	for i := len(src) - 1; i >= 0; i-- {
		if src[i] == '\n' {
			return e.Attr.Span
		}
	}
	return e.Span
}

// binary compiles arithmetic, with a constant on the right in one instruction.
func (g *generator) binary(e *syntax.BinOp, dst reg) {
	l := g.operand(e.Left, dst, e.Right)
	op := Op(e.Op)
	if k, ok := g.numberConst(e.Right); ok && e.Op != syntax.MatMult {
		g.emit(e.Span, Instr{Op: AddK + op, A: dst, B: l, C: k})
		return
	}
	r := g.value(e.Right)
	g.emit(e.Span, Instr{Op: Add + op, A: dst, B: l, C: r})
}

// numberConst gives the constant of a number that fits an operand.
func (g *generator) numberConst(e syntax.Expr) (reg, bool) {
	k, ok := fold(e)
	if !ok {
		return 0, false
	}
	switch k.(type) {
	case int64, float64:
		return g.shortConst(k)
	}
	return 0, false
}

// boolean compiles and, or. A local variable is written once, at the end.
func (g *generator) boolean(e *syntax.BoolOp, dst reg) {
	t := g.scratch(dst)
	end := g.newLabel()
	op := JumpIfFalse
	if e.Or {
		op = JumpIfTrue
	}
	g.expr(e.Values[0], t)
	bound := g.bound
	for _, x := range e.Values[1:] {
		g.jump(e.Span, Instr{Op: op, A: t}, end)
		g.expr(x, t)
	}
	g.place(end)
	g.bound = bound
	g.move(e.Span, dst, t)
}

func (g *generator) conditional(e *syntax.IfExpr, dst reg) {
	otherwise, end := g.newLabel(), g.newLabel()
	bound := g.test(e.Test, false, otherwise)
	g.expr(e.Body, dst)
	g.goTo(e.Span, end)
	g.place(otherwise)
	g.bound = bound
	g.expr(e.Else, dst)
	g.place(end)
	g.bound = bound
}

func (g *generator) compare(e *syntax.Compare, dst reg) {
	g.checkIs(e)
	if len(e.Ops) > 1 {
		g.compareChain(e, dst)
		return
	}
	l := g.operand(e.Left, dst, e.Right[0])
	r := g.comparand(e.Ops[0], e.Right[0])
	g.emit(e.Span, Instr{Op: Lt + Op(e.Ops[0]), A: dst, B: l, C: r})
}

// compareChain compiles a < b < c: each operand is evaluated once, and only as
// far as needed.
func (g *generator) compareChain(e *syntax.Compare, dst reg) {
	t := g.scratch(dst)
	end := g.newLabel()
	g.chain(e, func(op syntax.CompareOp, l, r reg, last bool) {
		g.emit(e.Span, Instr{Op: Lt + Op(op), A: t, B: l, C: r})
		if !last {
			g.jump(e.Span, Instr{Op: JumpIfFalse, A: t}, end)
		}
	})
	g.place(end)
	g.move(e.Span, dst, t)
}

// chain evaluates the operands of a chained comparison one after the other and
// calls link for each two of them.
func (g *generator) chain(e *syntax.Compare, link func(op syntax.CompareOp, l, r reg, last bool)) {
	l := g.valueBefore(e.Left, e.Right...)
	var bound varSet
	for i, op := range e.Ops {
		var r reg
		if rest := e.Right[i+1:]; g.mayRebind(rest) {
			r = g.valueBefore(e.Right[i], rest...)
		} else {
			r = g.comparand(op, e.Right[i])
		}
		if i == 0 {
			bound = g.bound
		}
		link(op, l, r, i == len(e.Ops)-1)
		l = r
	}
	g.bound = bound
}

// comparand is value for the right side of a comparison. The literal list or
// set after in, which nobody else sees, may be a constant.
func (g *generator) comparand(op syntax.CompareOp, e syntax.Expr) reg {
	if op == syntax.In || op == syntax.NotIn {
		if k, ok := foldContainer(e); ok {
			t := g.temp()
			g.load(e.Range(), t, k)
			return t
		}
	}
	return g.value(e)
}

func (g *generator) subscript(e *syntax.Subscript, dst reg) {
	g.checkSubscript(e)
	o := g.operand(e.Value, dst, e.Index)
	if s, ok := e.Index.(*syntax.Slice); ok {
		g.emit(e.Span, Instr{Op: GetSlice, A: dst, B: o, C: g.sliceParts(s)})
		return
	}
	i := g.value(e.Index)
	g.emit(e.Span, Instr{Op: GetItem, A: dst, B: o, C: i})
}

func (g *generator) slice(e *syntax.Slice, dst reg) {
	g.emit(e.Span, Instr{Op: BuildSlice, A: dst, B: g.sliceParts(e)})
}

// sliceParts puts the parts of a slice into three temporaries, and gives the first.
func (g *generator) sliceParts(e *syntax.Slice) reg {
	t := g.take(3)
	for i, x := range []syntax.Expr{e.Lower, e.Upper, e.Step} {
		if x == nil {
			g.load(e.Span, t+reg(i), None{})
		} else {
			g.expr(x, t+reg(i))
		}
	}
	return t
}

// namedExpr compiles target := value.
func (g *generator) namedExpr(e *syntax.NamedExpr, dst reg) {
	t := g.scratch(dst)
	g.expr(e.Value, t)
	g.storeName(e.Target.Span, e.Target.ID, t)
	g.move(e.Span, dst, t)
}

func (g *generator) await(e *syntax.Await, dst reg) {
	g.checkAwait(e.Span)
	t := g.take(2)
	r := g.operand(e.Value, t)
	g.emit(e.Span, Instr{Op: GetAwaitable, A: t, B: r, C: uint16(AwaitExpr)})
	g.delegate(e.Span, t, dst)
}

func (g *generator) checkAwait(span syntax.Span) {
	switch {
	case !g.unit.functionLike():
		g.fail(span, "'await' outside function")
	case !g.unit.async && g.unit.kind != compScope:
		g.fail(span, "'await' outside async function")
	}
}

// awaitRegister awaits R[t]; t+1 is free for it.
func (g *generator) awaitRegister(span syntax.Span, t, dst reg, ctx AwaitContext) {
	g.emit(span, Instr{Op: GetAwaitable, A: t, B: t, C: uint16(ctx)})
	g.delegate(span, t, dst)
}

// delegate runs the iterator R[t] to its end.
func (g *generator) delegate(span syntax.Span, t, dst reg) {
	g.load(span, t+1, None{})
	g.emit(span, Instr{Op: YieldFrom, A: t, B: t + 1, C: dst})
}

func (g *generator) yield(e *syntax.Yield, dst reg) {
	if !g.unit.functionLike() {
		g.fail(e.Span, "'yield' outside function")
	}
	var r reg
	if e.Value != nil {
		r = g.operand(e.Value, dst)
	} else {
		r = g.scratch(dst)
		g.load(e.Span, r, None{})
	}
	g.emit(e.Span, Instr{Op: Yield, A: dst, B: r})
}

func (g *generator) yieldFrom(e *syntax.YieldFrom, dst reg) {
	if !g.unit.functionLike() {
		g.fail(e.Span, "'yield from' outside function")
	}
	if g.unit.async {
		g.fail(e.Span, "'yield from' inside async function")
	}
	t := g.take(2)
	r := g.operand(e.Value, t)
	g.emit(e.Span, Instr{Op: GetYieldFrom, A: t, B: r})
	g.delegate(e.Span, t, dst)
}
