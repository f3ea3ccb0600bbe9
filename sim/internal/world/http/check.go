package http

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/world/network"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
)

// Check says what is wrong with the hosts and the clients of a world.
func Check(w profile.World) error {
	for _, name := range sortedKeys(w.Network.Hosts) {
		if name != network.Canonical(name) {
			return fmt.Errorf("world: network.hosts.%s: write the host as %s", name, network.Canonical(name))
		}
		routes := w.Network.Hosts[name].Routes
		for _, route := range sortedKeys(routes) {
			if err := checkRoute(route, routes[route]); err != nil {
				return fmt.Errorf("world: network.hosts.%s.routes.%s: %w", name, route, err)
			}
		}
	}
	for i, c := range w.Clients {
		if _, _, ok := requested(c.Request); !ok {
			return fmt.Errorf("world: clients[%d]: %q is no request; write one such as GET http://localhost:8000/path", i, c.Request)
		}
	}
	return nil
}

func checkRoute(route string, r profile.Route) error {
	_, path, named := strings.Cut(route, " ")
	if !named {
		path = route
	}
	switch {
	case !strings.HasPrefix(path, "/"):
		return fmt.Errorf("a route is a path such as /items, or a method and a path: GET /items")
	case r.Fail == profile.FailDNS || r.Fail == profile.FailRefused:
		return fmt.Errorf("a route cannot fail by %s, as a host can; choose timeout or reset", r.Fail)
	case r.Status != 0 && (r.Status < 200 || r.Status > 599):
		return fmt.Errorf("%d is no status of an answer; it must be from 200 to 599", r.Status)
	}
	return nil
}

// requested takes a client's request apart: "GET http://localhost:8000/path".
func requested(request string) (method string, to *url.URL, ok bool) {
	method, address, _ := strings.Cut(request, " ")
	to, err := url.Parse(address)
	return method, to, err == nil && method != "" && to.Scheme == "http" && to.Host != ""
}
