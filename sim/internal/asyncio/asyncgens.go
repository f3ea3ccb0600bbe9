package asyncio

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// asyncGenHooks are the hooks by which the loop learns of asynchronous
// generators: when one starts, and when one is dropped before its end, which
// must then be closed by a task.
func (l *Loop) asyncGenHooks() vm.AsyncGenHooks {
	return vm.AsyncGenHooks{
		FirstIter: vm.Obj(vm.PyFn("_asyncgen_firstiter_hook", "agen", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			l.trackAsyncGen(t, args[0])
			return vm.None, nil
		})),
		Finalizer: vm.Obj(vm.PyFn("_asyncgen_finalizer_hook", "agen", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.None, l.closeAsyncGen(t, args[0])
		})),
	}
}

// mostAsyncGens is how many generators are noted before those are forgotten that
// are no longer there.
const mostAsyncGens = 1000

// trackAsyncGen notes a generator that starts. The note is a weak one: visitLoop
// does not show it.
func (l *Loop) trackAsyncGen(t *vm.Thread, gen vm.Value) {
	if len(l.asyncgens) == max(mostAsyncGens, cap(l.asyncgens)) {
		l.asyncgens = l.liveAsyncGens(t)
	}
	l.asyncgens = append(l.asyncgens, gen)
}

// liveAsyncGens gives the generators that are still there: those that the
// program can reach, and those that nobody has closed yet.
func (l *Loop) liveAsyncGens(t *vm.Thread) []vm.Value {
	reachable := t.Reachable(l.asyncgens) // in the same order
	return slices.DeleteFunc(l.asyncgens, func(v vm.Value) bool {
		if len(reachable) > 0 && reachable[0].Is(v) {
			reachable = reachable[1:]
			return false
		}
		g, ok := v.AsGenerator()
		return !ok || g.Finished()
	})
}

// closeAsyncGen closes a generator that was dropped, in a task of its own.
func (l *Loop) closeAsyncGen(t *vm.Thread, gen vm.Value) error {
	l.asyncgens = slices.DeleteFunc(l.asyncgens, func(v vm.Value) bool { return v.Is(gen) })
	if l.closed {
		return nil
	}
	step, err := t.CallMethod(gen, nameAClose)
	if err != nil {
		return err
	}
	return l.soonFromOutside(t, "BaseEventLoop.create_task", step, func(t *vm.Thread) error {
		_, err := l.createTask(t, step, vm.Value{})
		return err
	})
}
