package vm

import (
	"errors"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// What Python's operators and built-in functions do, for Go code.

// Repr gives repr(v).
func (t *Thread) Repr(v Value) (string, error) {
	if err := t.enterGo(); err != nil {
		return "", err
	}
	s, err := v.Type().Repr(t, v)
	t.leaveGo()
	return s, err
}

// Str gives str(v).
func (t *Thread) Str(v Value) (string, error) {
	if v.Type() == StrType {
		return as[Str](v).s, nil
	}
	if err := t.enterGo(); err != nil {
		return "", err
	}
	s, err := v.Type().Str(t, v)
	t.leaveGo()
	return s, err
}

// Hash gives hash(v).
func (t *Thread) Hash(v Value) (int64, error) {
	return v.Type().Hash(t, v)
}

// Truth gives bool(v).
func (t *Thread) Truth(v Value) (bool, error) {
	if v.IsBool() {
		return v.n != 0, nil
	}
	typ := v.Type()
	if typ.Bool != nil {
		return typ.Bool(t, v)
	}
	if typ.Len != nil {
		n, err := typ.Len(t, v)
		return n != 0, err
	}
	return true, nil
}

// Equal says whether a is b or a == b, as containers compare.
func (t *Thread) Equal(a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	return t.compareTruth(a, b, syntax.Eq)
}

// Less gives a < b.
func (t *Thread) Less(a, b Value) (bool, error) {
	return t.compareTruth(a, b, syntax.Lt)
}

func (t *Thread) compareTruth(a, b Value, op syntax.CompareOp) (bool, error) {
	switch {
	case a.IsSmallInt() && b.IsSmallInt():
		return compareInts(a.i(), b.i(), op), nil
	case a.IsFloat() && b.IsFloat():
		return compareFloats(a.f(), b.f(), op), nil
	}
	v, err := t.RichCompare(a, b, op)
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

// swapped is the operator with the operands exchanged.
var swapped = [...]syntax.CompareOp{
	syntax.Lt: syntax.Gt, syntax.LtE: syntax.GtE, syntax.Eq: syntax.Eq,
	syntax.NotEq: syntax.NotEq, syntax.Gt: syntax.Lt, syntax.GtE: syntax.LtE,
}

// RichCompare gives a op b for one of the first six comparison operators.
func (t *Thread) RichCompare(a, b Value, op syntax.CompareOp) (Value, error) {
	if a.IsSmallInt() && b.IsSmallInt() {
		return Bool(compareInts(a.i(), b.i(), op)), nil
	}
	if err := t.enterGo(); err != nil {
		return Value{}, err
	}
	v, err := t.richCompare(a, b, op)
	t.leaveGo()
	return v, err
}

func compareInts(a, b int64, op syntax.CompareOp) bool {
	switch op {
	case syntax.Lt:
		return a < b
	case syntax.LtE:
		return a <= b
	case syntax.Eq:
		return a == b
	case syntax.NotEq:
		return a != b
	case syntax.Gt:
		return a > b
	}
	return a >= b
}

func (t *Thread) richCompare(a, b Value, op syntax.CompareOp) (Value, error) {
	ta, tb := a.Type(), b.Type()
	tried := false
	if ta != tb && tb.Compare != nil && tb.IsSubtype(ta) {
		tried = true
		if v, err := tb.Compare(t, b, a, swapped[op]); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if ta.Compare != nil {
		if v, err := ta.Compare(t, a, b, op); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if !tried && tb.Compare != nil {
		if v, err := tb.Compare(t, b, a, swapped[op]); err != nil || v != NotImplemented {
			return v, err
		}
	}
	switch op {
	case syntax.Eq:
		return Bool(a == b), nil
	case syntax.NotEq:
		return Bool(a != b), nil
	}
	return Value{}, t.Raise(TypeError, "'%s' not supported between instances of '%s' and '%s'", op, ta.Name, tb.Name)
}

// BinaryOp gives a op b.
func (t *Thread) BinaryOp(op syntax.BinaryOp, a, b Value) (Value, error) {
	v, err := t.binary(op, a, b)
	if v == NotImplemented && err == nil {
		return Value{}, t.badOperands(op.String(), op, a, b)
	}
	return v, err
}

// binary tries the slots of both operands, that of b first if its type
// derives from a's and has a slot of its own.
func (t *Thread) binary(op syntax.BinaryOp, a, b Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	fa, fb := ta.Binary[op], tb.Binary[op]
	if ta == tb || ta.python&tb.python&(1<<op) != 0 {
		fb = nil
	}
	if err := t.enterGo(); err != nil {
		return Value{}, err
	}
	defer t.leaveGo()
	if fb != nil && fa != nil && tb.IsSubtype(ta) {
		if v, err := fb(t, a, b); err != nil || v != NotImplemented {
			return v, err
		}
		fb = nil
	}
	if fa != nil {
		if v, err := fa(t, a, b); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if fb != nil {
		return fb(t, a, b)
	}
	return NotImplemented, nil
}

// InPlaceOp gives a op= b.
func (t *Thread) InPlaceOp(op syntax.BinaryOp, a, b Value) (Value, error) {
	if f := a.Type().InPlace[op]; f != nil {
		if v, err := f(t, a, b); err != nil || v != NotImplemented {
			return v, err
		}
	}
	v, err := t.binary(op, a, b)
	if v == NotImplemented && err == nil {
		return Value{}, t.badOperands(op.String()+"=", op, a, b)
	}
	return v, err
}

func (t *Thread) badOperands(text string, op syntax.BinaryOp, a, b Value) error {
	// Sequences have + and * of their own in CPython, with other messages.
	if op == syntax.Add && a.Type().concatName != "" {
		what := a.Type().concatName
		return t.Raise(TypeError, "can only concatenate %s (not \"%s\") to %s", what, b.Type().Name, what)
	}
	if op == syntax.Mult {
		for _, pair := range [2][2]Value{{a, b}, {b, a}} {
			if pair[0].Type().GetItem != nil && pair[0].Type().Flags&FlagMapping == 0 && pair[0].Type().Binary[syntax.Mult] != nil && pair[0].Type().Int == nil {
				return t.Raise(TypeError, "can't multiply sequence by non-int of type '%s'", pair[1].Type().Name)
			}
		}
	}
	if op == syntax.Pow {
		text = "** or pow()"
		if len(text) > 2 && text[len(text)-1] == '=' {
			text = "**="
		}
	}
	return t.Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", text, a.Type().Name, b.Type().Name)
}

var unaryMessages = [...]string{syntax.Invert: "unary ~", syntax.UAdd: "unary +", syntax.USub: "unary -"}

// UnaryOp gives op v.
func (t *Thread) UnaryOp(op syntax.UnaryOp, v Value) (Value, error) {
	if op == syntax.Not {
		b, err := t.Truth(v)
		return Bool(!b), err
	}
	if f := v.Type().Unary[op]; f != nil {
		return f(t, v)
	}
	return Value{}, t.Raise(TypeError, "bad operand type for %s: '%s'", unaryMessages[op], v.Type().Name)
}

// Iter gives iter(v).
func (t *Thread) Iter(v Value) (Value, error) {
	typ := v.Type()
	if typ.Iter == nil {
		if typ.GetItem != nil && typ.Flags&FlagMapping == 0 && typ.Layout != LayoutType {
			return newSequenceIterator(v), nil
		}
		return Value{}, t.Raise(TypeError, "'%s' object is not iterable", typ.Name)
	}
	it, err := typ.Iter(t, v)
	if err == nil && it.Type().Next == nil {
		return Value{}, t.Raise(TypeError, "iter() returned non-iterator of type '%s'", it.Type().Name)
	}
	return it, err
}

// Next gives the next item of an iterator, nil when it is exhausted.
func (t *Thread) Next(it Value) (Value, error) {
	next := it.Type().Next
	if next == nil {
		return Value{}, t.Raise(TypeError, "'%s' object is not an iterator", it.Type().Name)
	}
	v, err := next(t, it)
	t.obtain(v)
	return v, err
}

// NextOrStop gives the next item of an iterator, or raises its StopIteration,
// which Next does not show.
func (t *Thread) NextOrStop(it Value) (Value, error) {
	typ := it.Type()
	if typ.Next == nil {
		return t.Next(it)
	}
	if fn := t.Lookup(typ, nameNext); fn.p != nil && (typ.heap() || typ == GeneratorType) {
		x, _, err := t.callSpecial(it, nameNext)
		return x, err
	}
	x, err := typ.Next(t, it)
	if err == nil && x.p == nil {
		err = t.RaiseArgs(StopIteration)
	}
	return x, err
}

// Iterate calls f with every item of an iterable. An error of f ends it.
func (t *Thread) Iterate(v Value, f func(Value) error) error {
	switch v.Type() {
	case TupleType:
		for _, x := range as[Tuple](v).items {
			if err := f(x); err != nil {
				return err
			}
		}
		return nil
	case ListType:
		for i := 0; i < len(as[List](v).items); i++ {
			if err := f(as[List](v).items[i]); err != nil {
				return err
			}
		}
		return nil
	}
	it, err := t.Iter(v)
	if err != nil {
		return err
	}
	next := it.Type().Next
	for {
		x, err := next(t, it)
		if err != nil || x.p == nil {
			return err
		}
		t.obtain(x)
		if err := t.Spend(1); err != nil {
			return err
		}
		if err := f(x); err != nil {
			return err
		}
	}
}

// ToList gives the items of an iterable in a new slice.
func (t *Thread) ToList(v Value) ([]Value, error) {
	var items []Value
	switch v.Type() {
	case TupleType:
		items = as[Tuple](v).items
	case ListType:
		items = as[List](v).items
	default:
		return t.gather(v)
	}
	if err := t.Alloc(valueSize * len(items)); err != nil {
		return nil, err
	}
	return append(make([]Value, 0, len(items)), items...), nil
}

// fill makes the search for garbage see what Go code has put into items so far,
// until the function that it gives is called.
func (t *Thread) fill(items *[]Value) (filled func()) {
	t.filling = append(t.filling, items)
	return func() { t.filling = t.filling[:len(t.filling)-1] }
}

// gather gives the items of an iterable that is no list or tuple.
func (t *Thread) gather(v Value) ([]Value, error) {
	l := NewList(nil)
	defer t.fill(&l.items)()
	t.hold(Obj(l))
	defer t.unhold()
	err := t.Iterate(v, func(x Value) error { return l.Append(t, x) })
	t.obtain(Obj(l))
	return l.items, err
}

// Len gives len(v).
func (t *Thread) Len(v Value) (int, error) {
	if f := v.Type().Len; f != nil {
		return f(t, v)
	}
	return 0, t.Raise(TypeError, "object of type '%s' has no len()", v.Type().Name)
}

// GetItem gives v[key].
func (t *Thread) GetItem(v, key Value) (Value, error) {
	if f := v.Type().GetItem; f != nil {
		return f(t, v, key)
	}
	if v.Type().Layout == LayoutType {
		return t.classGetItem(v, key)
	}
	return Value{}, t.Raise(TypeError, "'%s' object is not subscriptable", v.Type().Name)
}

// classGetItem gives cls[key], by __class_getitem__.
func (t *Thread) classGetItem(cls, key Value) (Value, error) {
	fn, err := t.LookupAttr(cls, nameClassGetItem)
	if err != nil {
		return Value{}, err
	}
	if fn.p == nil {
		return Value{}, t.Raise(TypeError, "type '%s' is not subscriptable", as[Type](cls).Name)
	}
	return t.Call(fn, key)
}

// SetItem does v[key] = x.
func (t *Thread) SetItem(v, key, x Value) error {
	if f := v.Type().SetItem; f != nil {
		return f(t, v, key, x)
	}
	return t.Raise(TypeError, "'%s' object does not support item assignment", v.Type().Name)
}

// DelItem does del v[key].
func (t *Thread) DelItem(v, key Value) error {
	if f := v.Type().SetItem; f != nil {
		return f(t, v, key, Value{})
	}
	if typ := v.Type(); (typ.heap() || typ.Len != nil || typ.Contains != nil) && typ.Flags&FlagMapping == 0 && (key.isInt() || key.Type().Index != nil) {
		return t.Raise(TypeError, "'%s' object doesn't support item deletion", typ.Name)
	}
	return t.Raise(TypeError, "'%s' object does not support item deletion", v.Type().Name)
}

var errFound = errors.New("found")

// Contains gives x in v.
func (t *Thread) Contains(v, x Value) (bool, error) {
	typ := v.Type()
	if typ.Contains != nil {
		return typ.Contains(t, v, x)
	}
	if typ.Iter == nil && typ.GetItem == nil {
		return false, t.Raise(TypeError, "argument of type '%s' is not a container or iterable", typ.Name)
	}
	err := t.Iterate(v, func(item Value) error {
		same, err := t.Equal(item, x)
		if same && err == nil {
			return errFound
		}
		return err
	})
	if err == errFound {
		return true, nil
	}
	return false, err
}

// Index gives v as a Go int, by __index__. An int that is too large raises
// OverflowError.
func (t *Thread) Index(v Value) (int, error) {
	if v.IsSmallInt() || v.IsBool() {
		return int(v.i()), nil
	}
	i, err := t.IndexBig(v)
	if err != nil {
		return 0, err
	}
	n, ok := i.AsInt()
	if !ok {
		return 0, t.Raise(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}

// IndexBig gives v as an int of any size, by __index__.
func (t *Thread) IndexBig(v Value) (Value, error) {
	if v.isInt() {
		return plainInt(v), nil
	}
	f := v.Type().Slots.Index
	if f == nil {
		return Value{}, t.Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	i, err := f(t, v)
	if err != nil {
		return Value{}, err
	}
	if !i.isInt() {
		return Value{}, t.Raise(TypeError, "__index__ returned non-int (type %s)", i.Type().Name)
	}
	return plainInt(i), nil
}

// IsInstance gives isinstance(v, cls), cls a class, a union or a tuple of them.
func (t *Thread) IsInstance(v, cls Value) (bool, error) {
	if cls.Type() == TypeType {
		if v.Type().IsSubtype(as[Type](cls)) {
			return true, nil
		}
		return t.claimsClass(v, as[Type](cls))
	}
	if Obj(v.Type()) == cls {
		return true, nil
	}
	return t.checkClass(cls, v, nameInstanceCheck, t.IsInstance, func(cls Value) (bool, error) {
		if cls.Type().Layout == LayoutType {
			if v.Type().IsSubtype(as[Type](cls)) {
				return true, nil
			}
			return t.claimsClass(v, as[Type](cls))
		}
		return false, t.Raise(TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
	})
}

// claimsClass says whether v's __class__ is a class that derives from cls
// though its type is not: mocks and proxies do that.
func (t *Thread) claimsClass(v Value, cls *Type) (bool, error) {
	if !v.Type().heap() {
		return false, nil
	}
	claimed, err := t.LookupAttr(v, nameClass)
	if err != nil || claimed.p == nil || claimed.Type().Layout != LayoutType {
		return false, err
	}
	return as[Type](claimed).IsSubtype(cls), nil
}

// IsSubclass gives issubclass(sub, cls).
func (t *Thread) IsSubclass(sub, cls Value) (bool, error) {
	return t.checkClass(cls, sub, nameSubclassCheck, t.IsSubclass, func(cls Value) (bool, error) {
		if sub.Type().Layout != LayoutType {
			return false, t.Raise(TypeError, "issubclass() arg 1 must be a class")
		}
		if cls.Type().Layout != LayoutType {
			return false, t.Raise(TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
		}
		return as[Type](sub).IsSubtype(as[Type](cls)), nil
	})
}

// checkClass is what isinstance and issubclass share: tuples, and classes
// that decide by themselves.
func (t *Thread) checkClass(cls, v Value, method *Str, again func(v, cls Value) (bool, error), plain func(cls Value) (bool, error)) (bool, error) {
	if cls.Type().Layout == LayoutTuple {
		if err := t.enterGo(); err != nil {
			return false, err
		}
		defer t.leaveGo()
		for _, c := range as[Tuple](cls).items {
			if yes, err := again(v, c); yes || err != nil {
				return yes, err
			}
		}
		return false, nil
	}
	if cls.Type() != TypeType {
		if result, found, err := t.callSpecial(cls, method, v); found || err != nil {
			if err != nil {
				return false, err
			}
			return t.Truth(result)
		}
	}
	return plain(cls)
}

// Format gives format(v, spec).
func (t *Thread) Format(v Value, spec string) (string, error) {
	if text, ok, err := t.formatBuiltin(v, spec); ok {
		return text, err
	}
	result, found, err := t.callSpecial(v, nameFormat, NewStr(spec))
	if err != nil {
		return "", err
	}
	if !found {
		return "", t.Raise(TypeError, "Type %s doesn't define __format__", v.Type().Name)
	}
	s, ok := result.AsStr()
	if !ok {
		return "", t.Raise(TypeError, "__format__ must return a str, not %s", result.Type().Name)
	}
	return s.s, nil
}

// maxGoDepth bounds how often Go code may call back into Python within
// itself; Go's own stack would allow more, but not without end.
const maxGoDepth = 10000

// enterGo counts a Go function that may call back into itself through the
// program's data: repr of a nested list, comparison, a native's callback.
func (t *Thread) enterGo() error {
	t.goDepth++
	if t.goDepth > maxGoDepth {
		t.goDepth--
		return t.recursionError()
	}
	return nil
}

func (t *Thread) leaveGo() { t.goDepth-- }

func (t *Thread) recursionError() error {
	return t.Raise(RecursionError, "maximum recursion depth exceeded")
}
