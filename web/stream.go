package web

import (
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"github.com/asyncio-playground/playground/tracer"
)

// When a batch is sent. The first soon, so that a click shows at once; a run
// that is over by then is a single batch. Later ones once a frame of the
// screen, unless there are many events or long texts.
const (
	firstBatchDelay = time.Millisecond
	batchDelay      = 16 * time.Millisecond
	batchEvents     = 4096
	batchBytes      = 64 << 10
)

// A stream is the Sink that packs a run's events into batches and sends them.
// Emit waits while a batch is being sent: that is how a slow page slows its run.
type stream struct {
	send func(message)

	mu     sync.Mutex // against the timer
	enc    tracer.BatchEncoder
	syms   *tracer.Symbols
	skip   int // events that the page has already
	events int
	delay  time.Duration
	timer  *time.Timer
}

// newStream makes a stream that leaves out the first skip events.
func newStream(send func(message), skip int) *stream {
	s := &stream{send: send, skip: skip, delay: firstBatchDelay}
	s.timer = time.AfterFunc(time.Hour, s.flush)
	s.timer.Stop()
	return s
}

// Begin implements tracer.Sink.
func (s *stream) Begin(syms *tracer.Symbols) { s.syms = syms }

// Emit implements tracer.Sink.
func (s *stream) Emit(ev *tracer.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events++
	if s.events <= s.skip {
		s.enc.Skip(s.syms)
		return
	}
	s.enc.Add(s.syms, ev)
	if s.enc.Len() == 1 {
		s.timer.Reset(s.delay)
	}
	if s.enc.Len() >= batchEvents || s.enc.Size() >= batchBytes {
		s.flushLocked()
	}
}

// flush sends what has been gathered.
func (s *stream) flush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.flushLocked()
}

func (s *stream) flushLocked() {
	s.timer.Stop()
	if s.enc.Len() == 0 {
		return
	}
	s.delay = batchDelay
	s.send(message{websocket.BinaryMessage, s.enc.Flush(nil)})
}
