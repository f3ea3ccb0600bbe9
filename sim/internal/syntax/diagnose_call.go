package syntax

// Mistakes in the arguments of calls.

const (
	meantComparison  = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
	bareGeneratorMsg = "Generator expression must be parenthesized"
)

// diagnoseStarArgument finds a star with nothing behind it.
func (p *parser) diagnoseStarArgument() {
	if !p.plausible(ruleValue, func() { p.expression() }) {
		p.failHere("Invalid star expression")
	}
}

// diagnoseUnpackingAssigned finds f(*a=1) and f(**a=1).
func (p *parser) diagnoseUnpackingAssigned(stars token, msg string) {
	if !p.at(tokAssign) {
		return
	}
	if end, ok := p.likely(func() { p.next(); p.expression() }); ok {
		p.failAt(Span{stars.start, end}, "%s", msg)
	}
}

// diagnoseStarAfterMapping finds f(**a, *b).
func (p *parser) diagnoseStarAfterMapping() {
	comma := p.toks[p.pos-1].start
	end, ok := p.likely(func() {
		p.starArgument()
		for p.at(tokComma) && p.peek(1) == tokStar {
			p.next()
			p.starArgument()
		}
	})
	if ok {
		p.failAt(Span{comma, end}, "iterable argument unpacking follows keyword argument unpacking")
	}
}

// diagnoseKeywordValue finds f(a=).
func (p *parser) diagnoseKeywordValue(name, equals token) {
	if p.at(tokComma) || p.at(tokRPar) {
		p.failAt(Span{name.start, equals.end}, "expected argument value expression")
	}
}

// diagnoseKeywordFor finds f(a=b for c in d).
func (p *parser) diagnoseKeywordFor(name, equals token) {
	if p.plausible(ruleClauses, func() { p.forIfClauses() }) {
		p.failAt(Span{name.start, equals.end}, meantComparison)
	}
}

// diagnoseConstantKeyword finds f(True=1).
func (p *parser) diagnoseConstantKeyword() {
	switch t := p.toks[p.pos]; t.kind {
	case kwTrue, kwFalse, kwNone:
		if p.peek(1) == tokAssign {
			p.failAt(Span{t.start, p.toks[p.pos+1].end}, "cannot assign to %s", p.text(t))
		}
	}
}

// diagnoseExprKeyword finds f(a.b=1).
func (p *parser) diagnoseExprKeyword(e Expr) {
	p.failAt(Span{e.Range().Start, p.toks[p.pos].end}, `expression cannot contain assignment, perhaps you meant "=="?`)
}

// diagnoseBareGenerator finds a generator expression that is not the only
// argument; its clauses have just been parsed.
func (p *parser) diagnoseBareGenerator(a *arguments, elt Expr) {
	if len(a.args) > 0 || p.at(tokComma) {
		p.failAt(Span{elt.Range().Start, p.end}, bareGeneratorMsg)
	}
}

// diagnosePositional finds f(a=1, b). The complaint comes behind the last
// argument that can be read.
func (p *parser) diagnosePositional(a *arguments) {
	p.likely(func() {
		rest := &arguments{}
		for p.got(tokComma) && !p.at(tokRPar) {
			p.argument(rest, p.start())
		}
		p.furthest = max(p.furthest, p.pos)
	})
	if a.unpacked {
		p.failHere("positional argument follows keyword argument unpacking")
	}
	p.failHere("positional argument follows keyword argument")
}
