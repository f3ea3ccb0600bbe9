package vm

// Attrs are the attributes of an instance. Usually a Shape, shared by all
// instances that got the same attributes in the same order, says which slot
// holds which; so an inline cache that has seen the shape knows the slot.
// Asking for __dict__ turns the attributes into a dict, for good, and then the
// shape describes only the variables of __slots__, whose names are marked.
type Attrs struct {
	shape *Shape
	slots []Value
	dict  *Dict
}

// A Shape is a list of names. Shapes form a tree: each knows those with one
// name more.
type Shape struct {
	names []*Str
	index map[string]int32 // of the names, once there are many
	next  []*Shape         // whose last name is one more
}

const (
	indexedShape = 8    // from so many names on a shape has an index
	widestShape  = 64   // an instance with more attributes takes a dict
	mostShapes   = 5000 // in a run; then every new instance takes a dict
)

// find gives the slot of a name, -1 if it is not there.
func (s *Shape) find(name *Str) int {
	if s.index != nil {
		if i, ok := s.index[name.s]; ok {
			return int(i)
		}
		return -1
	}
	for i, n := range s.names {
		if n == name {
			return i
		}
	}
	for i, n := range s.names {
		if n.hash == name.Hash() && n.s == name.s {
			return i
		}
	}
	return -1
}

// with gives the shape with one name more, nil if there are too many.
func (s *Shape) with(v *VM, name *Str) *Shape {
	for _, next := range s.next {
		if last := next.names[len(s.names)]; last == name || last.s == name.s {
			return next
		}
	}
	if len(s.names) >= widestShape || v.shapes >= mostShapes {
		return nil
	}
	name = v.Intern(name.s)
	names := append(s.names[:len(s.names):len(s.names)], name)
	next := &Shape{names: names}
	if len(names) >= indexedShape {
		next.index = make(map[string]int32, len(names))
		for i, n := range names {
			next.index[n.s] = int32(i)
		}
	}
	s.next = append(s.next, next)
	v.shapes++
	return next
}

// attrsOf gives the attributes of v, nil if its type has none.
func attrsOf(v Value) *Attrs {
	if off := v.Type().attrsOffset; off != 0 {
		return (*Attrs)(addOffset(v.p, off))
	}
	return nil
}

// get gives an attribute, nil if it is not there.
func (a *Attrs) get(name *Str) Value {
	if a.dict != nil {
		return a.dict.GetStr(name)
	}
	return a.getSlot(name)
}

// getSlot looks in the slots only.
func (a *Attrs) getSlot(name *Str) Value {
	if a.shape != nil {
		if i := a.shape.find(name); i >= 0 {
			return a.slots[i]
		}
	}
	return Value{}
}

// set sets an attribute.
func (a *Attrs) set(t *Thread, name *Str, x Value) error {
	if a.dict != nil {
		return a.dict.Set(t, Obj(name), x)
	}
	return a.setSlot(t, name, x)
}

// setSlot sets an attribute in the slots, or in a dict if there are too many.
func (a *Attrs) setSlot(t *Thread, name *Str, x Value) error {
	if a.shape == nil {
		a.shape = t.vm.root
	}
	if i := a.shape.find(name); i >= 0 {
		a.slots[i] = x
		return nil
	}
	next := a.shape.with(t.vm, name)
	if next == nil {
		return a.materialise(t).Set(t, Obj(name), x)
	}
	if len(a.slots) == cap(a.slots) {
		if err := t.Alloc(valueSize * max(len(a.slots), 4)); err != nil {
			return err
		}
	}
	a.slots = append(a.slots, x)
	a.shape = next
	return nil
}

// delete removes an attribute and gives its value, nil if it was not there.
func (a *Attrs) delete(t *Thread, name *Str) Value {
	if a.dict == nil {
		if a.shape == nil || a.shape.find(name) < 0 {
			return Value{}
		}
		a.materialise(t)
	}
	return a.dict.DeleteStr(name)
}

// materialise gives the attributes as a dict, which they are from then on.
func (a *Attrs) materialise(t *Thread) *Dict {
	if a.dict != nil {
		return a.dict
	}
	a.dict = NewDict()
	old, slots := a.shape, a.slots
	a.shape, a.slots = nil, nil
	if old == nil {
		return a.dict
	}
	for i, name := range old.names {
		if !isSlotName(name) {
			a.dict.SetStr(name, slots[i])
			continue
		}
		if a.shape == nil {
			a.shape = t.vm.root
		}
		a.shape = a.shape.with(t.vm, name)
		a.slots = append(a.slots, slots[i])
	}
	return a.dict
}

// len is the number of attributes, variables of __slots__ included.
func (a *Attrs) len() int {
	n := len(a.slots)
	if a.dict != nil {
		n += a.dict.Len()
	}
	return n
}

func (a *Attrs) visit(visit func(Value)) {
	for _, v := range a.slots {
		if v.p != nil {
			visit(v)
		}
	}
	if a.dict != nil {
		visit(Obj(a.dict))
	}
}

// slotMark begins the names under which the variables of __slots__ are kept:
// no attribute has such a name.
const slotMark = "\x00"

func isSlotName(name *Str) bool { return len(name.s) > 0 && name.s[0] == slotMark[0] }
