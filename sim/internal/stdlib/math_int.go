package stdlib

import (
	"math/big"
	"math/bits"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// mathInts are the functions of whole numbers.
var mathInts = []*vm.Native{
	vm.Fn("factorial", "n, /", mathFactorial),
	vm.Fn("comb", "n, k, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		n, k, err := naturals(t, args[0], args[1])
		if err != nil {
			return vm.Value{}, err
		}
		return binomial(t, n, k)
	}),
	vm.Fn("perm", "n, k=None, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		if args[1].IsNone() {
			return mathFactorial(t, args[:1])
		}
		n, k, err := naturals(t, args[0], args[1])
		if err != nil {
			return vm.Value{}, err
		}
		return fallingProduct(t, n, k)
	}),
	vm.Fn("isqrt", "n, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		n, err := indexArg(t, args[0])
		if err != nil {
			return vm.Value{}, err
		}
		if n.Sign() < 0 {
			return vm.Value{}, t.Raise(vm.ValueError, "isqrt() argument must be nonnegative")
		}
		return vm.Big(new(big.Int).Sqrt(n)), nil
	}),
	vm.Fn("gcd", "*integers", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return foldInts(t, args[0], big.NewInt(0), func(a, b *big.Int) *big.Int {
			return new(big.Int).GCD(nil, nil, new(big.Int).Abs(a), new(big.Int).Abs(b))
		})
	}),
	vm.Fn("lcm", "*integers", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return foldInts(t, args[0], big.NewInt(1), leastMultiple)
	}),
}

func foldInts(t *vm.Thread, ints vm.Value, start *big.Int, f func(a, b *big.Int) *big.Int) (vm.Value, error) {
	for _, v := range items(ints) {
		n, err := indexArg(t, v)
		if err != nil {
			return vm.Value{}, err
		}
		start = f(start, n)
		if err := t.Alloc(start.BitLen() / 8); err != nil {
			return vm.Value{}, err
		}
	}
	return vm.Big(start), nil
}

func leastMultiple(a, b *big.Int) *big.Int {
	if a.Sign() == 0 || b.Sign() == 0 {
		return new(big.Int)
	}
	a, b = new(big.Int).Abs(a), new(big.Int).Abs(b)
	divisor := new(big.Int).GCD(nil, nil, a, b)
	return a.Mul(a.Quo(a, divisor), b)
}

// naturals gives two ints that must not be negative; those beyond a word are
// too large for anything to be computed with them, but for a small k.
func naturals(t *vm.Thread, v, w vm.Value) (n, k *big.Int, err error) {
	if n, err = indexArg(t, v); err != nil {
		return nil, nil, err
	}
	if k, err = indexArg(t, w); err != nil {
		return nil, nil, err
	}
	if n.Sign() < 0 {
		return nil, nil, t.Raise(vm.ValueError, "n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return nil, nil, t.Raise(vm.ValueError, "k must be a non-negative integer")
	}
	return n, k, nil
}

func mathFactorial(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := indexArg(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	if n.Sign() < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "factorial() not defined for negative values")
	}
	if !n.IsInt64() {
		return vm.Value{}, t.Raise(vm.OverflowError, "factorial() argument should not exceed %d", int64(1<<63-1))
	}
	if n.Int64() < 2 {
		return vm.Int(1), nil
	}
	if err := allocProduct(t, n.BitLen(), n.Int64()); err != nil {
		return vm.Value{}, err
	}
	return vm.Big(new(big.Int).MulRange(2, n.Int64())), nil
}

// allocProduct counts the memory, and the work, of a product of count numbers of
// so many bits.
func allocProduct(t *vm.Thread, bitLen int, count int64) error {
	high, bytes := bits.Mul64(uint64(bitLen), uint64(count))
	bytes /= 8
	if high > 0 || bytes > 1<<40 {
		bytes = 1 << 40
	}
	if err := t.Alloc(int(bytes)); err != nil {
		return err
	}
	return t.Spend(int(bytes))
}

// binomial gives the number of ways to choose k of n.
func binomial(t *vm.Thread, n, k *big.Int) (vm.Value, error) {
	if k.Cmp(n) > 0 {
		return vm.Int(0), nil
	}
	if other := new(big.Int).Sub(n, k); other.Cmp(k) < 0 {
		k = other
	}
	if !k.IsInt64() {
		return vm.Value{}, t.Raise(vm.OverflowError, "min(n - k, k) must not exceed %d", int64(1<<63-1))
	}
	if n.IsInt64() {
		if err := allocProduct(t, n.BitLen(), k.Int64()); err != nil {
			return vm.Value{}, err
		}
		return vm.Big(new(big.Int).Binomial(n.Int64(), k.Int64())), nil
	}
	product, err := fallingProduct(t, n, k)
	if err != nil {
		return vm.Value{}, err
	}
	divisor := new(big.Int).MulRange(1, k.Int64())
	return vm.Big(divisor.Quo(product.AsBig(), divisor)), nil
}

// fallingProduct gives n · (n-1) · … of k factors.
func fallingProduct(t *vm.Thread, n, k *big.Int) (vm.Value, error) {
	if k.Cmp(n) > 0 {
		return vm.Int(0), nil
	}
	if !k.IsInt64() {
		return vm.Value{}, t.Raise(vm.OverflowError, "k must not exceed %d", int64(1<<63-1))
	}
	if err := allocProduct(t, n.BitLen(), k.Int64()); err != nil {
		return vm.Value{}, err
	}
	if n.IsInt64() {
		return vm.Big(new(big.Int).MulRange(n.Int64()-k.Int64()+1, n.Int64())), nil
	}
	product, factor := big.NewInt(1), new(big.Int).Set(n)
	for i := k.Int64(); i > 0; i-- {
		product.Mul(product, factor)
		factor.Sub(factor, big.NewInt(1))
	}
	return vm.Big(product), nil
}
