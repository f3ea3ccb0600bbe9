package asyncio

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// Modules gives the package asyncio and its modules, for vm.Config. All of them
// have all the names: which one CPython keeps a name in is of no interest.
func Modules() map[string]vm.ModuleFactory {
	m := map[string]vm.ModuleFactory{"asyncio": factory("asyncio")}
	for _, part := range []string{
		"base_events", "coroutines", "events", "exceptions", "futures", "locks", "queues", "runners",
		"taskgroups", "tasks", "threads", "timeouts",
	} {
		m["asyncio."+part] = factory("asyncio." + part)
	}
	return m
}

func factory(name string) vm.ModuleFactory {
	return func(t *vm.Thread) (*vm.Module, error) {
		entries := allEntries
		if t.VM().Older() {
			entries = olderEntries
		}
		m := vm.NewModule(name, "Tasks, futures and an event loop, in virtual time.", entries...)
		m.MissingAttr = missingAttr
		return m, nil
	}
}

// allEntries are the names of asyncio; olderEntries lack those that came with
// 3.14.
var (
	allEntries   = slices.Concat(olderEntries, callGraphFns)
	olderEntries = slices.Concat(moduleEntries(), policyFns)
)

// homes are the modules where CPython keeps the functions, which their
// __module__ tells.
var homes = map[string][]string{
	"_asyncio":           {"all_tasks", "current_task", "get_event_loop", "get_running_loop", "_get_running_loop"},
	"asyncio.coroutines": {"iscoroutine", "iscoroutinefunction"},
	"asyncio.events":     {"get_event_loop_policy", "new_event_loop", "set_event_loop", "set_event_loop_policy"},
	"asyncio.futures":    {"wrap_future"},
	"asyncio.graph":      {"capture_call_graph", "format_call_graph", "print_call_graph"},
	"asyncio.runners":    {"run"},
	"asyncio.threads":    {"to_thread"},
	"asyncio.timeouts":   {"timeout", "timeout_at"},
	"asyncio.tasks": {
		"as_completed", "create_eager_task_factory", "create_task", "eager_task_factory", "ensure_future",
		"gather", "run_coroutine_threadsafe", "shield", "sleep", "wait", "wait_for",
	},
	"asyncio.base_futures": {"isfuture"},
}

func init() {
	for _, e := range allEntries {
		fn, ok := e.(*vm.Native)
		if !ok {
			continue
		}
		for module, names := range homes {
			if slices.Contains(names, fn.Name()) {
				fn.In(module)
			}
		}
	}
}

// lent are the names of asyncio that come from the modules of package world.
var lent = map[string][]string{
	"asyncio.streams":         {"open_connection", "start_server", "StreamReader", "StreamReaderProtocol", "StreamWriter"},
	"asyncio.protocols":       {"BaseProtocol", "Protocol", "BufferedProtocol", "DatagramProtocol", "SubprocessProtocol"},
	"asyncio.transports":      {"BaseTransport", "ReadTransport", "WriteTransport", "Transport", "DatagramTransport", "SubprocessTransport"},
	"asyncio.selector_events": {"AbstractServer", "Server"},
	"asyncio.subprocess":      {"create_subprocess_exec", "create_subprocess_shell"},
}

// lender is lent the other way round.
var lender = func() map[string]string {
	m := map[string]string{}
	for module, names := range lent {
		for _, name := range names {
			m[name] = module
		}
	}
	return m
}()

// notYet are the names of asyncio that are left out.
var notYet = []string{
	"open_unix_connection", "start_unix_server",
}

// missingAttr gives the names that other packages lend, and says of those that
// are left out that they are.
func missingAttr(t *vm.Thread, name *vm.Str) (vm.Value, error) {
	if module := lender[name.String()]; module != "" {
		m, err := t.Import(module)
		if err != nil {
			return vm.Value{}, err
		}
		return t.GetAttr(vm.Obj(m), name)
	}
	if old := oldPolicies[name.String()]; old != nil {
		return vm.Obj(old), warnPolicy(t, name.String())
	}
	if name.String() == "subprocess" {
		m, err := t.Import("asyncio.subprocess")
		return vm.Obj(m), err
	}
	if !slices.Contains(notYet, name.String()) {
		return vm.Value{}, nil
	}
	return vm.Value{}, t.Raise(vm.AttributeError, "asyncio.%s is not simulated", name.String())
}

func moduleEntries() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		FutureType, TaskType, HandleType, TimerHandleType, RunnerType, TimeoutType, TaskGroupType,
		LockType, EventType, ConditionType, SemaphoreType, BoundedSemaphoreType, BarrierType,
		QueueType, PriorityQueueType, LifoQueueType,
		abstractLoopType, baseLoopType,
		vm.Def("SelectorEventLoop", vm.Obj(LoopType)),
		vm.Def("EventLoop", vm.Obj(LoopType)),

		CancelledError, InvalidStateError, BrokenBarrierError, QueueEmpty, QueueFull, QueueShutDown,
		IncompleteReadError, LimitOverrunError, SendfileNotAvailableError,
		vm.Def("TimeoutError", vm.Obj(vm.TimeoutError)),

		vm.Def("FIRST_COMPLETED", vm.NewStr(firstCompleted)),
		vm.Def("FIRST_EXCEPTION", vm.NewStr(firstException)),
		vm.Def("ALL_COMPLETED", vm.NewStr(allCompleted)),

		runFn, sleepFn, gatherFn, waitFn, waitForFn, timeoutFn, timeoutAtFn, asCompletedFn, shieldFn,
		createTaskFn, ensureFutureFn, currentTaskFn, allTasksFn, eagerFactory, createEagerFactory,
		toThreadFn, wrapFutureFn, runThreadsafeFn,
		vm.PyFn("iscoroutine", "obj", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(isCoroutine(t, args[0])), nil
		}),
		vm.PyFn("isfuture", "obj", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(asFuture(args[0]) != nil), nil
		}),
		vm.PyFn("iscoroutinefunction", "func", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(isCoroutineFunction(args[0])), warnOld(t, "iscoroutinefunction", "; use inspect.iscoroutinefunction() instead")
		}),
	}
}
