package stdlib

import (
	"crypto/sha512"
	"math/big"
	"math/bits"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// random is a generator of random numbers: an instance of random.Random.
type random struct {
	vm.Header
	mt       mersenne
	gauss    float64 // the second number of a pair that gauss has made
	hasGauss bool
	attrs    vm.Attrs
}

var (
	randomType       = vm.Declare("Random")
	systemRandomType = vm.Declare("SystemRandom")
)

func init() {
	randomType.Define(vm.TypeSpec{
		Module: "random",
		Layout: vm.LayoutOther,
		Attrs:  unsafe.Offsetof(random{}.attrs),
		Doc:    "A source of random numbers; the functions of the module are the methods of one.",
		Consts: map[string]vm.Value{"VERSION": vm.Int(3)},
		Methods: append(distributions(),
			vm.PyFn("seed", "a=None, version=2", randomSeed),
			vm.PyFn("getstate", "", randomGetState),
			vm.PyFn("setstate", "state", randomSetState),
			vm.Fn("random", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.Float(asRandom(args[0]).mt.float()), nil
			}),
			vm.Fn("getrandbits", "k, /", randomBits),
			vm.PyFn("randbytes", "n", randomBytes),
			vm.PyFn("randrange", "start, stop=None, step=...", randomRange),
			vm.PyFn("randint", "a, b", randomInt),
			vm.PyFn("choice", "seq", randomChoice),
			vm.PyFn("choices", "population, weights=None, *, cum_weights=None, k=1", randomChoices),
			vm.PyFn("shuffle", "x", randomShuffle),
			vm.PyFn("sample", "population, k, *, counts=None", randomSample),
		),
		Slots: vm.Slots{
			New: func(_ *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
				return vm.Obj(&random{Header: vm.MakeHeader(cls)}), nil
			},
			Init: vm.Initializer("Random", "x=None", func(t *vm.Thread, self vm.Value, args []vm.Value) error {
				_, err := t.CallMethod(self, nameSeed, args[0])
				return err
			}),
			Visit: func(v vm.Value, visit func(vm.Value)) { asRandom(v).attrs.Visit(visit) },
		},
	})
	systemRandomType.Define(vm.TypeSpec{Module: "random", Base: randomType})
}

var nameSeed = vm.Intern("seed")

func asRandom(v vm.Value) *random { return vm.As[random](v) }

// sharedRandom is the generator that the module's functions use, which also
// seeds those that ask for a seed from nowhere.
var sharedRandom = vm.NewState(func(v *vm.VM) *random {
	r := &random{Header: vm.MakeHeader(randomType)}
	r.mt.seed(new(big.Int).SetUint64(v.Config().Seed))
	return r
})

// entropy is a generator of its own for what is random in a real system: seeds
// from nowhere, uuid4, secrets. It depends on the run's seed alone, so that
// runs repeat, and does not disturb the module's numbers.
var entropy = vm.NewState(func(v *vm.VM) *mersenne {
	m := &mersenne{}
	m.initArray([]uint32{uint32(v.Config().Seed), uint32(v.Config().Seed >> 32), 0xe27a0b})
	return m
})

// randomModule makes the module random: its functions are the methods of one
// generator, which is seeded before the program starts.
func randomModule(t *vm.Thread) (*vm.Module, error) {
	m := vm.NewModule("random", "Random numbers, the same in every run with the same seed.", randomType, systemRandomType)
	shared := vm.Obj(sharedRandom.Of(t.VM()))
	m.Set("_inst", shared)
	for _, method := range randomType.Methods() {
		bound, err := t.GetAttr(shared, vm.Intern(method.Name()))
		if err != nil {
			return nil, err
		}
		m.Set(method.Name(), bound)
	}
	return m, nil
}

func randomSeed(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := seedNumber(t, args[1], args[2])
	if err != nil {
		return vm.Value{}, err
	}
	r := asRandom(args[0])
	r.mt.seed(n)
	r.hasGauss = false
	return vm.None, nil
}

// seedNumber turns a seed into the number that the generator starts from.
func seedNumber(t *vm.Thread, seed, version vm.Value) (*big.Int, error) {
	if n := seed.AsBig(); n != nil {
		return new(big.Int).Abs(n), nil
	}
	if s, ok := seed.AsStr(); ok {
		return digestNumber(s.String()), nil
	}
	if b, ok := bytesOf(t, seed); ok {
		return digestNumber(b), nil
	}
	if seed.IsNone() {
		return entropy.Of(t.VM()).bits(256), nil
	}
	if _, ok := seed.AsFloat(); ok {
		h, err := t.Hash(seed)
		return new(big.Int).SetUint64(uint64(h)), err
	}
	return nil, t.Raise(vm.TypeError, "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
}

// digestNumber gives the number whose bytes are a text and its SHA-512.
func digestNumber(s string) *big.Int {
	sum := sha512.Sum512([]byte(s))
	return new(big.Int).SetBytes(append([]byte(s), sum[:]...))
}

func randomGetState(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
	r := asRandom(args[0])
	words := make([]vm.Value, 0, mtSize+1)
	for _, w := range r.mt.state {
		words = append(words, vm.Int(int64(w)))
	}
	words = append(words, vm.Int(int64(r.mt.index)))
	gauss := vm.None
	if r.hasGauss {
		gauss = vm.Float(r.gauss)
	}
	return vm.NewTuple(vm.Int(3), vm.NewTuple(words...), gauss), nil
}

func randomSetState(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if _, ok := args[1].AsTuple(); !ok || len(items(args[1])) != 3 {
		return vm.Value{}, t.Raise(vm.TypeError, "state must be a tuple of (version, internal state, gauss_next)")
	}
	words, err := t.ToList(items(args[1])[1])
	if err != nil {
		return vm.Value{}, err
	}
	if len(words) != mtSize+1 {
		return vm.Value{}, t.Raise(vm.ValueError, "state vector is the wrong size")
	}
	r := asRandom(args[0])
	for i, w := range words {
		n, err := intArg(t, w)
		if err != nil {
			return vm.Value{}, err
		}
		if i < mtSize {
			r.mt.state[i] = uint32(n)
		} else if r.mt.index = int(n); n < 0 || n > mtSize {
			return vm.Value{}, t.Raise(vm.ValueError, "invalid state")
		}
	}
	r.gauss, r.hasGauss = items(args[1])[2].AsFloat()
	return vm.None, nil
}

func randomBits(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	k, err := intArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if k < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "Cannot convert negative int")
	}
	if err := t.Alloc(int(min(k, 1<<62) / 8)); err != nil {
		return vm.Value{}, err
	}
	return vm.Big(asRandom(args[0]).mt.bits(int(k))), nil
}

func randomBytes(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := intArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if n < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "Cannot convert negative int")
	}
	if err := t.Alloc(int(min(n, 1<<62))); err != nil {
		return vm.Value{}, err
	}
	return vm.NewBytes(asRandom(args[0]).mt.bytes(int(n))), nil
}

// bytes gives n random bytes: the little-endian ones of a number.
func (m *mersenne) bytes(n int) string {
	b := make([]byte, n)
	m.bits(8 * n).FillBytes(b)
	for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

// below gives a number from 0 up to n, which must be positive: numbers of as
// many bits as n has, until one fits.
func (m *mersenne) below(n int64) int64 {
	k := bits.Len64(uint64(n))
	for {
		if r := m.bits64(k); r < uint64(n) {
			return int64(r)
		}
	}
}

func (m *mersenne) belowBig(n *big.Int) *big.Int {
	if n.IsInt64() {
		return big.NewInt(m.below(n.Int64()))
	}
	for {
		if r := m.bits(n.BitLen()); r.Cmp(n) < 0 {
			return r
		}
	}
}

// indexArg gives an argument as an int of any size.
func indexArg(t *vm.Thread, v vm.Value) (*big.Int, error) {
	if n := v.AsBig(); n != nil {
		return n, nil
	}
	if index := v.Type().Slots.Index; index != nil {
		i, err := index(t, v)
		if err != nil {
			return nil, err
		}
		return indexArg(t, i)
	}
	return nil, t.Raise(vm.TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
}

func randomInt(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	r := asRandom(args[0])
	if a, ok := args[1].AsInt(); ok {
		if b, ok := args[2].AsInt(); ok && a <= b && b-a >= 0 && b-a < 1<<62 {
			return vm.Int(a + r.mt.below(b-a+1)), nil
		}
	}
	a, err := indexArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	b, err := indexArg(t, args[2])
	if err != nil {
		return vm.Value{}, err
	}
	if b.Cmp(a) < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "empty range in randint(%d, %d)", a, b)
	}
	width := new(big.Int).Sub(b, a)
	n := r.mt.belowBig(width.Add(width, big.NewInt(1)))
	return vm.Big(n.Add(n, a)), nil
}

func randomRange(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	mt := &asRandom(args[0]).mt
	start, err := indexArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if args[2].IsNone() {
		if !args[3].IsNil() {
			return vm.Value{}, t.Raise(vm.TypeError, "Missing a non-None stop argument")
		}
		if start.Sign() <= 0 {
			return vm.Value{}, t.Raise(vm.ValueError, "empty range for randrange()")
		}
		return vm.Big(mt.belowBig(start)), nil
	}
	stop, err := indexArg(t, args[2])
	if err != nil {
		return vm.Value{}, err
	}
	step := big.NewInt(1)
	if !args[3].IsNil() {
		if step, err = indexArg(t, args[3]); err != nil {
			return vm.Value{}, err
		}
	}
	return stepRange(t, mt, start, stop, step)
}

// stepRange chooses among start, start+step, … up to stop.
func stepRange(t *vm.Thread, mt *mersenne, start, stop, step *big.Int) (vm.Value, error) {
	if step.Sign() == 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "zero step for randrange()")
	}
	n := new(big.Int).Sub(stop, start)
	n.Add(n, step).Sub(n, big.NewInt(int64(step.Sign())))
	n.Quo(n, step)
	if n.Sign() <= 0 {
		if step.IsInt64() && step.Int64() == 1 {
			return vm.Value{}, t.Raise(vm.ValueError, "empty range in randrange(%d, %d)", start, stop)
		}
		return vm.Value{}, t.Raise(vm.ValueError, "empty range in randrange(%d, %d, %d)", start, stop, step)
	}
	k := mt.belowBig(n)
	return vm.Big(k.Mul(k, step).Add(k, start)), nil
}

func randomChoice(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := t.Len(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if n == 0 {
		return vm.Value{}, t.Raise(vm.IndexError, "Cannot choose from an empty sequence")
	}
	return t.GetItem(args[1], vm.Int(asRandom(args[0]).mt.below(int64(n))))
}

func randomShuffle(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	mt, x := &asRandom(args[0]).mt, args[1]
	n, err := t.Len(x)
	if err != nil {
		return vm.Value{}, err
	}
	for i := int64(n) - 1; i > 0; i-- {
		if err := swapItems(t, x, vm.Int(i), vm.Int(mt.below(i+1))); err != nil {
			return vm.Value{}, err
		}
	}
	return vm.None, nil
}

func swapItems(t *vm.Thread, x, i, j vm.Value) error {
	a, err := t.GetItem(x, i)
	if err != nil {
		return err
	}
	b, err := t.GetItem(x, j)
	if err != nil {
		return err
	}
	if err := t.SetItem(x, i, b); err != nil {
		return err
	}
	return t.SetItem(x, j, a)
}

func randomChoices(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	mt, population := &asRandom(args[0]).mt, args[1]
	n, err := t.Len(population)
	if err != nil {
		return vm.Value{}, err
	}
	k, err := intArg(t, args[4])
	if err != nil {
		return vm.Value{}, err
	}
	draw := func() (int, error) {
		i := int(mt.float() * float64(n))
		return i, nil
	}
	if given(args[2]) || given(args[3]) {
		if draw, err = weightedDraw(t, mt, n, args[2], args[3]); err != nil {
			return vm.Value{}, err
		}
	}
	var chosen []vm.Value
	memory := t.Build()
	defer memory.Release()
	for ; k > 0; k-- {
		if chosen, err = vm.Extend(&memory, chosen, 1); err != nil {
			return vm.Value{}, err
		}
		if err := t.Spend(1); err != nil {
			return vm.Value{}, err
		}
		i, err := draw()
		if err != nil {
			return vm.Value{}, err
		}
		x, err := t.GetItem(population, vm.Int(int64(i)))
		if err != nil {
			return vm.Value{}, err
		}
		chosen = append(chosen, x)
	}
	return list(chosen), nil
}

// valueSize is what an item of a list costs, for the memory limit.
const valueSize = 16

// weightedDraw gives a function that draws an index by weights.
func weightedDraw(t *vm.Thread, mt *mersenne, n int, weights, cumulative vm.Value) (func() (int, error), error) {
	if given(weights) && given(cumulative) {
		return nil, t.Raise(vm.TypeError, "Cannot specify both weights and cumulative weights")
	}
	sums, err := t.ToList(cumulative)
	if given(weights) {
		sums, err = runningSums(t, weights)
	}
	if err != nil {
		return nil, err
	}
	if len(sums) != n {
		return nil, t.Raise(vm.ValueError, "The number of weights does not match the population")
	}
	if n == 0 {
		return nil, t.Raise(vm.IndexError, "list index out of range")
	}
	total, err := t.ToFloat(sums[n-1])
	if err != nil {
		return nil, err
	}
	if total <= 0 {
		return nil, t.Raise(vm.ValueError, "Total of weights must be greater than zero")
	}
	return func() (int, error) { return bisectRight(t, sums[:n-1], vm.Float(mt.float()*total)) }, nil
}

// runningSums gives the sums of the first 1, 2, … items.
func runningSums(t *vm.Thread, v vm.Value) ([]vm.Value, error) {
	sums, err := t.ToList(v)
	for i := 1; i < len(sums) && err == nil; i++ {
		sums[i], err = t.BinaryOp(syntax.Add, sums[i-1], sums[i])
	}
	return sums, err
}

// bisectRight gives the first position whose item is greater than x.
func bisectRight(t *vm.Thread, sorted []vm.Value, x vm.Value) (int, error) {
	low, high := 0, len(sorted)
	for low < high {
		mid := int(uint(low+high) / 2)
		less, err := t.Less(x, sorted[mid])
		if err != nil {
			return 0, err
		}
		if less {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low, nil
}

func randomSample(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	mt, population := &asRandom(args[0]).mt, args[1]
	if population.Type().GetItem == nil || population.Type().Len == nil || population.Type().Flags&vm.FlagMapping != 0 {
		return vm.Value{}, t.Raise(vm.TypeError, "Population must be a sequence.  For dicts or sets, use sorted(d).")
	}
	n, err := t.Len(population)
	if err != nil {
		return vm.Value{}, err
	}
	k, err := intArg(t, args[2])
	if err != nil {
		return vm.Value{}, err
	}
	pick := func(i int64) (vm.Value, error) { return t.GetItem(population, vm.Int(i)) }
	if given(args[3]) {
		if n, pick, err = countedPick(t, n, args[3], pick); err != nil {
			return vm.Value{}, err
		}
	}
	if k < 0 || k > int64(n) {
		return vm.Value{}, t.Raise(vm.ValueError, "Sample larger than population or is negative")
	}
	indexes, err := mt.distinct(t, int64(n), int(k))
	if err != nil {
		return vm.Value{}, err
	}
	if err := t.Alloc(len(indexes) * valueSize); err != nil {
		return vm.Value{}, err
	}
	chosen := make([]vm.Value, len(indexes))
	for i, at := range indexes {
		if chosen[i], err = pick(at); err != nil {
			return vm.Value{}, err
		}
	}
	return list(chosen), nil
}

// countedPick is for a population whose items count several times: how many
// there are then, and how to get one.
func countedPick(t *vm.Thread, n int, counts vm.Value, pick func(int64) (vm.Value, error)) (int, func(int64) (vm.Value, error), error) {
	sums, err := runningSums(t, counts)
	if err != nil {
		return 0, nil, err
	}
	if len(sums) != n {
		return 0, nil, t.Raise(vm.ValueError, "The number of counts does not match the population")
	}
	if n == 0 {
		return 0, nil, t.Raise(vm.IndexError, "pop from empty list")
	}
	total, ok := sums[n-1].AsInt()
	if !ok {
		return 0, nil, t.Raise(vm.TypeError, "Counts must be integers")
	}
	if total < 0 {
		return 0, nil, t.Raise(vm.ValueError, "Counts must be non-negative")
	}
	return int(total), func(i int64) (vm.Value, error) {
		at, err := bisectRight(t, sums[:n-1], vm.Int(i))
		if err != nil {
			return vm.Value{}, err
		}
		return pick(int64(at))
	}, nil
}

// distinct draws k different numbers from 0 up to n: from a pool that shrinks,
// or, if that would be much larger than k, by drawing again what was drawn.
func (m *mersenne) distinct(t *vm.Thread, n int64, k int) ([]int64, error) {
	const pooled, noted = 8, 40 // bytes for a number in the pool, in the map of those drawn
	setSize := int64(21)
	if k > 5 {
		power := int64(1)
		for power < 3*int64(k) {
			power *= 4
		}
		setSize += power
	}
	room := pooled * k
	if n <= setSize {
		room += pooled * int(n)
	} else {
		room += noted * k
	}
	if err := t.Alloc(room); err != nil {
		return nil, err
	}
	if err := t.Spend(k); err != nil {
		return nil, err
	}
	chosen := make([]int64, k)
	if n <= setSize {
		pool := make([]int64, n)
		for i := range pool {
			pool[i] = int64(i)
		}
		for i := range chosen {
			j := m.below(n - int64(i))
			chosen[i] = pool[j]
			pool[j] = pool[n-int64(i)-1]
		}
		return chosen, nil
	}
	seen := make(map[int64]bool, k)
	for i := range chosen {
		j := m.below(n)
		for seen[j] {
			j = m.below(n)
		}
		seen[j] = true
		chosen[i] = j
	}
	return chosen, nil
}
