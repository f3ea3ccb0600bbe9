package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// Annotations and type parameters are evaluated when somebody asks for them:
// each goes into a function of one parameter, the format. Ours know only the
// formats that mean values, as CPython's do.

// conditionalSet is the set of the annotated assignments that were reached, in
// a module, or in a class where that is not certain.
const conditionalSet = "__conditional_annotations__"

// lazy begins a function that evaluates something on demand.
func (g *generator) lazy(s *scope, name string, span syntax.Span) *generator {
	u := g.inner(s, name, span)
	u.code.ArgCount, u.code.PosOnlyCount = 1, 1
	u.setBound(u.unit.vars[0])
	valueFormats := u.newLabel()
	two := u.needConst(int64(2))
	u.jump(span, Instr{Op: JumpLtEK, A: 1, B: 0, C: two}, valueFormats)
	t := u.temp()
	u.emit(span, Instr{Op: LoadCommon, A: t, C: uint16(CommonNotImplementedError)})
	u.emit(span, Instr{Op: Raise, A: t})
	u.place(valueFormats)
	u.top--
	return u
}

// annotationValue computes an annotation into dst.
func (g *generator) annotationValue(e syntax.Expr, dst reg) {
	if g.textual {
		g.load(e.Range(), dst, g.file.Text(e.Range()))
		return
	}
	if s, ok := e.(*syntax.Starred); ok { // *args: *Ts
		g.emit(s.Span, Instr{Op: Unpack, A: dst, B: g.value(s.Value), C: 1})
		return
	}
	g.expr(e, dst)
}

// functionAnnotate makes the __annotate__ of f.
func (g *generator) functionAnnotate(f *syntax.FunctionDef, dst reg) {
	u := g.lazy(g.scopes[scopeKey{f, partAnnotations}], "__annotate__", f.Span)
	d := u.temp()
	u.emit(f.Span, Instr{Op: BuildDict, A: d})
	add := func(name string, e syntax.Expr) {
		if e != nil {
			u.addAnnotation(d, mangle(u.s.class, name), e)
		}
	}
	forAnnotated(f.Params, func(q *syntax.Param) { add(q.Name, q.Annotation) })
	add("return", f.Returns)
	u.returns(f.Span, d)
	g.makeFunction(f.Span, u, dst)
}

// addAnnotation evaluates e and adds it to the dict R[d].
func (g *generator) addAnnotation(d reg, name string, e syntax.Expr) {
	mark := g.top
	k, v := g.temp(), g.temp()
	g.annotationValue(e, v)
	g.load(e.Range(), k, name)
	g.emit(e.Range(), Instr{Op: DictAdd, A: d, B: k, C: v})
	g.top = mark
}

func (g *generator) returns(span syntax.Span, r reg) {
	g.emit(span, Instr{Op: Return, A: r})
	g.kill()
}

// bodyAnnotate makes the __annotate__ of a module or class.
func (g *generator) bodyAnnotate(dst reg) {
	s := g.unit.annotations
	u := g.lazy(s, "__annotate__", g.code.Span)
	d := u.temp()
	u.emit(g.code.Span, Instr{Op: BuildDict, A: d})
	for _, a := range g.unit.annotated {
		skip := u.newLabel()
		if a.conditional {
			u.skipUnreached(a, skip)
		}
		name := a.stmt.Target.(*syntax.Name).ID
		u.addAnnotation(d, mangle(g.s.class, name), a.stmt.Annotation)
		u.place(skip)
	}
	u.returns(g.code.Span, d)
	g.makeFunction(g.code.Span, u, dst)
}

// skipUnreached goes to skip if annotation a was not reached.
func (g *generator) skipUnreached(a annotation, skip label) {
	mark := g.top
	index, set := g.temp(), g.temp()
	g.load(a.stmt.Span, index, int64(a.index))
	g.loadConditionalSet(a.stmt.Span, set)
	g.jump(a.stmt.Span, Instr{Op: JumpIn, B: index, C: set}, skip)
	g.top = mark
}

func (g *generator) loadConditionalSet(span syntax.Span, dst reg) {
	class := g.unit
	if class.kind == annotationScope {
		class = class.parent
	}
	if v := class.condSet; v != nil {
		g.emit(span, Instr{Op: LoadCell, A: dst, B: g.cellReg(v)})
		return
	}
	op := LoadGlobal
	if g.named() {
		op = LoadName
	}
	g.emit(span, Instr{Op: op, A: dst, D: g.site(conditionalSet)})
}

// startConditional makes the empty set of reached annotations.
func (g *generator) startConditional() {
	if !g.unit.condAnnotated {
		return
	}
	t := g.temp()
	g.emit(g.code.Span, Instr{Op: BuildSet, A: t})
	if v := g.unit.condSet; v != nil {
		g.emit(g.code.Span, Instr{Op: StoreCell, A: reg(v.reg), B: t})
	} else {
		g.storeImplicit(conditionalSet, t)
	}
	g.top--
}

// storeImplicit stores R[src] under a name that the body does not mention.
func (g *generator) storeImplicit(name string, src reg) {
	op := StoreGlobal
	if g.unit.kind == classScope || g.named() {
		op = StoreName
	}
	g.emit(g.code.Span, Instr{Op: op, A: src, D: g.site(name)})
}

// reached notes that an annotated assignment was run.
func (g *generator) reached(s *syntax.AnnAssign) {
	for _, a := range g.unit.annotated {
		if a.stmt == s && a.conditional {
			mark := g.top
			set, index := g.temp(), g.temp()
			g.loadConditionalSet(s.Span, set)
			g.load(s.Span, index, int64(a.index))
			g.emit(s.Span, Instr{Op: SetAdd, A: set, B: index})
			g.top = mark
		}
	}
}

// genericFunction makes a function with type parameters: a function that makes
// these and then it is called with the defaults.
func (g *generator) genericFunction(f *syntax.FunctionDef, dst reg) {
	d := g.defaults(f.Params)
	u := g.inner(g.scopes[scopeKey{f, partTypeParams}], "<generic parameters of "+f.Name.Name+">", f.Span)
	u.genericArguments(d)
	t := u.typeParams(f.TypeParams)
	r := u.temp()
	u.makeDef(f, r, u.passedDefaults(d))
	u.emit(f.Span, Instr{Op: SetFunction, A: r, B: t, C: uint16(PartTypeParams)})
	u.returns(f.Span, r)

	fn := g.temp()
	g.makeFunction(f.Span, u, fn)
	n := uint16(0)
	for _, arg := range []struct {
		has bool
		r   reg
	}{{d.hasPositional, d.positional}, {d.hasNamed, d.keyword}} {
		if arg.has {
			g.move(f.Span, g.temp(), arg.r)
			n++
		}
	}
	g.emit(f.Span, Instr{Op: Call, A: fn, B: n, C: dst})
}

// genericArguments declares the parameters that carry a generic function's
// defaults.
func (g *generator) genericArguments(d defaultRegs) {
	for _, has := range []bool{d.hasPositional, d.hasNamed} {
		if has {
			g.setBound(g.unit.vars[g.code.ArgCount])
			g.code.ArgCount++
			g.code.PosOnlyCount++
		}
	}
}

// passedDefaults are the defaults as the function of the type parameters has
// them.
func (g *generator) passedDefaults(d defaultRegs) defaultRegs {
	d.positional = 0
	d.keyword = uint16(flag(d.hasPositional))
	return d
}

// typeParams makes the type parameters, stores them and gives a register with
// the tuple of them.
func (g *generator) typeParams(list []*syntax.TypeParam) reg {
	t := g.take(len(list))
	for i, p := range list {
		g.typeParam(p, t+reg(i))
		g.storeName(p.Span, p.Name, t+reg(i))
	}
	g.emit(g.code.Span, Instr{Op: BuildTuple, A: t, B: t, C: uint16(len(list))})
	g.top = int(t) + 1
	return t
}

func (g *generator) typeParam(p *syntax.TypeParam, dst reg) {
	mark := g.top
	args := g.take(2)
	id := [...]IntrinsicID{IntrinsicTypeVar, IntrinsicTypeVarTuple, IntrinsicParamSpec}[p.Stars]
	g.load(p.Span, args, p.Name)
	if p.Bound != nil {
		id = IntrinsicTypeVarBound
		if _, ok := p.Bound.(*syntax.TupleExpr); ok {
			id = IntrinsicTypeVarConstraints
		}
		g.lazyExpr(p, partBody, p.Name, p.Bound, args+1)
	}
	g.emit(p.Span, Instr{Op: Intrinsic, A: dst, B: args, C: uint16(id)})
	if p.Default != nil {
		g.move(p.Span, args, dst)
		g.lazyExpr(p, partDefault, p.Name, p.Default, args+1)
		g.emit(p.Span, Instr{Op: Intrinsic, A: dst, B: args, C: uint16(IntrinsicTypeParamDefault)})
	}
	g.top = mark
}

// lazyExpr makes a function that evaluates e on demand. A caller that leaves
// the format out gets the value.
func (g *generator) lazyExpr(node syntax.Node, part scopePart, name string, e syntax.Expr, dst reg) {
	u := g.lazy(g.scopes[scopeKey{node, part}], name, e.Range())
	t := u.temp()
	if s, ok := e.(*syntax.Starred); ok { // a default of *Ts
		u.emit(s.Span, Instr{Op: Unpack, A: t, B: u.value(s.Value), C: 1})
	} else {
		u.expr(e, t)
	}
	u.returns(e.Range(), t)
	d := g.temp()
	g.makeFunction(e.Range(), u, dst)
	g.load(e.Range(), d, Tuple{int64(1)})
	g.emit(e.Range(), Instr{Op: SetFunction, A: dst, B: d, C: uint16(PartDefaults)})
	g.top--
}

// typeAlias compiles type X[T] = value.
func (g *generator) typeAlias(a *syntax.TypeAlias) {
	mark := g.top
	r := g.temp()
	if len(a.TypeParams) == 0 {
		g.makeAlias(a, nil, r)
	} else {
		u := g.inner(g.scopes[scopeKey{a, partTypeParams}], "<generic parameters of "+a.Name.Name+">", a.Span)
		params := u.typeParams(a.TypeParams)
		t := u.temp()
		u.makeAlias(a, &params, t)
		u.returns(a.Span, t)
		g.makeFunction(a.Span, u, r)
		g.emit(a.Span, Instr{Op: Call, A: r, C: r})
	}
	g.storeName(a.Name.Span, a.Name.Name, r)
	g.top = mark
}

// makeAlias makes the alias itself; params is the register of the tuple of its
// type parameters.
func (g *generator) makeAlias(a *syntax.TypeAlias, params *reg, dst reg) {
	mark := g.top
	args := g.take(3)
	g.load(a.Span, args, a.Name.Name)
	if params == nil {
		g.load(a.Span, args+1, None{})
	} else {
		g.move(a.Span, args+1, *params)
	}
	g.lazyExpr(a, partBody, a.Name.Name, a.Value, args+2)
	g.emit(a.Span, Instr{Op: Intrinsic, A: dst, B: args, C: uint16(IntrinsicTypeAlias)})
	g.top = mark
}
