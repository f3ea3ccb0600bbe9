// Package lint looks a program over without running it, for the mistakes that
// people make with asyncio: a coroutine that nobody awaits, a call that blocks
// the event loop, a module that cannot be imported here.
//
// It only says what it is sure of. A name counts as what it was bound to only
// when nothing in the file binds it to anything else (names.go); whoever passes
// modules through parameters or rebinds them is left alone. So are imports for
// whose absence the program is prepared.
//
// A Finding has no words: its reader puts them into the language of their
// choice. Start reading at Check.
package lint

import (
	"cmp"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// A Code says what is wrong. The arguments of its Finding are given beside it.
type Code string

// The codes.
const (
	// NeverAwaited is a call that makes a coroutine and drops it: call, its
	// text; where, "async" inside an async function.
	NeverAwaited Code = "never_awaited"
	// Blocking is a call inside an async function that keeps the event loop
	// from running anything else: call; instead, what to await.
	Blocking Code = "blocking"
	// NestedRun is asyncio.run inside an async function: call.
	NestedRun Code = "nested_run"
	// NotSimulated is the import of a module that exists elsewhere: module.
	NotSimulated Code = "not_simulated"
	// UnknownModule is the import of a module that nobody knows: module.
	UnknownModule Code = "unknown_module"
)

// A Finding is a mistake, or what looks very much like one.
type Finding struct {
	Code Code
	Span syntax.Span
	Args map[string]string
}

// Modules says of a dotted name whether a program here can import it, and if
// not, whether there is such a module elsewhere.
type Modules func(name string) (here, elsewhere bool)

// Check gives what is to be said of a program, in the order of its text.
func Check(m *syntax.Module, modules Modules) []Finding {
	c := &checker{file: m.File, names: collect(m), modules: modules}
	for _, stmt := range m.Body {
		c.visit(stmt, place{})
	}
	slices.SortStableFunc(c.found, func(a, b Finding) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return c.found
}

type checker struct {
	file    *syntax.File
	names   *names
	modules Modules
	found   []Finding
}

// A place is what surrounds a node.
type place struct {
	async    bool   // the code of an async function
	class    string // the class whose methods self has
	prepared bool   // for modules that are missing
}

func (c *checker) report(code Code, span syntax.Span, args map[string]string) {
	c.found = append(c.found, Finding{code, span, args})
}

// visit checks a node and what is below it.
func (c *checker) visit(n syntax.Node, at place) {
	switch n := n.(type) {
	case *syntax.ClassDef:
		at.class = n.Name.Name
	case *syntax.FunctionDef:
		c.function(n, at)
		return
	case *syntax.Lambda:
		at.async = false
	case *syntax.Try:
		c.try(n, at)
		return
	case *syntax.If:
		at.prepared = at.prepared || c.isTypeChecking(n.Test)
	case *syntax.Import, *syntax.ImportFrom:
		c.imports(n, at)
	case *syntax.ExprStmt:
		c.dropped(n, at)
	case *syntax.Call:
		c.call(n, at)
	}
	syntax.Children(n, func(child syntax.Node) { c.visit(child, at) })
}

// function visits a function, whose decorators and defaults belong to the code
// around it.
func (c *checker) function(f *syntax.FunctionDef, at place) {
	for _, d := range f.Decorators {
		c.visit(d, at)
	}
	if f.Params != nil {
		c.visit(f.Params, at)
	}
	at.async = f.Async
	for _, stmt := range f.Body {
		c.visit(stmt, at)
	}
}

func (c *checker) try(try *syntax.Try, at place) {
	body := at
	body.prepared = at.prepared || slices.ContainsFunc(try.Handlers, c.catchesImportError)
	for _, stmt := range try.Body {
		c.visit(stmt, body)
	}
	for _, handler := range try.Handlers {
		c.visit(handler, at)
	}
	for _, stmt := range slices.Concat(try.Else, try.Finally) {
		c.visit(stmt, at)
	}
}

// call checks a call for what it does to the event loop.
func (c *checker) call(call *syntax.Call, at place) {
	if !at.async {
		return
	}
	path := c.names.path(call.Func)
	args := map[string]string{"call": c.file.Text(call.Func.Range())}
	if path == "asyncio.run" {
		c.report(NestedRun, call.Span, args)
		return
	}
	if args["instead"] = insteadOf(path); args["instead"] != "" {
		c.report(Blocking, call.Span, args)
	}
}

// dropped checks an expression whose value nobody takes.
func (c *checker) dropped(stmt *syntax.ExprStmt, at place) {
	call, ok := stmt.Value.(*syntax.Call)
	if !ok || !c.names.makesCoroutine(call.Func, at.class) {
		return
	}
	args := map[string]string{"call": c.file.Text(call.Func.Range())}
	if at.async {
		args["where"] = "async"
	}
	c.report(NeverAwaited, call.Span, args)
}
