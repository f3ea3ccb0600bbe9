package syntax

import "reflect"

// Walk visits a node and those below it, parents first and in the order of
// their fields, but not what is below a node for which visit gives false.
func Walk(n Node, visit func(Node) bool) {
	if visit(n) {
		Children(n, func(c Node) { Walk(c, visit) })
	}
}

// Children visits the nodes that the fields of n hold.
func Children(n Node, visit func(Node)) {
	v := reflect.ValueOf(n).Elem()
	for i := range v.NumField() {
		childrenIn(v.Field(i), visit)
	}
}

func childrenIn(v reflect.Value, visit func(Node)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		if n, ok := v.Interface().(Node); ok {
			if reflect.ValueOf(n).Kind() == reflect.Pointer {
				visit(n)
			}
			return
		}
		if item, ok := v.Interface().(*WithItem); ok {
			childrenIn(reflect.ValueOf(&item.Context).Elem(), visit)
			childrenIn(reflect.ValueOf(&item.Vars).Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			childrenIn(v.Index(i), visit)
		}
	}
}
