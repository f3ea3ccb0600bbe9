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
		if holder == nil || seen[holder] {
			return text
		}
		text += ", which waits for "
		k = holder
	}
}

// A hinter is a waiter that can say more of why its future stays pending.
type hinter interface {
	// hint is what is missing, as in "nobody calls set()".
	hint() string
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
	case f.why == nil:
		return "a future that nobody completes", nil
	}
	label, r := f.awaits()
	text := label
	switch {
	case r == nil:
	case label == r.name+".acquire()":
		text = r.kind + " " + quote(r.name)
	default:
		text += ", " + r.kind + " " + quote(r.name)
	}
	if r != nil && len(r.holders) > 0 && r.holders[0] != nil {
		return text + ", held by " + r.holders[0].name(), r.holders[0]
	}
	if h, ok := f.why.(hinter); ok && h.hint() != "" {
		text += ": " + h.hint()
	}
	return text, nil
}

func (w *eventWait) hint() string { return "nobody is left to call set()" }

func (w *conditionWait) hint() string { return "nobody is left to notify" }

func (w *barrierWait) hint() string {
	return fmt.Sprintf("%d of %d have come", w.barrier.count, w.barrier.parties)
}

func (p *queuePut) hint() string { return "it is full, and nobody is left to take anything out" }

func (g *queueGet) hint() string { return "it is empty, and nobody is left to put anything in" }

func (j *queueJoin) hint() string {
	if n := int(j.q.depth()); n > 0 {
		return counted(n, "item", "is", "are") + " still in it, and nobody is left to take what is there"
	}
	return counted(j.q.unfinished, "item", "was", "were") + " taken out without a call of task_done()"
}

// counted is "1 item is" or "2 items are".
func counted(n int, what, one, many string) string {
	if n == 1 {
		return "1 " + what + " " + one
	}
	return fmt.Sprintf("%d %ss %s", n, what, many)
}

func (g *gather) hint() string { return pendingText(g.children) }

func (w *waitMachine) hint() string { return pendingText(w.futs) }

func (m *groupExit) hint() string {
	var futures []*Future
	for _, k := range m.g.tasks {
		futures = append(futures, &k.Future)
	}
	return pendingText(futures)
}

// pendingText names those of the tasks that are not done.
func pendingText(futures []*Future) string {
	var names []string
	for _, f := range futures {
		if f != nil && f.task != nil && !f.done() {
			names = append(names, f.task.name())
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "not done: " + strings.Join(names, ", ")
}
