package vm

import (
	"slices"
	"unsafe"
)

// nearby answers the usual question cheaply: whether what was dropped leads to
// anything that is watched at all, and if so, whether that is plainly held by
// others. Mostly it is a value that holds little.
//
// The walk does not go beyond what lasts: a module that is imported holds its
// functions and classes whoever drops another reference to them, so nothing that
// they lead to has gone. Otherwise every instance would lead through its class
// and a method's globals to all there is.
type nearby struct {
	vm      *VM
	seen    pointerSet
	count   int
	todo    []Value
	tooLong bool
	watched []unsafe.Pointer // that garbage leads to, and no holder was found of

	visit, visitHeld func(Value)

	lasting pointerSet
}

// nearbyLimit is how many objects a walk looks at before the question is given
// up and everything is marked instead: some microseconds, where a mark with a
// library or two takes hundreds.
const nearbyLimit = 512

// lasts notes that a module is imported, and with it its functions and classes.
// One that a program removes again is only missed by gc.collect and the end of
// the run, which do not ask here.
func (n *nearby) lasts(m *Module) {
	n.lasting.add(Obj(m).p)
	n.lasting.add(Obj(m.dict).p)
	for _, v := range m.dict.All() {
		if v.Type() == FunctionType || v.Type().Layout == LayoutType {
			n.lasting.add(v.p)
		}
	}
}

// mayFree says whether dropping garbage may have let go of something that is
// watched: whether a walk from there comes to watched objects, or is too long to
// tell, and a walk from the frames and the loops does not come to them, too. Most
// of the time a variable let go of what another one, or a task, still holds.
func (n *nearby) mayFree(t *Thread, garbage []Value) bool {
	if n.visit == nil {
		n.vm, n.visit, n.visitHeld = t.vm, n.push, n.pushHeld
	}
	n.begin()
	n.watched = n.watched[:0]
	for _, x := range garbage {
		n.push(x)
	}
	n.drain(n.visit)
	if n.tooLong || len(n.watched) == 0 {
		return n.tooLong
	}
	return !n.allHeld(t)
}

// allHeld says whether a short walk from the frames and the loops comes to all
// that the walk from the garbage came to.
func (n *nearby) allHeld(t *Thread) bool {
	n.begin()
	for _, th := range t.vm.threads {
		th.visit(n.visitHeld, th == t)
	}
	for _, roots := range t.vm.roots {
		roots(n.visitHeld)
	}
	n.drain(n.visitHeld)
	return len(n.watched) == 0
}

func (n *nearby) begin() {
	n.seen.reset()
	n.count, n.todo, n.tooLong = 0, n.todo[:0], false
}

// drain walks on, nearest first, until there is nothing left or the walk is too
// long.
func (n *nearby) drain(visit func(Value)) {
	for i := 0; i < len(n.todo) && !n.tooLong; i++ {
		n.todo[i].Type().Visit(n.todo[i], visit)
	}
	clear(n.todo)
}

// push goes on to x in the walk from garbage.
func (n *nearby) push(x Value) {
	if n.enter(x) && n.vm.isWatched(x) {
		n.watched = append(n.watched, x.p)
	}
}

// pushHeld goes on to x in the walk from what is held, which is over once it has
// come to all.
func (n *nearby) pushHeld(x Value) {
	if len(n.watched) == 0 || !n.enter(x) {
		return
	}
	if i := slices.Index(n.watched, x.p); i >= 0 {
		n.watched = slices.Delete(n.watched, i, i+1)
		n.tooLong = len(n.watched) == 0 // no need to go on
	}
}

// enter adds x to the walk, unless it holds nothing, lasts or was seen before.
func (n *nearby) enter(x Value) bool {
	if n.tooLong || x.p == nil || x.Type().Visit == nil || n.lasting.has(x.p) || !n.seen.add(x.p) {
		return false
	}
	n.count++
	n.tooLong = n.count > nearbyLimit
	n.todo = append(n.todo, x)
	return true
}

// isWatched says whether the end of an object has consequences.
func (v *VM) isWatched(x Value) bool {
	if g, ok := x.AsGenerator(); ok {
		return g.watched
	}
	return len(v.byObject) > 0 && v.byObject[x.p] != nil
}
