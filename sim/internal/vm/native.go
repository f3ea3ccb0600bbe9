package vm

// NativeFunc is the body of a function that is written in Go. args are bound:
// one Value per declared parameter, in order (self first in a method); those
// that were not passed hold their default, or are nil without one; *args is a
// tuple, **kwargs a dict. The slice belongs to the caller: it is valid until
// the function returns and must not be kept.
type NativeFunc func(t *Thread, args []Value) (Value, error)

// Native is a function or method that is written in Go, declared by Fn.
type Native struct {
	Header
	name   string
	params *nativeParams
	fn     NativeFunc
	kind   nativeKind
	owner  *Type // of a method
}

type nativeKind uint8

const (
	kindFunction nativeKind = iota // or method, when listed in a TypeSpec
	kindStatic
	kindClass
)

// Fn declares a function or method. params is written as in Python, without
// self: "iterable, /, *, key=None, reverse=False". Defaults may be None, True,
// False, an int, a string in single quotes, or "..." for a parameter that may be missing and
// then is nil. Binding and its error messages are CPython's for built-in functions.
func Fn(name, params string, fn NativeFunc) *Native {
	return &Native{Header{BuiltinFunctionType}, name, parseParams(name, params), fn, kindFunction, nil}
}

// StaticFn declares a static method.
func StaticFn(name, params string, fn NativeFunc) *Native {
	n := Fn(name, params, fn)
	n.kind = kindStatic
	return n
}

// ClassFn declares a class method; its first argument is the class.
func ClassFn(name, params string, fn NativeFunc) *Native {
	n := Fn(name, params, fn)
	n.kind = kindClass
	return n
}
