package sim_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/asyncio-playground/playground/sim"
)

// TestGolden runs the programs of testdata. Each archive has main.py, its
// stdout and its steps, and, where they are not empty, stderr and status; they
// were recorded from CPython 3.14 by package recorder (stderr, of which the
// simulator does not show the library's own frames, by the simulator).
func TestGolden(t *testing.T) {
	eachArchive(t, "testdata", func(t *testing.T, parts map[string]string) {
		got := runProgram(t, "main.py", parts["main.py"], sim.Config{Python: strings.TrimSpace(parts["python"])})
		got.compare(t, parts)
		if diff := diffSteps(got.steps, parts["steps"]); diff != "" {
			t.Errorf("steps: %s", diff)
		}
	})
}

// eachArchive runs a test for each archive in a folder.
func eachArchive(t *testing.T, folder string, test func(t *testing.T, parts map[string]string)) {
	t.Helper()
	for _, file := range glob(t, folder+"/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { test(t, readArchive(t, file)) })
	}
}

// compare compares what a program wrote, and its exit status, with the parts of
// an archive.
func (o outcome) compare(t *testing.T, parts map[string]string) {
	t.Helper()
	if o.stdout != parts["stdout"] {
		t.Errorf("stdout:\n%s\nwant:\n%s", o.stdout, parts["stdout"])
	}
	if o.stderr != parts["stderr"] {
		t.Errorf("stderr:\n%s\nwant:\n%s", o.stderr, parts["stderr"])
	}
	if want, _ := strconv.Atoi(strings.TrimSpace(parts["status"])); o.status != want {
		t.Errorf("exit status %d, want %d", o.status, want)
	}
}

func readArchive(t testing.TB, file string) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, part := range archive.Files {
		parts[part.Name] = string(part.Data)
	}
	return parts
}

// mainOf gives the program of an archive.
func mainOf(t testing.TB, file string) string { return readArchive(t, file)["main.py"] }
