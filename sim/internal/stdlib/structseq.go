package stdlib

import (
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// newStructSeq makes a type of tuples whose items have names, such as
// time.struct_time. Its constructor takes one iterable of the right length.
func newStructSeq(module, name, fields string) *vm.Type {
	names := strings.Fields(fields)
	spec := vm.TypeSpec{
		Module: module,
		Base:   vm.TupleType,
		Flags:  vm.FlagFinal | vm.FlagInFull,
		Consts: map[string]vm.Value{
			"n_fields":          vm.Int(int64(len(names))),
			"n_sequence_fields": vm.Int(int64(len(names))),
			"n_unnamed_fields":  vm.Int(0),
			"__match_args__":    stringTuple(names),
		},
		Slots: vm.Slots{
			New: vm.Constructor(name, "iterable, /", func(t *vm.Thread, cls *vm.Type, args []vm.Value) (vm.Value, error) {
				values, err := t.ToList(args[0])
				if err != nil {
					return vm.Value{}, err
				}
				if len(values) != len(names) {
					return vm.Value{}, t.Raise(vm.TypeError, "%s() takes a %d-sequence (%d-sequence given)", cls.FullName(), len(names), len(values))
				}
				return structSeq(t, cls, values...)
			}),
			Repr: func(t *vm.Thread, v vm.Value) (string, error) { return structSeqRepr(t, v, names) },
		},
	}
	for i, field := range names {
		spec.Getters = append(spec.Getters, vm.Getter{Name: field, Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			return items(v)[i], nil
		}})
	}
	return vm.NewType(name, spec)
}

// structSeq makes an instance of such a type.
func structSeq(t *vm.Thread, cls *vm.Type, values ...vm.Value) (vm.Value, error) {
	return vm.TupleType.New(t, cls, []vm.Value{vm.NewTuple(values...)}, nil)
}

func structSeqRepr(t *vm.Thread, v vm.Value, names []string) (string, error) {
	var b strings.Builder
	b.WriteString(v.Type().FullName() + "(")
	for i, x := range items(v) {
		if i > 0 {
			b.WriteString(", ")
		}
		s, err := t.Repr(x)
		if err != nil {
			return "", err
		}
		b.WriteString(names[i] + "=" + s)
	}
	return b.String() + ")", nil
}

func stringTuple(texts []string) vm.Value {
	values := make([]vm.Value, len(texts))
	for i, s := range texts {
		values[i] = str(s)
	}
	return vm.NewTuple(values...)
}
