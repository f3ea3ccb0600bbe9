package compile_test

import (
	"os"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// What the parser accepts compiles to well-formed code, or to an error with a
// place in the file.
func FuzzCompile(f *testing.F) {
	for _, file := range []string{"testdata/code.txt", "testdata/errors.txt", "testdata/warnings.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range strings.Split(string(data), "=== \n") {
			src, _, _ := strings.Cut(c, "--- \n")
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 4096 {
			t.Skip("the verifier takes long")
		}
		file := syntax.NewFile("fuzz.py", src)
		m, err := syntax.ParseModule(file)
		if err != nil {
			return
		}
		for _, opt := range []compile.Options{{}, {Names: true, Lines: true}} {
			checkOutcome(t, file, m, opt)
		}
	})
}

func checkOutcome(t *testing.T, file *syntax.File, m *syntax.Module, opt compile.Options) {
	t.Helper()
	code, err := compile.Module(m, opt)
	if err == nil {
		if err := compile.Verify(code); err != nil {
			t.Error(err)
		}
		return
	}
	e, ok := err.(*syntax.Error)
	if !ok {
		t.Fatalf("not a syntax error: %v", err)
	}
	if e.Span.Start < 0 || e.Span.End < e.Span.Start || int(e.Span.End) > len(file.Src) {
		t.Errorf("%v: span %v is not in the file", e, e.Span)
	}
}
