package vm

import "unsafe"

// Module is a module.
type Module struct {
	Header
	dict *Dict
	// MissingAttr, if set, makes attributes when they are first asked for; a
	// nil Value and no error for those it does not know.
	MissingAttr func(t *Thread, name *Str) (Value, error)
	attrs       Attrs // of instances of subclasses; always in dict mode
	own         bool  // of the program's files
	loading     bool  // its code has not come to its end
	beside      bool  // its file is beside the program's
}

// ModuleType is the type of modules.
var ModuleType = declare("module")

// ModuleFactory makes a module for one run.
type ModuleFactory func(t *Thread) (*Module, error)

// Entry is a name of a module with its value.
type Entry struct {
	Name  string
	Value Value
}

// A ModuleEntry is what NewModule puts into a module: a *Native, a *Type or an Entry.
type ModuleEntry interface {
	moduleEntry(module string) (name string, v Value)
}

func (e Entry) moduleEntry(string) (string, Value) { return e.Name, e.Value }

func (n *Native) moduleEntry(module string) (string, Value) { return n.name, Obj(n) }

func (t *Type) moduleEntry(string) (string, Value) { return t.ShortName(), Obj(t) }

// Def names a value for NewModule.
func Def(name string, v Value) Entry { return Entry{name, v} }

// NewModule makes a module of functions, types and other values.
func NewModule(name, doc string, entries ...ModuleEntry) *Module {
	m := &Module{Header: Header{ModuleType}, dict: NewDict()}
	m.dict.SetStr(nameName, NewStr(name))
	if doc == "" {
		m.dict.SetStr(nameDoc, None)
	} else {
		m.dict.SetStr(nameDoc, NewStr(doc))
	}
	m.dict.SetStr(namePackage, NewStr(""))
	m.dict.SetStr(Intern("__loader__"), None)
	m.dict.SetStr(nameSpec, None)
	for _, e := range entries {
		key, v := e.moduleEntry(name)
		m.Set(key, v)
	}
	m.attrs.dict = m.dict
	return m
}

// AsModule gives v as a module, if it is one.
func (v Value) AsModule() (*Module, bool) {
	if v.Type().Layout != LayoutModule {
		return nil, false
	}
	return as[Module](v), true
}

// Set sets a name of the module. The name is kept for ever: it is for names
// that are written in Go code.
func (m *Module) Set(name string, v Value) { m.dict.SetStr(Intern(name), v) }

// Get gives a name of the module, nil if it is not there.
func (m *Module) Get(name string) Value { return m.dict.GetStr(Intern(name)) }

// Dict gives the module's namespace.
func (m *Module) Dict() *Dict { return m.dict }

// displayName is the module's name for messages.
func (m *Module) displayName() string {
	if s, ok := orNone(m.dict.GetStr(nameName)).AsStr(); ok {
		return s.s
	}
	return "?"
}

// newMain makes the module __main__.
func (v *VM) newMain() *Module {
	m := NewModule("__main__", "")
	m.dict.SetStr(nameBuiltins, Obj(v.builtinsModule()))
	v.modules.SetStr(nameMain, Obj(m))
	return m
}

// builtinsModule gives the module builtins.
func (v *VM) builtinsModule() *Module {
	if m := v.modules.GetStr(nameBuiltinsModule); m.p != nil {
		return as[Module](m)
	}
	m := &Module{Header: Header{ModuleType}, dict: v.builtins}
	m.attrs.dict = m.dict
	m.dict.SetStr(nameName, Obj(nameBuiltinsModule))
	v.modules.SetStr(nameBuiltinsModule, Obj(m))
	return m
}

var nameBuiltinsModule = Intern("builtins")

func defineModule() {
	ModuleType.complete(TypeSpec{
		Layout: LayoutModule,
		Attrs:  unsafe.Offsetof(Module{}.attrs),
		Getters: []Getter{
			{"__dict__", func(_ *Thread, v Value) (Value, error) { return Obj(as[Module](v).dict), nil }, nil},
			{"__annotations__", moduleAnnotations, func(t *Thread, v, x Value) error {
				as[Module](v).dict.SetStr(nameAnnotations, orNone(x))
				return nil
			}},
		},
		Methods: []*Native{
			Fn("__dir__", "", func(_ *Thread, args []Value) (Value, error) { return dictKeyList(as[Module](args[0]).dict), nil }),
		},
		Slots: Slots{
			New: func(_ *Thread, cls *Type, _ []Value, _ []*Str) (Value, error) {
				m := &Module{Header: Header{cls}, dict: NewDict()}
				m.attrs.dict = m.dict
				return Obj(m), nil
			},
			Init:    moduleInit,
			Repr:    moduleRepr,
			GetAttr: moduleGetAttr,
			Visit:   func(v Value, visit func(Value)) { visit(Obj(as[Module](v).dict)) },
		},
	})
}

func moduleInit(t *Thread, self Value, args []Value, kw []*Str) error {
	if len(kw) > 0 || len(args) < 1 || len(args) > 2 {
		return t.Raise(TypeError, "module() takes 1 or 2 arguments: name, doc=None")
	}
	m := as[Module](self)
	m.dict.SetStr(nameName, args[0])
	m.dict.SetStr(nameDoc, None)
	if len(args) == 2 {
		m.dict.SetStr(nameDoc, args[1])
	}
	return nil
}

func moduleRepr(_ *Thread, v Value) (string, error) {
	m := as[Module](v)
	if file, ok := orNone(m.dict.GetStr(nameFile)).AsStr(); ok {
		return "<module '" + m.displayName() + "' from '" + file.s + "'>", nil
	}
	if m.dict.GetStr(nameSpec).p == nil || m.displayName() == "__main__" {
		return "<module '" + m.displayName() + "'>", nil
	}
	return "<module '" + m.displayName() + "' (built-in)>", nil
}

func moduleGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	m := as[Module](v)
	if x := m.dict.GetStr(name); x.p != nil {
		return x, nil
	}
	x, found, err := t.findAttr(v, v.Type(), name)
	if found || err != nil {
		return x, err
	}
	if m.MissingAttr != nil {
		if x, err := m.MissingAttr(t, name); x.p != nil || err != nil {
			return x, err
		}
	}
	if fn := m.dict.GetStr(nameGetAttr); fn.p != nil {
		return t.Call(fn, Obj(name))
	}
	return Value{}, t.noAttr(v, name)
}

func moduleAnnotations(t *Thread, v Value) (Value, error) {
	m := as[Module](v)
	if x := m.dict.GetStr(nameAnnotations); x.p != nil {
		return x, nil
	}
	d, err := t.annotations(m.dict.GetStr(nameAnnotate))
	if err != nil {
		return Value{}, err
	}
	m.dict.SetStr(nameAnnotations, Obj(d))
	return Obj(d), nil
}
