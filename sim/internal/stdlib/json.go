package stdlib

import (
	"math"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// jsonCore is what of json is in Go: _json. Errors in what is decoded are
// reported to a function of the Python half, which knows the exception.
var jsonCore = stateless("_json", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Fn("encode", "obj, skipkeys, ensure_ascii, check_circular, allow_nan, sort_keys, indent, item_separator, key_separator, default, /", jsonEncode),
		vm.Fn("decode", "text, start, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, error, /", jsonDecode),
		vm.Fn("quote", "text, ensure_ascii, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			s, err := textArg(t, "encode_basestring", args[0])
			return str(jsonQuote(s, args[1].Is(vm.True))), err
		}),
	}
})

// A jsonEncoder writes values.
type jsonEncoder struct {
	t                    *vm.Thread
	b                    strings.Builder
	memory               vm.Building
	skipKeys, ascii, nan bool
	circular, sortKeys   bool
	indent               vm.Value // None, or the str of one level
	itemSep, keySep      string
	def                  vm.Value
	open                 []vm.Value // the containers that are being written
}

func jsonEncode(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	e := &jsonEncoder{t: t, indent: args[6], def: args[9]}
	for i, flag := range []*bool{&e.skipKeys, &e.ascii, &e.circular, &e.nan, &e.sortKeys} {
		var err error
		if *flag, err = t.Truth(args[1+i]); err != nil {
			return vm.Value{}, err
		}
	}
	var err error
	if e.itemSep, err = textArg(t, "JSONEncoder", args[7]); err != nil {
		return vm.Value{}, err
	}
	if e.keySep, err = textArg(t, "JSONEncoder", args[8]); err != nil {
		return vm.Value{}, err
	}
	e.memory = t.Build()
	defer e.memory.Release()
	err = e.value(args[0])
	return str(e.b.String()), err
}

func (e *jsonEncoder) value(v vm.Value) error {
	if err := e.t.Spend(1); err != nil {
		return err
	}
	if err := e.memory.Add(4 + len(e.itemSep)); err != nil {
		return err
	}
	switch {
	case v.IsNone():
		e.b.WriteString("null")
	case v.IsBool():
		e.b.WriteString([...]string{"false", "true"}[btoi(v.Is(vm.True))])
	default:
		if text, ok, err := e.atom(v); ok || err != nil {
			e.b.WriteString(text)
			return err
		}
		return e.container(v)
	}
	return nil
}

// atom gives the text of a str or number.
func (e *jsonEncoder) atom(v vm.Value) (text string, ok bool, err error) {
	if s, isStr := v.AsStr(); isStr {
		err = e.memory.Add(2 * len(s.String()))
		return jsonQuote(s.String(), e.ascii), true, err
	}
	if n := v.AsBig(); n != nil {
		return n.String(), true, nil
	}
	if f, isFloat := v.AsFloat(); isFloat {
		text, err = e.float(f)
		return text, true, err
	}
	return "", false, nil
}

func (e *jsonEncoder) float(f float64) (string, error) {
	text := vm.FormatFloat(f)
	switch {
	case math.IsNaN(f):
		text = "NaN"
	case math.IsInf(f, 1):
		text = "Infinity"
	case math.IsInf(f, -1):
		text = "-Infinity"
	default:
		return text, nil
	}
	if !e.nan {
		return "", e.t.Raise(vm.ValueError, "Out of range float values are not JSON compliant: %s", vm.FormatFloat(f))
	}
	return text, nil
}

// container writes a list, tuple or dict, or what default makes of anything else.
func (e *jsonEncoder) container(v vm.Value) error {
	if e.circular {
		for _, outer := range e.open {
			if outer.Is(v) {
				return e.t.Raise(vm.ValueError, "Circular reference detected")
			}
		}
	}
	if len(e.open) > 990 {
		return e.t.Raise(vm.RecursionError, "maximum recursion depth exceeded")
	}
	e.open = append(e.open, v)
	err := e.inside(v)
	e.open = e.open[:len(e.open)-1]
	return err
}

func (e *jsonEncoder) inside(v vm.Value) error {
	if l, ok := v.AsList(); ok {
		return e.array(l.Items())
	}
	if tuple, ok := v.AsTuple(); ok {
		return e.array(tuple.Items())
	}
	if d, ok := v.AsDict(); ok {
		return e.object(v, d)
	}
	if e.def.IsNone() {
		return e.t.Raise(vm.TypeError, "Object of type %s is not JSON serializable", v.Type().Name)
	}
	made, err := e.t.Call(e.def, v)
	if err != nil {
		return err
	}
	return e.value(made)
}

// newline begins a line at the present depth, if there is an indent.
func (e *jsonEncoder) newline(depth int) error {
	s, ok := e.indent.AsStr()
	if !ok {
		return nil
	}
	if err := e.memory.Add(2 * (1 + s.Len()*depth)); err != nil {
		return err
	}
	e.b.WriteByte('\n')
	for range depth {
		e.b.WriteString(s.String())
	}
	return nil
}

func (e *jsonEncoder) array(values []vm.Value) error {
	if len(values) == 0 {
		e.b.WriteString("[]")
		return nil
	}
	depth := len(e.open)
	e.b.WriteByte('[')
	for i, v := range values {
		if i > 0 {
			e.b.WriteString(e.itemSep)
		}
		if err := e.newline(depth); err != nil {
			return err
		}
		if err := e.value(v); err != nil {
			return e.note(err, i)
		}
	}
	err := e.newline(depth - 1)
	e.b.WriteByte(']')
	return err
}

// note tells where in the structure an error came up.
func (e *jsonEncoder) note(err error, at any) error {
	exc, ok := err.(*vm.Exc)
	if !ok {
		return err
	}
	container := e.open[len(e.open)-1].Type().Name
	where := container + " item "
	switch at := at.(type) {
	case int:
		where += strconv.Itoa(at)
	case vm.Value:
		where += reprOr(e.t, at)
	}
	if _, noteErr := e.t.CallMethod(exc.Value(), nameAddNote, str("when serializing "+where)); noteErr != nil {
		return noteErr
	}
	return err
}

var nameAddNote = vm.Intern("add_note")

func (e *jsonEncoder) object(v vm.Value, d *vm.Dict) error {
	if d.Len() == 0 {
		e.b.WriteString("{}")
		return nil
	}
	pairs, err := e.pairs(v)
	if err != nil {
		return err
	}
	depth := len(e.open)
	e.b.WriteByte('{')
	first := true
	for _, pair := range pairs {
		key, skip, err := e.key(items(pair)[0])
		if err != nil {
			return err
		}
		if skip {
			continue
		}
		if !first {
			e.b.WriteString(e.itemSep)
		}
		first = false
		if err := e.newline(depth); err != nil {
			return err
		}
		e.b.WriteString(jsonQuote(key, e.ascii) + e.keySep)
		if err := e.value(items(pair)[1]); err != nil {
			return e.note(err, items(pair)[0])
		}
	}
	if !first {
		err = e.newline(depth - 1)
	}
	e.b.WriteByte('}')
	return err
}

// pairs gives the items of a dict, sorted if that is wanted.
func (e *jsonEncoder) pairs(v vm.Value) ([]vm.Value, error) {
	view, err := e.t.CallMethod(v, nameItems)
	if err != nil {
		return nil, err
	}
	pairs, err := e.t.ToList(view)
	if err != nil || !e.sortKeys {
		return pairs, err
	}
	sorted := list(pairs)
	if _, err = e.t.CallMethod(sorted, nameSort); err != nil {
		return nil, err
	}
	return e.t.ToList(sorted)
}

var nameItems, nameSort = vm.Intern("items"), vm.Intern("sort")

// key gives the text of a dict's key; skip says that it is none.
func (e *jsonEncoder) key(k vm.Value) (text string, skip bool, err error) {
	switch {
	case k.IsNone():
		return "null", false, nil
	case k.IsBool():
		return [...]string{"false", "true"}[btoi(k.Is(vm.True))], false, nil
	}
	if s, ok := k.AsStr(); ok {
		return s.String(), false, nil
	}
	if text, ok, err := e.atom(k); ok {
		return text, false, err
	}
	if e.skipKeys {
		return "", true, nil
	}
	return "", false, e.t.Raise(vm.TypeError, "keys must be str, int, float, bool or None, not %s", k.Type().Name)
}

const hexDigits = "0123456789abcdef"

// jsonQuote writes a str.
func jsonQuote(s string, ascii bool) string {
	b := make([]byte, 0, len(s)+2)
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\f':
			b = append(b, `\f`...)
		case r == '\b':
			b = append(b, `\b`...)
		case r < ' ' || ascii && r >= 0x7f && r < 0x10000 && r != 0x7f:
			b = appendUnicodeEscape(b, r)
		case ascii && r >= 0x10000:
			r -= 0x10000
			b = appendUnicodeEscape(appendUnicodeEscape(b, 0xd800+r>>10), 0xdc00+r&0x3ff)
		default:
			b = append(b, string(r)...)
		}
	}
	return string(append(b, '"'))
}

func appendUnicodeEscape(b []byte, r rune) []byte {
	return append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
