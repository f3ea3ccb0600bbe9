package compile

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// collector fills the tables of the scopes in one walk over the tree.
type collector struct {
	*compiler
	s *scope // the scope being filled
}

// enter begins a scope inside the current one and makes it current.
func (c *collector) enter(kind scopeKind, name string, node syntax.Node, part scopePart) *scope {
	p := c.s
	s := &scope{kind: kind, name: name, parent: p, class: p.class, compIter: p.compIter}
	s.unit = s
	s.nested = p.nested || p.functionLike()
	if kind == classScope {
		s.class = name
	}
	switch kind {
	case annotationScope, typeParamsScope, typeVarScope, typeAliasScope:
		s.seesClass = p.kind == classScope || p.seesClass
	case compScope:
		s.seesClass = p.seesClass
	}
	p.children = append(p.children, s)
	c.scopes[scopeKey{node, part}] = s
	c.s = s
	return s
}

func (c *collector) leave() { c.s = c.s.parent }

// use records that name is read.
func (c *collector) use(name string) { c.s.symbol(mangle(c.s.class, name)).flags |= symUsed }

// bind records that name is assigned, or more according to flags.
func (c *collector) bind(name string, flags symbolFlags, span syntax.Span) {
	if name == "__debug__" {
		c.fail(span, "cannot assign to __debug__")
	}
	sym := c.s.symbol(mangle(c.s.class, name))
	if flags&sym.flags&symParam != 0 {
		c.fail(span, "duplicate argument '%s' in function definition", name)
	}
	if flags&sym.flags&symTypeParam != 0 {
		c.fail(span, "duplicate type parameter '%s'", name)
	}
	if c.s.compTarget {
		if sym.flags&(symGlobal|symNonlocal) != 0 {
			c.fail(span, "comprehension inner loop cannot rebind assignment expression target '%s'", name)
		}
		flags |= symCompIter
	}
	sym.flags |= flags
}

func (c *collector) module(body []syntax.Stmt) {
	c.stmts(body)
	c.finishAnnotations()
}

func (c *collector) stmts(list []syntax.Stmt) {
	for _, s := range list {
		c.stmt(s)
	}
}

// block collects statements that may not run, or run more than once.
func (c *collector) block(list []syntax.Stmt) {
	old := c.s.conditional
	c.s.conditional = true
	c.stmts(list)
	c.s.conditional = old
}

func (c *collector) stmt(s syntax.Stmt) {
	c.statements++
	switch s := s.(type) {
	case *syntax.ExprStmt:
		c.expr(s.Value)
	case *syntax.Assign:
		for _, t := range s.Targets {
			c.target(t)
		}
		c.expr(s.Value)
	case *syntax.AugAssign:
		c.target(s.Target)
		c.expr(s.Value)
	case *syntax.AnnAssign:
		c.annAssign(s)
	case *syntax.Return:
		c.expr(s.Value)
	case *syntax.Delete:
		c.delete(s.Targets)
	case *syntax.Raise:
		c.expr(s.Exc)
		c.expr(s.Cause)
	case *syntax.Assert:
		c.expr(s.Test)
		c.expr(s.Msg)
	case *syntax.Import:
		c.imports(s)
	case *syntax.ImportFrom:
		c.importFrom(s)
	case *syntax.Global:
		c.global(s)
	case *syntax.Nonlocal:
		c.nonlocal(s)
	default:
		c.compound(s)
	}
}

// compound collects the statements that hold others.
func (c *collector) compound(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		c.functionDef(s)
	case *syntax.ClassDef:
		c.classDef(s)
	case *syntax.TypeAlias:
		c.typeAlias(s)
	case *syntax.If:
		c.expr(s.Test)
		c.block(s.Body)
		c.block(s.Else)
	case *syntax.While:
		c.expr(s.Test)
		c.block(s.Body)
		c.block(s.Else)
	case *syntax.For:
		c.asyncOutside(s.Async, s.Span, "'async for' outside async function")
		c.target(s.Target)
		c.expr(s.Iter)
		c.block(s.Body)
		c.block(s.Else)
	case *syntax.With:
		c.asyncOutside(s.Async, s.Span, "'async with' outside async function")
		for _, item := range s.Items {
			c.expr(item.Context)
			c.target(item.Vars)
		}
		c.block(s.Body)
	case *syntax.Try:
		c.try(s)
	case *syntax.Match:
		c.expr(s.Subject)
		for _, cs := range s.Cases {
			c.pattern(cs.Pattern)
			c.expr(cs.Guard)
			c.block(cs.Body)
		}
	}
}

// asyncOutside checks that an asynchronous statement is in an async function.
func (c *collector) asyncOutside(async bool, span syntax.Span, msg string) {
	if async && !(c.s.kind == functionScope && c.s.async) {
		c.fail(span, "%s", msg)
	}
}

func (c *collector) try(s *syntax.Try) {
	c.block(s.Body)
	for _, h := range s.Handlers {
		c.expr(h.Type)
		if h.Name.Name != "" {
			c.bind(h.Name.Name, symAssigned|symDeleted, h.Span)
		}
		c.block(h.Body)
	}
	c.block(s.Else)
	c.block(s.Finally)
}

func (c *collector) delete(targets []syntax.Expr) {
	for _, t := range targets {
		switch t := t.(type) {
		case *syntax.Name:
			if t.ID == "__debug__" {
				c.fail(t.Span, "cannot delete __debug__")
			}
			c.bind(t.ID, symAssigned|symDeleted, t.Span)
		case *syntax.TupleExpr:
			c.delete(t.Elts)
		case *syntax.ListExpr:
			c.delete(t.Elts)
		case *syntax.Attribute:
			if t.Attr.Name == "__debug__" {
				c.fail(t.Span, "cannot delete __debug__")
			}
			c.expr(t.Value)
		default:
			c.expr(t)
		}
	}
}

func (c *collector) imports(s *syntax.Import) {
	for _, a := range s.Names {
		name := a.AsName
		if name == "" {
			name = firstPart(a.Name)
		}
		c.bind(name, symAssigned, a.Span)
	}
}

func (c *collector) importFrom(s *syntax.ImportFrom) {
	for _, a := range s.Names {
		switch {
		case a.Name == "*":
			if c.s.kind != moduleScope {
				c.fail(a.Span, "import * only allowed at module level")
			}
		case a.AsName != "":
			c.bind(a.AsName, symAssigned, a.Span)
		default:
			c.bind(a.Name, symAssigned, a.Span)
		}
	}
}

// global collects a global statement, which must come before any other
// mention of its names.
func (c *collector) global(s *syntax.Global) {
	for _, id := range s.Names {
		sym := c.s.symbol(mangle(c.s.class, id.Name))
		switch {
		case sym.flags&symParam != 0:
			c.fail(s.Span, "name '%s' is parameter and global", id.Name)
		case sym.flags&symUsed != 0:
			c.fail(s.Span, "name '%s' is used prior to global declaration", id.Name)
		case sym.flags&symAnnotated != 0:
			c.fail(s.Span, "annotated name '%s' can't be global", id.Name)
		case sym.flags&symAssigned != 0:
			c.fail(s.Span, "name '%s' is assigned to before global declaration", id.Name)
		}
		sym.declare(symGlobal, s.Span)
	}
}

func (c *collector) nonlocal(s *syntax.Nonlocal) {
	if c.s.kind == moduleScope {
		c.fail(s.Span, "nonlocal declaration not allowed at module level")
	}
	for _, id := range s.Names {
		sym := c.s.symbol(mangle(c.s.class, id.Name))
		switch {
		case sym.flags&symParam != 0:
			c.fail(s.Span, "name '%s' is parameter and nonlocal", id.Name)
		case sym.flags&symUsed != 0:
			c.fail(s.Span, "name '%s' is used prior to nonlocal declaration", id.Name)
		case sym.flags&symAnnotated != 0:
			c.fail(s.Span, "annotated name '%s' can't be nonlocal", id.Name)
		case sym.flags&symAssigned != 0:
			c.fail(s.Span, "name '%s' is assigned to before nonlocal declaration", id.Name)
		}
		sym.declare(symNonlocal, s.Span)
	}
}

// declare notes a global or nonlocal statement. Errors point to the first.
func (sym *symbol) declare(flag symbolFlags, span syntax.Span) {
	if sym.flags&(symGlobal|symNonlocal) == 0 {
		sym.span = span
	}
	sym.flags |= flag
}

// target collects what an assignment binds.
func (c *collector) target(e syntax.Expr) {
	switch e := e.(type) {
	case nil:
	case *syntax.Name:
		c.bind(e.ID, symAssigned, e.Span)
	case *syntax.TupleExpr:
		for _, x := range e.Elts {
			c.target(x)
		}
	case *syntax.ListExpr:
		for _, x := range e.Elts {
			c.target(x)
		}
	case *syntax.Starred:
		c.target(e.Value)
	case *syntax.Attribute:
		if e.Attr.Name == "__debug__" {
			c.fail(e.Span, "cannot assign to __debug__")
		}
		c.selfAttribute(e)
		c.expr(e.Value)
	default:
		c.expr(e)
	}
}

// selfAttribute notes self.x = … in a method, for __static_attributes__.
func (c *collector) selfAttribute(e *syntax.Attribute) {
	if n, ok := e.Value.(*syntax.Name); !ok || n.ID != "self" || c.s.kind != functionScope {
		return
	}
	for p := c.s.parent; p != nil; p = p.parent {
		if p.kind == classScope {
			p.static.add(mangle(c.s.class, e.Attr.Name))
			return
		}
	}
}

// functionDef collects a function: its name, defaults and decorators belong to
// the scope around, all else to scopes inside.
func (c *collector) functionDef(f *syntax.FunctionDef) {
	c.bind(f.Name.Name, symAssigned, f.Span)
	c.defaults(f.Params)
	c.exprs(f.Decorators)
	if len(f.TypeParams) > 0 {
		c.enterTypeParams(f, f.Name.Name, f.TypeParams)
		c.genericFunction(f)
	}
	c.functionAnnotations(f)
	s := c.enter(functionScope, f.Name.Name, f, partBody)
	s.async = f.Async
	c.params(f.Params)
	c.stmts(f.Body)
	c.leave()
	if len(f.TypeParams) > 0 {
		c.leave()
	}
}

// genericFunction gives the scope of type parameters the variables that carry
// the defaults into it.
func (c *collector) genericFunction(f *syntax.FunctionDef) {
	if hasDefaults(f.Params) {
		c.s.symbol(".defaults").flags |= symParam
	}
	if hasKwDefaults(f.Params) {
		c.s.symbol(".kwdefaults").flags |= symParam
	}
}

func (c *collector) defaults(p *syntax.Params) {
	for _, list := range [][]*syntax.Param{p.PosOnly, p.Regular, p.KwOnly} {
		for _, q := range list {
			c.expr(q.Default)
		}
	}
}

func (c *collector) params(p *syntax.Params) {
	forParams(p, func(q *syntax.Param) { c.bind(q.Name, symParam, q.Span) })
}

// forParams visits the parameters in the order of their registers.
func forParams(p *syntax.Params, visit func(*syntax.Param)) {
	visitParams(visit, p.PosOnly...)
	visitParams(visit, p.Regular...)
	visitParams(visit, p.KwOnly...)
	visitParams(visit, p.VarArgs, p.KwArgs)
}

// forAnnotated visits the parameters in the order of __annotations__.
func forAnnotated(p *syntax.Params, visit func(*syntax.Param)) {
	visitParams(visit, p.PosOnly...)
	visitParams(visit, p.Regular...)
	visitParams(visit, p.VarArgs)
	visitParams(visit, p.KwOnly...)
	visitParams(visit, p.KwArgs)
}

func visitParams(visit func(*syntax.Param), list ...*syntax.Param) {
	for _, q := range list {
		if q != nil {
			visit(q)
		}
	}
}

// functionAnnotations collects the annotations of a signature, which are
// evaluated in a function of their own.
func (c *collector) functionAnnotations(f *syntax.FunctionDef) {
	if !hasAnnotations(f) {
		return
	}
	c.enter(annotationScope, "__annotate__", f, partAnnotations)
	c.s.symbol("format").flags |= symParam
	forAnnotated(f.Params, func(q *syntax.Param) { c.expr(q.Annotation) })
	c.expr(f.Returns)
	c.leave()
}

func hasAnnotations(f *syntax.FunctionDef) bool {
	found := f.Returns != nil
	forParams(f.Params, func(q *syntax.Param) { found = found || q.Annotation != nil })
	return found
}

func hasDefaults(p *syntax.Params) bool {
	with := func(q *syntax.Param) bool { return q.Default != nil }
	return slices.ContainsFunc(p.PosOnly, with) || slices.ContainsFunc(p.Regular, with)
}

func hasKwDefaults(p *syntax.Params) bool {
	return slices.ContainsFunc(p.KwOnly, func(q *syntax.Param) bool { return q.Default != nil })
}

func (c *collector) classDef(d *syntax.ClassDef) {
	c.bind(d.Name.Name, symAssigned, d.Span)
	c.exprs(d.Decorators)
	if len(d.TypeParams) > 0 {
		c.enterTypeParams(d, d.Name.Name, d.TypeParams)
		c.s.class = d.Name.Name
		c.s.symbol(".type_params").flags |= symAssigned
		c.s.symbol(".generic_base").flags |= symAssigned
	}
	c.exprs(d.Args)
	for _, k := range d.Keywords {
		c.expr(k.Value)
	}
	c.enter(classScope, d.Name.Name, d, partBody)
	if len(d.TypeParams) > 0 {
		c.use(".type_params")
	}
	c.stmts(d.Body)
	c.finishAnnotations()
	c.leave()
	if len(d.TypeParams) > 0 {
		c.leave()
	}
}

func (c *collector) typeAlias(a *syntax.TypeAlias) {
	c.bind(a.Name.Name, symAssigned, a.Name.Span)
	if len(a.TypeParams) > 0 {
		c.enterTypeParams(a, a.Name.Name, a.TypeParams)
	}
	c.enter(typeAliasScope, a.Name.Name, a, partBody)
	c.s.symbol(".format").flags |= symParam
	c.expr(a.Value)
	c.leave()
	if len(a.TypeParams) > 0 {
		c.leave()
	}
}

// enterTypeParams begins the scope of a generic's type parameters.
func (c *collector) enterTypeParams(node syntax.Node, name string, params []*syntax.TypeParam) {
	c.enter(typeParamsScope, "<generic parameters of "+name+">", node, partTypeParams)
	what := [...]string{"a TypeVar", "a TypeVarTuple", "a ParamSpec"}
	for _, p := range params {
		c.bind(p.Name, symAssigned|symTypeParam, p.Span)
		bound := what[p.Stars] + " bound"
		if _, ok := p.Bound.(*syntax.TupleExpr); ok {
			bound = "a TypeVar constraint"
		}
		c.typeVarPart(p, p.Bound, partBody, bound)
		c.typeVarPart(p, p.Default, partDefault, what[p.Stars]+" default")
	}
}

func (c *collector) typeVarPart(p *syntax.TypeParam, e syntax.Expr, part scopePart, what string) {
	if e == nil {
		return
	}
	s := c.enter(typeVarScope, p.Name, p, part)
	s.typeVarWhat = what
	s.symbol(".format").flags |= symParam
	c.expr(e)
	c.leave()
}

// annAssign collects x: T = v. The annotations of a module or class are
// evaluated together in one function; those in a function never are.
func (c *collector) annAssign(s *syntax.AnnAssign) {
	if n, ok := s.Target.(*syntax.Name); ok {
		c.annotatedName(s, n)
	} else {
		c.target(s.Target)
	}
	c.annotation(s)
	c.expr(s.Value)
}

func (c *collector) annotatedName(s *syntax.AnnAssign, n *syntax.Name) {
	sym := c.s.symbol(mangle(c.s.class, n.ID))
	if c.s.kind != moduleScope && s.Simple {
		if sym.flags&symGlobal != 0 {
			c.fail(s.Span, "annotated name '%s' can't be global", n.ID)
		}
		if sym.flags&symNonlocal != 0 {
			c.fail(s.Span, "annotated name '%s' can't be nonlocal", n.ID)
		}
	}
	if s.Simple {
		c.bind(n.ID, symAssigned|symAnnotated, n.Span)
	} else if s.Value != nil {
		c.bind(n.ID, symAssigned, n.Span)
	}
}

func (c *collector) annotation(s *syntax.AnnAssign) {
	host := c.s
	if host.functionLike() {
		// Collected for its errors alone: the scope is dropped again.
		c.enter(annotationScope, "__annotate__", s, partAnnotations)
		c.expr(s.Annotation)
		c.leave()
		host.children = host.children[:len(host.children)-1]
		return
	}
	if !s.Simple {
		c.expr(s.Annotation)
		return
	}
	if host.annotations == nil {
		host.annotations = c.enter(annotationScope, "__annotate__", s, partAnnotations)
		host.annotations.symbol("format").flags |= symParam
		c.leave()
	}
	conditional := host.conditional || host.kind == moduleScope
	a := annotation{stmt: s, conditional: conditional}
	for _, other := range host.annotated {
		if other.conditional {
			a.index++
		}
	}
	host.annotated = append(host.annotated, a)
	host.condAnnotated = host.condAnnotated || conditional
	c.s = host.annotations
	c.expr(s.Annotation)
	c.s = host
}

// finishAnnotations lets the annotations of the current scope see which of
// them were reached.
func (c *collector) finishAnnotations() {
	s := c.s
	if !s.condAnnotated {
		return
	}
	if s.kind == classScope {
		s.condSet = &variable{name: conditionalSet, owner: s}
		s.annotations.unit.capture(s.condSet)
	}
}

// firstPart gives a of a.b.c.
func firstPart(dotted string) string {
	for i := 0; i < len(dotted); i++ {
		if dotted[i] == '.' {
			return dotted[:i]
		}
	}
	return dotted
}
