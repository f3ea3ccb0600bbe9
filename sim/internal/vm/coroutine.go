package vm

import (
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// CoroBody is the body of a coroutine that is written in Go: a state machine.
// Resume goes on until the coroutine has something to yield (done false) or
// returns (done true) or raises; it is first called with in None. Visit shows
// the values that it holds.
type CoroBody interface {
	Resume(t *Thread, in Value, throw error) (out Value, done bool, err error)
	Visit(visit func(Value))
}

// Awaiter is a CoroBody that can say what it is awaiting, for cr_await and
// AwaitChain; a nil Value is nothing.
type Awaiter interface {
	Awaiting() Value
}

// NewCoroutine makes a coroutine of a body written in Go.
func NewCoroutine(t *Thread, qualname string, body CoroBody) Value {
	names := t.vm.coroNames(qualname)
	g := &Generator{Header: Header{CoroutineType}, body: body, name: names.name, qual: names.qual, origin: t.origin()}
	t.watchGenerator(g)
	return Obj(g)
}

// coroNames are the names of a coroutine written in Go. The run remembers them
// by the place of the qualified name in memory, which is that of a constant.
type coroNames struct {
	at         *byte
	n          int
	name, qual *Str
}

const coroNameSlots = 64 // a power of two

func (v *VM) coroNames(qualname string) *coroNames {
	at := unsafe.StringData(qualname)
	c := &v.knownCoros[uintptr(unsafe.Pointer(at))>>3%coroNameSlots]
	if c.at == at && c.n == len(qualname) {
		return c
	}
	name := qualname[strings.LastIndexByte(qualname, '.')+1:]
	*c = coroNames{at, len(qualname), v.Intern(name), v.Intern(qualname)}
	return c
}

// Body gives the body of a coroutine that is written in Go, nil for others.
func (g *Generator) Body() CoroBody { return g.body }

func (g *Generator) awaitingNative() Value {
	if a, ok := g.body.(Awaiter); ok && g.state != genCreated && g.state != genFinished {
		return a.Awaiting()
	}
	return Value{}
}

// resumeBody resumes a coroutine that is written in Go.
func (t *Thread) resumeBody(g *Generator, in Value, throw error) (Value, bool, error) {
	if g.state == genCreated && throw != nil {
		t.release(g)
		return Value{}, false, throw
	}
	if err := t.enterGo(); err != nil {
		return Value{}, false, err
	}
	g.state = genRunning
	if g.watched {
		t.unwatchGenerator(g)
	}
	g.exc.prev = t.handling
	t.handling = &g.exc
	out, done, err := g.body.Resume(t, in, throw)
	t.handling = g.exc.prev
	t.leaveGo()
	if err == nil && !done {
		g.state = genSuspended
		return out, false, nil
	}
	g.state = genFinished
	if e, ok := t.Matches(err, StopIteration); ok {
		err = t.stopInside(g, e)
	}
	return out, done, err
}

// stopInside is the error of a StopIteration that leaves a generator, or a
// StopAsyncIteration that leaves an async one.
func (t *Thread) stopInside(g *Generator, e *Exc) error {
	err := t.Raise(RuntimeError, "%s raised %s", g.kind(), e.typ.stopName())
	if r, ok := err.(*Exc); ok {
		r.SetCause(e)
		r.context = e
	}
	return err
}

func (cls *Type) stopName() string {
	if cls.IsSubtype(StopAsyncIteration) {
		return "StopAsyncIteration"
	}
	return "StopIteration"
}

// getAwaitable gives what awaiting v iterates over.
func (t *Thread) getAwaitable(v Value, context compile.AwaitContext) (Value, error) {
	typ := v.Type()
	if typ == CoroutineType {
		if as[Generator](v).awaitedAlready() {
			return Value{}, t.Raise(RuntimeError, "coroutine is being awaited already")
		}
		return v, nil
	}
	if typ == GeneratorType && as[Generator](v).isIterableCoroutine() {
		return v, nil
	}
	if typ.Await == nil {
		return Value{}, t.notAwaitable(typ, context)
	}
	it, err := typ.Await(t, v)
	if err != nil {
		return Value{}, err
	}
	if it.Type() == CoroutineType || it.Type() == GeneratorType && as[Generator](it).isIterableCoroutine() {
		return Value{}, t.Raise(TypeError, "__await__() returned a coroutine")
	}
	if it.Type().Next == nil && it.Type().Resume == nil {
		return Value{}, t.Raise(TypeError, "__await__() returned non-iterator of type '%s'", it.Type().Name)
	}
	return it, nil
}

// awaitedAlready says whether somebody is awaiting the coroutine.
func (g *Generator) awaitedAlready() bool {
	return g.state == genSuspended && g.awaiting().p != nil
}

func (g *Generator) isIterableCoroutine() bool {
	return g.frame != nil && g.frame.fn != nil && g.frame.fn.iterableCoroutine
}

func (t *Thread) notAwaitable(typ *Type, context compile.AwaitContext) error {
	switch context {
	case compile.AwaitAEnter:
		return t.Raise(TypeError, "'async with' received an object from __aenter__ that does not implement __await__: %s", typ.Name)
	case compile.AwaitAExit:
		return t.Raise(TypeError, "'async with' received an object from __aexit__ that does not implement __await__: %s", typ.Name)
	case compile.AwaitANext:
		return t.Raise(TypeError, "'async for' received an invalid object from __anext__: %s", typ.Name)
	}
	return t.Raise(TypeError, "'%s' object can't be awaited", typ.Name)
}

// GetAwaitable gives what awaiting v iterates over: what Resume takes.
func (t *Thread) GetAwaitable(v Value) (Value, error) {
	return t.getAwaitable(v, compile.AwaitExpr)
}

// coroutineWrapper is what coroutine.__await__() gives.
type coroutineWrapper struct {
	Header
	coro Value
}

// CoroutineWrapperType is the type of what coroutine.__await__() gives.
var CoroutineWrapperType = declare("coroutine_wrapper")

func newCoroutineWrapper(_ *Thread, v Value) (Value, error) {
	return Obj(&coroutineWrapper{Header{CoroutineWrapperType}, v}), nil
}

func defineCoroutineWrapper() {
	coro := func(v Value) Value { return as[coroutineWrapper](v).coro }
	CoroutineWrapperType.complete(TypeSpec{
		Flags:  FlagFinal,
		Layout: LayoutOther,
		Methods: []*Native{
			Fn("send", "value, /", func(t *Thread, args []Value) (Value, error) { return t.send(coro(args[0]), args[1], nil) }),
			Fn("throw", "type, value=..., tb=..., /", func(t *Thread, args []Value) (Value, error) {
				e, err := t.thrown(args[1:])
				if err != nil {
					return Value{}, err
				}
				return t.send(coro(args[0]), None, e)
			}),
			Fn("close", "", func(t *Thread, args []Value) (Value, error) { return t.closeGenerator(as[Generator](coro(args[0]))) }),
		},
		Slots: Slots{
			Iter: func(_ *Thread, v Value) (Value, error) { return v, nil },
			Next: func(t *Thread, v Value) (Value, error) { return t.send(coro(v), None, nil) },
			Resume: func(t *Thread, v, in Value, throw error) (Value, bool, error) {
				return resumeGenerator(t, coro(v), in, throw)
			},
			Visit: func(v Value, visit func(Value)) { visit(coro(v)) },
		},
	})
}

// FrameInfo is one frame of a suspended coroutine's await chain.
type FrameInfo struct {
	QualName string
	Code     *compile.Code // nil for a coroutine written in Go
	Span     syntax.Span
	Locals   *Frame // nil for a coroutine written in Go
}

// AwaitChain lists the frames that a suspended coroutine stands in, outermost
// first: itself, what it awaits, and so on.
func AwaitChain(coro Value) []FrameInfo { return AppendAwaitChain(nil, coro) }

// AppendAwaitChain appends the await chain to a slice.
func AppendAwaitChain(chain []FrameInfo, coro Value) []FrameInfo {
	for coro.p != nil {
		if coro.Type() == CoroutineWrapperType {
			coro = as[coroutineWrapper](coro).coro
		}
		if s := asyncGenAwaited(coro); s.p != nil {
			coro = s
		}
		g, ok := coro.AsGenerator()
		if !ok || g.state == genFinished {
			break
		}
		info := FrameInfo{QualName: g.qual.s}
		if g.body == nil {
			info.Code, info.Span, info.Locals = g.frame.code.Code, g.frame.Span(), g.frame
		}
		chain = append(chain, info)
		coro = g.awaiting()
	}
	return chain
}

// Awaiting gives what a suspended coroutine awaits at the innermost end of its
// await chain: a future's iterator, for instance. It is nil if nothing.
func Awaiting(coro Value) Value {
	for coro.p != nil {
		if coro.Type() == CoroutineWrapperType {
			coro = as[coroutineWrapper](coro).coro
		}
		if s := asyncGenAwaited(coro); s.p != nil {
			coro = s
		}
		g, ok := coro.AsGenerator()
		if !ok {
			return coro
		}
		coro = g.awaiting()
	}
	return Value{}
}
