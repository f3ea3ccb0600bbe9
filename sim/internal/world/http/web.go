package http

import (
	"net/netip"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/network"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
)

// A web is all sites of one run, and the clients that call the program's own
// servers.
type web struct {
	host     *host.Host
	think    int64          // how long each site thinks at least: all the latency that the tutorial profile has
	served   map[string]int // answers of routes that change after some, by route
	uuids    uint64         // how many were given out
	unserved int            // scripted clients that still wait for their answer
	onServed []func()       // to be called when there are none any more
}

var webs = vm.NewState(func(v *vm.VM) *web { return newWeb(host.Of(v)) })

func newWeb(h *host.Host) *web { return &web{host: h, served: map[string]int{}} }

// Attach builds the sites of a host, and sends its scripted clients.
func Attach(h *host.Host) {
	w := newWeb(h)
	webs.Set(h.Runtime.VM, w)
	elsewhere := site(anyPage)
	if h.World.Profile == profile.Tutorial {
		w.think = int64(h.World.Network.Latency)
		elsewhere = echo
	} else {
		for name, s := range builtIn {
			h.Net.Site(name, w.serve(s, false))
		}
	}
	h.Net.Elsewhere = func(name string) func(network.Addr) func(*network.Conn) error {
		if !resolves(name) {
			return nil
		}
		return w.serve(elsewhere, false)
	}
	for name, declared := range h.World.Network.Hosts {
		s, ok := builtIn[name]
		if !ok || w.think > 0 {
			s = elsewhere
		}
		if len(declared.Routes) > 0 {
			s = w.declared(name, declared, s, ok)
		}
		h.Net.Site(name, w.serve(s, !ok))
	}
	w.sendClients()
}

// builtIn are the sites that are always there.
var builtIn = map[string]site{
	"httpbin.org":                  httpbin,
	"jsonplaceholder.typicode.com": placeholder,
	"example.com":                  examplePage,
	"example.org":                  examplePage,
	"example.net":                  examplePage,
	"www.example.com":              examplePage,
	"www.example.org":              examplePage,
	"www.example.net":              examplePage,
}

// resolves says whether a name is one that some machine could have: one with a
// dot, outside the domains that are set apart for names that do not exist.
func resolves(name string) bool {
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	for _, never := range []string{".invalid", ".local", ".localdomain"} {
		if strings.HasSuffix(name, never) {
			return false
		}
	}
	return strings.Contains(strings.Trim(name, "."), ".") && !strings.Contains(name, "..") &&
		!strings.Contains(name, "nonexist") && !strings.Contains(name, "not-exist") && !strings.Contains(name, "no-such")
}
