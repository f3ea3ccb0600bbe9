package syntax

// Mistakes in expressions.

// diagnoseExpr looks at what follows the expression e, which began at token
// first: another expression without a comma, half a conditional, or the
// operand of a Python 2 statement.
func (p *parser) diagnoseExpr(first int, e Expr) {
	p.diagnoseComma(first, e)
	if p.at(kwIf) {
		p.diagnoseConditional(e)
	}
	p.diagnoseOldStatement(first, e)
}

func (p *parser) diagnoseComma(first int, e Expr) {
	if !p.startsExpr() || p.at(tokStar) || p.at(kwYield) || isOldStatement(e) {
		return
	}
	if t := p.toks[first]; t.kind == tokName && (p.toks[first+1].kind == tokString || isSoftKeyword(p.text(t))) {
		return
	}
	var second Expr
	var last int
	_, ok := p.likely(func() {
		second = p.expression()
		last = p.pos - 1
	})
	if ok && p.inBrackets(last) {
		p.failAt(Span{e.Range().Start, second.Range().End}, "invalid syntax. Perhaps you forgot a comma?")
	}
}

func (p *parser) diagnoseConditional(body Expr) {
	var test Expr
	var next token
	var orElse bool
	_, ok := p.likely(func() {
		p.next()
		test = p.disjunction()
		next = p.toks[p.pos]
		if orElse = p.got(kwElse); orElse {
			next = p.toks[p.pos]
			if _, fits := p.likely(func() { p.expression() }); fits {
				p.mismatch()
			}
		}
	})
	switch {
	case !ok:
	case orElse:
		p.failToken(next, "expected expression after 'else', but statement is given")
	case next.kind != tokColon && next.kind != tokFColon:
		p.failAt(Span{body.Range().Start, test.Range().End}, "expected 'else' after 'if' expression")
	}
}

// diagnoseStatementInExpr finds pass, break or continue used as a value.
func (p *parser) diagnoseStatementInExpr() {
	if !p.at(kwPass) && !p.at(kwBreak) && !p.at(kwContinue) {
		return
	}
	if p.sawNext(); p.peek(1) != kwIf {
		return
	}
	statement := p.toks[p.pos].span()
	if _, ok := p.likely(func() {
		p.next()
		p.next()
		p.disjunction()
		p.want(kwElse)
		p.simple()
	}); ok {
		p.failAt(statement, "expected expression before 'if', but statement is given")
	}
}

func (p *parser) diagnoseOldStatement(first int, e Expr) {
	n, ok := e.(*Name)
	if !ok || !isOldStatement(e) || p.pos != first+1 || p.at(tokLPar) || !p.startsExpr() {
		return
	}
	if end, ok := p.likely(func() { p.starExpressions() }); ok {
		p.failAt(Span{n.Start, end}, "Missing parentheses in call to '%s'. Did you mean %s(...)?", n.ID, n.ID)
	}
}

// diagnoseNamed looks for an assignment where only a value may stand.
func (p *parser) diagnoseNamed(first int, e Expr) {
	if p.at(tokWalrus) {
		if _, ok := p.likely(func() { p.next(); p.expression() }); ok {
			p.failAt(e.Range(), "cannot use assignment expressions with %s", describe(e))
		}
		return
	}
	if !p.at(tokAssign) {
		return
	}
	var value Expr
	_, ok := p.likely(func() {
		p.next()
		value = p.bitwiseOr()
		if p.at(tokAssign) || p.at(tokWalrus) {
			p.mismatch()
		}
	})
	if !ok {
		return
	}
	if name, is := e.(*Name); is && p.pos == first+1 {
		p.failAt(Span{name.Start, value.Range().End}, meantComparison)
	}
	if p.isOperand(first, e) && !p.startsDisplay(first) {
		p.failAt(e.Range(), "cannot assign to %s here. Maybe you meant '==' instead of '='?", describe(e))
	}
}

// isOperand says that e, which began at token first, is no looser than an
// operand of a comparison.
func (p *parser) isOperand(first int, e Expr) bool {
	if e.Range().Start != p.toks[first].start {
		return true // in parentheses
	}
	switch e := e.(type) {
	case *BoolOp, *Compare, *IfExpr, *Lambda, *NamedExpr, *Starred:
		return false
	case *UnaryExpr:
		return e.Op != Not
	}
	return true
}

// startsDisplay says that a list, a tuple, a generator expression or a
// constant that is a keyword begins at token first: these have messages of
// their own.
func (p *parser) startsDisplay(first int) bool {
	pos := p.pos
	defer func() { p.pos = pos }()
	p.pos = first
	switch p.kind() {
	case kwTrue, kwNone, kwFalse:
		return true
	case tokLPar, tokLSquare:
	default:
		return false
	}
	var e Expr
	p.likely(func() { e = p.atom() })
	switch e := e.(type) {
	case *ListExpr, *TupleExpr:
		return e.Range().Start == p.toks[first].start
	case *Comp:
		return e.Kind == GeneratorExp && e.Start == p.toks[first].start
	}
	return false
}

// diagnoseNot finds a not where an operand is due.
func (p *parser) diagnoseNot() {
	if !p.at(kwNot) {
		return
	}
	start := p.start()
	if end, ok := p.likely(func() { p.inversion() }); ok {
		p.failAt(Span{start, end}, "'not' after an operator must be parenthesized")
	}
}

// diagnoseLambdaInFString finds {lambda x: 1}, whose colon begins a format
// spec.
func (p *parser) diagnoseLambdaInFString(start Pos) {
	if p.at(tokFColon) {
		p.failAt(Span{start, p.toks[p.pos].end}, "f-string: lambda expressions are not allowed without parentheses")
	}
}

// diagnoseStar finds [*].
func (p *parser) diagnoseStar() {
	if p.at(tokStar) {
		p.plausible(ruleStar, func() {
			p.next()
			p.diagnoseStarArgument()
		})
	}
}

// diagnoseGroup finds (*a) and (**a).
func (p *parser) diagnoseGroup() {
	what := "starred"
	switch p.kind() {
	case tokDoubleStar:
		what = "double starred"
	case tokStar:
	default:
		return
	}
	bad := p.toks[p.pos].span()
	if p.plausible(ruleGroup, func() {
		p.next()
		p.expression()
		if what == "starred" {
			bad.End = p.end
		}
		p.want(tokRPar)
	}) {
		p.failAt(bad, "cannot use %s expression here", what)
	}
}

// diagnoseTupleTarget finds [a, b for ...].
func (p *parser) diagnoseTupleTarget(elts []Expr) {
	if p.plausible(ruleClauses, func() { p.forIfClauses() }) {
		p.failAt(Span{elts[0].Range().Start, p.end}, "did you forget parentheses around the comprehension target?")
	}
}

// diagnoseUnpackedElement finds [*a for ...] and {**a for ...}.
func (p *parser) diagnoseUnpackedElement(elt, value Expr) {
	star, unpacked := elt.(*Starred)
	if !unpacked && elt != nil || !p.plausible(ruleClauses, func() { p.forIfClauses() }) {
		return
	}
	if unpacked {
		p.failAt(star.Span, "iterable unpacking cannot be used in comprehension")
	}
	at := value.Range().Start
	for p.file.Src[at] != '*' {
		at--
	}
	p.failAt(Span{at - 1, at + 1}, "dict unpacking cannot be used in dict comprehension")
}

// diagnoseDictKey finds a later entry of a dict without a colon.
func (p *parser) diagnoseDictKey() {
	end, ok := p.likely(func() {
		p.expression()
		if p.at(tokColon) {
			p.mismatch()
		}
	})
	if ok {
		p.failAt(Span{end - 1, end}, "':' expected after dictionary key")
	}
}

// diagnoseDictValue finds {a: *b} and {a: }.
func (p *parser) diagnoseDictValue() {
	start := p.start()
	switch p.kind() {
	case tokStar:
		if p.maybe(func() { p.next(); p.bitwiseOr() }) {
			p.failFrom(start, "cannot use a starred expression in a dictionary value")
		}
	case tokRBrace, tokComma:
		p.failAt(p.toks[p.pos-1].span(), "expression expected after dictionary key and ':'")
	}
}
