package processes

import (
	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// A process is one that the program has started, of whatever kind.
type process interface {
	// signal sends it a signal; one that has ended hears nothing.
	signal(s asyncio.Signal)
	// over says whether it has ended.
	over() bool
}

// others are the processes that a run has started, by number. Where the number
// is taken by a worker of a pool, which nothing can signal, there is none.
var others = vm.NewState(func(*vm.VM) map[int64]process { return map[int64]process{} })

// ownPID is the number of the program itself; those of others follow.
const ownPID = 1000

// maxRunning bounds how many processes a run may have at once.
const maxRunning = 256

// enter gives a process its number.
func enter(t *vm.Thread, p process) (int64, error) {
	all := others.Of(t.VM())
	running := 0
	for _, one := range all {
		if one != nil && !one.over() {
			running++
		}
	}
	if running >= maxRunning {
		return 0, osError(t, 11, "Resource temporarily unavailable", "")
	}
	pid := ownPID + 1 + int64(len(all))
	all[pid] = p
	return pid, nil
}

// NewProcess gives a process that a pool of the program's has as a worker.
func NewProcess(rt *asyncio.Runtime) *asyncio.Process {
	all := others.Of(rt.VM)
	pid := ownPID + 1 + int64(len(all))
	all[pid] = nil
	own, _ := numbersOf(rt.MainThread())
	return &asyncio.Process{PID: pid, Parent: own}
}

// numbersOf gives the numbers of the process that a thread belongs to, and of
// its parent.
func numbersOf(th *asyncio.Thread) (own, parent int64) {
	if p := th.Process; p != nil {
		return p.PID, p.Parent
	}
	return ownPID, 1
}
