// Package host is the machine that a simulated program runs on: what the
// modules of the world share in one run. Each module finds it with Of.
package host

import (
	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/disk"
	"github.com/asyncio-playground/playground/sim/internal/world/network"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
	"github.com/asyncio-playground/playground/tracer"
)

// A Host is the outside of one run.
type Host struct {
	Runtime *asyncio.Runtime
	World   profile.World // complete
	Net     *network.Network
	Disk    *disk.Disk
	lane    tracer.Ref // of the disk

	// RunPython runs a program in a child process, in the running thread of the
	// kernel's, and gives its exit status.
	RunPython func(p Program) (int, error)
}

// A Program is what a child process runs.
type Program struct {
	Name, Source string
	Args         []string // sys.argv
	Env          map[string]string
	In           func() ([]byte, error)
	Out, Err     func([]byte) error
	// Started is told of the program's runtime before it runs.
	Started func(rt *asyncio.Runtime)
}

// AttachChild makes a child process live on the same machine as its parent.
func (h *Host) AttachChild(rt *asyncio.Runtime, runPython func(p Program) (int, error)) {
	own := *h
	own.Runtime, own.RunPython = rt, runPython
	hosts.Set(rt.VM, &own)
}

// Now is the time of day in nanoseconds since 1970.
func (h *Host) Now() int64 { return epoch + h.Runtime.Kernel.Now() }

var hosts = vm.NewState(func(v *vm.VM) *Host {
	world, err := profile.World{}.Complete()
	if err != nil {
		panic("host: the standard profile is wrong: " + err.Error())
	}
	return newHost(asyncio.RuntimeOf(v), world, 0)
})

// Of gives the host of a run.
func Of(v *vm.VM) *Host { return hosts.Of(v) }

// Attach makes a run live in a world, which must be complete. seed determines
// what is random in it.
func Attach(rt *asyncio.Runtime, world profile.World, seed int64) *Host {
	h := newHost(rt, world, seed)
	hosts.Set(rt.VM, h)
	rt.VM.AddHeld(h.Disk.Size)
	return h
}

func newHost(rt *asyncio.Runtime, world profile.World, seed int64) *Host {
	settings := world.Network
	if world.Profile == profile.Tutorial {
		settings.Latency = 0 // the sites think for so long instead
	}
	h := &Host{Runtime: rt, World: world, Net: network.New(rt.Kernel, settings, seed)}
	h.Disk = disk.New(world.Files, func() int64 { return epoch + rt.Kernel.Now() })
	if rt.Trace != nil {
		h.Net.Opened = h.laneOf
	}
	return h
}

// epoch is when time.time() starts: 2026-01-01T00:00:00Z, in nanoseconds since
// 1970.
const epoch = 1_767_225_600 * 1_000_000_000

// DiskLane is the lane of the disk in the trace, which must be on.
func (h *Host) DiskLane() tracer.Ref {
	if h.lane == 0 {
		h.lane = h.Runtime.Trace.NewActor(tracer.ActorFile, "disk")
	}
	return h.lane
}

// laneOf gives a new connection its lane in the trace.
func (h *Host) laneOf(c *network.Conn) {
	c.Actor = h.Runtime.Trace.NewActor(tracer.ActorNet, c.Remote().String())
	c.Peer().Actor = c.Actor
}
