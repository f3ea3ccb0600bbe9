package vm

import (
	"math"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// The built-in functions that compute.

var (
	nameAbs    = Intern("__abs__")
	nameRound  = Intern("__round__")
	nameDivMod = Intern("__divmod__")
	nameRDM    = Intern("__rdivmod__")
	namePow    = Intern("__pow__")
)

func builtinAbs(t *Thread, args []Value) (Value, error) {
	v := args[0]
	switch {
	case v.IsSmallInt() && v.i() != math.MinInt64:
		return Int(max(v.i(), -v.i())), nil
	case v.IsFloat():
		return Float(math.Abs(v.f())), nil
	}
	result, found, err := t.callSpecial(v, nameAbs)
	if err == nil && !found {
		err = t.Raise(TypeError, "bad operand type for abs(): '%s'", v.Type().Name)
	}
	return result, err
}

func builtinRound(t *Thread, args []Value) (Value, error) {
	fn, self, err := t.special(args[0], nameRound)
	if err != nil {
		return Value{}, err
	}
	if fn.IsNil() {
		return Value{}, t.Raise(TypeError, "type %s doesn't define __round__ method", args[0].Type().Name)
	}
	var callArgs []Value
	if !args[1].IsNone() {
		callArgs = []Value{args[1]}
	}
	if self.IsNil() {
		return t.CallKw(fn, callArgs, nil)
	}
	return t.callWith(fn, self, callArgs, nil)
}

func builtinDivMod(t *Thread, args []Value) (Value, error) {
	v, w := args[0], args[1]
	result, found, err := t.callSpecial(v, nameDivMod, w)
	if err != nil || found && result != NotImplemented {
		return result, err
	}
	result, found, err = t.callSpecial(w, nameRDM, v)
	if err != nil || found && result != NotImplemented {
		return result, err
	}
	return Value{}, t.Raise(TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", v.Type().Name, w.Type().Name)
}

func builtinPow(t *Thread, args []Value) (Value, error) {
	base, exp, mod := args[0], args[1], args[2]
	if mod.IsNone() {
		return t.BinaryOp(syntax.Pow, base, exp)
	}
	if base.Type().heap() {
		result, found, err := t.callSpecial(base, namePow, exp, mod)
		if err != nil || found && result != NotImplemented {
			return result, err
		}
	}
	return powModulo(t, base, exp, mod)
}

// builtinSum adds ints exactly and floats with Neumaier's compensation: what
// is lost in each step is added up apart.
func builtinSum(t *Thread, args []Value) (Value, error) {
	total := args[1]
	switch total.Type().Layout {
	case LayoutStr:
		return Value{}, t.Raise(TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
	case LayoutBytes:
		return Value{}, t.Raise(TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
	case LayoutByteArray:
		return Value{}, t.Raise(TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	lost := 0.0
	settle := func() {
		if total.IsFloat() && lost != 0 && !math.IsInf(lost, 0) && !math.IsNaN(lost) {
			total = Float(total.f() + lost)
		}
		lost = 0
	}
	err := t.Iterate(args[0], func(v Value) error {
		if total.IsSmallInt() && v.IsSmallInt() {
			if s := total.i() + v.i(); (s > total.i()) == (v.i() > 0) {
				total = Int(s)
				return nil
			}
		}
		if total.IsFloat() {
			x, ok := v.AsFloat()
			if i, isInt := v.word(); isInt && !v.IsBool() {
				x, ok = float64(i), true
			}
			if ok && (v.IsFloat() || v.IsSmallInt()) {
				sum := total.f()
				next := sum + x
				if math.Abs(sum) >= math.Abs(x) {
					lost += (sum - next) + x
				} else {
					lost += (x - next) + sum
				}
				total = Float(next)
				return nil
			}
			settle()
		}
		var err error
		total, err = t.BinaryOp(syntax.Add, total, v)
		return err
	})
	settle()
	return total, err
}

// builtinExtreme makes min or max; op is < or >.
func builtinExtreme(name string, op syntax.CompareOp) NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		given, key, def := as[Tuple](args[0]).items, args[1], args[2]
		switch {
		case len(given) == 0:
			return Value{}, t.Raise(TypeError, "%s expected at least 1 argument, got 0", name)
		case len(given) == 1:
			best, err := t.extreme(given[0], key, op)
			if err != nil || !best.IsNil() {
				return best, err
			}
			if def.IsNil() {
				return Value{}, t.Raise(ValueError, "%s() iterable argument is empty", name)
			}
			return def, nil
		case !def.IsNil():
			return Value{}, t.Raise(TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
		}
		return t.extreme(args[0], key, op)
	}
}

// extreme gives the first item for which no other is less (or greater), nil
// without items.
func (t *Thread) extreme(items, key Value, op syntax.CompareOp) (Value, error) {
	var best, bestKey Value
	err := t.Iterate(items, func(v Value) error {
		k := v
		if !key.IsNone() {
			var err error
			if k, err = t.Call(key, v); err != nil {
				return err
			}
		}
		if best.IsNil() {
			best, bestKey = v, k
			return nil
		}
		better, err := t.compareTruth(k, bestKey, op)
		if better {
			best, bestKey = v, k
		}
		return err
	})
	return best, err
}

// builtinDigits makes bin, oct or hex.
func builtinDigits(base int, prefix string) NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		v, err := t.IndexBig(args[0])
		if err != nil {
			return Value{}, err
		}
		digits, negative, err := t.digits(v, base)
		if negative {
			prefix := "-" + prefix
			return NewStr(prefix + digits), err
		}
		return NewStr(prefix + digits), err
	}
}

func builtinChr(t *Thread, args []Value) (Value, error) {
	i, err := t.clampedIndex(args[0])
	if err != nil {
		return Value{}, err
	}
	if i < 0 || i > 0x10FFFF {
		return Value{}, t.Raise(ValueError, "chr() arg not in range(0x110000)")
	}
	return runeStr(rune(i)), nil
}

func builtinOrd(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if s, ok := v.AsStr(); ok {
		if s.n == 1 {
			r, _ := decodeRune(s.s)
			return Int(int64(r)), nil
		}
		return Value{}, t.Raise(TypeError, "ord() expected a character, but string of length %d found", s.n)
	}
	if isBytesLike(v) && v.Type() != MemoryViewType {
		if b := viewBytes(v); len(b) == 1 {
			return byteAt(b, 0), nil
		}
		return Value{}, t.Raise(TypeError, "ord() expected a character, but string of length %d found", len(viewBytes(v)))
	}
	return Value{}, t.Raise(TypeError, "ord() expected string of length 1, but %s found", v.Type().Name)
}
