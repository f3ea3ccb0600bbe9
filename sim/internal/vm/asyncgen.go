package vm

import "strings"

// Async generators. Their methods give awaitables, each of which is one step:
// it drives the generator's frame, passing on what that awaits, until it yields
// an item, which is the step's result.

// asyncGenState is what an async generator has beyond a Generator.
type asyncGenState struct {
	finalizer Value // the event loop's hook; nil if there is none
	hooked    bool  // the hooks have been looked at
	closed    bool
	running   bool // a step is under way
}

// AsyncGenHooks are the event loop's hooks for async generators, as
// sys.set_asyncgen_hooks sets them.
type AsyncGenHooks struct{ FirstIter, Finalizer Value }

// asyncStep is an awaitable that asend, athrow, aclose or __anext__ gave.
type asyncStep struct {
	Header
	gen     *Generator
	kind    stepKind
	state   genState
	watched bool  // until it is awaited
	in      Value // what asend sends
	throw   *Exc  // what athrow raises
}

type stepKind uint8

const (
	stepSend stepKind = iota
	stepThrow
	stepClose
)

// The types of an async generator's awaitables.
var (
	asyncSendType  = declare("async_generator_asend")
	asyncThrowType = declare("async_generator_athrow")
)

func defineAsyncGenerator() {
	step := func(v Value, kind stepKind, in Value, e *Exc) Value {
		typ := asyncSendType
		if kind != stepSend {
			typ = asyncThrowType
		}
		return Obj(&asyncStep{Header: Header{typ}, gen: as[Generator](v), kind: kind, in: in, throw: e})
	}
	asked := func(t *Thread, v Value, kind stepKind, in Value, e *Exc) (Value, error) {
		if err := t.hookAsyncGen(as[Generator](v)); err != nil {
			return Value{}, err
		}
		s := step(v, kind, in, e)
		t.watchStep(s)
		return s, nil
	}
	next := func(t *Thread, v Value) (Value, error) {
		if err := t.hookAsyncGen(as[Generator](v)); err != nil {
			return Value{}, err
		}
		return step(v, stepSend, None, nil), nil
	}
	AsyncGeneratorType.complete(TypeSpec{
		Flags:  FlagFinal,
		Layout: LayoutOther,
		Methods: []*Native{
			Fn("asend", "value, /", func(t *Thread, args []Value) (Value, error) {
				return asked(t, args[0], stepSend, args[1], nil)
			}),
			Fn("athrow", "type, value=..., tb=..., /", func(t *Thread, args []Value) (Value, error) {
				e, err := t.thrown(args[1:])
				if err != nil {
					return Value{}, err
				}
				return asked(t, args[0], stepThrow, None, e)
			}),
			Fn("aclose", "", func(t *Thread, args []Value) (Value, error) {
				return asked(t, args[0], stepClose, None, nil)
			}),
			classGetItemMethod(),
		},
		Getters: append(generatorGetters("ag"), Getter{Name: "ag_await", Get: getAwaited}),
		Slots: Slots{
			Repr:  generatorRepr,
			AIter: func(_ *Thread, v Value) (Value, error) { return v, nil },
			ANext: next,
			Visit: visitGenerator,
		},
	})
	for _, typ := range []*Type{asyncSendType, asyncThrowType} {
		defineAsyncStep(typ)
	}
}

// hookAsyncGen tells the event loop of an async generator that starts.
func (t *Thread) hookAsyncGen(g *Generator) error {
	if g.async.hooked {
		return nil
	}
	g.async.hooked = true
	g.async.finalizer = t.AsyncGenHooks.Finalizer
	if first := t.AsyncGenHooks.FirstIter; first.p != nil && !first.IsNone() {
		_, err := t.Call(first, Obj(g))
		return err
	}
	return nil
}

func defineAsyncStep(typ *Type) {
	typ.complete(TypeSpec{
		Flags:  FlagFinal,
		Layout: LayoutOther,
		Methods: []*Native{
			Fn("send", "value, /", func(t *Thread, args []Value) (Value, error) { return t.sendStep(args[0], args[1], nil) }),
			Fn("throw", "type, value=..., tb=..., /", func(t *Thread, args []Value) (Value, error) {
				e, err := t.thrown(args[1:])
				if err != nil {
					return Value{}, err
				}
				return t.sendStep(args[0], None, e)
			}),
			Fn("close", "", func(t *Thread, args []Value) (Value, error) {
				s := as[asyncStep](args[0])
				t.Unwatch(args[0], IsUnawaited)
				if s.state == genSuspended {
					exit, err := t.NewExc(GeneratorExit)
					if err != nil {
						return Value{}, err
					}
					if _, _, err := resumeStep(t, args[0], None, exit); err != nil {
						if _, exited := t.Matches(err, GeneratorExit); !exited {
							return Value{}, err
						}
					}
				}
				s.state = genFinished
				return None, nil
			}),
		},
		Slots: Slots{
			Await:  func(_ *Thread, v Value) (Value, error) { return v, nil },
			Iter:   func(_ *Thread, v Value) (Value, error) { return v, nil },
			Next:   func(t *Thread, v Value) (Value, error) { return t.sendStep(v, None, nil) },
			Resume: resumeStep,
			Visit: func(v Value, visit func(Value)) {
				s := as[asyncStep](v)
				visit(Obj(s.gen))
				visitValue(s.in, visit)
				if s.throw != nil {
					visit(Obj(s.throw))
				}
			},
		},
	})
}

// watchStep has a warning given of a step that the program asked for by name,
// should it never be awaited. Those of async for always are.
func (t *Thread) watchStep(v Value) {
	as[asyncStep](v).watched = true
	t.Watch(v, IsUnawaited, func(t *Thread, v Value) error {
		s := as[asyncStep](v)
		method := strings.TrimSuffix(stepNames[s.kind], "()")
		return t.warnUnawaited("coroutine method '"+method+"' of '"+s.gen.qual.s+"' was never awaited", nil)
	})
}

// sendStep is Resume with StopIteration at the end.
func (t *Thread) sendStep(v, in Value, throw error) (Value, error) {
	out, done, err := resumeStep(t, v, in, throw)
	if err == nil && done {
		return Value{}, t.stopIteration(out)
	}
	return out, err
}

var stepNames = [...]string{stepSend: "asend()", stepThrow: "athrow()", stepClose: "aclose()"}

// resumeStep is the Resume slot of the awaitables.
func resumeStep(t *Thread, v, in Value, throw error) (Value, bool, error) {
	s := as[asyncStep](v)
	g := s.gen
	switch s.state {
	case genFinished:
		what := "__anext__()/asend()"
		if s.kind != stepSend {
			what = "aclose()/athrow()"
		}
		return Value{}, false, t.Raise(RuntimeError, "cannot reuse already awaited %s", what)
	case genCreated:
		return t.beginStep(s, in, throw)
	}
	if throw != nil && g.state != genFinished && isGeneratorExit(throw) {
		if err := t.closeAwaited(g); err != nil {
			throw = err
		}
	}
	out, how, err := t.resumeFrames(g, in, throw)
	return t.stepResult(s, out, how, err)
}

// beginStep is the first Resume of a step.
func (t *Thread) beginStep(s *asyncStep, in Value, throw error) (Value, bool, error) {
	g := s.gen
	if s.watched {
		s.watched = false
		t.Unwatch(Obj(s), IsUnawaited)
	}
	if g.async.running {
		s.state = genFinished
		name := stepNames[s.kind]
		if s.kind == stepSend && s.in.IsNone() {
			name = "anext()"
		}
		return Value{}, false, t.Raise(RuntimeError, "%s: asynchronous generator is already running", name)
	}
	if g.async.closed || g.state == genFinished {
		s.state = genFinished
		if s.kind == stepClose {
			return None, true, nil
		}
		if throw != nil {
			return Value{}, false, throw
		}
		if s.kind == stepThrow {
			return Value{}, false, s.throw
		}
		return Value{}, false, t.RaiseArgs(StopAsyncIteration)
	}
	s.state = genSuspended
	g.async.running = true
	switch s.kind {
	case stepSend:
		if throw == nil && in.IsNone() {
			in = s.in
		}
		if g.state == genCreated && throw == nil && !in.IsNone() {
			g.async.running = false
			s.state = genFinished
			return Value{}, false, t.checkResume(g, in, nil)
		}
	case stepThrow:
		if throw == nil {
			throw = s.throw
		}
	case stepClose:
		g.async.closed = true
		if g.state == genCreated {
			t.release(g)
			s.state, g.async.running = genFinished, false
			return None, true, nil
		}
		if throw == nil {
			exit, err := t.NewExc(GeneratorExit)
			if err != nil {
				return Value{}, false, err
			}
			throw = exit
		}
	}
	out, how, err := t.resumeFrames(g, in, throw)
	return t.stepResult(s, out, how, err)
}

// stepResult turns what the generator's frame did into what the step does.
func (t *Thread) stepResult(s *asyncStep, out Value, how outcome, err error) (Value, bool, error) {
	g := s.gen
	if err == nil && how == outYielded {
		return out, false, nil // an await inside the generator
	}
	s.state = genFinished
	g.async.running = false
	switch {
	case err == nil && how == outItem && s.kind == stepClose:
		return Value{}, false, t.Raise(RuntimeError, "async generator ignored GeneratorExit")
	case err == nil && how == outItem:
		return out, true, nil
	case err == nil && s.kind == stepClose:
		return None, true, nil
	case err == nil:
		g.async.closed = true
		return Value{}, false, t.RaiseArgs(StopAsyncIteration)
	}
	if s.kind == stepClose {
		if e, ok := err.(*Exc); ok && (e.typ.IsSubtype(StopAsyncIteration) || e.typ.IsSubtype(GeneratorExit)) {
			return None, true, nil
		}
	}
	if _, stop := t.Matches(err, StopAsyncIteration); stop {
		g.async.closed = true
	}
	if _, exited := t.Matches(err, GeneratorExit); exited {
		g.async.closed = true
	}
	return Value{}, false, err
}

// asyncGenAwaited gives the generator that a step drives, nil for anything else.
func asyncGenAwaited(v Value) Value {
	if t := v.Type(); t == asyncSendType || t == asyncThrowType {
		return Obj(as[asyncStep](v).gen)
	}
	return Value{}
}
