package stdlib

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// deque is collections.deque: a ring that grows by doubling.
type deque struct {
	vm.Header
	ring        []vm.Value // its length is a power of two
	head, count int
	max         int // -1: no limit
	version     int // changes with every item that comes or goes
	attrs       vm.Attrs
}

var (
	dequeType         = vm.Declare("deque")
	dequeIteratorType = newIterType("_deque_iterator", "iterable, /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
		return asDeque(args[0]).iterate(1), nil
	})
	dequeReverseType = newIterType("_deque_reverse_iterator", "iterable, /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
		return asDeque(args[0]).iterate(-1), nil
	})
)

func asDeque(v vm.Value) *deque { return vm.As[deque](v) }

func init() {
	dequeType.Define(vm.TypeSpec{
		Module:  "collections",
		Layout:  vm.LayoutOther,
		Flags:   vm.FlagSequence | vm.FlagInFull,
		Attrs:   unsafe.Offsetof(deque{}.attrs),
		Doc:     "A sequence that grows and shrinks quickly at both ends.",
		Methods: dequeMethods(),
		Getters: []vm.Getter{{Name: "maxlen", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			if d := asDeque(v); d.max >= 0 {
				return vm.Int(int64(d.max)), nil
			}
			return vm.None, nil
		}}},
		Slots: vm.Slots{
			New: func(_ *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
				return vm.Obj(&deque{Header: vm.MakeHeader(cls), max: -1}), nil
			},
			Init:     vm.Initializer("deque", "iterable=(), maxlen=None", dequeInit),
			Repr:     dequeRepr,
			Compare:  dequeCompare,
			Iter:     dequeIter(dequeIteratorType, 1),
			Len:      func(_ *vm.Thread, v vm.Value) (int, error) { return asDeque(v).count, nil },
			Size:     func(v vm.Value) int { return len(asDeque(v).ring) * valueSize },
			GetItem:  dequeGetItem,
			SetItem:  dequeSetItem,
			Contains: dequeContains,
			Binary: [syntax.BitOr + 1]func(t *vm.Thread, v, w vm.Value) (vm.Value, error){
				syntax.Add: dequeAdd, syntax.Mult: dequeRepeat,
			},
			InPlace: [syntax.BitOr + 1]func(t *vm.Thread, v, w vm.Value) (vm.Value, error){
				syntax.Add: func(t *vm.Thread, v, w vm.Value) (vm.Value, error) { return v, asDeque(v).extend(t, w) },
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				d := asDeque(v)
				for i := range d.count {
					visit(*d.at(i))
				}
				d.attrs.Visit(visit)
			},
		},
	})
}

// at gives the place of item i.
func (d *deque) at(i int) *vm.Value { return &d.ring[(d.head+i)&(len(d.ring)-1)] }

func (d *deque) items() []vm.Value {
	all := make([]vm.Value, d.count)
	for i := range all {
		all[i] = *d.at(i)
	}
	return all
}

// reserve makes room for one more.
func (d *deque) reserve(t *vm.Thread) error {
	if d.count < len(d.ring) {
		return nil
	}
	size := max(8, 2*len(d.ring))
	if err := t.Alloc(size * valueSize); err != nil {
		return err
	}
	ring := make([]vm.Value, size)
	n := copy(ring, d.ring[d.head:])
	copy(ring[n:], d.ring[:d.head])
	d.ring, d.head = ring, 0
	return nil
}

func (d *deque) push(t *vm.Thread, v vm.Value) error {
	if d.max == 0 {
		return nil
	}
	if err := d.reserve(t); err != nil {
		return err
	}
	d.count++
	*d.at(d.count - 1) = v
	d.version++
	if d.max >= 0 && d.count > d.max {
		d.popLeft()
	}
	return nil
}

func (d *deque) pushLeft(t *vm.Thread, v vm.Value) error {
	if d.max == 0 {
		return nil
	}
	if err := d.reserve(t); err != nil {
		return err
	}
	d.head = (d.head - 1) & (len(d.ring) - 1)
	d.count++
	*d.at(0) = v
	d.version++
	if d.max >= 0 && d.count > d.max {
		d.pop()
	}
	return nil
}

func (d *deque) pop() vm.Value {
	p := d.at(d.count - 1)
	v := *p
	*p = vm.Value{}
	d.count--
	d.version++
	return v
}

func (d *deque) popLeft() vm.Value {
	p := d.at(0)
	v := *p
	*p = vm.Value{}
	d.head = (d.head + 1) & (len(d.ring) - 1)
	d.count--
	d.version++
	return v
}

func (d *deque) extend(t *vm.Thread, iterable vm.Value) error {
	all, err := t.ToList(iterable)
	for i := 0; i < len(all) && err == nil; i++ {
		err = d.push(t, all[i])
	}
	return err
}

// replace makes items the content.
func (d *deque) replace(items []vm.Value) {
	size := 8
	for size < len(items) {
		size *= 2
	}
	d.ring, d.head, d.count = make([]vm.Value, size), 0, len(items)
	copy(d.ring, items)
	d.version++
}

// alike makes an empty deque of the same type and limit.
func (d *deque) alike(t *vm.Thread, self vm.Value) (vm.Value, error) {
	if self.Type() == dequeType {
		return vm.Obj(&deque{Header: vm.MakeHeader(dequeType), max: d.max}), nil
	}
	if d.max < 0 {
		return t.Call(vm.Obj(self.Type()))
	}
	return t.Call(vm.Obj(self.Type()), vm.NewTuple(), vm.Int(int64(d.max)))
}

func dequeInit(t *vm.Thread, self vm.Value, args []vm.Value) error {
	d := asDeque(self)
	d.max = -1
	if given(args[1]) {
		n, err := intArg(t, args[1])
		if err != nil {
			return err
		}
		if n < 0 {
			return t.Raise(vm.ValueError, "maxlen must be non-negative")
		}
		d.max = int(n)
	}
	d.replace(nil)
	return d.extend(t, args[0])
}

func dequeMethods() []*vm.Native {
	none := func(name, params string, f func(t *vm.Thread, d *deque, args []vm.Value) error) *vm.Native {
		return vm.Fn(name, params, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.None, f(t, asDeque(args[0]), args)
		})
	}
	pop := func(name string, f func(d *deque) vm.Value) *vm.Native {
		return vm.Fn(name, "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			d := asDeque(args[0])
			if d.count == 0 {
				return vm.Value{}, t.Raise(vm.IndexError, "pop from an empty deque")
			}
			return f(d), nil
		})
	}
	return []*vm.Native{
		none("append", "item, /", func(t *vm.Thread, d *deque, args []vm.Value) error { return d.push(t, args[1]) }),
		none("appendleft", "item, /", func(t *vm.Thread, d *deque, args []vm.Value) error { return d.pushLeft(t, args[1]) }),
		none("extend", "iterable, /", func(t *vm.Thread, d *deque, args []vm.Value) error { return d.extend(t, args[1]) }),
		none("extendleft", "iterable, /", func(t *vm.Thread, d *deque, args []vm.Value) error {
			all, err := t.ToList(args[1])
			for i := 0; i < len(all) && err == nil; i++ {
				err = d.pushLeft(t, all[i])
			}
			return err
		}),
		none("clear", "", func(_ *vm.Thread, d *deque, _ []vm.Value) error { d.replace(nil); return nil }),
		none("rotate", "n=1, /", dequeRotate),
		none("reverse", "", func(_ *vm.Thread, d *deque, _ []vm.Value) error {
			for i, j := 0, d.count-1; i < j; i, j = i+1, j-1 {
				*d.at(i), *d.at(j) = *d.at(j), *d.at(i)
			}
			return nil
		}),
		none("insert", "index, value, /", dequeInsert),
		none("remove", "value, /", dequeRemove),
		pop("pop", (*deque).pop),
		pop("popleft", (*deque).popLeft),
		vm.Fn("copy", "", dequeCopy),
		vm.Fn("__copy__", "", dequeCopy),
		vm.Fn("count", "value, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) { return countOf(t, args) }),
		vm.Fn("index", "value, start=0, stop=9223372036854775807, /", dequeIndex),
		vm.Fn("__reversed__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return dequeIter(dequeReverseType, -1)(t, args[0])
		}),
		vm.Fn("__reduce__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			d := asDeque(args[0])
			limit := vm.None
			if d.max >= 0 {
				limit = vm.Int(int64(d.max))
			}
			return vm.NewTuple(vm.Obj(args[0].Type()), vm.NewTuple(list(d.items()), limit)), nil
		}),
		classGetItem(),
	}
}

func dequeRotate(t *vm.Thread, d *deque, args []vm.Value) error {
	n, err := intArg(t, args[1])
	if err != nil || d.count < 2 {
		return err
	}
	by := int(((n % int64(d.count)) + int64(d.count)) % int64(d.count))
	all := d.items()
	d.replace(append(all[d.count-by:len(all):len(all)], all[:d.count-by]...))
	return nil
}

func dequeInsert(t *vm.Thread, d *deque, args []vm.Value) error {
	i, err := intArg(t, args[1])
	if err != nil {
		return err
	}
	if d.max >= 0 && d.count >= d.max {
		return t.Raise(vm.IndexError, "deque already at its maximum size")
	}
	if i < 0 {
		i = max(i+int64(d.count), 0)
	}
	at := int(min(i, int64(d.count)))
	if err := d.push(t, vm.None); err != nil {
		return err
	}
	for j := d.count - 1; j > at; j-- {
		*d.at(j) = *d.at(j - 1)
	}
	*d.at(at) = args[2]
	return nil
}

// find gives the position of the first item equal to v, or -1.
func (d *deque) find(t *vm.Thread, v vm.Value, from, to int) (int, error) {
	version := d.version
	for i := from; i < to && i < d.count; i++ {
		same, err := t.Equal(*d.at(i), v)
		if err != nil {
			return -1, err
		}
		if d.version != version {
			return -1, t.Raise(vm.RuntimeError, "deque mutated during iteration")
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

func (d *deque) deleteAt(i int) {
	for ; i < d.count-1; i++ {
		*d.at(i) = *d.at(i + 1)
	}
	d.pop()
}

func dequeRemove(t *vm.Thread, d *deque, args []vm.Value) error {
	i, err := d.find(t, args[1], 0, d.count)
	if err != nil {
		return err
	}
	if i < 0 {
		return t.Raise(vm.ValueError, "deque.remove(x): x not in deque")
	}
	d.deleteAt(i)
	return nil
}

func dequeCopy(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	d := asDeque(args[0])
	c, err := d.alike(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	return c, asDeque(c).extend(t, list(d.items()))
}

func dequeIndex(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	d := asDeque(args[0])
	bounds := [2]int{}
	for i := range bounds {
		n, err := intArg(t, args[2+i])
		if err != nil {
			return vm.Value{}, err
		}
		if n < 0 {
			n = max(n+int64(d.count), 0)
		}
		bounds[i] = int(min(n, int64(d.count)))
	}
	i, err := d.find(t, args[1], bounds[0], bounds[1])
	if i < 0 && err == nil {
		err = t.Raise(vm.ValueError, "deque.index(x): x not in deque")
	}
	return vm.Int(int64(i)), err
}

func dequeRepr(t *vm.Thread, v vm.Value) (string, error) {
	d := asDeque(v)
	inner, err := reprOnce(t, v, func() (string, error) { return t.Repr(list(d.items())) }, "[...]")
	if err != nil || inner == "[...]" {
		return inner, err
	}
	if d.max >= 0 {
		limit, err := t.Repr(vm.Int(int64(d.max)))
		return v.Type().ShortName() + "(" + inner + ", maxlen=" + limit + ")", err
	}
	return v.Type().ShortName() + "(" + inner + ")", nil
}

// reprsUnderWay are the objects whose repr a run is computing.
var reprsUnderWay = vm.NewState(func(*vm.VM) *[]vm.Value { return &[]vm.Value{} })

// reprOnce gives a repr, or again if that of v is under way: v contains itself.
func reprOnce(t *vm.Thread, v vm.Value, repr func() (string, error), again string) (string, error) {
	active := reprsUnderWay.Of(t.VM())
	for _, a := range *active {
		if a.Is(v) {
			return again, nil
		}
	}
	*active = append(*active, v)
	s, err := repr()
	*active = (*active)[:len(*active)-1]
	return s, err
}

func dequeCompare(t *vm.Thread, v, w vm.Value, op syntax.CompareOp) (vm.Value, error) {
	if !w.Type().IsSubtype(dequeType) {
		return vm.NotImplemented, nil
	}
	return t.RichCompare(list(asDeque(v).items()), list(asDeque(w).items()), op)
}

// iterate goes through the items in a direction, 1 or -1.
func (d *deque) iterate(step int) *iterator {
	version, i := d.version, 0
	return with(func(t *vm.Thread) (vm.Value, error) {
		if i >= d.count && d.version == version {
			return vm.Value{}, nil
		}
		if d.version != version {
			return vm.Value{}, t.Raise(vm.RuntimeError, "deque mutated during iteration")
		}
		at := i
		if step < 0 {
			at = d.count - 1 - i
		}
		i++
		return *d.at(at), nil
	}, vm.Obj(d))
}

func dequeIter(typ *vm.Type, step int) func(t *vm.Thread, v vm.Value) (vm.Value, error) {
	return func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
		it := asDeque(v).iterate(step)
		it.Header = vm.MakeHeader(typ)
		return vm.Obj(it), nil
	}
}

// position turns an index of a program into a position.
func (d *deque) position(t *vm.Thread, key vm.Value) (int, error) {
	if key.AsBig() == nil && key.Type().Slots.Index == nil {
		return 0, t.Raise(vm.TypeError, "sequence index must be integer, not '%s'", key.Type().Name)
	}
	i, err := intArg(t, key)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += int64(d.count)
	}
	if i < 0 || i >= int64(d.count) {
		return 0, t.Raise(vm.IndexError, "deque index out of range")
	}
	return int(i), nil
}

func dequeGetItem(t *vm.Thread, v, key vm.Value) (vm.Value, error) {
	d := asDeque(v)
	i, err := d.position(t, key)
	if err != nil {
		return vm.Value{}, err
	}
	return *d.at(i), nil
}

func dequeSetItem(t *vm.Thread, v, key, x vm.Value) error {
	d := asDeque(v)
	i, err := d.position(t, key)
	if err != nil {
		return err
	}
	if x.IsNil() {
		d.deleteAt(i)
	} else {
		*d.at(i) = x
	}
	return nil
}

func dequeContains(t *vm.Thread, v, x vm.Value) (bool, error) {
	d := asDeque(v)
	i, err := d.find(t, x, 0, d.count)
	return i >= 0, err
}

func dequeAdd(t *vm.Thread, v, w vm.Value) (vm.Value, error) {
	if !v.Type().IsSubtype(dequeType) {
		return vm.NotImplemented, nil
	}
	if !w.Type().IsSubtype(dequeType) {
		return vm.Value{}, t.Raise(vm.TypeError, "can only concatenate deque (not \"%s\") to deque", w.Type().Name)
	}
	sum, err := dequeCopy(t, []vm.Value{v})
	if err != nil {
		return vm.Value{}, err
	}
	return sum, asDeque(sum).extend(t, w)
}

func dequeRepeat(t *vm.Thread, v, w vm.Value) (vm.Value, error) {
	if !v.Type().IsSubtype(dequeType) {
		v, w = w, v
	}
	n, ok := w.AsInt()
	if !ok {
		return vm.NotImplemented, nil
	}
	d := asDeque(v)
	product, err := d.alike(t, v)
	for ; n > 0 && err == nil; n-- {
		err = asDeque(product).extend(t, list(d.items()))
	}
	return product, err
}
