package world_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/asyncio-playground/playground/sim"
)

var update = flag.Bool("update", false, "write what programs print into testdata; read the diff")

// TestThreads runs the program main.py of each file under testdata/threads and
// compares all that it prints with output. What is there was compared with
// CPython's, whose threads differ only in what is a race.
func TestThreads(t *testing.T) {
	files, err := filepath.Glob("testdata/threads/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs: ", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			program, want := &a.Files[0], &a.Files[1]
			got := printed(t, string(program.Data))
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got != string(want.Data) {
				t.Errorf("printed\n%s\nwant\n%s", got, want.Data)
			}
		})
	}
}

// printed runs a program and gives what it writes, both streams together.
func printed(t *testing.T, src string) string {
	t.Helper()
	prog, err := sim.Compile("main.py", src)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	_, err = sim.Run(t.Context(), prog, sim.Config{Stdout: &out, Stderr: &out})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}
