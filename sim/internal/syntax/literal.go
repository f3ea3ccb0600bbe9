package syntax

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxIntDigits is CPython's limit for decimal int literals, whose conversion
// takes more than linear time.
const maxIntDigits = 4300

// numberValue fills c with the value of a number literal.
func (p *parser) numberValue(c *Constant, text string) {
	text = strings.ReplaceAll(text, "_", "")
	switch last := text[len(text)-1]; {
	case len(text) > 1 && text[0] == '0' && strings.IndexByte("xXoObB", text[1]) >= 0:
		c.Kind, c.Int = ConstInt, new(big.Int)
		c.Int.SetString(text, 0)
	case last == 'j' || last == 'J':
		c.Kind, c.Float = ConstImaginary, parseFloat(text[:len(text)-1])
	case strings.ContainsAny(text, ".eE"):
		c.Kind, c.Float = ConstFloat, parseFloat(text)
	default:
		c.Kind, c.Int = ConstInt, p.decimalValue(c, text)
	}
}

func (p *parser) decimalValue(c *Constant, text string) *big.Int {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return big.NewInt(n)
	}
	if len(text) > maxIntDigits {
		p.failAt(c.Span, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
			maxIntDigits, len(text))
	}
	n, _ := new(big.Int).SetString(text, 10)
	return n
}

// parseFloat cannot fail but by overflow, where Python too gives infinity.
func parseFloat(text string) float64 {
	f, _ := strconv.ParseFloat(text, 64)
	return f
}

// stringParts takes a string token apart into prefix letters and contents.
func stringParts(text string) (body string, raw, bytes bool) {
	for i := range len(text) {
		switch text[i] {
		case 'r', 'R':
			raw = true
		case 'b', 'B':
			bytes = true
		case '"', '\'':
			n := 1
			if len(text)-i >= 6 && text[i+1] == text[i] && text[i+2] == text[i] {
				n = 3
			}
			return text[i+n : len(text)-n], raw, bytes
		}
	}
	return text, raw, bytes
}

// decodeError says what is wrong with an escape sequence: one of length bytes
// at the start of the last rest bytes of the literal.
type decodeError struct {
	what         string
	rest, length int
}

// unescape replaces the escape sequences of a str literal. Text without any
// is returned as it is.
func unescape(text string) (string, *decodeError) {
	i := strings.IndexByte(text, '\\')
	if i < 0 {
		return text, nil
	}
	out := make([]byte, 0, len(text))
	for i >= 0 {
		out = append(out, text[:i]...)
		rest, err := "", (*decodeError)(nil)
		if out, rest, err = appendEscape(out, text[i:]); err != nil {
			return "", err
		}
		text = rest
		i = strings.IndexByte(text, '\\')
	}
	return string(append(out, text...)), nil
}

// appendEscape decodes the escape sequence that text begins with and returns
// what follows it.
func appendEscape(out []byte, text string) ([]byte, string, *decodeError) {
	if len(text) < 2 {
		return append(out, '\\'), "", nil
	}
	switch c := text[1]; c {
	case 'x':
		return appendHex(out, text, 2, `truncated \xXX escape`)
	case 'u':
		return appendHex(out, text, 4, `truncated \uXXXX escape`)
	case 'U':
		return appendHex(out, text, 8, `truncated \UXXXXXXXX escape`)
	case 'N':
		return appendNamed(out, text)
	default:
		if isOctalDigit(c) {
			n, value := octalEscape(text)
			return utf8.AppendRune(out, value), text[n:], nil
		}
		out, n := appendSimple(out, text)
		return out, text[n:], nil
	}
}

// simpleEscapes maps the letter of a one-letter escape to its character.
var simpleEscapes = [128]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': '\a', 'b': '\b', 'f': '\f',
	'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

// appendSimple decodes a one-letter escape; an unknown one stays as written.
// It returns the length of the sequence too.
func appendSimple(out []byte, text string) ([]byte, int) {
	c := text[1]
	if c == '\n' {
		return out, 2
	}
	if c < utf8.RuneSelf && simpleEscapes[c] != 0 {
		return append(out, simpleEscapes[c]), 2
	}
	return append(out, '\\'), 1
}

// octalEscape gives the length and value of \o, \oo or \ooo.
func octalEscape(text string) (int, rune) {
	n, value := 1, rune(0)
	for n < len(text) && n <= 3 && isOctalDigit(text[n]) {
		value = value*8 + rune(text[n]-'0')
		n++
	}
	return n, value
}

func appendHex(out []byte, text string, digits int, complaint string) ([]byte, string, *decodeError) {
	n, value := 2, rune(0)
	for n < len(text) && n < 2+digits && isHexDigit(text[n]) {
		value = value<<4 | hexValue(text[n])
		n++
	}
	if n < 2+digits {
		return nil, "", &decodeError{complaint, len(text), n}
	}
	if uint32(value) > utf8.MaxRune {
		return nil, "", &decodeError{"illegal Unicode character", len(text), n}
	}
	return appendCodePoint(out, value), text[n:], nil
}

// appendCodePoint writes r in UTF-8; a lone surrogate, which Python strings
// may hold, in the same scheme (WTF-8).
func appendCodePoint(out []byte, r rune) []byte {
	if r >= 0xd800 && r <= 0xdfff {
		return append(out, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(out, r)
}

func hexValue(c byte) rune {
	switch {
	case c <= '9':
		return rune(c - '0')
	case c >= 'a':
		return rune(c-'a') + 10
	}
	return rune(c-'A') + 10
}

func appendNamed(out []byte, text string) ([]byte, string, *decodeError) {
	end := strings.IndexByte(text, '}')
	if len(text) < 3 || text[2] != '{' || end <= len(`\N{`) {
		return nil, "", &decodeError{`malformed \N character escape`, len(text), min(len(text), len(`\N{`))}
	}
	r, ok := runeNamed(text[len(`\N{`):end])
	if !ok {
		return nil, "", &decodeError{"unknown Unicode character name", len(text), end + 1}
	}
	return utf8.AppendRune(out, r), text[end+1:], nil
}

// unescapeBytes replaces the escape sequences of a bytes literal, which knows
// no \u, \U and \N. The second result is the place of a bad \x, or -1.
func unescapeBytes(text string) (string, int) {
	if strings.IndexByte(text, '\\') < 0 {
		return text, -1
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		n := 1
		switch {
		case text[i] != '\\' || i+1 == len(text):
			out = append(out, text[i])
		case text[i+1] == 'x':
			if i+3 >= len(text) || !isHexDigit(text[i+2]) || !isHexDigit(text[i+3]) {
				return "", i
			}
			out = append(out, byte(hexValue(text[i+2])<<4|hexValue(text[i+3])))
			n = 4
		case isOctalDigit(text[i+1]):
			var value rune
			n, value = octalEscape(text[i:])
			out = append(out, byte(value))
		default:
			out, n = appendSimple(out, text[i:])
		}
		i += n
	}
	return string(out), -1
}

// decodeString gives the value of one string token.
func (p *parser) decodeString(t token) (value string, isBytes bool) {
	span := Span{t.start, t.end}
	body, raw, isBytes := stringParts(p.file.Text(span))
	switch {
	case isBytes:
		return p.decodeBytes(body, raw, span), true
	case raw:
		return body, false
	}
	return p.decodeText(body, span), false
}

func (p *parser) decodeBytes(body string, raw bool, span Span) string {
	for i := range len(body) {
		if body[i] >= utf8.RuneSelf {
			p.failAt(span, "bytes can only contain ASCII literal characters")
		}
	}
	if raw {
		return body
	}
	value, bad := unescapeBytes(body)
	if bad >= 0 {
		p.failAt(span, `(value error) invalid \x escape at position %d`, bad)
	}
	return value
}

// decodeText replaces the escapes of str text; span is blamed for a bad one.
func (p *parser) decodeText(body string, span Span) string {
	value, err := unescape(body)
	if err != nil {
		p.failAt(span, "%s", err.describe(body))
	}
	return value
}

// describe words the error for a literal with the given body. CPython counts
// positions after writing what is not ASCII as escapes of ten characters.
func (e *decodeError) describe(body string) string {
	at := escapedLen(body[:len(body)-e.rest])
	return fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", at, at+e.length-1, e.what)
}

func escapedLen(text string) int {
	n := 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			n++
		} else {
			n += len(`\U00000000`)
		}
	}
	return n
}
