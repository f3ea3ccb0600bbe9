package asyncio

import (
	"strconv"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A resource is what locks, queues and their kin have in common: a name, the
// loop that they belong to, and those who wait.
type resource struct {
	rt      *Runtime
	loop    *Loop // to which the first wait has bound it
	kind    string
	name    string // as the program calls it
	number  uint32 // in the trace
	holders []*Task
}

// begin names a resource that the program is making.
func (r *resource) begin(t *vm.Thread, kind string, capacity int64) {
	rt := RuntimeOf(t.VM())
	r.rt, r.kind = rt, kind
	r.name = t.AssignTarget()
	if r.name == "" {
		if rt.kinds == nil {
			rt.kinds = map[string]int{}
		}
		rt.kinds[kind]++
		r.name = kind + "-" + strconv.Itoa(rt.kinds[kind])
	}
	if tr := rt.Trace; tr != nil {
		tr.resourceCreated(r, capacity)
	}
}

// bind gives the running loop, which must be the one that the resource belongs
// to.
func (r *resource) bind(t *vm.Thread, self vm.Value) (*Loop, error) {
	l, err := runningLoop(t)
	if err != nil {
		return nil, err
	}
	if r.loop == nil {
		r.loop = l
	}
	if r.loop != l {
		return nil, t.Raise(vm.RuntimeError, "%s is bound to a different event loop", reprOf(t, self))
	}
	return l, nil
}

// note tells the trace of an operation, done for the running task.
func (r *resource) note(t *vm.Thread, op tracer.Sub, value int64) {
	if tr := r.rt.Trace; tr != nil {
		tr.resourceOp(r, op, currentTask(t), value, "")
	}
}

// noteItem is note with what was put or got.
func (r *resource) noteItem(t *vm.Thread, op tracer.Sub, value int64, item vm.Value) {
	if tr := r.rt.Trace; tr != nil {
		tr.resourceOp(r, op, currentTask(t), value, Brief(item))
	}
}

// hold notes that the running task holds the resource.
func (r *resource) hold(t *vm.Thread) { r.holders = append(r.holders, currentTask(t)) }

// unhold notes that the running task, or else whoever has held it longest, has
// released it.
func (r *resource) unhold(t *vm.Thread) {
	if len(r.holders) == 0 {
		return
	}
	me, at := currentTask(t), 0
	for i, k := range r.holders {
		if k == me {
			at = i
			break
		}
	}
	r.holders = append(r.holders[:at], r.holders[at+1:]...)
}

func (tr *Trace) resourceCreated(r *resource, capacity int64) {
	tr.resources++
	r.number = tr.resources
	name, kind := tr.Sym(r.name), tr.Sym(r.kind)
	ev := tr.Event(tracer.ResourceCreated)
	ev.Obj, ev.Name, ev.Text, ev.Value = resourceRef(r.number), name, kind, capacity
	tr.Emit()
}

func (tr *Trace) resourceOp(r *resource, op tracer.Sub, k *Task, value int64, item string) {
	text := tr.Sym(item)
	ev := tr.Event(tracer.ResourceOp)
	ev.Obj, ev.Sub, ev.Peer, ev.Value, ev.Text = resourceRef(r.number), op, taskRef(k), value, text
	tr.Emit()
}

// waitList is a FIFO of futures from which any can be taken out.
type waitList struct {
	futs []*Future
	head int
}

func (w *waitList) len() int { return len(w.futs) - w.head }

// all gives the futures in order.
func (w *waitList) all() []*Future { return w.futs[w.head:] }

func (w *waitList) push(f *Future) {
	if w.head > 32 && 2*w.head > len(w.futs) {
		n := copy(w.futs, w.futs[w.head:])
		clear(w.futs[n:])
		w.futs, w.head = w.futs[:n], 0
	}
	w.futs = append(w.futs, f)
}

// pop takes the first future; there must be one.
func (w *waitList) pop() *Future {
	f := w.futs[w.head]
	w.futs[w.head] = nil
	w.head++
	if w.head == len(w.futs) {
		w.futs, w.head = w.futs[:0], 0
	}
	return f
}

// remove takes f out, if it is there.
func (w *waitList) remove(f *Future) {
	for i, g := range w.all() {
		switch {
		case g != f:
		case i == 0:
			w.pop()
			return
		default:
			w.futs = append(w.futs[:w.head+i], w.futs[w.head+i+1:]...)
			return
		}
	}
}

// wakeFirst finishes the first future that is still pending and takes it and
// those before it out.
func (w *waitList) wakeFirst(t *vm.Thread) error {
	for w.len() > 0 {
		if f := w.pop(); !f.done() {
			return f.setResult(t, vm.None)
		}
	}
	return nil
}

// wakeAll finishes every future that is still pending and empties the list.
func (w *waitList) wakeAll(t *vm.Thread) error {
	for w.len() > 0 {
		if f := w.pop(); !f.done() {
			if err := f.setResult(t, vm.None); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *waitList) visit(visit func(vm.Value)) {
	for _, f := range w.all() {
		visit(vm.Obj(f))
	}
}
