package vm

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// formatInt is int.__format__.
func formatInt(t *Thread, v Value, s *formatSpec) (string, error) {
	base, prefix := 10, ""
	switch s.kind {
	case 0, 'd', 'n':
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0o"
	case 'x', 'X':
		base, prefix = 16, "0"+string(s.kind)
	case 'c':
		return t.formatChar(v, s)
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		f, err := t.intToFloat(v)
		if err != nil {
			return "", err
		}
		return formatFloat(t, Float(f), s)
	default:
		return "", t.unknownFormatCode(s, v)
	}
	if s.prec >= 0 {
		return "", t.Raise(ValueError, "Precision not allowed in integer format specifier")
	}
	if s.noNegZero {
		return "", t.Raise(ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	digits, negative, err := t.digits(v, base)
	if err != nil {
		return "", err
	}
	if s.kind == 'X' {
		digits = strings.ToUpper(digits)
	}
	if !s.alt {
		prefix = ""
	}
	return s.number(negative, prefix, digits, "", base), nil
}

// digits gives the digits of an int without its sign.
func (t *Thread) digits(v Value, base int) (digits string, negative bool, err error) {
	if i, ok := v.word(); ok && i != math.MinInt64 {
		if negative = i < 0; negative {
			i = -i
		}
		return strconv.FormatInt(i, base), negative, nil
	}
	x := v.bigInt()
	if base == 10 {
		digits, err = intRepr(t, v)
	} else {
		// The digits, and the text with them twice: with its prefix and as it is padded.
		if err := t.Alloc(4 * x.BitLen() / bits.Len(uint(base-1))); err != nil {
			return "", false, err
		}
		digits = x.Text(base)
	}
	return strings.TrimPrefix(digits, "-"), x.Sign() < 0, err
}

func (t *Thread) formatChar(v Value, s *formatSpec) (string, error) {
	switch {
	case s.sign != 0:
		return "", t.Raise(ValueError, "Sign not allowed with integer format specifier 'c'")
	case s.alt:
		return "", t.Raise(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
	case s.prec >= 0:
		return "", t.Raise(ValueError, "Precision not allowed in integer format specifier")
	}
	i, ok := v.word()
	if !ok || i < 0 || i > 0x10FFFF {
		return "", t.Raise(OverflowError, "%s", "%c arg not in range(0x110000)")
	}
	return s.pad(string(appendRune(nil, rune(i))), '<'), nil
}

// number lays a number out: sign, prefix, digits before the point, and the
// rest, which begins with the point.
func (s *formatSpec) number(negative bool, prefix, digits, rest string, base int) string {
	sign := ""
	switch {
	case negative:
		sign = "-"
	case s.sign == '+' || s.sign == ' ':
		sign = string(s.sign)
	}
	head := sign + prefix
	if s.group != 0 {
		size := 3
		if base != 10 {
			size = 4
		}
		least := 0
		if s.zeroFilled() {
			least = s.width - len(head) - len(rest)
		}
		digits = groupDigits(digits, s.group, size, least)
	}
	if s.zeroFilled() || s.align == '=' {
		missing := s.width - len(head) - len(digits) - len(rest)
		return head + strings.Repeat(s.fill, max(missing, 0)) + digits + rest
	}
	return s.pad(head+digits+rest, '>')
}

// zeroFilled says whether zeros go between the sign and the digits.
func (s *formatSpec) zeroFilled() bool {
	return s.fill == "0" && (s.align == '=' || s.align == 0 && s.zero)
}

// groupDigits puts a separator between groups of digits, with zeros in front
// until the text has the least length; it never begins with a separator.
func groupDigits(digits string, separator byte, size, least int) string {
	if !allDigits(digits, 16) { // inf, nan
		return digits
	}
	var b []byte // from the right
	for i := 0; i < len(digits) || len(b) < least; i++ {
		if i > 0 && i%size == 0 {
			b = append(b, separator)
		}
		c := byte('0')
		if i < len(digits) {
			c = digits[len(digits)-1-i]
		}
		b = append(b, c)
	}
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

// groupFraction puts a separator between groups of three digits from the left.
func groupFraction(digits string, separator byte) string {
	var b []byte
	for i := range len(digits) {
		if i > 0 && i%3 == 0 {
			b = append(b, separator)
		}
		b = append(b, digits[i])
	}
	return string(b)
}

// formatFloat is float.__format__.
func formatFloat(t *Thread, v Value, s *formatSpec) (string, error) {
	f, _ := v.AsFloat()
	switch s.kind {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
	default:
		return "", t.unknownFormatCode(s, v)
	}
	if s.prec > 1<<20 {
		return "", t.Raise(ValueError, "precision too big")
	}
	text := floatText(f, s.kind, s.prec, s.alt)
	negative := strings.HasPrefix(text, "-")
	text = strings.TrimPrefix(text, "-")
	if negative && s.noNegZero && strings.Trim(text, "0.e+-%") == "" {
		negative = false
	}
	at := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if at < 0 || math.IsInf(f, 0) || math.IsNaN(f) {
		at = len(text)
	}
	rest := text[at:]
	if s.fracGroup != 0 && strings.HasPrefix(rest, ".") {
		end := 1
		for end < len(rest) && '0' <= rest[end] && rest[end] <= '9' {
			end++
		}
		rest = "." + groupFraction(rest[1:end], s.fracGroup) + rest[end:]
	}
	return s.number(negative, "", text[:at], rest, 10), nil
}

// floatText gives f in one of the formats of printf, in that of repr for kind
// 0, or in percent.
func floatText(f float64, kind byte, prec int, alt bool) string {
	upper := kind == 'E' || kind == 'F' || kind == 'G'
	text := ""
	switch {
	case math.IsInf(f, 0) || math.IsNaN(f):
		text = FormatFloat(f)
		if kind == '%' {
			text += "%"
		}
	case kind == 0 && prec < 0:
		text = FormatFloat(f)
	case kind == '%':
		text = fixed(f*100, orDefault(prec, 6), alt) + "%"
	case kind == 'f' || kind == 'F':
		text = fixed(f, orDefault(prec, 6), alt)
	case kind == 'e' || kind == 'E':
		text = exponential(f, orDefault(prec, 6), alt)
	default:
		text = general(f, max(orDefault(prec, 6), 1), alt, kind == 0)
	}
	if upper {
		text = strings.ToUpper(text)
	}
	return text
}

func orDefault(prec, def int) int {
	if prec < 0 {
		return def
	}
	return prec
}

func fixed(f float64, prec int, alt bool) string {
	text := strconv.FormatFloat(f, 'f', prec, 64)
	if alt && prec == 0 {
		text += "."
	}
	return text
}

func exponential(f float64, prec int, alt bool) string {
	text := strconv.FormatFloat(f, 'e', prec, 64)
	if alt && prec == 0 {
		text = strings.Replace(text, "e", ".e", 1)
	}
	return text
}

// general is the format g: fixed or exponential by the size of the exponent,
// without trailing zeros. With point there is always a digit after the point
// of fixed notation.
func general(f float64, prec int, alt, point bool) string {
	text := strconv.FormatFloat(f, 'e', prec-1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	exp, _ := strconv.Atoi(exponent)
	limit := prec
	if point {
		limit--
	}
	if exp < -4 || exp >= limit {
		if alt {
			return exponential(f, prec-1, true)
		}
		return trimZeros(mantissa) + "e" + exponent
	}
	text = fixed(f, prec-1-exp, alt)
	if alt {
		return text
	}
	if text = trimZeros(text); point && !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

func trimZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
