package vm

import (
	"strings"
)

// templateFormat is str.format: a template whose fields name positional or
// keyword arguments.
type templateFormat struct {
	t      *Thread
	args   []Value
	kw     Value // a dict or, for format_map, any mapping
	auto   int   // number of the next unnamed field
	manual bool  // fields are numbered
	mapped bool  // format_map: no positional arguments
}

func (t *Thread) formatTemplate(template string, args []Value, kw Value, mapped bool) (string, error) {
	f := &templateFormat{t: t, args: args, kw: kw, mapped: mapped}
	return f.run(template, 2)
}

// run expands a template; fields of a nested one are in a format spec.
func (f *templateFormat) run(s string, depth int) (string, error) {
	if depth == 0 {
		return "", f.t.Raise(ValueError, "Max string recursion exceeded")
	}
	out := f.t.newTextBuilder()
	defer out.release()
	for s != "" {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			i = len(s)
		}
		if err := out.add(s[:i]); err != nil {
			return "", err
		}
		if i == len(s) {
			break
		}
		brace := s[i]
		s = s[i+1:]
		if s != "" && s[0] == brace {
			out.put(s[:1])
			s = s[1:]
			continue
		}
		if brace == '}' {
			return "", f.t.Raise(ValueError, "Single '}' encountered in format string")
		}
		if s == "" {
			return "", f.t.Raise(ValueError, "Single '{' encountered in format string")
		}
		field, rest, ok := cutField(s)
		if !ok {
			return "", f.t.Raise(ValueError, "expected '}' before end of string")
		}
		text, err := f.field(field, depth)
		if err != nil {
			return "", err
		}
		if err := out.add(text); err != nil {
			return "", err
		}
		s = rest
	}
	return out.text()
}

// cutField cuts a field off at the brace that closes it; braces within [ ] of
// the name do not count.
func cutField(s string) (field, rest string, ok bool) {
	depth, bracket := 1, false
	for i := range len(s) {
		switch s[i] {
		case '[':
			bracket = depth == 1
		case ']':
			bracket = false
		case '{':
			if !bracket {
				depth++
			}
		case '}':
			if bracket {
				continue
			}
			if depth--; depth == 0 {
				return s[:i], s[i+1:], true
			}
		}
	}
	return "", "", false
}

func (f *templateFormat) field(field string, depth int) (string, error) {
	name, spec, conversion, err := f.split(field)
	if err != nil {
		return "", err
	}
	v, err := f.lookup(name)
	if err != nil {
		return "", err
	}
	switch conversion {
	case 0:
	case 's':
		s, err := f.t.Str(v)
		if err != nil {
			return "", err
		}
		v = NewStr(s)
	case 'r', 'a':
		convert := f.t.Repr
		if conversion == 'a' {
			convert = f.t.ASCII
		}
		s, err := convert(v)
		if err != nil {
			return "", err
		}
		v = NewStr(s)
	default:
		return "", f.t.Raise(ValueError, "Unknown conversion specifier %c", conversion)
	}
	if strings.ContainsAny(spec, "{}") {
		if spec, err = f.run(spec, depth-1); err != nil {
			return "", err
		}
	}
	return f.t.Format(v, spec)
}

// split takes a field apart: name!conversion:spec.
func (f *templateFormat) split(field string) (name, spec string, conversion rune, err error) {
	end := len(field)
	bracket := false
	for i := range len(field) {
		c := field[i]
		if c == '[' {
			bracket = true
		} else if c == ']' {
			bracket = false
		} else if (c == ':' || c == '!') && !bracket {
			end = i
			break
		} else if c == '{' && !bracket {
			return "", "", 0, f.t.Raise(ValueError, "unexpected '{' in field name")
		}
	}
	name = field[:end]
	if end < len(field) && field[end] == '!' {
		if end+1 >= len(field) {
			return "", "", 0, f.t.Raise(ValueError, "unmatched '{' in format spec")
		}
		r, size := decodeRune(field[end+1:])
		conversion = r
		end += 1 + size
		if end < len(field) && field[end] != ':' {
			return "", "", 0, f.t.Raise(ValueError, "expected ':' after conversion specifier")
		}
	}
	if end < len(field) {
		spec = field[end+1:]
	}
	return name, spec, conversion, nil
}

// lookup finds the value of a field name: argument, then attributes and items.
func (f *templateFormat) lookup(name string) (Value, error) {
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	v, err := f.argument(name[:end])
	rest := name[end:]
	for err == nil && rest != "" {
		if rest[0] == '.' {
			end := strings.IndexAny(rest[1:], ".[")
			if end < 0 {
				end = len(rest) - 1
			}
			attr := rest[1 : end+1]
			if attr == "" {
				return Value{}, f.t.Raise(ValueError, "Empty attribute in format string")
			}
			v, err = f.t.GetAttr(v, f.t.vm.Intern(attr))
			rest = rest[end+1:]
			continue
		}
		if rest[0] != '[' {
			return Value{}, f.t.Raise(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
		}
		end := strings.IndexByte(rest, ']')
		if end < 0 {
			return Value{}, f.t.Raise(ValueError, "Missing ']' in format string")
		}
		key := rest[1:end]
		if key == "" {
			return Value{}, f.t.Raise(ValueError, "Empty attribute in format string")
		}
		index := NewStr(key)
		if n, after, ok := cutNumber(key); ok && after == "" {
			index = Int(int64(n))
		}
		v, err = f.t.GetItem(v, index)
		rest = rest[end+1:]
	}
	return v, err
}

func (f *templateFormat) argument(name string) (Value, error) {
	n, rest, ok := cutNumber(name)
	if !ok {
		return Value{}, f.t.Raise(ValueError, "Too many decimal digits in format string")
	}
	switch {
	case name == "":
		if f.manual {
			return Value{}, f.t.Raise(ValueError, "cannot switch from manual field specification to automatic field numbering")
		}
		n = f.auto
		f.auto++
	case rest == "" && n >= 0:
		if f.auto > 0 {
			return Value{}, f.t.Raise(ValueError, "cannot switch from automatic field numbering to manual field specification")
		}
		f.manual = true
	default:
		return f.keyword(name)
	}
	if f.mapped {
		return Value{}, f.t.Raise(ValueError, "Format string contains positional fields")
	}
	if n >= len(f.args) {
		return Value{}, f.t.Raise(IndexError, "Replacement index %d out of range for positional args tuple", n)
	}
	return f.args[n], nil
}

func (f *templateFormat) keyword(name string) (Value, error) {
	if f.kw.IsNil() {
		return Value{}, f.t.RaiseArgs(KeyError, NewStr(name))
	}
	return f.t.GetItem(f.kw, NewStr(name))
}
