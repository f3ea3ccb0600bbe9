package stdlib

import (
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// warningsCore gives the source that a warning shows: _warnings.
var warningsCore = stateless("_warnings", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Fn("source_line", "filename, lineno, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			name, err := textArg(t, "source_line", args[0])
			if err != nil {
				return vm.Value{}, err
			}
			n, err := intArg(t, args[1])
			return str(sourceLine(t, name, int(n))), err
		}),
	}
})

// sourceLine finds a line in the files of the frames that are running.
func sourceLine(t *vm.Thread, name string, n int) string {
	for f := t.Frame(); f != nil; f = f.Back() {
		file := f.Code().File
		if file == nil || file.Name != name {
			continue
		}
		if lines := strings.Split(file.Src, "\n"); 0 < n && n <= len(lines) {
			return lines[n-1]
		}
	}
	return ""
}
