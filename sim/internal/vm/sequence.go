package vm

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// What list, tuple and other sequences of values share.

// compareItems compares sequences as lists do: by the first items that differ.
func (t *Thread) compareItems(a, b []Value, op syntax.CompareOp) (Value, error) {
	if len(a) != len(b) && (op == syntax.Eq || op == syntax.NotEq) {
		return Bool(op == syntax.NotEq), nil
	}
	for i := 0; i < len(a) && i < len(b); i++ {
		same, err := t.Equal(a[i], b[i])
		if err != nil {
			return Value{}, err
		}
		if same {
			continue
		}
		if op == syntax.Eq || op == syntax.NotEq {
			return Bool(op == syntax.NotEq), nil
		}
		return t.RichCompare(a[i], b[i], op)
	}
	return Bool(compareInts(int64(len(a)), int64(len(b)), op)), nil
}

// CompareItems compares two sequences of values as lists are compared.
func (t *Thread) CompareItems(a, b []Value, op syntax.CompareOp) (Value, error) {
	return t.compareItems(a, b, op)
}

// findItem gives the position of the first item equal to x, -1 without one.
func (t *Thread) findItem(items []Value, x Value) (int, error) {
	for i, item := range items {
		if same, err := t.Equal(item, x); same || err != nil {
			return i, err
		}
	}
	return -1, nil
}

func (t *Thread) countItems(items []Value, x Value) (Value, error) {
	n := 0
	for _, item := range items {
		same, err := t.Equal(item, x)
		if err != nil {
			return Value{}, err
		}
		n += btoi(same)
	}
	return Int(int64(n)), nil
}

// sliceItems gives the items that a slice selects, in a new slice.
func (t *Thread) sliceItems(items []Value, s *Slice) ([]Value, error) {
	start, _, step, n, err := s.indices(t, len(items))
	if err != nil {
		return nil, err
	}
	if err := t.Alloc(n * valueSize); err != nil {
		return nil, err
	}
	out := make([]Value, n)
	if step == 1 {
		copy(out, items[start:start+n])
		return out, nil
	}
	for i := range out {
		out[i] = items[start+i*step]
	}
	return out, nil
}

// repeatItems gives the items n times, in a new slice.
func (t *Thread) repeatItems(items []Value, n int) ([]Value, error) {
	if err := t.allocTimes(len(items)*valueSize, n); err != nil {
		return nil, err
	}
	out := make([]Value, 0, len(items)*n)
	if len(items) == 1 {
		out = out[:n]
		for i := range out {
			out[i] = items[0]
		}
		return out, nil
	}
	for range n {
		out = append(out, items...)
	}
	return out, nil
}

// reprStack holds the containers whose repr is being computed, so that one
// that contains itself is not followed for ever.
var reprStack = NewState(func(*VM) *[]unsafe.Pointer { return new([]unsafe.Pointer) })

// EnterRepr notes that the repr of v is being computed. It gives false if it
// already is; otherwise LeaveRepr must follow.
func (t *Thread) EnterRepr(v Value) bool {
	stack := reprStack.Of(t.vm)
	for _, p := range *stack {
		if p == v.p {
			return false
		}
	}
	*stack = append(*stack, v.p)
	return true
}

// LeaveRepr ends what EnterRepr began.
func (t *Thread) LeaveRepr() {
	stack := reprStack.Of(t.vm)
	*stack = (*stack)[:len(*stack)-1]
}

// reprItems joins the reprs of items between brackets.
func (t *Thread) reprItems(v Value, open string, items func(i int) (Value, bool), closing string) (string, error) {
	if !t.EnterRepr(v) {
		return open + "..." + closing, nil
	}
	defer t.LeaveRepr()
	b := t.newTextBuilder()
	defer b.release()
	b.put(open)
	for i := 0; ; i++ {
		item, ok := items(i)
		if !ok {
			break
		}
		if i > 0 {
			b.put(", ")
		}
		s, err := t.Repr(item)
		if err != nil {
			return "", err
		}
		if err := b.add(s); err != nil {
			return "", err
		}
	}
	b.put(closing)
	return b.text()
}

func at(items []Value) func(i int) (Value, bool) {
	return func(i int) (Value, bool) {
		if i >= len(items) {
			return Value{}, false
		}
		return items[i], true
	}
}
