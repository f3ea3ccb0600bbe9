package vm

// List is a list.
type List struct {
	Header
	items []Value
}

// listInstance is an instance of a subclass of list.
type listInstance struct {
	List
	attrs Attrs
}

// NewList makes a list of items, which it keeps.
func NewList(items []Value) *List { return &List{Header{ListType}, items} }

// AsList gives v as a list, if it is one or an instance of a subclass.
func (v Value) AsList() (*List, bool) {
	if v.Type().Layout != LayoutList {
		return nil, false
	}
	return as[List](v), true
}

// Items gives the items, for reading.
func (l *List) Items() []Value { return l.items }

// reserve makes room for n more items.
func (l *List) reserve(t *Thread, n int) (err error) {
	l.items, err = Grow(t, l.items, n)
	return err
}

// Append adds an item at the end.
func (l *List) Append(t *Thread, v Value) error {
	if len(l.items) == cap(l.items) {
		if err := l.reserve(t, 1); err != nil {
			return err
		}
	}
	l.items = append(l.items, v)
	return nil
}
