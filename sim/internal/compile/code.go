package compile

import (
	"math/big"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// Code is the compiled body of a module, class, function or expression. It
// is immutable; the virtual machine keeps its caches elsewhere.
type Code struct {
	Name     string // "f"
	QualName string // "C.f", "outer.<locals>.f"
	File     *syntax.File
	Span     syntax.Span // the definition, decorators left out
	Flags    Flags
	Doc      *string // the docstring, nil without one

	// Parameters are the first locals: positional-only, regular, keyword-only,
	// then *args and **kwargs if the flags say so (CPython's order).
	ArgCount     int // positional-only and regular ones
	PosOnlyCount int
	KwOnlyCount  int

	NumLocals  int
	LocalNames []string // of registers 0 … NumLocals-1; may repeat for a comprehension's own variables
	FreeNames  []string // of the registers after them
	CellLocals []uint16 // the locals that are cells
	CompLocals []uint16 // the locals that belong to a comprehension and not to the function
	NumRegs    int

	Instrs   []Instr
	Spans    []syntax.Span // the source of each instruction
	Consts   []Const
	Sites    []Site
	Handlers []Handler
	// Iterators are where the loops are whose iterators wait in registers.
	Iterators []Held

	// Warnings are the SyntaxWarnings of the whole source, in the order of
	// CPython; only on the code that Module or Expression returned.
	Warnings []*syntax.Error
}

// Flags describes a Code.
type Flags uint16

// The flags of a Code.
const (
	VarArgs        Flags = 1 << iota // takes *args
	VarKeywords                      // takes **kwargs
	Generator                        // def with yield, generator expression
	Coroutine                        // async def without yield
	AsyncGenerator                   // async def with yield, asynchronous generator expression
	Nested                           // inside another function
	Optimized                        // its names are registers: a function
	ClassBody                        // its names live in the class's namespace
)

// Suspends says whether a call gives a suspended frame.
func (f Flags) Suspends() bool { return f&(Generator|Coroutine|AsyncGenerator) != 0 }

// Site is a place where a name is used as a global or an attribute, with room
// for the virtual machine's inline cache. No two instructions share one.
type Site struct{ Name string }

// Handler is an entry of the exception table.
type Handler struct {
	Start, End int32 // instructions
	Target     int32
	Reg        uint16 // receives the exception
}

// Held is a stretch of instructions, Start to End, in which register Reg keeps
// its value alive, be it read again or not.
type Held struct {
	Start, End int32
	Reg        uint16
}

// Const is a constant, one of: None, Ellipsis, bool, int64, *big.Int (only
// beyond int64), float64, complex128, string (WTF-8 for lone surrogates), Bytes, Tuple,
// FrozenSet, *Code.
type Const any

// The constants without a Go type of their own.
type (
	None      struct{}
	Ellipsis  struct{}
	Bytes     string
	Tuple     []Const
	FrozenSet []Const
)

var _ Const = (*big.Int)(nil)
