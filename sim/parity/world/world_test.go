package world

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/kluctl/go-embed-python/python"

	"github.com/asyncio-playground/playground/sim"
)

// aMinute is how long one program may take; none should take a second.
const aMinute = time.Minute

func TestProgramsPrintWhatCPythonDoes(t *testing.T) {
	py, err := python.NewEmbeddedPython("asyncio-playground-parity")
	if err != nil {
		t.Fatal(err)
	}
	programs, err := filepath.Glob(filepath.Join("testdata", "*", "*.py"))
	if err != nil || len(programs) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	for _, path := range programs {
		name, _ := filepath.Rel("testdata", path)
		t.Run(filepath.ToSlash(name), func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), aMinute)
			defer cancel()
			want, got := real(ctx, t, py, path), simulated(ctx, t, path)
			if got.stdout != want.stdout || got.status != want.status {
				t.Errorf("--- CPython: status %d\n%s%s--- simulator: status %d\n%s%s",
					want.status, want.stdout, want.stderr, got.status, got.stdout, got.stderr)
			}
		})
	}
}

// An outcome is what a program left behind.
type outcome struct {
	stdout, stderr string
	status         int
}

// real runs a program under CPython, in an empty folder.
func real(ctx context.Context, t *testing.T, py *python.EmbeddedPython, path string) outcome {
	t.Helper()
	program, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	like, err := py.PythonCmd(program)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, like.Path, like.Args[1:]...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.Env, cmd.Dir = append(like.Env, "PYTHONIOENCODING=utf-8"), t.TempDir()
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

func simulated(ctx context.Context, t *testing.T, path string) outcome {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	prog, err := sim.Compile(filepath.Base(path), string(src))
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	res, err := sim.Run(ctx, prog, sim.Config{Stdout: &stdout, Stderr: &stderr})
	if err != nil {
		t.Fatal(err)
	}
	return outcome{stdout.String(), stderr.String(), res.Status}
}
