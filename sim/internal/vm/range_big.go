package vm

import (
	"math/big"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// bigRange is a range with bounds that do not fit a word. It is rare, so it
// computes with ints of any size throughout.
type bigRange struct{ start, stop, step, n *big.Int }

var one = big.NewInt(1)

func makeBigRange(start, stop, step *big.Int) Value {
	n := new(big.Int)
	if step.Sign()*new(big.Int).Sub(stop, start).Sign() > 0 {
		n.Sub(stop, start)
		n.Sub(n, big.NewInt(int64(step.Sign()))).Quo(n, step).Add(n, one)
	}
	return Obj(&Range{Header: Header{RangeType}, big: &bigRange{start, stop, step, n}})
}

// rangeOf makes a range, with small bounds if they fit.
func rangeOf(start, stop, step *big.Int) Value {
	const most = 1 << 62
	for _, x := range []*big.Int{start, stop, step} {
		if !x.IsInt64() || x.Int64() > most || x.Int64() < -most {
			return makeBigRange(start, stop, step)
		}
	}
	return makeRange(start.Int64(), stop.Int64(), step.Int64())
}

// at gives item i.
func (r *bigRange) at(i *big.Int) *big.Int {
	x := new(big.Int).Mul(i, r.step)
	return x.Add(x, r.start)
}

// position gives where x stands, nil if it does not.
func (r *bigRange) position(x *big.Int) *big.Int {
	if x == nil {
		return nil
	}
	at, rest := new(big.Int).Sub(x, r.start), new(big.Int)
	at.QuoRem(at, r.step, rest)
	if rest.Sign() != 0 || at.Sign() < 0 || at.Cmp(r.n) >= 0 {
		return nil
	}
	return at
}

func (r *bigRange) getItem(t *Thread, key Value) (Value, error) {
	if key.Type() == SliceType {
		return r.slice(t, as[Slice](key))
	}
	v, err := t.IndexBig(key)
	if err != nil {
		return Value{}, t.Raise(TypeError, "range indices must be integers or slices, not %s", key.Type().Name)
	}
	i := v.bigInt()
	if i.Sign() < 0 {
		i = new(big.Int).Add(i, r.n)
	}
	if i.Sign() < 0 || i.Cmp(r.n) >= 0 {
		return Value{}, t.Raise(IndexError, "range object index out of range")
	}
	return Big(r.at(i)), nil
}

// slice applies a slice as Slice.indices does, to a length of any size.
func (r *bigRange) slice(t *Thread, s *Slice) (Value, error) {
	step := one
	if !s.step.IsNone() {
		v, err := t.IndexBig(s.step)
		if err != nil {
			return Value{}, err
		}
		if step = v.bigInt(); step.Sign() == 0 {
			return Value{}, t.Raise(ValueError, "slice step cannot be zero")
		}
	}
	low, high := new(big.Int), r.n
	start, stop := low, high
	if step.Sign() < 0 {
		low, high = big.NewInt(-1), new(big.Int).Sub(r.n, one)
		start, stop = high, low
	}
	start, err := r.bound(t, s.start, start, low, high)
	if err != nil {
		return Value{}, err
	}
	if stop, err = r.bound(t, s.stop, stop, low, high); err != nil {
		return Value{}, err
	}
	return rangeOf(r.at(start), r.at(stop), new(big.Int).Mul(r.step, step)), nil
}

func (r *bigRange) bound(t *Thread, v Value, def, low, high *big.Int) (*big.Int, error) {
	if v.IsNone() {
		return def, nil
	}
	x, err := t.IndexBig(v)
	if err != nil {
		return nil, err
	}
	i := x.bigInt()
	if i.Sign() < 0 {
		i = new(big.Int).Add(i, r.n)
	}
	if i.Cmp(low) < 0 {
		return low, nil
	}
	if i.Cmp(high) > 0 {
		return high, nil
	}
	return i, nil
}

func (r *bigRange) len(t *Thread) (int, error) {
	if !r.n.IsInt64() {
		return 0, t.Raise(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(r.n.Int64()), nil
}

// LongRangeIteratorType is the type of the iterators of such ranges.
var LongRangeIteratorType = declare("longrange_iterator")

type bigRangeIterator struct {
	Header
	at, step, left *big.Int
}

func (r *bigRange) iterator(backwards bool) Value {
	it := &bigRangeIterator{Header{LongRangeIteratorType}, r.start, r.step, r.n}
	if backwards {
		it.at = r.at(new(big.Int).Sub(r.n, one))
		it.step = new(big.Int).Neg(r.step)
	}
	return Obj(it)
}

func bigRangeIteratorNext(_ *Thread, v Value) (Value, error) {
	it := as[bigRangeIterator](v)
	if it.left.Sign() <= 0 {
		return Value{}, nil
	}
	x := it.at
	it.left = new(big.Int).Sub(it.left, one)
	it.at = new(big.Int).Add(x, it.step)
	return Big(x), nil
}

// identity is what equal ranges share.
func (r *bigRange) identity() []Value {
	switch {
	case r.n.Sign() == 0:
		return []Value{Int(0), None, None}
	case r.n.Cmp(one) == 0:
		return []Value{Int(1), Big(r.start), None}
	}
	return []Value{Big(r.n), Big(r.start), Big(r.step)}
}

// compareRanges compares two ranges as sequences.
func compareRanges(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if w.Type() != RangeType || v.Type() != RangeType || op != syntax.Eq && op != syntax.NotEq {
		return NotImplemented, nil
	}
	return t.compareItems(as[Range](v).identity(), as[Range](w).identity(), op)
}
