package vm

// A function written in Go that calls back into Python - sorted with its key,
// dict with an iterator, reduce - has values in variables that the search for
// garbage cannot see, such as the best item so far. What it got from Python is
// therefore kept for as long as the instruction that called it lasts.

// obtained is a value that Go code has got from Python code, with the
// instruction that called the Go code.
type obtained struct {
	v     Value
	frame *Frame
	pc    int32
}

// maxObtained bounds how much is kept for one function. One that keeps more
// itself says so, see fill and hold.
const maxObtained = 128

// obtain notes what Go code has got.
func (t *Thread) obtain(v Value) {
	if t.vm.pending == 0 || t.frame == nil || !mayHold(v) {
		return
	}
	if len(t.obtained) >= maxObtained {
		t.obtained = append(t.obtained[:0], t.obtained[maxObtained/2:]...)
	}
	t.obtained = append(t.obtained, obtained{v, t.frame, t.frame.pc})
}

// Obtained and Forget go around a call by Go code that calls Python again and
// again in one instruction, as an event loop does, and keeps nothing of what it
// gets.
func (t *Thread) Obtained() int { return len(t.obtained) }

// Forget drops what was obtained since Obtained gave n.
func (t *Thread) Forget(n int) { t.obtained = t.obtained[:min(n, len(t.obtained))] }

// visitObtained visits what Go code may still use, and drops the rest: what was
// obtained for the present frame, whose Go code has returned when it asks, or for
// an instruction that is over.
func (t *Thread) visitObtained(visit func(Value)) {
	kept := t.obtained[:0]
	for _, o := range t.obtained {
		if (o.frame != t.frame || t.toGo) && o.frame.pc == o.pc && t.frame.within(o.frame) {
			kept = append(kept, o)
			visit(o.v)
		}
	}
	clear(t.obtained[len(kept):])
	t.obtained = kept
}

// within says whether outer is among the callers of f.
func (f *Frame) within(outer *Frame) bool {
	for ; f != nil; f = f.back {
		if f == outer {
			return true
		}
	}
	return false
}
