package asyncio

import (
	"slices"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// A problem is what an exception handler of a loop is told.
type problem struct {
	message string
	exc     *vm.Exc
	about   []detail
}

type detail struct {
	key string
	v   vm.Value
}

// text shows a detail: its repr, except for a stack, which is text already.
func (d detail) text(t *vm.Thread) string {
	if s, ok := d.v.AsStr(); ok && d.key == sourceTraceback {
		return s.String()
	}
	return reprOf(t, d.v)
}

// dict gives the problem as a program's handler gets it.
func (p *problem) dict() vm.Value {
	d := vm.NewDict()
	d.SetStr(vm.Intern("message"), vm.NewStr(p.message))
	if p.exc != nil {
		d.SetStr(vm.Intern("exception"), p.exc.Value())
	}
	for _, a := range p.about {
		d.SetStr(vm.Intern(a.key), a.v)
	}
	return vm.Obj(d)
}

// report is call_exception_handler. What it gives ends the run.
func (l *Loop) report(t *vm.Thread, p problem) error {
	if l.exceptionHandler.IsNone() {
		return l.logProblem(t, p)
	}
	_, err := t.Call(l.exceptionHandler, vm.Obj(l), p.dict())
	exc, ok := err.(*vm.Exc)
	if !ok || asksToEnd(exc) {
		return err
	}
	return l.logProblem(t, problem{
		message: "Unhandled error in exception handler",
		exc:     exc,
		about:   []detail{{"context", p.dict()}},
	})
}

// logProblem is the default exception handler.
func (l *Loop) logProblem(t *vm.Thread, p problem) error {
	var b strings.Builder
	b.WriteString(p.message)
	about := slices.Clone(p.about)
	slices.SortFunc(about, func(a, b detail) int { return strings.Compare(a.key, b.key) })
	for _, a := range about {
		b.WriteString("\n" + a.key + ": " + a.text(t))
	}
	return logError(t, b.String(), p.exc)
}

var nameGetLogger, nameError, nameExcInfo = vm.Intern("getLogger"), vm.Intern("error"), vm.Intern("exc_info")

// logError writes an error to the logger "asyncio", as far as the program has
// anything to do with logging, and to stderr otherwise, which is what an
// unconfigured logger does.
func logError(t *vm.Thread, message string, exc *vm.Exc) error {
	return logAt(t, nameError, message, exc)
}

// logDebug writes a message that only a program which has configured logging
// for it sees.
func logDebug(t *vm.Thread, message string) error {
	if t.VM().Modules().GetStr(vm.Intern("logging")).IsNil() {
		return nil
	}
	return logAt(t, vm.Intern("debug"), message, nil)
}

// LogCritical writes a failure to a logger.
func LogCritical(t *vm.Thread, logger, message string, exc *vm.Exc) error {
	return logTo(t, logger, vm.Intern("critical"), message, exc)
}

func logAt(t *vm.Thread, level *vm.Str, message string, exc *vm.Exc) error {
	return logTo(t, "asyncio", level, message, exc)
}

func logTo(t *vm.Thread, name string, level *vm.Str, message string, exc *vm.Exc) error {
	logging := t.VM().Modules().GetStr(vm.Intern("logging"))
	if logging.IsNil() {
		text := message + "\n"
		if exc != nil {
			text += t.FormatException(exc, true)
		}
		return t.Write(vm.Stderr, text)
	}
	logger, err := t.CallMethod(logging, nameGetLogger, vm.NewStr(name))
	if err != nil {
		return err
	}
	method, err := t.GetAttr(logger, level)
	if err != nil {
		return err
	}
	_, err = t.CallKw(method, []vm.Value{vm.NewStr(message), exc.Value()}, []*vm.Str{nameExcInfo})
	return err
}

// reportCaught is report of an exception that is being handled.
func (l *Loop) reportCaught(t *vm.Thread, p problem) error {
	return t.Handle(p.exc, func() error { return l.report(t, p) })
}

// callbackFailed reports the exception of a program's callback. What it gives
// ends the run.
func (l *Loop) callbackFailed(t *vm.Thread, fn vm.Value, h *Handle, err error) error {
	exc, ok := err.(*vm.Exc)
	if !ok || asksToEnd(exc) {
		return err
	}
	return l.reportCaught(t, problem{
		message: "Exception in callback " + callbackText(t, fn, h.args, l.debug),
		exc:     exc,
		about:   append(h.made.details(), detail{"handle", vm.Obj(h)}),
	})
}

// jobFailed reports the exception of a job of this package's own.
func (l *Loop) jobFailed(t *vm.Thread, j job, err error) error {
	exc, ok := err.(*vm.Exc)
	if !ok || asksToEnd(exc) {
		return err
	}
	return l.reportCaught(t, problem{message: "Exception in callback " + j.title() + "()", exc: exc})
}
