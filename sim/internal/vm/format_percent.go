package vm

import (
	"strings"
)

// percentFormat is the % operator of str and bytes: a template whose
// conversions take their values from a tuple, a mapping or a single value.
type percentFormat struct {
	t        *Thread
	template string
	values   Value
	tuple    []Value // if values is a tuple
	isTuple  bool
	next     int
	mapping  bool
	bytes    bool
	out      textBuilder
}

func (t *Thread) percent(template string, values Value, bytes bool) (string, error) {
	p := &percentFormat{t: t, template: template, values: values, bytes: bytes, out: t.newTextBuilder()}
	defer p.out.release()
	typ := values.Type()
	switch {
	case typ.Layout == LayoutTuple:
		p.tuple, p.isTuple = as[Tuple](values).items, true
	case typ.GetItem != nil && (bytes && !isBytesLike(values) || !bytes && typ.Layout != LayoutStr):
		p.mapping = true
	}
	if err := p.run(); err != nil {
		return "", err
	}
	return p.out.text()
}

func (p *percentFormat) run() error {
	rest := p.template
	for {
		i := strings.IndexByte(rest, '%')
		if i < 0 {
			i = len(rest)
		}
		if err := p.out.add(rest[:i]); err != nil {
			return err
		}
		if i == len(rest) {
			break
		}
		var err error
		if rest, err = p.conversion(rest[i+1:]); err != nil {
			return err
		}
	}
	if p.isTuple && p.next < len(p.tuple) || !p.isTuple && !p.mapping && p.next == 0 {
		what := "string"
		if p.bytes {
			what = "bytes"
		}
		return p.t.Raise(TypeError, "not all arguments converted during %s formatting", what)
	}
	return nil
}

// value gives the next value.
func (p *percentFormat) value() (Value, error) {
	p.next++
	if p.isTuple {
		if p.next > len(p.tuple) {
			return Value{}, p.t.Raise(TypeError, "not enough arguments for format string")
		}
		return p.tuple[p.next-1], nil
	}
	if p.next > 1 {
		return Value{}, p.t.Raise(TypeError, "not enough arguments for format string")
	}
	return p.values, nil
}

// conversion writes one conversion; rest begins after the %.
func (p *percentFormat) conversion(rest string) (string, error) {
	t := p.t
	s := formatSpec{fill: " ", prec: -1}
	var keyed Value
	if strings.HasPrefix(rest, "(") {
		key, after, ok := cutParenthesis(rest)
		if !ok {
			return "", t.Raise(ValueError, "incomplete format key")
		}
		if p.isTuple || !p.mapping {
			return "", t.Raise(TypeError, "format requires a mapping")
		}
		name := NewStr(key)
		if p.bytes {
			name = NewBytes(key)
		}
		var err error
		if keyed, err = t.GetItem(p.values, name); err != nil {
			return "", err
		}
		p.next = 1
		rest = after
	}
	rest = s.parseFlags(rest)
	var err error
	if rest, err = p.numbers(rest, &s); err != nil {
		return "", err
	}
	rest = strings.TrimLeft(rest, "hlL")
	if rest == "" {
		return "", t.Raise(ValueError, "incomplete format")
	}
	s.kind = rest[0]
	if s.kind == '%' && len(rest) < len(p.template) && p.template[len(p.template)-len(rest)-1] == '%' {
		p.out.put("%")
		return rest[1:], nil
	}
	if s.kind == '%' { // with flags or a width it takes a value, in vain
		if _, err := p.value(); err != nil {
			return "", err
		}
	}
	if strings.IndexByte("diouxXeEfFgGcrsab", s.kind) < 0 || s.kind == 'b' && !p.bytes {
		r, _ := decodeRune(rest)
		return "", t.Raise(ValueError, "unsupported format character '%s' (0x%x) at index %d",
			printableOr(r), r, countRunes(p.template[:len(p.template)-len(rest)]))
	}
	v := keyed
	if v.IsNil() {
		if v, err = p.value(); err != nil {
			return "", err
		}
	}
	text, err := p.convert(v, &s)
	if err != nil {
		return "", err
	}
	return rest[1:], p.out.add(text)
}

func printableOr(r rune) string {
	if r < 32 || r == 127 {
		return "?"
	}
	return string(r)
}

// cutParenthesis cuts a key in balanced parentheses off.
func cutParenthesis(s string) (key, rest string, ok bool) {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return s[1:i], s[i+1:], true
			}
		}
	}
	return "", "", false
}

func (s *formatSpec) parseFlags(rest string) string {
	for rest != "" {
		switch rest[0] {
		case '-':
			s.align = '<'
		case '+':
			s.sign = '+'
		case ' ':
			if s.sign == 0 {
				s.sign = ' '
			}
		case '#':
			s.alt = true
		case '0':
			s.zero = true
		default:
			return rest
		}
		rest = rest[1:]
	}
	return rest
}

// numbers parses width and precision, each perhaps a star.
func (p *percentFormat) numbers(rest string, s *formatSpec) (string, error) {
	width, rest, err := p.number(rest, "width too big")
	if err != nil {
		return "", err
	}
	if width < -1 {
		s.align, width = '<', -width
	}
	s.width = max(width, 0)
	if strings.HasPrefix(rest, ".") {
		if s.prec, rest, err = p.number(rest[1:], "precision too big"); err != nil {
			return "", err
		}
		s.prec = max(s.prec, 0)
	}
	return rest, p.t.Alloc(s.width + max(s.prec, 0))
}

func (p *percentFormat) number(rest, tooBig string) (int, string, error) {
	if strings.HasPrefix(rest, "*") {
		v, err := p.value()
		if err != nil {
			return 0, "", err
		}
		n, ok := v.word()
		if !ok {
			return 0, "", p.t.Raise(TypeError, "* wants int")
		}
		return int(n), rest[1:], nil
	}
	n, rest, ok := cutNumber(rest)
	if !ok {
		return 0, "", p.t.Raise(ValueError, "%s", tooBig)
	}
	return n, rest, nil
}

func (p *percentFormat) convert(v Value, s *formatSpec) (string, error) {
	switch s.kind {
	case 's', 'r', 'a', 'b':
		text, err := p.text(v, s.kind)
		if err != nil {
			return "", err
		}
		if s.prec >= 0 && s.prec < countRunes(text) {
			text = string(runesString(runes(text)[:s.prec]))
		}
		return s.pad(text, '>'), nil
	case 'c':
		text, err := p.char(v)
		return s.pad(text, '>'), err
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f, err := p.t.ToFloat(v)
		if err != nil {
			return "", err
		}
		if s.zero && s.align == 0 {
			s.fill = "0"
		}
		return formatFloat(p.t, Float(f), s)
	}
	return p.integer(v, s)
}

func (p *percentFormat) text(v Value, kind byte) (string, error) {
	switch {
	case kind == 'r' || kind == 'a' && !p.bytes:
		if kind == 'a' {
			return p.t.ASCII(v)
		}
		text, err := p.t.Repr(v)
		if p.bytes && err == nil {
			text = asciiRepr(text)
		}
		return text, err
	case kind == 'a':
		return p.t.ASCII(v)
	case p.bytes:
		return p.raw(v)
	}
	return p.t.Str(v)
}

// raw gives the bytes of an object, for %b and %s of bytes.
func (p *percentFormat) raw(v Value) (string, error) {
	if isBytesLike(v) {
		return viewBytes(v), nil
	}
	result, found, err := p.t.callSpecial(v, nameBytes)
	if err != nil {
		return "", err
	}
	if !found || !isBytesLike(result) {
		return "", p.t.Raise(TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().Name)
	}
	return viewBytes(result), nil
}

func (p *percentFormat) char(v Value) (string, error) {
	t := p.t
	if p.bytes {
		if i, ok := v.word(); ok {
			if i < 0 || i > 255 {
				return "", t.Raise(OverflowError, "%s", "%c arg not in range(256)")
			}
			return string([]byte{byte(i)}), nil
		}
		if b, ok := v.AsBytes(); ok && len(b.s) == 1 {
			return b.s, nil
		}
		return "", t.Raise(TypeError, "%%c requires an integer in range(256) or a single byte, not %s", v.Type().Name)
	}
	if s, ok := v.AsStr(); ok {
		if s.n != 1 {
			return "", t.Raise(TypeError, "%%c requires an int or a unicode character, not a string of length %d", s.n)
		}
		return s.s, nil
	}
	if v.Type().Slots.Index == nil {
		return "", t.Raise(TypeError, "%%c requires an int or a unicode character, not %s", v.Type().Name)
	}
	i, err := t.Index(v)
	if err != nil {
		return "", err
	}
	if i < 0 || i > 0x10FFFF {
		return "", t.Raise(OverflowError, "%s", "%c arg not in range(0x110000)")
	}
	return string(appendRune(nil, rune(i))), nil
}

func (p *percentFormat) integer(v Value, s *formatSpec) (string, error) {
	t := p.t
	switch {
	case v.isInt():
	case strings.IndexByte("oxX", s.kind) >= 0:
		if v.Type().Slots.Index == nil {
			return "", t.Raise(TypeError, "%%%c format: an integer is required, not %s", s.kind, v.Type().Name)
		}
		var err error
		if v, err = t.checkInt(v, v.Type().Slots.Index, "__index__"); err != nil {
			return "", err
		}
	default:
		if v.Type().Int == nil && v.Type().Slots.Index == nil {
			return "", t.Raise(TypeError, "%%%c format: a real number is required, not %s", s.kind, v.Type().Name)
		}
		var err error
		if v, err = t.toInt(v); err != nil {
			return "", err
		}
	}
	base, prefix := 10, ""
	switch s.kind {
	case 'o':
		base, prefix = 8, "0o"
	case 'x', 'X':
		base, prefix = 16, "0"+string(s.kind)
	}
	digits, negative, err := t.digits(v, base)
	if err != nil {
		return "", err
	}
	if missing := s.prec - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	if s.kind == 'X' {
		digits = strings.ToUpper(digits)
	}
	if !s.alt {
		prefix = ""
	}
	if s.zero && s.align == 0 && s.prec < 0 {
		s.fill = "0"
	}
	return s.number(negative, prefix, digits, "", base), nil
}
