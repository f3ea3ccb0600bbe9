// Package network is the simulated network: named machines, listeners, and
// connections that carry bytes in virtual time. It knows nothing about Python;
// whoever uses it (the transports of asyncio, the HTTP clients, the built-in
// sites) is a Receiver at an end of a connection.
//
// A connection is two Conns, one at each end. What is written at one end
// arrives at the other after half the path's latency, in order, at the pace of
// its bandwidth. An end that does not read fills its window; then bytes stay
// with the writer, which sees Buffered grow: that is back-pressure.
//
// Everything that arrives does so as an event of the kernel, at its moment and
// in the order in which it was sent. Start reading with Network.Dial.
package network

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
)

// What can go wrong with connections. Each is what an operating system would
// report; a caller translates it into the exception of its library.
var (
	ErrUnknownHost = errors.New("name or service not known")
	ErrRefused     = errors.New("connection refused")
	ErrReset       = errors.New("connection reset by peer")
	ErrInUse       = errors.New("address already in use")
	ErrBrokenPipe  = errors.New("broken pipe")
)

// Local is the name of the machine that the program runs on.
const Local = "localhost"

// An Addr is a port of a machine.
type Addr struct {
	Host string
	Port int
}

func (a Addr) String() string { return fmt.Sprintf("%s:%d", a.Host, a.Port) }

// A Network is all machines of one run.
type Network struct {
	k         *kernel.Kernel
	settings  profile.Network
	listeners map[Addr]*Listener
	sites     map[string]func(Addr) func(*Conn) error
	port      int    // the last one given to who asked for none
	random    uint64 // the state of the generator of jitter

	// Opened, if not nil, is told of each new connection, once for both ends,
	// with the end that dialled.
	Opened func(c *Conn)

	// Elsewhere, if not nil, gives what Site is given for a machine that has
	// none, or nil where there is no such machine.
	Elsewhere func(host string) func(Addr) func(*Conn) error
}

// New gives a network without listeners. The seed determines the jitter.
func New(k *kernel.Kernel, settings profile.Network, seed int64) *Network {
	return &Network{
		k: k, settings: settings,
		listeners: map[Addr]*Listener{},
		sites:     map[string]func(Addr) func(*Conn) error{},
		port:      firstEphemeral - 1,
		random:    uint64(seed),
	}
}

// firstEphemeral is the first port that is given to who asks for none.
const firstEphemeral = 49152

// Site makes every port of a remote machine that answer gives a function for
// (nil: refused) listen.
func (n *Network) Site(host string, answer func(Addr) func(*Conn) error) { n.sites[host] = answer }

// Canonical is the one name of a machine: this one has many.
func Canonical(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "" || host == Local {
		return Local
	}
	if ip, err := netip.ParseAddr(host); err == nil && (ip.IsLoopback() || ip.IsUnspecified()) {
		return Local
	}
	return host
}

// Known says whether the name of a machine resolves.
func (n *Network) Known(host string) bool {
	host = Canonical(host)
	if h, ok := n.settings.Hosts[host]; ok {
		return h.Fail != profile.FailDNS
	}
	return host == Local || n.site(host) != nil
}

// site gives what answers for a remote machine, or nil.
func (n *Network) site(host string) func(Addr) func(*Conn) error {
	if site := n.sites[host]; site != nil {
		return site
	}
	if n.Elsewhere != nil && host != Local {
		return n.Elsewhere(host)
	}
	return nil
}

// failure is how a machine fails to answer. There is nobody at the addresses
// of private networks and of those that are set aside for documentation.
func (n *Network) failure(host string) profile.Failure {
	h, declared := n.settings.Hosts[host]
	if ip, err := netip.ParseAddr(host); err == nil && !declared && host != Local && nobodyAt(ip) {
		return profile.FailTimeout
	}
	return h.Fail
}

var setAside = []netip.Prefix{
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
}

func nobodyAt(ip netip.Addr) bool {
	return ip.IsPrivate() || slices.ContainsFunc(setAside, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// PathTo is how this machine reaches another.
func (n *Network) PathTo(host string) profile.Path {
	host = Canonical(host)
	if _, declared := n.settings.Hosts[host]; host == Local && !declared {
		return profile.Path{}
	}
	return n.settings.To(host)
}

// A Listener takes the connections to an address of this machine.
type Listener struct {
	n      *Network
	addr   Addr
	accept func(*Conn) error
}

// Listen makes accept take the connections to a port of this machine; port 0
// is one that is free. It fails with ErrInUse.
func (n *Network) Listen(port int, accept func(*Conn) error) (*Listener, error) {
	if port == 0 {
		port = n.freePort()
	}
	l := &Listener{n, Addr{Local, port}, accept}
	if n.listeners[l.addr] != nil {
		return nil, ErrInUse
	}
	n.listeners[l.addr] = l
	return l, nil
}

// Addr is where the listener listens.
func (l *Listener) Addr() Addr { return l.addr }

// Close makes the listener take no more connections.
func (l *Listener) Close() {
	if l.n.listeners[l.addr] == l {
		delete(l.n.listeners, l.addr)
	}
}

func (n *Network) freePort() int {
	for {
		n.port++
		if n.listeners[Addr{Local, n.port}] == nil {
			return n.port
		}
	}
}

// Dial connects to an address and tells done how that ended, in an event of
// its own. Where the host's failure is a time-out done is never called: it is
// the caller who gives up. The cancel function makes done never be called.
func (n *Network) Dial(to Addr, done func(*Conn, error) error) (cancel func()) {
	to.Host = Canonical(to.Host)
	path := n.PathTo(to.Host)
	fail := n.failure(to.Host)
	if fail == profile.FailTimeout {
		return func() {}
	}
	e := n.k.Schedule(n.k.Now()+int64(path.Connect), func() error {
		switch accept := n.answers(to); {
		case !n.Known(to.Host):
			return done(nil, ErrUnknownHost)
		case fail == profile.FailRefused || accept == nil:
			return done(nil, ErrRefused)
		default:
			return n.connect(to, path, accept, done)
		}
	})
	return e.Cancel
}

// answers gives who takes connections to an address, or nil.
func (n *Network) answers(to Addr) func(*Conn) error {
	if l := n.listeners[to]; l != nil {
		return l.accept
	}
	if site := n.site(to.Host); site != nil {
		return site(to)
	}
	return nil
}

func (n *Network) connect(to Addr, path profile.Path, accept func(*Conn) error, done func(*Conn, error) error) error {
	near := &Conn{n: n, path: path, local: Addr{Local, n.freePort()}, remote: to}
	far := &Conn{n: n, path: path, local: to, remote: near.local}
	near.peer, far.peer = far, near
	if n.Opened != nil {
		n.Opened(near)
	}
	if err := accept(far); err != nil {
		return err
	}
	if n.settings.Hosts[to.Host].Fail == profile.FailReset {
		n.k.Schedule(n.k.Now()+int64(path.Latency), func() error { return near.lose(ErrReset) })
	}
	return done(near, nil)
}

// jitter draws from 0 to most (splitmix64).
func (n *Network) jitter(most profile.Duration) int64 {
	if most == 0 {
		return 0
	}
	n.random += 0x9E3779B97F4A7C15
	z := n.random
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return int64((z ^ z>>31) % uint64(most+1))
}
