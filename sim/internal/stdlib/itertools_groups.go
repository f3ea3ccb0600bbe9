package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

// A grouping is the state of a groupby: the item that was read last and its
// key, and the group that the reader is in.
type grouping struct {
	it, keyFunc        vm.Value
	item, key, groupOf vm.Value // groupOf: the key of the current group
	group              *iterator
}

var groupByType = newIterType("groupby", "iterable, key=None", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	g := &grouping{it: it, keyFunc: args[1]}
	return keeping(&g.item, &g.key, &g.groupOf)(with(g.nextGroup, it, args[1]), nil)
})

var groupType = newIterType("_grouper", "", func(t *vm.Thread, _ []vm.Value) (*iterator, error) {
	return nil, t.Raise(vm.TypeError, "cannot create 'itertools._grouper' instances")
})

// advance reads the next item; more is false at the end.
func (g *grouping) advance(t *vm.Thread) (more bool, err error) {
	v, err := advance(t, g.it)
	if v.IsNil() || err != nil {
		return false, err
	}
	g.item, g.key = v, v
	if given(g.keyFunc) {
		if g.key, err = t.Call(g.keyFunc, v); err != nil {
			return false, err
		}
	}
	return true, nil
}

// nextGroup skips what is left of the current group.
func (g *grouping) nextGroup(t *vm.Thread) (vm.Value, error) {
	g.group = nil
	for {
		if !g.key.IsNil() {
			if g.groupOf.IsNil() {
				break
			}
			same, err := t.Equal(g.groupOf, g.key)
			if err != nil {
				return vm.Value{}, err
			}
			if !same {
				break
			}
		}
		if more, err := g.advance(t); !more || err != nil {
			return vm.Value{}, err
		}
	}
	g.groupOf = g.key
	group := with(nil, g.it, g.keyFunc)
	group.vars = []*vm.Value{&g.item, &g.key, &g.groupOf}
	group.Header = vm.MakeHeader(groupType)
	group.next = func(t *vm.Thread) (vm.Value, error) { return g.nextInGroup(t, group) }
	g.group = group
	return vm.NewTuple(g.key, vm.Obj(group)), nil
}

// nextInGroup gives the next item of a group, unless a later one was begun.
func (g *grouping) nextInGroup(t *vm.Thread, group *iterator) (vm.Value, error) {
	if g.group != group {
		return vm.Value{}, nil
	}
	if g.item.IsNil() {
		if more, err := g.advance(t); !more || err != nil {
			return vm.Value{}, err
		}
	}
	same, err := t.Equal(g.groupOf, g.key)
	if !same || err != nil {
		return vm.Value{}, err
	}
	v := g.item
	g.item = vm.Value{}
	return v, nil
}
