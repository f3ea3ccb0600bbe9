package syntax

// Mistakes in the replacement fields of f-strings.

// diagnoseFieldStart finds a field without a value.
func (p *parser) diagnoseFieldStart() {
	switch t := p.toks[p.pos]; t.kind {
	case tokAssign, tokBang, tokFColon, tokRBrace:
		p.failNext("f-string: valid expression required before '%s'", p.text(t))
	}
}

// diagnoseFieldEnd looks behind the value, and its '=' if it has one.
func (p *parser) diagnoseFieldEnd(debug bool) {
	switch p.kind() {
	case tokBang, tokFColon, tokRBrace:
		return
	}
	if debug {
		p.failNext("f-string: expecting '!', or ':', or '}'")
	}
	p.failNext("f-string: expecting '=', or '!', or ':', or '}'")
}

func (p *parser) diagnoseConversion() {
	if p.at(tokFColon) || p.at(tokRBrace) {
		p.failNext("f-string: missing conversion character")
	}
	p.failNext("f-string: invalid conversion character")
}

// diagnoseAfterConversion looks behind !r.
func (p *parser) diagnoseAfterConversion() {
	if !p.at(tokFColon) && !p.at(tokRBrace) {
		p.failNext("f-string: expecting ':' or '}'")
	}
}

// diagnoseFieldClose looks for the brace behind a format spec.
func (p *parser) diagnoseFieldClose() {
	if !p.at(tokRBrace) {
		p.failNext("f-string: expecting '}', or format specs")
	}
}
