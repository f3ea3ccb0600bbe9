package vm

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/compile"
)

// Generator is a generator, coroutine or async generator: a frame that can be
// suspended. A coroutine may instead have a body written in Go.
//
// Delegation makes chains: a coroutine that awaits another stands at a YieldFrom
// while the other runs on top of it. When the innermost suspends, the
// frames of the chain stay linked, and the outermost remembers the innermost;
// resuming it goes on there at once, however long the chain is. Resuming one
// from the middle of a chain directly takes the chain apart (unchain); then
// each YieldFrom of it runs again and puts it together.
type Generator struct {
	Header
	frame *Frame   // in the same piece of memory; nil for a body written in Go
	body  CoroBody // of a coroutine written in Go

	state   genState
	linked  bool // part of a chain, below its outermost generator, top
	ending  bool // close is throwing GeneratorExit into it
	watched bool // in the list of those whose end has consequences
	// since it was suspended; the state may have changed when it leaves the list
	watchedStarted bool
	sendReg        uint16 // register that receives what is sent
	chain          int32  // of an outermost one, suspended: frames in the chain
	entry          int32  // of an outermost one, running: the depth it was resumed at

	top   *Generator // of the chain
	inner *Generator // of an outermost one, suspended: the innermost; nil: itself
	exc   excState

	name, qual   *Str
	async        *asyncGenState // of an async generator
	older, newer *Generator     // in the list of watched ones
	origin       *origin        // of a coroutine, where it was made; nil if nobody asks
}

// framedGenerator is a generator with its frame.
type framedGenerator struct {
	Generator
	own Frame
}

type genState uint8

const (
	genCreated genState = iota
	genSuspended
	genRunning
	genFinished
)

// The types of suspended frames.
var (
	GeneratorType      = declare("generator")
	CoroutineType      = declare("coroutine")
	AsyncGeneratorType = declare("async_generator")
)

// newGenerator makes the object that a call of fn gives, its arguments not
// bound yet.
func (t *Thread) newGenerator(fn *Function) (*Generator, error) {
	c := fn.code
	if err := t.Alloc(framedSize + c.NumRegs*valueSize); err != nil {
		return nil, err
	}
	made := &framedGenerator{}
	g, f := &made.Generator, &made.own
	g.frame, g.name, g.qual = f, fn.name, fn.qual
	switch {
	case c.Flags&compile.Generator != 0:
		g.typ = GeneratorType
	case c.Flags&compile.Coroutine != 0:
		g.typ = CoroutineType
	default:
		g.typ = AsyncGeneratorType
		g.async = &asyncGenState{}
	}
	f.code, f.fn, f.globals, f.gen = c, fn, fn.globals, g
	f.regs = unsafe.Pointer(unsafe.SliceData(make([]Value, c.NumRegs)))
	return g, nil
}

const framedSize = int(unsafe.Sizeof(framedGenerator{}))

// generatorMade is called when a generator has got its arguments.
func (t *Thread) generatorMade(g *Generator) {
	if g.typ == CoroutineType {
		g.origin = t.origin()
		t.watchGenerator(g)
	}
}

// AsGenerator gives v as a generator, coroutine or async generator, if it is one.
func (v Value) AsGenerator() (*Generator, bool) {
	switch v.Type() {
	case GeneratorType, CoroutineType, AsyncGeneratorType:
		return as[Generator](v), true
	}
	return nil, false
}

// kind names the generator for messages.
func (g *Generator) kind() string {
	switch g.typ {
	case CoroutineType:
		return "coroutine"
	case AsyncGeneratorType:
		return "async generator"
	}
	return "generator"
}

// Running says whether the generator is executing right now.
func (g *Generator) Running() bool {
	if g.linked {
		return g.top.state == genRunning
	}
	return g.state == genRunning
}

// Started says whether the generator has begun to execute.
func (g *Generator) Started() bool { return g.state != genCreated }

// Finished says whether the generator has ended.
func (g *Generator) Finished() bool { return g.state == genFinished }

// Name gives the generator's __name__.
func (g *Generator) Name() string { return g.name.s }

// QualName gives the generator's __qualname__.
func (g *Generator) QualName() string { return g.qual.s }

// awaiting gives what the suspended generator delegates to, nil if nothing.
func (g *Generator) awaiting() Value {
	if g.body != nil {
		return g.awaitingNative()
	}
	if g.state == genCreated || g.state == genFinished || !g.linked && g.state == genRunning {
		return Value{}
	}
	if in := g.delegation(); in != nil {
		return *g.frame.reg(in.A)
	}
	return Value{}
}

// delegation gives the YieldFrom that the suspended frame stands at, if any.
func (g *Generator) delegation() *compile.Instr {
	pc := g.frame.pc
	if g.state == genCreated || g.state == genFinished || pc == 0 {
		return nil
	}
	if in := &g.frame.code.Instrs[pc-1]; in.Op == compile.YieldFrom {
		return in
	}
	return nil
}

// checkResume says why g cannot be resumed now. A finished generator is the
// caller's business.
func (t *Thread) checkResume(g *Generator, in Value, throw error) error {
	if g.Running() {
		return t.Raise(ValueError, "%s already executing", g.kind())
	}
	if g.state == genCreated && throw == nil && !in.IsNone() {
		return t.Raise(TypeError, "can't send non-None value to a just-started %s", g.kind())
	}
	return nil
}

// link makes g the outermost generator of the frames on top of t.frame and
// gives the frame to run, with what is sent in its place.
func (t *Thread) link(g *Generator, in Value, mode frameMode, throwing bool) *Frame {
	if g.linked {
		unchain(g.top)
	}
	inner := g.inner
	g.frame.back, g.frame.mode = t.frame, mode
	g.top = g
	g.exc.prev = t.handling
	g.entry = int32(t.depth)
	g.state = genRunning
	if inner == nil {
		inner = g
		t.depth++
	} else {
		t.depth += int(g.chain)
	}
	g.inner = nil
	if g.watched {
		t.unwatchGenerator(g)
	}
	t.handling = &inner.exc
	f := inner.frame
	t.frame = f
	if f.pc > 0 && !throwing {
		inner.receive(in)
	}
	return f
}

// receive puts what is sent into a suspended frame where it goes on: in the result of
// its Yield, or in the operand of its YieldFrom, which runs again.
func (g *Generator) receive(in Value) {
	*g.frame.reg(g.sendReg) = in
	if g.frame.code.Instrs[g.frame.pc-1].Op == compile.YieldFrom {
		g.frame.pc--
	}
}

// delegate pushes g onto the frame that runs, which stands at a YieldFrom on it.
func (t *Thread) delegate(g *Generator, in Value, throwing bool) *Frame {
	if g.linked {
		unchain(g.top)
	} else if g.inner != nil {
		unchain(g)
	}
	back := t.frame
	g.frame.back, g.frame.mode = back, modeDelegate
	g.top = back.gen.top
	g.linked = true
	if g.watched {
		t.unwatchGenerator(g)
	}
	g.state = genSuspended
	g.exc.prev = t.handling
	t.handling = &g.exc
	t.depth++
	f := g.frame
	t.frame = f
	if f.pc > 0 && !throwing {
		g.receive(in)
	}
	return f
}

// unchain takes a suspended chain apart.
func unchain(top *Generator) {
	for g := top.inner; g != nil && g != top; {
		g.linked = false
		back := g.frame.back
		if back == nil {
			break
		}
		g = back.gen
	}
	top.inner = nil
}

// suspend takes the chain that runs, whose innermost generator is g, off the
// stack of frames, and gives its outermost one.
func (t *Thread) suspend(g *Generator) *Generator {
	top := g
	if g.linked {
		top = g.top
		top.inner = g
	}
	top.chain = int32(t.depth) - top.entry
	top.state = genSuspended
	t.depth = int(top.entry)
	t.handling = top.exc.prev
	top.exc.prev = nil
	t.frame = top.frame.back
	top.frame.back = nil
	if top.typ != CoroutineType && top.endsWithEffect() {
		t.watchGenerator(top)
	}
	return top
}

// endsWithEffect says whether dropping the suspended generator has
// consequences: an exception raised where it stands would be handled, by it or by
// what it delegates to, or the event loop wants to know.
func (g *Generator) endsWithEffect() bool {
	if g.async != nil && g.async.finalizer.p != nil {
		return true
	}
	if g.body != nil {
		return false
	}
	in := g
	if g.inner != nil {
		in = g.inner
	}
	for ; in != g; in = in.frame.back.gen {
		if in.frame.handles() {
			return true
		}
	}
	return g.frame.handles()
}

// handles says whether an exception raised where the frame stands would be
// handled in it.
func (f *Frame) handles() bool {
	return len(f.code.Handlers) > 0 && f.code.handlerAt(f.pc-1) != nil
}

// finish ends the innermost frame, that of g, for good.
func (t *Thread) finish(g *Generator) {
	t.frame = g.frame.back
	t.handling = g.exc.prev
	t.depth--
	t.release(g)
}

// release lets go of what a generator holds.
func (t *Thread) release(g *Generator) {
	if g.watched {
		t.unwatchGenerator(g)
	}
	g.state = genFinished
	g.linked = false
	g.inner, g.top = nil, nil
	g.exc = excState{}
	f := g.frame
	if f == nil {
		return
	}
	if f.object != nil {
		f.object.detach(f)
	}
	clear(f.window(0, f.code.NumRegs))
	f.back, f.fn = nil, nil
}

// Resume resumes a generator, coroutine or iterator: it sends in, or raises
// throw in it if that is not nil. done says that it returned, out what it
// yielded or returned.
func (t *Thread) Resume(v, in Value, throw error) (out Value, done bool, err error) {
	if f := v.Type().Resume; f != nil {
		return f(t, v, in, throw)
	}
	return t.resumeObject(v, in, throw)
}

// resumeGenerator is the Resume slot of generators and coroutines.
func resumeGenerator(t *Thread, v, in Value, throw error) (out Value, done bool, err error) {
	g := as[Generator](v)
	if g.state == genFinished {
		switch {
		case g.typ == CoroutineType && !g.ending:
			return Value{}, false, t.Raise(RuntimeError, "cannot reuse already awaited coroutine")
		case throw != nil:
			return Value{}, false, throw
		}
		return None, true, nil
	}
	if err := t.checkResume(g, in, throw); err != nil {
		return Value{}, false, err
	}
	if g.body != nil {
		return t.resumeBody(g, in, throw)
	}
	if throw != nil && g.state != genCreated && isGeneratorExit(throw) {
		if err := t.closeAwaited(g); err != nil {
			throw = err
		}
	}
	out, how, err := t.resumeFrames(g, in, throw)
	return out, how == outReturned, err
}

// resumeFrames runs a generator that may run until it suspends or ends.
func (t *Thread) resumeFrames(g *Generator, in Value, throw error) (Value, outcome, error) {
	if t.goDepth > maxGoDepth || t.depth >= t.vm.cfg.Limits.Recursion {
		return Value{}, 0, t.recursionError()
	}
	t.goDepth++
	f := t.link(g, in, modeEntry, throw != nil)
	out, how, err := t.loop(f, throw)
	t.goDepth--
	return out, how, err
}

func isGeneratorExit(err error) bool {
	e, ok := err.(*Exc)
	return ok && e.typ.IsSubtype(GeneratorExit)
}

// resumeObject is Resume for what has no slot for it: iterators, and objects
// with send and throw.
func (t *Thread) resumeObject(v, in Value, throw error) (Value, bool, error) {
	out, err := t.resumeByMethods(v, in, throw)
	if err == nil && out.p == nil {
		return None, true, nil
	}
	if e, end := t.Matches(err, StopIteration); end && e != throw {
		return e.Field("value"), true, nil
	}
	return out, false, err
}

func (t *Thread) resumeByMethods(v, in Value, throw error) (Value, error) {
	if throw != nil {
		return t.throwInto(v, throw)
	}
	if in.IsNone() && v.Type().Next != nil {
		return t.NextOrStop(v)
	}
	return t.CallMethod(v, nameSend, in)
}

// throwInto raises an exception in an iterator that is delegated to.
func (t *Thread) throwInto(v Value, throw error) (Value, error) {
	if isGeneratorExit(throw) {
		if err := t.closeIterator(v); err != nil {
			return Value{}, err
		}
		return Value{}, throw
	}
	e, ok := throw.(*Exc)
	if !ok {
		return Value{}, throw
	}
	method, err := t.LookupAttr(v, nameThrow)
	if err != nil {
		return Value{}, err
	}
	if method.p == nil {
		return Value{}, throw
	}
	return t.Call(method, Obj(e))
}

// closeIterator calls close of an iterator that is delegated to, if it has it.
func (t *Thread) closeIterator(v Value) error {
	if g, ok := v.AsGenerator(); ok && g.typ != AsyncGeneratorType {
		_, err := t.closeGenerator(g)
		return err
	}
	method, err := t.LookupAttr(v, nameClose)
	if err != nil || method.p == nil {
		return err
	}
	_, err = t.Call(method)
	return err
}

// closeAwaited closes what a suspended generator delegates to, before
// GeneratorExit is raised in itself.
func (t *Thread) closeAwaited(g *Generator) error {
	sub := g.awaiting()
	if sub.p == nil {
		return nil
	}
	if g.linked {
		unchain(g.top)
	}
	unchain(g)
	wasRunning := g.state
	g.state = genRunning
	err := t.closeIterator(sub)
	g.state = wasRunning
	return err
}

// closeGenerator is close(): it raises GeneratorExit and expects the generator to end. It
// gives what the generator returned.
func (t *Thread) closeGenerator(g *Generator) (Value, error) {
	switch {
	case g.Running():
		return Value{}, t.Raise(ValueError, "%s already executing", g.kind())
	case g.state == genFinished:
		return None, nil
	case g.state == genCreated:
		t.release(g)
		return None, nil
	case g.body == nil && g.delegation() == nil && g.frame.code.handlerAt(g.frame.pc-1) == nil:
		t.release(g)
		return None, nil
	}
	exit, err := t.NewExc(GeneratorExit)
	if err != nil {
		return Value{}, err
	}
	g.ending = true
	out, done, err := g.typ.resumeForClose(t, Obj(g), exit)
	g.ending = false
	switch {
	case err == nil && done:
		return out, nil
	case err == nil:
		return Value{}, t.Raise(RuntimeError, "%s ignored GeneratorExit", g.kind())
	}
	if e, ok := err.(*Exc); ok && (e.typ.IsSubtype(GeneratorExit) || e.typ.IsSubtype(StopIteration)) {
		return None, nil
	}
	return Value{}, err
}

func (cls *Type) resumeForClose(t *Thread, v Value, throw error) (Value, bool, error) {
	if cls == AsyncGeneratorType {
		g := as[Generator](v)
		if err := t.closeAwaited(g); err != nil {
			throw = err
		}
		out, how, err := t.resumeFrames(g, None, throw)
		return out, how == outReturned, err
	}
	return resumeGenerator(t, v, None, throw)
}

// send is next, send and throw: Resume with StopIteration at the end.
func (t *Thread) send(v, in Value, throw error) (Value, error) {
	out, done, err := resumeGenerator(t, v, in, throw)
	if err == nil && done {
		return Value{}, t.stopIteration(out)
	}
	if g := as[Generator](v); g.typ == CoroutineType && g.state == genSuspended && !g.watched && g.endsWithEffect() {
		t.watchGenerator(g) // its end is nobody else's business
	}
	return out, err
}

// stopIteration is a StopIteration with a value.
func (t *Thread) stopIteration(v Value) error {
	if v.IsNone() {
		return t.RaiseArgs(StopIteration)
	}
	return t.RaiseArgs(StopIteration, v)
}

// thrown gives the exception that throw(type, value, traceback) means.
func (t *Thread) thrown(args []Value) (*Exc, error) {
	if args[1].p != nil {
		if err := t.Warn(DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.", ""); err != nil {
			return nil, err
		}
	}
	typ, val, tb := args[0], orNone(args[1]), orNone(args[2])
	if e, ok := typ.AsExc(); ok {
		if !val.IsNone() {
			return nil, t.Raise(TypeError, "instance exception may not have a separate value")
		}
		return e, withTraceback(t, e, tb)
	}
	if cls, ok := typ.AsType(); !ok || !cls.IsSubtype(BaseException) {
		return nil, t.Raise(TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", typ.Type().Name)
	}
	var made Value
	var err error
	switch {
	case val.Type().Layout == LayoutException && val.Type().IsSubtype(as[Type](typ)):
		made = val
	case val.IsNone():
		made, err = t.Call(typ)
	case val.Type().Layout == LayoutTuple:
		made, err = t.CallKw(typ, as[Tuple](val).items, nil)
	default:
		made, err = t.Call(typ, val)
	}
	if err != nil {
		return nil, err
	}
	e, ok := made.AsExc()
	if !ok {
		return nil, t.Raise(TypeError, "calling %s should have returned an instance of BaseException, not %s", as[Type](typ).Name, made.Type().Name)
	}
	return e, withTraceback(t, e, tb)
}

func withTraceback(t *Thread, e *Exc, tb Value) error {
	if tb.IsNone() {
		return nil
	}
	return excSetTraceback(t, Obj(e), tb)
}

func defineGenerators() {
	methods := func() []*Native {
		return []*Native{
			Fn("send", "value, /", func(t *Thread, args []Value) (Value, error) { return t.send(args[0], args[1], nil) }),
			Fn("throw", "type, value=..., tb=..., /", func(t *Thread, args []Value) (Value, error) {
				e, err := t.thrown(args[1:])
				if err != nil {
					return Value{}, err
				}
				return t.send(args[0], None, e)
			}),
			Fn("close", "", func(t *Thread, args []Value) (Value, error) { return t.closeGenerator(as[Generator](args[0])) }),
		}
	}
	GeneratorType.complete(TypeSpec{
		Flags:   FlagFinal,
		Layout:  LayoutOther,
		Methods: append(methods(), Fn("__next__", "", func(t *Thread, args []Value) (Value, error) { return t.send(args[0], None, nil) })),
		Getters: append(generatorGetters("gi"), Getter{Name: "gi_yieldfrom", Get: getAwaited}),
		Slots: Slots{
			Repr: generatorRepr,
			Iter: func(_ *Thread, v Value) (Value, error) { return v, nil },
			Next: func(t *Thread, v Value) (Value, error) {
				out, done, err := resumeGenerator(t, v, None, nil)
				if done {
					out = Value{}
				}
				return out, err
			},
			Resume: resumeGenerator,
			Visit:  visitGenerator,
		},
	})
	CoroutineType.complete(TypeSpec{
		Flags:   FlagFinal,
		Layout:  LayoutOther,
		Methods: methods(),
		Getters: append(generatorGetters("cr"), Getter{Name: "cr_await", Get: getAwaited},
			Getter{Name: "cr_origin", Get: func(_ *Thread, v Value) (Value, error) { return as[Generator](v).origin.value(), nil }}),
		Slots: Slots{
			Repr:   generatorRepr,
			Await:  newCoroutineWrapper,
			Resume: resumeGenerator,
			Visit:  visitGenerator,
		},
	})
	defineCoroutineWrapper()
	defineAsyncGenerator()
}

func generatorRepr(t *Thread, v Value) (string, error) {
	g := as[Generator](v)
	return "<" + g.typ.Name + " object " + g.qual.s + " at " + t.vm.address(v) + ">", nil
}

func getAwaited(_ *Thread, v Value) (Value, error) { return orNone(as[Generator](v).awaiting()), nil }

// generatorGetters are the attributes that the three types share but for the prefix.
func generatorGetters(prefix string) []Getter {
	return []Getter{
		{"__name__", func(_ *Thread, v Value) (Value, error) { return Obj(as[Generator](v).name), nil },
			strSetter("__name__", func(v Value, s *Str) { as[Generator](v).name = s })},
		{"__qualname__", func(_ *Thread, v Value) (Value, error) { return Obj(as[Generator](v).qual), nil },
			strSetter("__qualname__", func(v Value, s *Str) { as[Generator](v).qual = s })},
		{prefix + "_running", func(_ *Thread, v Value) (Value, error) { return Bool(as[Generator](v).Running()), nil }, nil},
		{prefix + "_suspended", func(_ *Thread, v Value) (Value, error) {
			g := as[Generator](v)
			return Bool(g.state == genSuspended && !g.Running()), nil
		}, nil},
		{prefix + "_frame", generatorFrame, nil},
		{prefix + "_code", generatorCode, nil},
	}
}

func generatorFrame(t *Thread, v Value) (Value, error) {
	g := as[Generator](v)
	if g.state == genFinished || g.body != nil {
		return None, nil
	}
	return t.frameObject(g.frame), nil
}

func generatorCode(t *Thread, v Value) (Value, error) {
	if g := as[Generator](v); g.body == nil {
		return Obj(g.frame.code), nil
	}
	return Value{}, t.noAttr(v, nameCode)
}

func visitGenerator(v Value, visit func(Value)) {
	g := as[Generator](v)
	if g.state == genFinished {
		return
	}
	if g.body != nil {
		g.body.Visit(visit)
		return
	}
	visitFrame(g.frame, visit)
	if g.exc.exc != nil {
		visit(Obj(g.exc.exc))
	}
	if g.async != nil {
		visitValue(g.async.finalizer, visit)
	}
}
