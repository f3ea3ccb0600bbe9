package asyncio

import "slices"

// A timer is a job that becomes ready at a moment.
type timer struct {
	when  int64 // virtual ns
	job   job
	id    uint32 // number of the handle; 0 when nobody traces
	state timerState
	soon  bool // it did not wait: it is a handle that can be cancelled
}

type timerState uint8

const (
	timerIdle timerState = iota
	timerArmed
	timerFiring    // its entry is in the ready queue, or runs
	timerCancelled // maybe still in the heap, or in the ready queue
)

// fire takes note that a timer's turn has come, and says whether it was not
// cancelled while it was in the ready queue.
func (t *timer) fire() bool {
	fires := t.state == timerFiring
	t.state = timerIdle
	return fires
}

// timerHeap holds the armed timers by (when, insertion). The keys are in the
// heap, so that sifting does not chase pointers; four children to a node make
// it half as deep as a binary heap.
type timerHeap struct {
	nodes     []timerNode
	seq       uint64
	cancelled int
}

type timerNode struct {
	when int64
	seq  uint64
	t    *timer
}

func (n *timerNode) before(m *timerNode) bool {
	return n.when < m.when || n.when == m.when && n.seq < m.seq
}

const arity = 4

// inOrder gives the armed timers, and cancelled ones that are still there, in
// the order in which they fire.
func (h *timerHeap) inOrder() []timerNode {
	nodes := slices.Clone(h.nodes)
	slices.SortFunc(nodes, func(a, b timerNode) int {
		if a.before(&b) {
			return -1
		}
		return 1
	})
	return nodes
}

func (h *timerHeap) push(t *timer) {
	h.seq++
	h.nodes = append(h.nodes, timerNode{})
	h.siftUp(len(h.nodes)-1, timerNode{t.when, h.seq, t})
	t.state = timerArmed
}

func (h *timerHeap) siftUp(i int, n timerNode) {
	for i > 0 {
		parent := (i - 1) / arity
		if !n.before(&h.nodes[parent]) {
			break
		}
		h.nodes[i] = h.nodes[parent]
		i = parent
	}
	h.nodes[i] = n
}

// first is the earliest timer that was not cancelled, or nil.
func (h *timerHeap) first() *timer {
	for len(h.nodes) > 0 {
		if t := h.nodes[0].t; t.state == timerArmed {
			return t
		}
		h.pop()
	}
	return nil
}

// pop takes the first node away.
func (h *timerHeap) pop() {
	if t := h.nodes[0].t; t.state == timerCancelled {
		h.cancelled--
		t.state = timerIdle
	}
	last := len(h.nodes) - 1
	n := h.nodes[last]
	h.nodes[last] = timerNode{}
	h.nodes = h.nodes[:last]
	if last > 0 {
		h.siftDown(0, n)
	}
}

func (h *timerHeap) siftDown(i int, n timerNode) {
	nodes := h.nodes
	for {
		least := arity*i + 1
		if least >= len(nodes) {
			break
		}
		for c := least + 1; c < min(arity*i+1+arity, len(nodes)); c++ {
			if nodes[c].before(&nodes[least]) {
				least = c
			}
		}
		if !nodes[least].before(&n) {
			break
		}
		nodes[i] = nodes[least]
		i = least
	}
	nodes[i] = n
}

// sweepAt is how many cancelled timers are carried along before they are
// swept out, if they are the majority.
const sweepAt = 100

// cancel disarms t. It stays in the heap until it comes to the front or
// cancelled timers are most of what is there.
func (h *timerHeap) cancel(t *timer) {
	inHeap := t.state == timerArmed
	t.state = timerCancelled
	if !inHeap {
		return
	}
	h.cancelled++
	if h.cancelled > sweepAt && 2*h.cancelled > len(h.nodes) {
		h.sweep()
	}
}

func (h *timerHeap) sweep() {
	kept := h.nodes[:0]
	for _, n := range h.nodes {
		if n.t.state == timerCancelled {
			n.t.state = timerIdle
			continue
		}
		kept = append(kept, n)
	}
	clear(h.nodes[len(kept):])
	h.nodes, h.cancelled = kept, 0
	for i := (len(kept) - 2) / arity; i >= 0 && len(kept) > 1; i-- {
		h.siftDown(i, kept[i])
	}
}
