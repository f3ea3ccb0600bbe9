package vm

import (
	"math"
	"math/big"
	"unsafe"
)

// Value is any Python value, in two words. The first points at a Header, which
// every object starts with and which tells its type; the second is the payload
// of those that need no object of their own: ints that fit a word, floats and
// bools. So arithmetic on them allocates nothing, the type of anything is one
// load away, and identity is equality of the two words.
//
// The zero Value is no value at all: an unbound variable, a missing argument,
// an exhausted iterator.
//
// The pointers are unsafe because Go has no union of "any object" and "number"
// in two words: an interface holds either in two words but allocates for each
// float and each larger int. The rule that keeps it sound: p is only ever made
// from a pointer to a struct whose first field is a Header, by Obj, and only
// ever cast back after the Layout of the type has said which struct it is.
type Value struct {
	p unsafe.Pointer
	n uint64
}

// Header is the first field of every object.
type Header struct{ typ *Type }

// The immediates share these headers; their payload is in the Value.
var (
	intTag   Header
	floatTag Header
	boolTag  Header

	noneObj           Header
	notImplementedObj Header
	ellipsisObj       Header
)

// The values that exist once.
var (
	None           = Value{p: unsafe.Pointer(&noneObj)}
	True           = Value{p: unsafe.Pointer(&boolTag), n: 1}
	False          = Value{p: unsafe.Pointer(&boolTag)}
	NotImplemented = Value{p: unsafe.Pointer(&notImplementedObj)}
	Ellipsis       = Value{p: unsafe.Pointer(&ellipsisObj)}
)

// Object is a pointer to a struct that starts with a Header.
type Object interface{ header() *Header }

func (h *Header) header() *Header { return h }

// Obj makes the Value of an object.
func Obj[T any, P interface {
	*T
	Object
}](o P) Value {
	return Value{p: unsafe.Pointer(o)}
}

// Int makes an int.
func Int(i int64) Value { return Value{p: unsafe.Pointer(&intTag), n: uint64(i)} }

// Float makes a float.
func Float(f float64) Value { return Value{p: unsafe.Pointer(&floatTag), n: math.Float64bits(f)} }

// Bool makes True or False.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// BigInt is an int that does not fit a word, or an instance of a subclass of
// int of any size.
type BigInt struct {
	Header
	v *big.Int
}

// Big makes an int of any size; v must not be changed afterwards.
func Big(v *big.Int) Value {
	if v.IsInt64() {
		return Int(v.Int64())
	}
	return Obj(&BigInt{Header{IntType}, v})
}

// IsNil says whether v is no value: unbound, missing, exhausted.
func (v Value) IsNil() bool { return v.p == nil }

// IsNone says whether v is None.
func (v Value) IsNone() bool { return v.p == unsafe.Pointer(&noneObj) }

// Is is Python's identity.
func (v Value) Is(w Value) bool { return v == w }

// Type gives the type of v, which must not be nil.
func (v Value) Type() *Type { return (*Header)(v.p).typ }

// IsSmallInt says whether v is exactly an int that fits a word.
func (v Value) IsSmallInt() bool { return v.p == unsafe.Pointer(&intTag) }

// IsFloat says whether v is exactly a float.
func (v Value) IsFloat() bool { return v.p == unsafe.Pointer(&floatTag) }

// IsBool says whether v is True or False.
func (v Value) IsBool() bool { return v.p == unsafe.Pointer(&boolTag) }

// i is the payload of a small int or bool, unchecked.
func (v Value) i() int64 { return int64(v.n) }

// f is the payload of a float, unchecked.
func (v Value) f() float64 { return math.Float64frombits(v.n) }

// as casts to the struct that the type's layout promises, unchecked.
func as[T any](v Value) *T { return (*T)(v.p) }
