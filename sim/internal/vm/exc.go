package vm

import (
	"fmt"
)

// Exc is an exception. As a Go error it is what a function written in Go
// returns when it raises.
type Exc struct {
	Header
	attrs    Attrs
	args     *Tuple
	fields   []Value // the attributes that its type's excSpec names; nil: None
	tb       *Traceback
	cause    Value // None or an exception, nil if not set
	context  *Exc
	suppress bool    // __suppress_context__
	held     []Value // see Native.hold
}

// excSpec is what the instances of an exception type have beyond args. It is
// inherited by classes that a program defines.
type excSpec struct {
	fields []string
	init   func(t *Thread, e *Exc, args []Value, kw []*Str) error // nil: takes no keywords, does nothing
	text   func(t *Thread, e *Exc) (string, error)                // __str__; nil: from args
}

// Error describes the exception for Go, without calling the program.
func (e *Exc) Error() string {
	text := ""
	if len(e.args.items) > 0 {
		if s, ok := e.args.items[0].AsStr(); ok {
			text = ": " + s.s
		}
	}
	return e.typ.Name + text
}

// AsExc gives v as an exception, if it is one.
func (v Value) AsExc() (*Exc, bool) {
	if v.Type().Layout != LayoutException {
		return nil, false
	}
	return as[Exc](v), true
}

// Value gives the exception as a Value, None for nil.
func (e *Exc) Value() Value {
	if e == nil {
		return None
	}
	return Obj(e)
}

// Args gives the exception's args.
func (e *Exc) Args() []Value { return e.args.items }

// Field gives an attribute that is built into the exception's type
// ("value" of StopIteration), None if it was not set.
func (e *Exc) Field(name string) Value {
	for i, field := range e.typ.exc.fields {
		if field == name && i < len(e.fields) && e.fields[i].p != nil {
			return e.fields[i]
		}
	}
	return None
}

// SetField sets an attribute that is built into the exception's type.
func (e *Exc) SetField(name string, v Value) {
	for i, field := range e.typ.exc.fields {
		if field == name {
			e.setField(i, v)
		}
	}
}

func (e *Exc) setField(i int, v Value) {
	if e.fields == nil {
		e.fields = make([]Value, len(e.typ.exc.fields))
	}
	e.fields[i] = v
}

// Context gives __context__, nil if there is none.
func (e *Exc) Context() *Exc { return e.context }

// SetContext sets __context__.
func (e *Exc) SetContext(c *Exc) { e.context = c }

// Cause gives __cause__, nil if there is none.
func (e *Exc) Cause() *Exc {
	if e.cause.p == nil || e.cause.IsNone() {
		return nil
	}
	return as[Exc](e.cause)
}

// SetCause sets __cause__, as "raise … from cause" does.
func (e *Exc) SetCause(c *Exc) { e.cause, e.suppress = c.Value(), true }

// Traceback gives __traceback__, nil if there is none.
func (e *Exc) Traceback() *Traceback { return e.tb }

// SetTraceback sets __traceback__.
func (e *Exc) SetTraceback(tb *Traceback) { e.tb = tb }

// NewExc makes an exception of a built-in type.
func (t *Thread) NewExc(typ *Type, args ...Value) (*Exc, error) {
	e := newExc(typ, args)
	if init := typ.exc.init; init != nil {
		if err := init(t, e, args, nil); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// newExc makes an exception without its type's initialisation.
func newExc(typ *Type, args []Value) *Exc {
	switch len(args) {
	case 0:
		return &Exc{Header: Header{typ}, args: emptyTuple}
	case 1:
		// The usual case in one allocation.
		o := &struct {
			Exc
			tuple Tuple
			arg   [1]Value
		}{}
		o.Exc.typ, o.tuple.typ = typ, TupleType
		o.arg[0] = args[0]
		o.tuple.items = o.arg[:]
		o.args = &o.tuple
		return &o.Exc
	}
	return &Exc{Header: Header{typ}, args: &Tuple{Header{TupleType}, cloneValues(args)}}
}

func tupleOf(items []Value) *Tuple {
	if len(items) == 0 {
		return emptyTuple
	}
	return &Tuple{Header{TupleType}, items}
}

// Raise raises an exception with a message; without one if format is "".
func (t *Thread) Raise(typ *Type, format string, args ...any) error {
	if format == "" {
		return t.RaiseArgs(typ)
	}
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
	}
	return t.RaiseArgs(typ, NewStr(text))
}

// RaiseArgs raises an exception with the given args.
func (t *Thread) RaiseArgs(typ *Type, args ...Value) error {
	e, err := t.NewExc(typ, args...)
	if err != nil {
		return err
	}
	t.chain(e)
	return e
}

// RaiseValue raises an exception, or an instance of a class of exceptions.
func (t *Thread) RaiseValue(v Value) error {
	e, err := t.exception(v)
	if err != nil {
		return err
	}
	t.chain(e)
	return e
}

// exception is what "raise v" raises: v, or an instance of v.
func (t *Thread) exception(v Value) (*Exc, error) {
	if e, ok := v.AsExc(); ok {
		return e, nil
	}
	if v.Type().Layout != LayoutType || !as[Type](v).IsSubtype(BaseException) {
		return nil, t.Raise(TypeError, "exceptions must derive from BaseException")
	}
	made, err := t.Call(v)
	if err != nil {
		return nil, err
	}
	e, ok := made.AsExc()
	if !ok {
		return nil, t.Raise(TypeError, "calling %s should have returned an instance of BaseException, not %s", reprOrName(t, v), made.Type().Name)
	}
	return e, nil
}

func reprOrName(t *Thread, v Value) string {
	s, err := t.Repr(v)
	if err != nil {
		return v.Type().Name
	}
	return s
}

// chain makes the exception being handled the context of e, which is about to
// be raised, without making a ring.
func (t *Thread) chain(e *Exc) {
	current := t.Handling()
	if current == nil || current == e {
		return
	}
	slow, odd := current, false
	for c := current; c.context != nil; c = c.context {
		if c.context == e {
			c.context = nil
			break
		}
		if odd {
			if slow = slow.context; slow == c.context {
				break
			}
		}
		odd = !odd
	}
	e.context = current
}

// excState is the exception being handled by the frames of one generator, or
// by those that belong to none.
type excState struct {
	exc  *Exc
	prev *excState // of who resumed the generator
}

// Handling gives the exception being handled, nil if there is none.
func (t *Thread) Handling() *Exc {
	for s := t.handling; s != nil; s = s.prev {
		if s.exc != nil {
			return s.exc
		}
	}
	return nil
}

// Handle calls f while e is being handled, so that what f raises has e as its context.
func (t *Thread) Handle(e *Exc, f func() error) error {
	state := t.handling
	saved := state.exc
	state.exc = e
	err := f()
	state.exc = saved
	return err
}

// Matches gives err as an exception if it is one of type typ.
func (t *Thread) Matches(err error, typ *Type) (*Exc, bool) {
	e, ok := err.(*Exc)
	if !ok || !e.typ.IsSubtype(typ) {
		return nil, false
	}
	return e, true
}

// matchesClass says whether an except clause for cls, a class or tuple of
// classes, catches e.
func (t *Thread) matchesClass(e *Exc, cls Value) (bool, error) {
	if cls.Type().Layout == LayoutTuple {
		for _, c := range as[Tuple](cls).items {
			if err := t.checkExcClass(c); err != nil {
				return false, err
			}
		}
		for _, c := range as[Tuple](cls).items {
			if e.typ.IsSubtype(as[Type](c)) {
				return true, nil
			}
		}
		return false, nil
	}
	if err := t.checkExcClass(cls); err != nil {
		return false, err
	}
	return e.typ.IsSubtype(as[Type](cls)), nil
}

func (t *Thread) checkExcClass(cls Value) error {
	if cls.Type().Layout != LayoutType || !as[Type](cls).IsSubtype(BaseException) {
		return t.Raise(TypeError, "catching classes that do not inherit from BaseException is not allowed")
	}
	return nil
}
