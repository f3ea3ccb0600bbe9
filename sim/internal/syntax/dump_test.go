package syntax_test

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// dump writes a tree as nested lists: (BinOp (Name a) + (Constant 1)). Empty
// fields, places and the dots between are left out, so that a line of source
// gives a line that can be read.
func dump(v any) string {
	var b strings.Builder
	dumpValue(&b, reflect.ValueOf(v))
	return b.String()
}

func dumpValue(b *strings.Builder, v reflect.Value) {
	if s, ok := v.Interface().(fmt.Stringer); ok && v.Kind() != reflect.Struct {
		b.WriteString(s.String())
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		dumpValue(b, v.Elem())
	case reflect.Slice:
		b.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				b.WriteByte(' ')
			}
			dumpElement(b, v.Index(i))
		}
		b.WriteByte(']')
	case reflect.Struct:
		dumpStruct(b, v)
	case reflect.String:
		fmt.Fprintf(b, "%q", v.String())
	default:
		fmt.Fprint(b, v.Interface())
	}
}

// dumpElement is dumpValue for a place where nil means something, such as the
// missing key of {**m}.
func dumpElement(b *strings.Builder, v reflect.Value) {
	if v.Kind() == reflect.Interface && v.IsNil() {
		b.WriteByte('-')
		return
	}
	dumpValue(b, v)
}

func dumpStruct(b *strings.Builder, v reflect.Value) {
	switch n := v.Interface().(type) {
	case syntax.Constant:
		fmt.Fprintf(b, "(Constant %s)", dumpConstant(&n))
		return
	case syntax.Name:
		b.WriteString(n.ID)
		return
	case syntax.Ident:
		b.WriteString(n.Name)
		return
	}
	t := v.Type()
	fmt.Fprintf(b, "(%s", t.Name())
	for i := range t.NumField() {
		if name := t.Field(i).Name; name == "Span" || name == "OpPos" || isEmpty(t.Name(), name, v.Field(i)) {
			continue
		}
		fmt.Fprintf(b, " %s=", t.Field(i).Name)
		dumpValue(b, v.Field(i))
	}
	b.WriteByte(')')
}

// isEmpty says that a field says nothing. Operators count from zero, so theirs
// always speak.
func isEmpty(node, field string, v reflect.Value) bool {
	if field == "Op" || field == "Kind" && node == "Comp" {
		return false
	}
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

func dumpConstant(c *syntax.Constant) string {
	switch c.Kind {
	case syntax.ConstNone:
		return "None"
	case syntax.ConstTrue:
		return "True"
	case syntax.ConstFalse:
		return "False"
	case syntax.ConstEllipsis:
		return "..."
	case syntax.ConstInt:
		return c.Int.String()
	case syntax.ConstFloat:
		return fmt.Sprint(c.Float)
	case syntax.ConstImaginary:
		return fmt.Sprint(c.Float, "j")
	case syntax.ConstBytes:
		return fmt.Sprintf("b%q", c.Str)
	}
	return fmt.Sprintf("%q", c.Str)
}
