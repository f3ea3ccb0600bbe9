package stdlib

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// Modules written in Python are compiled when one is first imported in the
// process; the code is shared by all runs. Their code has no source file, by
// which the rest of the machine knows that it is not the program's own:
// tracebacks and the trace leave it out.

//go:embed all:py
var sources embed.FS

// pythonModules are the modules of py/, by name: py/a/b.py is a.b, and
// py/a/__init__.py is a.
var pythonModules = findSources("py", "")

// A source is a module written in Python.
type source struct {
	file    string // within sources
	compile func() (*compile.Code, error)
}

func findSources(dir, prefix string) map[string]source {
	entries, err := sources.ReadDir(dir)
	if err != nil {
		panic("stdlib: " + err.Error())
	}
	found := map[string]source{}
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		base, isPython := strings.CutSuffix(e.Name(), ".py")
		switch {
		case e.IsDir():
			for name, s := range findSources(file, prefix+e.Name()+".") {
				found[name] = s
			}
		case base == "__init__":
			found[strings.TrimSuffix(prefix, ".")] = newSource(file)
		case isPython:
			found[prefix+base] = newSource(file)
		}
	}
	return found
}

func newSource(file string) source {
	return source{file, sync.OnceValues(func() (*compile.Code, error) { return compileSource(file) })}
}

func compileSource(file string) (*compile.Code, error) {
	text, err := sources.ReadFile(file)
	if err != nil {
		return nil, err
	}
	tree, err := syntax.ParseModule(syntax.NewFile(file, string(text)))
	if err != nil {
		return nil, fmt.Errorf("stdlib: %s: %w", file, err)
	}
	code, err := compile.Module(tree, compile.Options{})
	if err != nil {
		return nil, fmt.Errorf("stdlib: %s: %w", file, err)
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

// pythonFactory makes the factory of a module written in Python.
func pythonFactory(name string) vm.ModuleFactory {
	return func(t *vm.Thread) (*vm.Module, error) {
		code, err := pythonModules[name].compile()
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
