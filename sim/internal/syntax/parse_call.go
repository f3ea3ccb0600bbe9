package syntax

// Calls, and the arguments of class statements, which are the same.

// arguments collects what stands between the parentheses of a call.
type arguments struct {
	args     []Expr
	keywords []*Keyword
	unpacked bool // a **mapping has been seen
}

func (p *parser) call(start Pos, fn Expr) Expr {
	open := p.next().start
	a := p.arguments(open)
	return &Call{Span: p.span(start), Func: fn, Args: a.args, Keywords: a.keywords}
}

// arguments parses up to the closing parenthesis; open is the place of the
// opening one, where a lone generator expression begins.
func (p *parser) arguments(open Pos) *arguments {
	a := &arguments{}
	for !p.at(tokRPar) {
		if !p.optional(func() { p.argument(a, open) }) || !p.got(tokComma) {
			break
		}
	}
	p.want(tokRPar)
	if len(a.args) == 1 {
		if c, ok := a.args[0].(*Comp); ok && c.Kind == GeneratorExp && c.Start == open {
			c.End = p.end
		}
	}
	return a
}

func (p *parser) argument(a *arguments, open Pos) {
	switch {
	case p.at(tokStar):
		p.starredArgument(a)
	case p.at(tokDoubleStar):
		p.mappingArgument(a)
	case p.at(tokName) && p.peek(1) == tokAssign:
		p.keywordArgument(a)
	default:
		p.positional(a, open)
	}
}

func (p *parser) starredArgument(a *arguments) {
	if a.unpacked {
		if p.diagnose {
			p.diagnoseStarAfterMapping()
		}
		p.mismatch()
	}
	a.args = append(a.args, p.starArgument())
}

// starArgument is '*' expression, in a call or a subscript.
func (p *parser) starArgument() Expr {
	star := p.next()
	if p.diagnose {
		p.diagnoseStarArgument()
	}
	value := p.expression()
	if p.diagnose {
		p.diagnoseUnpackingAssigned(star, "cannot assign to iterable argument unpacking")
	}
	return &Starred{Span: p.span(star.start), Value: value}
}

func (p *parser) mappingArgument(a *arguments) {
	stars := p.next()
	value := p.expression()
	if p.diagnose {
		p.diagnoseUnpackingAssigned(stars, "cannot assign to keyword argument unpacking")
	}
	a.keywords = append(a.keywords, &Keyword{Span: p.span(stars.start), Value: value})
	a.unpacked = true
}

func (p *parser) keywordArgument(a *arguments) {
	t := p.next()
	equals := p.next()
	if p.diagnose {
		p.diagnoseKeywordValue(t, equals)
	}
	value := p.expression()
	if p.diagnose && p.atFor() {
		p.diagnoseKeywordFor(t, equals)
	}
	a.keywords = append(a.keywords, &Keyword{Span: p.span(t.start), Name: p.name(t), Value: value})
}

func (p *parser) positional(a *arguments, open Pos) {
	if p.diagnose {
		p.diagnoseConstantKeyword()
	}
	e := p.argumentValue()
	if p.at(tokAssign) {
		if p.diagnose {
			p.diagnoseExprKeyword(e)
		}
		p.mismatch()
	}
	if p.atFor() {
		e = p.bareGenerator(a, open, e)
	}
	if len(a.keywords) > 0 {
		if p.diagnose {
			p.diagnosePositional(a)
		}
		p.mismatch()
	}
	a.args = append(a.args, e)
}

// argumentValue is a named expression whose mistakes with '=' are told in the
// terms of a call.
func (p *parser) argumentValue() Expr {
	if p.at(tokName) && p.peek(1) == tokWalrus {
		return p.walrus()
	}
	return p.expression()
}

// bareGenerator parses the clauses of a generator expression that borrows the
// call's parentheses, which only a lone argument may.
func (p *parser) bareGenerator(a *arguments, open Pos, elt Expr) Expr {
	fors := p.comprehensionOf(elt, nil)
	if len(a.args) > 0 || len(a.keywords) > 0 || !p.at(tokRPar) {
		if p.diagnose {
			p.diagnoseBareGenerator(a, elt)
		}
		p.mismatch()
	}
	return &Comp{Span: p.span(open), Kind: GeneratorExp, Elt: elt, Fors: fors}
}
