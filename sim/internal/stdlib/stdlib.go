// Package stdlib is the part of Python's standard library that programs can
// import, but for asyncio and what stands for the world outside.
//
// A module is written in Go where it is hot or close to the machine (time,
// random, itertools, re), each in a file of its name; and in Python, under py/,
// where that is shortest and the module is nothing but Python itself
// (dataclasses, enum, logging). Many are both: the Go half is a module whose name
// begins with an underscore, which the Python half imports.
//
// Start reading here: Modules lists everything. Then one of the smaller modules, such as heapq.go.
package stdlib

import (
	"maps"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// Hooks are what the layer above does for the modules here.
type Hooks struct {
	// Sleep is time.sleep: it lets ns nanoseconds go by. Without it time
	// stands still.
	Sleep func(t *vm.Thread, ns int64) error
}

// Modules gives the factories of all modules by name; those of modules that are
// missing say so.
func Modules(hooks Hooks) map[string]vm.ModuleFactory {
	all := map[string]vm.ModuleFactory{}
	for _, name := range cpythonModules {
		all[name] = missingModule(name)
	}
	maps.Copy(all, nativeModules)
	maps.Copy(all, pythonModules)
	all["time"] = func(t *vm.Thread) (*vm.Module, error) { return timeModule(t, hooks) }
	return all
}

// nativeModules are the modules that are written in Go.
var nativeModules = map[string]vm.ModuleFactory{
	"_calendar":    calendarCore,
	"_heapq":       heapqCore,
	"_io":          ioCore,
	"_json":        jsonCore,
	"_re":          reCore,
	"_warnings":    warningsCore,
	"bisect":       bisectModule,
	"_collections": collectionsCore,
	"_functools":   functoolsCore,
	"_inspect":     inspectCore,
	"_native":      nativeCore,
	"_hashlib":     hashlibCore,
	"_html":        htmlCore,
	"_os":          osCore,
	"_traceback":   tracebackCore,
	"_base32":      base32Core,
	"binascii":     binasciiModule,
	"_weakref":     weakrefCore,
	"_zlib":        zlibCore,
	"abc":          abcModule,
	"contextvars":  contextvarsModule,
	"itertools":    itertoolsModule,
	"math":         mathModule,
	"operator":     operatorModule,
	"random":       randomModule,
	"struct":       structModule,
	"sys":          sysModule,
}
