package vm

import "strings"

// textKind is what the methods that str, bytes and bytearray share need to
// know of the three: how to get at their text, positions in it, and arguments.
type textKind struct {
	typeName string
	text     func(v Value) string
	length   func(v Value) int             // in positions
	offset   func(v Value, i int) int      // of a position, in bytes
	position func(v Value, offset int) int // of an offset in bytes
	wrap     func(like Value, s string) Value
	part     func(of Value, s string) Value // wrap, for a part of the text
	// arg gives the text of an argument; where names it for the message.
	arg func(t *Thread, v Value, where string) (string, error)
	// needle is arg for the methods that search, where bytes take an int too.
	needle  func(t *Thread, v Value, where string) (string, error)
	isSpace func(r rune) bool
	isBreak func(r rune) bool
	first   func(s string) (rune, int)
	last    func(s string) (rune, int)
}

// bounds turns optional start and end arguments into positions.
func (t *Thread) bounds(start, end Value, n int) (i, j int, err error) {
	if i, err = t.sliceBound(start, 0, n); err != nil {
		return 0, 0, err
	}
	j, err = t.sliceBound(end, n, n)
	return i, j, err
}

// sliceBound turns an index of a slice into a position from 0 to n.
func (t *Thread) sliceBound(v Value, def, n int) (int, error) {
	if v.IsNil() || v.IsNone() {
		return def, nil
	}
	if !v.isInt() && v.Type().Slots.Index == nil {
		return 0, t.Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	i, err := t.clampedIndex(v)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i = max(i+n, 0)
	}
	return min(i, n), nil
}

// window gives the part of self that start and end select, with its offset;
// ok is false if start is beyond the end, where not even "" is found.
func (k *textKind) window(t *Thread, self, start, end Value) (part string, from int, ok bool, err error) {
	s := k.text(self)
	if start.IsNone() && end.IsNone() {
		return s, 0, true, nil
	}
	i, j, err := t.bounds(start, end, k.length(self))
	if err != nil || i > j {
		return "", 0, false, err
	}
	if !start.IsNone() && i == k.length(self) {
		// A start beyond the end is clamped, yet nothing is found there.
		if n, _ := t.clampedIndex(start); n > i {
			return "", 0, false, nil
		}
	}
	from = k.offset(self, i)
	return s[from:k.offset(self, j)], from, true, nil
}

// search makes find, index, rfind and rindex.
func (k *textKind) search(name string, find func(s, sub string) int, missing string) *Native {
	return Fn(name, "sub, start=None, end=None, /", func(t *Thread, args []Value) (Value, error) {
		sub, err := k.needle(t, args[1], name+"() argument 1")
		if err != nil {
			return Value{}, err
		}
		part, from, ok, err := k.window(t, args[0], args[2], args[3])
		if err != nil {
			return Value{}, err
		}
		if ok {
			if at := find(part, sub); at >= 0 {
				return Int(int64(k.position(args[0], from+at))), nil
			}
		}
		if missing != "" {
			return Value{}, t.Raise(ValueError, "%s", missing)
		}
		return Int(-1), nil
	})
}

func (k *textKind) count(t *Thread, args []Value) (Value, error) {
	sub, err := k.needle(t, args[1], "count() argument 1")
	if err != nil {
		return Value{}, err
	}
	part, _, ok, err := k.window(t, args[0], args[2], args[3])
	if err != nil || !ok {
		return Int(0), err
	}
	if sub == "" {
		return Int(int64(k.length(k.wrap(args[0], part)) + 1)), nil
	}
	return Int(int64(strings.Count(part, sub))), nil
}

// affix makes startswith and endswith.
func (k *textKind) affix(name string, has func(s, affix string) bool) *Native {
	return Fn(name, name[:len(name)-4]+"fix, start=None, end=None, /", func(t *Thread, args []Value) (Value, error) {
		part, _, ok, err := k.window(t, args[0], args[2], args[3])
		if err != nil {
			return Value{}, err
		}
		candidates := args[1:2]
		if tuple, isTuple := args[1].AsTuple(); isTuple {
			candidates = tuple.items
		}
		for _, c := range candidates {
			affix, err := k.affixText(t, name, c, len(candidates) != 1 || c != args[1])
			if err != nil {
				return Value{}, err
			}
			if ok && has(part, affix) {
				return True, nil
			}
		}
		return False, nil
	})
}

func (k *textKind) affixText(t *Thread, name string, v Value, inTuple bool) (string, error) {
	if v.Type().Layout == LayoutStr == (k.typeName == "str") && (k.typeName == "str" || isBytesLike(v)) {
		return k.arg(t, v, name)
	}
	switch {
	case inTuple && k.typeName == "str":
		return "", t.Raise(TypeError, "tuple for %s must only contain str, not %s", name, v.Type().Name)
	case inTuple:
		return "", t.Raise(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	what := k.typeName
	if what != "str" {
		what = "bytes"
	}
	return "", t.Raise(TypeError, "%s first arg must be %s or a tuple of %s, not %s", name, what, what, v.Type().Name)
}

func (k *textKind) replace(t *Thread, args []Value) (Value, error) {
	from, err := k.arg(t, args[1], "replace() argument 1")
	if err != nil {
		return Value{}, err
	}
	to, err := k.arg(t, args[2], "replace() argument 2")
	if err != nil {
		return Value{}, err
	}
	n, err := t.clampedIndex(args[3])
	if err != nil {
		return Value{}, err
	}
	s := k.text(args[0])
	if from == "" {
		return k.interleave(t, args[0], s, to, n)
	}
	times := strings.Count(s, from)
	if n >= 0 {
		times = min(times, n)
	}
	if times == 0 {
		return k.wrap(args[0], s), nil
	}
	if err := t.Alloc(len(s) + times*(len(to)-len(from))); err != nil {
		return Value{}, err
	}
	return k.wrap(args[0], strings.Replace(s, from, to, times)), nil
}

// interleave puts to before every character and at the end, n times at most.
func (k *textKind) interleave(t *Thread, like Value, s, to string, n int) (Value, error) {
	if err := t.Alloc(len(s) * (len(to) + 1)); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	for {
		if n == 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(to)
		n--
		if s == "" {
			break
		}
		_, size := k.first(s)
		b.WriteString(s[:size])
		s = s[size:]
	}
	return k.wrap(like, b.String()), nil
}

// split makes split and rsplit.
func (k *textKind) split(name string, fields func(k *textKind, s string, n int) []string, cut func(s, sep string, n int) []string) *Native {
	return Fn(name, "sep=None, maxsplit=-1", func(t *Thread, args []Value) (Value, error) {
		n, err := t.clampedIndex(args[2])
		if err != nil {
			return Value{}, err
		}
		s := k.text(args[0])
		var parts []string
		if args[1].IsNone() {
			if err := t.allocParts(countBytes(s, isBlankByte)); err != nil {
				return Value{}, err
			}
			parts = fields(k, s, n)
		} else {
			if k.typeName == "str" && args[1].Type().Layout != LayoutStr {
				return Value{}, t.Raise(TypeError, "must be str or None, not %s", args[1].Type().Name)
			}
			sep, err := k.arg(t, args[1], "")
			if err != nil {
				return Value{}, err
			}
			if sep == "" {
				return Value{}, t.Raise(ValueError, "empty separator")
			}
			if err := t.allocParts(strings.Count(s, sep)); err != nil {
				return Value{}, err
			}
			parts = cut(s, sep, n)
		}
		return k.wrapAll(t, args[0], parts)
	})
}

// allocParts counts the parts that a text is about to be cut into, at n places
// at most: a Go string, a Value and a Str for each.
func (t *Thread) allocParts(n int) error { return t.Alloc((n + 1) * (2*valueSize + strSize)) }

func countBytes(s string, is func(byte) bool) int {
	n := 0
	for i := range len(s) {
		if is(s[i]) {
			n++
		}
	}
	return n
}

// isBlankByte and isBreakByte are true at least for the first byte of each
// character that is blank or breaks a line.
func isBlankByte(c byte) bool { return c <= ' ' || c >= 0x80 }
func isBreakByte(c byte) bool { return c < ' ' || c >= 0x80 }

func (k *textKind) wrapAll(t *Thread, like Value, parts []string) (Value, error) {
	items := make([]Value, len(parts))
	for i, part := range parts {
		items[i] = k.part(like, part)
	}
	return Obj(NewList(items)), nil
}

func cutLeft(s, sep string, n int) []string {
	if n < 0 {
		return strings.Split(s, sep)
	}
	return strings.SplitN(s, sep, n+1)
}

func cutRight(s, sep string, n int) []string {
	if n < 0 {
		return strings.Split(s, sep)
	}
	var parts []string
	for ; n > 0; n-- {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[i+len(sep):])
		s = s[:i]
	}
	parts = append(parts, s)
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

// fieldsLeft splits at white space, at most n times.
func fieldsLeft(k *textKind, s string, n int) []string {
	var parts []string
	for s = k.trimLeft(s, k.isSpace); s != ""; s = k.trimLeft(s, k.isSpace) {
		if n == 0 {
			return append(parts, s)
		}
		n--
		end := 0
		for end < len(s) {
			r, size := k.first(s[end:])
			if k.isSpace(r) {
				break
			}
			end += size
		}
		parts = append(parts, s[:end])
		s = s[end:]
	}
	return parts
}

// fieldsRight splits at white space from the right, at most n times.
func fieldsRight(k *textKind, s string, n int) []string {
	var parts []string
	for s = k.trimRight(s, k.isSpace); s != ""; s = k.trimRight(s, k.isSpace) {
		if n == 0 {
			parts = append(parts, s)
			break
		}
		n--
		start := len(s)
		for start > 0 {
			r, size := k.last(s[:start])
			if k.isSpace(r) {
				break
			}
			start -= size
		}
		parts = append(parts, s[start:])
		s = s[:start]
	}
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

func (k *textKind) trimLeft(s string, drop func(rune) bool) string {
	for s != "" {
		r, size := k.first(s)
		if !drop(r) {
			break
		}
		s = s[size:]
	}
	return s
}

func (k *textKind) trimRight(s string, drop func(rune) bool) string {
	for s != "" {
		r, size := k.last(s)
		if !drop(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// strip makes strip, lstrip and rstrip.
func (k *textKind) strip(name string, left, right bool) *Native {
	return Fn(name, "chars=None, /", func(t *Thread, args []Value) (Value, error) {
		drop := k.isSpace
		if !args[1].IsNone() {
			if k.typeName == "str" && args[1].Type().Layout != LayoutStr {
				return Value{}, t.Raise(TypeError, "%s arg must be None or str", name)
			}
			chars, err := k.arg(t, args[1], name)
			if err != nil {
				return Value{}, err
			}
			set := map[rune]bool{}
			for chars != "" {
				r, size := k.first(chars)
				set[r] = true
				chars = chars[size:]
			}
			drop = func(r rune) bool { return set[r] }
		}
		s := k.text(args[0])
		if left {
			s = k.trimLeft(s, drop)
		}
		if right {
			s = k.trimRight(s, drop)
		}
		return k.part(args[0], s), nil
	})
}

// partition makes partition and rpartition.
func (k *textKind) partition(name string, find func(s, sep string) int, right bool) *Native {
	return Fn(name, "sep, /", func(t *Thread, args []Value) (Value, error) {
		sep, err := k.arg(t, args[1], "")
		if err != nil {
			return Value{}, err
		}
		if sep == "" {
			return Value{}, t.Raise(ValueError, "empty separator")
		}
		s := k.text(args[0])
		at := find(s, sep)
		parts := [3]string{s, "", ""}
		switch {
		case at >= 0:
			parts = [3]string{s[:at], sep, s[at+len(sep):]}
		case right:
			parts = [3]string{"", "", s}
		}
		return NewTuple(k.part(args[0], parts[0]), k.wrap(args[0], parts[1]), k.part(args[0], parts[2])), nil
	})
}

func (k *textKind) splitLines(t *Thread, args []Value) (Value, error) {
	keep, err := t.Truth(args[1])
	if err != nil {
		return Value{}, err
	}
	if err := t.allocParts(countBytes(k.text(args[0]), isBreakByte)); err != nil {
		return Value{}, err
	}
	return k.wrapAll(t, args[0], k.lines(k.text(args[0]), keep))
}

// lines splits at line breaks, which are kept if asked for.
func (k *textKind) lines(s string, keep bool) []string {
	var lines []string
	start := 0
	for i := 0; i < len(s); {
		r, size := k.first(s[i:])
		if !k.isBreak(r) {
			i += size
			continue
		}
		end := i
		i += size
		if r == '\r' && i < len(s) && s[i] == '\n' {
			i++
		}
		if keep {
			end = i
		}
		lines = append(lines, s[start:end])
		start = i
	}
	if start < len(s) {
		lines = append(lines, s[start:])
	}
	return lines
}

func (k *textKind) removePrefix(t *Thread, args []Value) (Value, error) {
	prefix, err := k.arg(t, args[1], "removeprefix() argument")
	return k.part(args[0], strings.TrimPrefix(k.text(args[0]), prefix)), err
}

func (k *textKind) removeSuffix(t *Thread, args []Value) (Value, error) {
	suffix, err := k.arg(t, args[1], "removesuffix() argument")
	return k.part(args[0], strings.TrimSuffix(k.text(args[0]), suffix)), err
}

// justify makes ljust, rjust and center.
func (k *textKind) justify(name string, left func(missing, width int) int) *Native {
	return Fn(name, "width, fillchar=' ', /", func(t *Thread, args []Value) (Value, error) {
		width, err := t.Index(args[1])
		if err != nil {
			return Value{}, err
		}
		fill, err := k.fill(t, name, args[2])
		if err != nil {
			return Value{}, err
		}
		s := k.text(args[0])
		missing := width - k.length(args[0])
		if missing <= 0 {
			return k.wrap(args[0], s), nil
		}
		if err := t.Alloc(missing*len(fill) + len(s)); err != nil {
			return Value{}, err
		}
		n := left(missing, width)
		return k.wrap(args[0], strings.Repeat(fill, n)+s+strings.Repeat(fill, missing-n)), nil
	})
}

func (k *textKind) fill(t *Thread, name string, v Value) (string, error) {
	if v == Obj(asciiChars[' ']) {
		return " ", nil
	}
	if k.typeName == "str" {
		s, ok := v.AsStr()
		if !ok {
			return "", t.Raise(TypeError, "The fill character must be a unicode character, not %s", v.Type().Name)
		}
		if s.n != 1 {
			return "", t.Raise(TypeError, "The fill character must be exactly one character long")
		}
		return s.s, nil
	}
	if !isBytesLike(v) {
		return "", t.Raise(TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, v.Type().Name)
	}
	b, err := k.arg(t, v, name)
	if err == nil && len(b) != 1 {
		return "", t.Raise(TypeError, "%s() argument 2 must be a byte string of length 1, not a bytes object of length %d", name, len(b))
	}
	return b, err
}

func (k *textKind) zfill(t *Thread, args []Value) (Value, error) {
	width, err := t.Index(args[1])
	if err != nil {
		return Value{}, err
	}
	s := k.text(args[0])
	missing := width - k.length(args[0])
	if missing <= 0 {
		return k.wrap(args[0], s), nil
	}
	if err := t.Alloc(missing); err != nil {
		return Value{}, err
	}
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	return k.wrap(args[0], sign+strings.Repeat("0", missing)+s), nil
}

func (k *textKind) expandTabs(t *Thread, args []Value) (Value, error) {
	size, err := t.Index(args[1])
	if err != nil {
		return Value{}, err
	}
	s := k.text(args[0])
	if err := t.Alloc(len(s) + strings.Count(s, "\t")*max(size, 0)); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	column := 0
	for s != "" {
		r, n := k.first(s)
		switch {
		case r == '\t' && size > 0:
			fill := size - column%size
			b.WriteString(strings.Repeat(" ", fill))
			column += fill
		case r == '\t':
		case r == '\n' || r == '\r':
			b.WriteByte(byte(r))
			column = 0
		default:
			b.WriteString(s[:n])
			column++
		}
		s = s[n:]
	}
	return k.wrap(args[0], b.String()), nil
}

// methods are the methods that the three types share.
func (k *textKind) methods() []*Native {
	notFound := "substring not found"
	if k.typeName != "str" {
		notFound = "subsection not found"
	}
	return []*Native{
		k.search("find", strings.Index, ""),
		k.search("rfind", strings.LastIndex, ""),
		k.search("index", strings.Index, notFound),
		k.search("rindex", strings.LastIndex, notFound),
		Fn("count", "sub, start=None, end=None, /", k.count),
		k.affix("startswith", strings.HasPrefix),
		k.affix("endswith", strings.HasSuffix),
		Fn("replace", "old, new, /, count=-1", k.replace),
		k.split("split", fieldsLeft, cutLeft),
		k.split("rsplit", fieldsRight, cutRight),
		k.strip("strip", true, true),
		k.strip("lstrip", true, false),
		k.strip("rstrip", false, true),
		k.partition("partition", strings.Index, false),
		k.partition("rpartition", strings.LastIndex, true),
		Fn("splitlines", "keepends=False", k.splitLines),
		Fn("removeprefix", "prefix, /", k.removePrefix),
		Fn("removesuffix", "suffix, /", k.removeSuffix),
		k.justify("ljust", func(int, int) int { return 0 }),
		k.justify("rjust", func(missing, _ int) int { return missing }),
		k.justify("center", func(missing, width int) int { return missing/2 + missing&width&1 }),
		Fn("zfill", "width, /", k.zfill),
		Fn("expandtabs", "tabsize=8", k.expandTabs),
	}
}
