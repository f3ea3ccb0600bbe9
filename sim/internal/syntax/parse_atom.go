package syntax

// Atoms: names, literals, and what stands in brackets.

func (p *parser) atom() Expr {
	switch p.kind() {
	case tokName:
		t := p.next()
		return &Name{Span: t.span(), ID: p.name(t)}
	case tokNumber:
		t := p.next()
		c := &Constant{Span: t.span()}
		p.numberValue(c, p.text(t))
		return c
	case tokString, tokFStart:
		return p.strings()
	case tokLPar:
		return p.parenthesized()
	case tokLSquare:
		return p.listDisplay()
	case tokLBrace:
		return p.braces()
	case kwNone:
		return p.constant(ConstNone)
	case kwTrue:
		return p.constant(ConstTrue)
	case kwFalse:
		return p.constant(ConstFalse)
	case tokEllipsis:
		return p.constant(ConstEllipsis)
	}
	p.mismatch()
	return nil
}

func (p *parser) constant(kind ConstKind) Expr {
	return &Constant{Span: p.next().span(), Kind: kind}
}

// parenthesized is a group, a tuple, or a generator expression. A group has
// no node of its own.
func (p *parser) parenthesized() Expr {
	start := p.next().start
	if p.got(tokRPar) {
		return &TupleExpr{Span: p.span(start)}
	}
	if p.at(kwYield) {
		e := p.yieldExpr()
		p.want(tokRPar)
		return e
	}
	if p.diagnose {
		p.diagnoseStar()
		p.diagnoseGroup()
	}
	first := p.starNamedExpression()
	switch {
	case p.atFor():
		fors := p.comprehensionOf(first, nil)
		p.want(tokRPar)
		return &Comp{Span: p.span(start), Kind: GeneratorExp, Elt: first, Fors: fors}
	case p.at(tokComma):
		elts := p.afterComma([]Expr{first}, p.starNamedExpression)
		p.want(tokRPar)
		return &TupleExpr{Span: p.span(start), Elts: elts}
	}
	if _, star := first.(*Starred); star {
		p.mismatch()
	}
	p.want(tokRPar)
	return first
}

func (p *parser) listDisplay() Expr {
	start := p.next().start
	if p.got(tokRSquare) {
		return &ListExpr{Span: p.span(start)}
	}
	if p.diagnose {
		p.diagnoseStar()
	}
	first := p.starNamedExpression()
	if p.atFor() {
		fors := p.comprehensionOf(first, nil)
		p.want(tokRSquare)
		return &Comp{Span: p.span(start), Kind: ListComp, Elt: first, Fors: fors}
	}
	elts := p.afterComma([]Expr{first}, p.starNamedExpression)
	if p.diagnose && p.atFor() {
		p.diagnoseTupleTarget(elts)
	}
	p.want(tokRSquare)
	return &ListExpr{Span: p.span(start), Elts: elts}
}

// braces is a dict, a set, or a comprehension of either.
func (p *parser) braces() Expr {
	start := p.next().start
	if p.got(tokRBrace) {
		return &DictExpr{Span: p.span(start)}
	}
	if p.at(tokDoubleStar) {
		return p.dictDisplay(start, nil)
	}
	if p.diagnose {
		p.diagnoseStar()
	}
	first := p.starNamedExpression()
	if p.at(tokColon) && isDictKey(first) {
		return p.dictDisplay(start, first)
	}
	return p.setDisplay(start, first)
}

func isDictKey(e Expr) bool {
	switch e.(type) {
	case *Starred, *NamedExpr:
		return false
	}
	return true
}

func (p *parser) setDisplay(start Pos, first Expr) Expr {
	if p.atFor() {
		fors := p.comprehensionOf(first, nil)
		p.want(tokRBrace)
		return &Comp{Span: p.span(start), Kind: SetComp, Elt: first, Fors: fors}
	}
	elts := p.afterComma([]Expr{first}, p.starNamedExpression)
	if p.diagnose && p.atFor() {
		p.diagnoseTupleTarget(elts)
	}
	p.want(tokRBrace)
	return &SetExpr{Span: p.span(start), Elts: elts}
}

// dictDisplay parses the rest of a dict after its first key, which is nil
// before **.
func (p *parser) dictDisplay(start Pos, key Expr) Expr {
	d := &DictExpr{}
	for {
		value := p.dictValue(key)
		if p.atFor() && len(d.Keys) == 0 {
			return p.dictComp(start, key, value)
		}
		d.Keys, d.Values = append(d.Keys, key), append(d.Values, value)
		if !p.got(tokComma) || p.at(tokRBrace) {
			break
		}
		if key = nil; !p.at(tokDoubleStar) {
			key = p.dictKey()
		}
	}
	p.want(tokRBrace)
	d.Span = p.span(start)
	return d
}

func (p *parser) dictKey() Expr {
	if p.diagnose {
		p.diagnoseDictKey()
	}
	return p.expression()
}

// dictValue is ':' expression after a key, or '**' bitwise_or.
func (p *parser) dictValue(key Expr) Expr {
	if key == nil {
		p.want(tokDoubleStar)
		return p.bitwiseOr()
	}
	p.want(tokColon)
	if p.diagnose {
		p.diagnoseDictValue()
	}
	return p.expression()
}

func (p *parser) dictComp(start Pos, key, value Expr) Expr {
	fors := p.comprehensionOf(key, value)
	p.want(tokRBrace)
	return &Comp{Span: p.span(start), Kind: DictComp, Elt: key, Value: value, Fors: fors}
}

// Comprehensions.

// atFor says that a comprehension's clauses begin here.
func (p *parser) atFor() bool {
	if p.at(kwAsync) {
		p.sawNext()
		return p.peek(1) == kwFor
	}
	return p.at(kwFor)
}

// comprehensionOf parses the clauses after elt, or after the pair elt: value.
func (p *parser) comprehensionOf(elt, value Expr) []*Comprehension {
	if p.diagnose {
		p.diagnoseUnpackedElement(elt, value)
	}
	if _, star := elt.(*Starred); star || value != nil && elt == nil {
		p.mismatch()
	}
	return p.forIfClauses()
}

func (p *parser) forIfClauses() []*Comprehension {
	var fors []*Comprehension
	for p.atFor() {
		fors = append(fors, p.forIfClause())
	}
	return fors
}

func (p *parser) forIfClause() *Comprehension {
	c := &Comprehension{}
	start := p.start()
	c.Async = p.got(kwAsync)
	p.want(kwFor)
	c.Target = p.forTarget(true)
	p.want(kwIn)
	c.Iter = p.disjunction()
	for p.got(kwIf) {
		c.Ifs = append(c.Ifs, p.disjunction())
	}
	c.Span = p.span(start)
	return c
}
