package asyncio

import (
	"fmt"
	"math"
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Queue passes items from tasks to tasks.
type Queue struct {
	vm.Header
	vm.Attrs
	resource
	max        int    // at most so many items; 0 or less: no bound
	store      store  // of items; nil if they are in own
	own        *owner // of items, in a derived class
	added      int    // items so far
	taken      int
	getters    waitList
	putters    waitList
	joiners    waitList
	unfinished int
	closed     bool // shut down
}

// The types of queues.
var (
	QueueType         = vm.Declare("Queue")
	PriorityQueueType = vm.Declare("PriorityQueue")
	LifoQueueType     = vm.Declare("LifoQueue")
)

var queueInit = vm.PyFn("__init__", "maxsize=0", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	q := vm.As[Queue](args[0])
	size, err := toDelay(t, args[1]) // any number will do
	if err != nil {
		return vm.Value{}, err
	}
	q.max = int(math.Ceil(min(size, math.MaxInt32)))
	q.begin(t, q.Type().Name, bound(q.max))
	if !q.derived() {
		q.store = newStore(q.Type())
		return vm.None, nil
	}
	q.own, q.store = &owner{}, nil
	return t.CallMethod(args[0], nameInitQueue, args[1])
})

// Type gives the queue's class.
func (q *Queue) Type() *vm.Type { return vm.Obj(q).Type() }

// bound is a maximal size as a trace has it.
func bound(size int) int64 {
	if size <= 0 {
		return -1
	}
	return int64(size)
}

func init() {
	QueueType.Define(vm.TypeSpec{
		Module: "asyncio.queues",
		Layout: vm.LayoutOther,
		Doc:    "Passes items from tasks to tasks, in order.",
		Attrs:  unsafe.Offsetof(Queue{}.Attrs),
		Methods: append(ownMethods(),
			queueInit,
			queueMethod("qsize", func(t *vm.Thread, q *Queue) (vm.Value, error) {
				n, err := q.size(t)
				return vm.Int(int64(n)), err
			}),
			queueMethod("empty", func(t *vm.Thread, q *Queue) (vm.Value, error) {
				yes, err := q.empty(t)
				return vm.Bool(yes), err
			}),
			queueMethod("full", func(t *vm.Thread, q *Queue) (vm.Value, error) {
				yes, err := q.full(t)
				return vm.Bool(yes), err
			}),
			vm.AsyncFn("put", "item", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.NewCoroutine(t, "Queue.put", &queuePut{q: vm.As[Queue](args[0]), item: args[1]}), nil
			}),
			vm.PyFn("put_nowait", "item", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.None, vm.As[Queue](args[0]).putNow(t, args[1])
			}),
			queueMethod("get", func(t *vm.Thread, q *Queue) (vm.Value, error) {
				return vm.NewCoroutine(t, "Queue.get", &queueGet{q: q}), nil
			}).Async(),
			queueMethod("get_nowait", func(t *vm.Thread, q *Queue) (vm.Value, error) { return q.getNow(t) }),
			queueMethod("task_done", func(t *vm.Thread, q *Queue) (vm.Value, error) { return vm.None, q.taskDone(t) }),
			queueMethod("join", func(t *vm.Thread, q *Queue) (vm.Value, error) {
				return vm.NewCoroutine(t, "Queue.join", &queueJoin{q: q}), nil
			}).Async(),
			vm.PyFn("shutdown", "immediate=False", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				immediate, err := t.Truth(args[1])
				if err != nil {
					return vm.Value{}, err
				}
				return vm.None, vm.As[Queue](args[0]).shutdown(t, immediate)
			}),
			vm.ClassFn("__class_getitem__", "item, /", genericAlias),
		),
		Getters: ownGetters(),
		Slots: vm.Slots{
			New:  newObject(func(h vm.Header) *Queue { return &Queue{Header: h, store: &fifo{}} }),
			Init: initSlot(queueInit),
			Repr: func(t *vm.Thread, v vm.Value) (string, error) {
				text, err := vm.As[Queue](v).describe(t)
				return fmt.Sprintf("<%s at %s %s>", v.Type().Name, t.VM().Address(v), text), err
			},
			Str: func(t *vm.Thread, v vm.Value) (string, error) {
				text, err := vm.As[Queue](v).describe(t)
				return fmt.Sprintf("<%s %s>", v.Type().Name, text), err
			},
			Visit: visitQueue,
			Size:  func(v vm.Value) int { return vm.As[Queue](v).store.size() },
		},
	})
	PriorityQueueType.Define(vm.TypeSpec{
		Module: "asyncio.queues", Base: QueueType,
		Doc: "A queue that gives the smallest item first.",
	})
	LifoQueueType.Define(vm.TypeSpec{
		Module: "asyncio.queues", Base: QueueType,
		Doc: "A queue that gives the latest item first.",
	})
}

func queueMethod(name string, fn func(t *vm.Thread, q *Queue) (vm.Value, error)) *vm.Native {
	return vm.PyFn(name, "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return fn(t, vm.As[Queue](args[0]))
	})
}

func visitQueue(v vm.Value, visit func(vm.Value)) {
	q := vm.As[Queue](v)
	if q.own != nil {
		visit(q.own.queue)
	} else {
		for _, item := range q.store.items() {
			visit(item)
		}
	}
	q.getters.visit(visit)
	q.putters.visit(visit)
	q.joiners.visit(visit)
	q.Attrs.Visit(visit)
}

// describe is what the queue's repr tells.
func (q *Queue) describe(t *vm.Thread) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "maxsize=%d", q.max)
	items, err := q.items(t)
	if err != nil {
		return "", err
	}
	if len(items) > 0 {
		shown, err := t.Repr(newList(items...))
		if err != nil {
			return "", err
		}
		b.WriteString(" _queue=" + shown)
	}
	for _, part := range []struct {
		format string
		n      int
	}{{" _getters[%d]", q.getters.len()}, {" _putters[%d]", q.putters.len()}, {" tasks=%d", q.unfinished}} {
		if part.n > 0 {
			fmt.Fprintf(&b, part.format, part.n)
		}
	}
	if q.closed {
		b.WriteString(" shutdown")
	}
	return b.String(), nil
}

// items are what the repr shows.
func (q *Queue) items(t *vm.Thread) ([]vm.Value, error) {
	switch {
	case q.own == nil:
		return q.store.items(), nil
	case q.own.queue.IsNil():
		return nil, nil
	}
	return t.ToList(q.own.queue)
}

func (q *Queue) putNow(t *vm.Thread, item vm.Value) error {
	if q.closed {
		return t.RaiseArgs(QueueShutDown)
	}
	if full, err := q.isFull(t); err != nil {
		return err
	} else if full {
		return t.RaiseArgs(QueueFull)
	}
	if err := q.add(t, item); err != nil {
		return err
	}
	q.unfinished++
	q.noteItem(t, tracer.OpPut, q.depth(), item)
	return q.getters.wakeFirst(t)
}

func (q *Queue) getNow(t *vm.Thread) (vm.Value, error) {
	empty, err := q.isEmpty(t)
	switch {
	case err != nil:
		return vm.Value{}, err
	case empty && q.closed:
		return vm.Value{}, t.RaiseArgs(QueueShutDown)
	case empty:
		return vm.Value{}, t.RaiseArgs(QueueEmpty)
	}
	item, err := q.take(t)
	if err != nil {
		return vm.Value{}, err
	}
	q.noteItem(t, tracer.OpGet, q.depth(), item)
	return item, q.putters.wakeFirst(t)
}

func (q *Queue) taskDone(t *vm.Thread) error {
	if q.unfinished <= 0 {
		return t.Raise(vm.ValueError, "task_done() called too many times")
	}
	q.unfinished--
	q.note(t, tracer.OpTaskDone, int64(q.unfinished))
	return q.checkFinished(t)
}

// checkFinished lets those who wait in join go on when nothing is unfinished.
// Each leaves the list by itself, as with an Event.
func (q *Queue) checkFinished(t *vm.Thread) error {
	if q.unfinished > 0 {
		return nil
	}
	return notifyWaiters(t, &q.joiners, q.joiners.len())
}

func (q *Queue) shutdown(t *vm.Thread, immediate bool) error {
	q.closed = true
	q.note(t, tracer.OpShutdown, q.depth())
	if immediate {
		if err := q.drain(t); err != nil {
			return err
		}
	}
	if err := q.getters.wakeAll(t); err != nil {
		return err
	}
	return q.putters.wakeAll(t)
}

// drain throws the items away.
func (q *Queue) drain(t *vm.Thread) error {
	for {
		empty, err := q.isEmpty(t)
		if err != nil {
			return err
		}
		if empty {
			return q.checkFinished(t)
		}
		item, err := q.take(t)
		if err != nil {
			return err
		}
		q.noteItem(t, tracer.OpGet, q.depth(), item)
		q.unfinished = max(q.unfinished-1, 0)
	}
}

// queuePut is Queue.put.
type queuePut struct {
	q    *Queue
	item vm.Value
	fut  *Future
}

// Resume implements vm.CoroBody.
func (p *queuePut) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	q := p.q
	if p.fut != nil {
		if _, err := p.fut.resumed(t, throw); err != nil {
			return fail(q.abandon(t, &q.putters, p.fut, q.isFull, err))
		}
	} else if throw != nil {
		return fail(throw)
	}
	full, err := q.isFull(t)
	if err != nil {
		return fail(err)
	}
	if full {
		if p.fut, err = q.wait(t, &q.putters, p); err != nil {
			return fail(err)
		}
		return await(p.fut)
	}
	if q.own != nil && q.derived() {
		return end(t.CallMethod(vm.Obj(q), namePutNowait, p.item))
	}
	return end(vm.None, q.putNow(t, p.item))
}

// wait makes the future of someone who waits for room or for an item.
func (q *Queue) wait(t *vm.Thread, waiters *waitList, why waiter) (*Future, error) {
	if q.closed {
		return nil, t.RaiseArgs(QueueShutDown)
	}
	l, err := q.bind(t, vm.Obj(q))
	if err != nil {
		return nil, err
	}
	f := l.newFuture(why)
	waiters.push(f)
	q.note(t, tracer.OpWait, q.depth())
	return f, nil
}

// abandon cleans up after a wait that ended with err, and gives it back. Who had
// been woken wakes the next one, unless those must wait anyway.
func (q *Queue) abandon(t *vm.Thread, waiters *waitList, f *Future, mustWait func(*vm.Thread) (bool, error), err error) error {
	if _, cancelErr := f.cancel(t, vm.None); cancelErr != nil {
		return cancelErr
	}
	waiters.remove(f)
	q.note(t, tracer.OpLeave, q.depth())
	wait, askErr := mustWait(t)
	if askErr != nil {
		return askErr
	}
	if !wait && f.state != cancelled {
		if wakeErr := waiters.wakeFirst(t); wakeErr != nil {
			return wakeErr
		}
	}
	return err
}

// awaits implements waiter.
func (p *queuePut) awaits() (string, *resource) { return p.q.name + ".put()", &p.q.resource }

// Visit implements vm.CoroBody.
func (p *queuePut) Visit(visit func(vm.Value)) {
	visit(vm.Obj(p.q))
	visit(p.item)
	visitFutureOf(p.fut, visit)
}

// queueGet is Queue.get.
type queueGet struct {
	q   *Queue
	fut *Future
}

// Resume implements vm.CoroBody.
func (g *queueGet) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	q := g.q
	if g.fut != nil {
		if _, err := g.fut.resumed(t, throw); err != nil {
			return fail(q.abandon(t, &q.getters, g.fut, q.isEmpty, err))
		}
	} else if throw != nil {
		return fail(throw)
	}
	empty, err := q.isEmpty(t)
	if err != nil {
		return fail(err)
	}
	if empty {
		if g.fut, err = q.wait(t, &q.getters, g); err != nil {
			return fail(err)
		}
		return await(g.fut)
	}
	if q.own != nil && q.derived() {
		return end(t.CallMethod(vm.Obj(q), nameGetNowait))
	}
	return end(q.getNow(t))
}

// awaits implements waiter.
func (g *queueGet) awaits() (string, *resource) { return g.q.name + ".get()", &g.q.resource }

// Visit implements vm.CoroBody.
func (g *queueGet) Visit(visit func(vm.Value)) {
	visit(vm.Obj(g.q))
	visitFutureOf(g.fut, visit)
}

// queueJoin is Queue.join.
type queueJoin struct {
	q   *Queue
	fut *Future
}

// Resume implements vm.CoroBody.
func (j *queueJoin) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	q := j.q
	switch {
	case j.fut != nil:
		_, err := j.fut.resumed(t, throw)
		q.joiners.remove(j.fut)
		q.note(t, joinOp(err), int64(q.unfinished))
		return end(vm.None, err)
	case throw != nil:
		return fail(throw)
	case q.unfinished == 0:
		q.note(t, tracer.OpJoin, 0)
		return finish(vm.None)
	}
	l, err := q.bind(t, vm.Obj(q))
	if err != nil {
		return fail(err)
	}
	j.fut = l.newFuture(j)
	q.joiners.push(j.fut)
	q.note(t, tracer.OpWait, int64(q.unfinished))
	return await(j.fut)
}

func joinOp(err error) tracer.Sub {
	if err != nil {
		return tracer.OpLeave
	}
	return tracer.OpJoin
}

// awaits implements waiter.
func (j *queueJoin) awaits() (string, *resource) { return j.q.name + ".join()", &j.q.resource }

// Visit implements vm.CoroBody.
func (j *queueJoin) Visit(visit func(vm.Value)) {
	visit(vm.Obj(j.q))
	visitFutureOf(j.fut, visit)
}
