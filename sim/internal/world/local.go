package world

import (
	"slices"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// local is a threading.local: an object whose attributes are each thread's own.
// It always holds those of the thread that looked last; those of the others
// wait in away.
type local struct {
	vm.Header
	vm.Attrs
	args  []vm.Value // of __init__, which every thread calls
	names []*vm.Str
	at    *asyncio.Thread
	away  map[*asyncio.Thread]vm.Attrs
}

var localType = vm.Declare("_local")

func init() {
	localType.Define(vm.TypeSpec{
		Module:  "_thread",
		Layout:  vm.LayoutOther,
		Doc:     "An object whose attributes are each thread's own.",
		Attrs:   unsafe.Offsetof(local{}.Attrs),
		Getters: []vm.Getter{vm.DictGetter},
		Slots: vm.Slots{
			New: func(t *vm.Thread, cls *vm.Type, args []vm.Value, names []*vm.Str) (vm.Value, error) {
				th := asyncio.RuntimeOf(t.VM()).Thread(t)
				return vm.Obj(&local{
					Header: vm.MakeHeader(cls), args: slices.Clone(args), names: names, at: th,
					away: map[*asyncio.Thread]vm.Attrs{},
				}), nil
			},
			GetAttr: func(t *vm.Thread, v vm.Value, name *vm.Str) (vm.Value, error) {
				if err := vm.As[local](v).enter(t, v); err != nil {
					return vm.Value{}, err
				}
				return vm.ObjectType.GetAttr(t, v, name)
			},
			SetAttr: func(t *vm.Thread, v vm.Value, name *vm.Str, x vm.Value) error {
				if err := vm.As[local](v).enter(t, v); err != nil {
					return err
				}
				return vm.ObjectType.SetAttr(t, v, name, x)
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				l := vm.As[local](v)
				for _, x := range l.args {
					visit(x)
				}
				l.Attrs.Visit(visit)
				for _, attrs := range l.away {
					attrs.Visit(visit)
				}
			},
		},
	})
}

var nameInit = vm.Intern("__init__")

// enter makes the object hold the attributes of the present thread, and
// initialises them if it is there for the first time.
func (l *local) enter(t *vm.Thread, self vm.Value) error {
	th := asyncio.RuntimeOf(t.VM()).Thread(t)
	if l.at == th {
		return nil
	}
	attrs, known := l.away[th]
	l.away[l.at] = l.Attrs
	l.Attrs, l.at = attrs, th
	if known {
		return nil
	}
	l.away[th] = vm.Attrs{}
	if self.Type() == localType {
		return nil
	}
	init, err := t.GetAttr(self, nameInit)
	if err == nil {
		_, err = t.CallKw(init, l.args, l.names)
	}
	return err
}
