package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// classDef compiles a class statement: the body becomes a function that
// __build_class__ runs.
func (g *generator) classDef(d *syntax.ClassDef) {
	mark := g.top
	r := g.decorators(d.Decorators)
	if len(d.TypeParams) > 0 {
		g.genericClass(d, r)
	} else {
		g.makeClass(d, d.Args, r)
	}
	g.decorate(d.Decorators, r)
	g.storeName(d.Span, d.Name.Name, r)
	g.top = mark
}

func (g *generator) makeClass(d *syntax.ClassDef, bases []syntax.Expr, dst reg) {
	base := g.take(3)
	g.emit(d.Span, Instr{Op: LoadBuildClass, A: base})
	g.makeFunction(d.Span, g.classBody(d), base+1)
	g.load(d.Span, base+2, d.Name.Name)
	g.callWith(base, arguments{span: d.Span, lead: 2, args: bases, keywords: d.Keywords}, dst)
}

// genericClass makes a class with type parameters, inside a function that makes
// these.
func (g *generator) genericClass(d *syntax.ClassDef, dst reg) {
	u := g.inner(g.scopes[scopeKey{d, partTypeParams}], "<generic parameters of "+d.Name.Name+">", d.Span)
	params := u.typeParams(d.TypeParams)
	u.storeName(d.Span, ".type_params", params)
	t := u.temp()
	u.loadName(d.Span, ".type_params", t)
	u.emit(d.Span, Instr{Op: Intrinsic, A: t, B: t, C: uint16(IntrinsicGeneric)})
	u.storeName(d.Span, ".generic_base", t)
	bases := append(d.Args[:len(d.Args):len(d.Args)], &syntax.Name{Span: d.Span, ID: ".generic_base"})
	u.makeClass(d, bases, t)
	u.returns(d.Span, t)
	g.makeFunction(d.Span, u, dst)
	g.emit(d.Span, Instr{Op: Call, A: dst, C: dst})
}

// classBody compiles the body of d.
func (g *generator) classBody(d *syntax.ClassDef) *generator {
	s := g.scopes[scopeKey{d, partBody}]
	u := g.inner(s, d.Name.Name, d.Span)
	u.code.Flags |= ClassBody
	u.classHeader(d)
	body := d.Body
	if doc := docstring(body); doc != nil {
		u.storeValue("__doc__", cleanDoc(doc.Str))
		body = body[1:]
	}
	u.stmts(body)
	u.classFooter()
	return u
}

// storeValue stores a constant in the namespace of the class.
func (g *generator) storeValue(name string, k Const) {
	t := g.temp()
	g.load(g.code.Span, t, k)
	g.storeImplicit(name, t)
	g.top--
}

// classHeader fills in what every class has before its body runs.
func (g *generator) classHeader(d *syntax.ClassDef) {
	t := g.temp()
	g.emit(d.Span, Instr{Op: LoadName, A: t, D: g.site("__name__")})
	g.storeImplicit("__module__", t)
	g.storeValue("__qualname__", g.code.QualName)
	g.storeValue("__firstlineno__", int64(g.file.Position(firstLine(d)).Line))
	if len(d.TypeParams) > 0 {
		g.emit(d.Span, Instr{Op: LoadCell, A: t, B: g.freeReg(g.s.lookup(".type_params").v)})
		g.storeImplicit("__type_params__", t)
	}
	if v := g.unit.classDict; v != nil {
		g.emit(d.Span, Instr{Op: LoadLocalsDict, A: t})
		g.emit(d.Span, Instr{Op: StoreCell, A: reg(v.reg), B: t})
	}
	g.startConditional()
	g.top--
}

// firstLine is where a class begins, decorators included.
func firstLine(d *syntax.ClassDef) syntax.Pos {
	if len(d.Decorators) > 0 {
		return d.Decorators[0].Range().Start
	}
	return d.Start
}

// classFooter hands what the body gathered to __build_class__.
func (g *generator) classFooter() {
	span := g.code.Span
	t := g.temp()
	if g.unit.annotations != nil {
		g.bodyAnnotate(t)
		g.storeImplicit("__annotate_func__", t)
	}
	static := make(Tuple, len(g.unit.static.list))
	for i, name := range g.unit.static.list {
		static[i] = name
	}
	g.storeValue("__static_attributes__", static)
	if v := g.unit.classDict; v != nil {
		g.storeImplicit("__classdictcell__", reg(v.reg))
	}
	if v := g.unit.classCell; v != nil {
		g.storeImplicit("__classcell__", reg(v.reg))
		g.returns(span, reg(v.reg))
		return
	}
	g.emit(span, Instr{Op: ReturnConst, D: g.constant(None{})})
	g.kill()
}
