package syntax_test

import (
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// FuzzParse feeds the parser any text. It must not panic; an error must lie in
// the file and render; a tree's nodes must lie within their parents.
func FuzzParse(f *testing.F) {
	f.Add(program)
	for _, test := range treeTests {
		f.Add(test.src)
	}
	for _, src := range []string{"f'{x!r:{y}}'", "(a b", "x = 1 +", "print 'a'", "if x\n", "'\\N{BULLET}'", "f(a for b in c, d)"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		file := syntax.NewFile("x.py", src)
		m, err := syntax.ParseModule(file)
		if err != nil {
			checkError(t, file, err.(*syntax.Error))
			return
		}
		checkNesting(t, m, m.Range())
	})
}

func checkError(t *testing.T, file *syntax.File, err *syntax.Error) {
	if err.Span.Start < 0 || err.Span.End < err.Span.Start || int(err.Span.End) > len(file.Src) {
		t.Errorf("%q: %v lies outside of the file: %v", file.Src, err, err.Span)
	}
	if out := err.Render(); !strings.Contains(out, err.Kind+": ") {
		t.Errorf("%q renders as %q", file.Src, out)
	}
}

func checkNesting(t *testing.T, n syntax.Node, outer syntax.Span) {
	syntax.Children(n, func(c syntax.Node) {
		r := c.Range()
		if r.Start > r.End || !isDetached(n, c) && (r.Start < outer.Start || r.End > outer.End) {
			t.Errorf("%s %v lies outside of %s %v", typeName(c), r, typeName(n), outer)
		}
		checkNesting(t, c, r)
	})
}

// isDetached says that CPython places a child outside of its parent:
// decorators come before a definition, a default after its parameter.
func isDetached(parent, child syntax.Node) bool {
	switch p := parent.(type) {
	case *syntax.FunctionDef:
		return contains(p.Decorators, child)
	case *syntax.ClassDef:
		return contains(p.Decorators, child)
	case *syntax.Param:
		return p.Default == child
	}
	return false
}

func contains(exprs []syntax.Expr, n syntax.Node) bool {
	for _, e := range exprs {
		if e == n {
			return true
		}
	}
	return false
}
