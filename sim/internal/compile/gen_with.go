package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// with compiles the items of a with statement from number i on, each one's
// block inside that of the one before, and the body inside all.
func (g *generator) with(s *syntax.With, i int) {
	if i == len(s.Items) {
		g.stmts(s.Body)
		return
	}
	mark := g.top
	before := g.bound
	item := s.Items[i]
	span := item.Context.Range()
	end := g.newLabel()
	var guard region
	b := block{kind: withBlock, async: s.Async, guard: &guard, span: span}
	var v reg
	b.reg, v = g.enterWith(item.Context, s.Async)
	g.push(b)
	if item.Vars != nil {
		g.store(item.Vars, v)
	}
	g.top = int(b.reg) + 2
	g.with(s, i+1)
	g.pop()
	g.leaveWith(&b)
	g.goTo(span, end)

	x := g.take(2)
	g.bound = before
	g.handle(&guard, x)
	g.handling(span, x, func() { g.failWith(&b, x) })
	g.place(end)
	g.rejoin(before)
	g.top = mark
}

// enterWith enters a context manager. It gives the pair of its exit method and
// the register of what was entered.
func (g *generator) enterWith(context syntax.Expr, async bool) (pair, v reg) {
	span := context.Range()
	exit, enter := Exit, Enter
	if async {
		exit, enter = AExit, AEnter
	}
	pair = g.take(2)
	method := g.take(2)
	obj := g.operand(context, g.temp())
	g.emit(span, Instr{Op: LoadSpecial, A: pair, B: obj, C: uint16(exit)})
	g.emit(span, Instr{Op: LoadSpecial, A: method, B: obj, C: uint16(enter)})
	g.emit(span, Instr{Op: CallMethod, A: method, C: method})
	if async {
		g.awaitRegister(span, method, method, AwaitAEnter)
	}
	return pair, method
}

// leaveWith leaves a with block without an exception.
func (g *generator) leaveWith(b *block) {
	mark := g.top
	pair := b.reg
	if g.top != int(pair)+2 {
		pair = g.take(2)
		g.emit(b.span, Instr{Op: MoveRaw, A: pair, B: b.reg})
		g.emit(b.span, Instr{Op: MoveRaw, A: pair + 1, B: b.reg + 1})
	}
	args := g.take(3)
	for i := range reg(3) {
		g.load(b.span, args+i, None{})
	}
	g.emit(b.span, Instr{Op: CallMethod, A: pair, B: 3, C: args})
	if b.async {
		g.awaitRegister(b.span, args, args, AwaitAExit)
	}
	g.top = mark
}

// failWith leaves a with block by exception R[x], which goes on unless the
// manager says that it is dealt with.
func (g *generator) failWith(b *block, x reg) {
	t := g.take(2)
	dealtWith := g.newLabel()
	g.emit(b.span, Instr{Op: WithExit, A: t, B: b.reg, C: x})
	if b.async {
		g.awaitRegister(b.span, t, t, AwaitAExit)
	}
	g.jump(b.span, Instr{Op: JumpIfTrue, A: t}, dealtWith)
	g.emit(b.span, Instr{Op: Reraise, A: x})
	g.kill()
	g.place(dealtWith)
	g.top = int(t)
}
