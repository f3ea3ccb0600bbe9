package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// listing compiles src and gives its disassembly.
func listing(t *testing.T, src string, opt compile.Options) string {
	t.Helper()
	code, err := compileSource("x.py", src, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := compile.Verify(code); err != nil {
		t.Error(err)
	}
	var b strings.Builder
	if err := compile.Disassemble(&b, code); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNamesGoThroughAMapping(t *testing.T) {
	src := "x = 1\ndef f():\n    return x\ndel x\n"
	got := listing(t, src, compile.Options{Names: true})
	for _, want := range []string{"StoreName", "DelName", "LoadGlobal"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "StoreGlobal") {
		t.Errorf("a name of the outermost code is stored as a global:\n%s", got)
	}
}

func TestLinesStartWithEveryStatement(t *testing.T) {
	src := "x = 1\nwhile x:\n    x -= 1\n"
	got := strings.Count(listing(t, src, compile.Options{Lines: true}), "LineStart")
	if want := 4; got != want { // the loop's line also starts again before each round
		t.Errorf("%d line starts, want %d", got, want)
	}
	if strings.Contains(listing(t, src, compile.Options{}), "LineStart") {
		t.Error("line starts without being asked")
	}
}

func TestExpressionReturnsItsValue(t *testing.T) {
	file := syntax.NewFile("<string>", "[i + n for i in x]")
	e, err := syntax.ParseExpr(file)
	if err != nil {
		t.Fatal(err)
	}
	code, err := compile.Expression(e, file, compile.Options{Names: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := compile.Verify(code); err != nil {
		t.Error(err)
	}
	if last := code.Instrs[len(code.Instrs)-1].Op; last != compile.Return {
		t.Errorf("ends with %s", last)
	}
}

func TestTooMuchIsAnError(t *testing.T) {
	var locals, finally strings.Builder
	locals.WriteString("def f():\n")
	for i := range 1 << 16 {
		fmt.Fprintf(&locals, " x%d = 1\n", i)
	}
	for i := range 19 {
		indent := strings.Repeat(" ", i)
		finally.WriteString(indent + "try: f()\n" + indent + "finally:\n")
	}
	finally.WriteString(strings.Repeat(" ", 19) + "g()\n")
	for want, src := range map[string]string{
		"too many local variables in f":    locals.String(),
		"too many nested finally blocks":   finally.String(),
		"too many statically nested block": nestedLoops(22),
	} {
		if got := render(src); !strings.Contains(got, want) {
			t.Errorf("got %.200q, want %q", got, want)
		}
	}
}

func nestedLoops(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "for x in y:\n")
	}
	return b.String() + strings.Repeat(" ", n) + "pass\n"
}
