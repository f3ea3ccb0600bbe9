package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// local gives the variable that name refers to if it is kept in a register of
// its own, not in a cell.
func (g *generator) local(name string) *variable {
	sym := g.s.lookup(mangle(g.s.class, name))
	if sym == nil || sym.kind != kindLocal || sym.v.cell {
		return nil
	}
	return sym.v
}

// localName is local for an expression, nil if it is not a name.
func (g *generator) localName(e syntax.Expr) *variable {
	if n, ok := e.(*syntax.Name); ok {
		return g.local(n.ID)
	}
	return nil
}

// isBound says whether v surely has a value here.
func (g *generator) isBound(v *variable) bool {
	return !v.deleted && g.bound.has(reg(v.reg))
}

// setBound notes that v has a value from here on.
func (g *generator) setBound(v *variable) {
	if v.reg < 64 {
		g.bound |= 1 << v.reg
	}
}

// forget notes that v may have no value here.
func (g *generator) forget(v *variable) {
	if v.reg < 64 && !g.dead {
		g.bound &^= 1 << v.reg
	}
}

// freeReg is the register of the cell of an enclosing function's variable.
func (g *generator) freeReg(v *variable) reg {
	return reg(g.unit.freeBase + g.unit.freeIndex(v))
}

// cellReg is the register of v's cell, its own or a captured one.
func (g *generator) cellReg(v *variable) reg {
	if v.owner.unit == g.unit {
		return reg(v.reg)
	}
	return g.freeReg(v)
}

// resolved finds what name is in the current scope.
func (g *generator) resolved(name string) (string, *symbol) {
	name = mangle(g.s.class, name)
	if sym := g.s.lookup(name); sym != nil {
		return name, sym
	}
	return name, &symbol{name: name, kind: kindGlobal}
}

// named says whether global names of this code go through a locals mapping.
func (g *generator) named() bool { return g.opt.Names && g.unit.kind == moduleScope }

// loadName emits R[dst] = name.
func (g *generator) loadName(span syntax.Span, name string, dst reg) {
	name, sym := g.resolved(name)
	switch sym.kind {
	case kindLocal:
		if sym.v.cell {
			g.emit(span, Instr{Op: LoadCell, A: dst, B: reg(sym.v.reg)})
			return
		}
		g.move(span, dst, reg(sym.v.reg))
		g.setBound(sym.v)
	case kindFree:
		g.loadFree(span, sym, dst)
	case kindName:
		g.emit(span, Instr{Op: LoadName, A: dst, D: g.site(name)})
	case kindGlobal:
		op := LoadGlobal
		if g.named() {
			op = LoadName
		}
		g.emit(span, Instr{Op: op, A: dst, D: g.site(name)})
	case kindGlobalExplicit:
		g.emit(span, Instr{Op: LoadGlobal, A: dst, D: g.site(name)})
	default:
		g.loadThroughClass(span, sym, dst)
	}
}

// loadFree loads an enclosing function's variable; a class body looks into its
// own namespace first.
func (g *generator) loadFree(span syntax.Span, sym *symbol, dst reg) {
	if g.s.kind != classScope {
		g.emit(span, Instr{Op: LoadCell, A: dst, B: g.freeReg(sym.v)})
		return
	}
	t := g.temp()
	g.emit(span, Instr{Op: LoadLocalsDict, A: t})
	g.emit(span, Instr{Op: LoadClassCell, A: dst, B: g.freeReg(sym.v), C: t, D: g.site(sym.name)})
	g.top--
}

// loadThroughClass loads a name that may be one of the class body around.
func (g *generator) loadThroughClass(span syntax.Span, sym *symbol, dst reg) {
	t := g.temp()
	class := g.s.enclosingClass()
	g.emit(span, Instr{Op: LoadCell, A: t, B: g.freeReg(class.classDict)})
	if sym.kind == kindClassName {
		g.emit(span, Instr{Op: LoadClassName, A: dst, B: t, D: g.site(sym.name)})
	} else {
		g.emit(span, Instr{Op: LoadClassCell, A: dst, B: g.freeReg(sym.v), C: t, D: g.site(sym.name)})
	}
	g.top--
}

// storeName emits name = R[src].
func (g *generator) storeName(span syntax.Span, name string, src reg) {
	name, sym := g.resolved(name)
	switch sym.kind {
	case kindLocal, kindFree:
		if sym.v.cell {
			g.emit(span, Instr{Op: StoreCell, A: g.cellReg(sym.v), B: src})
			return
		}
		g.move(span, reg(sym.v.reg), src)
		g.setBound(sym.v)
	case kindName:
		g.emit(span, Instr{Op: StoreName, A: src, D: g.site(name)})
	case kindGlobal:
		op := StoreGlobal
		if g.named() {
			op = StoreName
		}
		g.emit(span, Instr{Op: op, A: src, D: g.site(name)})
	default:
		g.emit(span, Instr{Op: StoreGlobal, A: src, D: g.site(name)})
	}
}

// deleteName emits del name.
func (g *generator) deleteName(span syntax.Span, name string) {
	name, sym := g.resolved(name)
	switch sym.kind {
	case kindLocal, kindFree:
		if sym.v.cell {
			g.emit(span, Instr{Op: DelCell, A: g.cellReg(sym.v)})
			return
		}
		g.emit(span, Instr{Op: DelLocal, A: reg(sym.v.reg)})
		g.forget(sym.v)
	case kindName:
		g.emit(span, Instr{Op: DelName, D: g.site(name)})
	case kindGlobal:
		op := DelGlobal
		if g.named() {
			op = DelName
		}
		g.emit(span, Instr{Op: op, D: g.site(name)})
	default:
		g.emit(span, Instr{Op: DelGlobal, D: g.site(name)})
	}
}

// unbind makes sure that name has no value, as after an except clause.
func (g *generator) unbind(span syntax.Span, name string) {
	if v := g.local(name); v != nil {
		g.emit(span, Instr{Op: Kill, A: reg(v.reg)})
		g.forget(v)
		return
	}
	t := g.temp()
	g.load(span, t, None{})
	g.storeName(span, name, t)
	g.top--
	g.deleteName(span, name)
}
