package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// A store holds a queue's items and decides which one is next.
type store interface {
	put(t *vm.Thread, item vm.Value) error
	get(t *vm.Thread) (vm.Value, error) // there must be an item
	len() int
	items() []vm.Value // as the repr shows them
	size() int         // in bytes
}

// newStore makes the store of a class of queues.
func newStore(cls *vm.Type) store {
	switch {
	case cls.IsSubtype(PriorityQueueType):
		return &priority{}
	case cls.IsSubtype(LifoQueueType):
		return &lifo{}
	}
	return &fifo{}
}

// valueSize is what an item costs, for the memory limit.
const valueSize = 16

// fifo is a ring that grows by doubling.
type fifo struct {
	ring        []vm.Value // its length is a power of two
	head, count int
}

func (q *fifo) len() int  { return q.count }
func (q *fifo) size() int { return len(q.ring) * valueSize }

func (q *fifo) put(t *vm.Thread, item vm.Value) error {
	if q.count == len(q.ring) {
		if err := q.grow(t); err != nil {
			return err
		}
	}
	q.ring[(q.head+q.count)&(len(q.ring)-1)] = item
	q.count++
	return nil
}

func (q *fifo) grow(t *vm.Thread) error {
	size := max(8, 2*len(q.ring))
	if err := t.Alloc(size * valueSize); err != nil {
		return err
	}
	ring := make([]vm.Value, size)
	n := copy(ring, q.ring[q.head:])
	copy(ring[n:], q.ring[:q.head])
	q.ring, q.head = ring, 0
	return nil
}

func (q *fifo) get(*vm.Thread) (vm.Value, error) {
	item := q.ring[q.head]
	q.ring[q.head] = vm.Value{}
	q.head = (q.head + 1) & (len(q.ring) - 1)
	q.count--
	return item, nil
}

func (q *fifo) items() []vm.Value {
	items := make([]vm.Value, q.count)
	for i := range items {
		items[i] = q.ring[(q.head+i)&(len(q.ring)-1)]
	}
	return items
}

// lifo is a stack.
type lifo struct{ stack []vm.Value }

func (q *lifo) size() int         { return cap(q.stack) * valueSize }
func (q *lifo) len() int          { return len(q.stack) }
func (q *lifo) items() []vm.Value { return q.stack }

func (q *lifo) put(t *vm.Thread, item vm.Value) error {
	stack, err := vm.Grow(t, q.stack, 1)
	if err == nil {
		q.stack = append(stack, item)
	}
	return err
}

func (q *lifo) get(t *vm.Thread) (vm.Value, error) {
	last := len(q.stack) - 1
	item := q.stack[last]
	q.stack[last] = vm.Value{}
	q.stack = q.stack[:last]
	return item, nil
}

// priority is a binary heap, ordered by the items' own "<". Its shape follows
// heapq's, so that items that compare equal come out in the same order.
type priority struct{ heap []vm.Value }

func (q *priority) size() int         { return cap(q.heap) * valueSize }
func (q *priority) len() int          { return len(q.heap) }
func (q *priority) items() []vm.Value { return q.heap }

func (q *priority) put(t *vm.Thread, item vm.Value) error {
	heap, err := vm.Grow(t, q.heap, 1)
	if err != nil {
		return err
	}
	q.heap = append(heap, item)
	return q.up(t, 0, len(q.heap)-1)
}

// up moves the item at i towards the root until its parent is not larger.
func (q *priority) up(t *vm.Thread, root, i int) error {
	item := q.heap[i]
	for i > root {
		parent := (i - 1) / 2
		less, err := t.Less(item, q.heap[parent])
		if err != nil {
			q.heap[i] = item
			return err
		}
		if !less {
			break
		}
		q.heap[i] = q.heap[parent]
		i = parent
	}
	q.heap[i] = item
	return nil
}

func (q *priority) get(t *vm.Thread) (vm.Value, error) {
	n := len(q.heap) - 1
	last, first := q.heap[n], q.heap[0]
	q.heap[n] = vm.Value{}
	q.heap = q.heap[:n]
	if n == 0 {
		return last, nil
	}
	q.heap[0] = last
	return first, q.sink(t)
}

// sink moves the root all the way down along the smaller children, then up to
// where it belongs: an item that comes from the bottom mostly belongs there.
func (q *priority) sink(t *vm.Thread) error {
	item, i := q.heap[0], 0
	for child := 1; child < len(q.heap); child = 2*i + 1 {
		if right := child + 1; right < len(q.heap) {
			less, err := t.Less(q.heap[child], q.heap[right])
			if err != nil {
				q.heap[i] = item
				return err
			}
			if !less {
				child = right
			}
		}
		q.heap[i] = q.heap[child]
		i = child
	}
	q.heap[i] = item
	return q.up(t, 0, i)
}
