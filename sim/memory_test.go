//go:build linux && !race

package sim_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/asyncio-playground/playground/sim"
)

// The budget of the programs in testdata/memory, and what the process may take
// for it, beyond what it takes for an empty program.
const (
	memoryBudget = 64 << 20
	mostMemory   = memoryBudget * 120 / 100
)

// inChild names the variable that makes this test binary run one program.
const inChild = "SIM_MEMORY_TEST"

func TestMain(m *testing.M) {
	if os.Getenv(inChild) != "" {
		os.Exit(runHostile())
	}
	os.Exit(m.Run())
}

// runHostile runs the program on stdin as "playground run" would.
func runHostile() int {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(memoryBudget * 110 / 100)
	src, err := io.ReadAll(os.Stdin)
	if err != nil {
		return 2
	}
	prog, err := sim.Compile("main.py", string(src))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	result, err := sim.Run(context.Background(), prog, sim.Config{
		Limits: sim.Limits{Memory: memoryBudget, Output: 64 << 20, Instructions: 100_000_000, Wall: 20 * time.Second},
		Stdout: io.Discard, Stderr: os.Stderr,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	return result.Status
}

// hostile runs a program in a process of its own, and gives its exit status,
// what it said, and the most memory that the process had.
func hostile(t *testing.T, src string) (status int, stderr string, peak int64) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), inChild+"=1")
	cmd.Stdin = strings.NewReader(src)
	var text bytes.Buffer
	cmd.Stderr = &text
	_ = cmd.Run() // the status tells
	return cmd.ProcessState.ExitCode(), text.String(), cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
}

// TestMemoryStaysWithinTheBudget runs programs that take all the memory that
// they can get. Each file of testdata/memory holds several; one that is named
// "…: ends" throws away what it makes and must come to its end.
func TestMemoryStaysWithinTheBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("each program is a process of its own")
	}
	_, _, base := hostile(t, "import asyncio, json, re")
	archives, err := filepath.Glob("testdata/memory/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no programs: ", err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			t.Run(file.Name, func(t *testing.T) {
				t.Parallel()
				status, stderr, peak := hostile(t, string(file.Data))
				if strings.HasSuffix(file.Name, ": ends") {
					if status != 0 {
						t.Errorf("status %d: %s", status, stderr)
					}
				} else if status != sim.StatusLimit && !(status == 1 && strings.Contains(stderr, "Error")) {
					t.Errorf("status %d, want a limit or an exception: %s", status, tail(stderr))
				}
				if peak-base > mostMemory {
					t.Errorf("took %d MB, may take %d", (peak-base)>>20, mostMemory>>20)
				}
				t.Logf("took %d MB", (peak-base)>>20)
			})
		}
	}
}

func tail(s string) string { return s[max(0, len(s)-300):] }
