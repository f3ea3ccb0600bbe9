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
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no programs in testdata: %v", err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { testArchive(t, file) })
	}
}

func testArchive(t *testing.T, file string) {
	parts := readArchive(t, file)
	got := runProgram(t, "main.py", parts["main.py"], sim.Config{Python: strings.TrimSpace(parts["python"])})
	if got.stdout != parts["stdout"] {
		t.Errorf("stdout:\n%s\nwant:\n%s", got.stdout, parts["stdout"])
	}
	if got.stderr != parts["stderr"] {
		t.Errorf("stderr:\n%s\nwant:\n%s", got.stderr, parts["stderr"])
	}
	if diff := diffSteps(got.steps, parts["steps"]); diff != "" {
		t.Errorf("steps: %s", diff)
	}
	status := strings.TrimSpace(parts["status"])
	if status == "" {
		status = "0"
	}
	if strconv.Itoa(got.status) != status {
		t.Errorf("exit status %d, want %s", got.status, status)
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
