package vm

import (
	"bytes"
	"encoding/hex"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// BytesType is bytes, ByteArrayType bytearray.
var (
	BytesType     = declare("bytes")
	ByteArrayType = declare("bytearray")
)

// isBytesLike says whether v is bytes, a bytearray or a memoryview.
func isBytesLike(v Value) bool {
	l := v.Type().Layout
	return l == LayoutBytes || l == LayoutByteArray || v.Type() == MemoryViewType
}

// viewBytes gives the bytes of a bytes-like object, for reading.
func viewBytes(v Value) string {
	switch v.Type().Layout {
	case LayoutBytes:
		return as[Bytes](v).s
	case LayoutByteArray:
		return string(as[ByteArray](v).b)
	}
	return string(as[MemoryView](v).bytes())
}

// bytesFrom gives the bytes of a bytes-like object, or raises TypeError.
func (t *Thread) bytesFrom(v Value) ([]byte, error) {
	if !isBytesLike(v) {
		return nil, t.Raise(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	if v.Type().Layout == LayoutByteArray {
		return as[ByteArray](v).b, nil
	}
	return []byte(viewBytes(v)), nil
}

// BytesOf gives a copy of the bytes of a bytes-like object, or raises TypeError.
func (t *Thread) BytesOf(v Value) ([]byte, error) {
	b, err := t.bytesFrom(v)
	return bytes.Clone(b), err
}

func bytesArg(t *Thread, v Value, _ string) (string, error) {
	if !isBytesLike(v) {
		return "", t.Raise(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	return viewBytes(v), nil
}

// bytesNeedle takes an int for a single byte too.
func bytesNeedle(t *Thread, v Value, _ string) (string, error) {
	if v.isInt() {
		i, ok := v.word()
		if !ok || i < 0 || i > 255 {
			return "", t.Raise(ValueError, "byte must be in range(0, 256)")
		}
		return string([]byte{byte(i)}), nil
	}
	if !isBytesLike(v) {
		return "", t.Raise(TypeError, "argument should be integer or bytes-like object, not '%s'", v.Type().Name)
	}
	return viewBytes(v), nil
}

// bytesKind is bytes or bytearray, for the methods that they share with str.
func bytesKind(name string, wrap func(like Value, s string) Value) *textKind {
	oneByte := func(s string) (rune, int) { return rune(s[0]), 1 }
	return &textKind{
		typeName: name,
		text:     viewBytes,
		length:   func(v Value) int { return len(viewBytes(v)) },
		offset:   func(_ Value, i int) int { return i },
		position: func(_ Value, offset int) int { return offset },
		wrap:     wrap,
		part:     wrap,
		arg:      bytesArg,
		needle:   bytesNeedle,
		isSpace:  func(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' },
		isBreak:  func(r rune) bool { return r == '\n' || r == '\r' },
		first:    oneByte,
		last:     func(s string) (rune, int) { return rune(s[len(s)-1]), 1 },
	}
}

// byteAt gives one byte as an int.
func byteAt(s string, i int) Value { return Int(int64(s[i])) }

func bytesCompare(_ *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if !isBytesLike(v) || !isBytesLike(w) {
		return NotImplemented, nil
	}
	return Bool(compareInts(int64(strings.Compare(viewBytes(v), viewBytes(w))), 0, op)), nil
}

func bytesAdd(wrap func(like Value, s string) Value) binaryFunc {
	return func(t *Thread, v, w Value) (Value, error) {
		if !isBytesLike(v) {
			return NotImplemented, nil
		}
		if !isBytesLike(w) {
			return Value{}, t.Raise(TypeError, "can't concat %s to %s", w.Type().Name, v.Type().Name)
		}
		a, b := viewBytes(v), viewBytes(w)
		if err := t.Alloc(len(a) + len(b)); err != nil {
			return Value{}, err
		}
		return wrap(v, a+b), nil
	}
}

func bytesRepeat(wrap func(like Value, s string) Value) func(t *Thread, v Value, n int) (Value, error) {
	return func(t *Thread, v Value, n int) (Value, error) {
		s := viewBytes(v)
		if err := t.allocTimes(len(s), n); err != nil {
			return Value{}, err
		}
		return wrap(v, strings.Repeat(s, n)), nil
	}
}

func bytesGetItem(wrap func(like Value, s string) Value) binaryFunc {
	return func(t *Thread, v, key Value) (Value, error) {
		s := viewBytes(v)
		if key.Type() == SliceType {
			start, _, step, n, err := as[Slice](key).indices(t, len(s))
			if err != nil {
				return Value{}, err
			}
			if step == 1 {
				return wrap(v, s[start:start+n]), nil
			}
			b := make([]byte, n)
			for i := range b {
				b[i] = s[start+i*step]
			}
			return wrap(v, string(b)), nil
		}
		i, err := t.itemIndex(key, len(s), v.Type().Name, indexWords(v))
		if err != nil {
			if v.Type().Layout == LayoutBytes {
				return Value{}, t.renameIndexError(err, "index out of range")
			}
			return Value{}, err
		}
		return byteAt(s, i), nil
	}
}

// indexWords is the message for a key of bytes or bytearray that is no index.
func indexWords(v Value) string {
	if v.Type().Layout == LayoutByteArray {
		return "bytearray indices must be integers or slices, not %s"
	}
	return "byte indices must be integers or slices, not %s"
}

// renameIndexError replaces the message of an IndexError.
func (t *Thread) renameIndexError(err error, message string) error {
	if _, ok := t.Matches(err, IndexError); ok {
		return t.Raise(IndexError, "%s", message)
	}
	return err
}

func bytesContains(t *Thread, v, x Value) (bool, error) {
	if !x.isInt() && !isBytesLike(x) {
		return false, t.Raise(TypeError, "a bytes-like object is required, not '%s'", x.Type().Name)
	}
	sub, err := bytesNeedle(t, x, "")
	return err == nil && strings.Contains(viewBytes(v), sub), err
}

// makeBytes is what bytes and bytearray make of their arguments.
func (t *Thread) makeBytes(name string, source, encoding, errors Value) ([]byte, error) {
	switch {
	case source.IsNil():
		if !encoding.IsNil() || !errors.IsNil() {
			return nil, t.Raise(TypeError, "encoding or errors without a string argument")
		}
		return nil, nil
	case source.Type().Layout == LayoutStr:
		if encoding.IsNil() {
			return nil, t.Raise(TypeError, "string argument without an encoding")
		}
		codec, handler, err := t.codecArgs(name, encoding, errors)
		if err != nil {
			return nil, err
		}
		b, err := t.Encode(as[Str](source).s, codec, handler)
		return []byte(b), err
	case !encoding.IsNil() || !errors.IsNil():
		return nil, t.Raise(TypeError, "encoding or errors without a string argument")
	case isBytesLike(source):
		return []byte(viewBytes(source)), nil
	}
	if result, found, err := t.callSpecial(source, nameBytes); found || err != nil {
		if err != nil {
			return nil, err
		}
		if !isBytesLike(result) {
			return nil, t.Raise(TypeError, "__bytes__ returned non-bytes (type %s)", result.Type().Name)
		}
		return []byte(viewBytes(result)), nil
	}
	if source.isInt() || source.Type().Slots.Index != nil {
		n, err := t.Index(source)
		if err != nil {
			return nil, err
		}
		if n < 0 {
			return nil, t.Raise(ValueError, "negative count")
		}
		if err := t.Alloc(n); err != nil {
			return nil, err
		}
		return make([]byte, n), nil
	}
	return t.bytesOfInts(name, source)
}

var nameBytes = Intern("__bytes__")

func (t *Thread) bytesOfInts(name string, source Value) ([]byte, error) {
	if source.Type().Iter == nil && source.Type().GetItem == nil {
		return nil, t.Raise(TypeError, "cannot convert '%s' object to %s", source.Type().Name, name)
	}
	var b []byte
	memory := t.Build()
	defer memory.Release()
	err := t.Iterate(source, func(v Value) error {
		c, err := t.byteValue(v, name)
		if err == nil {
			err = memory.Add(1)
		}
		b = append(b, c)
		return err
	})
	return b, err
}

// byteValue gives an int from 0 to 255 as a byte.
func (t *Thread) byteValue(v Value, name string) (byte, error) {
	if !v.isInt() && v.Type().Slots.Index == nil {
		return 0, t.Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	i, err := t.clampedIndex(v)
	if err != nil {
		return 0, err
	}
	if i < 0 || i > 255 {
		if name == "bytes" {
			return 0, t.Raise(ValueError, "bytes must be in range(0, 256)")
		}
		return 0, t.Raise(ValueError, "byte must be in range(0, 256)")
	}
	return byte(i), nil
}

// asciiMap makes a method that maps each byte.
func (k *textKind) asciiMap(name string, f func(string) string) *Native {
	return Fn(name, "", func(_ *Thread, args []Value) (Value, error) { return k.wrap(args[0], f(k.text(args[0]))), nil })
}

// asciiTest makes a method that tests all bytes of a text, which must have one.
func (k *textKind) asciiTest(name string, test func(c rune) bool) *Native {
	return Fn(name, "", func(_ *Thread, args []Value) (Value, error) {
		s := k.text(args[0])
		for i := range len(s) {
			if s[i] >= 0x80 || !test(rune(s[i])) {
				return False, nil
			}
		}
		return Bool(s != ""), nil
	})
}

// asciiOnly lets a function for text leave bytes beyond ASCII alone.
func asciiOnly(f func(string) string) func(string) string {
	return func(s string) string {
		if isASCII(s) {
			return f(s)
		}
		var b strings.Builder
		for start := 0; start < len(s); {
			end := start
			for end < len(s) && s[end] < 0x80 {
				end++
			}
			b.WriteString(f(s[start:end]))
			if start = end; start < len(s) {
				b.WriteByte(s[start])
				start++
			}
		}
		return b.String()
	}
}

// byteMethods are the methods of bytes and bytearray.
func (k *textKind) byteMethods() []*Native {
	return append(k.methods(),
		k.asciiMap("upper", asciiOnly(strings.ToUpper)), k.asciiMap("lower", asciiOnly(strings.ToLower)),
		k.asciiMap("title", asciiOnly(title)), k.asciiMap("swapcase", asciiOnly(swapCase)),
		k.asciiMap("capitalize", func(s string) string {
			if s == "" {
				return s
			}
			return asciiOnly(strings.ToUpper)(s[:1]) + asciiOnly(strings.ToLower)(s[1:])
		}),
		k.asciiTest("isalpha", func(c rune) bool { return isCased(c) }), k.asciiTest("isdigit", isDecimal),
		k.asciiTest("isalnum", isAlnum), k.asciiTest("isspace", k.isSpace),
		Fn("isascii", "", func(_ *Thread, args []Value) (Value, error) { return Bool(isASCII(k.text(args[0]))), nil }),
		Fn("islower", "", func(_ *Thread, args []Value) (Value, error) { return Bool(isCase(k.text(args[0]), isLowerChar)), nil }),
		Fn("isupper", "", func(_ *Thread, args []Value) (Value, error) { return Bool(isCase(k.text(args[0]), isUpperChar)), nil }),
		Fn("istitle", "", func(_ *Thread, args []Value) (Value, error) { return Bool(isTitle(k.text(args[0]))), nil }),
		Fn("join", "iterable_of_bytes, /", k.joinBytes),
		Fn("decode", "encoding='utf-8', errors='strict'", func(t *Thread, args []Value) (Value, error) {
			return t.decodeArgs(args[0], args[1], args[2])
		}),
		Fn("hex", "sep=..., bytes_per_sep=1", k.hex),
		ClassFn("fromhex", "string, /", bytesFromHex),
		StaticFn("maketrans", "frm, to, /", bytesMakeTrans),
		Fn("translate", "table, /, delete=...", k.translate),
	)
}

func (k *textKind) joinBytes(t *Thread, args []Value) (Value, error) {
	items, err := t.listOrTuple(args[1])
	if err != nil {
		return Value{}, err
	}
	parts := make([]string, len(items))
	size := 0
	for i, item := range items {
		if !isBytesLike(item) {
			return Value{}, t.Raise(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, item.Type().Name)
		}
		parts[i] = viewBytes(item)
		size += len(parts[i]) + len(k.text(args[0]))
	}
	if err := t.Alloc(size); err != nil {
		return Value{}, err
	}
	return k.wrap(args[0], strings.Join(parts, k.text(args[0]))), nil
}

func (k *textKind) hex(t *Thread, args []Value) (Value, error) {
	s := k.text(args[0])
	if err := t.Alloc(2 * len(s)); err != nil {
		return Value{}, err
	}
	digits := hex.EncodeToString([]byte(s))
	if args[1].IsNil() {
		return NewStr(digits), nil
	}
	sep, ok := intText(args[1])
	if !ok || len(sep) != 1 {
		return Value{}, t.Raise(ValueError, "sep must be length 1.")
	}
	n, err := t.Index(args[2])
	if err != nil || n == 0 || len(s) == 0 {
		return NewStr(digits), err
	}
	return NewStr(hexGroups(digits, sep, n)), nil
}

// hexGroups separates groups of n bytes, counted from the right, or from the
// left for a negative n.
func hexGroups(digits, sep string, n int) string {
	size := max(2*n, -2*n)
	first := size
	if rest := len(digits) % size; n > 0 && rest > 0 {
		first = rest
	}
	var groups []string
	for first < len(digits) {
		groups = append(groups, digits[:first])
		digits = digits[first:]
		first = size
	}
	return strings.Join(append(groups, digits), sep)
}

func bytesFromHex(t *Thread, args []Value) (Value, error) {
	text, ok := intText(args[1])
	if !ok {
		return Value{}, t.Raise(TypeError, "fromhex() argument must be str or bytes-like, not %s", args[1].Type().Name)
	}
	var b []byte
	for i := 0; i < len(text); i++ {
		if isSpace(rune(text[i])) {
			continue
		}
		for j := i; j < i+2; j++ {
			if j >= len(text) {
				return Value{}, t.Raise(ValueError, "fromhex() arg must contain an even number of hexadecimal digits")
			}
			if d := digitValue(text[j]); d < 0 || d > 15 {
				return Value{}, t.Raise(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", j)
			}
		}
		b = append(b, byte(digitValue(text[i])<<4|digitValue(text[i+1])))
		i++
	}
	if cls := as[Type](args[0]); cls != BytesType {
		return t.Call(args[0], NewBytes(string(b)))
	}
	return NewBytes(string(b)), nil
}

func bytesMakeTrans(t *Thread, args []Value) (Value, error) {
	from, err := bytesArg(t, args[0], "")
	if err != nil {
		return Value{}, err
	}
	to, err := bytesArg(t, args[1], "")
	if err != nil {
		return Value{}, err
	}
	if len(from) != len(to) {
		return Value{}, t.Raise(ValueError, "maketrans arguments must have same length")
	}
	table := make([]byte, 256)
	for i := range table {
		table[i] = byte(i)
	}
	for i := range len(from) {
		table[from[i]] = to[i]
	}
	return NewBytes(string(table)), nil
}

func (k *textKind) translate(t *Thread, args []Value) (Value, error) {
	table := ""
	if !args[1].IsNone() {
		var err error
		if table, err = bytesArg(t, args[1], ""); err != nil {
			return Value{}, err
		}
		if len(table) != 256 {
			return Value{}, t.Raise(ValueError, "translation table must be 256 characters long")
		}
	}
	drop := ""
	if !args[2].IsNil() {
		var err error
		if drop, err = bytesArg(t, args[2], ""); err != nil {
			return Value{}, err
		}
	}
	var b []byte
	s := k.text(args[0])
	for i := range len(s) {
		if strings.IndexByte(drop, s[i]) >= 0 {
			continue
		}
		if c := s[i]; table == "" {
			b = append(b, c)
		} else {
			b = append(b, table[c])
		}
	}
	return k.wrap(args[0], string(b)), nil
}

func defineBytes() {
	wrap := func(like Value, s string) Value {
		if like.Type() == BytesType && as[Bytes](like).s == s {
			return like
		}
		return NewBytes(s)
	}
	slots := Slots{
		New: Constructor("bytes", "source=..., encoding=..., errors=...", func(t *Thread, cls *Type, args []Value) (Value, error) {
			if !args[0].IsNil() && args[0].Type() == BytesType && cls == BytesType && args[1].IsNil() && args[2].IsNil() {
				return args[0], nil
			}
			b, err := t.makeBytes("bytes", args[0], args[1], args[2])
			if err != nil {
				return Value{}, err
			}
			if cls == BytesType {
				return NewBytes(string(b)), nil
			}
			return Obj(&bytesInstance{Bytes: Bytes{Header{cls}, string(b)}}), nil
		}),
		Repr:    func(_ *Thread, v Value) (string, error) { return QuoteBytes(as[Bytes](v).s), nil },
		Hash:    func(_ *Thread, v Value) (int64, error) { return hashString(as[Bytes](v).s), nil },
		Len:     func(_ *Thread, v Value) (int, error) { return len(as[Bytes](v).s), nil },
		Compare: bytesCompare,
		Iter: func(_ *Thread, v Value) (Value, error) {
			return Obj(&bytesIterator{Header: Header{BytesIteratorType}, v: v}), nil
		},
		GetItem:  bytesGetItem(wrap),
		Contains: bytesContains,
	}
	slots.Binary[syntax.Add] = bytesAdd(wrap)
	slots.Binary[syntax.Mult] = repeat(LayoutBytes, bytesRepeat(wrap))
	slots.Binary[syntax.Mod] = func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Layout != LayoutBytes {
			return NotImplemented, nil
		}
		s, err := t.percent(as[Bytes](v).s, w, true)
		return NewBytes(s), err
	}
	BytesType.complete(TypeSpec{
		Layout: LayoutBytes,
		Doc:    "An immutable sequence of bytes: from an iterable of ints, text with its encoding, another buffer, or so many zeros.",
		Methods: append(bytesKind("bytes", wrap).byteMethods(),
			Fn("__bytes__", "", func(_ *Thread, args []Value) (Value, error) { return wrap(args[0], as[Bytes](args[0]).s), nil }),
			Fn("__getnewargs__", "", func(_ *Thread, args []Value) (Value, error) { return NewTuple(NewBytes(as[Bytes](args[0]).s)), nil })),
		Slots: slots,
	})
}
