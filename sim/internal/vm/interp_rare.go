package vm

import (
	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// execute is every instruction that the loop itself has no case for. None of them
// changes which frame runs, or where it goes on.
func (t *Thread) execute(f *Frame, in *compile.Instr) error {
	switch in.Op {
	case compile.StoreGlobal, compile.DelGlobal, compile.LoadName, compile.StoreName, compile.DelName,
		compile.DelCell, compile.LoadClassCell, compile.LoadClassName, compile.LoadLocalsDict:
		return t.executeName(f, in)
	case compile.DelAttr, compile.LoadSpecial, compile.DelItem, compile.BuildSlice, compile.GetSlice:
		return t.executeObject(f, in)
	case compile.Invert, compile.UAdd, compile.USub:
		v, err := t.read(f, in.B)
		if err != nil {
			return err
		}
		return t.store(f, in.A)(t.UnaryOp(syntax.UnaryOp(in.Op-compile.Not), v))
	case compile.In, compile.NotIn:
		b, c := *f.reg(in.B), *f.reg(in.C)
		if b.p == nil || c.p == nil {
			return t.unboundOf(f, in.B, in.C)
		}
		yes, err := t.compare(b, c, syntax.CompareOp(in.Op-compile.Lt))
		return t.store(f, in.A)(Bool(yes), err)
	case compile.GetIter:
		v, err := t.read(f, in.B)
		if err != nil {
			return err
		}
		return t.store(f, in.A)(t.Iter(v))
	case compile.MakeFunction, compile.SetFunction, compile.LoadBuildClass, compile.Intrinsic, compile.LoadCommon:
		return t.executeDefinition(f, in)
	case compile.PushExc, compile.PopExc, compile.Raise, compile.RaiseFrom, compile.SplitGroup, compile.JoinGroups, compile.WithExit:
		return t.executeExc(f, in)
	case compile.GetAwaitable, compile.GetYieldFrom, compile.GetAIter, compile.GetANext:
		return t.executeAwait(f, in)
	case compile.Import, compile.ImportFrom, compile.ImportStar:
		return t.executeImport(f, in)
	case compile.MatchSequence, compile.MatchMapping, compile.MatchKeys, compile.MatchClass, compile.GetLen:
		return t.executeMatch(f, in)
	case compile.LineStart:
		t.fuel += int64(in.D)
		if w := t.vm.cfg.Watch; w != nil {
			w.Line(t, f)
		}
		return nil
	case compile.FrameEnd:
		if w := t.vm.cfg.Watch; w != nil {
			w.Return(t, f, f.Result())
		}
		return nil
	}
	return t.executeBuild(f, in)
}

// store gives a function that puts a result in a register.
func (t *Thread) store(f *Frame, r uint16) func(v Value, err error) error {
	return func(v Value, err error) error {
		if err == nil {
			*f.reg(r) = v
		}
		return err
	}
}

// executeName is the instructions for names that are in no register.
func (t *Thread) executeName(f *Frame, in *compile.Instr) error {
	switch in.Op {
	case compile.StoreGlobal:
		v, err := t.read(f, in.A)
		if err != nil {
			return err
		}
		name := f.code.site(in.D).name
		old := f.globals.GetStr(name)
		return t.afterSet(old, f.globals.Set(t, Obj(name), v))
	case compile.DelGlobal:
		name := f.code.site(in.D).name
		if f.globals.DeleteStr(name).p == nil {
			return t.nameError(name)
		}
		return t.afterStore(nil)
	case compile.LoadName:
		return t.store(f, in.A)(t.loadName(f, f.code.site(in.D)))
	case compile.StoreName:
		v, err := t.read(f, in.A)
		if err != nil {
			return err
		}
		return t.storeName(f, f.code.site(in.D).name, v)
	case compile.DelName:
		return t.deleteName(f, f.code.site(in.D).name)
	case compile.DelCell:
		c := as[Cell](*f.reg(in.A))
		if c.v.p == nil {
			return t.unboundCell(f, in.A)
		}
		c.v = Value{}
		return t.afterStore(nil)
	case compile.LoadClassCell:
		v, err := t.lookupMapping(*f.reg(in.C), f.code.site(in.D).name)
		if v.p == nil && err == nil {
			if v = as[Cell](*f.reg(in.B)).v; v.p == nil {
				err = t.unboundCell(f, in.B)
			}
		}
		return t.store(f, in.A)(v, err)
	case compile.LoadClassName:
		s := f.code.site(in.D)
		v, err := t.lookupMapping(*f.reg(in.B), s.name)
		if v.p == nil && err == nil {
			v, err = t.loadGlobal(f, s)
		}
		return t.store(f, in.A)(v, err)
	}
	*f.reg(in.A) = f.locals
	return nil
}

// lookupMapping gives m[name], nil if it is not there.
func (t *Thread) lookupMapping(m Value, name *Str) (Value, error) {
	if m.p == nil {
		return Value{}, nil
	}
	if m.Type() == DictType {
		return as[Dict](m).GetStr(name), nil
	}
	v, err := t.GetItem(m, Obj(name))
	if _, missing := t.Matches(err, KeyError); missing {
		return Value{}, nil
	}
	return v, err
}

func (t *Thread) loadName(f *Frame, s *site) (Value, error) {
	v, err := t.lookupMapping(f.locals, s.name)
	if v.p != nil || err != nil {
		return v, err
	}
	return t.loadGlobal(f, s)
}

// storeName binds a name in the frame's locals mapping.
func (t *Thread) storeName(f *Frame, name *Str, v Value) error {
	m := f.locals
	if m.p == nil {
		m = Obj(f.globals)
	}
	if m.Type() == DictType {
		old := as[Dict](m).GetStr(name)
		return t.afterSet(old, as[Dict](m).Set(t, Obj(name), v))
	}
	return t.SetItem(m, Obj(name), v)
}

func (t *Thread) deleteName(f *Frame, name *Str) error {
	if f.locals.Type() == DictType {
		if as[Dict](f.locals).DeleteStr(name).p == nil {
			return t.nameError(name)
		}
		return t.afterStore(nil)
	}
	err := t.DelItem(f.locals, Obj(name))
	if _, missing := t.Matches(err, KeyError); missing {
		return t.nameError(name)
	}
	return err
}

// executeObject is the rarer instructions for attributes and items.
func (t *Thread) executeObject(f *Frame, in *compile.Instr) error {
	switch in.Op {
	case compile.DelAttr:
		v, err := t.read(f, in.A)
		if err != nil {
			return err
		}
		return t.afterStore(t.DelAttr(v, f.code.site(in.D).name))
	case compile.LoadSpecial:
		v, err := t.read(f, in.B)
		if err != nil {
			return err
		}
		return t.loadSpecial(f, in, v)
	case compile.DelItem:
		v, key := *f.reg(in.A), *f.reg(in.B)
		if v.p == nil || key.p == nil {
			return t.unboundOf(f, in.A, in.B)
		}
		return t.afterStore(t.DelItem(v, key))
	}
	if in.Op == compile.GetSlice {
		return t.opGetSlice(f, in)
	}
	s, err := t.sliceOf(f, in.B)
	if err == nil {
		*f.reg(in.A) = NewSlice(s.start, s.stop, s.step)
	}
	return err
}

// sliceOf gives the slice whose parts are in three registers.
func (t *Thread) sliceOf(f *Frame, first uint16) (Slice, error) {
	parts := f.window(first, 3)
	for i, v := range parts {
		if v.p == nil {
			return Slice{}, t.unbound(f, first+uint16(i))
		}
	}
	return Slice{Header{SliceType}, parts[0], parts[1], parts[2]}, nil
}

// opGetSlice is v[i:j:k]. A str, the usual case, never sees the slice as an
// object, so that none is made: a fifth less time for s[i:j].
func (t *Thread) opGetSlice(f *Frame, in *compile.Instr) error {
	v, err := t.read(f, in.B)
	if err != nil {
		return err
	}
	s, err := t.sliceOf(f, in.C)
	if err != nil {
		return err
	}
	if v.Type() == StrType {
		return t.store(f, in.A)(strSlice(t, as[Str](v), &s))
	}
	return t.store(f, in.A)(t.GetItem(v, NewSlice(s.start, s.stop, s.step)))
}

var specialNames = [...]*Str{compile.Enter: nameEnter, compile.Exit: nameExit, compile.AEnter: nameAEnter, compile.AExit: nameAExit}

// loadSpecial looks up a method of a context manager.
func (t *Thread) loadSpecial(f *Frame, in *compile.Instr, v Value) error {
	fn, self, err := t.special(v, specialNames[in.C])
	if err != nil {
		return err
	}
	if fn.p == nil {
		return t.notContextManager(v, compile.Special(in.C))
	}
	*f.reg(in.A), *f.reg(in.A + 1) = fn, self
	return nil
}

func (t *Thread) notContextManager(v Value, which compile.Special) error {
	kind, other, otherKind := "context manager", nameAEnter, "asynchronous context manager"
	hint := "async with"
	if which == compile.AEnter || which == compile.AExit {
		kind, other, otherKind, hint = otherKind, nameEnter, kind, "with"
	}
	name := v.Type().excName()
	missed := ""
	if which == compile.Exit || which == compile.AExit {
		missed = " (missed " + specialNames[which].s + " method)"
	}
	text := "'" + name + "' object does not support the " + kind + " protocol" + missed
	if t.Lookup(v.Type(), other).p != nil {
		text += " but it supports the " + otherKind + " protocol. Did you mean to use '" + hint + "'?"
	}
	return t.Raise(TypeError, "%s", text)
}

// executeDefinition is the instructions that make functions and classes.
func (t *Thread) executeDefinition(f *Frame, in *compile.Instr) error {
	switch in.Op {
	case compile.MakeFunction:
		*f.reg(in.A) = Obj(t.newFunction(as[Code](f.code.consts[in.D]), f.globals))
		return nil
	case compile.SetFunction:
		setFunctionPart(as[Function](*f.reg(in.A)), compile.FunctionPart(in.C), *f.reg(in.B))
		return nil
	case compile.LoadBuildClass:
		fn := t.vm.builtins.GetStr(nameBuildClass)
		if fn.p == nil {
			return t.Raise(NameError, "__build_class__ not found")
		}
		*f.reg(in.A) = fn
		return nil
	case compile.LoadCommon:
		*f.reg(in.A) = Obj(AssertionError)
		if compile.Common(in.C) == compile.CommonNotImplementedError {
			*f.reg(in.A) = Obj(NotImplementedError)
		}
		return nil
	}
	return t.store(f, in.A)(t.intrinsic(f, compile.IntrinsicID(in.C), in.B))
}

func setFunctionPart(fn *Function, part compile.FunctionPart, v Value) {
	switch part {
	case compile.PartDefaults:
		fn.defaults = as[Tuple](v)
	case compile.PartKwDefaults:
		fn.kwDefaults = as[Dict](v)
	case compile.PartClosure:
		fn.closure = as[Tuple](v).items
	case compile.PartAnnotate:
		fn.annotate = v
	case compile.PartTypeParams:
		fn.typeParams = v
	}
}

// executeExc is the instructions for exceptions and context managers.
func (t *Thread) executeExc(f *Frame, in *compile.Instr) error {
	switch in.Op {
	case compile.PushExc:
		*f.reg(in.A + 1) = Value{}
		if e := t.handling.exc; e != nil {
			*f.reg(in.A + 1) = Obj(e)
		}
		t.handling.exc = as[Exc](*f.reg(in.A))
		return nil
	case compile.PopExc:
		gone := t.handling.exc
		t.handling.exc = nil
		if v := *f.reg(in.A + 1); v.p != nil {
			t.handling.exc = as[Exc](v)
		}
		if t.vm.pending != 0 && gone != nil {
			return t.dropped(Obj(gone))
		}
		return nil
	case compile.Raise:
		v, err := t.read(f, in.A)
		if err != nil {
			return err
		}
		return t.RaiseValue(v)
	case compile.RaiseFrom:
		return t.raiseFrom(f, in)
	case compile.SplitGroup:
		return t.splitGroupFor(f, in)
	case compile.JoinGroups:
		return t.store(f, in.A)(t.joinGroups(as[Exc](*f.reg(in.B)), as[List](*f.reg(in.C)).items))
	}
	e := as[Exc](*f.reg(in.C))
	args := []Value{Obj(e.typ), Obj(e), e.tb.value()}
	fn, self := *f.reg(in.B), *f.reg(in.B + 1)
	if self.p != nil {
		args = append([]Value{self}, args...)
	}
	return t.store(f, in.A)(t.CallKw(fn, args, nil))
}

func (t *Thread) raiseFrom(f *Frame, in *compile.Instr) error {
	v, cause := *f.reg(in.A), *f.reg(in.B)
	if v.p == nil || cause.p == nil {
		return t.unboundOf(f, in.A, in.B)
	}
	e, err := t.exception(v)
	if err != nil {
		return err
	}
	switch c, ok := cause.AsType(); {
	case cause.IsNone():
		e.cause, e.suppress = None, true
	case ok && c.IsSubtype(BaseException):
		made, err := t.Call(cause)
		if err != nil {
			return err
		}
		if made.Type().Layout != LayoutException {
			return t.Raise(TypeError, "calling %s should have returned an instance of BaseException, not %s", reprOrName(t, cause), made.Type().Name)
		}
		e.SetCause(as[Exc](made))
	case cause.Type().Layout == LayoutException:
		e.SetCause(as[Exc](cause))
	default:
		return t.Raise(TypeError, "exception causes must derive from BaseException")
	}
	t.chain(e)
	return e
}

// executeAwait is the instructions that find what to iterate over
// asynchronously.
func (t *Thread) executeAwait(f *Frame, in *compile.Instr) error {
	v, err := t.read(f, in.B)
	if err != nil {
		return err
	}
	switch in.Op {
	case compile.GetAwaitable:
		return t.store(f, in.A)(t.getAwaitable(v, compile.AwaitContext(in.C)))
	case compile.GetYieldFrom:
		return t.store(f, in.A)(t.getYieldFrom(f, v))
	case compile.GetAIter:
		return t.store(f, in.A)(t.getAIter(v))
	}
	next := v.Type().ANext
	if next == nil {
		return t.Raise(TypeError, "'async for' requires an iterator with __anext__ method, got %s", v.Type().Name)
	}
	step, err := next(t, v)
	if err != nil {
		return err
	}
	if step.Type() != asyncSendType {
		step, err = t.getANextAwaitable(step)
	}
	return t.store(f, in.A)(step, err)
}

// getANextAwaitable gives what awaiting the result of an __anext__ iterates over.
func (t *Thread) getANextAwaitable(v Value) (Value, error) {
	it, err := t.getAwaitable(v, compile.AwaitExpr)
	if e, ok := err.(*Exc); ok {
		return Value{}, t.wrapANext(v, e)
	}
	return it, err
}

// wrapANext says of an awaitable that cannot be awaited where it came from.
func (t *Thread) wrapANext(v Value, cause *Exc) error {
	err := t.notAwaitable(v.Type(), compile.AwaitANext)
	if e, ok := err.(*Exc); ok {
		e.SetCause(cause)
		e.context = cause
	}
	return err
}

func (t *Thread) getYieldFrom(f *Frame, v Value) (Value, error) {
	switch v.Type() {
	case GeneratorType:
		return v, nil
	case CoroutineType:
		if f.gen != nil && f.gen.isIterableCoroutine() {
			return v, nil
		}
		return Value{}, t.Raise(TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator")
	}
	return t.Iter(v)
}

func (t *Thread) getAIter(v Value) (Value, error) {
	f := v.Type().AIter
	if f == nil {
		return Value{}, t.Raise(TypeError, "'async for' requires an object with __aiter__ method, got %s", v.Type().Name)
	}
	it, err := f(t, v)
	if err == nil && it.Type().ANext == nil {
		return Value{}, t.Raise(TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s", it.Type().Name)
	}
	return it, err
}

func (t *Thread) executeImport(f *Frame, in *compile.Instr) error {
	name := f.code.siteName(in)
	switch in.Op {
	case compile.Import:
		return t.store(f, in.A)(t.importName(f, name, f.code.consts[in.B], int(in.C)))
	case compile.ImportFrom:
		return t.store(f, in.A)(t.importFrom(*f.reg(in.B), name))
	}
	return t.importStar(f, *f.reg(in.A))
}

// siteName gives the name of an instruction's site, if it has one.
func (c *Code) siteName(in *compile.Instr) *Str {
	if in.Op == compile.ImportStar {
		return nil
	}
	return c.site(in.D).name
}
