package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

// tracebackCore is what traceback needs of the machine: _traceback.
var tracebackCore = stateless("_traceback", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Fn("places", "tb_or_frame, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			places, err := placesOf(t, args[0])
			return placeTuples(places), err
		}),
		vm.Fn("format_exception", "exc, chain, limit, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			e, err := excArg(t, args[0])
			if err != nil {
				return vm.Value{}, err
			}
			return formatLimited(t, e, args[1].Is(vm.True), args[2])
		}),
		vm.Fn("format_exception_only", "exc, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			e, err := excArg(t, args[0])
			if err != nil {
				return vm.Value{}, err
			}
			// Without its traceback, as the function is documented: no
			// names can be suggested.
			tb := e.Traceback()
			e.SetTraceback(nil)
			text := t.FormatExceptionOnly(e)
			e.SetTraceback(tb)
			return str(text), nil
		}),
	}
})

func excArg(t *vm.Thread, v vm.Value) (*vm.Exc, error) {
	e, ok := v.AsExc()
	if !ok {
		return nil, t.Raise(vm.TypeError, "Exception expected for value, %s found", v.Type().Name)
	}
	return e, nil
}

func placesOf(t *vm.Thread, v vm.Value) ([]vm.Place, error) {
	switch v.Type() {
	case vm.TracebackType:
		return vm.As[vm.Traceback](v).Places(), nil
	case vm.FrameType:
		return vm.As[vm.FrameObject](v).StackPlaces(), nil
	case vm.None.Type():
		return nil, nil
	}
	return nil, t.Raise(vm.TypeError, "expected a traceback or frame, not %s", v.Type().Name)
}

// placeTuples gives the arguments of FrameSummary for each place.
func placeTuples(places []vm.Place) vm.Value {
	tuples := make([]vm.Value, len(places))
	for i, p := range places {
		col, endLine, endCol := p.Extent()
		tuples[i] = vm.NewTuple(str(p.File()), vm.Int(int64(p.Line())), str(p.Function()), str(p.Source()),
			vm.Int(int64(endLine)), vm.Int(int64(col)), vm.Int(int64(endCol)), str(p.Text()))
	}
	return list(tuples)
}

// formatLimited is the text of an exception whose tracebacks show only the
// first entries, or with a negative limit the last.
func formatLimited(t *vm.Thread, e *vm.Exc, chain bool, limit vm.Value) (vm.Value, error) {
	if limit.IsNone() {
		return str(t.FormatException(e, chain)), nil
	}
	n, err := intArg(t, limit)
	if err != nil {
		return vm.Value{}, err
	}
	return str(t.FormatExceptionFrames(e, chain, func(tb *vm.Traceback) string {
		places := tb.Places()
		if count := int64(len(places)); n >= 0 {
			places = places[:min(n, count)]
		} else {
			places = places[max(0, count+n):]
		}
		return vm.FormatPlaces(places)
	})), nil
}
