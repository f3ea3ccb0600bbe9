package vm

import "iter"

// Dict is a dict. Keys iterate in the order in which they came.
type Dict struct {
	Header
	table
}

// dictInstance is an instance of a subclass of dict.
type dictInstance struct {
	Dict
	attrs Attrs
}

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{Header: Header{DictType}} }

// AsDict gives v as a dict, if it is one or an instance of a subclass.
func (v Value) AsDict() (*Dict, bool) {
	if v.Type().Layout != LayoutDict {
		return nil, false
	}
	return as[Dict](v), true
}

// Len gives the number of keys.
func (d *Dict) Len() int { return d.live }

// Get gives the value of a key, nil if there is none.
func (d *Dict) Get(t *Thread, key Value) (Value, error) {
	i, err := d.lookup(t, key, asDictKey)
	if i < 0 || err != nil {
		return Value{}, err
	}
	return d.entries[i].val, nil
}

// Set sets the value of a key.
func (d *Dict) Set(t *Thread, key, val Value) error { return d.put(t, key, val, asDictKey) }

// Delete removes a key and gives its value, nil if there was none.
func (d *Dict) Delete(t *Thread, key Value) (Value, error) { return d.take(t, key, asDictKey) }

// GetStr gives the value of a str key, nil if there is none.
func (d *Dict) GetStr(name *Str) Value {
	if i := d.findStr(name); i >= 0 {
		return d.entries[i].val
	}
	return Value{}
}

// SetStr sets the value of a str key.
func (d *Dict) SetStr(name *Str, val Value) {
	if i := d.findStr(name); i >= 0 {
		d.entries[i].val = val
		return
	}
	d.insert(name.Hash(), Obj(name), val)
}

// DeleteStr removes a str key and gives its value, nil if there was none.
func (d *Dict) DeleteStr(name *Str) Value {
	if i := d.findStr(name); i >= 0 {
		return d.remove(i)
	}
	return Value{}
}

// Clear removes all keys.
func (d *Dict) Clear() { d.reset(d.version) }

// Copy gives a dict with the same keys and values.
func (d *Dict) Copy() *Dict { return &Dict{Header{DictType}, d.clone()} }

// All iterates over keys and values. Keys must not come while it does.
func (d *Dict) All() iter.Seq2[Value, Value] {
	return func(yield func(k, v Value) bool) {
		for i := d.next(0); i >= 0; i = d.next(i + 1) {
			if e := &d.entries[i]; !yield(e.key, e.val) {
				return
			}
		}
	}
}

// Update copies the keys and values of another dict.
func (d *Dict) Update(t *Thread, other *Dict) error {
	for k, v := range other.All() {
		if err := d.Set(t, k, v); err != nil {
			return err
		}
	}
	return nil
}
