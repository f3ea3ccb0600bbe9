package syntax

// Parameters of functions and lambdas, and type parameters.

// paramList is the state of parsing one parameter list.
type paramList struct {
	*Params
	end      tokenKind // the token that ends it
	annotate bool      // annotations are allowed
	what     string    // for messages: "Function" or "Lambda expression"
}

func (p *parser) funcParams() *Params {
	p.demand(tokLPar, "(")
	params := p.params(paramList{Params: &Params{}, end: tokRPar, annotate: true, what: "Function"})
	p.want(tokRPar)
	return params
}

func (p *parser) lambdaParams() *Params {
	return p.params(paramList{Params: &Params{}, end: tokColon, what: "Lambda expression"})
}

func (p *parser) params(l paramList) *Params {
	start := p.start()
	for !p.at(l.end) && !p.at(tokFColon) {
		p.param(l)
		if !p.got(tokComma) {
			break
		}
		if l.KwArgs != nil { // only a trailing comma may follow **kwargs
			if p.diagnose {
				p.diagnoseAfterKwArgs()
			}
			break
		}
	}
	if l.Span = (Span{start, start}); p.end > start {
		l.Span = p.span(start)
	}
	return l.Params
}

// param parses one entry of the list: a parameter, '/', '*' or '**kwargs'.
func (p *parser) param(l paramList) {
	if p.diagnose {
		p.diagnoseParam(l)
	}
	switch p.kind() {
	case tokSlash:
		p.positionalOnly(l)
	case tokStar:
		p.varArgs(l)
	case tokDoubleStar:
		p.next()
		l.KwArgs = p.paramName(l)
		if p.diagnose {
			p.diagnoseVarDefault("var-keyword")
		}
	default:
		p.plainParam(l)
	}
}

// positionalOnly handles '/': what came before it has no keyword.
func (p *parser) positionalOnly(l paramList) {
	if len(l.Regular) == 0 || l.PosOnly != nil || l.keywordOnly() {
		p.mismatch()
	}
	p.next()
	l.PosOnly, l.Regular = l.Regular, nil
}

// keywordOnly says that a '*' has been seen: from it on KwOnly is not nil.
func (l paramList) keywordOnly() bool { return l.KwOnly != nil }

// varArgs handles *args and the bare '*'.
func (p *parser) varArgs(l paramList) {
	if l.keywordOnly() {
		p.mismatch()
	}
	p.next()
	l.KwOnly = []*Param{}
	if p.at(tokName) {
		l.VarArgs = p.starParamName(l)
		if p.diagnose {
			p.diagnoseVarDefault("var-positional")
		}
		return
	}
	if !p.at(tokComma) || p.peek(1) != tokName {
		p.mismatch()
	}
}

func (p *parser) plainParam(l paramList) {
	param := p.paramName(l)
	if p.got(tokAssign) {
		if p.diagnose {
			p.diagnoseDefault(l)
		}
		param.Default = p.expression()
	}
	if l.keywordOnly() {
		l.KwOnly = append(l.KwOnly, param)
		return
	}
	if param.Default == nil && l.hasDefaults() {
		if p.diagnose {
			p.diagnoseOrder(l, param)
		}
		p.mismatch()
	}
	l.Regular = append(l.Regular, param)
}

// hasDefaults says that the last positional parameter so far has a default.
func (l paramList) hasDefaults() bool {
	if n := len(l.Regular); n > 0 {
		return l.Regular[n-1].Default != nil
	}
	n := len(l.PosOnly)
	return n > 0 && l.PosOnly[n-1].Default != nil
}

// paramName is NAME [':' annotation]. CPython's place of a parameter is that,
// without stars and default.
func (p *parser) paramName(l paramList) *Param {
	name := p.ident()
	param := &Param{Name: name.Name}
	if l.annotate && p.got(tokColon) {
		param.Annotation = p.expression()
	}
	param.Span = p.span(name.Start)
	return param
}

// starParamName is paramName after '*', where the annotation may be *Ts.
func (p *parser) starParamName(l paramList) *Param {
	name := p.ident()
	param := &Param{Name: name.Name}
	if l.annotate && p.got(tokColon) {
		param.Annotation = p.starExpression()
	}
	param.Span = p.span(name.Start)
	return param
}

// typeParams parses [T: bound = default, *Ts, **P] if it is there.
func (p *parser) typeParams() (params []*TypeParam) {
	if !p.at(tokLSquare) || !p.maybe(func() { params = p.typeParamList() }) {
		return nil
	}
	return params
}

func (p *parser) typeParamList() []*TypeParam {
	p.next()
	if p.at(tokRSquare) {
		p.failNext("Type parameter list cannot be empty")
	}
	params := []*TypeParam{p.typeParam()}
	for p.got(tokComma) && !p.at(tokRSquare) {
		params = append(params, p.typeParam())
	}
	p.want(tokRSquare)
	return params
}

func (p *parser) typeParam() *TypeParam {
	start := p.start()
	t := &TypeParam{}
	switch {
	case p.got(tokStar):
		t.Stars = 1
	case p.got(tokDoubleStar):
		t.Stars = 2
	}
	t.Name = p.ident().Name
	if p.at(tokColon) {
		p.typeParamBound(t)
	}
	if p.got(tokAssign) {
		if t.Stars == 1 {
			t.Default = p.starExpression()
		} else {
			t.Default = p.expression()
		}
	}
	t.Span = p.span(start)
	return t
}

// typeParamBound parses the bound, which only a plain type variable has.
func (p *parser) typeParamBound(t *TypeParam) {
	colon := p.next()
	t.Bound = p.expression()
	if t.Stars == 0 {
		return
	}
	kind, what := "TypeVarTuple", "bound"
	if t.Stars == 2 {
		kind = "ParamSpec"
	}
	if _, tuple := t.Bound.(*TupleExpr); tuple {
		what = "constraints"
	}
	p.failFrom(colon.start, "cannot use %s with %s", what, kind)
}
