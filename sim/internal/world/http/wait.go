package http

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A wait is something that waits for a change of a connection: a future that a
// task awaits, or a thread that blocks.
type wait struct {
	c       *connection
	options waitOptions
	ready   func() bool
	result  func(t *vm.Thread) (vm.Value, error)
	outside *asyncio.Outside // of a task
	thread  *kernel.Thread   // of a thread that blocks
	over    bool
	gentle  bool // cancelling it leaves the connection as it is

	limit int64  // how long nothing may arrive …
	kind  string // … and what it is if that is exceeded
	timer *kernel.Event
}

// waitOptions say how something waits.
type waitOptions struct {
	what   string // for the timeline and for messages
	block  bool   // the thread, instead of giving a future
	within int64  // how long nothing may arrive
}

func (c *connection) newWait(o waitOptions, ready func() bool, result func(t *vm.Thread) (vm.Value, error)) *wait {
	return &wait{c: c, options: o, ready: ready, result: result, limit: kernel.Forever}
}

// wait begins to wait after doing begin, which may be nil. It gives the future
// that the program awaits, or the result if it blocks.
func (w *wait) wait(t *vm.Thread, begin func() error) (vm.Value, error) {
	if w.options.block {
		return w.block(t, begin)
	}
	var actor tracer.Ref
	if w.c.conn != nil {
		actor = w.c.conn.Actor
	}
	var err error
	if w.outside, err = asyncio.NewOutside(t, w.options.what, tracer.ActorNet, actor); err != nil {
		return vm.Value{}, err
	}
	w.outside.Cancelled = func(*vm.Thread) error {
		w.stop()
		if w.gentle {
			return nil
		}
		return w.c.abort()
	}
	return w.outside.Future(), w.start(begin)
}

func (w *wait) start(begin func() error) error {
	w.c.waits = append(w.c.waits, w)
	if begin != nil {
		if err := begin(); err != nil {
			return err
		}
	}
	w.startTimer()
	return w.c.changed()
}

// block holds the thread up, and whatever loop it runs.
func (w *wait) block(t *vm.Thread, begin func() error) (vm.Value, error) {
	rt := w.c.host.Runtime
	w.thread = rt.Thread(t).Kernel
	err := rt.Blocking(t, w.options.what, func() error {
		if err := w.start(begin); err != nil {
			return err
		}
		for !w.over {
			if _, err := w.thread.Wait(kernel.Forever); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return vm.Value{}, err
	}
	return w.outcome(t)
}

// outcome is the result, or the connection's failure.
func (w *wait) outcome(t *vm.Thread) (vm.Value, error) {
	if w.c.failure != nil {
		return vm.Value{}, w.c.raise(t)
	}
	return w.result(t)
}

// end ends the wait.
func (w *wait) end() {
	if w.over {
		return
	}
	w.stop()
	if w.thread != nil {
		w.thread.Wake()
		return
	}
	w.outside.Finish(w.outcome)
}

// stop makes the wait be over without telling anyone.
func (w *wait) stop() {
	w.over = true
	w.c.waits = slices.DeleteFunc(w.c.waits, func(other *wait) bool { return other == w })
	if w.timer != nil {
		w.timer.Cancel()
	}
}

// startTimer begins anew to count the time in which nothing arrives.
func (w *wait) startTimer() {
	if w.timer != nil {
		w.timer.Cancel()
	}
	if w.limit == kernel.Forever || w.over {
		return
	}
	k := w.c.host.Runtime.Kernel
	w.timer = k.Schedule(k.Now()+w.limit, func() error { return w.c.fail(w.kind, w.kind) })
}
