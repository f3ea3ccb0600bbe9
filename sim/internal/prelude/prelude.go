// Package prelude loads modules that the product writes in Python itself and
// carries as embedded files.
//
// They are compiled when one is first imported in the process; the code is
// shared by all runs. Their code has no source file, by which the rest of the
// machine knows that it is not the program's own: tracebacks and the trace
// leave it out.
package prelude

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// Modules gives the factories of all modules under a folder, by name:
// dir/a/b.py is a.b, and dir/a/__init__.py is a. It panics where the folder
// cannot be read, which cannot be for files that are embedded.
func Modules(files fs.FS, dir string) map[string]vm.ModuleFactory {
	found := map[string]vm.ModuleFactory{}
	find(files, dir, "", found)
	return found
}

func find(files fs.FS, dir, prefix string, found map[string]vm.ModuleFactory) {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		panic("prelude: " + err.Error())
	}
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		base, isPython := strings.CutSuffix(e.Name(), ".py")
		switch {
		case e.IsDir():
			find(files, file, prefix+e.Name()+".", found)
		case base == "__init__":
			name := strings.TrimSuffix(prefix, ".")
			found[name] = factory(name, files, file)
		case isPython:
			found[prefix+base] = factory(prefix+base, files, file)
		}
	}
}

func compileSource(files fs.FS, file string) (*compile.Code, error) {
	text, err := fs.ReadFile(files, file)
	if err != nil {
		return nil, err
	}
	tree, err := syntax.ParseModule(syntax.NewFile(file, string(text)))
	if err != nil {
		return nil, fmt.Errorf("prelude: %s: %w", file, err)
	}
	code, err := compile.Module(tree, compile.Options{})
	if err != nil {
		return nil, fmt.Errorf("prelude: %s: %w", file, err)
	}
	hideSource(code)
	return code, nil
}

// hideSource makes code and all code within it have no source file.
func hideSource(code *compile.Code) {
	code.File = nil
	for _, c := range code.Consts {
		if inner, ok := c.(*compile.Code); ok {
			hideSource(inner)
		}
	}
}

// factory makes the factory of a module.
func factory(name string, files fs.FS, file string) vm.ModuleFactory {
	compiled := sync.OnceValues(func() (*compile.Code, error) { return compileSource(files, file) })
	return func(t *vm.Thread) (*vm.Module, error) {
		code, err := compiled()
		if err != nil {
			return nil, err
		}
		m := vm.NewModule(name, "")
		// The module is known before it has run, as modules may import
		// each other in a ring.
		key := t.VM().Intern(name)
		t.VM().Modules().SetStr(key, vm.Obj(m))
		if _, err := t.RunCode(code, m.Dict(), vm.Obj(m.Dict())); err != nil {
			t.VM().Modules().DeleteStr(key)
			return nil, err
		}
		return m, nil
	}
}
