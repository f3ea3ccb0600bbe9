package world

import (
	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

func concurrentModule(*vm.Thread) (*vm.Module, error) {
	return vm.NewModule("concurrent", ""), nil
}

// The values of wait's return_when.
const (
	firstCompleted = "FIRST_COMPLETED"
	firstException = "FIRST_EXCEPTION"
	allCompleted   = "ALL_COMPLETED"
)

func futuresModule(*vm.Thread) (*vm.Module, error) {
	return vm.NewModule("concurrent.futures", "Calls that are made by other threads or processes.",
		executorType, threadPoolType, processPoolType, asyncio.ConcurrentFutureType,
		asyncio.ConcurrentCancelled, asyncio.ConcurrentInvalid,
		vm.Def("TimeoutError", vm.Obj(vm.TimeoutError)),
		vm.Def("BrokenExecutor", vm.Obj(brokenExecutor)),
		vm.Def(firstCompleted, vm.NewStr(firstCompleted)),
		vm.Def(firstException, vm.NewStr(firstException)),
		vm.Def(allCompleted, vm.NewStr(allCompleted)),
		vm.PyFn("wait", "fs, timeout=None, return_when='ALL_COMPLETED'", waitFutures),
		vm.PyFn("as_completed", "fs, timeout=None", asCompleted),
	), nil
}

var (
	brokenExecutor    = vm.NewExcType("concurrent.futures._base", "BrokenExecutor", vm.RuntimeError)
	brokenThreadPool  = vm.NewExcType("concurrent.futures.thread", "BrokenThreadPool", brokenExecutor)
	brokenProcessPool = vm.NewExcType("concurrent.futures.process", "BrokenProcessPool", brokenExecutor)
)

// poolModule is concurrent.futures.thread or its like: a pool with its exception.
func poolModule(name string, pool *vm.Type, broken *vm.Type) vm.ModuleFactory {
	return func(*vm.Thread) (*vm.Module, error) { return vm.NewModule(name, "", pool, broken), nil }
}

// futuresOf takes an iterable of futures.
func futuresOf(t *vm.Thread, fs vm.Value) ([]*asyncio.ConcurrentFuture, error) {
	items, err := t.ToList(fs)
	if err != nil {
		return nil, err
	}
	known := map[vm.Value]bool{}
	var futures []*asyncio.ConcurrentFuture
	for _, v := range items {
		if !v.Type().IsSubtype(asyncio.ConcurrentFutureType) {
			return nil, t.Raise(vm.TypeError, "a concurrent.futures.Future was expected, not %s", v.Type().Name)
		}
		if !known[v] {
			known[v] = true
			futures = append(futures, vm.As[asyncio.ConcurrentFuture](v))
		}
	}
	return futures, nil
}

// waitFutures is concurrent.futures.wait.
func waitFutures(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	futures, err := futuresOf(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	limit, err := asyncio.Deadline(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	mode, _ := args[2].AsStr()
	enough := func() bool { return waitedEnough(futures, mode.String()) }
	if err := blockUntil(t, "concurrent.futures.wait()", futures, limit, enough); err != nil {
		return vm.Value{}, err
	}
	done, left := vm.NewSet(), vm.NewSet()
	for _, c := range futures {
		set := left
		if c.Done() {
			set = done
		}
		if err := set.Add(t, vm.Obj(c)); err != nil {
			return vm.Value{}, err
		}
	}
	return doneAndNotDone(t, vm.Obj(done), vm.Obj(left))
}

// doneAndNotDone makes the named tuple that wait gives.
func doneAndNotDone(t *vm.Thread, done, left vm.Value) (vm.Value, error) {
	collections, err := t.Import("collections")
	if err != nil {
		return vm.Value{}, err
	}
	cls, err := t.CallMethod(vm.Obj(collections), vm.Intern("namedtuple"), vm.NewStr("DoneAndNotDoneFutures"), vm.NewStr("done not_done"))
	if err != nil {
		return vm.Value{}, err
	}
	return t.Call(cls, done, left)
}

func waitedEnough(futures []*asyncio.ConcurrentFuture, mode string) bool {
	left := 0
	for _, c := range futures {
		switch {
		case !c.Done():
			left++
		case mode == firstCompleted, mode == firstException && c.Failed():
			return true
		}
	}
	return left == 0
}

// blockUntil blocks the thread until enough says so, which is asked whenever
// one of the futures is done, or until the limit.
func blockUntil(t *vm.Thread, name string, futures []*asyncio.ConcurrentFuture, limit int64, enough func() bool) error {
	rt := asyncio.RuntimeOf(t.VM())
	th := rt.Thread(t).Kernel
	for _, c := range futures {
		if c.Done() {
			continue
		}
		if err := c.WhenDone(t, func(*vm.Thread) error { th.Wake(); return nil }); err != nil {
			return err
		}
	}
	return rt.Blocking(t, name, func() error {
		for !enough() && rt.Kernel.Now() < limit {
			if _, err := th.Wait(limit); err != nil {
				return err
			}
		}
		return nil
	})
}

// completions is what concurrent.futures.as_completed gives.
type completions struct {
	vm.Header
	left  []*asyncio.ConcurrentFuture
	limit int64
}

var completionsType = vm.Declare("generator")

func init() {
	completionsType.Define(vm.TypeSpec{
		Layout: vm.LayoutOther,
		Slots: vm.Slots{
			Iter: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return v, nil },
			Next: func(t *vm.Thread, v vm.Value) (vm.Value, error) { return vm.As[completions](v).next(t) },
			Visit: func(v vm.Value, visit func(vm.Value)) {
				for _, c := range vm.As[completions](v).left {
					visit(vm.Obj(c))
				}
			},
		},
	})
}

func asCompleted(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	futures, err := futuresOf(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	limit, err := asyncio.Deadline(t, args[1])
	return vm.Obj(&completions{vm.MakeHeader(completionsType), futures, limit}), err
}

// next waits for the next of the futures to be done.
func (s *completions) next(t *vm.Thread) (vm.Value, error) {
	if len(s.left) == 0 {
		return vm.Value{}, nil
	}
	enough := func() bool { return waitedEnough(s.left, firstCompleted) }
	if err := blockUntil(t, "as_completed()", s.left, s.limit, enough); err != nil {
		return vm.Value{}, err
	}
	first := -1
	for i, c := range s.left {
		if c.Done() && (first < 0 || c.DoneOrder() < s.left[first].DoneOrder()) {
			first = i
		}
	}
	if first < 0 {
		return vm.Value{}, t.Raise(vm.TimeoutError, "%d (of %d) futures unfinished", len(s.left), len(s.left))
	}
	c := s.left[first]
	s.left = append(s.left[:first:first], s.left[first+1:]...)
	return vm.Obj(c), nil
}
