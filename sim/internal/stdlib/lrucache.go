package stdlib

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// cache is what functools.lru_cache makes of a function. Its dict is in the
// order of use, the longest unused first.
type cache struct {
	vm.Header
	fn           vm.Value
	max          int64 // -1: no limit
	typed        bool
	entries      *vm.Dict
	hits, misses int64
	info         vm.Value // makes what cache_info gives
	attrs        vm.Attrs
}

var cacheType = vm.Declare("_lru_cache_wrapper")

func asCache(v vm.Value) *cache { return vm.As[cache](v) }

func init() {
	cacheType.Define(vm.TypeSpec{
		Module: "functools",
		Layout: vm.LayoutOther,
		Flags:  vm.FlagInFull,
		Attrs:  unsafe.Offsetof(cache{}.attrs),
		Methods: []*vm.Native{
			vm.Fn("cache_info", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				c := asCache(args[0])
				limit := vm.None
				if c.max >= 0 {
					limit = vm.Int(c.max)
				}
				return t.Call(c.info, vm.Int(c.hits), vm.Int(c.misses), limit, vm.Int(int64(c.entries.Len())))
			}),
			vm.Fn("cache_clear", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				c := asCache(args[0])
				c.entries, c.hits, c.misses = vm.NewDict(), 0, 0
				return vm.None, nil
			}),
			vm.Fn("__copy__", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) { return args[0], nil }),
			vm.Fn("__deepcopy__", "memo, /", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) { return args[0], nil }),
		},
		Getters: []vm.Getter{vm.DictGetter},
		Slots: vm.Slots{
			New: vm.Constructor("lru_cache", "user_function, maxsize, typed, cache_info_type", func(t *vm.Thread, cls *vm.Type, args []vm.Value) (vm.Value, error) {
				if args[0].Type().Call == nil {
					return vm.Value{}, t.Raise(vm.TypeError, "the first argument must be callable")
				}
				c := &cache{Header: vm.MakeHeader(cls), fn: args[0], max: -1, info: args[3], entries: vm.NewDict()}
				if given(args[1]) {
					n, err := intArg(t, args[1])
					if err != nil {
						return vm.Value{}, err
					}
					c.max = max(n, 0)
				}
				var err error
				c.typed, err = t.Truth(args[2])
				return vm.Obj(c), err
			}),
			Call: func(t *vm.Thread, v vm.Value, args []vm.Value, kw []*vm.Str) (vm.Value, error) {
				return asCache(v).call(t, args, kw)
			},
			DescrGet: func(t *vm.Thread, descr, obj vm.Value, _ *vm.Type) (vm.Value, error) {
				if obj.IsNil() {
					return descr, nil
				}
				return t.Call(vm.Obj(vm.MethodType), descr, obj)
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				c := asCache(v)
				visit(c.fn)
				visit(vm.Obj(c.entries))
				c.attrs.Visit(visit)
			},
		},
	})
}

// keywordMark separates the positional from the keyword arguments in a key.
var keywordMark = vm.Obj(&struct{ vm.Header }{vm.MakeHeader(vm.ObjectType)})

// key makes the key of a call: its only argument, if that is a str or an int,
// or a tuple of all of them.
func (c *cache) key(args []vm.Value, kw []*vm.Str) vm.Value {
	if len(kw) == 0 && !c.typed && len(args) == 1 && (args[0].IsSmallInt() || args[0].Type() == vm.StrType) {
		return args[0]
	}
	positional := len(args) - len(kw)
	parts := append([]vm.Value(nil), args[:positional]...)
	if len(kw) > 0 {
		parts = append(parts, keywordMark)
	}
	for i, name := range kw {
		parts = append(parts, vm.Obj(name), args[positional+i])
	}
	if c.typed {
		for _, a := range args {
			parts = append(parts, vm.Obj(a.Type()))
		}
	}
	return vm.NewTuple(parts...)
}

func (c *cache) call(t *vm.Thread, args []vm.Value, kw []*vm.Str) (vm.Value, error) {
	if c.max == 0 {
		c.misses++
		return t.CallKw(c.fn, args, kw)
	}
	key := c.key(args, kw)
	if _, err := t.Hash(key); err != nil { // in the words of hash, not of a dict
		return vm.Value{}, err
	}
	found, err := c.entries.Get(t, key)
	if err != nil {
		return vm.Value{}, err
	}
	if !found.IsNil() {
		c.hits++
		return found, c.touch(t, key, found)
	}
	c.misses++
	result, err := t.CallKw(c.fn, args, kw)
	if err != nil {
		return vm.Value{}, err
	}
	return result, c.add(t, key, result)
}

// touch makes an entry the last used.
func (c *cache) touch(t *vm.Thread, key, value vm.Value) error {
	if c.max < 0 {
		return nil
	}
	if _, err := c.entries.Delete(t, key); err != nil {
		return err
	}
	return c.entries.Set(t, key, value)
}

// add adds an entry; the call may have added it meanwhile.
func (c *cache) add(t *vm.Thread, key, value vm.Value) error {
	if c.max >= 0 && int64(c.entries.Len()) >= c.max {
		known, err := c.entries.Get(t, key)
		if err != nil || !known.IsNil() {
			return err
		}
		for oldest := range c.entries.All() {
			if _, err := c.entries.Delete(t, oldest); err != nil {
				return err
			}
			break
		}
	}
	return c.entries.Set(t, key, value)
}
