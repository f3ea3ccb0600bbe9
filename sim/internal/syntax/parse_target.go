package syntax

// Targets: what can be assigned to or deleted. They are parsed as expressions
// and then checked.

// isTarget says whether e can be assigned to.
func isTarget(e Expr) bool {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	case *Starred:
		_, star := e.Value.(*Starred)
		return !star && isTarget(e.Value)
	case *TupleExpr:
		return areTargets(e.Elts, isTarget)
	case *ListExpr:
		return areTargets(e.Elts, isTarget)
	}
	return false
}

// isDeletable says whether e can be deleted.
func isDeletable(e Expr) bool {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	case *TupleExpr:
		return areTargets(e.Elts, isDeletable)
	case *ListExpr:
		return areTargets(e.Elts, isDeletable)
	}
	return false
}

func areTargets(elts []Expr, ok func(Expr) bool) bool {
	for _, e := range elts {
		if !ok(e) {
			return false
		}
	}
	return true
}

// isSingleTarget says whether e is what += and annotations take.
func isSingleTarget(e Expr) bool {
	switch e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	}
	return false
}

// forTarget parses the targets between for and in.
func (p *parser) forTarget(inComprehension bool) Expr {
	target := p.tuple(p.starTarget)
	if p.diagnose {
		p.diagnoseForTarget(target, inComprehension)
	}
	if !isTarget(target) {
		p.mismatch()
	}
	return target
}

func (p *parser) starTarget() Expr {
	if p.at(tokStar) {
		return p.starred()
	}
	return p.bitwiseOr()
}
