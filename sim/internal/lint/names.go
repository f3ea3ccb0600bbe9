package lint

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// names is what the names of a file mean, wherever they stand in it: scopes are
// not told apart, since a name that means two things is no name to judge by.
type names struct {
	bound   map[string][]binding // also of self.x
	classes map[string]*class
	free    map[string]bool // bound by parameters, which may be anything
}

// A binding is one thing that a name is bound to.
type binding struct {
	path      string // an imported module or what is in one
	coroutine bool   // an async function of the program
	makes     syntax.Expr
}

// A class is a class of the program.
type class struct {
	bases []syntax.Expr
	async map[string]bool // its methods, and whether they are coroutine functions
}

// collect reads what a module's names are bound to.
func collect(m *syntax.Module) *names {
	n := &names{bound: map[string][]binding{}, classes: map[string]*class{}, free: map[string]bool{}}
	methods := map[*syntax.FunctionDef]bool{}
	syntax.Walk(m, func(node syntax.Node) bool {
		switch node := node.(type) {
		case *syntax.Import:
			n.imports(node)
		case *syntax.ImportFrom:
			n.importsFrom(node)
		case *syntax.ClassDef:
			n.class(node, methods)
		case *syntax.FunctionDef:
			if !methods[node] {
				n.bind(node.Name.Name, binding{coroutine: isCoroutineFunction(node)})
			}
		default:
			n.assigned(node)
		}
		return true
	})
	return n
}

func (n *names) bind(name string, b binding) { n.bound[name] = append(n.bound[name], b) }

func (n *names) imports(node *syntax.Import) {
	for _, alias := range node.Names {
		if alias.AsName != "" {
			n.bind(alias.AsName, binding{path: alias.Name})
			continue
		}
		top := firstPart(alias.Name)
		n.bind(top, binding{path: top})
	}
}

func (n *names) importsFrom(node *syntax.ImportFrom) {
	for _, alias := range node.Names {
		b := binding{path: node.Module + "." + alias.Name}
		if node.Level > 0 {
			b = binding{}
		}
		name := alias.AsName
		if name == "" {
			name = alias.Name
		}
		n.bind(name, b)
	}
}

func (n *names) class(node *syntax.ClassDef, methods map[*syntax.FunctionDef]bool) {
	c := &class{bases: node.Args, async: map[string]bool{}}
	for _, stmt := range node.Body {
		if f, ok := stmt.(*syntax.FunctionDef); ok {
			methods[f] = true
			c.async[f.Name.Name] = isCoroutineFunction(f)
		}
	}
	name := node.Name.Name
	if _, twice := n.classes[name]; twice {
		c = &class{}
	}
	n.classes[name] = c
	n.bind(name, binding{})
}

// assigned reads the names that other nodes bind.
func (n *names) assigned(node syntax.Node) {
	switch node := node.(type) {
	case *syntax.Assign:
		for _, target := range node.Targets {
			n.target(target, node.Value)
		}
	case *syntax.AnnAssign:
		if node.Value != nil {
			n.target(node.Target, node.Value)
		}
	case *syntax.NamedExpr:
		n.target(node.Target, node.Value)
	case *syntax.AugAssign:
		n.target(node.Target, nil)
	case *syntax.For:
		n.target(node.Target, nil)
	case *syntax.Comprehension:
		n.target(node.Target, nil)
	case *syntax.With:
		for _, item := range node.Items {
			if item.Vars != nil {
				n.target(item.Vars, nil)
			}
		}
	case *syntax.ExceptHandler:
		n.bind(node.Name.Name, binding{})
	case *syntax.MatchAs:
		n.bind(node.Name, binding{})
	case *syntax.MatchStar:
		n.bind(node.Name, binding{})
	case *syntax.Param:
		n.free[node.Name] = true
	}
}

// target binds what is assigned to; value is nil where it is not known.
func (n *names) target(target, value syntax.Expr) {
	if key := variable(target); key != "" {
		n.bind(key, binding{makes: value})
		return
	}
	elts, values := elements(target), elements(value)
	if len(values) != len(elts) {
		values = make([]syntax.Expr, len(elts))
	}
	for i, elt := range elts {
		n.target(elt, values[i])
	}
}

// elements are the parts of a tuple or list, nil for anything else.
func elements(x syntax.Expr) []syntax.Expr {
	switch x := x.(type) {
	case *syntax.TupleExpr:
		return x.Elts
	case *syntax.ListExpr:
		return x.Elts
	case *syntax.Starred:
		return []syntax.Expr{x.Value}
	}
	return nil
}

// variable is the key of a name or of self.name in names.bound, else "".
func variable(x syntax.Expr) string {
	switch x := x.(type) {
	case *syntax.Name:
		return x.ID
	case *syntax.Attribute:
		if self, ok := x.Value.(*syntax.Name); ok && self.ID == "self" {
			return "self." + x.Attr.Name
		}
	}
	return ""
}

// path gives the dotted path of a module, or of what is in one, that an
// expression means; that of a built-in function is its name.
func (n *names) path(x syntax.Expr) string {
	switch x := x.(type) {
	case *syntax.Name:
		bound := n.bound[x.ID]
		switch {
		case n.free[x.ID]:
			return ""
		case len(bound) == 0:
			return x.ID
		}
		path := bound[0].path
		if slices.ContainsFunc(bound, func(b binding) bool { return b.path != path }) {
			return ""
		}
		return path
	case *syntax.Attribute:
		if of := n.path(x.Value); of != "" {
			return of + "." + x.Attr.Name
		}
	}
	return ""
}

// firstPart is a dotted name up to its first dot.
func firstPart(name string) string {
	for i := range len(name) {
		if name[i] == '.' {
			return name[:i]
		}
	}
	return name
}
