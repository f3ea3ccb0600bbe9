package streams

import (
	"errors"
	"fmt"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/network"
	"github.com/asyncio-playground/playground/tracer"
)

// gaiError is socket.gaierror: a name that does not resolve.
var gaiError = vm.NewExcType("socket", "gaierror", vm.OSError)

// socketsModule is _sockets, on which the Python half builds.
func socketsModule(*vm.Thread) (*vm.Module, error) {
	return vm.NewModule("_sockets", "",
		socketType, listenerType, vm.Def("gaierror", vm.Obj(gaiError)),
		vm.Fn("connect", "host, port", connect),
		vm.Fn("resolve", "host", resolve),
		vm.Fn("lookup", "host", lookup),
		vm.Fn("waiting", "what", waiting),
		vm.Fn("listen", "loop, host, port, accept", listen),
	), nil
}

// The numbers of errors, as on Linux.
const (
	eAddrInUse   = 98
	eConnReset   = 104
	eConnRefused = 111
	eaiNoName    = -2
)

// address writes an address as Python does.
func address(a network.Addr) string { return fmt.Sprintf("('%s', %d)", ip(a.Host), a.Port) }

// osError raises the OSError of a number, of the class that stands for it.
func osError(t *vm.Thread, number int64, text string) error {
	exc, err := t.Call(vm.Obj(vm.OSError), vm.Int(number), vm.NewStr(text))
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// failure is the exception for what went wrong with a connection.
func failure(t *vm.Thread, to network.Addr, err error) error {
	switch {
	case errors.Is(err, network.ErrUnknownHost):
		return t.RaiseArgs(gaiError, vm.Int(eaiNoName), vm.NewStr("Name or service not known"))
	case errors.Is(err, network.ErrRefused):
		return osError(t, eConnRefused, "Connect call failed "+address(to))
	}
	return osError(t, eConnReset, "Connection reset by peer")
}

// ip gives the address of a host as text: this machine's own, or one that is
// made from the name, out of the block that is reserved for documentation.
func ip(name string) string {
	if name == network.Local {
		return "127.0.0.1"
	}
	if name[0] >= '0' && name[0] <= '9' {
		return name
	}
	var sum uint32
	for _, b := range []byte(name) {
		sum = sum*31 + uint32(b)
	}
	return fmt.Sprintf("203.0.113.%d", 1+sum%254)
}

// resolve is what getaddrinfo does to a name: it gives its address, or raises.
func resolve(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	name = network.Canonical(name)
	if !host.Of(t.VM()).Net.Known(name) {
		return vm.Value{}, failure(t, network.Addr{}, network.ErrUnknownHost)
	}
	return vm.NewStr(ip(name)), nil
}

// lookup is resolve as a thread does it: it gives a future.
func lookup(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	args = slices.Clone(args) // for later
	name, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	o, err := asyncio.NewOutside(t, "getaddrinfo("+name+")", tracer.ActorNet, 0)
	if err != nil {
		return vm.Value{}, err
	}
	o.Finish(func(t *vm.Thread) (vm.Value, error) { return resolve(t, args) })
	return o.Future(), nil
}

// waiting gives a future that says what it is for.
func waiting(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	what, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	return asyncio.NewWaiter(t, what)
}

// connect gives a future whose result is a socket.
func connect(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	to, err := addrOf(t, args[0], args[1])
	if err != nil {
		return vm.Value{}, err
	}
	h := host.Of(t.VM())
	l, err := asyncio.RunningLoop(t)
	if err != nil {
		return vm.Value{}, err
	}
	o, err := asyncio.NewOutside(t, fmt.Sprintf("connect(%s:%d)", to.Host, to.Port), tracer.ActorNet, 0)
	if err != nil {
		return vm.Value{}, err
	}
	cancel := h.Net.Dial(to, func(c *network.Conn, err error) error {
		if err == nil {
			o.From(c.Actor)
			watch(h.Runtime.Trace, c)
		}
		o.Finish(func(t *vm.Thread) (vm.Value, error) {
			if err != nil {
				return vm.Value{}, failure(t, to, err)
			}
			return vm.Obj(newSocket(l, c)), nil
		})
		return nil
	})
	o.Cancelled = func(*vm.Thread) error {
		cancel()
		return nil
	}
	return o.Future(), nil
}

func addrOf(t *vm.Thread, name, port vm.Value) (network.Addr, error) {
	text, err := t.Str(name)
	if err != nil {
		return network.Addr{}, err
	}
	n, err := t.Index(port)
	if err != nil {
		return network.Addr{}, err
	}
	if n < 0 || n > 65535 {
		return network.Addr{}, t.Raise(vm.OverflowError, "getsockaddrarg: port must be 0-65535.")
	}
	return network.Addr{Host: network.Canonical(text), Port: n}, nil
}

// listen gives a listening socket. For each connection the loop calls accept
// with its socket.
func listen(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	l, ok := asyncio.AsLoop(args[0])
	if !ok {
		return vm.Value{}, t.Raise(vm.TypeError, "a loop was expected, not %s", args[0].Type().Name)
	}
	at, err := addrOf(t, args[1], args[2])
	if err != nil {
		return vm.Value{}, err
	}
	accept := args[3]
	s := &listener{Header: vm.MakeHeader(listenerType), accept: accept}
	h := host.Of(t.VM())
	s.at, err = h.Net.Listen(at.Port, func(c *network.Conn) error {
		watch(h.Runtime.Trace, c)
		l.FromOutside(tracer.ActorNet, c.Actor, "BaseSelectorEventLoop._accept_connection", accept, func(t *vm.Thread) error {
			_, err := t.Call(accept, vm.Obj(newSocket(l, c)))
			return err
		})
		return nil
	})
	if err != nil {
		text := fmt.Sprintf("error while attempting to bind on address %s: [errno %d] address already in use", address(at), eAddrInUse)
		return vm.Value{}, osError(t, eAddrInUse, text)
	}
	s.fileno = nextFileno(t)
	return vm.Obj(s), nil
}
