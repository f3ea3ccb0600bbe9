package database

import (
	"unicode/utf8"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/sqlite"
)

// toSQL turns a value of Python's into one of the engine's, if it is of a kind
// that the engine knows.
func toSQL(t *vm.Thread, v vm.Value) (x sqlite.Value, known bool, err error) {
	if v.IsNone() {
		return nil, true, nil
	}
	if v.Type().IsSubtype(vm.IntType) {
		i, ok := v.AsInt()
		if !ok {
			return nil, true, t.Raise(vm.OverflowError, "Python int too large to convert to SQLite INTEGER")
		}
		return i, true, nil
	}
	if f, ok := v.AsFloat(); ok {
		return f, true, nil
	}
	if s, ok := v.AsStr(); ok {
		return s.String(), true, nil
	}
	b, isBytes := v.AsBytes()
	if isBytes {
		return []byte(b.String()), true, nil
	}
	if name := v.Type().Name; name == "bytearray" || name == "memoryview" {
		data, err := t.BytesOf(v)
		return data, true, err
	}
	return nil, false, nil
}

// toPython is the opposite; raw makes texts bytes. Text that is no UTF-8 is not
// valid.
func toPython(v sqlite.Value, raw bool) (x vm.Value, valid bool) {
	switch v := v.(type) {
	case int64:
		return vm.Int(v), true
	case float64:
		return vm.Float(v), true
	case string:
		if raw {
			return vm.NewBytes(v), true
		}
		return vm.NewStr(v), utf8.ValidString(v)
	case []byte:
		return vm.NewBytes(string(v)), true
	}
	return vm.None, true
}

// strings makes a tuple of str; an empty one is None.
func stringTuple(texts []string) vm.Value {
	values := make([]vm.Value, len(texts))
	for i, s := range texts {
		values[i] = vm.None
		if s != "" {
			values[i] = vm.NewStr(s)
		}
	}
	return vm.NewTuple(values...)
}
