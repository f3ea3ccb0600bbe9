package syntax

// ConstKind says what a Constant holds.
type ConstKind uint8

// The kinds of constant.
const (
	ConstNone ConstKind = iota
	ConstTrue
	ConstFalse
	ConstEllipsis
	ConstInt
	ConstFloat
	ConstImaginary
	ConstStr
	ConstBytes
)

// CompKind says what a Comp builds.
type CompKind uint8

// The kinds of comprehension.
const (
	GeneratorExp CompKind = iota
	ListComp
	SetComp
	DictComp
)

// BinaryOp is a binary arithmetic operator.
type BinaryOp uint8

// The binary operators, in the order of their special methods' documentation.
const (
	Add BinaryOp = iota
	Sub
	Mult
	MatMult
	Div
	FloorDiv
	Mod
	Pow
	LShift
	RShift
	BitAnd
	BitXor
	BitOr
)

var binaryOpText = [...]string{"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "^", "|"}

// String gives the operator as written: "//".
func (op BinaryOp) String() string { return binaryOpText[op] }

// UnaryOp is a unary operator.
type UnaryOp uint8

// The unary operators.
const (
	Not UnaryOp = iota
	Invert
	UAdd
	USub
)

var unaryOpText = [...]string{"not", "~", "+", "-"}

// String gives the operator as written: "not".
func (op UnaryOp) String() string { return unaryOpText[op] }

// CompareOp is a comparison operator.
type CompareOp uint8

// The comparison operators; the first six are the rich comparisons.
const (
	Lt CompareOp = iota
	LtE
	Eq
	NotEq
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var compareOpText = [...]string{"<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"}

// String gives the operator as written: "not in".
func (op CompareOp) String() string { return compareOpText[op] }
