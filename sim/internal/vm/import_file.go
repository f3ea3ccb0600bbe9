package vm

import (
	"slices"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/compile"
)

// Files are the files that a program consists of besides the one that is run.
// A path is relative to the program's folder, with slashes.
type Files interface {
	// Text gives the text of a file; false where there is none.
	Text(path string) (text string, ok bool)
	// Folder says whether there is a folder of that name.
	Folder(path string) bool
}

// A moduleFile is where a module of the program's own is.
type moduleFile struct {
	path   string // of the file; "" for a folder without __init__.py
	text   string
	folder string // of a package
	found  bool
}

// loadedAtStart are modules that CPython has imported before a program begins,
// or has built in: a file of their name is never looked for.
var loadedAtStart = strings.Fields(`abc atexit builtins codecs encodings errno faulthandler gc genericpath
	itertools marshal os posix posixpath pwd site stat sys time zipimport`)

// moduleFile looks for a module among the program's files, as CPython does in
// the folder of the program.
func (v *VM) moduleFile(name string) moduleFile {
	files := v.cfg.Files
	top, _, _ := strings.Cut(name, ".")
	if files == nil || strings.ContainsAny(name, `/\`) || slices.Contains(loadedAtStart, top) {
		return moduleFile{}
	}
	path := strings.ReplaceAll(name, ".", "/")
	for _, f := range []moduleFile{{path: path + "/__init__.py", folder: path}, {path: path + ".py"}} {
		if text, ok := files.Text(f.path); ok {
			f.text, f.found = text, true
			return f
		}
	}
	// A folder alone is a package only where there is no module of its name.
	isPackage := files.Folder(path) && v.cfg.Modules[name] == nil
	return moduleFile{folder: path, found: isPackage}
}

// importFile runs a file of the program as a module.
func (t *Thread) importFile(name string, file moduleFile) (*Module, error) {
	m := NewModule(name, "")
	parent := name
	if file.folder == "" {
		parent = name[:max(0, strings.LastIndexByte(name, '.'))]
	} else {
		m.dict.SetStr(namePath, Obj(NewList([]Value{NewStr(t.vm.cfg.Folder + file.folder)})))
	}
	m.dict.SetStr(namePackage, NewStr(parent))
	m.own = true
	key := t.vm.Intern(name)
	t.vm.modules.SetStr(key, Obj(m))
	if file.path == "" {
		return m, nil
	}
	place := t.vm.cfg.Folder + file.path
	m.dict.SetStr(nameFile, NewStr(place))
	m.loading, m.beside = true, !strings.Contains(file.path, "/")
	defer func() { m.loading = false }()
	if err := t.runFile(m, file.text, place); err != nil {
		t.vm.modules.DeleteStr(key)
		return nil, err
	}
	return m, nil
}

// runFile runs the text of a file in a module's namespace.
func (t *Thread) runFile(m *Module, text, place string) error {
	code, err := t.compileText(text, place, modeExec, compile.Options{})
	if err != nil {
		return err
	}
	_, err = t.RunCodeObject(code, m.dict, Obj(m.dict))
	return err
}

// resolveRelative gives the full name of the module that "from ..name import"
// means in a frame.
func (t *Thread) resolveRelative(f *Frame, name string, level int) (string, error) {
	pkg, _ := orNone(f.Globals().GetStr(namePackage)).AsStr()
	if pkg == nil || pkg.s == "" {
		return "", t.Raise(ImportError, "attempted relative import with no known parent package")
	}
	base := pkg.s
	for range level - 1 {
		dot := strings.LastIndexByte(base, '.')
		if dot < 0 {
			return "", t.Raise(ImportError, "attempted relative import beyond top-level package")
		}
		base = base[:dot]
	}
	if name == "" {
		return base, nil
	}
	return base + "." + name, nil
}

// lacks says why a file of the program may lack a name, in the words of an error
// that begins with what: it has taken the place of another module, or it has not
// been run to its end.
func (t *Thread) lacks(m *Module, what string) string {
	file, ok := orNone(m.dict.GetStr(nameFile)).AsStr()
	standard := t.vm.cfg.Standard
	switch {
	case !ok:
		return ""
	case m.beside && standard != nil && standard(m.displayName()):
		return what + " (consider renaming '" + file.s + "' since it has the same name as the standard library module named '" +
			m.displayName() + "' and prevents importing that standard library module)"
	case m.beside && m.loading:
		return what + " (consider renaming '" + file.s + "' if it has the same name as a library you intended to import)"
	}
	return ""
}

// moduleLacks says that a module has no attribute of a name.
func (t *Thread) moduleLacks(m *Module, name *Str) string {
	what := "module '" + m.displayName() + "' has no attribute '" + name.s + "'"
	if text := t.lacks(m, what); text != "" {
		return text
	}
	if file, ok := orNone(m.dict.GetStr(nameFile)).AsStr(); ok && m.loading {
		return "partially initialized module '" + m.displayName() + "' from '" + file.s + "' has no attribute '" + name.s +
			"' (most likely due to a circular import)"
	}
	return what
}
