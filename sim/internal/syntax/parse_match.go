package syntax

// The match statement and its patterns.

// atMatch says that a match statement begins here. "match" is an ordinary
// name elsewhere. Where an operator or a bracket follows, the line is read
// ahead: only a statement ends in a colon with an indented block below.
func (p *parser) atMatch() bool {
	if !p.atWord("match") {
		return false
	}
	switch p.peek(1) {
	case tokName, tokNumber, tokString, tokFStart, tokLBrace, tokTilde, tokEllipsis,
		kwLambda, kwAwait, kwNone, kwTrue, kwFalse:
		return true
	case tokLPar, tokLSquare, tokPlus, tokMinus, tokStar, kwNot:
		return p.headsBlock()
	}
	return false
}

// headsBlock says that the line from the present token on ends in a colon.
func (p *parser) headsBlock() bool {
	for i := p.pos + 1; i < len(p.toks); i++ {
		switch p.toks[i].kind {
		case tokNewline:
			return p.toks[i-1].kind == tokColon && (p.diagnose || p.toks[i+1].kind == tokIndent)
		case tokEnd, tokError, tokSemi:
			return false
		}
	}
	return false
}

func (p *parser) matchStmt() Stmt {
	h := header{p.next().start, "'match' statement"}
	m := &Match{Subject: p.subject()}
	p.colon()
	p.want(tokNewline)
	if !p.at(tokIndent) {
		p.failIndent(h)
	}
	p.next()
	for p.atWord("case") {
		m.Cases = append(m.Cases, p.matchCase())
	}
	if len(m.Cases) == 0 {
		p.mismatch()
	}
	p.want(tokDedent)
	m.Span = p.span(h.start)
	return m
}

func (p *parser) subject() Expr {
	start := p.start()
	first := p.starNamedExpression()
	if p.at(tokComma) {
		elts := p.afterComma([]Expr{first}, p.starNamedExpression)
		return &TupleExpr{Span: p.span(start), Elts: elts}
	}
	if _, star := first.(*Starred); star {
		p.mismatch()
	}
	return first
}

func (p *parser) matchCase() *MatchCase {
	h := header{p.next().start, "'case' statement"}
	c := &MatchCase{Pattern: p.patterns()}
	if p.got(kwIf) {
		c.Guard = p.namedExpression()
	}
	p.colon()
	c.Body = p.block(h)
	c.Span = p.span(h.start)
	return c
}

// patterns is the pattern of a case: one, or a sequence without brackets.
func (p *parser) patterns() Pattern {
	start := p.start()
	first := p.starPattern()
	if !p.at(tokComma) {
		if _, star := first.(*MatchStar); star {
			p.mismatch()
		}
		return first
	}
	elts := p.morePatterns(first)
	return &MatchSequence{Span: p.span(start), Patterns: elts}
}

// morePatterns is (',' pattern)* [','] after the first.
func (p *parser) morePatterns(first Pattern) []Pattern {
	patterns := []Pattern{first}
	for p.got(tokComma) {
		if !p.startsPattern() {
			break
		}
		patterns = append(patterns, p.starPattern())
	}
	return patterns
}

func (p *parser) startsPattern() bool {
	switch p.kind() {
	case tokName, tokNumber, tokString, tokFStart, tokMinus, tokStar, tokLPar, tokLSquare, tokLBrace, kwNone, kwTrue, kwFalse:
		return true
	}
	return false
}

func (p *parser) starPattern() Pattern {
	if !p.at(tokStar) {
		return p.pattern()
	}
	start := p.next().start
	name := captureName(p.ident().Name)
	return &MatchStar{Span: p.span(start), Name: name}
}

// captureName is "" for the wildcard.
func captureName(name string) string {
	if name == "_" {
		return ""
	}
	return name
}

// pattern is or_pattern ['as' NAME].
func (p *parser) pattern() Pattern {
	start := p.start()
	first := p.orPattern()
	if !p.got(kwAs) {
		return first
	}
	if p.diagnose {
		p.diagnosePatternTarget()
	}
	name := p.ident().Name
	if name == "_" {
		p.mismatch()
	}
	return &MatchAs{Span: p.span(start), Pattern: first, Name: name}
}

func (p *parser) orPattern() Pattern {
	start := p.start()
	first := p.closedPattern()
	if !p.at(tokBar) {
		return first
	}
	patterns := []Pattern{first}
	for p.got(tokBar) {
		patterns = append(patterns, p.closedPattern())
	}
	return &MatchOr{Span: p.span(start), Patterns: patterns}
}

func (p *parser) closedPattern() Pattern {
	switch p.kind() {
	case tokNumber, tokMinus:
		value := p.patternNumber()
		return &MatchValue{Span: value.Range(), Value: value}
	case tokString, tokFStart:
		value := p.patternString()
		return &MatchValue{Span: value.Range(), Value: value}
	case kwNone, kwTrue, kwFalse:
		c := p.atom().(*Constant)
		return &MatchSingleton{Span: c.Span, Value: c}
	case tokName:
		return p.namePattern()
	case tokLPar:
		return p.groupPattern()
	case tokLSquare:
		return p.listPattern()
	case tokLBrace:
		return p.mappingPattern()
	}
	p.mismatch()
	return nil
}

// patternNumber is ['-'] NUMBER [('+' | '-') imaginary].
func (p *parser) patternNumber() Expr {
	start := p.start()
	e := p.signedNumber()
	if !p.at(tokPlus) && !p.at(tokMinus) {
		return e
	}
	p.requireReal(e)
	t := p.next()
	right := p.patternAtom(tokNumber)
	if c, ok := right.(*Constant); !ok || c.Kind != ConstImaginary {
		p.failAt(right.Range(), "imaginary number required in complex literal")
	}
	return &BinOp{Span: p.span(start), Left: e, Op: BinaryOp(t.kind - tokPlus), OpPos: t.start, Right: right}
}

func (p *parser) requireReal(e Expr) {
	if u, ok := e.(*UnaryExpr); ok {
		e = u.Operand
	}
	if c := e.(*Constant); c.Kind == ConstImaginary {
		p.failAt(c.Span, "real number required in complex literal")
	}
}

func (p *parser) signedNumber() Expr {
	if !p.at(tokMinus) {
		return p.patternAtom(tokNumber)
	}
	start := p.next().start
	operand := p.patternAtom(tokNumber)
	return &UnaryExpr{Span: p.span(start), Op: USub, Operand: operand}
}

// patternAtom is an atom that must begin with a token of a kind.
func (p *parser) patternAtom(kind tokenKind) Expr {
	if !p.at(kind) {
		p.mismatch()
	}
	return p.atom()
}

func (p *parser) patternString() Expr {
	e := p.strings()
	if f, ok := e.(*FString); ok {
		p.failAt(f.Span, "patterns may only match literals and attribute lookups")
	}
	return e
}

// namePattern is a capture, a wildcard, a dotted value or a class pattern.
func (p *parser) namePattern() Pattern {
	start := p.start()
	t := p.next()
	var e Expr = &Name{Span: t.span(), ID: p.name(t)}
	for p.got(tokDot) {
		attr := p.ident()
		e = &Attribute{Span: p.span(start), Value: e, Attr: attr}
	}
	if p.at(tokLPar) {
		return p.classPattern(start, e)
	}
	if n, ok := e.(*Name); ok {
		return &MatchAs{Span: n.Span, Name: captureName(n.ID)}
	}
	return &MatchValue{Span: e.Range(), Value: e}
}

func (p *parser) classPattern(start Pos, class Expr) Pattern {
	m := &MatchClass{Class: class}
	p.next()
	for !p.at(tokRPar) {
		p.classArgument(m)
		if !p.got(tokComma) {
			break
		}
	}
	p.want(tokRPar)
	m.Span = p.span(start)
	return m
}

func (p *parser) classArgument(m *MatchClass) {
	if p.at(tokName) && p.peek(1) == tokAssign {
		name := p.ident()
		p.next()
		m.KwNames = append(m.KwNames, name)
		m.KwPatterns = append(m.KwPatterns, p.pattern())
		return
	}
	pattern := p.pattern()
	if len(m.KwNames) > 0 {
		if p.diagnose {
			p.diagnoseClassPattern(pattern)
		}
		p.mismatch()
	}
	m.Patterns = append(m.Patterns, pattern)
}

// groupPattern is '(' pattern ')', or a sequence in parentheses.
func (p *parser) groupPattern() Pattern {
	start := p.next().start
	if p.got(tokRPar) {
		return &MatchSequence{Span: p.span(start)}
	}
	first := p.starPattern()
	if p.at(tokComma) {
		elts := p.morePatterns(first)
		p.want(tokRPar)
		return &MatchSequence{Span: p.span(start), Patterns: elts}
	}
	if _, star := first.(*MatchStar); star {
		p.mismatch()
	}
	p.want(tokRPar)
	return first
}

func (p *parser) listPattern() Pattern {
	start := p.next().start
	var elts []Pattern
	if !p.at(tokRSquare) {
		elts = p.morePatterns(p.starPattern())
	}
	p.want(tokRSquare)
	return &MatchSequence{Span: p.span(start), Patterns: elts}
}

// mappingPattern is {key: pattern, **rest}; rest comes last.
func (p *parser) mappingPattern() Pattern {
	m := &MatchMapping{}
	start := p.next().start
	for !p.at(tokRBrace) && m.Rest == "" {
		if p.got(tokDoubleStar) {
			m.Rest = p.ident().Name
		} else {
			m.Keys = append(m.Keys, p.mappingKey())
			p.want(tokColon)
			m.Patterns = append(m.Patterns, p.pattern())
		}
		if !p.got(tokComma) {
			break
		}
	}
	p.want(tokRBrace)
	m.Span = p.span(start)
	return m
}

func (p *parser) mappingKey() Expr {
	switch p.kind() {
	case tokNumber, tokMinus:
		return p.patternNumber()
	case tokString, tokFStart:
		return p.patternString()
	case kwNone, kwTrue, kwFalse:
		return p.atom()
	}
	start := p.start()
	t := p.want(tokName)
	var e Expr = &Name{Span: t.span(), ID: p.name(t)}
	if !p.at(tokDot) {
		p.mismatch()
	}
	for p.got(tokDot) {
		attr := p.ident()
		e = &Attribute{Span: p.span(start), Value: e, Attr: attr}
	}
	return e
}
