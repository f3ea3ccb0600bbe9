package parity

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// taskGraphs is how many random programs a test run compares;
// PARITY_TASK_GRAPHS asks for more, PARITY_SEED for others.
const taskGraphs = 200

// TestRandomTaskGraphsDoWhatCPythonDoes compares random asyncio programs. A
// seed that fails belongs under testdata as a program with a name.
func TestRandomTaskGraphsDoWhatCPythonDoes(t *testing.T) {
	cpython := startCPython(t)
	first := fromEnv(t, "PARITY_SEED", 1)
	count := fromEnv(t, "PARITY_TASK_GRAPHS", taskGraphs)
	dir := t.TempDir()
	seeds := make(chan int)
	var workers sync.WaitGroup
	for range 2 {
		workers.Go(func() {
			for seed := range seeds {
				path := filepath.Join(dir, fmt.Sprintf("seed_%d.py", seed))
				source := TaskGraph(uint64(seed))
				if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
					t.Error(err)
					continue
				}
				want, err := cpython.Run(t.Context(), path)
				if err != nil {
					t.Error(err)
					continue
				}
				got, err := Simulate(t.Context(), path)
				if err != nil {
					t.Errorf("seed %d: %v", seed, err)
				} else if d := Compare(got, want); d != "" {
					t.Errorf("seed %d: %s", seed, d)
				}
			}
		})
	}
	for seed := first; seed < first+count; seed++ {
		seeds <- seed
	}
	close(seeds)
	workers.Wait()
}

func fromEnv(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s=%q is no number", name, text)
	}
	return n
}
