package parity

import (
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/verify"
)

// unordered finds programs with threads, and with what asyncio keeps in sets.
var unordered = regexp.MustCompile(`as_completed\(|\bthreading\b|to_thread|Executor|executor`)

// unlike are the programs whose traces differ, for reasons that the schema does
// not settle.
var unlike = map[string]string{
	"barrier/abort":                     "the simulator tells that one who finds it broken leaves it",
	"wait/errors":                       "CPython makes a future before it looks at what is to be waited for",
	"queue/subclass_with_its_own_store": "a queue's creation is recorded after its _init",
	"finalisation/dropped_coroutines_run_their_finally": "what runs while CPython ends is not recorded",
}

// TestTracesTellWhatRecordingsTell compares the whole traces of the asyncio
// programs, every event of them, with what is recorded of CPython.
func TestTracesTellWhatRecordingsTell(t *testing.T) {
	cpython := startCPython(t)
	err := filepath.WalkDir("testdata/asyncio", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".py" || unordered.MatchString(read(t, path)) {
			return err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(path), "testdata/asyncio/"), ".py")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if why, ok := unlike[name]; ok {
				t.Skip(why)
			}
			path, err := filepath.Abs(path)
			if err != nil {
				t.Fatal(err)
			}
			d, err := verify.CompareTraces(t.Context(), cpython, path, t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			if d != nil {
				t.Error(d.Render(read(t, path)))
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
