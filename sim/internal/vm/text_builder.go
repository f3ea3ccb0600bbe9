package vm

import "strings"

// textBuilder builds a text of any length piece by piece, counting its memory
// as it grows.
type textBuilder struct {
	t *Thread
	strings.Builder
	pinned int
}

// add appends a piece.
func (b *textBuilder) add(s string) error {
	b.WriteString(s)
	if b.Len() <= b.pinned {
		return nil
	}
	n := b.Len() // as much again as there is, so that few calls count much
	b.pinned += n
	return b.t.Pin(n)
}

// release must be called at the end: the text is someone else's now.
func (b *textBuilder) release() { b.t.Unpin(b.pinned) }
