package vm

import (
	"fmt"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/compile"
)

// Calls from Go, and the binding of arguments to parameters. Calls from Python
// code to Python code are made by the interpreter loop itself.

// Call calls fn.
func (t *Thread) Call(fn Value, args ...Value) (Value, error) {
	// The copy keeps args off the heap: what CallKw gets may be kept for
	// the length of the call by functions that the compiler does not see.
	base := t.stack.alloc(len(args))
	copied := window(base, 0, len(args))
	copy(copied, args)
	v, err := t.CallKw(fn, copied, nil)
	t.stack.release(base, len(args))
	return v, err
}

// CallKw calls fn; the last len(kw) of args are the values of the keywords kw.
func (t *Thread) CallKw(fn Value, args []Value, kw []*Str) (Value, error) {
	switch fn.Type() {
	case FunctionType:
		v, err := t.callFunction(as[Function](fn), args, kw)
		t.obtain(v)
		return v, err
	case BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType:
		return t.callNative(as[Native](fn), args, kw)
	case MethodType, BuiltinMethodType:
		m := as[Method](fn)
		return t.callWith(m.fn, m.self, args, kw)
	case TypeType:
		return typeCall(t, fn, args, kw)
	}
	call := fn.Type().Call
	if call == nil {
		return Value{}, t.notCallable(fn)
	}
	if err := t.enterGo(); err != nil {
		return Value{}, err
	}
	v, err := call(t, fn, args, kw)
	t.leaveGo()
	return v, err
}

func (t *Thread) notCallable(fn Value) error {
	return t.Raise(TypeError, "'%s' object is not callable", fn.Type().Name)
}

// callWith calls fn with self before the other arguments.
func (t *Thread) callWith(fn, self Value, args []Value, kw []*Str) (Value, error) {
	n := len(args) + 1
	base := t.stack.alloc(n)
	all := window(base, 0, n)
	all[0] = self
	copy(all[1:], args)
	v, err := t.CallKw(fn, all, kw)
	t.stack.release(base, n)
	return v, err
}

// CallMethod calls obj.name(args…).
func (t *Thread) CallMethod(obj Value, name *Str, args ...Value) (Value, error) {
	fn, self, err := t.loadMethod(obj, name)
	if err != nil {
		return Value{}, err
	}
	if self.p == nil {
		return t.Call(fn, args...)
	}
	n := len(args) + 1
	base := t.stack.alloc(n)
	all := window(base, 0, n)
	all[0] = self
	copy(all[1:], args)
	v, err := t.CallKw(fn, all, nil)
	t.stack.release(base, n)
	return v, err
}

// loadMethod gives obj.name for a call: the function, and self if it is to be
// passed first, which saves making a bound method.
func (t *Thread) loadMethod(obj Value, name *Str) (fn, self Value, err error) {
	cls := obj.Type()
	if !cls.plainGetAttr {
		fn, err = cls.GetAttr(t, obj, name)
		return fn, Value{}, err
	}
	fn = t.Lookup(cls, name)
	if fn.p == nil || !isMethod(fn) {
		fn, err = cls.GetAttr(t, obj, name)
		return fn, Value{}, err
	}
	if a := attrsOf(obj); a != nil {
		if own := a.get(name); own.p != nil {
			return own, Value{}, nil
		}
	}
	return fn, obj, nil
}

// callFunction calls a function written in Python, from Go.
func (t *Thread) callFunction(fn *Function, args []Value, kw []*Str) (Value, error) {
	if fn.code.Flags.Suspends() {
		return t.callSuspending(fn, args, kw)
	}
	if err := t.enterCall(); err != nil {
		return Value{}, err
	}
	f := t.push(fn)
	if err := t.bind(fn, window(f.regs, 0, fn.code.NumRegs), args, kw); err != nil {
		t.pop(f)
		return Value{}, err
	}
	f.mode = modeEntry
	return t.enter(f)
}

// callSuspending calls a function whose call makes a generator or coroutine.
func (t *Thread) callSuspending(fn *Function, args []Value, kw []*Str) (Value, error) {
	g, err := t.newGenerator(fn)
	if err == nil {
		err = t.bind(fn, g.frame.window(0, fn.code.NumRegs), args, kw)
	}
	if err != nil {
		return Value{}, err
	}
	t.generatorMade(g)
	return Obj(g), nil
}

// enter runs the frame, which was pushed with modeEntry, to its end.
func (t *Thread) enter(f *Frame) (Value, error) {
	if t.goDepth > maxGoDepth {
		t.pop(f)
		return Value{}, t.recursionError()
	}
	t.goDepth++
	v, err := t.run(f)
	t.goDepth--
	return v, err
}

// enterCall fails when calls are nested too deeply for one more.
func (t *Thread) enterCall() error {
	if t.depth >= t.vm.cfg.Limits.Recursion {
		return t.recursionError()
	}
	return nil
}

// bind puts the arguments of a call into the registers of the parameters and
// the closure's cells into theirs.
func (t *Thread) bind(fn *Function, regs, args []Value, kw []*Str) error {
	c := fn.code
	if c.simple && len(kw) == 0 && len(args) == c.ArgCount {
		copy(regs, args)
	} else if err := t.bindArgs(fn, regs, args, kw); err != nil {
		return err
	}
	copy(regs[c.NumLocals:], fn.closure)
	return nil
}

// bindArgs is bind in full: keywords, defaults, *args and **kwargs. The order
// of the checks is that of CPython's messages.
func (t *Thread) bindArgs(fn *Function, regs, args []Value, kw []*Str) error {
	c := fn.code
	given := len(args) - len(kw)
	nparams := c.ArgCount + c.KwOnlyCount
	copy(regs, args[:min(given, c.ArgCount)])
	next := nparams
	if c.Flags&compile.VarArgs != 0 {
		regs[next] = NewTuple(cloneValues(args[min(given, c.ArgCount):given])...)
		next++
	}
	var rest *Dict
	if c.Flags&compile.VarKeywords != 0 {
		rest = NewDict()
		regs[next] = Obj(rest)
	}
	for i, name := range kw {
		if err := t.bindKeyword(fn, regs, rest, name, args[given+i], kw); err != nil {
			return err
		}
	}
	if given > c.ArgCount && c.Flags&compile.VarArgs == 0 {
		return t.tooMany(fn, regs, given)
	}
	if given < c.ArgCount {
		if err := t.bindDefaults(fn, regs, given); err != nil {
			return err
		}
	}
	if c.KwOnlyCount > 0 {
		return t.bindKwDefaults(fn, regs)
	}
	return nil
}

func (t *Thread) bindKeyword(fn *Function, regs []Value, rest *Dict, name *Str, v Value, kw []*Str) error {
	c := fn.code
	at := indexName(c.params[c.PosOnlyCount:], name)
	if at >= 0 {
		at += c.PosOnlyCount
		if regs[at].p != nil {
			return t.Raise(TypeError, "%s() got multiple values for argument '%s'", fn.qualName(), name.s)
		}
		regs[at] = v
		return nil
	}
	if rest != nil {
		rest.SetStr(name, v)
		return nil
	}
	return t.badKeyword(fn, name, kw)
}

// badKeyword is the error of a keyword that no parameter takes.
func (t *Thread) badKeyword(fn *Function, name *Str, kw []*Str) error {
	c := fn.code
	var wrong []string
	for _, k := range kw {
		if indexName(c.params[:c.PosOnlyCount], k) >= 0 {
			wrong = append(wrong, k.s)
		}
	}
	if len(wrong) > 0 {
		return t.Raise(TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.qualName(), strings.Join(wrong, ", "))
	}
	var names []string
	for _, p := range c.params[c.PosOnlyCount:] {
		names = append(names, p.s)
	}
	if similar := closest(name.s, names); similar != "" {
		return t.Raise(TypeError, "%s() got an unexpected keyword argument '%s'. Did you mean '%s'?", fn.qualName(), name.s, similar)
	}
	return t.Raise(TypeError, "%s() got an unexpected keyword argument '%s'", fn.qualName(), name.s)
}

func (t *Thread) bindDefaults(fn *Function, regs []Value, given int) error {
	c := fn.code
	first := c.ArgCount
	if fn.defaults != nil {
		first -= len(fn.defaults.items)
	}
	var missing []string
	for i := given; i < first; i++ {
		if regs[i].p == nil {
			missing = append(missing, c.LocalNames[i])
		}
	}
	if len(missing) > 0 {
		return t.missingArguments(fn.qualName(), "positional", missing)
	}
	for i := max(given, first); i < c.ArgCount; i++ {
		if regs[i].p == nil {
			regs[i] = fn.defaults.items[i-first]
		}
	}
	return nil
}

func (t *Thread) bindKwDefaults(fn *Function, regs []Value) error {
	c := fn.code
	var missing []string
	for i := c.ArgCount; i < c.ArgCount+c.KwOnlyCount; i++ {
		if regs[i].p != nil {
			continue
		}
		if fn.kwDefaults != nil {
			regs[i] = fn.kwDefaults.GetStr(c.params[i])
		}
		if regs[i].p == nil {
			missing = append(missing, c.LocalNames[i])
		}
	}
	if len(missing) > 0 {
		return t.missingArguments(fn.qualName(), "keyword-only", missing)
	}
	return nil
}

// missingArguments is the error of a call that leaves parameters without a value.
func (t *Thread) missingArguments(fn, kind string, names []string) error {
	for i, name := range names {
		names[i] = "'" + name + "'"
	}
	var list string
	switch n := len(names); n {
	case 1:
		list = names[0]
	case 2:
		list = names[0] + " and " + names[1]
	default:
		list = strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
	return t.Raise(TypeError, "%s() missing %d required %s argument%s: %s", fn, len(names), kind, plural(len(names)), list)
}

// tooMany is the error of a call of fn with too many positional arguments.
func (t *Thread) tooMany(fn *Function, regs []Value, given int) error {
	c := fn.code
	least := c.ArgCount
	if fn.defaults != nil {
		least -= len(fn.defaults.items)
	}
	keywords := 0
	for i := c.ArgCount; i < c.ArgCount+c.KwOnlyCount; i++ {
		keywords += btoi(regs[i].p != nil)
	}
	return t.tooManyPositional(fn.qualName(), least, c.ArgCount, given, keywords)
}

func (t *Thread) tooManyPositional(fn string, least, most, given, keywords int) error {
	takes := fmt.Sprintf("%d positional argument%s", most, plural(most))
	if least != most {
		takes = fmt.Sprintf("from %d to %d positional arguments", least, most)
	}
	verb, extra := "were", ""
	if keywords > 0 {
		extra = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", plural(given), keywords, plural(keywords))
	} else if given == 1 {
		verb = "was"
	}
	return t.Raise(TypeError, "%s() takes %s but %d%s %s given", fn, takes, given, extra, verb)
}
