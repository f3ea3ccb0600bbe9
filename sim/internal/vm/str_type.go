package vm

import (
	"math"
	"strings"
	"unicode"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// StrType is str.
var StrType = declare("str")

// strKind is str, for the methods that it shares with bytes. Results are
// always of str itself, never of a subclass.
var strKind = &textKind{
	typeName: "str",
	text:     func(v Value) string { return as[Str](v).s },
	length:   func(v Value) int { return as[Str](v).n },
	offset:   func(v Value, i int) int { return as[Str](v).offset(i) },
	position: func(v Value, offset int) int { return as[Str](v).position(offset) },
	wrap: func(like Value, s string) Value {
		if like.Type() == StrType && len(s) == len(as[Str](like).s) && s == as[Str](like).s {
			return like
		}
		return NewStr(s)
	},
	part: func(of Value, s string) Value {
		if of.Type() == StrType && len(s) == len(as[Str](of).s) {
			return of
		}
		return as[Str](of).sub(s)
	},
	arg:     strArg,
	needle:  strArg,
	isSpace: isSpace,
	isBreak: isLineBreak,
	first:   decodeRune,
	last:    decodeLastRune,
}

func strArg(t *Thread, v Value, where string) (string, error) {
	s, ok := v.AsStr()
	if !ok {
		return "", t.Raise(TypeError, "%s", strings.TrimSpace(where+" must be str, not "+argType(v)))
	}
	return s.s, nil
}

// argType names the type of an argument in a message.
func argType(v Value) string {
	if v.IsNone() {
		return "None"
	}
	return v.Type().Name
}

// strOf makes short work of str(x), and leaves other calls to general.
func strOf(general newFunc) newFunc {
	return func(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		if cls != StrType || len(args) != 1 || len(kw) != 0 {
			return general(t, cls, args, kw)
		}
		if args[0].IsSmallInt() {
			return wordStr(args[0].i()), nil
		}
		return t.convert(args[0], 's')
	}
}

func strNew(t *Thread, cls *Type, args []Value) (Value, error) {
	v := Obj(emptyStr)
	switch {
	case args[0].IsNil():
	case args[1].IsNil() && args[2].IsNil():
		if args[0].Type() == StrType {
			v = args[0]
			break
		}
		s, err := t.Str(args[0])
		if err != nil {
			return Value{}, err
		}
		v = NewStr(s)
	default:
		if args[0].Type().Layout == LayoutStr {
			return Value{}, t.Raise(TypeError, "decoding str is not supported")
		}
		if !isBytesLike(args[0]) {
			return Value{}, t.Raise(TypeError, "decoding to str: need a bytes-like object, %s found", args[0].Type().Name)
		}
		s, err := t.decodeArgs(args[0], args[1], args[2])
		if err != nil {
			return Value{}, err
		}
		v = s
	}
	if cls == StrType {
		return v, nil
	}
	s := as[Str](v)
	return Obj(&strInstance{Str: Str{Header: Header{cls}, s: s.s, n: s.n}}), nil
}

func strCompare(_ *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if w.Type().Layout != LayoutStr || v.Type().Layout != LayoutStr {
		return NotImplemented, nil
	}
	a, b := as[Str](v).s, as[Str](w).s
	switch op {
	case syntax.Eq:
		return Bool(a == b), nil
	case syntax.NotEq:
		return Bool(a != b), nil
	}
	// UTF-8 sorts as the code points do.
	return Bool(compareInts(int64(strings.Compare(a, b)), 0, op)), nil
}

func strAdd(t *Thread, v, w Value) (Value, error) {
	if v.Type().Layout != LayoutStr || w.Type().Layout != LayoutStr {
		return NotImplemented, nil
	}
	a, b := as[Str](v), as[Str](w)
	switch {
	case a.s == "" && b.typ == StrType:
		return w, nil
	case b.s == "" && a.typ == StrType:
		return v, nil
	}
	if err := t.Alloc(len(a.s) + len(b.s)); err != nil {
		return Value{}, err
	}
	return newSizedStr(a.s+b.s, a.n+b.n), nil
}

// repeatCount gives how often a sequence is to be repeated; ok is false for
// what is no count.
func (t *Thread) repeatCount(v Value) (n int, ok bool, err error) {
	if !v.isInt() && v.Type().Slots.Index == nil {
		return 0, false, nil
	}
	i, err := t.checkInt(v, v.Type().Slots.Index, "__index__")
	if err != nil {
		return 0, true, err
	}
	w, fits := i.word()
	if !fits {
		if i.bigInt().Sign() < 0 {
			return 0, true, nil
		}
		return 0, true, t.Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	return int(max(w, 0)), true, nil
}

// repeat makes the * slot of a sequence type: which operand is the sequence is
// told by the layout.
func repeat(layout Layout, f func(t *Thread, v Value, n int) (Value, error)) binaryFunc {
	return func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Layout != layout {
			v, w = w, v
		}
		n, ok, err := t.repeatCount(w)
		if !ok || err != nil {
			return NotImplemented, err
		}
		return f(t, v, n)
	}
}

// allocTimes counts n times size bytes, safely for any n.
func (t *Thread) allocTimes(size, n int) error {
	if n > 0 && size > math.MaxInt64/2/n {
		return t.Raise(MemoryError, "")
	}
	return t.Alloc(size * n)
}

func strRepeat(t *Thread, v Value, n int) (Value, error) {
	s := as[Str](v)
	if n == 1 && s.typ == StrType {
		return v, nil
	}
	if err := t.allocTimes(len(s.s), n); err != nil {
		return Value{}, err
	}
	if n == 0 || s.s == "" {
		return Obj(emptyStr), nil
	}
	return newSizedStr(strings.Repeat(s.s, n), s.n*n), nil
}

func strGetItem(t *Thread, v, key Value) (Value, error) {
	s := as[Str](v)
	if key.IsSmallInt() {
		i := int(key.i())
		if i < 0 {
			i += s.n
		}
		if i < 0 || i >= s.n {
			return Value{}, t.Raise(IndexError, "string index out of range")
		}
		return s.at(i), nil
	}
	if key.Type() == SliceType {
		return strSlice(t, s, as[Slice](key))
	}
	i, err := t.itemIndex(key, s.n, "string", "string indices must be integers, not '%s'")
	if err != nil {
		return Value{}, err
	}
	return s.at(i), nil
}

func strSlice(t *Thread, s *Str, sl *Slice) (Value, error) {
	start, _, step, n, err := sl.indices(t, s.n)
	if err != nil {
		return Value{}, err
	}
	if step == 1 {
		return s.slice(start, start+n), nil
	}
	if err := t.Alloc(n); err != nil {
		return Value{}, err
	}
	if s.ascii() {
		b := make([]byte, n)
		for i := range b {
			b[i] = s.s[start+i*step]
		}
		return newSizedStr(string(b), n), nil
	}
	rs := runes(s.s)
	out := make([]rune, n)
	for i := range out {
		out[i] = rs[start+i*step]
	}
	return newSizedStr(runesString(out), n), nil
}

func strContains(t *Thread, v, x Value) (bool, error) {
	s, ok := x.AsStr()
	if !ok {
		return false, t.Raise(TypeError, "'in <string>' requires string as left operand, not %s", x.Type().Name)
	}
	return strings.Contains(as[Str](v).s, s.s), nil
}

func strJoin(t *Thread, args []Value) (Value, error) {
	sep := as[Str](args[0])
	items, err := t.listOrTuple(args[1])
	if err != nil {
		if e, ok := t.Matches(err, TypeError); ok && args[1].Type().Iter == nil && e != nil {
			return Value{}, t.Raise(TypeError, "can only join an iterable")
		}
		return Value{}, err
	}
	size, n := 0, 0
	for i, item := range items {
		s, ok := item.AsStr()
		if !ok {
			return Value{}, t.Raise(TypeError, "sequence item %d: expected str instance, %s found", i, item.Type().Name)
		}
		size += len(s.s)
		n += s.n
	}
	if len(items) == 0 {
		return Obj(emptyStr), nil
	}
	if len(items) == 1 && items[0].Type() == StrType {
		return items[0], nil
	}
	size += len(sep.s) * (len(items) - 1)
	n += sep.n * (len(items) - 1)
	if err := t.Alloc(size); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	b.Grow(size)
	for i, item := range items {
		if i > 0 {
			b.WriteString(sep.s)
		}
		b.WriteString(as[Str](item).s)
	}
	return newSizedStr(b.String(), n), nil
}

// listOrTuple gives the items of an iterable for reading, without a copy if
// it is a list or tuple.
func (t *Thread) listOrTuple(v Value) ([]Value, error) {
	switch v.Type() {
	case ListType:
		return as[List](v).items, nil
	case TupleType:
		return as[Tuple](v).items, nil
	}
	return t.ToList(v)
}

// strMap makes a method without arguments that gives another str.
func strMap(name string, f func(string) string) *Native {
	return Fn(name, "", func(t *Thread, args []Value) (Value, error) {
		s := as[Str](args[0]).s
		if err := t.Alloc(len(s)); err != nil {
			return Value{}, err
		}
		return strKind.wrap(args[0], f(s)), nil
	})
}

// strCase is strMap for changes of case; short ASCII text, whose letters from
// first on change, takes one allocation.
func strCase(name string, f func(string) string, first byte) *Native {
	general := strMap(name, f)
	return Fn(name, "", func(t *Thread, args []Value) (Value, error) {
		s := as[Str](args[0])
		if !s.ascii() || s.n > mediumText {
			return general.fn(t, args)
		}
		var buf [mediumText]byte
		for i := range s.n {
			c := s.s[i]
			if c-first < 26 {
				c ^= 'a' ^ 'A'
			}
			buf[i] = c
		}
		return copyStr(buf[:s.n], s.n), nil
	})
}

// strTest makes a method that tests all characters of a str, which must have one.
func strTest(name string, test func(rune) bool) *Native {
	return Fn(name, "", func(_ *Thread, args []Value) (Value, error) {
		s := as[Str](args[0]).s
		for _, r := range s {
			if !test(r) {
				return False, nil
			}
		}
		return Bool(s != ""), nil
	})
}

func strIs(name string, test func(string) bool) *Native {
	return Fn(name, "", func(_ *Thread, args []Value) (Value, error) { return Bool(test(as[Str](args[0]).s)), nil })
}

func strMethods() []*Native {
	return append(strKind.methods(),
		strCase("upper", upper, 'a'), strCase("lower", lower, 'A'), strMap("casefold", foldCase), strMap("title", title),
		strMap("capitalize", capitalize), strMap("swapcase", swapCase),
		strTest("isalpha", unicode.IsLetter), strTest("isdecimal", isDecimal), strTest("isdigit", isDigit),
		strTest("isnumeric", isNumeric), strTest("isalnum", isAlnum), strTest("isspace", isSpace),
		strIs("isprintable", func(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return !isPrintable(r) }) < 0 }),
		strIs("isascii", isASCII), strIs("isidentifier", isIdentifier), strIs("istitle", isTitle),
		strIs("islower", func(s string) bool { return isCase(s, isLowerChar) }),
		strIs("isupper", func(s string) bool { return isCase(s, isUpperChar) }),
		Fn("join", "iterable, /", strJoin),
		Fn("encode", "encoding='utf-8', errors='strict'", strEncode),
		Fn("format", "*args, **kwargs", func(t *Thread, args []Value) (Value, error) {
			s, err := t.formatTemplate(as[Str](args[0]).s, as[Tuple](args[1]).items, args[2], false)
			return NewStr(s), err
		}),
		Fn("format_map", "mapping, /", func(t *Thread, args []Value) (Value, error) {
			s, err := t.formatTemplate(as[Str](args[0]).s, nil, args[1], true)
			return NewStr(s), err
		}),
		StaticFn("maketrans", "x, y=..., z=..., /", strMakeTrans),
		Fn("translate", "table, /", strTranslate),
		Fn("__format__", "format_spec, /", func(t *Thread, args []Value) (Value, error) { return t.formatMethod(args, formatStr) }),
		Fn("__getnewargs__", "", func(_ *Thread, args []Value) (Value, error) { return NewTuple(NewStr(as[Str](args[0]).s)), nil }),
		Fn("__sizeof__", "", func(_ *Thread, args []Value) (Value, error) { return Int(int64(41 + len(as[Str](args[0]).s))), nil }),
	)
}

func strMakeTrans(t *Thread, args []Value) (Value, error) {
	table := NewDict()
	if args[1].IsNil() {
		d, ok := args[0].AsDict()
		if !ok {
			return Value{}, t.Raise(TypeError, "if you give only one argument to maketrans it must be a dict")
		}
		for k, v := range d.All() {
			if s, ok := k.AsStr(); ok {
				if s.n != 1 {
					return Value{}, t.Raise(ValueError, "string keys in translatetable must be of length 1")
				}
				r, _ := decodeRune(s.s)
				k = Int(int64(r))
			} else if !k.isInt() {
				return Value{}, t.Raise(TypeError, "keys in translate table must be strings or integers")
			}
			if err := table.Set(t, k, v); err != nil {
				return Value{}, err
			}
		}
		return Obj(table), nil
	}
	from, err := strArg(t, args[0], "maketrans() argument 1")
	if err != nil {
		return Value{}, err
	}
	to, err := strArg(t, args[1], "maketrans() argument 2")
	if err != nil {
		return Value{}, err
	}
	fs, ts := runes(from), runes(to)
	if len(fs) != len(ts) {
		return Value{}, t.Raise(ValueError, "the first two maketrans arguments must have equal length")
	}
	for i, r := range fs {
		if err := table.Set(t, Int(int64(r)), Int(int64(ts[i]))); err != nil {
			return Value{}, err
		}
	}
	if args[2].IsNil() {
		return Obj(table), nil
	}
	drop, err := strArg(t, args[2], "maketrans() argument 3")
	for _, r := range runes(drop) {
		if err := table.Set(t, Int(int64(r)), None); err != nil {
			return Value{}, err
		}
	}
	return Obj(table), err
}

// maxRuneLen is how many bytes a character may take.
const maxRuneLen = 4

func strTranslate(t *Thread, args []Value) (Value, error) {
	s := as[Str](args[0])
	memory := t.Build()
	defer memory.Release()
	var b []byte
	for _, r := range runes(s.s) {
		var err error
		if b, err = Extend(&memory, b, maxRuneLen); err != nil {
			return Value{}, err
		}
		v, err := t.GetItem(args[1], Int(int64(r)))
		if _, missing := t.Matches(err, LookupError); missing {
			b = appendRune(b, r)
			continue
		}
		if err != nil {
			return Value{}, err
		}
		switch i, isInt := v.word(); {
		case v.IsNone():
		case isInt && 0 <= i && i <= 0x10FFFF:
			b = appendRune(b, rune(i))
		case v.Type().Layout == LayoutStr:
			if b, err = Extend(&memory, b, len(as[Str](v).s)); err != nil {
				return Value{}, err
			}
			b = append(b, as[Str](v).s...)
		case v.isInt():
			return Value{}, t.Raise(ValueError, "character mapping must be in range(0x110000)")
		default:
			return Value{}, t.Raise(TypeError, "character mapping must return integer, None or str")
		}
	}
	return NewStr(string(b)), t.Alloc(len(b))
}

func defineStr() {
	StrType.concatName = "str"
	slots := Slots{
		New: strOf(atMost(3, "str", Constructor("str", "object=..., encoding=..., errors=...", strNew))),
		Repr: func(t *Thread, v Value) (string, error) {
			s := as[Str](v).s
			if err := t.Alloc(4 * len(s)); err != nil {
				return "", err
			}
			return QuoteStr(s), nil
		},
		Str:  func(_ *Thread, v Value) (string, error) { return as[Str](v).s, nil },
		Hash: func(_ *Thread, v Value) (int64, error) { return as[Str](v).Hash(), nil },
		Len:  func(_ *Thread, v Value) (int, error) { return as[Str](v).n, nil },
		Iter: func(_ *Thread, v Value) (Value, error) {
			typ := StrIteratorType
			if as[Str](v).ascii() {
				typ = ASCIIIteratorType
			}
			return Obj(&strIterator{Header: Header{typ}, s: as[Str](v)}), nil
		},
		Compare:  strCompare,
		GetItem:  strGetItem,
		Contains: strContains,
	}
	slots.Binary[syntax.Add] = strAdd
	slots.Binary[syntax.Mult] = repeat(LayoutStr, strRepeat)
	slots.Binary[syntax.Mod] = func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Layout != LayoutStr {
			return NotImplemented, nil
		}
		s, err := t.percent(as[Str](v).s, w, false)
		return NewStr(s), err
	}
	StrType.complete(TypeSpec{
		Layout:  LayoutStr,
		Doc:     "Text.\n\nstr(object) gives the text of an object; str(bytes, encoding) decodes.",
		Methods: strMethods(),
		Slots:   slots,
	})
}
