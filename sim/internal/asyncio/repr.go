package asyncio

import (
	"fmt"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// stdlib is where reprs say that CPython's own asyncio is.
const stdlib = "/usr/lib/python3.14/asyncio/"

// sourced is a job that CPython has in a place that reprs mention.
type sourced interface {
	job
	source() string
}

// reprOf is repr for messages: what fails is shown as its class.
func reprOf(t *vm.Thread, v vm.Value) string {
	s, err := t.Repr(v)
	if err != nil {
		return "<" + v.Type().Name + ">"
	}
	return s
}

// text is the task's repr.
func (k *Task) text(t *vm.Thread) string { return reprOf(t, vm.Obj(k)) }

func reprFuture(t *vm.Thread, v vm.Value) (string, error) {
	f := vm.As[Future](v)
	state, err := f.stateText(t)
	if err != nil {
		return "", err
	}
	return "<" + v.Type().Name + " " + state + f.callbacksText(t) + f.made.suffix() + ">", nil
}

func reprTask(t *vm.Thread, v vm.Value) (string, error) {
	k := vm.As[Task](v)
	state, err := k.stateText(t)
	if err != nil {
		return "", err
	}
	if k.cancels > 0 && !k.done() {
		state = strings.Replace(state, "pending", "cancelling", 1)
	}
	first, rest, _ := strings.Cut(state, " ")
	parts := []string{first, "name=" + reprOf(t, vm.NewStr(k.name()))}
	if !k.coro.IsNone() { // as it is once it has run eagerly to its end
		parts = append(parts, "coro=<"+coroText(t, k.coro)+">")
	}
	if k.waiter != nil {
		parts = append(parts, "wait_for="+reprOf(t, vm.Obj(k.waiter)))
	}
	if rest != "" {
		parts = append(parts, rest)
	}
	return "<" + v.Type().Name + " " + strings.Join(parts, " ") + k.callbacksText(t) + k.made.suffix() + ">", nil
}

func (f *Future) stateText(t *vm.Thread) (string, error) {
	switch {
	case f.state == pending:
		return "pending", nil
	case f.state == cancelled:
		return "cancelled", nil
	case f.exc != nil:
		s, err := t.Repr(f.exc.Value())
		return "finished exception=" + s, err
	}
	s, err := t.Repr(f.result)
	return "finished result=" + shortResult(s), err
}

// mostResult is how much of a string's repr the repr of a future shows.
const mostResult = 30

// shortResult leaves the middle of a long text out, as reprlib does.
func shortResult(s string) string {
	if len(s) <= mostResult || s[0] != '\'' && s[0] != '"' {
		return s
	}
	const left = (mostResult - 3) / 2
	return s[:left] + "..." + s[len(s)-(mostResult-3-left):]
}

func (f *Future) callbacksText(t *vm.Thread) string {
	jobs := f.callbacks()
	var text string
	switch n := len(jobs); n {
	case 0:
		return ""
	case 1:
		text = jobText(t, jobs[0])
	case 2:
		text = jobText(t, jobs[0]) + ", " + jobText(t, jobs[1])
	default:
		text = fmt.Sprintf("%s, <%d more>, %s", jobText(t, jobs[0]), n-2, jobText(t, jobs[n-1]))
	}
	return " cb=[" + text + "]"
}

func jobText(t *vm.Thread, j job) string {
	switch j := j.(type) {
	case *Task:
		return "Task.task_wakeup()"
	case *futureCallback:
		return callbackText(t, j.fn, nil, false)
	case sourced:
		return j.title() + "() at " + stdlib + j.source()
	}
	return j.title() + "()"
}

var nameQualName, nameDunderName = vm.Intern("__qualname__"), vm.Intern("__name__")

func reprHandle(t *vm.Thread, v vm.Value) (string, error) {
	h := vm.As[Handle](v)
	var b strings.Builder
	b.WriteString("<" + v.Type().Name)
	if h.cancelled {
		b.WriteString(" cancelled")
	}
	if h.isTimer() {
		b.WriteString(" when=" + floatText(float64(vm.As[TimerHandle](v).timer.when)/second))
	}
	if !h.fn.IsNone() {
		b.WriteString(" " + callbackText(t, h.fn, h.args, h.loop.debug))
	}
	return b.String() + h.made.suffix() + ">", nil
}

// coroName is the qualified name of a coroutine.
func coroName(t *vm.Thread, coro vm.Value) string {
	v, err := t.LookupAttr(coro, nameQualName)
	if err != nil || v.IsNil() {
		return coro.Type().Name
	}
	if s, ok := v.AsStr(); ok {
		return s.String()
	}
	return coro.Type().Name
}

// coroText shows a coroutine with the place where it is.
func coroText(t *vm.Thread, coro vm.Value) string {
	name := coroName(t, coro) + "()"
	g, ok := coro.AsGenerator()
	if !ok && name == coro.Type().Name+"()" {
		return "<" + coro.Type().Name + " without __name__>()"
	}
	if !ok || g.Body() != nil {
		return name
	}
	code, span := g.Code(), g.Span()
	if code.File == nil {
		return name
	}
	if g.Finished() {
		return fmt.Sprintf("%s done, defined at %s:%d", name, code.File.Name, code.File.Position(code.Span.Start).Line)
	}
	return fmt.Sprintf("%s running at %s:%d", name, code.File.Name, code.File.Position(span.Start).Line)
}
