package vm

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// Type is a Python type. Those written in Go are declared once per process by
// a TypeSpec and never change, so concurrent runs share them; classes that a
// program defines belong to its run.
type Type struct {
	Header          // its metaclass
	Name     string // "list", "C"
	QualName string
	Module   string // "builtins", "__main__", "asyncio.tasks"
	Bases    []*Type
	MRO      []*Type // from the type itself to object
	Layout   Layout
	Flags    TypeFlags
	Dict     *Dict // its own attributes
	Slots

	attrsOffset uintptr // where instances keep their attributes (an Attrs); 0 nowhere
	version     uint32  // changes when an attribute of it or of a base does; keys inline caches
	hint        uint8   // how many attributes its instances have had so far
	noDict      bool    // instances have no __dict__: the class and its bases have __slots__
	weak        bool    // instances can be weakly referenced
	finalizes   bool    // it has a __del__
	slotNames   []*Str  // of __slots__
	exc         *excSpec
	methods     []*Native // as given by the TypeSpec
	concatName  string    // a sequence's name in the message of a bad +

	plainGetAttr bool // GetAttr is object's
	plainNew     bool // New is object's
	plainInit    bool // Init is object's
	plainSetAttr bool // SetAttr is object's
}

// TypeFlags describes a Type.
type TypeFlags uint8

// The flags of a Type.
const (
	FlagFinal    TypeFlags = 1 << iota // no subclasses: bool, NoneType, function
	FlagHeap                           // defined by a program: mutable
	FlagSequence                       // matches sequence patterns
	FlagMapping                        // matches mapping patterns
	FlagAbstract                       // has abstract methods left
	FlagInFull                         // messages name it with its module: see NameInFull
)

// Layout says which Go struct an instance is, and is inherited by subclasses:
// v.Type().Layout == LayoutList means that as[List](v) is sound, for
// instances of list and of every class that derives from it.
type Layout uint8

// The layouts. Types whose instances no other file needs to recognise share
// LayoutOther and are told by their exact type.
const (
	LayoutObject Layout = iota // Instance
	LayoutInt                  // an immediate if exactly int and small, else BigInt
	LayoutFloat                // an immediate if exactly float, else FloatObject
	LayoutBool
	LayoutComplex
	LayoutStr
	LayoutBytes
	LayoutByteArray
	LayoutList
	LayoutTuple
	LayoutDict
	LayoutSet // set and frozenset
	LayoutType
	LayoutException
	LayoutModule
	LayoutOther
)

// Slots are the operations of a type, as Go functions. A nil slot is an
// operation that the type lacks. A subclass inherits those that its class body
// does not override; where it does, the slot calls the special method. For a
// type written in Go the special methods (__len__, __add__, …) appear in its
// Dict by themselves, made from its slots.
//
// Functions that give a Value may give NotImplemented where Python's do.
type Slots struct {
	New  func(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) // args hold the keywords' values at the end
	Init func(t *Thread, self Value, args []Value, kw []*Str) error

	Repr func(t *Thread, v Value) (string, error)
	Str  func(t *Thread, v Value) (string, error)
	Hash func(t *Thread, v Value) (int64, error)
	Bool func(t *Thread, v Value) (bool, error)

	GetAttr func(t *Thread, v Value, name *Str) (Value, error)
	SetAttr func(t *Thread, v Value, name *Str, x Value) error // nil x deletes
	Compare func(t *Thread, v, w Value, op syntax.CompareOp) (Value, error)
	Call    func(t *Thread, v Value, args []Value, kw []*Str) (Value, error)

	DescrGet func(t *Thread, descr, obj Value, cls *Type) (Value, error) // nil obj: through the class
	DescrSet func(t *Thread, descr, obj, x Value) error                  // nil x deletes

	Iter func(t *Thread, v Value) (Value, error)
	Next func(t *Thread, v Value) (Value, error) // nil Value: exhausted

	Len      func(t *Thread, v Value) (int, error)
	GetItem  func(t *Thread, v, key Value) (Value, error)
	SetItem  func(t *Thread, v, key, x Value) error // nil x deletes
	Contains func(t *Thread, v, x Value) (bool, error)

	// Binary operations are called with the operands in the program's order,
	// whichever of the two types the slot was found on.
	Binary  [syntax.BitOr + 1]func(t *Thread, v, w Value) (Value, error)
	InPlace [syntax.BitOr + 1]func(t *Thread, v, w Value) (Value, error)
	python  uint16                                                   // the Binary slots that call methods written in Python, as bits
	Unary   [syntax.USub + 1]func(t *Thread, v Value) (Value, error) // Not is Bool's business
	Index   func(t *Thread, v Value) (Value, error)
	Int     func(t *Thread, v Value) (Value, error)
	Float   func(t *Thread, v Value) (Value, error)

	Await func(t *Thread, v Value) (Value, error) // the iterator that await drives
	AIter func(t *Thread, v Value) (Value, error)
	ANext func(t *Thread, v Value) (Value, error)

	// Resume is the send of generators and coroutines, without the
	// StopIteration: see Resumable in coroutine.go.
	Resume func(t *Thread, v, in Value, throw error) (out Value, done bool, err error)

	// Visit calls visit for every Value that v holds on to. The search for
	// what a program can still reach follows it; a type that holds Values
	// must have it.
	Visit func(v Value, visit func(Value))

	// Size gives the bytes that v takes beside its struct, without what it
	// refers to: for types written in Go that keep what a program can size.
	Size func(v Value) int
}

// TypeSpec declares a type that is written in Go.
type TypeSpec struct {
	Module  string // "builtins" if empty
	Base    *Type  // object if nil
	Layout  Layout // the base's if LayoutObject
	Flags   TypeFlags
	Doc     string
	Attrs   uintptr   // offset of the Attrs in the struct, for types whose instances take attributes
	Methods []*Native // Fn: a method; with StaticFn and ClassFn
	Getters []Getter
	Consts  map[string]Value // other entries of its Dict
	Slots   Slots
}

// Getter is a computed attribute of a type that is written in Go.
type Getter struct {
	Name string
	Get  func(t *Thread, self Value) (Value, error)
	Set  func(t *Thread, self, x Value) error // nil: read-only; nil x deletes
}
