package asyncio

import (
	"fmt"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// What debug mode adds: checks of how the loop is used, a report of callbacks
// that take long, and where tasks, futures and handles were made.

// An origin is where in the program something was made: its frames, innermost
// first.
type origin struct{ frames []vm.FrameInfo }

// mostOrigin is how many frames are kept.
const mostOrigin = 10

var nameEnviron, nameGet = vm.Intern("environ"), vm.Intern("get")

// debugWanted says whether the environment asks for debug mode: as far as the
// program has set PYTHONASYNCIODEBUG itself.
func debugWanted(t *vm.Thread) (bool, error) {
	os := t.VM().Modules().GetStr(vm.Intern("os"))
	if os.IsNil() {
		return false, nil
	}
	environ, err := t.GetAttr(os, nameEnviron)
	if err != nil {
		return false, err
	}
	v, err := t.CallMethod(environ, nameGet, vm.NewStr("PYTHONASYNCIODEBUG"))
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

// setDebug is loop.set_debug. The loop looks for where coroutines are made as
// soon as it comes to it.
func (l *Loop) setDebug(t *vm.Thread, debug bool) error {
	l.debug = debug
	if l.thread == nil {
		return nil
	}
	return l.soonFromOutside(t, "BaseEventLoop._set_coroutine_origin_tracking", vm.None, func(t *vm.Thread) error {
		l.trackOrigins(t)
		return nil
	})
}

// trackOrigins has the thread note where coroutines are made, or not.
func (l *Loop) trackOrigins(t *vm.Thread) {
	if l.debug {
		t.OriginDepth = mostOrigin
	} else {
		t.OriginDepth = 0
	}
}

// origin is where the program is, in debug mode; otherwise nil.
func (l *Loop) origin(t *vm.Thread) *origin {
	if !l.debug {
		return nil
	}
	o := &origin{}
	for f := t.Frame(); f != nil && len(o.frames) < mostOrigin; f = f.Back() {
		if f.Code().File != nil {
			o.frames = append(o.frames, vm.FrameInfo{QualName: f.Code().QualName, Code: f.Code(), Span: f.Span()})
		}
	}
	return o
}

// suffix is what reprs say of an origin.
func (o *origin) suffix() string {
	if o == nil || len(o.frames) == 0 {
		return ""
	}
	file := o.frames[0].Code.File
	return fmt.Sprintf(" created at %s:%d", file.Name, file.Position(o.frames[0].Span.Start).Line)
}

// details is what reports say of an origin.
func (o *origin) details() []detail {
	if o == nil || len(o.frames) == 0 {
		return nil
	}
	text := "Object created at (most recent call last):\n"
	for i := len(o.frames) - 1; i >= 0; i-- {
		text += frameText(o.frames[i])
	}
	return []detail{{sourceTraceback, vm.NewStr(strings.TrimSuffix(text, "\n"))}}
}

// sourceTraceback is the key of an origin in a report.
const sourceTraceback = "source_traceback"

// checkCall checks a call of call_soon or one of its like.
func (l *Loop) checkCall(t *vm.Thread, method string, fn vm.Value) error {
	if method != "call_soon_threadsafe" {
		if err := l.checkThread(t); err != nil {
			return err
		}
	}
	return checkCallback(t, method, fn)
}

// checkThread refuses other threads than the one that runs the loop.
func (l *Loop) checkThread(t *vm.Thread) error {
	if l.thread != nil && l.rt.Thread(t) != l.thread {
		return t.Raise(vm.RuntimeError, "Non-thread-safe operation invoked on an event loop other than the current one")
	}
	return nil
}

// checkCallback refuses what cannot be a callback.
func checkCallback(t *vm.Thread, method string, fn vm.Value) error {
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
