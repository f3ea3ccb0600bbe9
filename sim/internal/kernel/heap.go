package kernel

// eventHeap is a binary heap of events by (when, order).
type eventHeap []*Event

func (e *Event) before(f *Event) bool {
	if e.when != f.when {
		return e.when < f.when
	}
	return e.order < f.order
}

func (h *eventHeap) push(e *Event) {
	s := append(*h, e)
	i := len(s) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if !e.before(s[parent]) {
			break
		}
		s[i] = s[parent]
		i = parent
	}
	s[i] = e
	*h = s
}

// pop takes the first event away.
func (h *eventHeap) pop() {
	s := *h
	n := len(s) - 1
	last := s[n]
	s[n] = nil
	s = s[:n]
	*h = s
	if n > 0 {
		s.siftDown(last)
	}
}

// siftDown puts e where the root was.
func (h eventHeap) siftDown(e *Event) {
	i := 0
	for {
		child := 2*i + 1
		if child >= len(h) {
			break
		}
		if right := child + 1; right < len(h) && h[right].before(h[child]) {
			child = right
		}
		if !h[child].before(e) {
			break
		}
		h[i] = h[child]
		i = child
	}
	h[i] = e
}
