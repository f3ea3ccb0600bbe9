package vm

import "iter"

// Set is a set or frozenset. Items iterate in the order in which they came,
// where CPython's order is arbitrary.
type Set struct {
	Header
	table
	hash int64 // of a frozenset, 0 until computed
}

// setInstance is an instance of a subclass of set or frozenset.
type setInstance struct {
	Set
	attrs Attrs
}

// NewSet makes an empty set.
func NewSet() *Set { return &Set{Header: Header{SetType}} }

// AsSet gives v as a set or frozenset, if it is one or an instance of a subclass.
func (v Value) AsSet() (*Set, bool) {
	if v.Type().Layout != LayoutSet {
		return nil, false
	}
	return as[Set](v), true
}

// Len gives the number of items.
func (s *Set) Len() int { return s.live }

// Add adds an item.
func (s *Set) Add(t *Thread, item Value) error { return s.put(t, item, None, asSetElement) }

// Has says whether the set holds an item.
func (s *Set) Has(t *Thread, item Value) (bool, error) {
	i, err := s.lookup(t, item, asSetElement)
	return i >= 0, err
}

// Discard removes an item and says whether it was there.
func (s *Set) Discard(t *Thread, item Value) (bool, error) {
	old, err := s.take(t, item, asSetElement)
	return !old.IsNil(), err
}

// All iterates over the items. Items must not come while it does.
func (s *Set) All() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for i := s.next(0); i >= 0; i = s.next(i + 1) {
			if !yield(s.entries[i].key) {
				return
			}
		}
	}
}
