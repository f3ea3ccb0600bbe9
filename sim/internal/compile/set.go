package compile

// orderedSet numbers its elements in the order of their arrival. It is
// searched from end to end while it is small, which is nearly always, and
// through a map beyond that.
type orderedSet[K comparable] struct {
	list  []K
	index map[K]int
}

// names is a set of strings.
type names = orderedSet[string]

// smallSet is how many elements are searched without a map.
const smallSet = 12

// find gives the number of k, or -1.
func (s *orderedSet[K]) find(k K) int {
	if s.index != nil {
		if i, ok := s.index[k]; ok {
			return i
		}
		return -1
	}
	for i := range s.list {
		if s.list[i] == k {
			return i
		}
	}
	return -1
}

// add gives the number of k, and whether it was there before.
func (s *orderedSet[K]) add(k K) (int, bool) {
	if i := s.find(k); i >= 0 {
		return i, true
	}
	s.list = append(s.list, k)
	if s.index != nil {
		s.index[k] = len(s.list) - 1
	} else if len(s.list) > smallSet {
		s.index = make(map[K]int, 2*len(s.list))
		for i, k := range s.list {
			s.index[k] = i
		}
	}
	return len(s.list) - 1, false
}
