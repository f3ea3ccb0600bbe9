package vm

import "unsafe"

// A Building counts the memory of what Go code is building up, piece by piece,
// and the program cannot reach yet. Release must be called at the end: then it
// is someone else's, or nobody's.
type Building struct {
	t      *Thread
	size   int
	pinned int
}

// Build begins to count.
func (t *Thread) Build() Building { return Building{t: t} }

// Add says that n more bytes are about to be needed. Twice what there is
// counts, since buffers grow by being copied into larger ones.
func (b *Building) Add(n int) error {
	b.size += n
	if b.size <= b.pinned {
		return nil
	}
	more := 2*b.size - b.pinned
	b.pinned += more
	return b.t.Pin(more)
}

// Release ends the counting.
func (b *Building) Release() { b.t.Unpin(b.pinned) }

// Extend makes room for n more in a slice that the program cannot reach yet:
// Grow for the one slice that b counts, and for nothing else beside it. The
// old slice and the new one both count while one is copied into the other.
func Extend[T any](b *Building, s []T, n int) ([]T, error) {
	if len(s)+n <= cap(s) {
		return s, nil
	}
	size := max(len(s)+n, len(s)+len(s)/2)
	bytes := size * int(unsafe.Sizeof(*new(T)))
	if err := b.t.Pin(bytes); err != nil {
		b.t.Unpin(bytes)
		return s, err
	}
	s = append(make([]T, 0, size), s...)
	b.t.Unpin(b.pinned)
	b.pinned = bytes
	return s, nil
}

// textBuilder builds a text of any length piece by piece, counting its memory
// as it grows.
type textBuilder struct {
	buf    []byte
	memory Building
}

func (t *Thread) newTextBuilder() textBuilder { return textBuilder{memory: t.Build()} }

// A text that has become longer than shortText is counted before it grows, and
// keeps room for the punctuation that is put between its pieces.
const (
	shortText   = 1 << 10
	punctuation = 64
)

// add appends a piece.
func (b *textBuilder) add(s string) (err error) {
	if n := len(s) + punctuation; len(b.buf)+n > max(cap(b.buf), shortText) {
		if b.buf, err = Extend(&b.memory, b.buf, n); err != nil {
			return err
		}
	}
	b.put(s)
	return nil
}

// put appends a few characters, for which there is room.
func (b *textBuilder) put(s string) { b.buf = append(b.buf, s...) }

// text ends the building. A text that is to stay does not keep the room that
// was meant for more.
func (b *textBuilder) text() (string, error) {
	if err := b.memory.t.Alloc(len(b.buf)); err != nil {
		return "", err
	}
	if spare := cap(b.buf) - len(b.buf); spare > punctuation && spare > len(b.buf)/8 {
		return string(b.buf), nil
	}
	return unsafe.String(unsafe.SliceData(b.buf), len(b.buf)), nil
}

// release must be called at the end: the text is someone else's now.
func (b *textBuilder) release() { b.memory.Release() }
