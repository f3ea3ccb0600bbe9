package vm

// Slice is a slice; what was left out is None.
type Slice struct {
	Header
	start, stop, step Value
}

// NewSlice makes a slice.
func NewSlice(start, stop, step Value) Value {
	return Obj(&Slice{Header{SliceType}, start, stop, step})
}
