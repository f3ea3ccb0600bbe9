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

// TestTracesAreTheSameByteForByte runs every program of testdata a hundred
// times, with different numbers of processors and under different pressure from
// the garbage collector. determinism_parity_test.go does with many more
// programs.
func TestTracesAreTheSameByteForByte(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	rounds := 100
	if testing.Short() {
		rounds = 5
	}
	for _, file := range glob(t, "testdata/*.txtar") {
		sameTraces(t, file, mainOf(t, file), rounds)
	}
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	return files
}

// sameTraces runs a program so many times and compares each trace with the first.
func sameTraces(t *testing.T, file, src string, rounds int) {
	t.Helper()
	prog, err := sim.Compile("main.py", src)
	if err != nil {
		return // a program about a SyntaxError
	}
	first := fullTrace(t, prog)
	for round := range rounds {
		runtime.GOMAXPROCS(1 + (round+3)%4)
		debug.SetGCPercent([]int{20, 100, -1}[round%3])
		if !bytes.Equal(fullTrace(t, prog), first) {
			t.Errorf("%s: run %d differs from the first", file, round+2)
			return
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
