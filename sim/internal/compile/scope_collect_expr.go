package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

func (c *collector) exprs(list []syntax.Expr) {
	for _, e := range list {
		c.expr(e)
	}
}

// expr collects the names of an expression; nil has none.
func (c *collector) expr(e syntax.Expr) {
	switch e := e.(type) {
	case nil, *syntax.Constant:
	case *syntax.Name:
		c.name(e)
	case *syntax.Attribute:
		c.expr(e.Value)
	case *syntax.Call:
		c.call(e)
	case *syntax.BinOp:
		c.expr(e.Left)
		c.expr(e.Right)
	case *syntax.UnaryExpr:
		c.expr(e.Operand)
	case *syntax.BoolOp:
		c.exprs(e.Values)
	case *syntax.Compare:
		c.expr(e.Left)
		c.exprs(e.Right)
	case *syntax.Subscript:
		c.expr(e.Value)
		c.expr(e.Index)
	case *syntax.Slice:
		c.expr(e.Lower)
		c.expr(e.Upper)
		c.expr(e.Step)
	case *syntax.IfExpr:
		c.expr(e.Test)
		c.expr(e.Body)
		c.expr(e.Else)
	case *syntax.Starred:
		c.expr(e.Value)
	case *syntax.TupleExpr:
		c.exprs(e.Elts)
	case *syntax.ListExpr:
		c.exprs(e.Elts)
	case *syntax.SetExpr:
		c.exprs(e.Elts)
	case *syntax.DictExpr:
		c.exprs(e.Keys)
		c.exprs(e.Values)
	case *syntax.FString:
		c.exprs(e.Parts)
	case *syntax.FormattedValue:
		c.expr(e.Value)
		if e.Spec != nil {
			c.exprs(e.Spec.Parts)
		}
	default:
		c.scopingExpr(e)
	}
}

// scopingExpr collects the expressions that bind names, open scopes or change
// what kind of code they are in.
func (c *collector) scopingExpr(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Await:
		c.notAllowed("await expression", e.Span)
		c.expr(e.Value)
		c.s.awaits = true
	case *syntax.Yield:
		c.notAllowed("yield expression", e.Span)
		c.expr(e.Value)
		c.yield(e.Span)
	case *syntax.YieldFrom:
		c.notAllowed("yield expression", e.Span)
		c.expr(e.Value)
		c.yield(e.Span)
	case *syntax.NamedExpr:
		c.named(e)
	case *syntax.Lambda:
		c.defaults(e.Params)
		c.enter(lambdaScope, "<lambda>", e, partBody)
		c.params(e.Params)
		c.expr(e.Body)
		c.leave()
	case *syntax.Comp:
		c.comprehension(e)
	}
}

func (c *collector) name(e *syntax.Name) {
	c.use(e.ID)
	if e.ID == "super" && c.s.functionLike() {
		c.use("__class__")
	}
}

func (c *collector) call(e *syntax.Call) {
	c.expr(e.Func)
	c.exprs(e.Args)
	for _, k := range e.Keywords {
		if k.Name == "__debug__" {
			c.fail(k.Span, "cannot assign to __debug__")
		}
		c.expr(k.Value)
	}
}

var compNames = [...]string{
	syntax.GeneratorExp: "generator expression",
	syntax.ListComp:     "list comprehension",
	syntax.SetComp:      "set comprehension",
	syntax.DictComp:     "dict comprehension",
}

func (c *collector) yield(span syntax.Span) {
	if c.s.kind == compScope {
		c.fail(span, "'yield' inside %s", compNames[c.s.comp])
	}
	c.s.yields = true
}

// notAllowed rejects an expression that suspends or binds where only types
// are written.
func (c *collector) notAllowed(what string, span syntax.Span) {
	switch c.s.kind {
	case annotationScope:
		c.fail(span, "%s cannot be used within an annotation", what)
	case typeVarScope:
		c.fail(span, "%s cannot be used within %s", what, c.s.typeVarWhat)
	case typeAliasScope:
		c.fail(span, "%s cannot be used within a type alias", what)
	case typeParamsScope:
		c.fail(span, "%s cannot be used within the definition of a generic", what)
	}
}

// named collects x := value. In a comprehension x belongs to the function
// around it.
func (c *collector) named(e *syntax.NamedExpr) {
	c.notAllowed("named expression", e.Span)
	if c.s.compIter > 0 {
		c.fail(e.Span, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if c.s.kind == compScope {
		c.namedInComprehension(e)
	}
	c.expr(e.Value)
	if c.s.kind != compScope {
		c.bind(e.Target.ID, symAssigned, e.Target.Span)
		c.s.hasWalrus = true
	}
}

func (c *collector) namedInComprehension(e *syntax.NamedExpr) {
	id := e.Target.ID
	name := mangle(c.s.class, id)
	host := c.s
	for ; host.kind == compScope; host = host.parent {
		if sym := host.lookup(name); sym != nil && sym.flags&symCompIter != 0 {
			c.fail(e.Target.Span, "assignment expression cannot rebind comprehension iteration variable '%s'", id)
		}
		host.hasWalrus = true
	}
	in := c.s.symbol(name)
	in.span = e.Target.Span
	switch host.kind {
	case moduleScope:
		in.flags |= symGlobal | symAssigned
		host.symbol(name).flags |= symAssigned
		return
	case functionScope, lambdaScope:
	default:
		c.fail(e.Target.Span, "assignment expression within a comprehension cannot be used in %s", host.description())
	}
	outer := host.symbol(name)
	if outer.flags&symGlobal != 0 {
		in.flags |= symGlobal
	} else {
		in.flags |= symNonlocal
	}
	if outer.flags&symNonlocal == 0 {
		outer.flags |= symAssigned
	}
	host.hasWalrus = true
}

// description names the scope in an error message.
func (s *scope) description() string {
	switch s.kind {
	case classScope:
		return "a class body"
	case typeParamsScope:
		return "the definition of a generic"
	case typeAliasScope:
		return "a type alias"
	case typeVarScope:
		return s.typeVarWhat
	}
	return "an annotation"
}

// comprehension collects a comprehension. Its first iterable is evaluated in
// the scope around, the rest inside.
func (c *collector) comprehension(e *syntax.Comp) {
	first := e.Fors[0]
	c.iterable(first.Iter)
	name := "<genexpr>"
	if e.Kind != syntax.GeneratorExp {
		name = "<comprehension>"
	}
	s := c.enter(compScope, name, e, partBody)
	s.comp = e.Kind
	if e.Kind == syntax.GeneratorExp {
		s.symbol(".0").flags |= symParam
	} else {
		s.unit = s.parent.unit
	}
	for i, f := range e.Fors {
		s.awaits = s.awaits || f.Async
		s.compTarget = true
		c.target(f.Target)
		s.compTarget = false
		if i > 0 {
			c.iterable(f.Iter)
		}
		c.exprs(f.Ifs)
	}
	c.expr(e.Elt)
	c.expr(e.Value)
	c.leave()
	if s.awaits && e.Kind != syntax.GeneratorExp && c.s.kind == compScope {
		c.s.awaits = true
	}
}

func (c *collector) iterable(e syntax.Expr) {
	c.s.compIter++
	c.expr(e)
	c.s.compIter--
}

// pattern collects what a case clause binds.
func (c *collector) pattern(p syntax.Pattern) {
	switch p := p.(type) {
	case *syntax.MatchValue:
		c.expr(p.Value)
	case *syntax.MatchSequence:
		c.patterns(p.Patterns)
	case *syntax.MatchMapping:
		c.exprs(p.Keys)
		c.patterns(p.Patterns)
		c.capture(p.Rest, p.Span)
	case *syntax.MatchClass:
		c.expr(p.Class)
		c.patterns(p.Patterns)
		c.patterns(p.KwPatterns)
	case *syntax.MatchStar:
		c.capture(p.Name, p.Span)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			c.pattern(p.Pattern)
		}
		c.capture(p.Name, p.Span)
	case *syntax.MatchOr:
		c.patterns(p.Patterns)
	}
}

func (c *collector) patterns(list []syntax.Pattern) {
	for _, p := range list {
		c.pattern(p)
	}
}

func (c *collector) capture(name string, span syntax.Span) {
	if name != "" {
		c.bind(name, symAssigned, span)
	}
}
