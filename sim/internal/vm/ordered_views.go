package vm

// The views of an OrderedDict are those of a dict by other names, and so are
// their iterators, which CPython has one type for.
var (
	orderedKeysType   = declare("odict_keys")
	orderedValuesType = declare("odict_values")
	orderedItemsType  = declare("odict_items")

	orderedKeyIteratorType   = declare("odict_iterator")
	orderedValueIteratorType = declare("odict_iterator")
	orderedItemIteratorType  = declare("odict_iterator")
)

func defineOrderedViews() {
	define := func(view, base, iterator *Type, pick func(e *entry) Value) {
		defineDictIterator(iterator, pick)
		spec := viewSpec(viewSlots(iterator), iterator)
		spec.Base = base
		spec.Slots.Contains = base.Slots.Contains
		spec.Slots.Compare = base.Slots.Compare
		spec.Slots.Binary = base.Slots.Binary
		view.complete(spec)
	}
	define(orderedKeysType, DictKeysType, orderedKeyIteratorType, entryKey)
	define(orderedValuesType, DictValuesType, orderedValueIteratorType, entryValue)
	define(orderedItemsType, DictItemsType, orderedItemIteratorType, entryItem)
}

// OrderedViews are the functions that OrderedDict has its views and iterators from.
func OrderedViews() []*Native {
	view := func(name string, typ *Type) *Native {
		return Fn(name, "mapping, /", func(_ *Thread, args []Value) (Value, error) {
			return Obj(&dictView{Header{typ}, args[0]}), nil
		})
	}
	iterator := func(name string, back bool) *Native {
		return Fn(name, "mapping, /", func(_ *Thread, args []Value) (Value, error) {
			return newDictIterator(orderedKeyIteratorType, as[Dict](args[0]), back), nil
		})
	}
	return []*Native{
		view("odict_keys", orderedKeysType), view("odict_values", orderedValuesType), view("odict_items", orderedItemsType),
		iterator("odict_iter", false), iterator("odict_reversed", true),
	}
}
