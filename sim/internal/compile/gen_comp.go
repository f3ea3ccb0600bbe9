package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// comprehension compiles a comprehension inside the current code, and a
// generator expression as a function that is called with its first iterator.
func (g *generator) comprehension(e *syntax.Comp, dst reg) {
	s := g.scopes[scopeKey{e, partBody}]
	if e.Kind == syntax.GeneratorExp {
		g.generatorExp(e, s, dst)
		return
	}
	if s.awaits && !g.unit.async && g.unit.kind != compScope {
		g.fail(e.Span, "asynchronous comprehension outside of an asynchronous function")
	}
	// The first iterable belongs to the scope around.
	result, it := g.temp(), g.clauseIterator(e.Fors[0])
	outer := g.s
	g.s = s
	g.freshVariables(e, s)
	build := [...]Op{syntax.ListComp: BuildList, syntax.SetComp: BuildSet, syntax.DictComp: BuildDict}[e.Kind]
	g.emit(e.Span, Instr{Op: build, A: result})
	g.forClause(&clauses{e, func() { g.addElement(e, result) }}, 0, it)
	g.s = outer
	g.move(e.Span, dst, result)
}

// freshVariables gives the variables of a comprehension that runs inside this
// code a clean start where they could be read before they are assigned: it may
// have run before.
func (g *generator) freshVariables(e *syntax.Comp, s *scope) {
	for i := range s.table {
		v := s.table[i].v
		if v == nil || v.owner != s || len(e.Fors) == 1 && !v.cell {
			continue
		}
		g.forget(v)
		g.emit(e.Span, Instr{Op: Kill, A: reg(v.reg)})
		if v.cell {
			g.emit(e.Span, Instr{Op: MakeCell, A: reg(v.reg)})
		}
	}
}

// addElement adds one element to the result.
func (g *generator) addElement(e *syntax.Comp, result reg) {
	span := e.Elt.Range()
	switch e.Kind {
	case syntax.ListComp:
		g.emit(span, Instr{Op: ListAppend, A: result, B: g.value(e.Elt)})
	case syntax.SetComp:
		g.emit(span, Instr{Op: SetAdd, A: result, B: g.value(e.Elt)})
	case syntax.DictComp:
		k := g.valueBefore(e.Elt, e.Value)
		v := g.value(e.Value)
		span.End = e.Value.Range().End
		g.emit(span, Instr{Op: DictAdd, A: result, B: k, C: v})
	}
}

// clauses are the for clauses of a comprehension, and what the innermost does.
type clauses struct {
	e   *syntax.Comp
	add func()
}

// forClause compiles for clause i, whose iterator is in R[it], with those after
// it inside.
func (g *generator) forClause(c *clauses, i int, it reg) {
	f := c.e.Fors[i]
	span := f.Iter.Range()
	done := g.newLabel()
	before := g.bound
	top := g.here()
	var guard region
	if f.Async {
		g.asyncNext(c.e.Span, f.Target, it, &guard)
	} else {
		g.forNext(span, f.Target, it, done)
	}
	for _, cond := range f.Ifs {
		g.filter(cond, top)
	}
	mark := g.top
	if i+1 < len(c.e.Fors) {
		g.forClause(c, i+1, g.clauseIterator(c.e.Fors[i+1]))
	} else {
		c.add()
	}
	g.top = mark
	g.loop(c.e.Span, top)
	if f.Async {
		g.asyncDone(span, &guard, done)
	}
	g.place(done)
	g.rejoin(before)
}

func (g *generator) clauseIterator(f *syntax.Comprehension) reg {
	if f.Async {
		return g.asyncIterator(f.Iter)
	}
	return g.iterator(f.Iter)
}

// filter goes on with the next element if cond is false.
func (g *generator) filter(cond syntax.Expr, top label) {
	pass := g.newLabel()
	bound := g.test(cond, true, pass)
	g.loop(cond.Range(), top)
	g.place(pass)
	g.rejoin(bound)
}

// generatorExp makes the function of a generator expression and calls it.
func (g *generator) generatorExp(e *syntax.Comp, s *scope, dst reg) {
	u := g.inner(s, "<genexpr>", e.Span)
	u.code.ArgCount = 1
	u.code.Flags |= Generator
	if s.awaits {
		u.code.Flags ^= Generator | AsyncGenerator
	}
	u.forClause(&clauses{e, func() {
		span := e.Elt.Range()
		u.emit(span, Instr{Op: Yield, A: u.temp(), B: u.value(e.Elt)})
	}}, 0, 0)
	fn := g.temp()
	g.makeFunction(e.Span, u, fn)
	g.clauseIterator(e.Fors[0]) // in the register after fn
	g.emit(e.Span, Instr{Op: Call, A: fn, B: 1, C: dst})
}
