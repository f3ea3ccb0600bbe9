package compile_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/compile"
)

var update = flag.Bool("update", false, "write what the compiler does into testdata/code.txt; read the diff")

// golden is a program and what is expected of it.
type golden struct{ src, want string }

// readGolden reads a file of programs, each followed by a line "--- " and what
// is expected of it, with lines "=== " between them.
func readGolden(t *testing.T, file string) []golden {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []golden
	for _, c := range strings.Split(string(data), "=== \n") {
		src, want, found := strings.Cut(c, "--- \n")
		if !found {
			t.Fatalf("%s: no expectation in %q", file, c)
		}
		list = append(list, golden{src, want})
	}
	return list
}

// testdata/code.txt holds representative programs and the code made of them.
func TestGeneratedCode(t *testing.T) {
	const file = "testdata/code.txt"
	var out []string
	for _, c := range readGolden(t, file) {
		code, err := compileSource("x.py", c.src, compile.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.src, err)
			continue
		}
		if err := compile.Verify(code); err != nil {
			t.Errorf("%s: %v", c.src, err)
		}
		var b strings.Builder
		if err := compile.Disassemble(&b, code); err != nil {
			t.Fatal(err)
		}
		out = append(out, c.src+"--- \n"+b.String())
		if b.String() != c.want && !*update {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", c.src, b.String(), c.want)
		}
	}
	if *update && !t.Failed() {
		if err := os.WriteFile(file, []byte(strings.Join(out, "=== \n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
