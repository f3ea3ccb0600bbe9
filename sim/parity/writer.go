package parity

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// writer writes a random Python program line by line.
type writer struct {
	rand  *rand.Rand
	out   strings.Builder
	depth int // of indentation
	label int // of the next printed line
}

func newWriter(seed uint64) writer { return writer{rand: rand.New(rand.NewPCG(seed, 0))} }

func (w *writer) line(format string, args ...any) {
	w.out.WriteString(strings.Repeat("    ", w.depth))
	fmt.Fprintf(&w.out, format+"\n", args...)
}

// indented writes what body writes one level deeper.
func (w *writer) indented(body func()) {
	w.depth++
	body()
	w.depth--
}

func (w *writer) two() int { return w.rand.IntN(2) }

func (w *writer) oneIn(n int) bool { return w.rand.IntN(n) == 0 }

func (w *writer) boolean() string { return one(w, "False", "True") }

// nextLabel numbers what is printed, so that a difference has a place.
func (w *writer) nextLabel() int {
	w.label++
	return w.label
}

// one gives one of some values.
func one[T any](w *writer, from ...T) T { return from[w.rand.IntN(len(from))] }
