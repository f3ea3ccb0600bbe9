package lint

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// libraryCoroutines are the coroutine functions of asyncio, by path.
var libraryCoroutines = []string{
	"asyncio.sleep", "asyncio.wait", "asyncio.wait_for", "asyncio.to_thread",
	"asyncio.open_connection", "asyncio.start_server", "asyncio.open_unix_connection", "asyncio.start_unix_server",
	"asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell",
}

// libraryMethods are the coroutine methods of its classes.
var libraryMethods = map[string][]string{
	"asyncio.Queue":            {"get", "put", "join"},
	"asyncio.LifoQueue":        {"get", "put", "join"},
	"asyncio.PriorityQueue":    {"get", "put", "join"},
	"asyncio.Lock":             {"acquire"},
	"asyncio.Event":            {"wait"},
	"asyncio.Condition":        {"acquire", "wait", "wait_for"},
	"asyncio.Semaphore":        {"acquire"},
	"asyncio.BoundedSemaphore": {"acquire"},
	"asyncio.Barrier":          {"wait", "reset", "abort"},
}

// makesCoroutine says whether calls of fn give coroutines. within is the class
// whose code this is, "" outside of any.
func (n *names) makesCoroutine(fn syntax.Expr, within string) bool {
	if slices.Contains(libraryCoroutines, n.path(fn)) {
		return true
	}
	switch fn := fn.(type) {
	case *syntax.Name:
		bound := n.bound[fn.ID]
		return len(bound) > 0 && !n.free[fn.ID] && !slices.ContainsFunc(bound, func(b binding) bool { return !b.coroutine })
	case *syntax.Attribute:
		if self, ok := fn.Value.(*syntax.Name); ok && self.ID == "self" {
			return n.hasCoroutine(within, fn.Attr.Name, 0)
		}
		made := n.classOf(fn.Value)
		return slices.Contains(libraryMethods[made], fn.Attr.Name) || n.hasCoroutine(made, fn.Attr.Name, 0)
	}
	return false
}

// mostBases bounds the search through the bases of classes, which may name each
// other in a ring.
const mostBases = 20

// hasCoroutine says whether a class of the program has a method of that name
// that is a coroutine function.
func (n *names) hasCoroutine(name, method string, depth int) bool {
	c := n.classes[name]
	if c == nil || depth > mostBases {
		return false
	}
	if async, has := c.async[method]; has {
		return async
	}
	return slices.ContainsFunc(c.bases, func(base syntax.Expr) bool {
		return slices.Contains(libraryMethods[n.path(base)], method) || n.hasCoroutine(variable(base), method, depth+1)
	})
}

// classOf gives the class that a variable's values are made from, by path or by
// name, if all of them are made from one. A parameter of the same name is taken
// to be the same thing.
func (n *names) classOf(x syntax.Expr) string {
	found := ""
	for _, b := range n.bound[variable(x)] {
		made := n.made(b.makes)
		if made == "" || found != "" && made != found {
			return ""
		}
		found = made
	}
	return found
}

// made gives the class that an expression calls.
func (n *names) made(x syntax.Expr) string {
	call, ok := x.(*syntax.Call)
	if !ok {
		return ""
	}
	if path := n.path(call.Func); path != "" {
		return path
	}
	name := variable(call.Func)
	if n.classes[name] != nil && len(n.bound[name]) == 1 {
		return name
	}
	return ""
}

// isCoroutineFunction says whether a function's calls give coroutines: an async
// one that yields makes generators, and what a decorator makes of a function is
// not known.
func isCoroutineFunction(f *syntax.FunctionDef) bool {
	return f.Async && len(f.Decorators) == 0 && !yields(f.Body)
}

// yields says whether the code of a function yields.
func yields(body []syntax.Stmt) bool {
	found := false
	for _, stmt := range body {
		syntax.Walk(stmt, func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.Yield, *syntax.YieldFrom:
				found = true
			case *syntax.FunctionDef, *syntax.Lambda, *syntax.ClassDef:
				return false
			}
			return !found
		})
	}
	return found
}
