package syntax

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// name is the identifier that t spells. Names that look alike after
// normalisation are one name in Python.
func (p *parser) name(t token) string {
	text := p.text(t)
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return norm.NFKC.String(text)
		}
	}
	return text
}
