//go:build !race

package sim_test

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// TestTracesOfParityProgramsAreTheSame runs each program that package parity
// compares with CPython twice, the second time with another number of
// processors and a busier garbage collector. The race detector, which would take
// minutes over it, has the programs of testdata.
func TestTracesOfParityProgramsAreTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("seven hundred programs")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	for _, file := range glob(t, "parity/testdata/*/*/*.py") {
		debug.SetGCPercent(400)
		runtime.GOMAXPROCS(1)
		sameTraces(t, file, readFile(t, file), 1)
	}
}
