package vm

import "strings"

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
	if collect := b.t.vm.cfg.Collect; collect != nil {
		collect() // the buffers that were outgrown
	}
	return b.t.Pin(more)
}

// Release ends the counting.
func (b *Building) Release() { b.t.Unpin(b.pinned) }

// textBuilder builds a text of any length piece by piece, counting its memory
// as it grows.
type textBuilder struct {
	strings.Builder
	memory Building
}

func (t *Thread) newTextBuilder() textBuilder { return textBuilder{memory: t.Build()} }

// add appends a piece.
func (b *textBuilder) add(s string) error {
	if err := b.memory.Add(len(s)); err != nil {
		return err
	}
	b.WriteString(s)
	return nil
}

// release must be called at the end: the text is someone else's now.
func (b *textBuilder) release() { b.memory.Release() }
