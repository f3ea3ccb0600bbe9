package syntax

// The second pass over a program that could not be parsed: here and in the
// other diagnose_*.go files are the mistakes that the rules look for, named by
// what people do. Each function is called where its mistake would show and
// either explains it, by panicking with an *Error, or returns.

// likely runs a rule that need not fit, keeping nothing: it reads ahead.
func (p *parser) likely(rule func()) (end Pos, ok bool) {
	pos, prev := p.pos, p.end
	ok = p.silently(rule)
	p.furthest = max(p.furthest, p.pos)
	end = p.end
	p.pos, p.end = pos, prev
	return end, ok
}

// rule names a rule that plausible reads ahead with.
type rule uint8

const (
	ruleClauses rule = iota
	ruleValue
	ruleStar
	ruleGroup
)

// reading is an attempt of plausible.
type reading struct {
	rule rule
	pos  int
}

// plausible is likely, but mistakes in what it reads are told. Each place is
// read once: the rules in it read ahead too, and doing so again at each level
// of nesting would take time exponential in the depth.
func (p *parser) plausible(r rule, read func()) bool {
	key := reading{r, p.pos}
	ok, known := p.readings[key]
	if known {
		return ok
	}
	pos, prev := p.pos, p.end
	ok = p.maybe(read)
	p.furthest = max(p.furthest, p.pos)
	p.pos, p.end = pos, prev
	if p.readings == nil {
		p.readings = make(map[reading]bool)
	}
	p.readings[key] = ok
	return ok
}

// sawNext records that CPython's rules look at the token after the present
// one, which it then takes to be the culprit.
func (p *parser) sawNext() { p.furthest = max(p.furthest, min(p.pos+1, len(p.toks)-1)) }

// failFrom complains about the source from start up to where CPython has read
// it, less one character.
func (p *parser) failFrom(start Pos, format string, args ...any) {
	last := p.toks[max(p.pos, p.furthest)]
	p.failAt(Span{start, last.end - 1}, format, args...)
}

// failHere complains about the furthest token that was looked at, as CPython
// does where it has no better place.
func (p *parser) failHere(format string, args ...any) {
	at := max(p.pos, p.furthest)
	p.furthest = at
	p.failToken(p.toks[at], format, args...)
}

// failNext complains about the present token.
func (p *parser) failNext(format string, args ...any) {
	p.failToken(p.toks[p.pos], format, args...)
}

func (p *parser) failToken(t token, format string, args ...any) {
	err := p.errorAt(t.span(), format, args...)
	p.atBlockEnd(err, t)
	panic(err)
}

// atBlockEnd moves an error at a token without text to a place that can be
// shown: the line that follows the block, or the last line of the file.
func (p *parser) atBlockEnd(err *Error, t token) {
	if t.kind != tokEnd && t.kind != tokDedent {
		return
	}
	err.quiet = true
	if n := Pos(len(p.file.Src)); t.start >= n && n > 0 {
		err.Span = Span{n - 1, n}
	}
}

// inBrackets says that the token at index i is inside brackets.
func (p *parser) inBrackets(i int) bool {
	depth := 0
	for ; i >= 0; i-- {
		switch p.toks[i].kind {
		case tokNewline, tokIndent, tokDedent:
			return depth > 0
		case tokLPar, tokLSquare, tokLBrace:
			depth++
		case tokRPar, tokRSquare, tokRBrace:
			depth--
		}
	}
	return depth > 0
}

// isOldStatement says that e is a name that was a statement in Python 2.
func isOldStatement(e Expr) bool {
	n, ok := e.(*Name)
	return ok && (n.ID == "print" || n.ID == "exec")
}

// isSoftKeyword says that word is a keyword in some places.
func isSoftKeyword(word string) bool {
	switch word {
	case "match", "case", "type", "_":
		return true
	}
	return false
}

// describe names the kind of expression that e is.
func describe(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *ListExpr:
		return "list"
	case *TupleExpr:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *SetExpr:
		return "set display"
	case *DictExpr:
		return "dict literal"
	case *FString:
		return "f-string expression"
	case *Compare:
		return "comparison"
	case *IfExpr:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	case *Comp:
		return describeComp(e.Kind)
	case *Constant:
		return describeConstant(e.Kind)
	}
	return "expression"
}

func describeComp(kind CompKind) string {
	switch kind {
	case ListComp:
		return "list comprehension"
	case SetComp:
		return "set comprehension"
	case DictComp:
		return "dict comprehension"
	}
	return "generator expression"
}

func describeConstant(kind ConstKind) string {
	switch kind {
	case ConstNone:
		return "None"
	case ConstTrue:
		return "True"
	case ConstFalse:
		return "False"
	case ConstEllipsis:
		return "ellipsis"
	}
	return "literal"
}
