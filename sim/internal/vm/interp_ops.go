package vm

import (
	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// The parts of instructions that the loop leaves to functions.

// unbound is the error of reading a register that holds nothing.
func (t *Thread) unbound(f *Frame, r uint16) error {
	name := "?"
	if int(r) < len(f.code.LocalNames) {
		name = f.code.LocalNames[r]
	}
	if f.code.Flags&compile.Optimized == 0 {
		return t.nameError(t.vm.Intern(name))
	}
	return t.unboundLocal(name)
}

func (t *Thread) unboundLocal(name string) error {
	err := t.Raise(UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
	if e, ok := err.(*Exc); ok {
		e.setField(0, NewStr(name))
	}
	return err
}

// unboundOf is unbound for the first of two registers that holds nothing.
func (t *Thread) unboundOf(f *Frame, a, b uint16) error {
	if f.reg(a).p == nil {
		return t.unbound(f, a)
	}
	return t.unbound(f, b)
}

// unboundCell is the error of reading an empty cell.
func (t *Thread) unboundCell(f *Frame, r uint16) error {
	if int(r) < f.code.NumLocals {
		return t.unboundLocal(f.code.LocalNames[r])
	}
	return t.unboundFree(f.code.FreeNames[int(r)-f.code.NumLocals])
}

func (t *Thread) unboundFree(name string) error {
	err := t.Raise(NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name)
	if e, ok := err.(*Exc); ok {
		e.setField(0, NewStr(name))
	}
	return err
}

// read gives the value of a register.
func (t *Thread) read(f *Frame, r uint16) (Value, error) {
	v := *f.reg(r)
	if v.p == nil {
		return v, t.unbound(f, r)
	}
	return v, nil
}

func (t *Thread) truth(f *Frame, r uint16) (bool, error) {
	v, err := t.read(f, r)
	if err != nil {
		return false, err
	}
	switch {
	case v.IsBool(), v.IsSmallInt():
		return v.n != 0, nil
	case v.IsNone():
		return false, nil
	}
	return t.Truth(v)
}

// The families of arithmetic instructions, in the order of syntax.BinaryOp.
const numBinary = compile.BitOr - compile.Add + 1

// opBinary is any arithmetic instruction, when the operands are not such that the
// loop has computed it itself.
func (t *Thread) opBinary(f *Frame, in *compile.Instr, b, c Value) error {
	if b.p == nil {
		return t.unbound(f, in.B)
	}
	if c.p == nil {
		return t.unbound(f, in.C)
	}
	family := (in.Op - compile.Add) / numBinary
	op := syntax.BinaryOp((in.Op - compile.Add) % numBinary)
	if v, ok := mixedArithmetic(op, b, c); ok {
		*f.reg(in.A) = v
		return nil
	}
	var v Value
	var err error
	if op == syntax.Add && b.Type() == StrType && c.Type() == StrType {
		v, err = t.concatStrs(as[Str](b), as[Str](c))
	} else if family == 1 || family == 2 && in.D == 1 {
		v, err = t.InPlaceOp(op, b, c)
	} else {
		v, err = t.BinaryOp(op, b, c)
	}
	if err != nil {
		return err
	}
	*f.reg(in.A) = v
	return nil
}

// mixedArithmetic computes what is quick with ints and floats of any mixture.
func mixedArithmetic(op syntax.BinaryOp, b, c Value) (Value, bool) {
	x, ok := smallFloat(b)
	if !ok {
		return Value{}, false
	}
	y, ok := smallFloat(c)
	if !ok {
		return Value{}, false
	}
	if !b.IsFloat() && !c.IsFloat() {
		if op == syntax.Div && y != 0 {
			return Float(x / y), true
		}
		return Value{}, false
	}
	switch op {
	case syntax.Add:
		return Float(x + y), true
	case syntax.Sub:
		return Float(x - y), true
	case syntax.Mult:
		return Float(x * y), true
	case syntax.Div:
		if y != 0 {
			return Float(x / y), true
		}
	}
	return Value{}, false
}

// smallFloat gives a number that a float holds exactly.
func smallFloat(v Value) (float64, bool) {
	const exact = 1 << 53
	switch {
	case v.IsFloat():
		return v.f(), true
	case v.IsSmallInt() && -exact <= v.i() && v.i() <= exact:
		return float64(v.i()), true
	}
	return 0, false
}

// floorDiv divides, rounding down; y is positive.
func floorDiv(x, y int64) int64 {
	q := x / y
	if x%y < 0 {
		q--
	}
	return q
}

// floorMod is what floorDiv leaves; y is positive.
func floorMod(x, y int64) int64 {
	m := x % y
	if m < 0 {
		m += y
	}
	return m
}

func bitOp(op compile.Op, x, y int64) int64 {
	switch op {
	case compile.BitAnd, compile.IBitAnd, compile.BitAndK:
		return x & y
	case compile.BitOr, compile.IBitOr, compile.BitOrK:
		return x | y
	}
	return x ^ y
}

// opCompare is a comparison that is not of small ints.
func (t *Thread) opCompare(f *Frame, in *compile.Instr) error {
	b, c := *f.reg(in.B), *f.reg(in.C)
	if b.p == nil || c.p == nil {
		return t.unboundOf(f, in.B, in.C)
	}
	op := syntax.CompareOp(in.Op - compile.Lt)
	if b.IsFloat() && c.IsFloat() {
		*f.reg(in.A) = Bool(compareFloats(b.f(), c.f(), op))
		return nil
	}
	v, err := t.RichCompare(b, c, op)
	if err == nil {
		*f.reg(in.A) = v
	}
	return err
}

// opJumpCompare says whether a comparing jump jumps.
func (t *Thread) opJumpCompare(f *Frame, in *compile.Instr) (bool, error) {
	b := *f.reg(in.B)
	var c Value
	var op syntax.CompareOp
	if in.Op >= compile.JumpLtK {
		c, op = f.code.consts[in.C], syntax.CompareOp(in.Op-compile.JumpLtK)
	} else {
		c, op = *f.reg(in.C), syntax.CompareOp(in.Op-compile.JumpLt)
		if c.p == nil && b.p != nil {
			return false, t.unbound(f, in.C)
		}
	}
	if b.p == nil {
		return false, t.unbound(f, in.B)
	}
	yes, err := t.compare(b, c, op)
	return yes == (in.A != 0), err
}

// compare gives the truth of any comparison.
func (t *Thread) compare(b, c Value, op syntax.CompareOp) (bool, error) {
	switch op {
	case syntax.Is:
		return b == c, nil
	case syntax.IsNot:
		return b != c, nil
	case syntax.In:
		return t.Contains(c, b)
	case syntax.NotIn:
		yes, err := t.Contains(c, b)
		return !yes, err
	case syntax.Eq, syntax.NotEq:
		if b.Type() == StrType && c.Type() == StrType {
			return (b == c || as[Str](b).s == as[Str](c).s) == (op == syntax.Eq), nil
		}
	}
	if b.IsFloat() && c.IsFloat() {
		return compareFloats(b.f(), c.f(), op), nil
	}
	return t.compareTruth(b, c, op)
}

func (t *Thread) opGetItem(f *Frame, in *compile.Instr) error {
	v, key := *f.reg(in.B), *f.reg(in.C)
	if v.p == nil || key.p == nil {
		return t.unboundOf(f, in.B, in.C)
	}
	if v.Type() == DictType {
		x, err := as[Dict](v).Get(t, key)
		if x.p != nil {
			*f.reg(in.A) = x
			return nil
		}
		if err == nil {
			err = t.RaiseArgs(KeyError, key)
		}
		return err
	}
	x, err := t.GetItem(v, key)
	if err == nil {
		*f.reg(in.A) = x
	}
	return err
}

func (t *Thread) opSetItem(f *Frame, in *compile.Instr) error {
	v, key, x := *f.reg(in.A), *f.reg(in.B), *f.reg(in.C)
	if v.p == nil || key.p == nil {
		return t.unboundOf(f, in.A, in.B)
	}
	if x.p == nil {
		return t.unbound(f, in.C)
	}
	if t.vm.pending != 0 && v.Type() == DictType {
		old, err := as[Dict](v).Get(t, key)
		if err != nil {
			return err
		}
		return t.afterSet(old, as[Dict](v).Set(t, key, x))
	}
	return t.SetItem(v, key, x)
}

// opMatchExc says whether the exception of a JumpNotExc matches.
func (t *Thread) opMatchExc(f *Frame, in *compile.Instr) (bool, error) {
	cls, err := t.read(f, in.C)
	if err != nil {
		return false, err
	}
	return t.matchesClass(as[Exc](*f.reg(in.B)), cls)
}

// raiseAgain is a bare raise. again is false if there was nothing to raise.
func (t *Thread) raiseAgain() (err error, again bool) {
	if e := t.Handling(); e != nil {
		return e, true
	}
	return t.Raise(RuntimeError, "No active exception to reraise"), false
}

// opCall is a call with keywords or unpacked arguments.
func (t *Thread) opCall(f *Frame, in *compile.Instr) (*Frame, Value, error) {
	callee, err := t.read(f, in.A)
	if err != nil {
		return nil, Value{}, err
	}
	if in.Op == compile.CallEx {
		return t.callUnpacked(f, in, callee)
	}
	at, n := in.A+1, int(in.B)
	if in.Op == compile.CallMethodKw {
		at++
		if f.reg(in.A+1).p != nil {
			at--
			n++
		}
	}
	return t.callFrom(f, callee, f.window(at, n), f.code.keywords(in.D), in.C)
}

// callUnpacked is f(*args, **kw).
func (t *Thread) callUnpacked(f *Frame, in *compile.Instr, callee Value) (*Frame, Value, error) {
	var args []Value
	if packed := *f.reg(in.A + 1); packed.Type() == ListType {
		args = as[List](packed).items
	} else {
		args = as[Tuple](packed).items
	}
	var kw []*Str
	if named := *f.reg(in.A + 2); named.p != nil && as[Dict](named).Len() > 0 {
		args = cloneValues(args)
		for k, v := range as[Dict](named).All() {
			name, ok := k.AsStr()
			if !ok {
				return nil, Value{}, t.Raise(TypeError, "keywords must be strings")
			}
			kw = append(kw, name)
			args = append(args, v)
		}
	}
	return t.callFrom(f, callee, args, kw, in.C)
}

// callFrom calls callee from frame f. If that takes a frame, it is pushed and
// given, and its result will go to register dst of f; else the result is given.
func (t *Thread) callFrom(f *Frame, callee Value, args []Value, kw []*Str, dst uint16) (*Frame, Value, error) {
	for i, v := range args {
		if v.p == nil {
			return nil, Value{}, t.unbound(f, t.registerOf(f, args, i))
		}
	}
	switch callee.Type() {
	case FunctionType:
		return t.pushFunction(as[Function](callee), Value{}, args, kw, dst)
	case BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType:
		v, err := t.callNative(as[Native](callee), args, kw)
		return nil, v, err
	case MethodType:
		if m := as[Method](callee); m.fn.Type() == FunctionType {
			return t.pushFunction(as[Function](m.fn), m.self, args, kw, dst)
		}
	case TypeType:
		if cls := as[Type](callee); cls.plainNew && cls.heap() && cls.Layout == LayoutObject {
			if init := t.Lookup(cls, nameInit); init.Type() == FunctionType {
				return t.pushInit(cls, as[Function](init), args, kw, dst)
			}
		}
	}
	v, err := t.CallKw(callee, args, kw)
	return nil, v, err
}

// registerOf finds which register an argument came from; only the message of
// an error needs it.
func (t *Thread) registerOf(f *Frame, args []Value, i int) uint16 {
	for r := 0; r < f.code.NumRegs; r++ {
		if f.reg(uint16(r)) == &args[i] {
			return uint16(r)
		}
	}
	return 0
}

// pushFunction pushes the frame of a call of a function written in Python, or
// makes the generator that the call gives. self, unless nil, comes first.
func (t *Thread) pushFunction(fn *Function, self Value, args []Value, kw []*Str, dst uint16) (*Frame, Value, error) {
	if c := fn.code; c.simple && self.p != nil && len(kw) == 0 && len(args)+1 == c.ArgCount {
		return t.pushMethod(fn, self, args, dst)
	}
	if self.p != nil {
		args = t.prepend(self, args)
	}
	if fn.code.Flags.Suspends() {
		v, err := t.callSuspending(fn, args, kw)
		return nil, v, err
	}
	if err := t.enterCall(); err != nil {
		return nil, Value{}, err
	}
	nf := t.push(fn)
	if err := t.bind(fn, window(nf.regs, 0, fn.code.NumRegs), args, kw); err != nil {
		t.pop(nf)
		return nil, Value{}, err
	}
	nf.mode, nf.dst = modeCall, dst
	t.fuel -= fn.code.cost
	return nf, Value{}, nil
}

// pushMethod is pushFunction for a method that takes just what it is given.
func (t *Thread) pushMethod(fn *Function, self Value, args []Value, dst uint16) (*Frame, Value, error) {
	if err := t.enterCall(); err != nil {
		return nil, Value{}, err
	}
	nf := t.push(fn)
	*reg(nf.regs, 0) = self
	for i, v := range args {
		*reg(nf.regs, uint16(i+1)) = v
	}
	for i, v := range fn.closure {
		*reg(nf.regs, uint16(fn.code.NumLocals+i)) = v
	}
	nf.mode, nf.dst = modeCall, dst
	t.fuel -= fn.code.cost
	return nf, Value{}, nil
}

// prepend gives self and args in a slice that is good until the next prepend.
func (t *Thread) prepend(self Value, args []Value) []Value {
	t.scratch = append(append(t.scratch[:0], self), args...)
	return t.scratch
}

// pushInit makes an instance of a class and pushes the frame of its __init__.
func (t *Thread) pushInit(cls *Type, init *Function, args []Value, kw []*Str, dst uint16) (*Frame, Value, error) {
	if cls.Flags&FlagAbstract != 0 {
		return nil, Value{}, t.abstractClass(cls)
	}
	obj, err := t.newInstance(cls)
	if err != nil {
		return nil, Value{}, err
	}
	if cls.finalizes {
		t.Watch(obj, HasDel, callDel)
	}
	nf, made, err := t.pushFunction(init, obj, args, kw, dst)
	if err != nil {
		return nil, Value{}, err
	}
	if nf == nil {
		return nil, Value{}, t.initReturned(made)
	}
	nf.mode, nf.self = modeInit, obj
	return nf, Value{}, nil
}
