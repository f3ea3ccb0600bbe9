package vm

import (
	"strings"
	"unicode/utf8"
)

// formatSpec is a parsed format specification:
//
//	[[fill]align][sign][z][#][0][width][group][.precision[group]][type]
type formatSpec struct {
	fill      string
	align     byte // '<', '>', '^', '=', or 0
	sign      byte // '+', '-', ' ', or 0
	noNegZero bool
	alt       bool
	zero      bool
	width     int
	group     byte // ',', '_', or 0
	prec      int  // -1 without one
	fracGroup byte // of the digits after the point
	kind      byte // 0 without one
}

const maxFormatNumber = 1<<31 - 1

// parseSpec parses the specification with which v is formatted.
func (t *Thread) parseSpec(text string, v Value) (formatSpec, error) {
	s := formatSpec{prec: -1}
	rest := s.parseAlign(text)
	if rest != "" && strings.IndexByte("+- ", rest[0]) >= 0 {
		s.sign, rest = rest[0], rest[1:]
	}
	rest, s.noNegZero = cutByte(rest, 'z')
	rest, s.alt = cutByte(rest, '#')
	if strings.HasPrefix(rest, "0") {
		rest, s.zero = rest[1:], true
		if s.fill == "" {
			s.fill = "0"
		}
	}
	if s.fill == "" {
		s.fill = " "
	}
	var ok bool
	if s.width, rest, ok = cutNumber(rest); !ok {
		return s, t.Raise(ValueError, "Too many decimal digits in format string")
	}
	s.width = max(s.width, 0)
	var err error
	if rest, err = s.parseGroup(t, rest, &s.group); err != nil {
		return s, err
	}
	if strings.HasPrefix(rest, ".") {
		if s.prec, rest, ok = cutNumber(rest[1:]); !ok {
			return s, t.Raise(ValueError, "Too many decimal digits in format string")
		}
		given := s.prec >= 0
		before := rest
		if rest, err = s.parseGroup(t, rest, &s.fracGroup); err != nil {
			return s, err
		}
		if !given && rest == before {
			return s, t.Raise(ValueError, "Format specifier missing precision")
		}
	}
	if len(rest) > 1 && utf8.RuneCountInString(rest) > 1 {
		return s, t.Raise(ValueError, "Invalid format specifier '%s' for object of type '%s'", text, v.Type().Name)
	}
	if rest != "" {
		s.kind = rest[0]
		if s.kind >= utf8.RuneSelf {
			r, _ := utf8.DecodeRuneInString(rest)
			return s, t.Raise(ValueError, "Unknown format code '\\x%x' for object of type '%s'", r, v.Type().Name)
		}
	}
	kind := s.kind
	if kind == 0 && v.Type().Layout == LayoutStr {
		kind = 's'
	}
	if s.group != 0 && strings.IndexByte("defgEFG%\x00", kind) < 0 && !(s.group == '_' && strings.IndexByte("boxX", kind) >= 0) {
		return s, t.Raise(ValueError, "Cannot specify '%c' with '%c'.", s.group, kind)
	}
	return s, nil
}

func (s *formatSpec) parseAlign(text string) string {
	if text == "" {
		return text
	}
	_, size := decodeRune(text)
	if len(text) > size && strings.IndexByte("<>=^", text[size]) >= 0 {
		s.fill, s.align = text[:size], text[size]
		return text[size+1:]
	}
	if strings.IndexByte("<>=^", text[0]) >= 0 {
		s.align = text[0]
		return text[1:]
	}
	return text
}

func (s *formatSpec) parseGroup(t *Thread, rest string, group *byte) (string, error) {
	if rest == "" || rest[0] != ',' && rest[0] != '_' {
		return rest, nil
	}
	*group = rest[0]
	rest = rest[1:]
	if rest != "" && (rest[0] == ',' || rest[0] == '_') {
		if rest[0] != *group {
			return rest, t.Raise(ValueError, "Cannot specify both ',' and '_'.")
		}
		return rest, t.Raise(ValueError, "Cannot specify '%c' with '%c'.", *group, *group)
	}
	return rest, nil
}

func cutByte(s string, b byte) (string, bool) {
	if s != "" && s[0] == b {
		return s[1:], true
	}
	return s, false
}

// cutNumber cuts a decimal number off, -1 if there is none; ok is false if it
// is too large.
func cutNumber(s string) (n int, rest string, ok bool) {
	i, n := 0, 0
	for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
		if n = n*10 + int(s[i]-'0'); n > maxFormatNumber {
			return 0, s, false
		}
	}
	if i == 0 {
		n = -1
	}
	return n, s[i:], true
}

// pad fills text up to the width, aligned as the spec says or else as given.
func (s *formatSpec) pad(text string, align byte) string {
	missing := s.width - countRunes(text)
	if missing <= 0 {
		return text
	}
	if s.align != 0 {
		align = s.align
	}
	left := 0
	switch align {
	case '>', '=':
		left = missing
	case '^':
		left = missing / 2
	}
	return strings.Repeat(s.fill, left) + text + strings.Repeat(s.fill, missing-left)
}

// formatMethod is the __format__ of a built-in type.
func (t *Thread) formatMethod(args []Value, format func(t *Thread, v Value, s *formatSpec) (string, error)) (Value, error) {
	spec, ok := args[1].AsStr()
	if !ok {
		return Value{}, t.Raise(TypeError, "__format__() argument must be str, not %s", args[1].Type().Name)
	}
	if spec.s == "" {
		text, err := t.Str(args[0])
		return NewStr(text), err
	}
	text, err := t.formatWith(args[0], spec.s, format)
	return NewStr(text), err
}

func (t *Thread) formatWith(v Value, spec string, format func(t *Thread, v Value, s *formatSpec) (string, error)) (string, error) {
	s, err := t.parseSpec(spec, v)
	if err != nil {
		return "", err
	}
	if err := t.Alloc(s.width*len(s.fill) + max(s.prec, 0)); err != nil {
		return "", err
	}
	return format(t, v, &s)
}

// formatBuiltin gives format(v, spec) for the exact types whose __format__ a
// program cannot replace; ok is false for others.
func (t *Thread) formatBuiltin(v Value, spec string) (text string, ok bool, err error) {
	var format func(t *Thread, v Value, s *formatSpec) (string, error)
	switch {
	case v.IsSmallInt():
		format = formatInt
	case v.IsFloat():
		format = formatFloat
	case v.Type() == StrType:
		format = formatStr
	default:
		return "", false, nil
	}
	if spec == "" {
		text, err = t.Str(v)
	} else {
		text, err = t.formatWith(v, spec, format)
	}
	return text, true, err
}

// formatStr is str.__format__.
func formatStr(t *Thread, v Value, s *formatSpec) (string, error) {
	switch {
	case s.kind != 0 && s.kind != 's':
		return "", t.unknownFormatCode(s, v)
	case s.sign == ' ':
		return "", t.Raise(ValueError, "Space not allowed in string format specifier")
	case s.sign != 0:
		return "", t.Raise(ValueError, "Sign not allowed in string format specifier")
	case s.noNegZero:
		return "", t.Raise(ValueError, "Negative zero coercion (z) not allowed in string format specifier")
	case s.alt:
		return "", t.Raise(ValueError, "Alternate form (#) not allowed in string format specifier")
	case s.align == '=':
		return "", t.Raise(ValueError, "'=' alignment not allowed in string format specifier")
	}
	str := as[Str](v)
	text := str.s
	if s.prec >= 0 && s.prec < str.n {
		text = text[:str.offset(s.prec)]
	}
	return s.pad(text, '<'), nil
}

func (t *Thread) unknownFormatCode(s *formatSpec, v Value) error {
	return t.Raise(ValueError, "Unknown format code '%c' for object of type '%s'", s.kind, v.Type().Name)
}
