package compile_test

import (
	"fmt"
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
	for _, c := range readGolden(t, "testdata/errors.txt") {
		if got := render(c.src); got != c.want {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", c.src, got, c.want)
		}
	}
}

// testdata/warnings.txt holds programs and the SyntaxWarnings that CPython 3.14
// gives for them, with their lines.
func TestWarnings(t *testing.T) {
	for _, c := range readGolden(t, "testdata/warnings.txt") {
		code, err := compileSource("x.py", c.src, compile.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.src, err)
			continue
		}
		got := ""
		for _, w := range code.Warnings {
			got += fmt.Sprintf("%d: %s\n", w.File.Position(w.Span.Start).Line, w.Msg)
		}
		if got != c.want {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", c.src, got, c.want)
		}
	}
}
