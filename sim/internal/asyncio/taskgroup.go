package asyncio

import (
	"fmt"
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// A TaskGroup waits for the tasks that were created in it. When one fails the
// others are cancelled. It is the job that its tasks wake.
type TaskGroup struct {
	vm.Header
	vm.Attrs
	loop    *Loop
	parent  *Task
	tasks   []*Task // that are not done, in order of creation
	errors  []vm.Value
	base    *vm.Exc // SystemExit or KeyboardInterrupt of one of them
	allDone *Future // that __aexit__ waits for

	entered, exiting, aborting bool
	cancelledParent            bool // to get it out of the group's body
}

// TaskGroupType is the type of task groups.
var TaskGroupType = vm.Declare("TaskGroup")

func init() {
	TaskGroupType.Define(vm.TypeSpec{
		Module: "asyncio.taskgroups",
		Layout: vm.LayoutOther,
		Doc:    "Waits for the tasks that were created in it.",
		Attrs:  unsafe.Offsetof(TaskGroup{}.Attrs),
		Methods: []*vm.Native{
			vm.PyFn("create_task", "coro, **kwargs", groupCreateTask),
			vm.AsyncFn("__aenter__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				self := args[0]
				return vm.NewCoroutine(t, "TaskGroup.__aenter__", &immediate{self: self, body: func(t *vm.Thread) (vm.Value, error) {
					return self, vm.As[TaskGroup](self).enter(t)
				}}), nil
			}),
			vm.AsyncFn("__aexit__", "et, exc, tb", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				m := &groupExit{g: vm.As[TaskGroup](args[0])}
				m.exc, _ = args[2].AsExc()
				return vm.NewCoroutine(t, "TaskGroup.__aexit__", m), nil
			}),
		},
		Slots: vm.Slots{
			New: newObject(func(h vm.Header) *TaskGroup { return &TaskGroup{Header: h} }),
			Repr: func(_ *vm.Thread, v vm.Value) (string, error) {
				return vm.As[TaskGroup](v).describe(), nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				g := vm.As[TaskGroup](v)
				for _, k := range g.tasks {
					visit(vm.Obj(k))
				}
				for _, exc := range g.errors {
					visit(exc)
				}
				visitFutureOf(g.allDone, visit)
				g.Attrs.Visit(visit)
			},
		},
	})
}

func (g *TaskGroup) describe() string {
	var b strings.Builder
	b.WriteString("<TaskGroup")
	if len(g.tasks) > 0 {
		fmt.Fprintf(&b, " tasks=%d", len(g.tasks))
	}
	if len(g.errors) > 0 {
		fmt.Fprintf(&b, " errors=%d", len(g.errors))
	}
	switch {
	case g.aborting:
		b.WriteString(" cancelling")
	case g.entered:
		b.WriteString(" entered")
	}
	return b.String() + ">"
}

func (g *TaskGroup) enter(t *vm.Thread) error {
	if g.entered {
		return t.Raise(vm.RuntimeError, "TaskGroup %s has already been entered", g.describe())
	}
	var err error
	if g.loop, err = runningLoop(t); err != nil {
		return err
	}
	if g.parent = g.loop.current; g.parent == nil {
		return t.Raise(vm.RuntimeError, "TaskGroup %s cannot determine the parent task", g.describe())
	}
	g.entered = true
	return nil
}

func groupCreateTask(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	g, coro := vm.As[TaskGroup](args[0]), args[1]
	if state := g.closedState(); state != "" {
		if err := closeCoroutine(t, coro); err != nil {
			return vm.Value{}, err
		}
		return vm.Value{}, t.Raise(vm.RuntimeError, "TaskGroup %s %s", g.describe(), state)
	}
	v, err := g.loop.createTask(t, coro, args[2])
	if err != nil {
		return vm.Value{}, err
	}
	f := asFuture(v)
	if f == nil || f.task == nil {
		return v, nil
	}
	g.tasks = append(g.tasks, f.task)
	return v, f.whenDone(t, g)
}

// closedState says why no task can be created, "" if one can.
func (g *TaskGroup) closedState() string {
	switch {
	case !g.entered:
		return "has not been entered"
	case g.exiting && len(g.tasks) == 0:
		return "is finished"
	case g.aborting:
		return "is shutting down"
	}
	return ""
}

func (g *TaskGroup) title() string { return "TaskGroup._on_task_done" }

func (g *TaskGroup) visit(visit func(vm.Value)) { visit(vm.Obj(g)) }

// run implements job: one of the tasks is done.
func (g *TaskGroup) run(t *vm.Thread, e *entry) error {
	g.drop(e.fut.task)
	if g.allDone != nil && len(g.tasks) == 0 && !g.allDone.done() {
		if err := g.allDone.setResult(t, vm.True); err != nil {
			return err
		}
	}
	exc := e.fut.exc
	if e.fut.state == cancelled || exc == nil {
		return nil
	}
	e.fut.read(t)
	g.errors = append(g.errors, exc.Value())
	if g.base == nil && asksToEnd(exc) {
		g.base = exc
	}
	if g.parent.done() {
		return g.loop.report(t, problem{
			message: fmt.Sprintf("Task %s has errored out but its parent task %s is already completed",
				e.fut.task.text(t), g.parent.text(t)),
			exc:   exc,
			about: []detail{{"task", vm.Obj(e.fut.task)}},
		})
	}
	if g.aborting || g.cancelledParent {
		return nil
	}
	if err := g.abort(t); err != nil {
		return err
	}
	g.cancelledParent = true
	_, err := g.parent.Future.cancel(t, vm.None)
	return err
}

func (g *TaskGroup) drop(gone *Task) {
	for i, k := range g.tasks {
		if k == gone {
			g.tasks = append(g.tasks[:i], g.tasks[i+1:]...)
			return
		}
	}
}

// abort cancels the tasks that are not done.
func (g *TaskGroup) abort(t *vm.Thread) error {
	g.aborting = true
	for _, k := range g.tasks {
		if _, err := k.Future.cancel(t, vm.None); err != nil {
			return err
		}
	}
	return nil
}

// groupExit is TaskGroup.__aexit__.
type groupExit struct {
	g         *TaskGroup
	exc       *vm.Exc // with which the group's body ended
	cancelled error   // the cancellation to pass on
}

// Resume implements vm.CoroBody.
func (m *groupExit) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	g := m.g
	if !g.exiting {
		if throw != nil {
			return fail(throw)
		}
		if err := m.begin(t); err != nil {
			return fail(err)
		}
	} else {
		_, err := g.allDone.resumed(t, throw)
		g.allDone = nil
		if err != nil && !isCancelled(err) {
			return fail(err)
		}
		if err != nil && !g.aborting { // the parent is being cancelled
			m.cancelled = err
			if err := g.abort(t); err != nil {
				return fail(err)
			}
		}
	}
	if len(g.tasks) > 0 {
		g.allDone = g.loop.newFuture(m)
		return await(g.allDone)
	}
	return end(vm.None, m.finish(t))
}

func (m *groupExit) begin(t *vm.Thread) error {
	g := m.g
	g.exiting = true
	if m.exc == nil {
		return nil
	}
	if g.base == nil && asksToEnd(m.exc) {
		g.base = m.exc
	}
	if isCancelled(m.exc) {
		m.cancelled = m.exc
	}
	if g.aborting {
		return nil
	}
	return g.abort(t)
}

// finish decides what the group raises when all its tasks are done.
func (m *groupExit) finish(t *vm.Thread) error {
	g := m.g
	errors, parent := g.errors, g.parent
	base := g.base
	g.errors, g.base = nil, nil
	if base != nil {
		return base
	}
	if g.cancelledParent && parent.uncancel() == 0 {
		m.cancelled = nil
	}
	if m.cancelled != nil && len(errors) == 0 {
		return m.cancelled
	}
	if m.exc != nil && !isCancelled(m.exc) {
		errors = append(errors, m.exc.Value())
	}
	if len(errors) == 0 {
		return nil
	}
	if parent.cancels > 0 { // keep the count, but have it delivered again
		parent.uncancel()
		if _, err := parent.Future.cancel(t, vm.None); err != nil {
			return err
		}
	}
	return m.raise(t, errors)
}

func (m *groupExit) raise(t *vm.Thread, errors []vm.Value) error {
	made, err := t.Call(vm.Obj(vm.BaseExceptionGroup), vm.NewStr("unhandled errors in a TaskGroup"), newList(errors...))
	if err != nil {
		return err
	}
	err = t.RaiseValue(made)
	if exc, ok := err.(*vm.Exc); ok {
		exc.SetCause(nil)
		if m.exc != nil {
			exc.SetContext(m.exc)
		}
	}
	return err
}

// awaits implements waiter.
func (m *groupExit) awaits() (string, *resource) {
	return fmt.Sprintf("TaskGroup(%d)", len(m.g.tasks)), nil
}

// Visit implements vm.CoroBody.
func (m *groupExit) Visit(visit func(vm.Value)) { visit(vm.Obj(m.g)) }
