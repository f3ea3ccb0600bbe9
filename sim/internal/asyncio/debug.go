package asyncio

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// What debug mode adds: checks of how the loop is used, and a report of
// callbacks that take long.

// checkCall checks a call of call_soon or one of its like.
func (l *Loop) checkCall(t *vm.Thread, method string, fn vm.Value) error {
	if l.thread != nil && l.rt.Thread(t) != l.thread && method != "call_soon_threadsafe" {
		return t.Raise(vm.RuntimeError, "Non-thread-safe operation invoked on an event loop other than the current one")
	}
	if isCoroutine(t, fn) || isCoroutineFunction(fn) {
		return t.Raise(vm.TypeError, "coroutines cannot be used with %s()", method)
	}
	if !callable(fn) {
		return t.Raise(vm.TypeError, "a callable object was expected by %s(), got %s", method, reprOf(t, fn))
	}
	return nil
}

var nameWarning = vm.Intern("warning")

// reportSlow tells of a callback that has held the loop for long.
func (l *Loop) reportSlow(t *vm.Thread, j job, held int64) error {
	what := j.title()
	switch j := j.(type) {
	case *Task:
		what = j.text(t)
	case *Handle:
		what = reprOf(t, vm.Obj(j))
	}
	return logAt(t, nameWarning, fmt.Sprintf("Executing %s took %.3f seconds", what, float64(held)/second), nil)
}
