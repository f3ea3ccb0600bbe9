package vm

import (
	"slices"
	"unsafe"
)

// marker finds what can be reached. It keeps its memory from mark to mark.
type marker struct {
	seen  pointerSet // what the last mark has reached
	other pointerSet // for walks over what it has not
	todo  []Value
	count int // references followed by the last mark
	visit func(Value)
}

// push is the function that Visit slots call. They may show it what holds
// nothing, so that none of them needs to look.
func (m *marker) push(v Value) {
	if v.p == nil || v.Type().Visit == nil {
		return
	}
	if m.seen.add(v.p) {
		m.todo = append(m.todo, v)
		m.count++
	}
}

// drain visits until everything that was pushed, and what that holds, is marked.
func (m *marker) drain() {
	for len(m.todo) > 0 {
		v := m.todo[len(m.todo)-1]
		m.todo = m.todo[:len(m.todo)-1]
		v.Type().Visit(v, m.visit)
	}
}

func (m *marker) start() {
	if m.visit == nil {
		m.visit = m.push
	}
	m.seen.reset()
	m.count = 0
}

// markReachable marks what the program can reach.
func (t *Thread) markReachable() {
	v := t.vm
	m := &v.mark
	m.start()
	m.push(Obj(v.modules))
	m.push(Obj(v.main))
	m.push(Obj(v.builtins))
	for _, roots := range v.roots {
		roots(m.visit)
	}
	for _, th := range v.threads {
		th.visit(m.visit, th == t)
	}
	m.drain()
	v.account -= v.markCost()
}

// heldByProgram gives the watched objects that only the program's modules hold,
// if anything: not what is held from Go, such as a loop that is still the current one.
func (m *marker) heldByProgram(v *VM) []Value {
	m.start()
	for _, roots := range v.roots {
		roots(m.visit)
	}
	m.drain()
	return m.lost(v)
}

// markCost is what the last mark has cost, and the next is likely to: the
// references that were followed, and the watched objects that were looked up.
func (v *VM) markCost() int64 { return int64(v.mark.count + v.pending) }

// visit visits the roots of a thread: its frames, the arguments of the
// functions written in Go that it is in, and the exceptions being handled.
func (t *Thread) visit(visit func(Value), current bool) {
	use := useOperands
	if current {
		use = useNothing
	}
	for f := t.frame; f != nil; f = f.back {
		f.visit(visit, use)
		use = useNewResult
		if f.mode == modeEntry {
			use = useOperands
		}
		if f.gen != nil {
			visit(Obj(f.gen))
		}
	}
	for s := t.handling; s != nil; s = s.prev {
		if s.exc != nil {
			visit(Obj(s.exc))
		}
	}
	t.visitArgs(visit)
	visitValue(t.keep, visit)
	for _, items := range t.filling {
		for _, v := range *items {
			visitValue(v, visit)
		}
	}
	t.visitObtained(visit)
	visitValue(t.AsyncGenHooks.FirstIter, visit)
	visitValue(t.AsyncGenHooks.Finalizer, visit)
	if c, ok := t.Context.(interface{ Visit(visit func(Value)) }); ok {
		c.Visit(visit)
	}
}

// visitArgs visits what stands on the stack between frames: the bound
// arguments of functions written in Go.
func (t *Thread) visitArgs(visit func(Value)) {
	inFrame := map[unsafe.Pointer]int{}
	for f := t.frame; f != nil; f = f.back {
		if f.gen == nil {
			inFrame[f.regs] = f.code.NumRegs
		}
	}
	t.stack.each(func(window []Value) {
		for i := 0; i < len(window); {
			if n := inFrame[unsafe.Pointer(&window[i])]; n > 0 {
				i += n
				continue
			}
			visitValue(window[i], visit)
			i++
		}
	})
}

// each calls f with the used part of every chunk.
func (s *stack) each(f func(window []Value)) {
	for _, c := range s.full {
		f(c.chunk[:c.sp])
	}
	f(s.chunk[:s.sp])
}

// unreachable gives the watched objects that were not reached and are not held
// by others of them, in the order in which they are to be finalised: those
// that garbage leads to as it leads to them, then the others by age. Objects
// in rings are left out unless all.
func (m *marker) unreachable(v *VM, garbage []Value, all bool) (next []Value, any bool) {
	lost := m.lost(v)
	if len(lost) == 0 {
		return nil, false
	}
	held := m.heldBy(lost)
	for _, w := range lost {
		if !held[w.p] {
			next = append(next, w)
		}
	}
	if len(next) == 0 && all {
		next = lost[:1]
	}
	if len(next) > 1 && len(garbage) > 0 {
		next = m.inOrderOf(garbage, next)
	}
	return next, len(next) > 0
}

// lost gives the watched objects that were not reached, the oldest first.
func (m *marker) lost(v *VM) []Value {
	var lost []Value
	for _, w := range v.watched {
		if !w.gone && !m.seen.has(w.obj.p) {
			lost = append(lost, w.obj)
		}
	}
	for g := v.gens.first; g != nil; g = g.newer {
		if !m.seen.has(unsafe.Pointer(g)) {
			lost = append(lost, Obj(g))
		}
	}
	return lost
}

// heldBy says which of the lost objects another of them, or itself, leads to.
func (m *marker) heldBy(lost []Value) map[unsafe.Pointer]bool {
	held := map[unsafe.Pointer]bool{}
	isLost := map[unsafe.Pointer]bool{}
	for _, w := range lost {
		isLost[w.p] = true
	}
	for _, w := range lost {
		m.other.reset()
		var todo []Value
		push := func(x Value) {
			if x.Type().Visit == nil || m.seen.has(x.p) {
				return
			}
			if isLost[x.p] {
				held[x.p] = true
			}
			if m.other.add(x.p) {
				todo = append(todo, x)
			}
		}
		w.Type().Visit(w, push)
		for len(todo) > 0 {
			x := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			x.Type().Visit(x, push)
		}
		if len(lost) > garbageAtOneTime {
			// Too many to look at each: they go by age.
			break
		}
	}
	return held
}

// inOrderOf sorts objects by when a walk from garbage comes to them.
func (m *marker) inOrderOf(garbage, objects []Value) []Value {
	wanted := map[unsafe.Pointer]bool{}
	for _, o := range objects {
		wanted[o.p] = true
	}
	m.other.reset()
	var sorted []Value
	var walk func(v Value)
	walk = func(v Value) {
		if v.Type().Visit == nil || m.seen.has(v.p) || !m.other.add(v.p) {
			return
		}
		if wanted[v.p] {
			sorted = append(sorted, v)
			delete(wanted, v.p)
			return
		}
		visitInOrder(v, walk)
	}
	for _, g := range garbage {
		walk(g)
	}
	for _, o := range objects {
		if wanted[o.p] {
			sorted = append(sorted, o)
		}
	}
	return sorted
}

// visitInOrder visits what v holds in the order in which CPython lets go of it:
// lists and tuples from their end.
func visitInOrder(v Value, visit func(Value)) {
	if l := v.Type().Layout; l != LayoutList && l != LayoutTuple {
		v.Type().Visit(v, visit)
		return
	}
	var held []Value
	v.Type().Visit(v, func(x Value) { held = append(held, x) })
	for _, x := range slices.Backward(held) {
		visit(x)
	}
}
