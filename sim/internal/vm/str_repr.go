package vm

import (
	"fmt"
	"strings"
	"unsafe"
)

// QuoteStr gives the repr of a str.
func QuoteStr(s string) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	size := len(s) + 2
	if size > shortText { // then it must be made in one piece
		size = quotedLen(s, quote)
	}
	b := append(make([]byte, 0, size), quote)
	for i := 0; i < len(s); {
		if c := s[i]; isPlain(c, quote) {
			b = append(b, c)
			i++
			continue
		}
		r, size := decodeRune(s[i:])
		b = appendEscaped(b, r, quote)
		i += size
	}
	b = append(b, quote)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// isPlain says whether a byte stands for itself in a repr.
func isPlain(c, quote byte) bool { return c >= ' ' && c < 0x7F && c != quote && c != '\\' }

// quotedLen gives the length of a str's repr.
func quotedLen(s string, quote byte) int {
	var scratch [16]byte
	n := 2
	for i := 0; i < len(s); {
		if isPlain(s[i], quote) {
			n++
			i++
			continue
		}
		r, size := decodeRune(s[i:])
		n += len(appendEscaped(scratch[:0], r, quote))
		i += size
	}
	return n
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
