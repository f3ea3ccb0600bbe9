package syntax

// Mistakes in parameter lists. A message is given only where the parameter it
// is about is otherwise in order.

// atParamEnd says that a parameter has been read to its end.
func (p *parser) atParamEnd(l paramList) bool { return p.at(tokComma) || p.at(l.end) }

// diagnoseParam looks at the start of an entry of the list.
func (p *parser) diagnoseParam(l paramList) {
	switch p.kind() {
	case tokSlash:
		p.diagnoseSlash(l)
	case tokStar:
		if l.keywordOnly() && !l.hasStarAnnotation() && p.secondStar(l) {
			p.failNext("* argument may appear only once")
		}
		if l.KwArgs == nil && !l.keywordOnly() {
			p.diagnoseBareStar(l)
		}
	case tokLPar:
		p.diagnoseParenthesized(l)
	}
}

// secondStar says that a well-formed '*' or '*args' stands here.
func (p *parser) secondStar(l paramList) bool {
	_, ok := p.likely(func() {
		if p.next(); p.at(tokName) {
			p.paramName(l)
		}
		if !p.atParamEnd(l) {
			p.mismatch()
		}
	})
	return ok
}

// hasStarAnnotation says that *args has an annotation of the form *Ts.
func (l paramList) hasStarAnnotation() bool {
	if l.VarArgs == nil {
		return false
	}
	_, star := l.VarArgs.Annotation.(*Starred)
	return star
}

func (p *parser) diagnoseSlash(l paramList) {
	switch {
	case l.keywordOnly():
		p.failNext("/ must be ahead of *")
	case l.PosOnly != nil:
		p.failNext("/ may appear only once")
	case len(l.Regular) == 0 && p.peek(1) == tokComma:
		p.failNext("at least one argument must precede /")
	case len(l.Regular) > 0 && p.peek(1) == tokStar:
		p.failAt(p.toks[p.pos+1].span(), "expected comma between / and *")
	}
}

// diagnoseBareStar finds a star that nothing follows. For a lambda CPython
// points behind it.
func (p *parser) diagnoseBareStar(l paramList) {
	const msg = "named arguments must follow bare *"
	behind := 0
	switch {
	case p.peek(1) == l.end:
		behind = 1
	case p.peek(1) == tokComma && (p.peek(2) == l.end || p.peek(2) == tokDoubleStar):
		behind = 2
	default:
		return
	}
	if l.end == tokColon {
		p.failAt(p.toks[p.pos+behind].span(), msg)
	}
	p.failNext(msg)
}

// diagnoseParenthesized finds def f(a, (b, c)).
func (p *parser) diagnoseParenthesized(l paramList) {
	if l.hasDefaults() || l.keywordOnly() || l.PosOnly != nil {
		return
	}
	start := p.start()
	end, ok := p.likely(func() {
		p.next()
		p.ident()
		for p.got(tokComma) && !p.at(tokRPar) {
			p.ident()
		}
		p.want(tokRPar)
	})
	if ok {
		p.failAt(Span{start, end}, "%s parameters cannot be parenthesized", l.what)
	}
}

// diagnoseDefault looks at what should be a default value.
func (p *parser) diagnoseDefault(l paramList) {
	if p.at(tokComma) || l.end == tokRPar && p.at(tokRPar) {
		p.failAt(p.toks[p.pos-1].span(), "expected default value expression")
	}
}

// diagnoseOrder finds a parameter without a default behind one with.
func (p *parser) diagnoseOrder(l paramList, param *Param) {
	if p.atParamEnd(l) {
		p.failAt(param.Span, "parameter without a default follows parameter with a default")
	}
}

// diagnoseVarDefault finds *args=1 and **kwargs=1.
func (p *parser) diagnoseVarDefault(what string) {
	if p.at(tokAssign) {
		p.failNext("%s argument cannot have default value", what)
	}
}

// diagnoseAfterKwArgs finds parameters behind **kwargs.
func (p *parser) diagnoseAfterKwArgs() {
	switch p.kind() {
	case tokName, tokStar, tokDoubleStar, tokSlash:
		p.failNext("arguments cannot follow var-keyword argument")
	}
}
