package network

import (
	"time"

	"github.com/asyncio-playground/playground/sim/internal/world/profile"
	"github.com/asyncio-playground/playground/tracer"
)

// A Receiver is told what happens at an end of a connection. Each call is an
// event of the kernel's; an error ends the run.
type Receiver interface {
	// Received takes bytes that have arrived. They are the receiver's to keep.
	Received(data []byte) error
	// EOF says that the other end will write no more.
	EOF() error
	// Lost says that the connection is gone: nil after both ends have closed,
	// ErrReset if it broke. It is the last call.
	Lost(err error) error
	// Sent says that the bytes which wait to be sent have become fewer.
	Sent(buffered int) error
}

// window is how many bytes may be on their way to an end or wait there unread.
const window = 64 << 10

// A Conn is one end of a connection.
type Conn struct {
	n             *Network
	peer          *Conn
	path          profile.Path
	local, remote Addr
	receiver      Receiver
	paused        bool

	out      []byte // written, for which the other end's window has no room
	flying   int    // bytes on their way to the other end
	in       []byte // arrived and not yet received
	last     int64  // when what was sent last arrives
	finish   bool   // nothing will be written any more
	closing  bool   // the end is lost once all is sent
	finished bool   // and the other end has been sent word of it
	eof      bool   // the other end's word has arrived
	eofTold  bool
	gone     bool // closed here, or broken

	// Actor is the connection's lane in the trace, the same at both ends.
	Actor tracer.Ref
	// Traffic, if not nil, is told of what travels; the same at both ends.
	Traffic *Traffic
}

// Traffic watches a connection, both ways.
type Traffic struct {
	// Moving is told when bytes set out on a connection at rest, and how many.
	Moving func(bytes int)
	// Resting is told when all of them have arrived.
	Resting func()
	loads   int // on their way
}

// setOut and arrive count what is on its way.
func (tr *Traffic) setOut(bytes int) {
	if tr == nil {
		return
	}
	if tr.loads++; tr.loads == 1 {
		tr.Moving(bytes)
	}
}

func (tr *Traffic) arrive() {
	if tr == nil {
		return
	}
	if tr.loads--; tr.loads == 0 {
		tr.Resting()
	}
}

// Local and Remote are the addresses of the two ends.
func (c *Conn) Local() Addr  { return c.local }
func (c *Conn) Remote() Addr { return c.remote }

// Peer is the other end.
func (c *Conn) Peer() *Conn { return c.peer }

// Start makes r the receiver. What has arrived before waits for it, and comes
// in an event of its own.
func (c *Conn) Start(r Receiver) {
	c.receiver = r
	c.n.k.Schedule(c.n.k.Now(), c.deliver)
}

// Pause makes the end receive nothing until Resume. What arrives waits, and
// when the window is full the other end keeps its bytes.
func (c *Conn) Pause() { c.paused = true }

// Resume takes a Pause back.
func (c *Conn) Resume() {
	if c.paused {
		c.paused = false
		c.n.k.Schedule(c.n.k.Now(), c.deliver)
	}
}

// Buffered is how many written bytes have not been sent.
func (c *Conn) Buffered() int { return len(c.out) }

// Closed says whether the end was closed, or the connection broke.
func (c *Conn) Closed() bool { return c.gone }

// Write sends bytes, or keeps them until the other end has room. It fails with
// ErrBrokenPipe when the connection is gone.
func (c *Conn) Write(p []byte) error {
	if c.gone || c.finish {
		return ErrBrokenPipe
	}
	c.out = append(c.out, p...)
	return c.send()
}

// CloseWrite says that nothing more will be written, once all is sent.
func (c *Conn) CloseWrite() error {
	c.finish = true
	return c.send()
}

// Close ends this end once all that was written is sent. Its receiver is told
// that it is lost in an event of its own.
func (c *Conn) Close() error {
	if c.gone {
		return nil
	}
	if c.finished {
		c.n.k.Schedule(c.n.k.Now(), func() error { return c.lose(nil) })
		return nil
	}
	c.closing = true
	return c.CloseWrite()
}

// Abort ends this end at once: what was not sent is gone. As on a real network
// the other end sees ErrReset if there was something that nobody had read here,
// and an ordinary end otherwise.
func (c *Conn) Abort() error {
	if c.gone {
		return nil
	}
	c.out = nil
	if len(c.in) == 0 {
		return c.Close()
	}
	return c.Reset()
}

// Reset breaks the connection: the other end sees ErrReset.
func (c *Conn) Reset() error {
	if c.gone {
		return nil
	}
	peer := c.peer
	c.arriveAt(0, func() error { return peer.lose(ErrReset) })
	return c.lose(nil)
}

// lose is the end of this end.
func (c *Conn) lose(err error) error {
	if c.gone {
		return nil
	}
	c.gone, c.out = true, nil
	if c.receiver == nil {
		return nil
	}
	return c.receiver.Lost(err)
}

// send puts on their way as many bytes as the other end has room for.
func (c *Conn) send() error {
	before := len(c.out)
	if room := window - c.flying - len(c.peer.in); room > 0 && before > 0 {
		data := c.out[:min(room, before)]
		c.out = c.out[len(data):]
		c.flying += len(data)
		c.Traffic.setOut(len(data))
		c.arriveAt(len(data), func() error { return c.arrived(data) })
	}
	if len(c.out) == 0 && c.finish && !c.finished {
		c.finished = true
		peer := c.peer
		c.arriveAt(0, func() error {
			peer.eof = true
			return peer.deliver()
		})
		if c.closing {
			c.n.k.Schedule(c.n.k.Now(), func() error { return c.lose(nil) })
		}
	}
	if len(c.out) < before && c.receiver != nil && !c.gone {
		return c.receiver.Sent(len(c.out))
	}
	return nil
}

// arriveAt makes do happen when size bytes that are sent now arrive, after all
// that was sent before.
func (c *Conn) arriveAt(size int, do func() error) {
	now := c.n.k.Now()
	at := now + int64(c.path.Latency)/2 + c.n.jitter(c.path.Jitter)
	at = max(at, c.last)
	if c.path.Bandwidth > 0 {
		at += int64(size) * int64(time.Second) / c.path.Bandwidth
	}
	c.last = at
	c.n.k.Schedule(at, do)
}

// arrived is the arrival of bytes at the other end.
func (c *Conn) arrived(data []byte) error {
	c.flying -= len(data)
	c.Traffic.arrive()
	peer := c.peer
	if peer.gone {
		// The other end's machine answers bytes for a closed socket with a
		// reset.
		c.arriveAt(0, func() error { return c.lose(ErrReset) })
		return nil
	}
	peer.in = append(peer.in, data...)
	return peer.deliver()
}

// deliver gives the receiver what has arrived.
func (c *Conn) deliver() error {
	if c.receiver == nil || c.paused || c.gone {
		return nil
	}
	if len(c.in) > 0 {
		data := c.in
		c.in = nil
		if err := c.receiver.Received(data); err != nil {
			return err
		}
		// There is room again for what the other end had to keep.
		if err := c.peer.send(); err != nil {
			return err
		}
	}
	if c.eof && !c.eofTold && len(c.in) == 0 && !c.gone && !c.paused {
		c.eofTold = true
		return c.receiver.EOF()
	}
	return nil
}
