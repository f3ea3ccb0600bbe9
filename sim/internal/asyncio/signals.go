package asyncio

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Signal is the number of a signal, as on Linux.
type Signal int

// The signals whose default differs from ending the program.
const (
	SIGINT  Signal = 2
	sigCHLD Signal = 17
	sigCONT Signal = 18
	sigURG  Signal = 23
	sigWIN  Signal = 28
)

// A KilledError ends a run in which a signal came that the program does not
// handle.
type KilledError struct{ Signal Signal }

func (e *KilledError) Error() string { return fmt.Sprintf("killed by signal %d", int(e.Signal)) }

// Text is what a shell says of it.
func (e *KilledError) Text() string {
	switch e.Signal {
	case 9:
		return "Killed"
	case 15:
		return "Terminated"
	}
	return fmt.Sprintf("Ended by signal %d", int(e.Signal))
}

// signals is what a run does with signals. As in CPython they are handled in the
// main thread, where it looks: in loops and calls, when a blocking call returns,
// and when its event loop has waited.
type signals struct {
	pending  []Signal
	handlers map[Signal]vm.Value    // of signal.signal; nil: the default
	onLoop   map[Signal]loopHandler // of add_signal_handler
	runner   *Runner                // whose main task SIGINT cancels, see Runner.run
	caught   int                    // how many SIGINT the runner has seen
	expected bool                   // one comes from outside, so time.sleep looks
	lane     tracer.Ref
}

// A loopHandler is what add_signal_handler was given.
type loopHandler struct {
	loop   *Loop
	handle *Handle
}

// Default and Ignore stand for SIG_DFL and SIG_IGN.
const (
	Default = 0
	Ignore  = 1
)

// ExpectSignals says that a signal may come while the main thread sleeps.
func (rt *Runtime) ExpectSignals() { rt.signals.expected = true }

// Expect makes a signal come to the program at a moment, in nanoseconds.
func (rt *Runtime) Expect(s Signal, name string, at int64) {
	rt.signals.expected = true
	rt.Kernel.Schedule(at, func() error {
		rt.Send(s, name)
		return nil
	})
}

// Send makes a signal come to the program, named for the trace.
func (rt *Runtime) Send(s Signal, name string) {
	if tr := rt.Trace; tr != nil {
		if rt.signals.lane == 0 {
			rt.signals.lane = tr.NewActor(tracer.ActorProcess, "signals")
		}
		tr.ActorBusy(rt.signals.lane, name, nil)
		tr.ActorIdle(rt.signals.lane)
	}
	if h, ok := rt.signals.onLoop[s]; ok {
		l := h.loop
		l.FromOutside(tracer.ActorProcess, rt.signals.lane, h.handle.name, vm.Obj(h.handle), func(t *vm.Thread) error {
			return h.handle.run(t, &l.running)
		})
		return
	}
	rt.signals.pending = append(rt.signals.pending, s)
	rt.MainThread().Kernel.Wake()
}

// HandleSignals runs the handlers of the signals that have come, if t is the
// main thread.
func (rt *Runtime) HandleSignals(t *vm.Thread) error {
	for len(rt.signals.pending) > 0 && t == rt.MainThread().VM {
		s := rt.signals.pending[0]
		rt.signals.pending = rt.signals.pending[1:]
		if err := rt.handleSignal(t, s); err != nil {
			return err
		}
	}
	return nil
}

func (rt *Runtime) handleSignal(t *vm.Thread, s Signal) error {
	h, given := rt.signals.handlers[s]
	switch {
	case given && h.IsSmallInt() && h.Is(vm.Int(Ignore)):
		return nil
	case given && !h.Is(vm.Int(Default)):
		_, err := t.Call(h, vm.Int(int64(s)), vm.None)
		return err
	case s == SIGINT && !given:
		return rt.interrupted(t)
	case s == sigCHLD || s == sigCONT || s == sigURG || s == sigWIN:
		return nil
	}
	return &KilledError{s}
}

// interrupted is what SIGINT does by default: under asyncio.run the first one
// cancels the main task; otherwise, and the second time, it raises.
func (rt *Runtime) interrupted(t *vm.Thread) error {
	if r := rt.signals.runner; r != nil && r.task != nil && !r.task.done() {
		if rt.signals.caught++; rt.signals.caught == 1 {
			_, err := r.task.cancel(t, vm.None)
			return err
		}
	}
	return t.Raise(vm.KeyboardInterrupt, "")
}

// SignalHandler gives what handles a signal: None for the default of SIGINT,
// which is a function of module signal.
func (rt *Runtime) SignalHandler(s Signal) vm.Value {
	if h, ok := rt.signals.handlers[s]; ok {
		return h
	}
	if s == SIGINT {
		return vm.None
	}
	return vm.Int(Default)
}

// SetSignalHandler is signal.signal: None is the default of SIGINT.
func (rt *Runtime) SetSignalHandler(s Signal, h vm.Value) {
	if h.IsNone() {
		delete(rt.signals.handlers, s)
		return
	}
	if rt.signals.handlers == nil {
		rt.signals.handlers = map[Signal]vm.Value{}
	}
	rt.signals.handlers[s] = h
}

func (g *signals) visit(visit func(vm.Value)) {
	for _, h := range g.handlers {
		visit(h)
	}
	for _, h := range g.onLoop {
		visit(vm.Obj(h.handle))
	}
}

var addSignalHandler = vm.PyFn("add_signal_handler", "sig, callback, *args", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	l := vm.As[Loop](args[0])
	if isCoroutine(t, args[2]) || isCoroutineFunction(args[2]) {
		return vm.Value{}, t.Raise(vm.TypeError, "coroutines cannot be used with add_signal_handler()")
	}
	s, err := signalArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if t != l.rt.MainThread().VM {
		return vm.Value{}, t.Raise(vm.ValueError, "set_wakeup_fd only works in main thread")
	}
	h := &Handle{}
	if err := l.initHandle(t, h, HandleType, "add_signal_handler", args[2], args[3], vm.None); err != nil {
		return vm.Value{}, err
	}
	if l.rt.signals.onLoop == nil {
		l.rt.signals.onLoop = map[Signal]loopHandler{}
	}
	l.rt.signals.onLoop[s] = loopHandler{l, h}
	return vm.None, nil
})

var removeSignalHandler = vm.PyFn("remove_signal_handler", "sig", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	s, err := signalArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	l := vm.As[Loop](args[0])
	_, had := l.rt.signals.onLoop[s]
	delete(l.rt.signals.onLoop, s)
	return vm.Bool(had), nil
})

// signalArg reads the number of a signal that a loop may handle.
func signalArg(t *vm.Thread, v vm.Value) (Signal, error) {
	if !v.Type().IsSubtype(vm.IntType) {
		return 0, t.Raise(vm.TypeError, "sig must be an int, not %s", reprOf(t, v))
	}
	n, err := t.Index(v)
	switch {
	case err != nil:
		return 0, err
	case n < 1 || n > 64:
		return 0, t.Raise(vm.ValueError, "invalid signal number %d", n)
	case n == 9 || n == 19:
		return 0, t.Raise(vm.RuntimeError, "sig %d cannot be caught", n)
	}
	return Signal(n), nil
}
