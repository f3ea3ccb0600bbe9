package vm

import (
	"strings"
	"unicode"
)

// What Python asks of characters.

func isSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || '\t' <= r && r <= '\r' || 0x1C <= r && r <= 0x1F
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return true
	}
	return unicode.Is(unicode.Zs, r)
}

// isLineBreak says where splitlines splits.
func isLineBreak(r rune) bool {
	return '\n' <= r && r <= '\r' || 0x1C <= r && r <= 0x1E || r == 0x85 || r == 0x2028 || r == 0x2029
}

func trimSpace(s string) string { return strings.TrimFunc(s, isSpace) }

func isPrintable(r rune) bool {
	if r < 0x7F {
		return r >= ' '
	}
	return unicode.IsPrint(r)
}

// decimalValue gives the value of a decimal digit of any script, -1 for others.
func decimalValue(r rune) int {
	if r < 0x80 {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	for _, rg := range unicode.Nd.R16 {
		if rune(rg.Lo) <= r && r <= rune(rg.Hi) {
			return int(r-rune(rg.Lo)) % 10
		}
	}
	for _, rg := range unicode.Nd.R32 {
		if rune(rg.Lo) <= r && r <= rune(rg.Hi) {
			return int(r-rune(rg.Lo)) % 10
		}
	}
	return -1
}

func isDecimal(r rune) bool { return decimalValue(r) >= 0 }

func isDigit(r rune) bool { return isDecimal(r) || unicode.Is(digitChars, r) }

func isNumeric(r rune) bool { return unicode.IsNumber(r) || unicode.Is(numericLetters, r) }

func isAlnum(r rune) bool { return unicode.IsLetter(r) || isNumeric(r) }

func isLowerChar(r rune) bool { return unicode.IsLower(r) || unicode.Is(unicode.Other_Lowercase, r) }

func isUpperChar(r rune) bool { return unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r) }

func isCased(r rune) bool { return isLowerChar(r) || isUpperChar(r) || unicode.IsTitle(r) }

var identifierStart = []*unicode.RangeTable{unicode.L, unicode.Nl, unicode.Other_ID_Start}
var identifierPart = []*unicode.RangeTable{unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue}

func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.In(r, identifierStart...) && (i == 0 || !unicode.In(r, identifierPart...)) {
			return false
		}
	}
	return s != ""
}

// Case conversion of whole strings. ASCII, by far the most common, is left to
// the standard library.

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func upper(s string) string {
	if isASCII(s) {
		return strings.ToUpper(s)
	}
	return mapChars(s, func(b []byte, r rune) []byte { return appendMapped(b, r, upperSpecial, unicode.ToUpper) })
}

func appendMapped(b []byte, r rune, special map[rune]string, simple func(rune) rune) []byte {
	if text, ok := special[r]; ok {
		return append(b, text...)
	}
	return appendRune(b, simple(r))
}

func mapChars(s string, f func(b []byte, r rune) []byte) string {
	b := make([]byte, 0, len(s)+8)
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		b = f(b, r)
		i += size
	}
	return string(b)
}

func lower(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	rs := runes(s)
	b := make([]byte, 0, len(s)+8)
	for i, r := range rs {
		b = appendLower(b, rs, i, r)
	}
	return string(b)
}

// appendLower appends the lower case of the character at i: a sigma at the end
// of a word has a form of its own.
func appendLower(b []byte, rs []rune, i int, r rune) []byte {
	switch {
	case r == 'İ':
		return append(b, "i̇"...)
	case r == 'Σ' && finalSigma(rs, i):
		return append(b, "ς"...)
	}
	return appendRune(b, unicode.ToLower(r))
}

func finalSigma(rs []rune, i int) bool {
	before := i - 1
	for before >= 0 && caseIgnorable(rs[before]) {
		before--
	}
	if before < 0 || !isCased(rs[before]) {
		return false
	}
	after := i + 1
	for after < len(rs) && caseIgnorable(rs[after]) {
		after++
	}
	return after == len(rs) || !isCased(rs[after])
}

func caseIgnorable(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk) || strings.ContainsRune("'.:·’", r)
}

func foldCase(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	return mapChars(s, func(b []byte, r rune) []byte { return appendMapped(b, r, foldSpecial, unicode.ToLower) })
}

func title(s string) string {
	rs := runes(s)
	b := make([]byte, 0, len(s)+8)
	inWord := false
	for i, r := range rs {
		if inWord {
			b = appendLower(b, rs, i, r)
		} else {
			b = appendMapped(b, r, titleSpecial, unicode.ToTitle)
		}
		inWord = isCased(r)
	}
	return string(b)
}

func capitalize(s string) string {
	rs := runes(s)
	b := make([]byte, 0, len(s)+8)
	for i, r := range rs {
		if i == 0 {
			b = appendMapped(b, r, titleSpecial, unicode.ToTitle)
		} else {
			b = appendLower(b, rs, i, r)
		}
	}
	return string(b)
}

func swapCase(s string) string {
	rs := runes(s)
	b := make([]byte, 0, len(s)+8)
	for i, r := range rs {
		switch {
		case isUpperChar(r):
			b = appendLower(b, rs, i, r)
		case isLowerChar(r):
			b = appendMapped(b, r, upperSpecial, unicode.ToUpper)
		default:
			b = appendRune(b, r)
		}
	}
	return string(b)
}

// isTitle says whether upper case begins every word and only it.
func isTitle(s string) bool {
	cased, inWord := false, false
	for _, r := range s {
		switch {
		case isUpperChar(r) || unicode.IsTitle(r):
			if inWord {
				return false
			}
			cased, inWord = true, true
		case isLowerChar(r):
			if !inWord {
				return false
			}
			cased = true
		default:
			inWord = false
		}
	}
	return cased
}

// isCase says whether all cased characters are as wanted and there is one.
func isCase(s string, wanted func(rune) bool) bool {
	found := false
	for _, r := range s {
		if wanted(r) {
			found = true
		} else if isCased(r) {
			return false
		}
	}
	return found
}
