package asyncio

import (
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// CallbackName is the name by which a callback is known.
func CallbackName(t *vm.Thread, fn vm.Value) string {
	if name := nameOf(t, fn); name != "" {
		return name
	}
	return Brief(fn)
}

// nameOf is a function's qualified name, or its name; "" if it has neither.
func nameOf(t *vm.Thread, fn vm.Value) string {
	for _, attr := range []*vm.Str{nameQualName, nameDunderName} {
		v, err := t.LookupAttr(fn, attr)
		if err == nil && !v.IsNil() {
			if s, ok := v.AsStr(); ok {
				return s.String()
			}
		}
	}
	return ""
}

// callbackText shows a callback with its place, and in debug mode with the
// arguments that it will be called with.
func callbackText(t *vm.Thread, fn vm.Value, args []vm.Value, debug bool) string {
	text := callText(t, fn, argsText(t, args, vm.Value{}, debug), debug)
	for isPartial(fn) {
		fn, _, _ = partialParts(t, fn)
	}
	if f, ok := fn.AsFunction(); ok && f.Code().File != nil {
		code := f.Code()
		text += " at " + code.File.Name + ":" + strconv.Itoa(code.File.Position(code.Span.Start).Line)
	}
	return text
}

// callText shows a call of fn; what is in parentheses is given.
func callText(t *vm.Thread, fn vm.Value, args string, debug bool) string {
	if isPartial(fn) {
		inner, own, keywords := partialParts(t, fn)
		return callText(t, inner, argsText(t, own, keywords, debug)+args, debug)
	}
	if name := nameOf(t, fn); name != "" {
		return name + args
	}
	return reprOf(t, fn) + args
}

func argsText(t *vm.Thread, args []vm.Value, keywords vm.Value, debug bool) string {
	if !debug {
		return "()"
	}
	var parts []string
	for _, arg := range args {
		parts = append(parts, shortResult(reprOf(t, arg)))
	}
	if !keywords.IsNil() {
		// It is a dict of a partial's, whose keys are strings.
		_ = eachKeyword(t, keywords, func(name *vm.Str, v vm.Value) error {
			parts = append(parts, name.String()+"="+shortResult(reprOf(t, v)))
			return nil
		})
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// isPartial says whether fn is a functools.partial.
func isPartial(fn vm.Value) bool {
	return fn.Type().Name == "partial" && fn.Type().Module == "functools"
}

func partialParts(t *vm.Thread, partial vm.Value) (fn vm.Value, args []vm.Value, keywords vm.Value) {
	get := func(name string) vm.Value {
		v, err := t.GetAttr(partial, vm.Intern(name))
		if err != nil {
			return vm.None
		}
		return v
	}
	return get("func"), tupleItems(get("args")), get("keywords")
}
