package vm

import "slices"

// table is the hash table of dicts and sets. Entries stand in a slice in the
// order in which their keys came, which is the order of iteration; a deleted
// one leaves a hole (a nil key) until the next time the slice grows. A second
// slice, absent while there are only a few entries, finds the entry of a hash.
type table struct {
	entries []entry
	index   []int32 // 1 + position in entries, at the hash or the next place free; 0 is free
	live    int     // entries that are not holes
	head    int     // no entry lives before this position
	version uint32  // changes when a key comes or goes
}

type entry struct {
	hash     int64
	key, val Value
}

const (
	smallTable = 8 // so many entries are searched without an index
	entrySize  = 40
)

// place is where the search for a hash begins in an index of the given size,
// a power of two: the high bits of a product, as ints hash to themselves.
func place(hash int64, size int) uint {
	return uint(uint64(hash)*0x9E3779B97F4A7C15>>32) & uint(size-1)
}

// findStr finds an exact str, never calling a program's __eq__: a key of
// another type that claims equality with a str is not looked for. It gives -1
// if there is none.
func (h *table) findStr(name *Str) int {
	hash := name.Hash()
	if h.index == nil {
		for i := h.head; i < len(h.entries); i++ {
			if e := &h.entries[i]; e.key.p == name.ptr() || e.hash == hash && e.key.isStr(name.s) {
				return i
			}
		}
		return -1
	}
	mask := uint(len(h.index) - 1)
	for p := place(hash, len(h.index)); ; p = (p + 1) & mask {
		i := int(h.index[p]) - 1
		if i < 0 {
			return -1
		}
		if e := &h.entries[i]; e.key.p == name.ptr() || e.hash == hash && e.key.isStr(name.s) {
			return i
		}
	}
}

// find finds any key, or gives -1. Comparing may call the program, which may
// change the table; then the search starts again.
func (h *table) find(t *Thread, key Value, hash int64) (int, error) {
restart:
	version := h.version
	p, mask := uint(0), uint(0)
	if h.index != nil {
		p, mask = place(hash, len(h.index)), uint(len(h.index)-1)
	}
	for n := h.head; ; n++ {
		i := n
		if h.index != nil {
			i = int(h.index[p]) - 1
			p = (p + 1) & mask
			if i < 0 {
				return -1, nil
			}
		} else if i >= len(h.entries) {
			return -1, nil
		}
		e := &h.entries[i]
		if e.key == key {
			return i, nil
		}
		if e.hash != hash || e.key.IsNil() {
			continue
		}
		if same, sure := plainEqual(e.key, key); sure {
			if same {
				return i, nil
			}
			continue
		}
		same, err := t.Equal(e.key, key)
		if err != nil {
			return -1, err
		}
		if version != h.version {
			goto restart
		}
		if same {
			return i, nil
		}
	}
}

// plainEqual compares values that it takes no program to compare: exact strs
// and small ints that are not identical.
func plainEqual(v, w Value) (same, sure bool) {
	switch {
	case v.IsSmallInt() && w.IsSmallInt():
		return false, true
	case v.Type() == StrType && w.Type() == StrType:
		return as[Str](v).s == as[Str](w).s, true
	}
	return false, false
}

// insert adds a key that is known to be absent.
func (h *table) insert(hash int64, key, val Value) {
	if len(h.entries) == cap(h.entries) {
		h.grow(h.nextCap())
	}
	h.entries = append(h.entries, entry{hash, key, val})
	h.live++
	h.version++
	if h.index != nil {
		h.enter(len(h.entries) - 1)
	}
}

// enter records the position of an entry in the index.
func (h *table) enter(i int) {
	mask := uint(len(h.index) - 1)
	p := place(h.entries[i].hash, len(h.index))
	for h.index[p] != 0 {
		p = (p + 1) & mask
	}
	h.index[p] = int32(i + 1)
}

// growth is the number of bytes that the next insert is about to allocate.
func (h *table) growth() int {
	if len(h.entries) < cap(h.entries) {
		return 0
	}
	return tableSize(h.nextCap())
}

// size is the number of bytes that the table takes.
func (h *table) size() int64 { return int64(cap(h.entries)*entrySize + len(h.index)*4) }

// tableSize is the number of bytes that a table of a capacity takes.
func tableSize(capacity int) int { return capacity*entrySize + indexSize(capacity)*4 }

// indexSize is the length of the index of a table: at least half as much again
// as there are entries, a power of two.
func indexSize(capacity int) int {
	if capacity <= smallTable {
		return 0
	}
	size := 16
	for size*2 < capacity*3 {
		size *= 2
	}
	return size
}

// nextCap is the capacity after growing: the same if a quarter is holes.
func (h *table) nextCap() int {
	switch {
	case h.live == 0:
		return smallTable / 2
	case h.live <= len(h.entries)*3/4:
		return max(cap(h.entries), smallTable)
	}
	return 2 * h.live
}

// grow moves the entries to a slice of the given capacity, closing the holes.
func (h *table) grow(capacity int) {
	entries := make([]entry, 0, capacity)
	for i := h.head; i < len(h.entries); i++ {
		if e := &h.entries[i]; !e.key.IsNil() {
			entries = append(entries, *e)
		}
	}
	h.entries, h.head, h.index = entries, 0, nil
	size := indexSize(capacity)
	if size == 0 {
		return
	}
	h.index = make([]int32, size)
	for i := range h.entries {
		h.enter(i)
	}
}

// remove makes entry i a hole and gives what it held.
func (h *table) remove(i int) Value {
	e := &h.entries[i]
	val := e.val
	e.key, e.val = Value{}, Value{}
	h.live--
	h.version++
	if h.live == 0 {
		h.reset(h.version)
		return val
	}
	for h.entries[h.head].key.IsNil() {
		h.head++
	}
	return val
}

// reset empties the table.
func (h *table) reset(version uint32) { *h = table{version: version + 1} }

// next gives the position of the first entry from i on, or -1.
func (h *table) next(i int) int {
	for i = max(i, h.head); i < len(h.entries); i++ {
		if !h.entries[i].key.IsNil() {
			return i
		}
	}
	return -1
}

// prev gives the position of the last entry up to i, or -1.
func (h *table) prev(i int) int {
	for i = min(i, len(h.entries)-1); i >= h.head; i-- {
		if !h.entries[i].key.IsNil() {
			return i
		}
	}
	return -1
}

// clone copies the table without its holes.
func (h *table) clone() table {
	if h.live == len(h.entries) {
		return table{entries: slices.Clone(h.entries), index: slices.Clone(h.index), live: h.live}
	}
	c := table{entries: h.entries, live: h.live, head: h.head}
	c.grow(max(h.live, 1))
	return c
}

// merge adds the keys of another table that are absent.
func (h *table) merge(t *Thread, other *table) error {
	for i := other.next(0); i >= 0; i = other.next(i + 1) {
		e := other.entries[i]
		at, err := h.find(t, e.key, e.hash)
		if err == nil && at < 0 {
			err = h.add(t, e.hash, e.key, e.val)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// filter gives the entries whose presence in another table is as wanted.
func (h *table) filter(t *Thread, other *table, wanted bool) (table, error) {
	var kept table
	for i := h.next(0); i >= 0; i = h.next(i + 1) {
		e := h.entries[i]
		at, err := other.find(t, e.key, e.hash)
		if err == nil && (at >= 0) == wanted {
			err = kept.add(t, e.hash, e.key, e.val)
		}
		if err != nil {
			return table{}, err
		}
	}
	return kept, nil
}

// lookup finds a key of any type.
func (h *table) lookup(t *Thread, key Value, use keyUse) (int, error) {
	if key.Type() == StrType && h.onlyStrs() {
		return h.findStr(as[Str](key)), nil
	}
	hash, err := t.hashKey(key, use)
	if err != nil {
		return -1, err
	}
	return h.find(t, key, hash)
}

// onlyStrs is a guess that is always safe: a table so small that looking is
// cheap and that holds nothing but strs.
func (h *table) onlyStrs() bool {
	if len(h.entries) > smallTable {
		return false
	}
	for i := range h.entries {
		if k := h.entries[i].key; !k.IsNil() && k.Type() != StrType {
			return false
		}
	}
	return true
}

// put inserts or overwrites. The old key stays when it is equal to the new.
func (h *table) put(t *Thread, key, val Value, use keyUse) error {
	hash, err := t.hashKey(key, use)
	if err != nil {
		return err
	}
	i, err := h.find(t, key, hash)
	if err != nil {
		return err
	}
	if i >= 0 {
		h.entries[i].val = val
		return nil
	}
	return h.add(t, hash, key, val)
}

// add inserts a key that is known to be absent, counting the memory.
func (h *table) add(t *Thread, hash int64, key, val Value) error {
	if n := h.growth(); n > 0 {
		if err := t.Alloc(n); err != nil {
			return err
		}
	}
	h.insert(hash, key, val)
	return nil
}

// take removes a key and gives what it held, nil if it was absent.
func (h *table) take(t *Thread, key Value, use keyUse) (Value, error) {
	i, err := h.lookup(t, key, use)
	if i < 0 || err != nil {
		return Value{}, err
	}
	return h.remove(i), nil
}

// visit is the Visit slot of dicts and sets.
func (h *table) visit(visit func(Value)) {
	for i := range h.entries {
		if e := &h.entries[i]; !e.key.IsNil() {
			visit(e.key)
			visit(e.val)
		}
	}
}

// keyUse says what a key is to be, for the message of one that has no hash.
type keyUse string

const (
	asDictKey    keyUse = "dict key"
	asSetElement keyUse = "set element"
)

// hashKey is the hash of a key, computed without a call for the common types.
func (t *Thread) hashKey(key Value, use keyUse) (int64, error) {
	switch {
	case key.Type() == StrType:
		return as[Str](key).Hash(), nil
	case key.IsSmallInt():
		return hashInt(key.i()), nil
	}
	hash, err := t.Hash(key)
	if e, ok := t.Matches(err, TypeError); ok && !t.vm.Older() {
		reason, strErr := t.Str(Obj(e))
		if strErr != nil {
			return 0, strErr
		}
		return 0, t.Raise(TypeError, "cannot use '%s' as a %s (%s)", key.Type().Name, use, reason)
	}
	return hash, err
}
