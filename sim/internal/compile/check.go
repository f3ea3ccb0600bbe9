package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// This file holds the checks that emit nothing: warnings about expressions that
// cannot mean what they say, and errors about statements in the wrong place.

// checkIs warns of comparing a literal by identity.
func (g *generator) checkIs(e *syntax.Compare) {
	left := e.Left
	for i, op := range e.Ops {
		right := e.Right[i]
		if op == syntax.Is || op == syntax.IsNot {
			kind := comparedKind(left)
			if kind == "" {
				kind = comparedKind(right)
			}
			if kind != "" {
				instead := "=="
				if op == syntax.IsNot {
					instead = "!="
				}
				g.warn(e.Span, `"%s" with '%s' literal. Did you mean "%s"?`, op, kind, instead)
			}
		}
		left = right
	}
}

// comparedKind gives the type of a literal that is no singleton, else "".
func comparedKind(e syntax.Expr) string {
	switch e.(type) {
	case *syntax.Constant, *syntax.TupleExpr:
	default:
		return ""
	}
	k, ok := fold(e)
	if !ok {
		return ""
	}
	switch k.(type) {
	case None, bool, Ellipsis:
		return ""
	}
	return constType(k)
}

// constType names the type of a constant.
func constType(k Const) string {
	switch k.(type) {
	case None:
		return "NoneType"
	case bool:
		return "bool"
	case Ellipsis:
		return "ellipsis"
	case float64:
		return "float"
	case complex128:
		return "complex"
	case string:
		return "str"
	case Bytes:
		return "bytes"
	case Tuple:
		return "tuple"
	}
	return "int"
}

// displayType names the type of an expression that is sure to have one, as
// CPython's warnings do; "" for others.
func displayType(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Constant:
		return constType(literal(e))
	case *syntax.TupleExpr:
		return "tuple"
	case *syntax.ListExpr:
		return "list"
	case *syntax.DictExpr:
		return "dict"
	case *syntax.SetExpr:
		return "set"
	case *syntax.Lambda:
		return "function"
	case *syntax.FString, *syntax.FormattedValue:
		return "str"
	case *syntax.Comp:
		return [...]string{"generator", "list", "set", "dict"}[e.Kind]
	}
	return ""
}

const missedComma = "; perhaps you missed a comma?"

// checkCallable warns of calling what is no function.
func (g *generator) checkCallable(f syntax.Expr) {
	if _, ok := f.(*syntax.Lambda); ok {
		return
	}
	if t := displayType(f); t != "" {
		g.warn(f.Range(), "'%s' object is not callable"+missedComma, t)
	}
}

// checkSubscript warns of indexing what has no items, or with what is no index.
func (g *generator) checkSubscript(e *syntax.Subscript) {
	switch v := e.Value.(type) {
	case *syntax.Constant:
		switch v.Kind {
		case syntax.ConstStr, syntax.ConstBytes:
			g.checkIndex(e)
			return
		}
		g.warnSubscript(e)
	case *syntax.SetExpr, *syntax.Lambda:
		g.warnSubscript(e)
	case *syntax.Comp:
		switch v.Kind {
		case syntax.ListComp:
			g.checkIndex(e)
		case syntax.SetComp, syntax.GeneratorExp:
			g.warnSubscript(e)
		}
	case *syntax.TupleExpr, *syntax.ListExpr, *syntax.FString, *syntax.FormattedValue:
		g.checkIndex(e)
	}
}

func (g *generator) warnSubscript(e *syntax.Subscript) {
	g.warn(e.Span, "'%s' object is not subscriptable"+missedComma, displayType(e.Value))
}

func (g *generator) checkIndex(e *syntax.Subscript) {
	t := displayType(e.Index)
	switch t {
	case "", "int", "bool":
		return
	}
	g.warn(e.Span, "%s indices must be integers or slices, not %s"+missedComma, displayType(e.Value), t)
}

// checkAssert warns of assert (test, message), which never fails.
func (g *generator) checkAssert(s *syntax.Assert) {
	if t, ok := s.Test.(*syntax.TupleExpr); ok && len(t.Elts) > 0 {
		g.warn(s.Span, "assertion is always true, perhaps remove parentheses?")
	}
}

// checkHandlers rejects a bare except before other clauses.
func (g *generator) checkHandlers(s *syntax.Try) {
	for i, h := range s.Handlers {
		if h.Type == nil && i < len(s.Handlers)-1 {
			g.fail(h.Span, "default 'except:' must be last")
		}
	}
}

// lateFuture rejects a future import that other statements precede.
func (g *generator) lateFuture(s *syntax.ImportFrom) {
	if s.Module == "__future__" && s.Level == 0 && s.Start >= g.futureEnd {
		g.fail(s.Span, "from __future__ imports must occur at the beginning of the file")
	}
}

// finallyChecker warns of the jumps that leave a finally block and so swallow
// exceptions.
type finallyChecker struct {
	*compiler
	inFinally, inLoop bool
}

func (c *compiler) checkFinally(body []syntax.Stmt) {
	(&finallyChecker{compiler: c}).stmts(body)
}

func (c *finallyChecker) stmts(list []syntax.Stmt) {
	for _, s := range list {
		c.stmt(s)
	}
}

func (c *finallyChecker) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.Return:
		c.jump(s.Span, "return")
	case *syntax.Break:
		c.jump(s.Span, "break")
	case *syntax.Continue:
		c.jump(s.Span, "continue")
	case *syntax.FunctionDef:
		c.checkFinally(s.Body)
	case *syntax.ClassDef:
		c.checkFinally(s.Body)
	case *syntax.If:
		c.stmts(s.Body)
		c.stmts(s.Else)
	case *syntax.With:
		c.stmts(s.Body)
	case *syntax.Match:
		for _, cs := range s.Cases {
			c.stmts(cs.Body)
		}
	case *syntax.For:
		c.loop(s.Body)
		c.stmts(s.Else)
	case *syntax.While:
		c.loop(s.Body)
		c.stmts(s.Else)
	case *syntax.Try:
		c.try(s)
	}
}

// jump warns of a jump in a finally block. Like CPython it is content with any
// jump inside a loop there.
func (c *finallyChecker) jump(span syntax.Span, what string) {
	if c.inFinally && !c.inLoop {
		c.warn(span, "'%s' in a 'finally' block", what)
	}
}

func (c *finallyChecker) loop(body []syntax.Stmt) {
	old := c.inLoop
	c.inLoop = true
	c.stmts(body)
	c.inLoop = old
}

func (c *finallyChecker) try(s *syntax.Try) {
	c.stmts(s.Body)
	for _, h := range s.Handlers {
		c.stmts(h.Body)
	}
	c.stmts(s.Else)
	old := *c
	c.inFinally, c.inLoop = true, false
	c.stmts(s.Finally)
	*c = old
}
