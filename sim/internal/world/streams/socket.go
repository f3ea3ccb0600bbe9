package streams

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/network"
	"github.com/asyncio-playground/playground/tracer"
)

// A socket is an end of a connection that a loop watches.
type socket struct {
	vm.Header
	loop      *asyncio.Loop
	conn      *network.Conn
	transport vm.Value // whose methods are called
	fileno    int64
	writing   bool // in Write, so that the transport knows what Sent says
}

// The types of sockets.
var (
	socketType   = vm.Declare("TransportSocket")
	listenerType = vm.Declare("ListeningSocket")
)

// filenos counts the file descriptors of a run; 0 to 5 are what a Python
// process with a loop has open.
var filenos = vm.NewState(func(*vm.VM) *int64 { n := int64(5); return &n })

func nextFileno(t *vm.Thread) int64 {
	n := filenos.Of(t.VM())
	*n++
	return *n
}

func newSocket(l *asyncio.Loop, c *network.Conn) *socket {
	return &socket{Header: vm.MakeHeader(socketType), loop: l, conn: c, transport: vm.None}
}

// watch draws what travels on a connection in its lane.
func watch(tr *asyncio.Trace, c *network.Conn) {
	if tr == nil || c.Traffic != nil {
		return
	}
	c.Traffic = &network.Traffic{
		Moving:  func(bytes int) { tr.ActorBusy(c.Actor, fmt.Sprintf("%d bytes", bytes), nil) },
		Resting: func() { tr.ActorIdle(c.Actor) },
	}
	c.Peer().Traffic = c.Traffic
}

func init() {
	socketType.Define(vm.TypeSpec{
		Module: "asyncio.trsock",
		Layout: vm.LayoutOther,
		Doc:    "An end of a connection.",
		Methods: []*vm.Native{
			socketMethod("start", "transport", func(t *vm.Thread, s *socket, args []vm.Value) (vm.Value, error) {
				s.transport = args[0]
				s.fileno = nextFileno(t)
				s.conn.Start(s)
				return vm.None, nil
			}),
			socketMethod("write", "data", func(t *vm.Thread, s *socket, args []vm.Value) (vm.Value, error) {
				data, err := t.BytesOf(args[0])
				if err != nil {
					return vm.Value{}, err
				}
				if err := t.Alloc(len(data)); err != nil {
					return vm.Value{}, err
				}
				s.writing = true
				err = s.conn.Write(data)
				s.writing = false
				if err != nil {
					return vm.Value{}, osError(t, eConnReset, "Connection reset by peer")
				}
				return vm.Int(int64(s.conn.Buffered())), nil
			}),
			socketMethod("buffered", "", func(_ *vm.Thread, s *socket, _ []vm.Value) (vm.Value, error) {
				return vm.Int(int64(s.conn.Buffered())), nil
			}),
			socketMethod("pause", "", func(_ *vm.Thread, s *socket, _ []vm.Value) (vm.Value, error) {
				s.conn.Pause()
				return vm.None, nil
			}),
			socketMethod("resume", "", func(_ *vm.Thread, s *socket, _ []vm.Value) (vm.Value, error) {
				s.conn.Resume()
				return vm.None, nil
			}),
			socketMethod("close_write", "", func(_ *vm.Thread, s *socket, _ []vm.Value) (vm.Value, error) {
				return vm.None, s.conn.CloseWrite()
			}),
			socketMethod("close", "", func(_ *vm.Thread, s *socket, _ []vm.Value) (vm.Value, error) {
				return vm.None, s.conn.Close()
			}),
			socketMethod("abort", "", func(_ *vm.Thread, s *socket, _ []vm.Value) (vm.Value, error) {
				return vm.None, s.conn.Abort()
			}),
			socketMethod("getsockname", "", func(_ *vm.Thread, s *socket, _ []vm.Value) (vm.Value, error) {
				return addressValue(s.conn.Local()), nil
			}),
			socketMethod("getpeername", "", func(_ *vm.Thread, s *socket, _ []vm.Value) (vm.Value, error) {
				return addressValue(s.conn.Remote()), nil
			}),
			socketMethod("fileno", "", func(_ *vm.Thread, s *socket, _ []vm.Value) (vm.Value, error) {
				if s.conn.Closed() {
					return vm.Int(-1), nil
				}
				return vm.Int(s.fileno), nil
			}),
			socketMethod("setsockopt", "*args", func(*vm.Thread, *socket, []vm.Value) (vm.Value, error) { return vm.None, nil }),
		},
		Slots: vm.Slots{
			Repr: func(_ *vm.Thread, v vm.Value) (string, error) {
				s := vm.As[socket](v)
				return fmt.Sprintf("<asyncio.TransportSocket fd=%d, family=2, type=1, proto=6, laddr=%s, raddr=%s>",
					s.fileno, address(s.conn.Local()), address(s.conn.Remote())), nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				s := vm.As[socket](v)
				visit(vm.Obj(s.loop))
				visit(s.transport)
			},
		},
	})
}

func socketMethod(name, params string, fn func(t *vm.Thread, s *socket, args []vm.Value) (vm.Value, error)) *vm.Native {
	return vm.Fn(name, params, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return fn(t, vm.As[socket](args[0]), args[1:])
	})
}

func addressValue(a network.Addr) vm.Value {
	return vm.NewTuple(vm.NewStr(ip(a.Host)), vm.Int(int64(a.Port)))
}

// tell makes the loop call a method of the transport, as a handle.
func (s *socket) tell(method *vm.Str, arg func(t *vm.Thread) vm.Value) error {
	name := "_SelectorSocketTransport." + method.String()
	s.loop.FromOutside(tracer.ActorNet, s.conn.Actor, name, s.transport, func(t *vm.Thread) error {
		_, err := t.CallMethod(s.transport, method, arg(t))
		return err
	})
	return nil
}

var (
	nameReadReady  = vm.Intern("_read_ready")
	nameAtEOF      = vm.Intern("_at_eof")
	nameBroken     = vm.Intern("_broken")
	nameWriteReady = vm.Intern("_write_ready")
)

// Received implements network.Receiver.
func (s *socket) Received(data []byte) error {
	return s.tell(nameReadReady, func(*vm.Thread) vm.Value { return vm.NewBytes(string(data)) })
}

// EOF implements network.Receiver.
func (s *socket) EOF() error {
	return s.tell(nameAtEOF, func(*vm.Thread) vm.Value { return vm.None })
}

// Lost implements network.Receiver. That the program closed the socket is no
// news.
func (s *socket) Lost(err error) error {
	if err == nil {
		return nil
	}
	return s.tell(nameBroken, func(t *vm.Thread) vm.Value {
		exc, _ := osError(t, eConnReset, "Connection reset by peer").(*vm.Exc)
		return exc.Value()
	})
}

// Sent implements network.Receiver.
func (s *socket) Sent(buffered int) error {
	if s.writing {
		return nil
	}
	return s.tell(nameWriteReady, func(*vm.Thread) vm.Value { return vm.Int(int64(buffered)) })
}

// A listener is a socket that takes connections.
type listener struct {
	vm.Header
	at     *network.Listener
	accept vm.Value
	fileno int64
	closed bool
}

func init() {
	listenerType.Define(vm.TypeSpec{
		Module: "asyncio.trsock",
		Layout: vm.LayoutOther,
		Doc:    "A socket that takes connections.",
		Methods: []*vm.Native{
			vm.Fn("close", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				s := vm.As[listener](args[0])
				s.closed = true
				s.at.Close()
				return vm.None, nil
			}),
			vm.Fn("getsockname", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return addressValue(vm.As[listener](args[0]).at.Addr()), nil
			}),
			vm.Fn("fileno", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				if s := vm.As[listener](args[0]); !s.closed {
					return vm.Int(s.fileno), nil
				}
				return vm.Int(-1), nil
			}),
		},
		Slots: vm.Slots{
			Repr: func(_ *vm.Thread, v vm.Value) (string, error) {
				s := vm.As[listener](v)
				return fmt.Sprintf("<asyncio.TransportSocket fd=%d, family=2, type=1, proto=6, laddr=%s>", s.fileno, address(s.at.Addr())), nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) { visit(vm.As[listener](v).accept) },
		},
	})
}
