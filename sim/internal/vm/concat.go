package vm

import "unsafe"

// strTail is the memory behind a str that + has made. Its bytes up to the
// length of any str that lies in it never change; behind the longest there is
// room. So "s += x" in a loop, which takes a copy of all of s each time if done
// naively, appends in place when s is the longest str in its memory.
type strTail struct{ buf []byte }

// longConcat is the length from which a concatenation leaves room.
const longConcat = 256

// concatStrs gives a + b.
func (t *Thread) concatStrs(a, b *Str) (Value, error) {
	if len(a.s) == 0 {
		return Obj(b), nil
	}
	if len(b.s) == 0 {
		return Obj(a), nil
	}
	size := len(a.s) + len(b.s)
	if size <= mediumText {
		var buf [mediumText]byte
		copy(buf[copy(buf[:], a.s):], b.s)
		return copyStr(buf[:size], a.n+b.n), t.Alloc(size + strSize)
	}
	if size < longConcat {
		return newSizedStr(a.s+b.s, a.n+b.n), t.Alloc(size + strSize)
	}
	var tail *strTail
	if a.extra != nil {
		tail = a.extra.tail
	}
	if tail == nil || len(tail.buf) != len(a.s) || size > cap(tail.buf) {
		room := size
		if tail != nil {
			room += size / 4
		}
		if err := t.Alloc(room + strSize); err != nil {
			return Value{}, err
		}
		tail = &strTail{append(make([]byte, 0, room), a.s...)}
	} else if err := t.Alloc(strSize); err != nil {
		return Value{}, err
	}
	tail.buf = append(tail.buf, b.s...)
	s := unsafe.String(unsafe.SliceData(tail.buf), size)
	return Obj(&Str{Header: Header{StrType}, s: s, n: a.n + b.n, extra: &strExtra{tail: tail}}), nil
}

const strSize = int(unsafe.Sizeof(Str{}))
