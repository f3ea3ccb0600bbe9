package parity

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"testing"

	"github.com/asyncio-playground/playground/recorder"
)

// randomPrograms is how many programs of either kind a test run compares;
// PARITY_TASK_GRAPHS and PARITY_PROGRAMS ask for more, PARITY_SEED for others.
const randomPrograms = 200

// TestRandomTaskGraphsDoWhatCPythonDoes compares random asyncio programs. A
// seed that fails belongs under testdata as a program with a name.
func TestRandomTaskGraphsDoWhatCPythonDoes(t *testing.T) {
	compareRandom(t, TaskGraph, fromEnv(t, "PARITY_TASK_GRAPHS", randomPrograms))
}

// TestRandomProgramsDoWhatCPythonDoes compares random programs without asyncio.
func TestRandomProgramsDoWhatCPythonDoes(t *testing.T) {
	compareRandom(t, Program, fromEnv(t, "PARITY_PROGRAMS", randomPrograms))
}

// compareRandom runs programs on both sides, some at a time.
func compareRandom(t *testing.T, generate func(seed uint64) string, count int) {
	cpython := startCPython(t)
	first := fromEnv(t, "PARITY_SEED", 1)
	dir := t.TempDir()
	seeds := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for seed := range seeds {
				if err := compareSource(t, cpython, dir, seed, generate(uint64(seed))); err != nil {
					t.Errorf("seed %d: %v", seed, err)
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

func compareSource(t *testing.T, cpython *recorder.Pool, dir string, seed int, source string) error {
	path := filepath.Join(dir, fmt.Sprintf("seed_%d.py", seed))
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		return err
	}
	difference, err := compare(t.Context(), cpython, path, dir)
	if err != nil {
		return err
	}
	if difference != "" {
		return errors.New(difference)
	}
	return nil
}

// TestGeneratorsRepeatThemselves keeps a failing seed worth its number.
func TestGeneratorsRepeatThemselves(t *testing.T) {
	for name, generate := range map[string]func(uint64) string{"task graph": TaskGraph, "program": Program} {
		first := generate(7)
		if again := generate(7); again != first {
			t.Errorf("%s: two programs of one seed", name)
		}
		if other := generate(8); other == first {
			t.Errorf("%s: one program of two seeds", name)
		}
	}
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
