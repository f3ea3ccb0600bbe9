package stdlib

import (
	"math"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// Epoch is what time.time() gives when a run starts: 2026-01-01T00:00:00Z, in
// seconds from 1970.
const Epoch = 1767225600

const nanosPerSecond = 1_000_000_000

var structTimeType = newStructSeq("time", "struct_time",
	"tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst")

// timeModule makes the module time, which reads the clock of the run. All its
// clocks but time itself start at 0.
func timeModule(_ *vm.Thread, hooks Hooks) (*vm.Module, error) {
	m := vm.NewModule("time", "The virtual clock, and times as texts and fields.",
		structTimeType,
		vm.Fn("sleep", "seconds, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return sleep(t, hooks, args[0])
		}),
		vm.Fn("gmtime", "seconds=None, /", timeBreakDown),
		vm.Fn("localtime", "seconds=None, /", timeBreakDown),
		vm.Fn("mktime", "tuple, /", timeMktime),
		vm.Fn("strftime", "format, time_tuple=None, /", timeStrftime),
		vm.Fn("strptime", "data_string, format='%a %b %d %H:%M:%S %Y', /", timeStrptime),
		vm.Fn("asctime", "time_tuple=None, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return formatTuple(t, "asctime", "%a %b %e %H:%M:%S %Y", args[0])
		}),
		vm.Fn("ctime", "seconds=None, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			c, err := momentArg(t, args[0])
			return str(strftime("%a %b %e %H:%M:%S %Y", c, "", "")), err
		}),
		vm.Fn("tzset", "", func(*vm.Thread, []vm.Value) (vm.Value, error) { return vm.None, nil }),
		vm.Fn("get_clock_info", "name, /", clockInfo),
		vm.Def("timezone", vm.Int(0)),
		vm.Def("altzone", vm.Int(0)),
		vm.Def("daylight", vm.Int(0)),
		vm.Def("tzname", vm.NewTuple(str("UTC"), str("UTC"))),
	)
	addClock(m, "time", Epoch*nanosPerSecond)
	for _, name := range []string{"monotonic", "perf_counter", "process_time", "thread_time"} {
		addClock(m, name, 0)
	}
	return m, nil
}

// addClock adds a clock that starts at a number of nanoseconds, as a function
// in seconds and one in nanoseconds.
func addClock(m *vm.Module, name string, start int64) {
	m.Set(name, vm.Obj(vm.Fn(name, "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
		return vm.Float(seconds(start + now(t))), nil
	})))
	m.Set(name+"_ns", vm.Obj(vm.Fn(name+"_ns", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
		return vm.Int(start + now(t)), nil
	})))
}

// now reads the run's clock.
func now(t *vm.Thread) int64 {
	if clock := t.VM().Config().Clock; clock != nil {
		return clock.Now()
	}
	return 0
}

// seconds turns nanoseconds into seconds, exactly where they are whole.
func seconds(ns int64) float64 {
	if ns%nanosPerSecond == 0 {
		return float64(ns / nanosPerSecond)
	}
	return float64(ns) / nanosPerSecond
}

func sleep(t *vm.Thread, hooks Hooks, v vm.Value) (vm.Value, error) {
	ns, err := sleepTime(t, v)
	if err != nil {
		return vm.Value{}, err
	}
	if ns < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "sleep length must be non-negative")
	}
	if hooks.Sleep == nil {
		return vm.None, nil
	}
	return vm.None, hooks.Sleep(t, ns)
}

// sleepTime gives a number of seconds in nanoseconds, rounded up.
func sleepTime(t *vm.Thread, v vm.Value) (int64, error) {
	if i, ok := v.AsInt(); ok && i < math.MaxInt64/nanosPerSecond && i > math.MinInt64/nanosPerSecond {
		return i * nanosPerSecond, nil
	}
	f, isFloat := v.AsFloat()
	if !isFloat {
		if v.AsBig() == nil && v.Type().Slots.Index == nil {
			return 0, t.Raise(vm.TypeError, "'%s' object cannot be interpreted as an integer or float", v.Type().Name)
		}
		i, err := intArg(t, v)
		if err != nil {
			return 0, err
		}
		f = float64(i)
	}
	if math.IsNaN(f) {
		return 0, t.Raise(vm.ValueError, "Invalid value NaN (not a number)")
	}
	ns := math.Ceil(f * nanosPerSecond)
	// 0.1 is a little more than a tenth: what counts is the nanosecond meant.
	if near := math.Round(f * nanosPerSecond); ns-near == 1 && math.Abs(f*nanosPerSecond-near) < 1e-3 {
		ns = near
	}
	if ns >= math.MaxInt64 || ns <= math.MinInt64 {
		return 0, t.Raise(vm.OverflowError, "timestamp out of range for platform time_t")
	}
	return int64(ns), nil
}

// momentArg gives a number of seconds from 1970 as a moment; None is now.
func momentArg(t *vm.Thread, v vm.Value) (civilTime, error) {
	if v.IsNone() {
		return civilFromUnix(Epoch + floorDiv(now(t), nanosPerSecond)), nil
	}
	if f, ok := v.AsFloat(); ok {
		if math.IsNaN(f) {
			return civilTime{}, t.Raise(vm.ValueError, "Invalid value NaN (not a number)")
		}
		if math.Abs(f) > 1e17 {
			return civilTime{}, t.Raise(vm.OverflowError, "timestamp out of range for platform time_t")
		}
		return civilFromUnix(int64(math.Floor(f))), nil
	}
	i, err := intArg(t, v)
	return civilFromUnix(i), err
}

func timeBreakDown(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	c, err := momentArg(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	return structTime(t, c, 0)
}

func structTime(t *vm.Thread, c civilTime, isDST int64) (vm.Value, error) {
	return structSeq(t, structTimeType, vm.Int(c.year), vm.Int(c.month), vm.Int(c.day),
		vm.Int(c.hour), vm.Int(c.minute), vm.Int(c.second), vm.Int(c.weekday), vm.Int(c.yearDay), vm.Int(isDST))
}

// tupleArg gives a struct_time or a tuple of nine ints as a moment.
func tupleArg(t *vm.Thread, fn string, v vm.Value) (civilTime, error) {
	if _, ok := v.AsTuple(); !ok {
		return civilTime{}, t.Raise(vm.TypeError, "Tuple or struct_time argument required")
	}
	if len(items(v)) != 9 {
		return civilTime{}, t.Raise(vm.TypeError, "%s(): illegal time tuple argument", fn)
	}
	var n [9]int64
	for i, x := range items(v) {
		var err error
		if n[i], err = intArg(t, x); err != nil {
			return civilTime{}, err
		}
	}
	return civilTime{n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]}, nil
}

// checkedTuple is tupleArg for what is to be formatted: the fields must be in
// their ranges, where 0 is taken for the first month or day.
func checkedTuple(t *vm.Thread, fn string, v vm.Value) (civilTime, error) {
	if !given(v) {
		return momentArg(t, vm.None)
	}
	c, err := tupleArg(t, fn, v)
	if err != nil {
		return c, err
	}
	c.month, c.day, c.yearDay = max(c.month, btoi(c.month == 0)), max(c.day, btoi(c.day == 0)), max(c.yearDay, btoi(c.yearDay == 0))
	for _, f := range []struct {
		name           string
		value, low, up int64
	}{
		{"month", c.month, 1, 12}, {"day of month", c.day, 1, 31}, {"hour", c.hour, 0, 23}, {"minute", c.minute, 0, 59},
		{"seconds", c.second, 0, 61}, {"day of year", c.yearDay, 1, 366},
	} {
		if f.value < f.low || f.value > f.up {
			return c, t.Raise(vm.ValueError, "%s out of range", f.name)
		}
	}
	if c.weekday < -1 {
		return c, t.Raise(vm.ValueError, "day of week out of range")
	}
	c.weekday = (c.weekday + 7) % 7
	return c, nil
}

func timeMktime(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	c, err := tupleArg(t, "mktime", args[0])
	return vm.Float(float64(c.unix())), err
}

func timeStrftime(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	format, ok := args[0].AsStr()
	if !ok {
		return vm.Value{}, t.Raise(vm.TypeError, "strftime() argument 1 must be str, not %s", args[0].Type().Name)
	}
	return formatTuple(t, "strftime", format.String(), args[1])
}

func formatTuple(t *vm.Thread, fn, format string, v vm.Value) (vm.Value, error) {
	c, err := checkedTuple(t, fn, v)
	if err != nil {
		return vm.Value{}, err
	}
	return str(strftime(format, c, "UTC", "+0000")), nil
}

var nameParseTime = vm.Intern("_strptime_time")

// timeStrptime leaves the work to the module _strptime.
func timeStrptime(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m, err := t.Import("_strptime")
	if err != nil {
		return vm.Value{}, err
	}
	fields, err := t.CallMethod(vm.Obj(m), nameParseTime, args[0], args[1])
	if err != nil {
		return vm.Value{}, err
	}
	return structSeq(t, structTimeType, items(fields)...)
}

var simpleNamespace = vm.Intern("SimpleNamespace")

func clockInfo(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := textArg(t, "get_clock_info", args[0])
	if err != nil {
		return vm.Value{}, err
	}
	clocks := map[string]string{
		"time": "CLOCK_REALTIME", "monotonic": "CLOCK_MONOTONIC", "perf_counter": "CLOCK_MONOTONIC",
		"process_time": "CLOCK_PROCESS_CPUTIME_ID", "thread_time": "CLOCK_THREAD_CPUTIME_ID",
	}
	clock, ok := clocks[name]
	if !ok {
		return vm.Value{}, t.Raise(vm.ValueError, "unknown clock")
	}
	types, err := t.Import("types")
	if err != nil {
		return vm.Value{}, err
	}
	namespace, err := t.GetAttr(vm.Obj(types), simpleNamespace)
	if err != nil {
		return vm.Value{}, err
	}
	return t.CallKw(namespace,
		[]vm.Value{str("clock_gettime(" + clock + ")"), vm.Bool(name != "time"), vm.Bool(name == "time"), vm.Float(1e-9)},
		[]*vm.Str{vm.Intern("implementation"), vm.Intern("monotonic"), vm.Intern("adjustable"), vm.Intern("resolution")})
}
