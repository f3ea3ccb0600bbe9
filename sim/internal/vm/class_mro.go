package vm

import "strings"

// classMRO gives the MRO of a new class, which its metaclass may compute.
func (t *Thread) classMRO(cls *Type) ([]*Type, error) {
	mro, err := t.linearise(cls, cls.Bases)
	if err != nil || !cls.typ.heap() {
		return mro, err
	}
	fn := t.Lookup(cls.typ, nameMRO)
	if asNative(fn) != nil {
		return mro, nil
	}
	cls.MRO = mro
	result, _, err := t.callSpecial(Obj(cls), nameMRO)
	if err != nil {
		return nil, err
	}
	items, err := t.ToList(result)
	if err != nil {
		return nil, err
	}
	mro = mro[:0:0]
	for _, v := range items {
		c, ok := v.AsType()
		if !ok {
			return nil, t.Raise(TypeError, "mro() returned a non-class ('%s')", v.Type().Name)
		}
		mro = append(mro, c)
	}
	return mro, nil
}

// linearise computes the C3 linearisation of a class.
func (t *Thread) linearise(cls *Type, bases []*Type) ([]*Type, error) {
	if len(bases) == 1 {
		return append([]*Type{cls}, bases[0].MRO...), nil
	}
	lists := make([][]*Type, 0, len(bases)+1)
	for _, b := range bases {
		lists = append(lists, b.MRO)
	}
	lists = append(lists, bases)
	mro := []*Type{cls}
	for {
		next, done := nextOfMRO(lists)
		if done {
			return mro, nil
		}
		if next == nil {
			return nil, t.inconsistentMRO(lists)
		}
		mro = append(mro, next)
		for i, list := range lists {
			if len(list) > 0 && list[0] == next {
				lists[i] = list[1:]
			}
		}
	}
}

// nextOfMRO picks the first head that is in no list's tail.
func nextOfMRO(lists [][]*Type) (next *Type, done bool) {
	done = true
	for _, list := range lists {
		if len(list) == 0 {
			continue
		}
		done = false
		if !inTails(lists, list[0]) {
			return list[0], false
		}
	}
	return nil, done
}

func inTails(lists [][]*Type, c *Type) bool {
	for _, list := range lists {
		for i := 1; i < len(list); i++ {
			if list[i] == c {
				return true
			}
		}
	}
	return false
}

func (t *Thread) inconsistentMRO(lists [][]*Type) error {
	var names []string
	seen := map[*Type]bool{}
	for _, list := range lists {
		if len(list) > 0 && !seen[list[0]] {
			seen[list[0]] = true
			names = append(names, list[0].Name)
		}
	}
	return t.Raise(TypeError, "Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
}
