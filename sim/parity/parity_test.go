package parity

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/recorder"
	"github.com/asyncio-playground/playground/verify"
)

// aMinute is how long one program may take; none should take a second.
const aMinute = time.Minute

// TestProgramsDoWhatCPythonDoes runs every program under testdata on both
// sides, but for pending/, where those wait that the simulator cannot run yet.
// Name one with -run to see it alone:
// go test -run 'CPythonDoes/asyncio/queue/bounded'.
func TestProgramsDoWhatCPythonDoes(t *testing.T) {
	cpython := startCPython(t)
	err := filepath.WalkDir("testdata", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() == "pending" {
			return fs.SkipDir
		}
		if err != nil || filepath.Ext(path) != ".py" {
			return err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(path), "testdata/"), ".py")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compareProgram(t, cpython, path)
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func startCPython(t *testing.T) *recorder.Pool {
	t.Helper()
	cpython, err := NewCPython(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := cpython.Close(); err != nil {
			t.Error(err)
		}
	})
	return cpython
}

func compareProgram(t *testing.T, cpython *recorder.Pool, path string) {
	t.Helper()
	difference, err := compare(t.Context(), cpython, path, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if difference != "" {
		t.Errorf("%s, %s", path, difference)
	}
}

// compare shows where the two sides part, "" if they do not. CPython runs the
// program in the folder dir.
func compare(ctx context.Context, cpython *recorder.Pool, path, dir string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, aMinute)
	defer cancel()
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	real, err := verify.CPython(ctx, cpython, path, dir)
	if err != nil {
		return "", err
	}
	simulated, err := verify.Simulate(ctx, path, "")
	if err != nil {
		return "", err
	}
	if d := verify.Compare(simulated, real); d != nil {
		return d.Render(string(source)), nil
	}
	return "", nil
}
