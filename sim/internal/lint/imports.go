package lint

import (
	"slices"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// imports checks that what a statement imports can be had.
func (c *checker) imports(n syntax.Node, at place) {
	if at.prepared {
		return
	}
	switch n := n.(type) {
	case *syntax.Import:
		for _, alias := range n.Names {
			c.module(alias.Name, syntax.Span{Start: alias.Start, End: alias.Start + syntax.Pos(len(alias.Name))})
		}
	case *syntax.ImportFrom:
		if n.Level == 0 {
			c.module(n.Module, c.moduleSpan(n))
		}
	}
}

func (c *checker) module(name string, span syntax.Span) {
	top, _, _ := strings.Cut(name, ".")
	here, elsewhere := c.modules(name)
	if !here && !elsewhere && top != name {
		_, elsewhere = c.modules(top)
	}
	switch {
	case here:
	case elsewhere:
		c.report(NotSimulated, span, map[string]string{"module": name})
	default:
		c.report(UnknownModule, span, map[string]string{"module": name})
	}
}

// moduleSpan finds the name of the module in a from-import.
func (c *checker) moduleSpan(n *syntax.ImportFrom) syntax.Span {
	i := strings.Index(c.file.Text(n.Span), n.Module)
	if i < 0 {
		return n.Span // written with spaces around its dots
	}
	start := n.Start + syntax.Pos(i)
	return syntax.Span{Start: start, End: start + syntax.Pos(len(n.Module))}
}

// catchesImportError says whether a handler is for modules that are missing.
func (c *checker) catchesImportError(h *syntax.ExceptHandler) bool {
	types := []syntax.Expr{h.Type}
	if tuple, ok := h.Type.(*syntax.TupleExpr); ok {
		types = tuple.Elts
	}
	return h.Type == nil || slices.ContainsFunc(types, func(x syntax.Expr) bool {
		name, ok := x.(*syntax.Name)
		return ok && slices.Contains([]string{"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}, name.ID)
	})
}

// isTypeChecking says whether a condition never holds in a run.
func (c *checker) isTypeChecking(test syntax.Expr) bool {
	return c.names.path(test) == "typing.TYPE_CHECKING"
}
