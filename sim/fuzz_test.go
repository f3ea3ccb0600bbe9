package sim_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// FuzzRun runs whatever the fuzzer comes up with: nothing may panic, and the
// limits must end every run.
func FuzzRun(f *testing.F) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archives {
		f.Add(mainOf(f, file))
	}
	f.Add("while True: pass")
	f.Add("x = 'ab' * 10**9")
	f.Add("def f(): f()\nf()")
	f.Fuzz(func(t *testing.T, src string) {
		prog, err := sim.Compile("fuzz.py", src)
		if err != nil {
			return
		}
		config := sim.Config{
			Trace: &tracer.Recorder{},
			Limits: sim.Limits{
				Instructions: 1_000_000, Memory: 16 << 20, Output: 1 << 16, Wall: 10 * time.Second,
			},
		}
		if _, err := sim.Run(context.Background(), prog, config); err != nil {
			t.Fatal(err)
		}
	})
}
