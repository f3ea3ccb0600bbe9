package vm

import (
	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// What other packages need to declare object types of their own: the struct
// starts with a Header, its type is made by Declare and Define, and As gets the
// struct back from a Value.

// MakeHeader makes the Header of an object of type typ, or of a class derived
// from it.
func MakeHeader(typ *Type) Header { return Header{typ} }

// As casts to the struct that the type of v promises: v must be of a type
// whose Define is about a T, or of a class derived from that.
func As[T any](v Value) *T { return as[T](v) }

// Visit shows the values of the attributes.
func (a *Attrs) Visit(visit func(Value)) { a.visit(visit) }

// Attributes shows the attributes that an object keeps for itself, those of
// __slots__ included, in the order in which they came, until visit says false.
func (v Value) Attributes(visit func(name string, x Value) bool) {
	a := attrsOf(v)
	if a == nil {
		return
	}
	for i, x := range a.slots {
		name := a.shape.names[i].s
		if isSlotName(a.shape.names[i]) {
			name = name[1:]
		}
		if x.p != nil && !visit(name, x) {
			return
		}
	}
	if a.dict == nil {
		return
	}
	for k, x := range a.dict.All() {
		if s, ok := k.AsStr(); ok && !visit(s.String(), x) {
			return
		}
	}
}

// AsRange gives the parts of a range, if v is one and they fit.
func (v Value) AsRange() (start, stop, step int64, ok bool) {
	if v.Type() != RangeType {
		return 0, 0, 0, false
	}
	r := as[Range](v)
	return r.start, r.stop, r.step, r.big == nil
}

// Builtin says whether the type is written in Go, so that its slots run none of
// the program.
func (t *Type) Builtin() bool { return !t.heap() }

// Code gives the code of a generator or coroutine, nil for one that is written
// in Go.
func (g *Generator) Code() *compile.Code {
	if g.body != nil {
		return nil
	}
	return g.frame.code.Code
}

// Span tells where a generator or coroutine is.
func (g *Generator) Span() syntax.Span {
	if g.body != nil {
		return syntax.Span{}
	}
	return g.frame.Span()
}

// DictGetter is the __dict__ of a type whose instances take attributes.
var DictGetter = dictGetter

// Reachable gives those of the values that the program can still reach.
func (t *Thread) Reachable(values []Value) []Value {
	t.markReachable()
	var alive []Value
	for _, v := range values {
		if t.vm.mark.seen.has(v.p) {
			alive = append(alive, v)
		}
	}
	return alive
}

// PrintWarnings prints what the compiler had to say about a program.
func (t *Thread) PrintWarnings(code *compile.Code) error { return t.printWarnings(code) }

// FinaliseAll is the end of the run: everything whose end has consequences
// comes to it.
func (t *Thread) FinaliseAll() error { return t.finaliseAll() }

// MarkCoroutine makes the generators of a generator function awaitable, as
// types.coroutine does; it says whether fn is such a function.
func MarkCoroutine(fn Value) bool {
	f, ok := fn.AsFunction()
	if !ok || f.code.Flags&compile.Generator == 0 {
		return false
	}
	f.iterableCoroutine = true
	return true
}
