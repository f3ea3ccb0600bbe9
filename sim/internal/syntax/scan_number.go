package syntax

import (
	"strings"
	"unicode/utf8"
)

// number scans an int, float or imaginary literal; its value is worked out by
// the parser.
func (s *scanner) number() {
	start := s.pos
	if s.src[start] == '0' && start+1 < len(s.src) {
		switch s.src[start+1] | 0x20 {
		case 'x':
			s.radix("hexadecimal", isHexDigit)
			return
		case 'o':
			s.radix("octal", isOctalDigit)
			return
		case 'b':
			s.radix("binary", isBinaryDigit)
			return
		}
	}
	s.decimal()
}

// radix scans the digits after 0x, 0o or 0b.
func (s *scanner) radix(name string, digit func(byte) bool) {
	start := s.pos
	s.pos += 2
	for {
		s.skipByte('_')
		c := s.peekByte()
		if !digit(c) {
			s.refuseDigit(name)
			s.failNumber(name)
		}
		for digit(s.peekByte()) {
			s.pos++
		}
		if s.peekByte() != '_' {
			break
		}
	}
	s.refuseDigit(name)
	s.endNumber(name)
	s.emit(tokNumber, start, s.pos)
}

// refuseDigit names a decimal digit that the radix does not have.
func (s *scanner) refuseDigit(name string) {
	if c := s.peekByte(); isDigit(c) {
		s.fail(s.pos, s.pos+1, "invalid digit '%c' in %s literal", c, name)
	}
}

func (s *scanner) decimal() {
	start := s.pos
	isInt := true
	if s.peekByte() != '.' {
		s.digits()
	}
	intEnd := s.pos
	if s.peekByte() == '.' {
		isInt = false
		s.pos++
		if isDigit(s.peekByte()) {
			s.digits()
		}
	}
	if s.exponent() {
		isInt = false
	}
	kind := "decimal"
	if c := s.peekByte(); c == 'j' || c == 'J' {
		s.pos++
		isInt, kind = false, "imaginary"
	} else if isInt {
		s.refuseLeadingZeros(start, intEnd)
	}
	s.endNumber(kind)
	s.emit(tokNumber, start, s.pos)
}

// exponent scans e+10 if it is there; 1else is no exponent.
func (s *scanner) exponent() bool {
	if c := s.peekByte(); c != 'e' && c != 'E' {
		return false
	}
	at := s.pos
	s.pos++
	signed := s.peekByte() == '+' || s.peekByte() == '-'
	if signed {
		s.pos++
	}
	if !isDigit(s.peekByte()) {
		if signed {
			s.failNumber("decimal")
		}
		s.pos = at
		return false
	}
	s.digits()
	return true
}

// digits scans decimal digits with single underscores between them.
func (s *scanner) digits() {
	for {
		for isDigit(s.peekByte()) {
			s.pos++
		}
		if s.peekByte() != '_' {
			return
		}
		s.pos++
		if !isDigit(s.peekByte()) {
			s.failNumber("decimal")
		}
	}
}

func (s *scanner) refuseLeadingZeros(start, end int) {
	zeros := len(s.src[start:end]) - len(strings.TrimLeft(s.src[start:end], "0_"))
	if s.src[start] == '0' && start+zeros < end {
		s.fail(start, start+zeros, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
}

// endNumber refuses a name that touches a number, save the keywords that
// Python lets do so: 1if x else 2.
func (s *scanner) endNumber(kind string) {
	c := s.peekByte()
	if c >= utf8.RuneSelf || !isNamePart(c) {
		return
	}
	for _, word := range [...]string{"and", "else", "for", "if", "in", "is", "not", "or"} {
		if strings.HasPrefix(s.src[s.pos:], word) {
			return
		}
	}
	s.failNumber(kind)
}

func (s *scanner) failNumber(kind string) {
	s.fail(s.pos-1, s.pos, "invalid %s literal", kind)
}

func (s *scanner) skipByte(c byte) {
	if s.peekByte() == c {
		s.pos++
	}
}

// peekByte is the next byte, 0 at the end (a file has no null bytes).
func (s *scanner) peekByte() byte {
	if s.pos < len(s.src) {
		return s.src[s.pos]
	}
	return 0
}
