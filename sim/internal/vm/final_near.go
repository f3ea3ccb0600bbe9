package vm

import "unsafe"

// nearby answers the usual question cheaply: whether what was dropped leads to
// anything that is watched at all. Mostly it is a value that holds little.
type nearby struct {
	seen  []unsafe.Pointer
	todo  []Value
	found bool
	vm    *VM
	visit func(Value)
}

// nearbyLimit is how many objects are looked at before the question is given
// up and everything is marked instead.
const nearbyLimit = 24

// leadsToWatched says whether a walk from garbage comes to a watched object, or
// is too long to tell.
func (n *nearby) leadsToWatched(v *VM, garbage []Value) bool {
	if n.visit == nil {
		n.vm, n.visit = v, n.push
	}
	n.seen, n.todo, n.found = n.seen[:0], n.todo[:0], false
	for _, x := range garbage {
		n.push(x)
	}
	for len(n.todo) > 0 && !n.found {
		x := n.todo[len(n.todo)-1]
		n.todo = n.todo[:len(n.todo)-1]
		x.Type().Visit(x, n.visit)
	}
	return n.found
}

func (n *nearby) push(x Value) {
	if n.found || x.p == nil || x.Type().Visit == nil {
		return
	}
	for _, p := range n.seen {
		if p == x.p {
			return
		}
	}
	if len(n.seen) == nearbyLimit || n.vm.isWatched(x) {
		n.found = true
		return
	}
	n.seen = append(n.seen, x.p)
	n.todo = append(n.todo, x)
}

// isWatched says whether the end of an object has consequences.
func (v *VM) isWatched(x Value) bool {
	if g, ok := x.AsGenerator(); ok {
		return g.watched
	}
	return len(v.byObject) > 0 && v.byObject[x.p] != nil
}
