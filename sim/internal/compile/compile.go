package compile

import (
	"fmt"
	"math"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// Options are what a caller may ask for. The zero value compiles a module that
// runs in its own namespace.
type Options struct {
	// Names looks the names of the outermost code up in the frame's locals
	// mapping first: for exec, eval and compile with separate locals.
	Names bool
	// Lines emits LineStart at every statement and FrameEnd before every
	// return, for the debugger.
	Lines bool
}

// compiler is what the passes share.
type compiler struct {
	file       *syntax.File
	opt        Options
	scopes     map[scopeKey]*scope
	warnings   []*syntax.Error
	warned     map[syntax.Span]bool
	statements int        // of the program
	compiled   int        // so far, copies of finally blocks included
	textual    bool       // from __future__ import annotations
	futureEnd  syntax.Pos // where future imports are no longer allowed
}

// Module compiles a whole file.
func Module(m *syntax.Module, opt Options) (code *Code, err error) {
	c := newCompiler(m.File, opt)
	defer c.catch(&err)
	c.futures(m.Body)
	c.checkFinally(m.Body)
	root := c.root("<module>", func(col *collector) { col.module(m.Body) })
	g := c.unit(nil, root, "<module>", m.Span)
	g.module(m.Body)
	return c.finish(g), nil
}

// Expression compiles the source of an eval. Its code returns the value.
func Expression(x syntax.Expr, f *syntax.File, opt Options) (code *Code, err error) {
	c := newCompiler(f, opt)
	defer c.catch(&err)
	root := c.root("<module>", func(col *collector) { col.expr(x) })
	g := c.unit(nil, root, "<module>", x.Range())
	g.emit(x.Range(), Instr{Op: Return, A: g.value(x)})
	g.kill()
	return c.finish(g), nil
}

func newCompiler(f *syntax.File, opt Options) *compiler {
	return &compiler{file: f, opt: opt, scopes: make(map[scopeKey]*scope)}
}

// root runs the first pass.
func (c *compiler) root(name string, collect func(*collector)) *scope {
	s := &scope{kind: moduleScope, name: name}
	s.unit = s
	collect(&collector{compiler: c, s: s})
	c.resolve(s)
	c.layout(s)
	return s
}

func (c *compiler) finish(g *generator) *Code {
	code := g.finish()
	code.Warnings = append(slices.Clone(c.file.Warnings), c.warnings...)
	return code
}

// fail gives up with an error at span. Module and Expression return it.
func (c *compiler) fail(span syntax.Span, format string, args ...any) {
	panic(c.newError("SyntaxError", span, format, args...))
}

// warn collects a SyntaxWarning, once for each place: the code of a finally
// block is compiled several times.
func (c *compiler) warn(span syntax.Span, format string, args ...any) {
	if c.warned[span] {
		return
	}
	if c.warned == nil {
		c.warned = make(map[syntax.Span]bool)
	}
	c.warned[span] = true
	c.warnings = append(c.warnings, c.newError("SyntaxWarning", span, format, args...))
}

func (c *compiler) newError(kind string, span syntax.Span, format string, args ...any) *syntax.Error {
	return &syntax.Error{Kind: kind, Msg: fmt.Sprintf(format, args...), File: c.file, Span: span}
}

// catch turns what fail threw into an error.
func (c *compiler) catch(err *error) {
	switch r := recover().(type) {
	case nil:
	case *syntax.Error:
		*err = r
	default:
		panic(r)
	}
}

// futureFeatures are the features that from __future__ import can name. All
// but annotations have long been the rule.
var futureFeatures = map[string]bool{
	"nested_scopes": true, "generators": true, "division": true, "absolute_import": true,
	"with_statement": true, "print_function": true, "unicode_literals": true,
	"barry_as_FLUFL": true, "generator_stop": true, "annotations": true,
}

// futures reads the future imports, which only a docstring may precede.
func (c *compiler) futures(body []syntax.Stmt) {
	c.futureEnd = math.MaxInt32
	for i, s := range body {
		imp, ok := s.(*syntax.ImportFrom)
		if ok && imp.Module == "__future__" && imp.Level == 0 {
			c.future(imp)
			continue
		}
		if i > 0 || docstring(body) == nil {
			c.futureEnd = s.Range().Start
			return
		}
	}
}

func (c *compiler) future(imp *syntax.ImportFrom) {
	for _, a := range imp.Names {
		switch {
		case a.Name == "braces":
			c.fail(a.Span, "not a chance")
		case !futureFeatures[a.Name]:
			c.fail(a.Span, "future feature %s is not defined", a.Name)
		}
		c.textual = c.textual || a.Name == "annotations"
	}
}

// docstring gives the documentation that a body starts with, nil without.
func docstring(body []syntax.Stmt) *syntax.Constant {
	if len(body) == 0 {
		return nil
	}
	s, ok := body[0].(*syntax.ExprStmt)
	if !ok {
		return nil
	}
	k, ok := s.Value.(*syntax.Constant)
	if !ok || k.Kind != syntax.ConstStr {
		return nil
	}
	return k
}
