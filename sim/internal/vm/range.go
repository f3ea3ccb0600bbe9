package vm

// Range is a range. Bounds beyond a word are kept in big.
type Range struct {
	Header
	start, stop, step int64
	n                 int64 // length
	big               *bigRange
}
