package stdlib

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// jsonItemSize is what an item of an array may take: its place, and a small
// object.
const jsonItemSize = 48

// A jsonDecoder reads a text.
type jsonDecoder struct {
	t        *vm.Thread
	s        string
	strict   bool
	hooks    [5]vm.Value // object, pairs, float, int, constant; None: the default
	fail     vm.Value    // called with a message, the text and a position; raises
	depth    int
	keyTexts map[string]vm.Value // each key is made once
	memory   vm.Building         // of what was read so far
}

const (
	hookObject = iota
	hookPairs
	hookFloat
	hookInt
	hookConstant
)

// jsonDecode reads the value at a position and gives it with the position
// behind it.
func jsonDecode(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	text, err := textArg(t, "decode", args[0])
	if err != nil {
		return vm.Value{}, err
	}
	start, err := intArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	d := &jsonDecoder{t: t, s: text, fail: args[8], keyTexts: map[string]vm.Value{}}
	if d.strict, err = t.Truth(args[2]); err != nil {
		return vm.Value{}, err
	}
	copy(d.hooks[:], args[3:8])
	at := d.byteAt(int(max(start, 0)))
	d.memory = t.Build()
	defer d.memory.Release()
	v, end, err := d.value(at)
	if err != nil {
		return vm.Value{}, err
	}
	return vm.NewTuple(v, vm.Int(int64(utf8.RuneCountInString(text[:end])))), nil
}

// byteAt gives the offset of a code point.
func (d *jsonDecoder) byteAt(n int) int {
	at := 0
	for ; n > 0 && at < len(d.s); n-- {
		_, size := utf8.DecodeRuneInString(d.s[at:])
		at += size
	}
	return at
}

// error raises what a message and an offset mean.
func (d *jsonDecoder) error(message string, at int) error {
	_, err := d.t.Call(d.fail, str(message), str(d.s), vm.Int(int64(utf8.RuneCountInString(d.s[:min(at, len(d.s))]))))
	return err
}

func (d *jsonDecoder) skipSpace(at int) int {
	for at < len(d.s) && strings.IndexByte(" \t\n\r", d.s[at]) >= 0 {
		at++
	}
	return at
}

func (d *jsonDecoder) value(at int) (vm.Value, int, error) {
	if at >= len(d.s) {
		return vm.Value{}, 0, d.error("Expecting value", at)
	}
	if d.depth++; d.depth > 990 {
		return vm.Value{}, 0, d.t.Raise(vm.RecursionError, "maximum recursion depth exceeded")
	}
	defer func() { d.depth-- }()
	switch c := d.s[at]; {
	case c == '"':
		s, end, err := d.text(at + 1)
		return str(s), end, err
	case c == '{':
		return d.object(at + 1)
	case c == '[':
		return d.array(at + 1)
	case c == '-' || '0' <= c && c <= '9':
		if v, end, err := d.number(at); end > at || err != nil {
			return v, end, err
		}
	}
	return d.word(at)
}

// word reads null, true and the like.
func (d *jsonDecoder) word(at int) (vm.Value, int, error) {
	rest := d.s[at:]
	for _, w := range []struct {
		text  string
		value vm.Value
	}{{"null", vm.None}, {"true", vm.True}, {"false", vm.False}} {
		if strings.HasPrefix(rest, w.text) {
			return w.value, at + len(w.text), nil
		}
	}
	for _, w := range []struct {
		text  string
		value float64
	}{{"NaN", math.NaN()}, {"Infinity", math.Inf(1)}, {"-Infinity", math.Inf(-1)}} {
		if strings.HasPrefix(rest, w.text) {
			v := vm.Float(w.value)
			var err error
			if given(d.hooks[hookConstant]) {
				v, err = d.t.Call(d.hooks[hookConstant], str(w.text))
			}
			return v, at + len(w.text), err
		}
	}
	return vm.Value{}, 0, d.error("Expecting value", at)
}

// number reads a number; end is at if there is none.
func (d *jsonDecoder) number(at int) (v vm.Value, end int, err error) {
	digits := func(i int) int {
		for i < len(d.s) && '0' <= d.s[i] && d.s[i] <= '9' {
			i++
		}
		return i
	}
	i := at
	if d.s[i] == '-' {
		i++
	}
	end = i
	switch {
	case i < len(d.s) && d.s[i] == '0':
		end = i + 1
	default:
		end = digits(i)
	}
	if end == i {
		return vm.Value{}, at, nil
	}
	isFloat := false
	if end+1 < len(d.s) && d.s[end] == '.' && digits(end+1) > end+1 {
		end, isFloat = digits(end+1), true
	}
	if end < len(d.s) && (d.s[end] == 'e' || d.s[end] == 'E') {
		j := end + 1
		if j < len(d.s) && (d.s[j] == '+' || d.s[j] == '-') {
			j++
		}
		if digits(j) > j {
			end, isFloat = digits(j), true
		}
	}
	v, err = d.numberValue(d.s[at:end], isFloat)
	return v, end, err
}

func (d *jsonDecoder) numberValue(text string, isFloat bool) (vm.Value, error) {
	if isFloat {
		if given(d.hooks[hookFloat]) {
			return d.t.Call(d.hooks[hookFloat], str(text))
		}
		f, _ := strconv.ParseFloat(text, 64) // out of range is infinite, as in Python
		return vm.Float(f), nil
	}
	if given(d.hooks[hookInt]) {
		return d.t.Call(d.hooks[hookInt], str(text))
	}
	if limit := d.t.VM().MaxStrDigits(); limit > 0 && len(text) > limit {
		return d.t.Call(vm.Obj(vm.IntType), str(text))
	}
	n, _ := new(big.Int).SetString(text, 10)
	return vm.Big(n), nil
}

func (d *jsonDecoder) array(at int) (vm.Value, int, error) {
	l := vm.NewList(nil)
	at = d.skipSpace(at)
	if at < len(d.s) && d.s[at] == ']' {
		return vm.Obj(l), at + 1, nil
	}
	for {
		v, end, err := d.value(at)
		if err == nil {
			err = d.memory.Add(jsonItemSize)
		}
		if err == nil {
			err = l.Append(d.t, v)
		}
		if err != nil {
			return vm.Value{}, 0, err
		}
		at = d.skipSpace(end)
		switch {
		case at < len(d.s) && d.s[at] == ']':
			return vm.Obj(l), at + 1, nil
		case at >= len(d.s) || d.s[at] != ',':
			return vm.Value{}, 0, d.error("Expecting ',' delimiter", at)
		}
		comma := at
		at = d.skipSpace(at + 1)
		if at < len(d.s) && d.s[at] == ']' {
			return vm.Value{}, 0, d.error("Illegal trailing comma before end of array", comma)
		}
	}
}

func (d *jsonDecoder) object(at int) (vm.Value, int, error) {
	var pairs []vm.Value
	at = d.skipSpace(at)
	for first := true; ; first = false {
		if first && at < len(d.s) && d.s[at] == '}' {
			break
		}
		key, v, end, err := d.pair(at)
		if err != nil {
			return vm.Value{}, 0, err
		}
		if err := d.memory.Add(4 * jsonItemSize); err != nil {
			return vm.Value{}, 0, err
		}
		pairs = append(pairs, key, v)
		at = d.skipSpace(end)
		if at < len(d.s) && d.s[at] == '}' {
			break
		}
		if at >= len(d.s) || d.s[at] != ',' {
			return vm.Value{}, 0, d.error("Expecting ',' delimiter", at)
		}
		comma := at
		at = d.skipSpace(at + 1)
		if at < len(d.s) && d.s[at] == '}' {
			return vm.Value{}, 0, d.error("Illegal trailing comma before end of object", comma)
		}
	}
	v, err := d.finishObject(pairs)
	return v, at + 1, err
}

// pair reads a key, a colon and a value.
func (d *jsonDecoder) pair(at int) (key, v vm.Value, end int, err error) {
	if at >= len(d.s) || d.s[at] != '"' {
		return key, v, 0, d.error("Expecting property name enclosed in double quotes", at)
	}
	name, at, err := d.text(at + 1)
	if err != nil {
		return key, v, 0, err
	}
	if key = d.keyTexts[name]; key.IsNil() {
		key = str(name)
		d.keyTexts[name] = key
	}
	at = d.skipSpace(at)
	if at >= len(d.s) || d.s[at] != ':' {
		return key, v, 0, d.error("Expecting ':' delimiter", at)
	}
	v, end, err = d.value(d.skipSpace(at + 1))
	return key, v, end, err
}

// finishObject makes the dict of keys and values, or what a hook makes of them.
func (d *jsonDecoder) finishObject(pairs []vm.Value) (vm.Value, error) {
	if given(d.hooks[hookPairs]) {
		var tuples []vm.Value
		for i := 0; i < len(pairs); i += 2 {
			tuples = append(tuples, vm.NewTuple(pairs[i], pairs[i+1]))
		}
		return d.t.Call(d.hooks[hookPairs], list(tuples))
	}
	dict := vm.NewDict()
	for i := 0; i < len(pairs); i += 2 {
		if err := dict.Set(d.t, pairs[i], pairs[i+1]); err != nil {
			return vm.Value{}, err
		}
	}
	if given(d.hooks[hookObject]) {
		return d.t.Call(d.hooks[hookObject], vm.Obj(dict))
	}
	return vm.Obj(dict), nil
}

// text reads a str, from behind its opening quote.
func (d *jsonDecoder) text(at int) (string, int, error) {
	begin := at - 1
	var b []byte
	for {
		stop := at
		for stop < len(d.s) && d.s[stop] != '"' && d.s[stop] != '\\' && (d.s[stop] >= ' ' || !d.strict) {
			stop++
		}
		if stop >= len(d.s) {
			return "", 0, d.error("Unterminated string starting at", begin)
		}
		if d.s[stop] == '"' && b == nil {
			return d.s[at:stop], stop + 1, nil
		}
		b = append(b, d.s[at:stop]...)
		switch d.s[stop] {
		case '"':
			return string(b), stop + 1, nil
		case '\\':
			var err error
			if b, at, err = d.escape(b, stop, begin); err != nil {
				return "", 0, err
			}
		default:
			return "", 0, d.error("Invalid control character at", stop)
		}
	}
}

// escape reads what begins with the backslash at a position.
func (d *jsonDecoder) escape(b []byte, at, begin int) ([]byte, int, error) {
	if at+1 >= len(d.s) {
		return nil, 0, d.error("Unterminated string starting at", begin)
	}
	if i := strings.IndexByte(`"\/bfnrt`, d.s[at+1]); i >= 0 {
		return append(b, "\"\\/\b\f\n\r\t"[i]), at + 2, nil
	}
	if d.s[at+1] != 'u' {
		return nil, 0, d.error("Invalid \\escape", at)
	}
	r, ok := d.hex4(at + 2)
	if !ok {
		return nil, 0, d.error("Invalid \\uXXXX escape", at+2-1)
	}
	at += 6
	if 0xd800 <= r && r < 0xdc00 && strings.HasPrefix(d.s[at:], `\u`) {
		if low, ok := d.hex4(at + 2); ok && 0xdc00 <= low && low < 0xe000 {
			r = 0x10000 + (r-0xd800)<<10 + (low - 0xdc00)
			at += 6
		}
	}
	if 0xd800 <= r && r < 0xe000 {
		// A lone surrogate is kept as if it were a character.
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0xbf), at, nil
	}
	return utf8.AppendRune(b, r), at, nil
}

func (d *jsonDecoder) hex4(at int) (rune, bool) {
	if at+4 > len(d.s) {
		return 0, false
	}
	n, err := strconv.ParseUint(d.s[at:at+4], 16, 32)
	return rune(n), err == nil && d.s[at] != '+'
}
