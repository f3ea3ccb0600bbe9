package vm

import "slices"

// sortItem is an item with the key that it is sorted by.
type sortItem struct{ key, val Value }

// sorter sorts stably by merging: runs that are in order already are found,
// short ones are made longer by insertion, and neighbours are merged while
// they are of like length. Sorted input takes one comparison per item.
type sorter struct {
	less  func(a, b Value) (bool, error)
	items []sortItem
	spare []sortItem
	runs  []int // where the runs start that are yet to be merged
	end   int   // of the last run
}

const shortRun = 24 // runs are made at least so long

// sorted gives the items in order, in a new slice.
func (t *Thread) sorted(values []Value, key Value, reverse bool) ([]Value, error) {
	if err := t.Alloc(valueSize * 5 * len(values)); err != nil {
		return nil, err
	}
	defer t.Free(valueSize * 4 * len(values))
	items := make([]sortItem, len(values))
	for i, v := range values {
		items[i] = sortItem{v, v}
		if key.IsNone() {
			continue
		}
		k, err := t.Call(key, v)
		if err != nil {
			return nil, err
		}
		items[i].key = k
	}
	if reverse { // equal items keep their order
		slices.Reverse(items)
	}
	s := &sorter{less: t.lessFor(items), items: items}
	if err := s.sort(); err != nil {
		return nil, err
	}
	out := make([]Value, len(items))
	for i := range items {
		out[i] = items[i].val
	}
	if reverse {
		slices.Reverse(out)
	}
	return out, nil
}

// Sorted gives the items in order, in a new slice; key may be None.
func (t *Thread) Sorted(values []Value, key Value, reverse bool) ([]Value, error) {
	return t.sorted(values, key, reverse)
}

// lessFor gives a comparison that is quick if all keys are of one simple type.
func (t *Thread) lessFor(items []sortItem) func(a, b Value) (bool, error) {
	ints, floats, strs := true, true, true
	for i := range items {
		k := items[i].key
		ints = ints && k.IsSmallInt()
		floats = floats && k.IsFloat()
		strs = strs && k.Type() == StrType
	}
	switch {
	case ints:
		return func(a, b Value) (bool, error) { return a.i() < b.i(), nil }
	case floats:
		return func(a, b Value) (bool, error) { return a.f() < b.f(), nil }
	case strs:
		return func(a, b Value) (bool, error) { return as[Str](a).s < as[Str](b).s, nil }
	}
	return t.Less
}

func (s *sorter) sort() error {
	for s.end < len(s.items) {
		start := s.end
		if err := s.nextRun(); err != nil {
			return err
		}
		s.runs = append(s.runs, start)
		for n := len(s.runs); n > 1 && 2*(s.end-s.runs[n-1]) >= s.runs[n-1]-s.runs[n-2]; n-- {
			if err := s.mergeLast(); err != nil {
				return err
			}
		}
	}
	for len(s.runs) > 1 {
		if err := s.mergeLast(); err != nil {
			return err
		}
	}
	return nil
}

// nextRun moves end to the end of a run: items that are in order, or in
// strictly descending order and then turned round, or insertion-sorted.
func (s *sorter) nextRun() error {
	start := s.end
	end := start + 1
	if end < len(s.items) {
		down, err := s.less(s.items[end].key, s.items[start].key)
		if err != nil {
			return err
		}
		for end++; end < len(s.items); end++ {
			less, err := s.less(s.items[end].key, s.items[end-1].key)
			if err != nil {
				return err
			}
			if less != down {
				break
			}
		}
		if down {
			slices.Reverse(s.items[start:end])
		}
	}
	s.end = min(max(end, start+shortRun), len(s.items))
	return s.insertionSort(start, end, s.end)
}

// insertionSort sorts items[start:end], of which those before middle are in order.
func (s *sorter) insertionSort(start, middle, end int) error {
	for i := middle; i < end; i++ {
		item := s.items[i]
		low, high := start, i
		for low < high {
			mid := int(uint(low+high) / 2)
			less, err := s.less(item.key, s.items[mid].key)
			if err != nil {
				return err
			}
			if less {
				high = mid
			} else {
				low = mid + 1
			}
		}
		copy(s.items[low+1:i+1], s.items[low:i])
		s.items[low] = item
	}
	return nil
}

// mergeLast merges the last two runs.
func (s *sorter) mergeLast() error {
	n := len(s.runs)
	low, middle := s.runs[n-2], s.runs[n-1]
	s.runs = s.runs[:n-1]
	s.spare = append(s.spare[:0], s.items[low:middle]...)
	left, right, to := 0, middle, low
	for left < len(s.spare) && right < s.end {
		less, err := s.less(s.items[right].key, s.spare[left].key)
		if err != nil {
			return err
		}
		if less {
			s.items[to] = s.items[right]
			right++
		} else {
			s.items[to] = s.spare[left]
			left++
		}
		to++
	}
	copy(s.items[to:], s.spare[left:])
	return nil
}
