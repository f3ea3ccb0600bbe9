package profile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

const (
	us = Duration(time.Microsecond)
	ms = Duration(time.Millisecond)
)

// defaults are the worlds that the names stand for.
var defaults = map[string]World{
	Standard: {
		Profile:  Standard,
		CPU:      CPU{Switch: 5 * ms, Count: 8},
		Network:  Network{Path: Path{Connect: 20 * ms, Latency: 100 * ms}},
		Disk:     Disk{Latency: 10 * ms},
		Database: Database{Connect: 20 * ms, Latency: 10 * ms, Connections: 100},
	},
	Tutorial: {
		Profile:  Tutorial,
		CPU:      CPU{Switch: 5 * ms, Count: 8},
		Network:  Network{Path: Path{Latency: 100 * ms}},
		Disk:     Disk{Latency: 10 * ms},
		Database: Database{Connect: 100 * ms, Latency: 100 * ms, Connections: 100},
	},
}

// Complete gives the world with what it leaves out taken from its profile, or
// an error that says which field is wrong.
func (w World) Complete() (World, error) {
	base, ok := defaults[cmp.Or(w.Profile, Standard)]
	if !ok {
		return w, fmt.Errorf("world: there is no profile %q; choose one of %s", w.Profile, strings.Join(Names, ", "))
	}
	w.Profile = base.Profile
	w.CPU = CPU{
		Cost:   w.CPU.Cost,
		Switch: cmp.Or(w.CPU.Switch, base.CPU.Switch),
		Count:  cmp.Or(w.CPU.Count, base.CPU.Count),
	}
	w.Network.Path = w.Network.Path.over(base.Network.Path)
	w.Disk = Disk{
		Latency:   cmp.Or(w.Disk.Latency, base.Disk.Latency),
		Blocking:  w.Disk.Blocking,
		Bandwidth: w.Disk.Bandwidth,
	}
	w.Database.Connect = cmp.Or(w.Database.Connect, base.Database.Connect)
	w.Database.Latency = cmp.Or(w.Database.Latency, base.Database.Latency)
	w.Database.Connections = cmp.Or(w.Database.Connections, base.Database.Connections)
	return w, w.check()
}

// To gives the path to a host.
func (n *Network) To(host string) Path { return n.Hosts[host].over(n.Path) }

// over is p with what it leaves out taken from base.
func (p Path) over(base Path) Path {
	return Path{
		Connect:   cmp.Or(p.Connect, base.Connect),
		Latency:   cmp.Or(p.Latency, base.Latency),
		Jitter:    cmp.Or(p.Jitter, base.Jitter),
		Bandwidth: cmp.Or(p.Bandwidth, base.Bandwidth),
	}
}

var failures = []Failure{FailNone, FailDNS, FailRefused, FailTimeout, FailReset}

func (w *World) check() error {
	if w.CPU.Count < 0 || w.CPU.Count > 256 {
		return fmt.Errorf("world: cpu.count is %d; it must be from 1 to 256", w.CPU.Count)
	}
	if w.CPU.Cost > 100*us {
		return fmt.Errorf("world: cpu.cost is %v an instruction; at most 100µs make sense", w.CPU.Cost)
	}
	for name, h := range w.Network.Hosts {
		if !slices.Contains(failures, h.Fail) {
			return unknownFailure("network.hosts."+name, h.Fail)
		}
		for route, r := range h.Routes {
			if !slices.Contains(failures, r.Fail) {
				return unknownFailure("network.hosts."+name+".routes."+route, r.Fail)
			}
		}
	}
	if !slices.Contains(failures, w.Database.Fail) {
		return unknownFailure("database", w.Database.Fail)
	}
	return nil
}

func unknownFailure(where string, f Failure) error {
	return fmt.Errorf("world: %s: there is no failure %q; choose dns, refused, timeout or reset", where, f)
}
