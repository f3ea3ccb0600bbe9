package vm

import "math"

// clampedIndex is Index with what does not fit replaced by the nearest word.
func (t *Thread) clampedIndex(v Value) (int, error) {
	if v.IsSmallInt() {
		return int(v.i()), nil
	}
	x, err := t.IndexBig(v)
	if err != nil {
		return 0, err
	}
	if i, ok := x.word(); ok {
		return int(i), nil
	}
	if x.bigInt().Sign() < 0 {
		return math.MinInt64, nil
	}
	return math.MaxInt64, nil
}

// itemIndex turns the key of an item into a position below n. what names the
// sequence in the message of an IndexError; badKey, with a place for the type's
// name, is the message for keys that are no index.
func (t *Thread) itemIndex(key Value, n int, what, badKey string) (int, error) {
	if !key.IsSmallInt() && !key.isInt() && key.Type().Slots.Index == nil {
		return 0, t.Raise(TypeError, badKey, key.Type().Name)
	}
	i, err := t.indexOrIndexError(key)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.Raise(IndexError, "%s index out of range", what)
	}
	return i, nil
}

// indexOrIndexError is Index for the key of an item.
func (t *Thread) indexOrIndexError(key Value) (int, error) {
	if key.IsSmallInt() {
		return int(key.i()), nil
	}
	x, err := t.IndexBig(key)
	if err != nil {
		return 0, err
	}
	i, ok := x.word()
	if !ok {
		return 0, t.Raise(IndexError, "cannot fit '%s' into an index-sized integer", key.Type().Name)
	}
	return int(i), nil
}
