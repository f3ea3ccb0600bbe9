package database

import (
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/disk"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/sqlite"
)

// A state is what a run has of databases.
type state struct {
	files   *sqlite.Engine // of sqlite3, on the program's disk; nil until one is opened
	servers *sqlite.Engine // of servers
	seed    uint64         // of what is random in SQL
	thread  *vm.Thread     // that uses an engine
	failed  error          // what Alloc said to the engine
}

var states = vm.NewState(func(v *vm.VM) *state { return &state{seed: v.Config().Seed} })

// Close frees what a run holds of the engine, at its end.
func Close(v *vm.VM) {
	s := states.Of(v)
	for _, e := range []*sqlite.Engine{s.files, s.servers} {
		if e != nil {
			e.Close()
		}
	}
	states.Set(v, &state{})
}

// engine gives the engine for files or for servers.
func (s *state) engine(t *vm.Thread, server bool) (*sqlite.Engine, error) {
	s.thread = t
	kept := &s.files
	if server {
		kept = &s.servers
	}
	if *kept != nil {
		return *kept, nil
	}
	h := host.Of(t.VM())
	env := sqlite.Env{Disk: h.Disk, Now: h.Now, Random: s.random, Alloc: s.alloc, Free: s.free}
	if server {
		env.Disk = disk.New(nil, h.Now)
	}
	e, err := sqlite.NewEngine(env)
	*kept = e
	return e, err
}

func (s *state) alloc(n int) error {
	if err := s.thread.Pin(n); err != nil && s.failed == nil {
		s.failed = err
	}
	return s.failed
}

func (s *state) free(n int) {
	s.thread.Unpin(n)
	s.thread.Free(n)
}

// random is a generator of its own (splitmix64), so that a query does not
// disturb the program's module random.
func (s *state) random() uint64 {
	s.seed += 0x9e3779b97f4a7c15
	x := s.seed
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
