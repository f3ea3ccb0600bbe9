package syntax

// Mistakes in statements.

// invalidTarget finds the part of e that cannot be assigned to, nil if e is a
// target.
func invalidTarget(e Expr) Expr {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return nil
	case *Starred:
		return invalidTarget(e.Value)
	case *TupleExpr:
		return firstInvalid(e.Elts, invalidTarget)
	case *ListExpr:
		return firstInvalid(e.Elts, invalidTarget)
	}
	return e
}

// undeletable is invalidTarget for del.
func undeletable(e Expr) Expr {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return nil
	case *TupleExpr:
		return firstInvalid(e.Elts, undeletable)
	case *ListExpr:
		return firstInvalid(e.Elts, undeletable)
	}
	return e
}

func firstInvalid(elts []Expr, invalid func(Expr) Expr) Expr {
	for _, e := range elts {
		if bad := invalid(e); bad != nil {
			return bad
		}
	}
	return nil
}

func (p *parser) refuseTarget(e Expr) {
	if bad := invalidTarget(e); bad != nil {
		p.failAt(bad.Range(), "cannot assign to %s", describe(bad))
	}
}

// diagnoseAssignment looks at what follows the expression e, which began at
// token first and is about to be assigned to.
func (p *parser) diagnoseAssignment(first int, e Expr) {
	switch kind := p.kind(); {
	case kind == tokColon:
		p.diagnoseAnnotation(e)
	case kind == tokAssign && invalidTarget(e) != nil:
		p.diagnoseComparison(first, e)
		p.diagnoseTarget(first, e)
	case kind >= tokPlusEq && kind <= tokBarEq && !isSingleTarget(e):
		if _, ok := p.likely(func() { p.next(); p.yieldOrStar() }); ok {
			p.failAt(e.Range(), "'%s' is an illegal expression for augmented assignment", describe(e))
		}
	}
}

// diagnoseComparison finds f(x) = 1 where f(x) == 1 may be meant.
func (p *parser) diagnoseComparison(first int, e Expr) {
	if p.toks[first].kind == kwYield {
		return
	}
	if t, ok := e.(*TupleExpr); ok && p.element > first {
		p.diagnoseNamed(p.element, t.Elts[len(t.Elts)-1])
		return
	}
	p.diagnoseNamed(first, e)
}

// diagnoseTarget refuses to assign to e, which began at token first.
func (p *parser) diagnoseTarget(first int, e Expr) {
	if p.toks[first].kind == kwYield {
		p.failAt(e.Range(), "assignment to yield expression not possible")
	}
	p.refuseTarget(e)
}

func (p *parser) diagnoseAnnotation(e Expr) {
	if isSingleTarget(e) {
		return
	}
	if _, ok := p.likely(func() { p.next(); p.expression() }); !ok {
		return
	}
	switch e := e.(type) {
	case *ListExpr:
		p.failAt(e.Span, "only single target (not list) can be annotated")
	case *TupleExpr:
		at := e.Span
		if p.file.Src[e.Start] != '(' {
			at = e.Elts[0].Range()
		}
		p.failAt(at, "only single target (not tuple) can be annotated")
	case *Starred, *Yield, *YieldFrom:
	default:
		p.failAt(e.Range(), "illegal target for annotation")
	}
}

// diagnoseForTarget looks at the targets of a for.
func (p *parser) diagnoseForTarget(target Expr, inComprehension bool) {
	if inComprehension && !p.at(kwIn) {
		p.failHere("'in' expected after for-loop variables")
	}
	p.refuseTarget(target)
}

func (p *parser) diagnoseWithTarget(target Expr) {
	if p.at(tokComma) || p.at(tokRPar) || p.at(tokColon) {
		p.refuseTarget(target)
	}
}

func (p *parser) diagnoseDelete(e Expr) {
	if bad := undeletable(e); bad != nil {
		p.failAt(bad.Range(), "cannot delete %s", describe(bad))
	}
}

// diagnoseImport finds an import without names, and from at the wrong end.
func (p *parser) diagnoseImport(start Pos) {
	p.diagnoseNoNames()
	end, ok := p.likely(func() {
		p.dottedName()
		for p.got(tokComma) {
			p.dottedName()
		}
		p.want(kwFrom)
		p.dottedName()
	})
	if ok {
		p.failAt(Span{start, end}, "Did you mean to use 'from ... import ...' instead?")
	}
}

func (p *parser) diagnoseNoNames() {
	if p.at(tokNewline) {
		p.failNext("Expected one or more names after 'import'")
	}
}

// diagnoseImportTarget finds import a as b.c.
func (p *parser) diagnoseImportTarget() {
	if p.at(tokName) {
		switch p.peek(1) {
		case tokComma, tokRPar, tokNewline:
			return
		}
	}
	var target Expr
	if _, ok := p.likely(func() { target = p.expression() }); ok {
		p.failAt(target.Range(), "cannot use %s as import target", describe(target))
	}
}

// diagnoseElifAfterElse looks behind the block of an else.
func (p *parser) diagnoseElifAfterElse() {
	if p.at(kwElif) {
		p.failNext("'elif' block follows an 'else' block")
	}
}

// diagnoseHandler looks at the start of an except clause.
func (p *parser) diagnoseHandler(t *Try, except token, star bool) {
	if len(t.Handlers) > 0 && t.Star != star {
		p.failAt(Span{except.start, p.end}, "cannot have both 'except' and 'except*' on the same 'try'")
	}
	if star && (p.at(tokNewline) || p.at(tokColon)) {
		p.failNext("expected one or more exception types")
	}
}

// diagnoseHandlerTuple finds except a, b as c.
func (p *parser) diagnoseHandlerTuple(start Pos) {
	if !p.at(kwAs) || p.peek(1) != tokName || p.peek(2) != tokColon {
		return
	}
	p.failAt(Span{start, p.toks[p.pos+2].end - 1}, "multiple exception types must be parenthesized when using 'as'")
}

// diagnoseHandlerName finds except a as b.c.
func (p *parser) diagnoseHandlerName() {
	if p.at(tokName) && (p.peek(1) == tokColon || p.peek(1) == tokNewline) {
		return
	}
	var target Expr
	if _, ok := p.likely(func() { target = p.expression(); p.want(tokColon) }); ok {
		p.failAt(target.Range(), "cannot use except statement with %s", describe(target))
	}
}

// diagnosePatternTarget finds case a as b.c and case a as _.
func (p *parser) diagnosePatternTarget() {
	if p.atWord("_") {
		p.failNext("cannot use '_' as a target")
	}
	var target Expr
	if _, ok := p.likely(func() { target = p.expression() }); !ok {
		return
	}
	if _, name := target.(*Name); !name {
		p.failAt(target.Range(), "cannot use %s as pattern target", describe(target))
	}
}

// diagnoseClassPattern finds case C(a=1, b); first is b.
func (p *parser) diagnoseClassPattern(first Pattern) {
	end := p.end
	p.likely(func() {
		for p.got(tokComma) && !(p.at(tokName) && p.peek(1) == tokAssign) {
			end = p.pattern().Range().End
		}
	})
	p.failAt(Span{first.Range().Start, end}, "positional patterns follow keyword patterns")
}
