package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// try compiles a try statement. As in CPython the finally block is compiled
// once for every way out of the statement.
func (g *generator) try(s *syntax.Try) {
	g.checkHandlers(s)
	if len(s.Finally) == 0 {
		g.tryExcept(s)
		return
	}
	before := g.bound
	end := g.newLabel()
	var guard region
	g.push(block{kind: finallyBlock, guard: &guard, body: s.Finally, span: s.Span})
	if len(s.Handlers) > 0 {
		g.tryExcept(s)
	} else {
		g.stmts(s.Body)
	}
	g.pop()
	g.stmts(s.Finally)
	after := g.bound
	g.goTo(s.Span, end)

	x := g.take(2)
	g.bound = before
	g.handle(&guard, x)
	g.handling(s.Span, x, func() { g.stmts(s.Finally) })
	g.emit(s.Span, Instr{Op: Reraise, A: x})
	g.kill()
	g.place(end)
	g.rejoin(after)
}

// handling runs body while exception R[x] is being handled, R[x+1] keeping the
// one before. Afterwards, and when body raises, that is no longer so.
func (g *generator) handling(span syntax.Span, x reg, body func()) {
	var guard region
	g.emit(span, Instr{Op: PushExc, A: x})
	g.push(block{kind: handlerBlock, guard: &guard, reg: x, span: span})
	body()
	g.pop()
	skip := g.newLabel()
	g.emit(span, Instr{Op: PopExc, A: x})
	g.goTo(span, skip)
	g.rethrow(span, &guard, x)
	g.place(skip)
}

// rethrow is the handler of what was raised while R[x] was being handled.
func (g *generator) rethrow(span syntax.Span, guard *region, x reg) {
	y := g.temp()
	g.handle(guard, y)
	g.emit(span, Instr{Op: PopExc, A: x})
	g.emit(span, Instr{Op: Reraise, A: y})
	g.kill()
	g.top--
}

func (g *generator) tryExcept(s *syntax.Try) {
	before := g.bound
	end := g.newLabel()
	var guard region
	g.push(block{kind: guardBlock, guard: &guard, span: s.Span})
	g.stmts(s.Body)
	g.pop()
	g.stmts(s.Else)
	after := g.bound
	g.goTo(s.Span, end)

	x := g.take(2)
	g.bound = before
	g.handle(&guard, x)
	if s.Star {
		g.starHandlers(s, x, end)
		after &= before
	} else {
		after &= g.handlers(s, x, end)
	}
	g.top = int(x)
	g.place(end)
	g.rejoin(after)
}

// handlers compiles the except clauses for exception R[x]. It gives what is
// bound after each of those that end normally.
func (g *generator) handlers(s *syntax.Try, x reg, end label) varSet {
	var guard region
	before, after := g.bound, everything
	g.emit(s.Span, Instr{Op: PushExc, A: x})
	g.push(block{kind: handlerBlock, guard: &guard, reg: x, span: s.Span})
	for _, h := range s.Handlers {
		next := g.newLabel()
		if h.Type != nil {
			g.lineStart(syntax.Span{Start: h.Start, End: h.Type.Range().End})
			t := g.value(h.Type)
			g.jump(h.Span, Instr{Op: JumpNotExc, B: x, C: t}, next)
			g.top = int(x) + 2
		}
		after &= g.clause(h, x, end)
		g.place(next)
		g.rejoin(before)
	}
	g.emit(s.Span, Instr{Op: Reraise, A: x})
	g.kill()
	g.pop()
	g.rethrow(s.Span, &guard, x)
	return after
}

// clause compiles the body of an except clause, which leaves the handler
// around it at its end. It gives what is bound there.
func (g *generator) clause(h *syntax.ExceptHandler, x reg, end label) varSet {
	down := len(g.blocks) - 1
	name := h.Name.Name
	var guard region
	if name != "" {
		g.storeName(h.Span, name, x)
		g.push(block{kind: nameBlock, guard: &guard, name: name, span: h.Span})
	}
	g.stmts(h.Body)
	g.exit(h.Span, down)
	after := g.bound
	g.goTo(h.Span, end)
	g.reenter(down)
	if name != "" {
		g.pop()
		g.unbindAndRaise(h.Span, &guard, name)
	}
	return after
}

// unbindAndRaise is the handler of what an except clause with a variable
// raised.
func (g *generator) unbindAndRaise(span syntax.Span, guard *region, name string) {
	y := g.temp()
	g.handle(guard, y)
	g.unbind(span, name)
	g.emit(span, Instr{Op: Reraise, A: y})
	g.kill()
	g.top--
}

// starHandlers compiles the except* clauses for exception R[x]. Each takes its
// part of what the ones before left; what they raise is collected and raised
// together at the end.
func (g *generator) starHandlers(s *syntax.Try, x reg, end label) {
	var guard region
	g.emit(s.Span, Instr{Op: PushExc, A: x})
	g.push(block{kind: handlerBlock, guard: &guard, reg: x, span: s.Span})
	rest, raised := g.temp(), g.temp()
	g.move(s.Span, rest, x)
	g.emit(s.Span, Instr{Op: BuildList, A: raised})
	before := g.bound
	for _, h := range s.Handlers {
		g.starClause(h, rest, raised)
		g.rejoin(before)
	}
	g.emit(s.Span, Instr{Op: ListAppend, A: raised, B: rest})
	g.emit(s.Span, Instr{Op: JoinGroups, A: rest, B: x, C: raised})
	done := g.newLabel()
	none := g.needConst(None{})
	g.jump(s.Span, Instr{Op: JumpIsK, A: 1, B: rest, C: none}, done)
	g.emit(s.Span, Instr{Op: Reraise, A: rest})
	g.kill()
	g.place(done)
	g.pop()
	g.emit(s.Span, Instr{Op: PopExc, A: x})
	g.goTo(s.Span, end)
	g.rethrow(s.Span, &guard, x)
}

// starClause compiles one except* clause.
func (g *generator) starClause(h *syntax.ExceptHandler, rest, raised reg) {
	mark := g.top
	next := g.newLabel()
	part := g.take(2)
	t := g.temp()
	g.lineStart(syntax.Span{Start: h.Start, End: h.Type.Range().End})
	g.expr(h.Type, t)
	g.emit(h.Span, Instr{Op: SplitGroup, A: part, B: rest, C: t})
	g.move(h.Span, rest, part+1)
	none := g.needConst(None{})
	g.jump(h.Span, Instr{Op: JumpIsK, A: 1, B: part, C: none}, next)
	g.top = int(t)

	var guard region
	name := h.Name.Name
	if name != "" {
		g.storeName(h.Span, name, part)
	}
	g.emit(h.Span, Instr{Op: PushExc, A: part})
	g.push(block{kind: starBlock, guard: &guard, reg: part, name: name, span: h.Span})
	g.stmts(h.Body)
	g.exit(h.Span, len(g.blocks)-1)
	g.goTo(h.Span, next)
	g.pop()

	y := g.temp()
	g.handle(&guard, y)
	g.exitBlock(h.Span, &block{kind: starBlock, reg: part, name: name})
	g.emit(h.Span, Instr{Op: ListAppend, A: raised, B: y})
	g.place(next)
	g.top = mark
}
