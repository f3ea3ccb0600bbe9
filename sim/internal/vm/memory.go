package vm

import (
	"unsafe"
)

// heldMemory estimates the bytes that the program holds: it walks over
// everything that can be reached and adds up sizes.
func (t *Thread) heldMemory() int64 {
	v := t.vm
	var seen pointerSet
	var todo []Value
	var total int64
	push := func(x Value) {
		if isImmediate(x) || !seen.add(x.p) {
			return
		}
		total += sizeOf(x)
		if x.Type().Visit != nil {
			todo = append(todo, x)
		}
	}
	push(Obj(v.modules))
	push(Obj(v.main))
	for _, x := range v.held {
		push(x)
	}
	for _, roots := range v.roots {
		roots(push)
	}
	for _, th := range v.threads {
		th.visit(push, false)
	}
	for len(todo) > 0 {
		x := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		x.Type().Visit(x, push)
	}
	return total
}

// isImmediate says whether v needs no memory of its own.
func isImmediate(v Value) bool { return v.IsSmallInt() || v.IsFloat() || v.IsBool() }

// sizeOf estimates the size of an object, without what it refers to.
func sizeOf(v Value) int64 {
	const small = 64
	switch v.Type().Layout {
	case LayoutStr:
		return int64(strSize + len(as[Str](v).s))
	case LayoutBytes:
		return int64(small + len(as[Bytes](v).s))
	case LayoutInt:
		return int64(small + len(as[BigInt](v).v.Bits())*8)
	case LayoutList:
		return int64(small + cap(as[List](v).items)*valueSize)
	case LayoutTuple:
		return int64(small + len(as[Tuple](v).items)*valueSize)
	case LayoutDict:
		return int64(small + cap(as[Dict](v).entries)*(entrySize+6))
	case LayoutSet:
		return int64(small + cap(as[Set](v).entries)*(entrySize+6))
	case LayoutByteArray:
		return int64(small + cap(as[ByteArray](v).b))
	}
	if g, ok := v.AsGenerator(); ok {
		if g.frame == nil {
			return int64(unsafe.Sizeof(Generator{}))
		}
		return int64(framedSize + g.frame.code.NumRegs*valueSize)
	}
	if a := attrsOf(v); a != nil {
		return int64(small + cap(a.slots)*valueSize)
	}
	return small
}
