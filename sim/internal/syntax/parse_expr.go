package syntax

// Expressions, from the comma down to the operators.

// expressions is expression (',' expression)* [','].
func (p *parser) expressions() Expr {
	return p.tuple(p.expression)
}

// starExpressions is expressions where *x may stand too.
func (p *parser) starExpressions() Expr {
	return p.tuple(p.starExpression)
}

// tuple parses one element, or several with commas, which make a tuple.
func (p *parser) tuple(element func() Expr) Expr {
	at, start := p.pos, p.start()
	first := element()
	p.element = at
	if !p.at(tokComma) {
		return first
	}
	elts := p.afterComma([]Expr{first}, element)
	return &TupleExpr{Span: p.span(start), Elts: elts}
}

// afterComma parses (',' element)* [','] after the first element.
func (p *parser) afterComma(elts []Expr, element func() Expr) []Expr {
	for p.got(tokComma) {
		at := p.pos
		if !p.startsExpr() || !p.optional(func() { elts = append(elts, element()) }) {
			break
		}
		p.element = at
	}
	return elts
}

// startsExpr says that the present token may begin an expression or *x.
func (p *parser) startsExpr() bool { return p.startsExprAt(0) }

func (p *parser) startsExprAt(n int) bool {
	switch p.peek(n) {
	case tokName, tokNumber, tokString, tokFStart, tokLPar, tokLSquare, tokLBrace,
		tokEllipsis, tokPlus, tokMinus, tokTilde, tokStar,
		kwNot, kwLambda, kwAwait, kwYield, kwNone, kwTrue, kwFalse:
		return true
	}
	return false
}

// starExpression is '*' bitwise_or | expression.
func (p *parser) starExpression() Expr {
	if p.at(tokStar) {
		return p.starred()
	}
	return p.expression()
}

// starNamedExpression is '*' bitwise_or | named_expression.
func (p *parser) starNamedExpression() Expr {
	if p.at(tokStar) {
		return p.starred()
	}
	return p.namedExpression()
}

func (p *parser) starred() Expr {
	start := p.next().start
	value := p.bitwiseOr()
	return &Starred{Span: p.span(start), Value: value}
}

// namedExpression is NAME ':=' expression | expression.
func (p *parser) namedExpression() Expr {
	if p.at(tokName) && p.peek(1) == tokWalrus {
		return p.walrus()
	}
	first := p.pos
	e := p.expression()
	if p.diagnose {
		p.diagnoseNamed(first, e)
	}
	if p.at(tokWalrus) {
		p.mismatch()
	}
	return e
}

func (p *parser) walrus() Expr {
	t := p.next()
	target := &Name{Span: t.span(), ID: p.name(t)}
	p.next()
	value := p.expression()
	return &NamedExpr{Span: p.span(t.start), Target: target, Value: value}
}

// expression is disjunction ['if' disjunction 'else' expression] | lambda.
func (p *parser) expression() Expr {
	p.enter()
	defer p.leave()
	if p.at(kwLambda) {
		return p.lambda()
	}
	first := p.pos
	if p.diagnose {
		p.diagnoseStatementInExpr()
	}
	e := p.disjunction()
	if p.diagnose {
		p.diagnoseExpr(first, e)
	}
	if p.at(kwIf) {
		p.optional(func() { e = p.conditional(p.toks[first].start, e) })
	}
	return e
}

func (p *parser) leave() { p.depth-- }

func (p *parser) conditional(start Pos, body Expr) Expr {
	p.next()
	test := p.disjunction()
	p.want(kwElse)
	orElse := p.expression()
	return &IfExpr{Span: p.span(start), Test: test, Body: body, Else: orElse}
}

func (p *parser) lambda() Expr {
	start := p.next().start
	params := p.lambdaParams()
	if p.diagnose {
		p.diagnoseLambdaInFString(start)
	}
	p.want(tokColon)
	body := p.expression()
	return &Lambda{Span: p.span(start), Params: params, Body: body}
}

func (p *parser) disjunction() Expr {
	return p.boolOp(kwOr, p.conjunction)
}

func (p *parser) conjunction() Expr {
	return p.boolOp(kwAnd, p.inversion)
}

func (p *parser) boolOp(op tokenKind, operand func() Expr) Expr {
	start := p.start()
	e := operand()
	if !p.at(op) {
		return e
	}
	values := []Expr{e}
	for p.at(op) && p.optional(func() {
		p.next()
		values = append(values, operand())
	}) {
	}
	if len(values) == 1 {
		return e
	}
	return &BoolOp{Span: p.span(start), Or: op == kwOr, Values: values}
}

func (p *parser) inversion() Expr {
	if !p.at(kwNot) {
		return p.comparison()
	}
	p.enter()
	defer p.leave()
	start := p.next().start
	operand := p.inversion()
	return &UnaryExpr{Span: p.span(start), Op: Not, Operand: operand}
}

func (p *parser) comparison() Expr {
	start := p.start()
	left := p.bitwiseOr()
	if _, n := p.compareOp(); n == 0 {
		return left
	}
	c := &Compare{Left: left}
	for {
		op, n := p.compareOp()
		if n == 0 || !p.optional(func() { p.compareWith(c, op, n) }) {
			break
		}
	}
	if len(c.Ops) == 0 {
		return left
	}
	c.Span = p.span(start)
	return c
}

// compareWith parses an operator of n tokens and its right side.
func (p *parser) compareWith(c *Compare, op CompareOp, n int) {
	for range n {
		p.next()
	}
	right := p.bitwiseOr()
	c.Ops, c.Right = append(c.Ops, op), append(c.Right, right)
}

// compareOp is the comparison operator at the present token and the number of
// its tokens, 0 if there is none.
func (p *parser) compareOp() (CompareOp, int) {
	switch kind := p.kind(); kind {
	case tokLess, tokLessEq, tokEqual, tokNotEqual, tokGreater, tokGreaterEq:
		return Lt + CompareOp(kind-tokLess), 1
	case kwIn:
		return In, 1
	case kwNot:
		if p.peek(1) == kwIn {
			return NotIn, 2
		}
		p.sawNext()
	case kwIs:
		if p.peek(1) == kwNot {
			return IsNot, 2
		}
		return Is, 1
	}
	return 0, 0
}

// precedence of the binary operators; 0 for what is none.
var precedence = [...]uint8{
	Add: 5, Sub: 5,
	Mult: 6, MatMult: 6, Div: 6, FloorDiv: 6, Mod: 6,
	LShift: 4, RShift: 4,
	BitAnd: 3, BitXor: 2, BitOr: 1,
}

// binaryOp is the binary operator at the present token, save **, which power
// handles.
func (p *parser) binaryOp() (BinaryOp, uint8) {
	kind := p.kind()
	if kind < tokPlus || kind > tokBar || kind == tokDoubleStar {
		return 0, 0
	}
	op := BinaryOp(kind - tokPlus)
	return op, precedence[op]
}

// bitwiseOr parses everything that binds tighter than comparisons.
func (p *parser) bitwiseOr() Expr { return p.binary(1) }

// binary climbs the precedences: it takes operators that bind at least as
// tightly as lowest.
func (p *parser) binary(lowest uint8) Expr {
	start := p.start()
	e := p.factor()
	links := 0
	for {
		op, prec := p.binaryOp()
		if prec < lowest || prec == 0 {
			return e
		}
		p.chained(&links)
		if !p.optional(func() { e = p.binaryRight(start, e, op, prec) }) {
			return e
		}
	}
}

func (p *parser) binaryRight(start Pos, left Expr, op BinaryOp, prec uint8) Expr {
	opPos := p.next().start
	if p.diagnose && prec >= precedence[Add] {
		p.diagnoseNot()
	}
	right := p.binary(prec + 1)
	return &BinOp{Span: p.span(start), Left: left, Op: op, OpPos: opPos, Right: right}
}

func (p *parser) factor() Expr {
	var op UnaryOp
	switch p.kind() {
	case tokPlus:
		op = UAdd
	case tokMinus:
		op = USub
	case tokTilde:
		op = Invert
	default:
		return p.power()
	}
	p.enter()
	defer p.leave()
	start := p.next().start
	if p.diagnose {
		p.diagnoseNot()
	}
	operand := p.factor()
	return &UnaryExpr{Span: p.span(start), Op: op, Operand: operand}
}

func (p *parser) power() Expr {
	start := p.start()
	base := p.awaitPrimary()
	if !p.at(tokDoubleStar) {
		return base
	}
	e := base
	p.optional(func() {
		p.enter()
		opPos := p.next().start
		exponent := p.factor()
		e = &BinOp{Span: p.span(start), Left: base, Op: Pow, OpPos: opPos, Right: exponent}
		p.leave()
	})
	return e
}

func (p *parser) awaitPrimary() Expr {
	if !p.at(kwAwait) {
		return p.primary()
	}
	start := p.next().start
	value := p.primary()
	return &Await{Span: p.span(start), Value: value}
}

// primary is an atom with what follows it: .name, (arguments), [index].
func (p *parser) primary() Expr {
	start := p.start()
	e := p.atom()
	links := 0
	for p.atTrailer() {
		p.chained(&links)
		if !p.optional(func() { e = p.trailer(start, e) }) {
			break
		}
	}
	return e
}

func (p *parser) atTrailer() bool {
	return p.at(tokDot) || p.at(tokLPar) || p.at(tokLSquare)
}

func (p *parser) trailer(start Pos, e Expr) Expr {
	switch p.kind() {
	case tokDot:
		p.next()
		attr := p.ident()
		return &Attribute{Span: p.span(start), Value: e, Attr: attr}
	case tokLPar:
		return p.call(start, e)
	default:
		p.next()
		index := p.slices()
		p.want(tokRSquare)
		return &Subscript{Span: p.span(start), Value: e, Index: index}
	}
}

// slices is what stands in the brackets of a subscript.
func (p *parser) slices() Expr {
	start := p.start()
	first := p.slice()
	if !p.at(tokComma) {
		if _, star := first.(*Starred); !star {
			return first
		}
	}
	elts := p.afterSliceComma([]Expr{first})
	return &TupleExpr{Span: p.span(start), Elts: elts}
}

func (p *parser) afterSliceComma(elts []Expr) []Expr {
	for p.got(tokComma) {
		if !p.startsExpr() && !p.at(tokColon) {
			break
		}
		elts = append(elts, p.slice())
	}
	return elts
}

// slice is [a]:[b][:[c]], *x or a named expression.
func (p *parser) slice() Expr {
	if p.at(tokStar) {
		return p.starArgument()
	}
	start := p.start()
	var lower Expr
	if !p.at(tokColon) {
		lower = p.namedExpression()
		if !p.at(tokColon) {
			return lower
		}
		if _, named := lower.(*NamedExpr); named {
			p.mismatch()
		}
	}
	p.next()
	s := &Slice{Lower: lower, Upper: p.sliceBound()}
	if p.got(tokColon) {
		s.Step = p.sliceBound()
	}
	s.Span = p.span(start)
	return s
}

// sliceBound is an expression, or nil where there is none.
func (p *parser) sliceBound() Expr {
	if p.at(tokColon) || p.at(tokComma) || p.at(tokRSquare) {
		return nil
	}
	return p.expression()
}
