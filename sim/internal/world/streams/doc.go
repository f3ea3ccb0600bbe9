// Package streams is asyncio's side of the simulated network: sockets, and above
// them, in Python of our own under py/, transports, servers, protocols and
// streams.
//
// A socket (socket.go) is an end of a connection of package network that belongs
// to a loop: what happens to it enters the loop as what the selector reports
// does, as a handle that calls a method of the transport. From there on
// everything is what CPython does in Python too, and is written in Python:
// py/asyncio/transports.py, protocols.py, streams.py, and selector_events.py for
// the coroutines of the loop (create_connection, create_server).
//
// Left out, each with an error that says so: TLS (ssl=True is accepted, and
// nothing is encrypted), Unix and datagram sockets, sock_recv and its like,
// add_reader, sendfile.
package streams

import (
	"embed"
	"maps"

	"github.com/asyncio-playground/playground/sim/internal/prelude"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

//go:embed all:py
var sources embed.FS

var pythonModules = prelude.Modules(sources, "py")

// Modules gives the modules of this package, for vm.Config.
func Modules() map[string]vm.ModuleFactory {
	all := maps.Clone(pythonModules)
	all["_sockets"] = socketsModule
	return all
}
