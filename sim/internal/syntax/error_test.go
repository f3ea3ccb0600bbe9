package syntax_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// forEachMistake runs test for every program of testdata/errors, with what
// CPython 3.14 printed for it.
func forEachMistake(t *testing.T, test func(t *testing.T, src, want string)) {
	files, err := filepath.Glob("testdata/errors/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata/errors", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			src, want := archive.Files[i], archive.Files[i+1]
			name := strings.TrimSuffix(filepath.Base(file), ".txtar") + "/" + src.Name
			t.Run(name, func(t *testing.T) { test(t, string(src.Data), string(want.Data)) })
		}
	}
}

func TestErrors(t *testing.T) {
	forEachMistake(t, func(t *testing.T, src, want string) {
		_, err := syntax.ParseModule(syntax.NewFile("x.py", src))
		var e *syntax.Error
		if !errors.As(err, &e) {
			t.Fatalf("%q: no error, want\n%s", src, want)
		}
		if got := e.Render(); got != want {
			t.Errorf("%q\n got\n%swant\n%s", src, got, want)
		}
	})
}

// TestErrorsInCPython checks testdata/errors itself. It needs a python3.14 and
// half a minute, so it must be asked for: PLAYGROUND_CPYTHON=python3.14.
func TestErrorsInCPython(t *testing.T) {
	python := os.Getenv("PLAYGROUND_CPYTHON")
	if python == "" {
		t.Skip("PLAYGROUND_CPYTHON names no interpreter")
	}
	dir := t.TempDir()
	forEachMistake(t, func(t *testing.T, src, want string) {
		if err := os.WriteFile(filepath.Join(dir, "x.py"), []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(python, "-X", "utf8", "-W", "ignore", "x.py")
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput() // a syntax error is an exit status too
		if got := strings.ReplaceAll(string(out), dir+string(filepath.Separator), ""); got != want {
			t.Errorf("%q\n got\n%swant\n%s", src, got, want)
		}
	})
}

// What Python has no words for, because it can do it or does not break there.
func TestOwnErrors(t *testing.T) {
	tests := []struct{ src, want string }{
		{"a\nx = t'{a}'\n", "x.py:2:5: SyntaxError: t-strings are not supported in the playground; use an f-string"},
		{"é = " + strings.Repeat("-", 5000) + "1", "x.py:1:2004: SyntaxError: too complex to parse; write this in smaller pieces"},
		{"a\x00b", "x.py:1:2: SyntaxError: source code cannot contain null bytes"},
		{"a = 1\nb = '\xff'", `x.py:2:6: SyntaxError: Non-UTF-8 code starting with '\xff' on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details`},
	}
	for _, test := range tests {
		_, err := syntax.ParseModule(syntax.NewFile("x.py", test.src))
		if err == nil || err.Error() != test.want {
			t.Errorf("%.20q: got %v, want %s", test.src, err, test.want)
		}
	}
}

// The span of an error is the text at fault, which the page underlines.
func TestErrorSpan(t *testing.T) {
	tests := []struct{ src, want string }{
		{"x = 变量 + f(a b)\n", "a b"},
		{"if x = 1: pass\n", "x = 1"},
		{"x = (1,\ny = 2\n", "("},
		{"x = 1，2\n", "，"},
		{"def f(): pass\n  x\n", "  "},
	}
	for _, test := range tests {
		file := syntax.NewFile("x.py", test.src)
		_, err := syntax.ParseModule(file)
		var e *syntax.Error
		if !errors.As(err, &e) {
			t.Fatalf("%q: no error", test.src)
		}
		if got := file.Text(e.Span); got != test.want {
			t.Errorf("%q: at fault is %q, want %q", test.src, got, test.want)
		}
	}
}
