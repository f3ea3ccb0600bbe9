//go:build !race

package sim_test

import "testing"

// TestAllocationsPerStep holds the cost of a step to a count, which unlike a
// time does not depend on the machine. The race detector is left out: it makes
// values escape that otherwise do not.
func TestAllocationsPerStep(t *testing.T) {
	const steps = 20_000
	for _, w := range workloads {
		most := map[string]float64{"sleep0": 3, "queue5": 6, "gather": 10, "lock": 10, "asyncgen": 2}[w.name]
		got := testing.AllocsPerRun(1, func() { runCounted(t, w.src, steps, nil) }) / steps
		if got > most {
			t.Errorf("%s: %.1f allocations per step, want at most %.0f", w.name, got, most)
		}
	}
}
