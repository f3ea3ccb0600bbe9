package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// Scopes
//
// Every module, class, function, lambda, comprehension and annotation has a
// scope: a table of the names that it mentions. scope_collect.go fills the
// tables in one walk over the tree; scope_resolve.go then decides what each
// name is:
//
//   - local: bound in a function, and so kept in a register; a variable that an
//     inner function also uses is kept in a cell in that register;
//   - free: a local variable of an enclosing function, reached through a cell
//     that the closure carries;
//   - named: a name of a class body or of a module run with its own mapping;
//   - global: all else.
//
// A scope that becomes code of its own is a unit. List, set and dict
// comprehensions are not units: as in CPython since 3.12 they run inside the
// code around them, and their variables are additional locals of that code.
// Generator expressions are functions.

// scopeKind says what a scope belongs to.
type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
	lambdaScope
	compScope
	annotationScope
	typeParamsScope // around a generic function, class or type alias
	typeVarScope    // the bound or default of a type parameter
	typeAliasScope
)

// scope is the table of names of one stretch of the program.
type scope struct {
	kind     scopeKind
	name     string // of the code
	comp     syntax.CompKind
	parent   *scope
	unit     *scope // the scope whose code this one is part of; often itself
	class    string // the innermost class around, for private names
	children []*scope
	syms     names
	table    []symbol // beside syms

	async         bool // async def
	yields        bool // has a yield
	awaits        bool // a comprehension that awaits or iterates asynchronously
	nested        bool
	seesClass     bool // names are also looked up in the class body around
	conditional   bool // the statement being collected may not run exactly once
	compTarget    bool // the target of a comprehension is being collected
	compIter      int  // depth of comprehension iterables being collected
	condAnnotated bool // some annotations are conditional
	typeVarWhat   string

	annotations *scope       // of a module or class, nil without annotations
	annotated   []annotation // what it evaluates
	static      names        // attributes that a class's methods assign to self

	// Of units, once resolved.
	vars      []*variable // in the order of their registers
	frees     []*variable // what the closure must carry
	freeBase  int
	hasWalrus bool
	classCell *variable // __class__
	classDict *variable // __classdict__
	condSet   *variable // __conditional_annotations__ of a class
}

// annotation is an annotated name of a module or class body.
type annotation struct {
	stmt        *syntax.AnnAssign
	conditional bool
	index       int // in __conditional_annotations__
}

// variable is a local variable of a unit.
type variable struct {
	name    string
	owner   *scope
	reg     int
	cell    bool
	deleted bool // unbound again somewhere
}

// symbolFlags collect how a scope uses a name.
type symbolFlags uint16

const (
	symUsed symbolFlags = 1 << iota
	symAssigned
	symParam
	symGlobal
	symNonlocal
	symAnnotated
	symTypeParam
	symCompIter
	symDeleted
	symBound = symAssigned | symParam
)

// symbolKind is what a name turned out to be.
type symbolKind uint8

const (
	kindGlobal         symbolKind = iota
	kindGlobalExplicit            // declared global
	kindLocal
	kindFree
	kindName      // of a class body
	kindClassName // of the class body around, or global
	kindClassFree // of the class body around, or free
)

// symbol is a name in a scope.
type symbol struct {
	name  string
	flags symbolFlags
	kind  symbolKind
	v     *variable   // of locals and frees
	span  syntax.Span // of its global or nonlocal declaration
}

// functionLike says whether the scope's own variables live in registers.
func (s *scope) functionLike() bool { return s.kind != moduleScope && s.kind != classScope }

// lookup gives the scope's symbol called name, nil without one.
func (s *scope) lookup(name string) *symbol {
	if i := s.syms.find(name); i >= 0 {
		return &s.table[i]
	}
	return nil
}

// symbol is lookup, adding the name if needed. The pointer is good until the
// next name is added.
func (s *scope) symbol(name string) *symbol {
	i, found := s.syms.add(name)
	if !found {
		s.table = append(s.table, symbol{name: name})
	}
	return &s.table[i]
}

// scopePart tells the scopes of one node apart.
type scopePart uint8

const (
	partBody scopePart = iota
	partTypeParams
	partAnnotations
	partDefault
)

// scopeKey finds a scope again in the second pass.
type scopeKey struct {
	node syntax.Node
	part scopePart
}

// mangle gives the name by which a class knows its private name __x.
func mangle(class, name string) string {
	n := len(name)
	if class == "" || n < 3 || name[0] != '_' || name[1] != '_' || name[n-1] == '_' && name[n-2] == '_' {
		return name
	}
	for i := 0; i < n; i++ {
		if name[i] == '.' {
			return name
		}
	}
	for len(class) > 0 && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}
