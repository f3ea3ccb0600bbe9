package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// jumpIf goes to l if the truth of e is when, without making a value of it
// where that can be helped.
func (g *generator) jumpIf(e syntax.Expr, when bool, l label) {
	mark := g.top
	if k, ok := fold(e); ok {
		if truth(k) == when {
			g.goTo(e.Range(), l)
		}
		return
	}
	switch e := e.(type) {
	case *syntax.UnaryExpr:
		if e.Op == syntax.Not {
			g.jumpIf(e.Operand, !when, l)
			return
		}
		g.jumpIfValue(e, when, l)
	case *syntax.BoolOp:
		g.jumpIfBool(e, when, l)
	case *syntax.Compare:
		g.checkIs(e)
		g.jumpIfCompare(e, when, l)
	case *syntax.IfExpr:
		g.jumpIfConditional(e, when, l)
	default:
		g.jumpIfValue(e, when, l)
	}
	g.top = mark
}

// test is jumpIf. It gives what is bound wherever that leads.
func (g *generator) test(e syntax.Expr, when bool, l label) varSet {
	before := g.bound
	g.jumpIf(e, when, l)
	if g.dead {
		return before
	}
	return g.bound
}

func (g *generator) jumpIfValue(e syntax.Expr, when bool, l label) {
	op := JumpIfFalse
	if when {
		op = JumpIfTrue
	}
	g.jump(e.Range(), Instr{Op: op, A: g.value(e)}, l)
}

// jumpIfBool decides and, or as soon as an operand does.
func (g *generator) jumpIfBool(e *syntax.BoolOp, when bool, l label) {
	decided := l // where an operand goes that decides the whole
	if e.Or != when {
		decided = g.newLabel()
	}
	last := len(e.Values) - 1
	var bound varSet
	for i, x := range e.Values[:last] {
		state := g.test(x, e.Or, decided)
		if i == 0 {
			bound = state
		}
	}
	g.jumpIf(e.Values[last], when, l)
	if e.Or != when {
		g.place(decided)
	}
	g.rejoin(bound)
}

// rejoin sets what is bound where paths meet again.
func (g *generator) rejoin(bound varSet) {
	if g.dead {
		bound = everything
	}
	g.bound = bound
}

func (g *generator) jumpIfConditional(e *syntax.IfExpr, when bool, l label) {
	otherwise, end := g.newLabel(), g.newLabel()
	bound := g.test(e.Test, false, otherwise)
	g.jumpIf(e.Body, when, l)
	g.goTo(e.Span, end)
	g.place(otherwise)
	g.bound = bound
	g.jumpIf(e.Else, when, l)
	g.place(end)
	g.rejoin(bound)
}

func (g *generator) jumpIfCompare(e *syntax.Compare, when bool, l label) {
	if len(e.Ops) == 1 {
		g.jumpCompare(e.Span, e.Ops[0], g.valueBefore(e.Left, e.Right[0]), e.Right[0], when, l)
		return
	}
	end := g.newLabel()
	failed := l
	if when {
		failed = end
	}
	g.chain(e, func(op syntax.CompareOp, x, y reg, last bool) {
		if last {
			g.jump(e.Span, Instr{Op: JumpLt + Op(op), A: flag(when), B: x, C: y}, l)
		} else {
			g.jump(e.Span, Instr{Op: JumpLt + Op(op), B: x, C: y}, failed)
		}
	})
	g.place(end)
}

// jumpCompare goes to l if the truth of R[x] op e is when.
func (g *generator) jumpCompare(span syntax.Span, op syntax.CompareOp, x reg, e syntax.Expr, when bool, l label) {
	if k, ok := g.comparableConst(op, e); ok {
		g.jump(span, Instr{Op: JumpLtK + Op(op), A: flag(when), B: x, C: k}, l)
		return
	}
	y := g.comparand(op, e)
	g.jump(span, Instr{Op: JumpLt + Op(op), A: flag(when), B: x, C: y}, l)
}

// comparableConst gives the constant of a literal that a fused comparison
// takes.
func (g *generator) comparableConst(op syntax.CompareOp, e syntax.Expr) (reg, bool) {
	k, ok := fold(e)
	if !ok || op > syntax.IsNot {
		return 0, false
	}
	switch k.(type) {
	case int64, float64, string:
		if op < syntax.Is {
			return g.shortConst(k)
		}
	case None:
		if op >= syntax.Is {
			return g.shortConst(k)
		}
	}
	return 0, false
}

func flag(b bool) uint16 {
	if b {
		return 1
	}
	return 0
}
