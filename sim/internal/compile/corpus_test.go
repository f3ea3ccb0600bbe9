package compile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

func compileSource(name, src string, opt compile.Options) (*compile.Code, error) {
	m, err := syntax.ParseModule(syntax.NewFile(name, src))
	if err != nil {
		return nil, err
	}
	return compile.Module(m, opt)
}

// The programs of the tutorials compile; the one that shows await outside an
// async function fails with CPython's message.
func TestTutorialPrograms(t *testing.T) {
	files, err := filepath.Glob("../../../../shared/corpus/seeds/*.py")
	if err != nil || len(files) == 0 {
		t.Skip("the tutorials' programs are not here")
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, opt := range []compile.Options{{}, {Names: true, Lines: true}} {
			code, err := compileSource(f, string(src), opt)
			if filepath.Base(f) == "s0_12_trap_await_outside_async.py" {
				e, ok := err.(*syntax.Error)
				if !ok || e.Msg != "'await' outside async function" {
					t.Errorf("%s: got %v", f, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", f, err)
			} else if err := compile.Verify(code); err != nil {
				t.Errorf("%s: %v", f, err)
			}
		}
	}
}
