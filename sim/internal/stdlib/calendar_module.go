package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

// calendarCore lends the calendar to the modules in Python: _calendar.
var calendarCore = stateless("_calendar", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Fn("days_from_civil", "year, month, day, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := intsArg(t, args)
			if err != nil {
				return vm.Value{}, err
			}
			return vm.Int(daysFromCivil(n[0], n[1], n[2])), nil
		}),
		vm.Fn("civil_from_days", "days, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			days, err := intArg(t, args[0])
			year, month, day := civilFromDays(days)
			return vm.NewTuple(vm.Int(year), vm.Int(month), vm.Int(day)), err
		}),
		vm.Fn("strftime", "format, fields, zone, offset, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			format, err := textArg(t, "strftime", args[0])
			if err != nil {
				return vm.Value{}, err
			}
			n, err := intsArg(t, items(args[1]))
			if err != nil {
				return vm.Value{}, err
			}
			zone, err := textArg(t, "strftime", args[2])
			if err != nil {
				return vm.Value{}, err
			}
			offset, err := textArg(t, "strftime", args[3])
			c := civilTime{year: n[0], month: n[1], day: n[2], hour: n[3], minute: n[4], second: n[5]}
			c.complete()
			return str(strftime(format, c, zone, offset)), err
		}),
	}
})

// intsArg gives arguments that must be ints.
func intsArg(t *vm.Thread, args []vm.Value) ([]int64, error) {
	ns := make([]int64, len(args))
	for i, v := range args {
		var err error
		if ns[i], err = intArg(t, v); err != nil {
			return nil, err
		}
	}
	return ns, nil
}
