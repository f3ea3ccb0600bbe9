package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// while compiles a while loop. Its test stands at the top, once: the machine
// looks at its limits where a loop jumps back.
func (g *generator) while(s *syntax.While) {
	otherwise, end := g.newLabel(), g.newLabel()
	before := g.bound
	top := g.here()
	g.jumpIf(s.Test, false, otherwise)
	loop := block{kind: loopBlock, end: end, next: top, span: s.Span, header: header(s)}
	g.loopBody(loop, s.Body)
	g.loopElse(loop, otherwise, before, s.Else)
}

// loopBody compiles the body of a loop.
func (g *generator) loopBody(loop block, body []syntax.Stmt) {
	span, top := loop.span, loop.next
	g.push(loop)
	g.stmts(body)
	g.pop()
	if len(body) > 0 {
		g.lineStart(loop.header)
	}
	g.loop(span, top)
}

// loopElse compiles what runs when a loop is over, and ends the statement.
func (g *generator) loopElse(loop block, otherwise label, before varSet, body []syntax.Stmt) {
	g.place(otherwise)
	if loop.kind == forBlock {
		g.code.Iterators = append(g.code.Iterators, Held{loop.start, int32(len(g.instrs)), loop.reg})
		g.exitBlock(loop.header, &loop)
	}
	g.rejoin(before)
	g.stmts(body)
	g.place(loop.end)
	g.rejoin(before)
}

func (g *generator) forStmt(s *syntax.For) {
	otherwise, end := g.newLabel(), g.newLabel()
	span := s.Iter.Range()
	it := g.iterator(s.Iter)
	before := g.bound
	top := g.here()
	g.forNext(span, s.Target, it, otherwise)
	loop := block{kind: forBlock, reg: it, start: int32(len(g.instrs)), end: end, next: top, span: s.Span, header: header(s)}
	g.loopBody(loop, s.Body)
	g.loopElse(loop, otherwise, before, s.Else)
}

// iterator gives a register with the iterator of e.
func (g *generator) iterator(e syntax.Expr) reg {
	it := g.temp()
	r := it
	if k, ok := foldContainer(e); ok {
		if _, list := e.(*syntax.ListExpr); list {
			g.load(e.Range(), it, k)
			g.emit(e.Range(), Instr{Op: GetIter, A: it, B: it})
			return it
		}
	}
	r = g.operand(e, it)
	g.emit(e.Range(), Instr{Op: GetIter, A: it, B: r})
	return it
}

// forNext assigns the next value of iterator it to target, or goes to done.
func (g *generator) forNext(span syntax.Span, target syntax.Expr, it reg, done label) {
	if v := g.localName(target); v != nil {
		g.jump(span, Instr{Op: ForIter, A: reg(v.reg), B: it}, done)
		g.setBound(v)
		return
	}
	t := g.temp()
	g.jump(span, Instr{Op: ForIter, A: t, B: it}, done)
	g.store(target, t)
	g.top--
}

func (g *generator) asyncFor(s *syntax.For) {
	otherwise, end := g.newLabel(), g.newLabel()
	it := g.asyncIterator(s.Iter)
	before := g.bound
	top := g.here()
	var guard region
	g.asyncNext(s.Span, s.Target, it, &guard)
	loop := block{kind: forBlock, reg: it, start: int32(len(g.instrs)), end: end, next: top, span: s.Span, header: header(s)}
	g.loopBody(loop, s.Body)
	g.asyncDone(s.Iter.Range(), &guard, otherwise)
	g.loopElse(loop, otherwise, before, s.Else)
}

func (g *generator) asyncIterator(e syntax.Expr) reg {
	it := g.temp()
	r := g.operand(e, it)
	g.emit(e.Range(), Instr{Op: GetAIter, A: it, B: r})
	return it
}

// asyncNext assigns the next value of the asynchronous iterator it to target.
// The guard protects the waiting, but not the assignment.
func (g *generator) asyncNext(span syntax.Span, target syntax.Expr, it reg, guard *region) {
	g.push(block{kind: guardBlock, guard: guard, span: span})
	t := g.take(2)
	dst := t
	v := g.localName(target)
	if v != nil {
		dst = reg(v.reg)
	}
	g.emit(span, Instr{Op: GetANext, A: t, B: it})
	g.delegate(span, t, dst)
	g.pop()
	if v != nil {
		g.setBound(v)
	} else {
		g.store(target, t)
	}
	g.top = int(t)
}

// asyncDone is the handler of asyncNext: the end of the iteration goes to done,
// other exceptions go on.
func (g *generator) asyncDone(span syntax.Span, guard *region, done label) {
	x := g.temp()
	other := g.newLabel()
	g.handle(guard, x)
	g.jump(span, Instr{Op: JumpNotStopAI, B: x}, other)
	g.goTo(span, done)
	g.place(other)
	g.emit(span, Instr{Op: Reraise, A: x})
	g.kill()
	g.top--
}
