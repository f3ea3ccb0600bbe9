package asyncio

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// How much of a value the trace shows.
const (
	mostBrief = 60  // characters
	mostItems = 8   // of a container
	mostDepth = 3   // of containers inside each other
	mostBits  = 256 // of an int
)

// Brief describes a value for the trace. Unlike repr it never calls the
// program, so that a run is the same whether it is traced or not: objects of
// the program's classes are shown by their attributes, <Account balance=3>,
// whatever __repr__ they have.
func Brief(v vm.Value) string {
	var b brief
	b.value(v, mostDepth)
	return shorten(b.String())
}

// Changeable says whether what Brief says of a value may change while it stays
// the same object.
func Changeable(v vm.Value) bool {
	if v.IsNil() || v.IsNone() || v.IsBool() || v.IsSmallInt() || v.IsFloat() {
		return false
	}
	if _, ok := v.AsStr(); ok {
		return false
	}
	if _, ok := v.AsFunction(); ok {
		return false
	}
	_, isType := v.AsType()
	_, isModule := v.AsModule()
	_, isCoroutine := v.AsGenerator()
	return !isType && !isModule && !isCoroutine
}

func shorten(s string) string {
	if len(s) <= mostBrief {
		return s
	}
	n := 0
	for i := range s {
		if n++; n > mostBrief {
			return s[:i] + "…"
		}
	}
	return s
}

// A brief is a description that is being written. Once it is too long, what is
// added no longer matters.
type brief struct{ strings.Builder }

func (b *brief) full() bool { return b.Len() > 4*mostBrief } // characters have at most four bytes

func (b *brief) value(v vm.Value, depth int) {
	switch {
	case v.IsNil() || b.full():
	case v.IsNone():
		b.WriteString("None")
	case v.IsBool():
		b.WriteString(pyBool(v.Is(vm.True)))
	case v.IsSmallInt():
		i, _ := v.AsInt()
		b.WriteString(strconv.FormatInt(i, 10))
	case v.IsFloat():
		f, _ := v.AsFloat()
		b.WriteString(floatText(f))
	default:
		b.object(v, depth)
	}
}

func (b *brief) object(v vm.Value, depth int) {
	if s, ok := v.AsStr(); ok {
		b.WriteString(quote(shorten(s.String())))
		return
	}
	if exc, ok := v.AsExc(); ok {
		b.items(exc.Value().Type().ShortName()+"(", exc.Args(), ")", depth)
		return
	}
	if cls, ok := v.AsType(); ok {
		b.WriteString("<class '" + cls.Name + "'>")
		return
	}
	if start, stop, step, ok := v.AsRange(); ok {
		fmt.Fprintf(b, "range(%d, %d", start, stop)
		if step != 1 {
			fmt.Fprintf(b, ", %d", step)
		}
		b.WriteByte(')')
		return
	}
	if b.member(v) {
		return
	}
	if x := v.AsBig(); x != nil {
		if x.BitLen() > mostBits {
			fmt.Fprintf(b, "<int of %d bits>", x.BitLen())
		} else {
			b.WriteString(x.String())
		}
		return
	}
	if !b.container(v, depth) {
		b.other(v, depth)
	}
}

// container writes v if it is a container, in the form of its display.
func (b *brief) container(v vm.Value, depth int) bool {
	if list, ok := v.AsList(); ok {
		b.items("[", list.Items(), "]", depth)
		return true
	}
	if tuple, ok := v.AsTuple(); ok {
		end := ")"
		if len(tuple.Items()) == 1 {
			end = ",)"
		}
		b.items("(", tuple.Items(), end, depth)
		return true
	}
	if dict, ok := v.AsDict(); ok {
		b.dict(v.Type().ShortName(), dict, depth)
		return true
	}
	if set, ok := v.AsSet(); ok {
		b.set(v.Type().ShortName(), set, depth)
		return true
	}
	if v.Type().ShortName() == "deque" && v.Type().Builtin() {
		return b.deque(v, depth)
	}
	return false
}

func (b *brief) items(open string, items []vm.Value, end string, depth int) {
	b.WriteString(open)
	for i, item := range items {
		if b.next(i, len(items), depth) {
			break
		}
		b.value(item, depth-1)
	}
	b.WriteString(end)
}

// next begins item i of n. When that and the rest are left out, it says so.
func (b *brief) next(i, n, depth int) (end bool) {
	if i > 0 {
		b.WriteString(", ")
	}
	if i < mostItems && depth > 0 && b.Len() < mostBrief {
		return false
	}
	if i == 0 {
		b.WriteString("…")
	} else {
		fmt.Fprintf(b, "… %d more", n-i)
	}
	return true
}

func (b *brief) dict(typ string, d *vm.Dict, depth int) {
	open, end := "{", "}"
	if typ != "dict" {
		open, end = typ+"({", "})"
	}
	b.WriteString(open)
	i := 0
	for k, v := range d.All() {
		if b.next(i, d.Len(), depth) {
			break
		}
		b.value(k, depth-1)
		b.WriteString(": ")
		b.value(v, depth-1)
		i++
	}
	b.WriteString(end)
}

func (b *brief) set(typ string, s *vm.Set, depth int) {
	open, end := "{", "}"
	if typ != "set" || s.Len() == 0 {
		open, end = typ+"({", "})"
	}
	if s.Len() == 0 {
		open, end = typ+"(", ")"
	}
	b.WriteString(open)
	i := 0
	for item := range s.All() {
		if b.next(i, s.Len(), depth) {
			break
		}
		b.value(item, depth-1)
		i++
	}
	b.WriteString(end)
}

// manyInDeque is from how many items on a deque is only counted: they can be
// looked at no other way than all.
const manyInDeque = 64

// deque writes a collections.deque, which another package knows. Its length
// and its items are had without running any of the program.
func (b *brief) deque(v vm.Value, depth int) bool {
	n, err := v.Type().Len(nil, v)
	if err != nil {
		return false
	}
	if n > manyInDeque {
		fmt.Fprintf(b, "<deque of %d items>", n)
		return true
	}
	var items []vm.Value
	v.Type().Visit(v, func(item vm.Value) { items = append(items, item) })
	b.items("deque([", items[:min(n, len(items))], "])", depth)
	return true
}

// other writes what has no display: its type, and what tells it from others of
// the type.
func (b *brief) other(v vm.Value, depth int) {
	b.WriteString("<" + v.Type().ShortName())
	defer b.WriteByte('>')
	if f, ok := v.AsFunction(); ok {
		b.WriteString(" " + f.Code().QualName)
		return
	}
	if g, ok := v.AsGenerator(); ok {
		b.WriteString(" " + g.QualName())
		return
	}
	if f := asFuture(v); f != nil {
		if f.task != nil {
			b.WriteString(" " + f.task.name())
		}
		return
	}
	if _, ok := v.AsModule(); !ok && !b.resource(v, depth) {
		b.attributes(v, depth)
	}
}

// member writes a member of an enum: Color.RED.
func (b *brief) member(v vm.Value) bool {
	var name string
	v.Attributes(func(attr string, x vm.Value) bool {
		if s, ok := x.AsStr(); ok && attr == "_name_" {
			name = s.String()
		}
		return name == ""
	})
	if name == "" {
		return false
	}
	b.WriteString(v.Type().ShortName() + "." + name)
	return true
}

// attributes writes an object's attributes but those that are its own business.
func (b *brief) attributes(v vm.Value, depth int) {
	i := 0
	v.Attributes(func(name string, x vm.Value) bool {
		if strings.HasPrefix(name, "_") {
			return true
		}
		if i == mostItems || depth == 0 || b.full() {
			b.WriteString(" …")
			return false
		}
		b.WriteString(" " + name + "=")
		b.value(x, depth-1)
		i++
		return true
	})
}

func quote(s string) string {
	q := strconv.Quote(s)
	if strings.ContainsRune(s, '\'') || strings.ContainsRune(s, '"') {
		return q
	}
	return "'" + q[1:len(q)-1] + "'"
}

// floatText writes a float as Python's repr does.
func floatText(f float64) string {
	switch {
	case math.IsInf(f, 0) || math.IsNaN(f):
		return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(f, 'g', -1, 64), "+"))
	case f != 0 && (math.Abs(f) < 1e-4 || math.Abs(f) >= 1e16):
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// outcomeText describes the result or exception of a future that is done.
func (f *Future) outcomeText() string {
	switch {
	case f.state == cancelled:
		return ""
	case f.exc != nil:
		return Brief(f.exc.Value())
	}
	return Brief(f.result)
}
