package http

import (
	"errors"
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/network"
	"github.com/asyncio-playground/playground/tracer"
)

// A connection is an end of a connection as the libraries have it: a client's,
// or a server's. It reads messages, or frames once it was upgraded.
//
// Whatever waits is a wait (wait.go), which ends in the loop or in a thread.
type connection struct {
	vm.Header
	host    *host.Host
	to      network.Addr
	conn    *network.Conn // nil until it stands
	cancel  func()        // ends the attempt to connect
	in      parser
	frames  *frameReader // once upgraded
	waits   []*wait
	eof     bool     // the other end will send no more
	failure *failure // why it can no longer be used
	label   string   // of the request that is being answered, where that is drawn
	head    bool     // which is a HEAD
	given   bool     // the request that was read last has been given to the program
}

// A failure is what went wrong with a connection, in a word that the libraries
// turn into their exceptions.
type failure struct{ kind, text string }

// The kinds of failures.
const (
	failDNS          = "dns"
	failRefused      = "refused"
	failReset        = "reset"
	failDisconnected = "disconnected" // the end came where an answer was due
	failIncomplete   = "incomplete"   // the end came within a body
	failProtocol     = "protocol"     // what came was no HTTP
	failConnect      = "connect timeout"
	failRead         = "read timeout"
)

var connectionType = vm.Declare("Connection")

func newConnection(h *host.Host, to network.Addr) *connection {
	c := &connection{Header: vm.MakeHeader(connectionType), host: h, to: to}
	c.in.noBody = func() bool { return c.head }
	return c
}

// stands makes the connection use conn.
func (c *connection) stands(conn *network.Conn) {
	c.conn = conn
	conn.Start(c)
}

// Received implements network.Receiver.
func (c *connection) Received(data []byte) error {
	for _, w := range c.waits {
		w.startTimer()
	}
	var err error
	if c.frames != nil {
		err = c.frames.feed(data)
	} else {
		err = c.in.feed(data)
	}
	if err != nil {
		return c.fail(failProtocol, err.Error())
	}
	return c.changed()
}

// EOF implements network.Receiver.
func (c *connection) EOF() error {
	c.eof = true
	if c.frames == nil && !c.in.end() {
		return c.fail(failIncomplete, "not all of the body arrived")
	}
	return c.changed()
}

// Lost implements network.Receiver.
func (c *connection) Lost(err error) error {
	c.eof = true
	if err != nil {
		return c.fail(failReset, "Connection reset by peer")
	}
	return c.changed()
}

// Sent implements network.Receiver.
func (c *connection) Sent(int) error { return c.changed() }

// changed looks at who can go on.
func (c *connection) changed() error {
	waits := c.waits
	c.waits = nil
	for _, w := range waits {
		if c.failure != nil || w.ready() {
			w.end()
		} else {
			c.waits = append(c.waits, w)
		}
	}
	if c.in.complete() || c.failure != nil {
		c.rest()
	}
	return nil
}

// fail makes the connection unusable and tells who waits.
func (c *connection) fail(kind, text string) error {
	if c.failure == nil {
		c.failure = &failure{kind, text}
	}
	if err := c.changed(); err != nil {
		return err
	}
	return c.abort()
}

// abort ends the connection at once.
func (c *connection) abort() error {
	if c.cancel != nil {
		c.cancel()
	}
	c.rest()
	if c.conn == nil {
		return nil
	}
	return c.conn.Abort()
}

// close ends the connection once all is sent.
func (c *connection) close() error {
	if c.conn == nil {
		return c.abort()
	}
	c.rest()
	return c.conn.Close()
}

func (c *connection) closed() bool { return c.failure != nil || c.conn != nil && c.conn.Closed() }

// dial connects, and then calls connected.
func (c *connection) dial(connected func() error) {
	c.cancel = c.host.Net.Dial(c.to, func(conn *network.Conn, err error) error {
		c.cancel = nil
		switch {
		case errors.Is(err, network.ErrUnknownHost):
			return c.fail(failDNS, "Name or service not known")
		case err != nil:
			return c.fail(failRefused, "Connection refused")
		}
		c.stands(conn)
		return connected()
	})
}

// busy draws in the connection's lane that a request is being answered.
func (c *connection) busy(label string, waiter *asyncio.Outside) {
	tr := c.host.Runtime.Trace
	if tr == nil || c.conn.Traffic != nil { // the other end draws what travels
		return
	}
	c.label = label
	var fut *asyncio.Future
	if waiter != nil {
		waiter.From(c.conn.Actor)
		fut = waiter.Fut()
	}
	tr.ActorBusy(c.conn.Actor, label, fut)
}

// rest draws that it was answered.
func (c *connection) rest() {
	if c.label == "" {
		return
	}
	c.label = ""
	c.host.Runtime.Trace.ActorIdle(c.conn.Actor)
}

// raise makes the exception of a failure.
func (c *connection) raise(t *vm.Thread) error {
	return t.RaiseArgs(failureType, vm.NewStr(c.failure.kind), vm.NewStr(c.failure.text))
}

// failureType is the exception by which the libraries learn of failures.
var failureType = vm.NewExcType("_http", "Failure", vm.Exception)

// request sends a request, connecting first where that is needed, and waits
// until the head of its answer is there.
func (c *connection) request(t *vm.Thread, data []byte, o waitOptions, connectWithin int64) (vm.Value, error) {
	if c.failure != nil {
		return vm.Value{}, c.raise(t)
	}
	w := c.newWait(o, func() bool { return c.in.msg != nil || c.eof }, c.answered)
	if c.in.msg != nil {
		if err := c.in.next(); err != nil {
			return vm.Value{}, err
		}
	}
	send := func() error {
		c.busy(o.what, w.outside)
		w.limit, w.kind = o.within, failRead
		w.startTimer()
		return c.conn.Write(data)
	}
	return w.wait(t, func() error {
		if c.conn != nil {
			return send()
		}
		w.limit, w.kind = connectWithin, failConnect
		w.startTimer()
		c.dial(send)
		return nil
	})
}

// answered gives what the head of a response says: status, reason, version and
// header.
func (c *connection) answered(t *vm.Thread) (vm.Value, error) {
	m := c.in.msg
	if m == nil {
		c.failure = &failure{failDisconnected, "Server disconnected"}
		return vm.Value{}, c.raise(t)
	}
	return vm.NewTuple(vm.Int(int64(m.status)), vm.NewStr(m.reason), vm.NewStr(m.version), headerValue(m.header)), nil
}

func headerValue(h header) vm.Value {
	fields := make([]vm.Value, len(h))
	for i, f := range h {
		fields[i] = vm.NewTuple(vm.NewStr(f.name), vm.NewStr(f.value))
	}
	return vm.Obj(vm.NewList(fields))
}

// rawBody waits for all of the body that is still to come.
func (c *connection) rawBody(t *vm.Thread, o waitOptions) (vm.Value, error) {
	w := c.newWait(o, c.in.complete, func(t *vm.Thread) (vm.Value, error) { return c.taken(t, -1) })
	w.limit, w.kind = o.within, failRead
	return w.wait(t, nil)
}

// some waits for a part of the body, at most n bytes.
func (c *connection) some(t *vm.Thread, o waitOptions, n int) (vm.Value, error) {
	w := c.newWait(o, func() bool { return len(c.in.body) > 0 || c.in.complete() },
		func(t *vm.Thread) (vm.Value, error) { return c.taken(t, n) })
	w.limit, w.kind = o.within, failRead
	return w.wait(t, nil)
}

func (c *connection) taken(t *vm.Thread, n int) (vm.Value, error) {
	data := c.in.take(n)
	if err := t.Alloc(len(data)); err != nil {
		return vm.Value{}, err
	}
	return vm.NewBytes(string(data)), nil
}

// nextRequest waits for the next request of a client, and gives its method,
// target, version, header and body, or None if there is none.
func (c *connection) nextRequest(t *vm.Thread, o waitOptions) (vm.Value, error) {
	if c.given {
		c.given = false
		if err := c.in.next(); err != nil {
			return vm.Value{}, c.fail(failProtocol, err.Error())
		}
	}
	w := c.newWait(o, func() bool { return c.in.complete() || c.eof || c.closed() }, func(t *vm.Thread) (vm.Value, error) {
		if !c.in.complete() {
			return vm.None, nil
		}
		c.given = true
		body, err := c.taken(t, -1)
		m := c.in.msg
		return vm.NewTuple(vm.NewStr(m.method), vm.NewStr(m.target), vm.NewStr(m.version), headerValue(m.header), body), err
	})
	return w.wait(t, nil)
}

// drained waits until little of what was written is still to be sent.
func (c *connection) drained(t *vm.Thread, o waitOptions) (vm.Value, error) {
	w := c.newWait(o, func() bool { return c.conn.Buffered() == 0 || c.closed() }, func(*vm.Thread) (vm.Value, error) { return vm.None, nil })
	w.gentle = true
	return w.wait(t, nil)
}

// write sends bytes. That the other end is gone is a failure.
func (c *connection) write(t *vm.Thread, data []byte) error {
	if c.failure == nil && c.conn.Write(data) != nil {
		c.failure = &failure{failReset, "Cannot write to closing transport"}
	}
	if c.failure != nil {
		return c.raise(t)
	}
	return nil
}

// upgrade makes the connection carry frames from here on.
func (c *connection) upgrade() error {
	rest := c.in.rest
	c.in.rest = nil
	c.frames = &frameReader{}
	return c.frames.feed(rest)
}

// frame waits for a WebSocket message, and gives its opcode and content, or
// None at the end.
func (c *connection) frame(t *vm.Thread, o waitOptions) (vm.Value, error) {
	w := c.newWait(o, func() bool { return len(c.frames.messages) > 0 || c.eof || c.closed() }, func(t *vm.Thread) (vm.Value, error) {
		m, ok := c.frames.take()
		if !ok {
			return vm.None, nil
		}
		return vm.NewTuple(vm.Int(int64(m.opcode)), vm.NewBytes(string(m.data))), t.Alloc(len(m.data))
	})
	w.gentle = true
	return w.wait(t, nil)
}

// listen makes accept be called in the running loop with each connection to a
// port, and gives the listener.
func listen(t *vm.Thread, name string, port int, accept vm.Value) (*listener, error) {
	l, err := asyncio.RunningLoop(t)
	if err != nil {
		return nil, err
	}
	h := host.Of(t.VM())
	s := &listener{Header: vm.MakeHeader(listenerType), rt: h.Runtime, accept: accept}
	s.Listener, err = h.Net.Listen(port, func(conn *network.Conn) error {
		c := newConnection(h, conn.Remote())
		c.stands(conn)
		l.FromOutside(tracer.ActorNet, conn.Actor, "Server._accept_connection", accept, func(t *vm.Thread) error {
			_, err := t.Call(accept, vm.Obj(c))
			return err
		})
		return nil
	})
	if err != nil {
		text := fmt.Sprintf("error while attempting to bind on address ('%s', %d): address already in use", name, port)
		return nil, t.RaiseArgs(vm.OSError, vm.Int(eAddrInUse), vm.NewStr(text))
	}
	h.Runtime.Hold(accept)
	return s, nil
}

const eAddrInUse = 98

// A listener is a port that takes connections.
type listener struct {
	vm.Header
	*network.Listener
	rt     *asyncio.Runtime
	accept vm.Value
}

var listenerType = vm.Declare("Listener")

func (s *listener) close() {
	if s.Listener != nil {
		s.Close()
		s.Listener = nil
		s.rt.Release(s.accept)
	}
}

// within reads a time-out in seconds, None for none.
func within(t *vm.Thread, v vm.Value) (int64, error) {
	if v.IsNone() {
		return kernel.Forever, nil
	}
	s, err := t.ToFloat(v)
	return int64(s*1e9 + 0.5), err
}
