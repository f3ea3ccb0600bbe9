package asyncio

import (
	"fmt"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A DeadlockError ends a run in which nothing is left that could happen, while
// tasks still wait.
type DeadlockError struct {
	// Message explains who waits for what, a line for each.
	Message string
}

func (e *DeadlockError) Error() string { return e.Message }

// deadlock makes the error of a loop that would wait for ever.
func (l *Loop) deadlock(_ *vm.Thread) error {
	var b strings.Builder
	fmt.Fprintf(&b, "deadlock at t=%s: nothing is ready, no timer is set and nothing outside can wake anyone", secondsText(l.now()))
	if l.tasks.first == nil {
		b.WriteString("\n  the loop runs for ever with no task in it")
	}
	for k := l.tasks.first; k != nil; k = k.next {
		text := k.explain()
		b.WriteString("\n  " + text)
		if tr := l.rt.Trace; tr != nil {
			tr.Warn(tracer.WarnDeadlock, taskRef(k), text)
		}
	}
	return &DeadlockError{b.String()}
}

// explain says what a task waits for, and who could help.
func (k *Task) explain() string {
	text := k.name() + " waits for "
	seen := map[*Task]bool{}
	for {
		seen[k] = true
		what, holder := k.waitsFor()
		text += what
		if holder == nil {
			return text
		}
		if seen[holder] {
			return text
		}
		text += ", which waits for "
		k = holder
	}
}

// waitsFor says what a task waits for, and names the task that it depends on,
// if there is one.
func (k *Task) waitsFor() (string, *Task) {
	f := k.waiter
	switch {
	case f == nil:
		return "its turn", nil
	case f.task != nil:
		return f.task.name(), f.task
	}
	label, r := f.awaits()
	switch {
	case r == nil && f.why == nil:
		return "a future that nobody completes", nil
	case r == nil:
		return label, nil
	}
	text := label + ", " + r.kind + " " + quote(r.name)
	if len(r.holders) > 0 && r.holders[0] != nil {
		return text + ", held by " + r.holders[0].name(), r.holders[0]
	}
	return text, nil
}
