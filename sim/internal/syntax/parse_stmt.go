package syntax

// Simple statements: those that fit on one line.

// module is statements up to the end of the file.
func (p *parser) module() []Stmt {
	var body []Stmt
	for !p.at(tokEnd) {
		body = p.statement(body)
		if !p.diagnose {
			p.lastStmt = body[len(body)-1].Range().Start
		}
	}
	return body
}

// statement appends the next compound statement, or a line of simple ones.
func (p *parser) statement(body []Stmt) []Stmt {
	if s := p.compound(); s != nil {
		return append(body, s)
	}
	return p.simpleLine(body)
}

// simpleLine appends the simple statements up to the end of the line.
func (p *parser) simpleLine(body []Stmt) []Stmt {
	for {
		body = append(body, p.simple())
		if p.got(tokSemi) && !p.at(tokNewline) {
			continue
		}
		p.want(tokNewline)
		return body
	}
}

func (p *parser) simple() Stmt {
	switch p.kind() {
	case kwReturn:
		return p.returnStmt()
	case kwImport:
		return p.importStmt()
	case kwFrom:
		return p.importFrom()
	case kwRaise:
		return p.raiseStmt()
	case kwPass:
		return &Pass{p.next().span()}
	case kwBreak:
		return &Break{p.next().span()}
	case kwContinue:
		return &Continue{p.next().span()}
	case kwDel:
		return p.deleteStmt()
	case kwAssert:
		return p.assertStmt()
	case kwGlobal:
		start := p.next().start
		names := p.names()
		return &Global{Span: p.span(start), Names: names}
	case kwNonlocal:
		start := p.next().start
		names := p.names()
		return &Nonlocal{Span: p.span(start), Names: names}
	}
	if p.atWord("type") && p.peek(1) == tokName {
		return p.typeAlias()
	}
	return p.exprOrAssign()
}

func (p *parser) names() []Ident {
	names := []Ident{p.ident()}
	for p.got(tokComma) {
		names = append(names, p.ident())
	}
	return names
}

// atStmtEnd says that nothing more belongs to a simple statement.
func (p *parser) atStmtEnd() bool { return p.at(tokNewline) || p.at(tokSemi) }

func (p *parser) returnStmt() Stmt {
	start := p.next().start
	var value Expr
	if p.startsExpr() && !p.at(kwYield) {
		p.optional(func() { value = p.starExpressions() })
	}
	return &Return{Span: p.span(start), Value: value}
}

func (p *parser) raiseStmt() Stmt {
	start := p.next().start
	r := &Raise{}
	if p.startsExpr() && p.optional(func() { r.Exc = p.expression() }) && p.at(kwFrom) {
		p.next()
		r.Cause = p.expression()
	}
	r.Span = p.span(start)
	return r
}

// deleteStmt is 'del' targets. del (a, b) has one target, del a, b two.
func (p *parser) deleteStmt() Stmt {
	start := p.next().start
	targets := []Expr{p.deleteTarget()}
	for p.got(tokComma) && p.startsExpr() {
		targets = append(targets, p.deleteTarget())
	}
	if !p.atStmtEnd() {
		p.mismatch()
	}
	return &Delete{Span: p.span(start), Targets: targets}
}

func (p *parser) deleteTarget() Expr {
	e := p.starExpression()
	if p.diagnose {
		p.diagnoseDelete(e)
	}
	if !isDeletable(e) {
		p.mismatch()
	}
	return e
}

func (p *parser) assertStmt() Stmt {
	start := p.next().start
	a := &Assert{Test: p.expression()}
	if p.got(tokComma) {
		a.Msg = p.expression()
	}
	a.Span = p.span(start)
	return a
}

// Imports.

func (p *parser) importStmt() Stmt {
	start := p.next().start
	if p.diagnose {
		p.diagnoseImport(start)
	}
	names := []*Alias{p.dottedAlias()}
	for p.got(tokComma) {
		names = append(names, p.dottedAlias())
	}
	return &Import{Span: p.span(start), Names: names}
}

func (p *parser) dottedAlias() *Alias {
	start := p.start()
	a := &Alias{Name: p.dottedName()}
	p.asName(a)
	a.Span = p.span(start)
	return a
}

func (p *parser) dottedName() string {
	name := p.ident().Name
	for p.got(tokDot) {
		name += "." + p.ident().Name
	}
	return name
}

func (p *parser) asName(a *Alias) {
	if p.got(kwAs) {
		if p.diagnose {
			p.diagnoseImportTarget()
		}
		a.AsName = p.ident().Name
	}
}

func (p *parser) importFrom() Stmt {
	s := &ImportFrom{}
	start := p.next().start
	for p.at(tokDot) || p.at(tokEllipsis) {
		s.Level += int(p.toks[p.pos].end - p.start())
		p.next()
	}
	if s.Level == 0 || p.at(tokName) {
		s.Module = p.dottedName()
	}
	p.want(kwImport)
	s.Names = p.importedNames()
	s.Span = p.span(start)
	return s
}

func (p *parser) importedNames() []*Alias {
	if p.at(tokStar) {
		return []*Alias{{Span: p.next().span(), Name: "*"}}
	}
	if p.diagnose {
		p.diagnoseNoNames()
	}
	if !p.got(tokLPar) {
		return p.aliases(tokNewline)
	}
	names := p.aliases(tokRPar)
	p.want(tokRPar)
	return names
}

// aliases parses names with commas. Only in parentheses may a comma end them.
func (p *parser) aliases(end tokenKind) []*Alias {
	names := []*Alias{p.alias()}
	for p.got(tokComma) {
		if p.at(end) {
			if end == tokNewline {
				p.failAt(p.toks[p.pos].span(), "trailing comma not allowed without surrounding parentheses")
			}
			break
		}
		names = append(names, p.alias())
	}
	return names
}

func (p *parser) alias() *Alias {
	start := p.start()
	a := &Alias{Name: p.ident().Name}
	p.asName(a)
	a.Span = p.span(start)
	return a
}

// Type aliases.

func (p *parser) typeAlias() Stmt {
	start := p.next().start
	t := &TypeAlias{Name: p.ident()}
	t.TypeParams = p.typeParams()
	p.want(tokAssign)
	t.Value = p.expression()
	t.Span = p.span(start)
	return t
}

// Assignments.

// exprOrAssign is a lone expression, or an assignment of any kind.
func (p *parser) exprOrAssign() Stmt {
	first, start := p.pos, p.start()
	e := p.yieldOrStar()
	if p.diagnose {
		p.diagnoseAssignment(first, e)
	}
	switch kind := p.kind(); {
	case kind == tokAssign:
		return p.assign(start, e)
	case kind == tokColon:
		return p.annAssign(first, e)
	case kind >= tokPlusEq && kind <= tokBarEq:
		return p.augAssign(start, e)
	}
	return &ExprStmt{Span: p.span(start), Value: e}
}

func (p *parser) yieldOrStar() Expr {
	if p.at(kwYield) {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

func (p *parser) assign(start Pos, e Expr) Stmt {
	a := &Assign{Value: e}
	for p.at(tokAssign) {
		if !isTarget(a.Value) {
			p.mismatch()
		}
		p.next()
		a.Targets = append(a.Targets, a.Value)
		first := p.pos
		a.Value = p.yieldOrStar()
		if p.diagnose && p.at(tokAssign) {
			p.diagnoseTarget(first, a.Value)
		}
	}
	a.Span = p.span(start)
	return a
}

func (p *parser) annAssign(first int, target Expr) Stmt {
	if !isSingleTarget(target) {
		p.mismatch()
	}
	_, name := target.(*Name)
	a := &AnnAssign{Target: target, Simple: name && p.toks[first].kind == tokName}
	p.next()
	a.Annotation = p.expression()
	if p.got(tokAssign) {
		a.Value = p.yieldOrStar()
	}
	a.Span = p.span(p.toks[first].start)
	return a
}

func (p *parser) augAssign(start Pos, target Expr) Stmt {
	if !isSingleTarget(target) {
		p.mismatch()
	}
	op := BinaryOp(p.next().kind - tokPlusEq)
	value := p.yieldOrStar()
	return &AugAssign{Span: p.span(start), Target: target, Op: op, Value: value}
}

// yieldExpr is 'yield' ['from' expression | star_expressions].
func (p *parser) yieldExpr() Expr {
	start := p.next().start
	if p.got(kwFrom) {
		value := p.expression()
		return &YieldFrom{Span: p.span(start), Value: value}
	}
	var value Expr
	if p.startsExpr() && !p.at(kwYield) {
		p.optional(func() { value = p.starExpressions() })
	}
	return &Yield{Span: p.span(start), Value: value}
}
