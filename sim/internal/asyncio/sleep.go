package asyncio

import (
	"math"
	"strconv"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// sleepFn is asyncio.sleep.
var sleepFn = vm.AsyncFn("sleep", "delay, result=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if n, ok := args[0].AsInt(); ok && n <= 0 {
		return vm.NewCoroutine(t, "sleep", &yieldOnce{result: args[1]}), nil
	}
	return vm.NewCoroutine(t, "sleep", &sleeper{delay: args[0], result: args[1]}), nil
})

// yieldOnce is sleep(0): it lets the others have a turn.
type yieldOnce struct {
	result  vm.Value
	yielded bool
}

// Resume implements vm.CoroBody.
func (y *yieldOnce) Resume(_ *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	switch {
	case throw != nil:
		return fail(throw)
	case !y.yielded:
		y.yielded = true
		return vm.None, false, nil
	}
	return finish(y.result)
}

// Visit implements vm.CoroBody.
func (y *yieldOnce) Visit(visit func(vm.Value)) { visit(y.result) }

// sleeper is sleep(delay): a future and the timer that finishes it.
type sleeper struct {
	delay, result vm.Value
	yield         *yieldOnce // when the delay turns out not to be positive
	fut           Future
	timer         timer
}

// Resume implements vm.CoroBody.
func (s *sleeper) Resume(t *vm.Thread, in vm.Value, throw error) (vm.Value, bool, error) {
	switch {
	case s.yield != nil:
		return s.yield.Resume(t, in, throw)
	case s.fut.loop == nil && throw == nil:
		return s.start(t)
	case s.fut.loop == nil:
		return fail(throw)
	}
	s.fut.loop.disarm(&s.timer)
	return end(s.fut.resumed(t, throw))
}

func (s *sleeper) start(t *vm.Thread) (vm.Value, bool, error) {
	delay, err := toDelay(t, s.delay)
	switch {
	case err != nil:
		return fail(err)
	case delay <= 0:
		s.yield = &yieldOnce{result: s.result}
		return s.yield.Resume(t, vm.None, nil)
	case math.IsNaN(delay):
		return fail(t.Raise(vm.ValueError, "Invalid delay: NaN (not a number)"))
	}
	l, err := runningLoop(t)
	if err != nil {
		return fail(err)
	}
	s.fut.begin(l, s)
	s.timer = timer{when: deadline(l.now() + delay), job: s}
	if err := l.at(t, &s.timer, &s.fut); err != nil {
		return fail(err)
	}
	return await(&s.fut)
}

// title implements job.
func (s *sleeper) title() string { return "_set_result_unless_cancelled" }

// run implements job: the timer has fired.
func (s *sleeper) run(t *vm.Thread, _ *entry) error {
	if s.fut.state == cancelled {
		return nil
	}
	return s.fut.setResult(t, s.result)
}

// awaits implements waiter.
func (s *sleeper) awaits() (string, *resource) { return "sleep(" + Brief(s.delay) + ")", nil }

// Visit implements vm.CoroBody.
func (s *sleeper) Visit(visit func(vm.Value)) {
	visit(s.delay)
	visit(s.result)
	if s.fut.loop != nil {
		visit(vm.Obj(&s.fut))
	}
}

func (s *sleeper) visit(visit func(vm.Value)) { s.Visit(visit) }

// toDelay takes a number of seconds that is first compared with 0.
func toDelay(t *vm.Thread, v vm.Value) (float64, error) {
	if !isNumber(v) {
		return 0, t.Raise(vm.TypeError, "'<=' not supported between instances of '%s' and 'int'", v.Type().Name)
	}
	return t.ToFloat(v)
}

// toSeconds takes a number of seconds that is first added to the time.
func toSeconds(t *vm.Thread, v vm.Value) (float64, error) {
	if !isNumber(v) {
		return 0, t.Raise(vm.TypeError, "unsupported operand type(s) for +: 'float' and '%s'", v.Type().Name)
	}
	return t.ToFloat(v)
}

func isNumber(v vm.Value) bool {
	typ := v.Type()
	return typ.Float != nil || typ.Index != nil
}

// deadline is a moment given in seconds, rounded to the clock's unit, so that
// 0.1 + 0.2 and 0.3 are the same moment.
func deadline(when float64) int64 {
	ns := math.RoundToEven(when * second)
	if ns >= math.MaxInt64 {
		return kernel.Forever
	}
	return int64(ns)
}

// secondsText writes a number of seconds as a program would.
func secondsText(s float64) string { return strconv.FormatFloat(s, 'g', -1, 64) }
