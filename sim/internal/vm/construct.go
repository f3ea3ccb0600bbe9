package vm

// newFunc is the New slot of a type.
type newFunc = func(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error)

// Constructor makes a New slot that binds its arguments to params first, which
// are declared as for Fn.
func Constructor(name, params string, fn func(t *Thread, cls *Type, args []Value) (Value, error)) func(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
	n := Fn(name, params, nil)
	return func(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		base := t.stack.alloc(n.params.cells)
		bound := window(base, 0, n.params.cells)
		err := t.bindNative(n, bound, args, kw)
		var result Value
		if err == nil {
			result, err = fn(t, cls, bound)
		}
		t.stack.release(base, n.params.cells)
		return result, err
	}
}

// atMost makes the New slot of a type that has its own words for too many
// arguments.
func atMost(n int, name string, f newFunc) newFunc {
	return func(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		if given := len(args) - len(kw); given > n {
			return Value{}, t.Raise(TypeError, "%s expected at most %d arguments, got %d", name, n, given)
		}
		return f(t, cls, args, kw)
	}
}

// Initializer makes an Init slot that binds its arguments to params first.
func Initializer(name, params string, fn func(t *Thread, self Value, args []Value) error) func(t *Thread, self Value, args []Value, kw []*Str) error {
	n := Fn(name, params, nil)
	return func(t *Thread, self Value, args []Value, kw []*Str) error {
		bound := make([]Value, n.params.cells)
		if err := t.bindNative(n, bound, args, kw); err != nil {
			return err
		}
		t.hold(self)
		defer t.unhold()
		return fn(t, self, bound)
	}
}

// allocator makes a New slot that takes what comes and leaves it to Init.
func allocator(make func(cls *Type) Value) newFunc {
	return func(_ *Thread, cls *Type, _ []Value, _ []*Str) (Value, error) { return make(cls), nil }
}

// member makes an attribute that is kept in the object's struct, which CPython
// has its own words for when it is set.
func member(name string, get func(v Value) Value) Getter {
	return Getter{
		Name: name,
		Get:  func(_ *Thread, v Value) (Value, error) { return get(v), nil },
		Set:  func(t *Thread, _, _ Value) error { return t.Raise(AttributeError, "readonly attribute") },
	}
}

// defineBuiltinTypes completes the built-in types of values.
func defineBuiltinTypes() {
	defineInt()
	defineBool()
	defineFloat()
	defineComplex()
	defineStr()
	defineBytes()
	defineByteArray()
	defineList()
	defineTuple()
	defineDict()
	defineDictViews()
	defineOrderedViews()
	defineSet()
	defineRange()
	defineSlice()
	defineIterators()
	defineMapping()
	defineMemoryView()
	defineSite()
}
