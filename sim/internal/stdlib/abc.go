package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

// abcMetaType is abc.ABCMeta: a metaclass that knows which methods are still
// abstract, and that lets a class say what derives from it.
var abcMetaType = vm.NewType("ABCMeta", vm.TypeSpec{
	Module: "abc",
	Base:   vm.TypeType,
	Methods: []*vm.Native{
		vm.PyFn("register", "subclass", abcRegister),
		vm.PyFn("__instancecheck__", "instance", abcInstanceCheck),
		vm.PyFn("__subclasscheck__", "subclass", abcSubclassCheck),
	},
	Slots: vm.Slots{New: abcNew},
})

var (
	nameIsAbstract      = vm.Intern("__isabstractmethod__")
	nameAbstractMethods = vm.Intern("__abstractmethods__")
	nameSubclassCheck   = vm.Intern("__subclasscheck__")
	nameSubclassHook    = vm.Intern("__subclasshook__")
	nameMatchFlags      = vm.Intern("__abc_tpflags__")
	nameClass           = vm.Intern("__class__")
)

// abcState is what a run knows about its abstract classes.
type abcState struct {
	registered map[*vm.Type][]*vm.Type
	answers    map[[2]*vm.Type]abcAnswer
	epoch      int // how many registrations there were
}

// An abcAnswer is remembered; a no only until the next registration.
type abcAnswer struct {
	yes   bool
	epoch int
}

var abcStates = vm.NewState(func(*vm.VM) *abcState {
	return &abcState{registered: map[*vm.Type][]*vm.Type{}, answers: map[[2]*vm.Type]abcAnswer{}}
})

// abcModule makes the module abc.
func abcModule(t *vm.Thread) (*vm.Module, error) {
	ns := vm.NewDict()
	ns.SetStr(vm.Intern("__module__"), str("abc"))
	ns.SetStr(vm.Intern("__doc__"), str("Helper class that provides a standard way to create an ABC using\ninheritance.\n"))
	ns.SetStr(vm.Intern("__slots__"), vm.NewTuple())
	abc, err := t.Call(vm.Obj(abcMetaType), str("ABC"), vm.NewTuple(), vm.Obj(ns))
	if err != nil {
		return nil, err
	}
	return vm.NewModule("abc", "Classes that tell which methods their subclasses must have.", abcMetaType,
		vm.Def("ABC", abc),
		vm.Fn("abstractmethod", "funcobj, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return args[0], t.SetAttr(args[0], nameIsAbstract, vm.True)
		}),
		abstractWrapper("abstractproperty", vm.PropertyType),
		abstractWrapper("abstractclassmethod", vm.ClassMethodType),
		abstractWrapper("abstractstaticmethod", vm.StaticMethodType),
		vm.PyFn("get_cache_token", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return vm.Int(int64(abcStates.Of(t.VM()).epoch)), nil
		}),
		vm.PyFn("update_abstractmethods", "cls", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			if cls, ok := args[0].AsType(); ok && args[0].Type().IsSubtype(abcMetaType) {
				return args[0], findAbstract(t, cls)
			}
			return args[0], nil
		}),
	), nil
}

// abstractWrapper makes one of the old decorators for abstract properties and
// class or static methods.
func abstractWrapper(name string, typ *vm.Type) *vm.Native {
	return vm.Fn(name, "callable, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		if err := t.SetAttr(args[0], nameIsAbstract, vm.True); err != nil {
			return vm.Value{}, err
		}
		return t.Call(vm.Obj(typ), args[0])
	})
}

func abcNew(t *vm.Thread, meta *vm.Type, args []vm.Value, kw []*vm.Str) (vm.Value, error) {
	v, err := vm.TypeType.New(t, meta, args, kw)
	if err != nil {
		return vm.Value{}, err
	}
	if cls, ok := v.AsType(); ok {
		markMatched(cls)
		err = findAbstract(t, cls)
	}
	return v, err
}

// markMatched makes a class match sequence or mapping patterns if its body says
// so; those that derive from it follow by themselves.
func markMatched(cls *vm.Type) {
	const sequence, mapping = 1 << 5, 1 << 6
	switch cls.Dict.GetStr(nameMatchFlags) {
	case vm.Int(sequence):
		cls.Flags |= vm.FlagSequence
	case vm.Int(mapping):
		cls.Flags |= vm.FlagMapping
	default:
		return
	}
	cls.Dict.DeleteStr(nameMatchFlags)
}

// findAbstract sets __abstractmethods__: the class's own abstract names and
// those of its bases that it has not overridden.
func findAbstract(t *vm.Thread, cls *vm.Type) error {
	var names []vm.Value
	add := func(name, x vm.Value) error {
		abstract, err := isAbstract(t, x)
		if abstract {
			names = append(names, name)
		}
		return err
	}
	for name, x := range cls.Dict.All() {
		if err := add(name, x); err != nil {
			return err
		}
	}
	for _, base := range cls.Bases {
		inherited, err := t.LookupAttr(vm.Obj(base), nameAbstractMethods)
		if inherited.IsNil() || err != nil {
			if err != nil {
				return err
			}
			continue
		}
		err = t.Iterate(inherited, func(name vm.Value) error {
			s, _ := name.AsStr()
			x, err := t.LookupAttr(vm.Obj(cls), s)
			if x.IsNil() || err != nil {
				return err
			}
			return add(name, x)
		})
		if err != nil {
			return err
		}
	}
	set, err := t.Call(vm.Obj(vm.FrozenSetType), list(names))
	if err != nil {
		return err
	}
	return t.SetAttr(vm.Obj(cls), nameAbstractMethods, set)
}

func isAbstract(t *vm.Thread, x vm.Value) (bool, error) {
	mark, err := t.LookupAttr(x, nameIsAbstract)
	if mark.IsNil() || err != nil {
		return false, err
	}
	return t.Truth(mark)
}

func abcRegister(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	cls, ok := args[0].AsType()
	sub, isClass := args[1].AsType()
	if !ok || !isClass {
		return vm.Value{}, t.Raise(vm.TypeError, "Can only register classes")
	}
	if sub.IsSubtype(cls) {
		return args[1], nil
	}
	ring, err := t.IsSubclass(args[0], args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if ring {
		return vm.Value{}, t.Raise(vm.RuntimeError, "Refusing to create an inheritance cycle")
	}
	if sub.IsHeap() {
		sub.Flags |= cls.Flags & (vm.FlagSequence | vm.FlagMapping)
	}
	state := abcStates.Of(t.VM())
	state.registered[cls] = append(state.registered[cls], sub)
	state.epoch++
	return args[1], nil
}

func abcInstanceCheck(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	typ := args[1].Type()
	yes, err := t.CallMethod(args[0], nameSubclassCheck, vm.Obj(typ))
	if err != nil || yes.Is(vm.True) || !typ.IsHeap() {
		return yes, err
	}
	claimed, err := t.LookupAttr(args[1], nameClass)
	if err != nil || claimed.IsNil() || claimed.Is(vm.Obj(typ)) {
		return yes, err
	}
	return t.CallMethod(args[0], nameSubclassCheck, claimed)
}

func abcSubclassCheck(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	cls, _ := args[0].AsType()
	sub, ok := args[1].AsType()
	if !ok {
		return vm.Value{}, t.Raise(vm.TypeError, "issubclass() arg 1 must be a class")
	}
	state, key := abcStates.Of(t.VM()), [2]*vm.Type{cls, sub}
	if a, known := state.answers[key]; known && (a.yes || a.epoch == state.epoch) {
		return vm.Bool(a.yes), nil
	}
	yes, err := abcDerives(t, state, cls, sub)
	if err != nil {
		return vm.Value{}, err
	}
	state.answers[key] = abcAnswer{yes, state.epoch}
	return vm.Bool(yes), nil
}

// abcDerives finds out whether sub counts as a subclass of cls: by cls's own
// word, by inheritance, by registration, or through another subclass of cls.
func abcDerives(t *vm.Thread, state *abcState, cls, sub *vm.Type) (bool, error) {
	word, err := t.CallMethod(vm.Obj(cls), nameSubclassHook, vm.Obj(sub))
	if err != nil {
		return false, err
	}
	if !word.Is(vm.NotImplemented) {
		return t.Truth(word)
	}
	if sub.IsSubtype(cls) {
		return true, nil
	}
	for _, registered := range state.registered[cls] {
		if yes, err := t.IsSubclass(vm.Obj(sub), vm.Obj(registered)); yes || err != nil {
			return yes, err
		}
	}
	derived, err := t.CallMethod(vm.Obj(cls), nameSubclasses)
	if err != nil {
		return false, err
	}
	others, err := t.ToList(derived)
	if err != nil {
		return false, err
	}
	for _, other := range others {
		if yes, err := t.IsSubclass(vm.Obj(sub), other); yes || err != nil {
			return yes, err
		}
	}
	return false, nil
}

var nameSubclasses = vm.Intern("__subclasses__")
