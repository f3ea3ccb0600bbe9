package processes

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
)

// numbers are the signals of Linux by name.
var numbers = map[string]asyncio.Signal{
	"SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGBUS": 7, "SIGFPE": 8,
	"SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15,
	"SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22,
	"SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29,
	"SIGPWR": 30, "SIGSYS": 31,
}

// nameOf gives the name of a signal.
func nameOf(s asyncio.Signal) string {
	for name, number := range numbers {
		if number == s {
			return name
		}
	}
	return fmt.Sprintf("signal %d", int(s))
}

// CheckSignals says which of the signals that a world sends is none.
func CheckSignals(sent []profile.Signal) error {
	for _, s := range sent {
		if numbers[s.Name] == 0 {
			return fmt.Errorf("world: signals: there is no signal %q; choose one of %s", s.Name, strings.Join(slices.Sorted(maps.Keys(numbers)), ", "))
		}
	}
	return nil
}

// Attach makes the signals of a world come to the program.
func Attach(rt *asyncio.Runtime, sent []profile.Signal) {
	for _, s := range sent {
		rt.Expect(numbers[s.Name], s.Name, int64(s.At))
	}
}

// kill sends a signal to the process of a number: the program's own, or a child.
func kill(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	pid, err := t.Index(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	n, err := t.Index(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	s := asyncio.Signal(n)
	rt := asyncio.RuntimeOf(t.VM())
	if own, _ := numbersOf(rt.MainThread()); int64(pid) == own {
		if s != 0 {
			rt.Send(s, nameOf(s))
		}
		return vm.None, rt.HandleSignals(t)
	}
	p := others.Of(t.VM())[int64(pid)]
	if p == nil || p.over() {
		return vm.Value{}, osError(t, 3, "No such process", "")
	}
	p.signal(s)
	return vm.None, nil
}

func signalsModule(*vm.Thread) (*vm.Module, error) {
	m := vm.NewModule("_signals", "",
		vm.Fn("send", "number", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := t.Index(args[0])
			if err != nil {
				return vm.Value{}, err
			}
			rt, s := asyncio.RuntimeOf(t.VM()), asyncio.Signal(n)
			rt.Send(s, nameOf(s))
			return vm.None, rt.HandleSignals(t)
		}),
		vm.Fn("kill", "pid, number", kill),
		vm.Fn("handler", "number", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := t.Index(args[0])
			return asyncio.RuntimeOf(t.VM()).SignalHandler(asyncio.Signal(n)), err
		}),
		vm.Fn("handle", "number, handler", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := t.Index(args[0])
			if err != nil {
				return vm.Value{}, err
			}
			rt := asyncio.RuntimeOf(t.VM())
			if rt.Thread(t).Process != rt.MainThread().Process {
				return vm.Value{}, t.Raise(vm.NotImplementedError, "signal.signal() in a process of multiprocessing is not simulated: a signal ends it")
			}
			if rt.MainThread().VM != t {
				return vm.Value{}, t.Raise(vm.ValueError, "signal only works in main thread of the main interpreter")
			}
			rt.SetSignalHandler(asyncio.Signal(n), args[1])
			return vm.None, nil
		}),
	)
	for _, name := range slices.Sorted(maps.Keys(numbers)) {
		m.Set(name, vm.Int(int64(numbers[name])))
	}
	return m, nil
}
