package syntax

import "math/big"

// This file is the abstract syntax. The nodes mirror CPython's ast module in
// name and shape, so that its documentation is ours too; each comment gives
// an example. Every node carries the Span of source that it came from, which
// ends up in tracebacks, the debugger and diagnostics.

// Node is any piece of the tree.
type Node interface{ Range() Span }

// Range makes every type that embeds a Span a Node.
func (s Span) Range() Span { return s }

// Module is a whole source file.
type Module struct {
	Span
	File *File
	Body []Stmt
}

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// Expr is an expression.
type Expr interface {
	Node
	expr()
}

// Pattern is the pattern of a case clause.
type Pattern interface {
	Node
	pattern()
}

// Ident is a name with its place: a parameter, an alias, an attribute.
type Ident struct {
	Span
	Name string
}

// Statements.
type (
	// FunctionDef is a function definition: [async] def f[T](a, *, b=1) -> int: ...
	FunctionDef struct {
		Span
		Async      bool
		Name       Ident
		TypeParams []*TypeParam
		Params     *Params
		Returns    Expr // nil without annotation
		Body       []Stmt
		Decorators []Expr
	}

	// ClassDef is a class definition: class C[T](Base, metaclass=M): ...
	ClassDef struct {
		Span
		Name       Ident
		TypeParams []*TypeParam
		Args       []Expr // bases, *Starred included
		Keywords   []*Keyword
		Body       []Stmt
		Decorators []Expr
	}

	// Return is return [x].
	Return struct {
		Span
		Value Expr // nil for a bare return
	}

	// Delete is del a, b.c, d[0].
	Delete struct {
		Span
		Targets []Expr
	}

	// Assign is a = b = value; Targets holds a and b.
	Assign struct {
		Span
		Targets []Expr
		Value   Expr
	}

	// AugAssign is a += value.
	AugAssign struct {
		Span
		Target Expr // Name, Attribute or Subscript
		Op     BinaryOp
		Value  Expr
	}

	// AnnAssign is a: T [= value]. Simple says that the target is a bare
	// name without parentheses, which alone makes a local variable of it.
	AnnAssign struct {
		Span
		Target     Expr
		Annotation Expr
		Value      Expr // may be nil
		Simple     bool
	}

	// TypeAlias is type X[T] = value.
	TypeAlias struct {
		Span
		Name       Ident
		TypeParams []*TypeParam
		Value      Expr
	}

	// For is [async] for target in iter: body else: orelse.
	For struct {
		Span
		Async  bool
		Target Expr
		Iter   Expr
		Body   []Stmt
		Else   []Stmt
	}

	// While is while test: body else: orelse.
	While struct {
		Span
		Test Expr
		Body []Stmt
		Else []Stmt
	}

	// If is if test: body else: orelse; elif is an If alone in Else.
	If struct {
		Span
		Test Expr
		Body []Stmt
		Else []Stmt
	}

	// With is [async] with a as x, b: body.
	With struct {
		Span
		Async bool
		Items []*WithItem
		Body  []Stmt
	}

	// Match is match subject: case ...
	Match struct {
		Span
		Subject Expr
		Cases   []*MatchCase
	}

	// Raise is raise [exc [from cause]].
	Raise struct {
		Span
		Exc   Expr // may be nil
		Cause Expr // may be nil
	}

	// Try is try: ... except ...: ... else: ... finally: ...; Star says that
	// its handlers are except*.
	Try struct {
		Span
		Body     []Stmt
		Handlers []*ExceptHandler
		Else     []Stmt
		Finally  []Stmt
		Star     bool
	}

	// Assert is assert test[, msg].
	Assert struct {
		Span
		Test Expr
		Msg  Expr // may be nil
	}

	// Import is import a.b as c, d.
	Import struct {
		Span
		Names []*Alias
	}

	// ImportFrom is from ..m import a as b; a star import is one Alias "*".
	ImportFrom struct {
		Span
		Module string // "" in "from . import x"
		Names  []*Alias
		Level  int // leading dots
	}

	// Global is global a, b.
	Global struct {
		Span
		Names []Ident
	}

	// Nonlocal is nonlocal a, b.
	Nonlocal struct {
		Span
		Names []Ident
	}

	// ExprStmt is an expression as a statement.
	ExprStmt struct {
		Span
		Value Expr
	}

	// Pass is pass.
	Pass struct{ Span }
	// Break is break.
	Break struct{ Span }
	// Continue is continue.
	Continue struct{ Span }
)

func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
func (*Return) stmt()      {}
func (*Delete) stmt()      {}
func (*Assign) stmt()      {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*TypeAlias) stmt()   {}
func (*For) stmt()         {}
func (*While) stmt()       {}
func (*If) stmt()          {}
func (*With) stmt()        {}
func (*Match) stmt()       {}
func (*Raise) stmt()       {}
func (*Try) stmt()         {}
func (*Assert) stmt()      {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*ExprStmt) stmt()    {}
func (*Pass) stmt()        {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}

// Parts of statements.
type (
	// Params are the parameters of a function, in the order of the source:
	// PosOnly, Regular, VarArgs, KwOnly, KwArgs.
	Params struct {
		Span
		PosOnly []*Param
		Regular []*Param
		VarArgs *Param // *args, nil if absent or a bare *
		KwOnly  []*Param
		KwArgs  *Param // **kwargs
	}

	// Param is one parameter: a: T = default. Its Span is CPython's: the
	// name and annotation, without stars and default.
	Param struct {
		Span
		Name       string
		Annotation Expr // may be nil
		Default    Expr // nil where there is none
	}

	// TypeParam is T, T: bound, *Ts or **P in brackets after a name.
	TypeParam struct {
		Span
		Name    string
		Stars   int // 0 TypeVar, 1 TypeVarTuple, 2 ParamSpec
		Bound   Expr
		Default Expr
	}

	// WithItem is context [as vars].
	WithItem struct {
		Context Expr
		Vars    Expr // may be nil
	}

	// MatchCase is case pattern [if guard]: body.
	MatchCase struct {
		Span
		Pattern Pattern
		Guard   Expr // may be nil
		Body    []Stmt
	}

	// ExceptHandler is except [type [as name]]: body.
	ExceptHandler struct {
		Span
		Type Expr  // nil for a bare except
		Name Ident // Name.Name is "" without as
		Body []Stmt
	}

	// Alias is name [as asname] in an import.
	Alias struct {
		Span
		Name   string // dotted in import, plain in from-import
		AsName string // "" without as
	}

	// Keyword is name=value in a call or class statement; Name is "" for
	// **value.
	Keyword struct {
		Span
		Name  string
		Value Expr
	}

	// Comprehension is one [async] for target in iter [if cond]... clause.
	Comprehension struct {
		Span
		Async  bool
		Target Expr
		Iter   Expr
		Ifs    []Expr
	}
)

// Expressions.
type (
	// BoolOp is a and b and c, or a or b or c; Values has two or more.
	BoolOp struct {
		Span
		Or     bool
		Values []Expr
	}

	// NamedExpr is (target := value).
	NamedExpr struct {
		Span
		Target *Name
		Value  Expr
	}

	// BinOp is left op right.
	BinOp struct {
		Span
		Left  Expr
		Op    BinaryOp
		OpPos Pos // of the operator, for tracebacks' carets
		Right Expr
	}

	// UnaryExpr is op operand.
	UnaryExpr struct {
		Span
		Op      UnaryOp
		Operand Expr
	}

	// Lambda is lambda params: body.
	Lambda struct {
		Span
		Params *Params
		Body   Expr
	}

	// IfExpr is body if test else orelse.
	IfExpr struct {
		Span
		Test Expr
		Body Expr
		Else Expr
	}

	// DictExpr is {k: v, **m}; a nil key marks **m.
	DictExpr struct {
		Span
		Keys   []Expr
		Values []Expr
	}

	// SetExpr is {a, *b}.
	SetExpr struct {
		Span
		Elts []Expr
	}

	// Comp is a comprehension or generator expression; Value is nil but in a
	// DictComp, where Elt is the key.
	Comp struct {
		Span
		Kind  CompKind
		Elt   Expr
		Value Expr
		Fors  []*Comprehension
	}

	// Await is await value.
	Await struct {
		Span
		Value Expr
	}

	// Yield is yield [value].
	Yield struct {
		Span
		Value Expr // may be nil
	}

	// YieldFrom is yield from value.
	YieldFrom struct {
		Span
		Value Expr
	}

	// Compare is left op b op c.
	Compare struct {
		Span
		Left  Expr
		Ops   []CompareOp
		Right []Expr
	}

	// Call is func(args, *args, name=value, **kw). Args may hold Starred.
	Call struct {
		Span
		Func     Expr
		Args     []Expr
		Keywords []*Keyword
	}

	// FString is an f-string; adjacent plain literals are merged into it.
	// Parts are *Constant (strings) and *FormattedValue.
	FString struct {
		Span
		Parts []Expr
	}

	// FormattedValue is {value!r:spec} in an f-string. The text of a
	// self-documenting {x=} is a Constant before it.
	FormattedValue struct {
		Span
		Value      Expr
		Conversion byte     // 'r', 's', 'a' or 0
		Spec       *FString // nil without one
	}

	// Constant is a literal. Kind tells which field holds the value.
	Constant struct {
		Span
		Kind  ConstKind
		Str   string   // ConstStr (lone surrogates as WTF-8), ConstBytes
		Int   *big.Int // ConstInt
		Float float64  // ConstFloat; ConstImaginary: the imaginary part
	}

	// Attribute is value.attr.
	Attribute struct {
		Span
		Value Expr
		Attr  Ident
	}

	// Subscript is value[index].
	Subscript struct {
		Span
		Value Expr
		Index Expr
	}

	// Starred is *value in a call, display or assignment target.
	Starred struct {
		Span
		Value Expr
	}

	// Name is an identifier (NFKC-normalised, as CPython does).
	Name struct {
		Span
		ID string
	}

	// ListExpr is [a, *b].
	ListExpr struct {
		Span
		Elts []Expr
	}

	// TupleExpr is a, b or (a, b).
	TupleExpr struct {
		Span
		Elts []Expr
	}

	// Slice is lower:upper:step inside a subscript.
	Slice struct {
		Span
		Lower, Upper, Step Expr // each may be nil
	}
)

func (*BoolOp) expr()         {}
func (*NamedExpr) expr()      {}
func (*BinOp) expr()          {}
func (*UnaryExpr) expr()      {}
func (*Lambda) expr()         {}
func (*IfExpr) expr()         {}
func (*DictExpr) expr()       {}
func (*SetExpr) expr()        {}
func (*Comp) expr()           {}
func (*Await) expr()          {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
func (*Compare) expr()        {}
func (*Call) expr()           {}
func (*FString) expr()        {}
func (*FormattedValue) expr() {}
func (*Constant) expr()       {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Starred) expr()        {}
func (*Name) expr()           {}
func (*ListExpr) expr()       {}
func (*TupleExpr) expr()      {}
func (*Slice) expr()          {}

// Patterns.
type (
	// MatchValue is a literal or dotted name, compared with ==.
	MatchValue struct {
		Span
		Value Expr
	}

	// MatchSingleton is None, True or False, compared with is.
	MatchSingleton struct {
		Span
		Value *Constant
	}

	// MatchSequence is [a, b, *rest].
	MatchSequence struct {
		Span
		Patterns []Pattern
	}

	// MatchMapping is {k: p, **rest}.
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string // "" without **rest
	}

	// MatchClass is C(p, name=q).
	MatchClass struct {
		Span
		Class      Expr
		Patterns   []Pattern
		KwNames    []Ident
		KwPatterns []Pattern
	}

	// MatchStar is *name in a sequence pattern; Name is "" for *_.
	MatchStar struct {
		Span
		Name string
	}

	// MatchAs is pattern as name, a bare capture name (nil Pattern), or the
	// wildcard _ (nil Pattern, "" Name).
	MatchAs struct {
		Span
		Pattern Pattern
		Name    string
	}

	// MatchOr is p | q.
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)

func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}
