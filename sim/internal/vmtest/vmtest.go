// Package vmtest runs Python programs in tests of the packages of the simulator
// and compares what they write with what CPython wrote.
//
// A test file is a txtar archive of a program (in.py), what CPython 3.14 wrote
// to stdout and stderr, and its exit status where that is not 0. With
// PLAYGROUND_UPDATE=1 in the environment, Golden runs python3.14 and rewrites
// those parts; read the difference before you commit it.
package vmtest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// Result is what a program did.
type Result struct {
	Stdout, Stderr string
	Status         int
	Err            error // what ended the run other than an exception: a limit
}

// Run runs a program; name is its file's, as tracebacks print it.
func Run(name, src string, cfg vm.Config) Result {
	var r Result
	code, err := Compile(name, src)
	if err != nil {
		var e *syntax.Error
		if !errors.As(err, &e) {
			return Result{Err: err}
		}
		return Result{Stderr: e.Render(), Status: 1}
	}
	cfg.Output = func(_ *vm.Thread, stream vm.Stream, text string) error {
		if stream == vm.Stdout {
			r.Stdout += text
		} else {
			r.Stderr += text
		}
		return nil
	}
	r.Status, r.Err = vm.New(cfg).RunMain(code)
	return r
}

// Compile compiles a program.
func Compile(name, src string) (*compile.Code, error) {
	tree, err := syntax.ParseModule(syntax.NewFile(name, src))
	if err != nil {
		return nil, err
	}
	return compile.Module(tree, compile.Options{})
}

// Golden runs every test file that matches the pattern; config gives the
// configuration of a run, nil the zero one.
func Golden(t *testing.T, pattern string, config func() vm.Config) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no test files match %s (%v)", pattern, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			golden(t, file, config)
		})
	}
}

func golden(t *testing.T, file string, config func() vm.Config) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("PLAYGROUND_UPDATE") != "" {
		update(t, file, archive)
	}
	cfg := vm.Config{}
	if config != nil {
		cfg = config()
	}
	got := Run("in.py", part(archive, "in.py"), cfg)
	if got.Err != nil {
		t.Errorf("the run ended with %v", got.Err)
	}
	compare(t, "stdout", got.Stdout, part(archive, "stdout"))
	compare(t, "stderr", got.Stderr, part(archive, "stderr"))
	status, _ := strconv.Atoi(strings.TrimSpace(part(archive, "status")))
	if got.Status != status {
		t.Errorf("exit status %d, want %d", got.Status, status)
	}
}

// part gives the text of a file of the archive, "" if there is none.
func part(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// compare reports the first line that differs, with the lines around it.
func compare(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	n := 0
	for n < len(g) && n < len(w) && g[n] == w[n] {
		n++
	}
	t.Errorf("%s differs from CPython's at line %d:\n  got  %q\n  want %q\nall of it:\n%s", what, n+1, at(g, n), at(w, n), got)
}

func at(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return "<end>"
}

// update rewrites what CPython does with the program.
func update(t *testing.T, file string, a *txtar.Archive) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "in.py"), []byte(part(a, "in.py")), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3.14", "-X", "utf8", "in.py")
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("cannot run python3.14 to update %s: %v", file, err)
	}
	where := []byte(dir + string(filepath.Separator))
	files := []txtar.File{
		{Name: "in.py", Data: []byte(part(a, "in.py"))},
		{Name: "stdout", Data: stdout.Bytes()},
	}
	if stderr.Len() > 0 {
		files = append(files, txtar.File{Name: "stderr", Data: bytes.ReplaceAll(stderr.Bytes(), where, nil)})
	}
	if exit != nil {
		files = append(files, txtar.File{Name: "status", Data: []byte(fmt.Sprintln(exit.ExitCode()))})
	}
	a.Files = files
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}
