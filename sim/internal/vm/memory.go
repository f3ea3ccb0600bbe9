package vm

import (
	"unsafe"
)

// A measure adds up what the program holds: it walks over everything that can
// be reached. The walk must need little memory itself, as it comes when there
// is none left; so it goes down to what an object holds at once, instead of
// keeping a list of all that a container holds, and only what lies deep has to wait.
type measure struct {
	seen  pointerSet
	total int64
	depth int
	later []Value
	visit func(Value)
}

// deepest is how deep the walk goes without a list: some hundred bytes of
// stack for each level.
const deepest = 2000

// heldMemory estimates the bytes that the program holds.
func (t *Thread) heldMemory() int64 {
	v := t.vm
	m := &v.measure
	m.start()
	m.push(Obj(v.modules))
	m.push(Obj(v.main))
	for _, x := range v.held {
		m.push(x)
	}
	for _, roots := range v.roots {
		roots(m.visit)
	}
	for _, th := range v.threads {
		th.visit(m.visit, false)
	}
	for len(m.later) > 0 {
		x := m.later[len(m.later)-1]
		m.later = m.later[:len(m.later)-1]
		x.Type().Visit(x, m.visit)
	}
	m.later = nil
	m.total += int64(len(v.byObject)) * watchSize
	for _, size := range v.outside {
		m.total += size()
	}
	return m.total
}

func (m *measure) start() {
	if m.visit == nil {
		m.visit = m.push
	}
	m.seen.reset()
	m.total = 0
}

// push is the function that Visit slots call.
func (m *measure) push(x Value) {
	if x.p == nil || isImmediate(x) || !m.seen.add(x.p) {
		return
	}
	m.total += sizeOf(x)
	visit := x.Type().Visit
	if visit == nil {
		return
	}
	if m.depth == deepest {
		m.later = append(m.later, x)
		return
	}
	m.depth++
	visit(x, m.visit)
	m.depth--
}

// isImmediate says whether v needs no memory of its own.
func isImmediate(v Value) bool { return v.IsSmallInt() || v.IsFloat() || v.IsBool() }

// The sizes of objects whose struct is not known here: most have few fields.
const (
	smallSize  = 64
	middleSize = 112
)

// sizeOf estimates the size of an object, without what it refers to.
func sizeOf(v Value) int64 {
	n := sizeByLayout(v)
	if a := attrsOf(v); a != nil {
		n += int64(cap(a.slots) * valueSize)
	}
	return n
}

func sizeByLayout(v Value) int64 {
	switch v.Type().Layout {
	case LayoutStr:
		return int64(strSize + len(as[Str](v).s))
	case LayoutBytes:
		return int64(smallSize + len(as[Bytes](v).s))
	case LayoutInt:
		return int64(smallSize + len(as[BigInt](v).v.Bits())*8)
	case LayoutList:
		return int64(smallSize + cap(as[List](v).items)*valueSize)
	case LayoutTuple:
		return int64(smallSize + len(as[Tuple](v).items)*valueSize)
	case LayoutDict:
		return int64(smallSize) + as[Dict](v).size()
	case LayoutSet:
		return int64(smallSize) + as[Set](v).size()
	case LayoutByteArray:
		return int64(smallSize + cap(as[ByteArray](v).b))
	case LayoutObject:
		return int64(instanceSize)
	case LayoutType:
		return int64(unsafe.Sizeof(Type{}))
	case LayoutException:
		return int64(unsafe.Sizeof(Exc{}))
	}
	if g, ok := v.AsGenerator(); ok {
		if g.frame == nil {
			return int64(unsafe.Sizeof(Generator{}))
		}
		return int64(framedSize + g.frame.code.NumRegs*valueSize)
	}
	if size := v.Type().Size; size != nil {
		return int64(middleSize + size(v))
	}
	return middleSize
}
