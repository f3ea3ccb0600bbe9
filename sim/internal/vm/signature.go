package vm

import "strings"

// textSignature gives the parameters of a function that is written in Go, as
// help and editors show them; None where it binds its arguments itself.
func textSignature(t *Thread, v Value) (Value, error) {
	p := as[Native](v).params
	if p == nil {
		return None, nil
	}
	var parts []string
	for i, name := range p.names {
		if i == p.pos {
			parts = append(parts, p.star())
		}
		text, err := p.parameter(t, i)
		if err != nil {
			return Value{}, err
		}
		parts = append(parts, name.s+text)
		if i+1 == p.posOnly {
			parts = append(parts, "/")
		}
	}
	if p.varArgs && p.pos == len(p.names) {
		parts = append(parts, p.star())
	}
	if p.varKw {
		parts = append(parts, "**"+p.kwName)
	}
	return NewStr("(" + strings.Join(parts, ", ") + ")"), nil
}

// star is what comes before the keyword-only parameters.
func (p *nativeParams) star() string {
	if p.varArgs {
		return "*" + p.argsName
	}
	return "*"
}

// parameter gives the default of a parameter with its equals sign. One that may
// be missing has none to show.
func (p *nativeParams) parameter(t *Thread, i int) (string, error) {
	if !p.optional[i] {
		return "", nil
	}
	if p.defaults[i].IsNil() {
		return "=...", nil
	}
	text, err := t.Repr(p.defaults[i])
	return "=" + text, err
}
