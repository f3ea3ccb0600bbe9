package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// A job is what a handle does when its turn comes: a step of a task, a
// callback of the program, a native callback of a future. An error that it
// returns stops the loop; what a program's callback raises is reported and does
// not get there.
type job interface {
	run(t *vm.Thread, e *entry) error
	// title is the callback's name, as reprs and traces have it.
	title() string
	// visit shows what the job keeps alive.
	visit(visit func(vm.Value))
}

// An entry of the ready queue: a handle that is not an object of its own until
// the program asks for one.
type entry struct {
	job   job
	fut   *Future // whose completion scheduled it, if any
	timer *timer  // that fired, if any
	id    uint32  // number of the handle; 0 when nobody traces
}

// readyQueue is a FIFO in a ring that grows by doubling.
type readyQueue struct {
	ring  []entry // its length is a power of two
	head  int
	count int
}

const smallestRing = 16

func (q *readyQueue) push(e entry) {
	if q.count == len(q.ring) {
		q.grow()
	}
	q.ring[(q.head+q.count)&(len(q.ring)-1)] = e
	q.count++
}

// pop takes the first entry; there must be one.
func (q *readyQueue) pop() entry {
	e := q.ring[q.head]
	q.ring[q.head] = entry{}
	q.head = (q.head + 1) & (len(q.ring) - 1)
	q.count--
	return e
}

// at is the i-th entry from the front.
func (q *readyQueue) at(i int) *entry { return &q.ring[(q.head+i)&(len(q.ring)-1)] }

func (q *readyQueue) grow() {
	ring := make([]entry, max(smallestRing, 2*len(q.ring)))
	for i := range q.count {
		ring[i] = *q.at(i)
	}
	q.ring, q.head = ring, 0
}
