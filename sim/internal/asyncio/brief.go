package asyncio

import (
	"math"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// mostBrief is how many characters of a value the trace shows.
const mostBrief = 60

// Brief describes a value for the trace. Unlike repr it never calls the
// program, so that a run is the same whether it is traced or not.
func Brief(v vm.Value) string {
	var b strings.Builder
	writeBrief(&b, v, 3)
	return shorten(b.String())
}

func shorten(s string) string {
	n := 0
	for i := range s {
		if n++; n > mostBrief {
			return s[:i] + "…"
		}
	}
	return s
}

func writeBrief(b *strings.Builder, v vm.Value, depth int) {
	switch {
	case v.IsNil():
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
		writeObject(b, v, depth)
	}
}

func writeObject(b *strings.Builder, v vm.Value, depth int) {
	if s, ok := v.AsStr(); ok {
		b.WriteString(quote(shorten(s.String())))
		return
	}
	if exc, ok := v.AsExc(); ok {
		writeItems(b, exc.Value().Type().Name+"(", exc.Args(), ")", depth)
		return
	}
	if cls, ok := v.AsType(); ok {
		b.WriteString("<class '" + cls.Name + "'>")
		return
	}
	if list, ok := v.AsList(); ok {
		writeItems(b, "[", list.Items(), "]", depth)
		return
	}
	if tuple, ok := v.AsTuple(); ok {
		end := ")"
		if len(tuple.Items()) == 1 {
			end = ",)"
		}
		writeItems(b, "(", tuple.Items(), end, depth)
		return
	}
	b.WriteString("<" + v.Type().Name + ">")
}

// mostItems is how many items of a list the trace shows.
const mostItems = 8

func writeItems(b *strings.Builder, open string, items []vm.Value, end string, depth int) {
	b.WriteString(open)
	for i, item := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		if i == mostItems || depth == 0 {
			b.WriteString("…")
			break
		}
		writeBrief(b, item, depth-1)
	}
	b.WriteString(end)
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
