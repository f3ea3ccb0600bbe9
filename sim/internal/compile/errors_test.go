package compile_test

import (
	"os"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// render gives what CPython would print of the failure to compile src, "ok\n"
// if there is none.
func render(src string) string {
	code, err := compileSource("x.py", src, compile.Options{})
	if err == nil {
		err = compile.Verify(code)
	}
	if err == nil {
		return "ok\n"
	}
	if e, ok := err.(*syntax.Error); ok {
		return e.Render()
	}
	return err.Error()
}

// testdata/errors.txt holds programs and what CPython 3.14 prints when it
// compiles them.
func TestErrors(t *testing.T) {
	data, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(string(data), "=== \n") {
		src, want, found := strings.Cut(c, "--- \n")
		if !found {
			t.Fatalf("no expectation in %q", c)
		}
		if got := render(src); got != want {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", src, got, want)
		}
	}
}
