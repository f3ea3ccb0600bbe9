package vm

import "strings"

// Import gives the module of a dotted name, making it if it was not imported
// before.
func (t *Thread) Import(name string) (*Module, error) {
	v, err := t.importModule(name)
	if err != nil {
		return nil, err
	}
	m, ok := v.AsModule()
	if !ok {
		return nil, t.Raise(ImportError, "'%s' is not a module", name)
	}
	return m, nil
}

// importModule gives sys.modules[name], importing parents first.
func (t *Thread) importModule(name string) (Value, error) {
	key := t.vm.Intern(name)
	if m := t.vm.modules.GetStr(key); m.p != nil {
		if m.IsNone() {
			return Value{}, t.moduleNotFound(name, "import of "+name+" halted; None in sys.modules")
		}
		return m, nil
	}
	parent, child := "", name
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		parent, child = name[:dot], name[dot+1:]
		if _, err := t.importModule(parent); err != nil {
			return Value{}, err
		}
		if m := t.vm.modules.GetStr(key); m.p != nil {
			return m, nil
		}
	}
	factory := t.vm.factory(name)
	if factory == nil {
		if parent != "" && !t.IsPackage(parent) {
			return Value{}, t.moduleNotFound(name, "No module named '"+name+"'; '"+parent+"' is not a package")
		}
		return Value{}, t.moduleNotFound(name, "No module named '"+name+"'")
	}
	m, err := factory(t)
	if err != nil {
		return Value{}, err
	}
	t.vm.modules.SetStr(key, Obj(m))
	t.vm.near.lasts(m)
	if parent != "" {
		if p := t.vm.modules.GetStr(t.vm.Intern(parent)); p.p != nil {
			return Obj(m), t.SetAttr(p, t.vm.Intern(child), Obj(m))
		}
	}
	return Obj(m), nil
}

// factory gives what makes a module, nil if there is none. The program's own
// files come first, as they do in CPython.
func (v *VM) factory(name string) ModuleFactory {
	if file := v.moduleFile(name); file.found {
		return func(t *Thread) (*Module, error) { return t.importFile(name, file) }
	}
	return v.cfg.Modules[name]
}

// IsPackage says whether a module of that name has modules within.
func (t *Thread) IsPackage(name string) bool {
	if m, ok := orNone(t.vm.modules.GetStr(t.vm.Intern(name))).AsModule(); ok && m.own {
		return m.dict.GetStr(namePath).p != nil
	}
	for other := range t.vm.cfg.Modules {
		if strings.HasPrefix(other, name+".") {
			return true
		}
	}
	return false
}

func (t *Thread) moduleNotFound(name, message string) error {
	err := t.Raise(ModuleNotFoundError, "%s", message)
	if e, ok := err.(*Exc); ok {
		e.SetField("name", NewStr(name))
	}
	return err
}

// importName is the import statement: without a fromlist it gives the
// outermost package.
func (t *Thread) importName(f *Frame, name *Str, fromlist Value, level int) (Value, error) {
	full := name.s
	if level > 0 {
		var err error
		if full, err = t.resolveRelative(f, full, level); err != nil {
			return Value{}, err
		}
	}
	if full == "" {
		return Value{}, t.Raise(ValueError, "Empty module name")
	}
	m, err := t.importModule(full)
	if err != nil {
		return Value{}, err
	}
	if fromlist.IsNone() {
		if dot := strings.IndexByte(full, '.'); dot >= 0 {
			return t.importModule(full[:dot])
		}
		return m, nil
	}
	for _, item := range as[Tuple](fromlist).items {
		if err := t.importSubmodule(m, full, as[Str](item)); err != nil {
			return Value{}, err
		}
	}
	return m, nil
}

// importSubmodule imports a module that "from m import name" may mean.
func (t *Thread) importSubmodule(m Value, full string, name *Str) error {
	if t.vm.factory(full+"."+name.s) == nil {
		return nil
	}
	if mod, ok := m.AsModule(); ok && mod.dict.GetStr(name).p != nil {
		return nil
	}
	_, err := t.importModule(full + "." + name.s)
	return err
}

// whyAbsent is what a module of ours says about a name that it lacks, if it is
// that the name is not simulated. CPython would drop the text.
func (t *Thread) whyAbsent(m Value, name *Str) string {
	_, err := t.GetAttr(m, name)
	exc, ok := err.(*Exc)
	if !ok || len(exc.args.items) == 0 {
		return ""
	}
	text, ok := exc.args.items[0].AsStr()
	if !ok || !strings.HasSuffix(text.s, "is not simulated") {
		return ""
	}
	return text.s
}

// importFrom is one name of a from-import.
func (t *Thread) importFrom(m Value, name *Str) (Value, error) {
	x, err := t.LookupAttr(m, name)
	if err != nil || x.p != nil {
		return x, err
	}
	mod, ok := m.AsModule()
	if !ok {
		return Value{}, t.Raise(ImportError, "cannot import name '%s'", name.s)
	}
	if sub := t.vm.modules.GetStr(t.vm.Intern(mod.displayName() + "." + name.s)); sub.p != nil {
		return sub, nil // the package is not ready yet, its module is
	}
	if text := t.whyAbsent(m, name); text != "" {
		return Value{}, t.Raise(ImportError, "%s", text)
	}
	err = t.Raise(ImportError, "%s", t.cannotImport(mod, name))
	if e, ok := err.(*Exc); ok {
		e.SetField("name", NewStr(mod.displayName()))
		e.SetField("name_from", Obj(name))
	}
	return Value{}, err
}

// cannotImport says that a module lacks a name that was to be imported.
func (t *Thread) cannotImport(m *Module, name *Str) string {
	what := "cannot import name '" + name.s + "' from "
	quoted := "'" + m.displayName() + "'"
	if text := t.lacks(m, what+quoted); text != "" {
		return text
	}
	where := " (unknown location)"
	if file, ok := orNone(m.dict.GetStr(nameFile)).AsStr(); ok {
		where = " (" + file.s + ")"
	}
	if m.loading {
		return what + "partially initialized module " + quoted + " (most likely due to a circular import)" + where
	}
	return what + quoted + where
}

// importStar binds the public names of a module in the frame's namespace.
func (t *Thread) importStar(f *Frame, m Value) error {
	mod, ok := m.AsModule()
	if !ok {
		return t.Raise(ImportError, "from-import-* object has no __dict__ and no __all__")
	}
	var names []Value
	if all := mod.dict.GetStr(nameAll); all.p != nil {
		var err error
		if names, err = t.ToList(all); err != nil {
			return err
		}
	} else {
		for k := range mod.dict.All() {
			if s, ok := k.AsStr(); ok && !strings.HasPrefix(s.s, "_") {
				names = append(names, k)
			}
		}
	}
	for _, n := range names {
		name, ok := n.AsStr()
		if !ok {
			return t.Raise(TypeError, "Item in %s.__all__ must be str, not %s", mod.displayName(), n.Type().Name)
		}
		x, err := t.GetAttr(m, name)
		if err == nil {
			err = t.storeName(f, name, x)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
