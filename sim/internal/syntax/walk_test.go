package syntax_test

import (
	"reflect"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// walk visits every node of a tree, parents first.
func walk(n syntax.Node, visit func(syntax.Node)) {
	visit(n)
	children(n, func(c syntax.Node) { walk(c, visit) })
}

// children visits the nodes that the fields of n hold.
func children(n syntax.Node, visit func(syntax.Node)) {
	v := reflect.ValueOf(n).Elem()
	for i := range v.NumField() {
		childrenIn(v.Field(i), visit)
	}
}

func childrenIn(v reflect.Value, visit func(syntax.Node)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		if n, ok := v.Interface().(syntax.Node); ok {
			if reflect.ValueOf(n).Kind() == reflect.Pointer {
				visit(n)
			}
			return
		}
		if item, ok := v.Interface().(*syntax.WithItem); ok {
			childrenIn(reflect.ValueOf(&item.Context).Elem(), visit)
			childrenIn(reflect.ValueOf(&item.Vars).Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			childrenIn(v.Index(i), visit)
		}
	}
}

func typeName(n syntax.Node) string { return reflect.TypeOf(n).Elem().Name() }
