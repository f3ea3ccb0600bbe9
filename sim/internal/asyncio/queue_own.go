package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// Queues are made to be derived from: a class may say by _init, _put and _get
// where items are kept and which is next, and how many there are by qsize, empty
// and full. A queue of a derived class therefore keeps its items in what its
// attribute _queue holds, and asks its methods. The built-in classes keep them in
// a store until a program looks at _queue.

// owner is where a queue keeps its items if it has no store: in _queue.
type owner struct{ queue vm.Value } // nil until _init has set it

var (
	nameInitQueue, namePutItem, nameGetItem = vm.Intern("_init"), vm.Intern("_put"), vm.Intern("_get")
	nameQSize, nameEmpty, nameFull          = vm.Intern("qsize"), vm.Intern("empty"), vm.Intern("full")
	namePutNowait, nameGetNowait            = vm.Intern("put_nowait"), vm.Intern("get_nowait")
	nameAppend, namePopLeft, namePop        = vm.Intern("append"), vm.Intern("popleft"), vm.Intern("pop")
	nameHeapPush, nameHeapPop               = vm.Intern("heappush"), vm.Intern("heappop")
)

// derived says whether the queue is of a class of the program's.
func (q *Queue) derived() bool {
	typ := q.Type()
	return typ != QueueType && typ != PriorityQueueType && typ != LifoQueueType
}

// useQueue makes the queue keep its items in _queue from now on.
func (q *Queue) useQueue(t *vm.Thread) error {
	if q.own != nil {
		return nil
	}
	items := q.store.items()
	q.own, q.store = &owner{}, nil
	if err := q.initOwn(t); err != nil {
		return err
	}
	for _, item := range items {
		// A heap's list is a heap already, so that appending keeps it one.
		if _, err := t.CallMethod(q.own.queue, nameAppend, item); err != nil {
			return err
		}
	}
	return nil
}

// container gives _queue.
func (q *Queue) container(t *vm.Thread) (vm.Value, error) {
	if err := q.useQueue(t); err != nil {
		return vm.Value{}, err
	}
	if q.own.queue.IsNil() {
		return vm.Value{}, t.Raise(vm.AttributeError, "'%s' object has no attribute '_queue'", q.Type().Name)
	}
	return q.own.queue, nil
}

// initOwn is the _init of the built-in classes.
func (q *Queue) initOwn(t *vm.Thread) error {
	if q.Type().IsSubtype(LifoQueueType) || q.Type().IsSubtype(PriorityQueueType) {
		q.own.queue = newList()
		return nil
	}
	var err error
	q.own.queue, err = newDeque(t, nil)
	return err
}

func newDeque(t *vm.Thread, items []vm.Value) (vm.Value, error) {
	collections, err := t.Import("collections")
	if err != nil {
		return vm.Value{}, err
	}
	return t.CallMethod(vm.Obj(collections), vm.Intern("deque"), newList(items...))
}

// heapq calls a function of module heapq on _queue.
func (q *Queue) heapq(t *vm.Thread, name *vm.Str, args ...vm.Value) (vm.Value, error) {
	heapq, err := t.Import("heapq")
	if err != nil {
		return vm.Value{}, err
	}
	return t.CallMethod(vm.Obj(heapq), name, args...)
}

// putOwn is the _put of the built-in classes.
func (q *Queue) putOwn(t *vm.Thread, item vm.Value) error {
	queue, err := q.container(t)
	if err != nil {
		return err
	}
	if q.Type().IsSubtype(PriorityQueueType) {
		_, err = q.heapq(t, nameHeapPush, queue, item)
	} else {
		_, err = t.CallMethod(queue, nameAppend, item)
	}
	return err
}

// getOwn is the _get of the built-in classes.
func (q *Queue) getOwn(t *vm.Thread) (vm.Value, error) {
	queue, err := q.container(t)
	switch {
	case err != nil:
		return vm.Value{}, err
	case q.Type().IsSubtype(PriorityQueueType):
		return q.heapq(t, nameHeapPop, queue)
	case q.Type().IsSubtype(LifoQueueType):
		return t.CallMethod(queue, namePop)
	}
	return t.CallMethod(queue, namePopLeft)
}

// size is qsize of the built-in classes.
func (q *Queue) size(t *vm.Thread) (int, error) {
	if q.own == nil {
		return q.store.len(), nil
	}
	queue, err := q.container(t)
	if err != nil {
		return 0, err
	}
	return t.Len(queue)
}

// depth is the number of items as a trace has it; the program's code is not asked.
func (q *Queue) depth() int64 {
	if q.own == nil {
		return int64(q.store.len())
	}
	return int64(max(q.added-q.taken, 0))
}

// isEmpty is self.empty().
func (q *Queue) isEmpty(t *vm.Thread) (bool, error) {
	if q.own == nil {
		return q.store.len() == 0, nil
	}
	if q.derived() {
		return q.ask(t, nameEmpty)
	}
	return q.empty(t)
}

// empty is what the built-in classes' empty says.
func (q *Queue) empty(t *vm.Thread) (bool, error) {
	if q.own == nil {
		return q.store.len() == 0, nil
	}
	queue, err := q.container(t)
	if err != nil {
		return false, err
	}
	holds, err := t.Truth(queue)
	return !holds, err
}

// isFull is self.full().
func (q *Queue) isFull(t *vm.Thread) (bool, error) {
	if q.own != nil && q.derived() {
		return q.ask(t, nameFull)
	}
	return q.full(t)
}

// full is what the built-in classes' full says.
func (q *Queue) full(t *vm.Thread) (bool, error) {
	if q.max <= 0 {
		return false, nil
	}
	if q.own == nil {
		return q.store.len() >= q.max, nil
	}
	v, err := t.CallMethod(vm.Obj(q), nameQSize)
	if err != nil {
		return false, err
	}
	n, err := t.Index(v)
	return n >= q.max, err
}

// ask calls a method that answers yes or no.
func (q *Queue) ask(t *vm.Thread, method *vm.Str) (bool, error) {
	v, err := t.CallMethod(vm.Obj(q), method)
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

// add is self._put(item).
func (q *Queue) add(t *vm.Thread, item vm.Value) error {
	q.added++
	switch {
	case q.own == nil:
		return q.store.put(t, item)
	case q.derived():
		_, err := t.CallMethod(vm.Obj(q), namePutItem, item)
		return err
	}
	return q.putOwn(t, item)
}

// take is self._get().
func (q *Queue) take(t *vm.Thread) (vm.Value, error) {
	q.taken++
	switch {
	case q.own == nil:
		return q.store.get(t)
	case q.derived():
		return t.CallMethod(vm.Obj(q), nameGetItem)
	}
	return q.getOwn(t)
}

// ownMethods are those that derived classes override.
func ownMethods() []*vm.Native {
	return []*vm.Native{
		vm.PyFn("_init", "maxsize", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			q := vm.As[Queue](args[0])
			if q.own == nil {
				q.own, q.store = &owner{}, nil
			}
			return vm.None, q.initOwn(t)
		}),
		vm.PyFn("_put", "item", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.None, vm.As[Queue](args[0]).putOwn(t, args[1])
		}),
		queueMethod("_get", func(t *vm.Thread, q *Queue) (vm.Value, error) { return q.getOwn(t) }),
	}
}

// ownGetters are the attributes by which programs look inside.
func ownGetters() []vm.Getter {
	queue := func(v vm.Value) *Queue { return vm.As[Queue](v) }
	get := func(name string, get func(q *Queue) vm.Value) vm.Getter {
		return vm.Getter{Name: name, Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return get(queue(v)), nil }}
	}
	waiting := func(name string, list func(q *Queue) *waitList) vm.Getter {
		return vm.Getter{Name: name, Get: func(t *vm.Thread, v vm.Value) (vm.Value, error) {
			var futures []vm.Value
			list(queue(v)).visit(func(f vm.Value) { futures = append(futures, f) })
			return newDeque(t, futures)
		}}
	}
	return []vm.Getter{
		waiting("_getters", func(q *Queue) *waitList { return &q.getters }),
		waiting("_putters", func(q *Queue) *waitList { return &q.putters }),
		{
			Name: "_queue",
			Get:  func(t *vm.Thread, v vm.Value) (vm.Value, error) { return queue(v).container(t) },
			Set: func(_ *vm.Thread, v, x vm.Value) error {
				q := queue(v)
				if q.own == nil {
					q.own, q.store = &owner{}, nil
				}
				q.own.queue = x
				return nil
			},
		},
		get("maxsize", func(q *Queue) vm.Value { return vm.Int(int64(q.max)) }),
		get("_maxsize", func(q *Queue) vm.Value { return vm.Int(int64(q.max)) }),
		get("_unfinished_tasks", func(q *Queue) vm.Value { return vm.Int(int64(q.unfinished)) }),
		get("_is_shutdown", func(q *Queue) vm.Value { return vm.Bool(q.closed) }),
	}
}
