package sim_test

import (
	"bytes"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// TestTracesAreTheSameByteForByte runs every program of testdata again and
// again, with different numbers of processors and under different pressure from
// the garbage collector.
func TestTracesAreTheSameByteForByte(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	rounds := 100
	if testing.Short() {
		rounds = 5
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	for _, file := range archives {
		prog, err := sim.Compile("main.py", mainOf(t, file))
		if err != nil {
			continue
		}
		first := fullTrace(t, prog)
		for round := range rounds {
			runtime.GOMAXPROCS(1 + round%4)
			debug.SetGCPercent([]int{100, 10, -1}[round%3])
			if !bytes.Equal(fullTrace(t, prog), first) {
				t.Errorf("%s: run %d differs from the first", filepath.Base(file), round+2)
				break
			}
		}
	}
}

func fullTrace(t *testing.T, prog *sim.Program) []byte {
	t.Helper()
	var buf bytes.Buffer
	trace := tracer.NewNDJSONWriter(&buf, tracer.Header{})
	if _, err := sim.Run(t.Context(), prog, sim.Config{Trace: trace}); err != nil {
		t.Fatal(err)
	}
	if err := trace.Flush(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
