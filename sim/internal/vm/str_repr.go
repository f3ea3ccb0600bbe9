package vm

import (
	"fmt"
	"strings"
)

// QuoteStr gives the repr of a str.
func QuoteStr(s string) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	b := make([]byte, 0, len(s)+2)
	b = append(b, quote)
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < 0x7F && c != quote && c != '\\' {
			b = append(b, c)
			i++
			continue
		}
		r, size := decodeRune(s[i:])
		b = appendEscaped(b, r, quote)
		i += size
	}
	return string(append(b, quote))
}

func appendEscaped(b []byte, r rune, quote byte) []byte {
	switch {
	case r == rune(quote) || r == '\\':
		return append(b, '\\', byte(r))
	case r == '\n':
		return append(b, `\n`...)
	case r == '\r':
		return append(b, `\r`...)
	case r == '\t':
		return append(b, `\t`...)
	case isPrintable(r) && !isSurrogate(r):
		return appendRune(b, r)
	}
	return appendHexEscape(b, r)
}

func appendHexEscape(b []byte, r rune) []byte {
	switch {
	case r < 0x100:
		return fmt.Appendf(b, `\x%02x`, r)
	case r < 0x10000:
		return fmt.Appendf(b, `\u%04x`, r)
	}
	return fmt.Appendf(b, `\U%08x`, r)
}

// asciiRepr escapes what is not ASCII in a repr.
func asciiRepr(repr string) string {
	if isASCII(repr) {
		return repr
	}
	return mapChars(repr, func(b []byte, r rune) []byte {
		if r < 0x80 {
			return append(b, byte(r))
		}
		return appendHexEscape(b, r)
	})
}

// ASCII gives ascii(v).
func (t *Thread) ASCII(v Value) (string, error) {
	s, err := t.Repr(v)
	return asciiRepr(s), err
}

// QuoteBytes gives the repr of a bytes object.
func QuoteBytes(s string) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	b := append(make([]byte, 0, len(s)+3), 'b', quote)
	for i := range len(s) {
		switch c := s[i]; {
		case c == quote || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c < ' ' || c >= 0x7F:
			b = fmt.Appendf(b, `\x%02x`, c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, quote))
}
