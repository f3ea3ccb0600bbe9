package vm

import (
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// Str is a str: code points in UTF-8, with lone surrogates encoded as if they
// were characters (WTF-8). Positions count code points; in a string of ASCII
// they are byte offsets, in others a sparse list of marks, made when it is
// first needed, leads close to one.
type Str struct {
	Header
	s     string
	n     int   // length in code points; len(s) for ASCII
	hash  int64 // 0 until computed
	extra *strExtra
}

// strExtra is what few strs need. It stands apart so that a Str fits the size
// class of 48 bytes: a fifth less time for programs that make many.
type strExtra struct {
	marks []uint32 // the byte offset of every 32nd code point
	tail  *strTail // see concat.go
}

// strInstance is an instance of a subclass of str.
type strInstance struct {
	Str
	attrs Attrs
}

// markEvery is the distance between marks in code points.
const markEvery = 32

var (
	emptyStr   = Intern("")
	asciiChars = makeASCIIChars()
)

func makeASCIIChars() (chars [128]*Str) {
	for i := range chars {
		chars[i] = Intern(string(rune(i)))
	}
	return chars
}

// interned holds the names that Go code uses, shared by all runs.
var interned = struct {
	sync.RWMutex
	names map[string]*Str
}{names: map[string]*Str{}}

// Intern gives the one Str of a name, shared by all runs and kept for ever:
// for names that are written in Go code, never for what a program makes up.
func Intern(s string) *Str {
	interned.RLock()
	str := interned.names[s]
	interned.RUnlock()
	if str != nil {
		return str
	}
	interned.Lock()
	defer interned.Unlock()
	if str := interned.names[s]; str != nil {
		return str
	}
	str = newStr(strings.Clone(s))
	str.hash = hashString(s)
	interned.names[str.s] = str
	return str
}

// FindInterned gives the Str that Intern has made for s, or nil.
func FindInterned(s string) *Str {
	interned.RLock()
	defer interned.RUnlock()
	return interned.names[s]
}

// NewStr makes a str.
func NewStr(s string) Value {
	if len(s) <= 1 {
		if s == "" {
			return Obj(emptyStr)
		}
		if s[0] < utf8.RuneSelf {
			return Obj(asciiChars[s[0]])
		}
	}
	return Obj(newStr(s))
}

func newStr(s string) *Str { return &Str{Header: Header{StrType}, s: s, n: countRunes(s)} }

// newSizedStr makes a str whose number of code points is known.
func newSizedStr(s string, n int) Value {
	if len(s) <= 1 {
		return NewStr(s)
	}
	return Obj(&Str{Header: Header{StrType}, s: s, n: n})
}

// shortStr and mediumStr are Strs in one piece of memory with their text: one
// allocation instead of two.
type (
	shortStr struct {
		Str
		text [16]byte
	}
	mediumStr struct {
		Str
		text [mediumText]byte
	}
)

const mediumText = 32

// copyStr makes a str of n code points from a copy of b, which is usually a
// buffer on the stack.
func copyStr(b []byte, n int) Value {
	var s *Str
	var text []byte
	switch {
	case len(b) <= 1 || len(b) > mediumText:
		return newSizedStr(string(b), n)
	case len(b) <= len(shortStr{}.text):
		m := new(shortStr)
		s, text = &m.Str, m.text[:]
	default:
		m := new(mediumStr)
		s, text = &m.Str, m.text[:]
	}
	copy(text, b)
	s.typ, s.n = StrType, n
	s.s = unsafe.String(unsafe.SliceData(text), len(b))
	return Obj(s)
}

// runeStr makes a str of one code point.
func runeStr(r rune) Value {
	if r < utf8.RuneSelf {
		return Obj(asciiChars[r])
	}
	return newSizedStr(string(appendRune(nil, r)), 1)
}

// AsStr gives v as a str, if it is one or an instance of a subclass.
func (v Value) AsStr() (*Str, bool) {
	if v.Type().Layout != LayoutStr {
		return nil, false
	}
	return as[Str](v), true
}

// isStr says whether v is exactly a str with the given text; v may be nil.
func (v Value) isStr(s string) bool {
	return v.p != nil && v.Type() == StrType && as[Str](v).s == s
}

// String gives the text.
func (s *Str) String() string { return s.s }

// Len gives the number of code points.
func (s *Str) Len() int { return s.n }

// Hash gives the hash of a str.
func (s *Str) Hash() int64 {
	if s.hash == 0 {
		s.hash = hashString(s.s)
	}
	return s.hash
}

func (s *Str) ptr() unsafe.Pointer { return unsafe.Pointer(s) }

func (s *Str) ascii() bool { return s.n == len(s.s) }

// offset turns a position (0 ≤ i ≤ n) into a byte offset.
func (s *Str) offset(i int) int {
	switch {
	case s.ascii():
		return i
	case i == s.n:
		return len(s.s)
	}
	at := 0
	if s.n > markEvery {
		at = int(s.marks()[i/markEvery])
		i %= markEvery
	}
	for ; i > 0; i-- {
		at += runeLen(s.s[at])
	}
	return at
}

// marks gives the byte offset of every 32nd code point.
func (s *Str) marks() []uint32 {
	if s.extra == nil {
		s.extra = &strExtra{}
	}
	if s.extra.marks != nil {
		return s.extra.marks
	}
	marks := make([]uint32, 0, s.n/markEvery+1)
	for at, i := 0, 0; at < len(s.s); i++ {
		if i%markEvery == 0 {
			marks = append(marks, uint32(at))
		}
		at += runeLen(s.s[at])
	}
	s.extra.marks = marks
	return marks
}

// position turns a byte offset into a position.
func (s *Str) position(at int) int {
	if s.ascii() {
		return at
	}
	return countRunes(s.s[:at])
}

// at gives the code point at a position, as a str.
func (s *Str) at(i int) Value {
	if s.ascii() {
		return Obj(asciiChars[s.s[i]])
	}
	at := s.offset(i)
	return newSizedStr(s.s[at:at+runeLen(s.s[at])], 1)
}

// slice gives the code points from i to j.
func (s *Str) slice(i, j int) Value {
	if i >= j {
		return Obj(emptyStr)
	}
	if i == 0 && j == s.n && s.typ == StrType {
		return Obj(s)
	}
	return newSizedStr(s.s[s.offset(i):s.offset(j)], j-i)
}

// sub makes a str of a part of s, given as a Go string.
func (s *Str) sub(part string) Value {
	if s.ascii() {
		return newSizedStr(part, len(part))
	}
	return NewStr(part)
}

// runeLen is the length of the encoding that starts with byte b.
func runeLen(b byte) int {
	switch {
	case b < 0x80:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	}
	return 4
}

// decodeRune gives the first code point of s, a surrogate perhaps.
func decodeRune(s string) (rune, int) {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 && len(s) >= 3 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, size
}

// decodeLastRune gives the last code point of s.
func decodeLastRune(s string) (rune, int) {
	i := len(s) - 1
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return decodeRune(s[i:])
}

// appendRune appends a code point, a surrogate perhaps.
func appendRune(b []byte, r rune) []byte {
	if isSurrogate(r) {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0xBF, 0x80|byte(r)&0xBF)
	}
	return utf8.AppendRune(b, r)
}

func isSurrogate(r rune) bool { return 0xD800 <= r && r < 0xE000 }

func countRunes(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// runes decodes s.
func runes(s string) []rune {
	rs := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		r, size := decodeRune(s[i:])
		rs = append(rs, r)
		i += size
	}
	return rs
}

// runesString encodes what runes decoded.
func runesString(rs []rune) string {
	b := make([]byte, 0, len(rs))
	for _, r := range rs {
		b = appendRune(b, r)
	}
	return string(b)
}
