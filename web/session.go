package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"github.com/asyncio-playground/playground/tracer"
)

// How long the server is patient with a connection.
const (
	pingInterval = 20 * time.Second
	pongWait     = 60 * time.Second // at least two pings must go unanswered
	writeWait    = 30 * time.Second // for one message to be taken
	drainWait    = 5 * time.Second  // for the rest of a message that is too long
)

// queueLength is how many messages wait for a page. With batchBytes it bounds
// what a slow page costs: half a megabyte and a run's longest texts.
const queueLength = 8

// A session is one page's connection. One goroutine reads requests, one writes
// messages, and there is one more while a program runs.
type session struct {
	server *Server
	conn   *websocket.Conn
	ctx    context.Context // ends with the connection
	cancel context.CancelFunc
	queue  chan message
	bye    chan string // a reason, at most once
	run    *run        // the last one; belongs to the reading goroutine
}

// upgrader leaves the check of Origin to the library, whose default is what
// PROTOCOL.md promises, and compression out: batches are dense already.
var upgrader = websocket.Upgrader{ReadBufferSize: 4 << 10, WriteBufferSize: 32 << 10}

// serveSocket is the handler of /ws.
func (srv *Server) serveSocket(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // the client has been told
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &session{
		server: srv,
		conn:   conn,
		ctx:    ctx,
		cancel: cancel,
		queue:  make(chan message, queueLength),
		bye:    make(chan string, 1),
	}
	if srv.sessions.add(s) {
		defer srv.sessions.remove(s)
	} else {
		s.sayBye(byeShutdown)
	}
	s.serve()
}

// serve lives as long as the connection.
func (s *session) serve() {
	var writing sync.WaitGroup
	writing.Go(s.write)
	s.sendText(hello{"hello", protocolVersion, tracer.Version, s.server.python, s.server.versions, s.server.limits})
	s.read()
	s.cancel()
	if s.run != nil {
		s.run.stop()
	}
	writing.Wait()
}

// read handles requests until the connection breaks.
func (s *session) read() {
	s.conn.SetReadLimit(s.server.limits.ReadBytes)
	alive := func(string) error { return s.conn.SetReadDeadline(time.Now().Add(s.server.pongWait)) }
	s.conn.SetPongHandler(alive)
	for {
		if alive("") != nil {
			return
		}
		kind, data, err := s.conn.ReadMessage()
		if errors.Is(err, websocket.ErrReadLimit) {
			s.drain()
		}
		if err != nil {
			return
		}
		s.handle(parseRequest(kind, data))
	}
}

// drain takes what a page is still sending after its connection was closed with
// status 1009. Were the socket closed on it, the page might never see why.
func (s *session) drain() {
	socket := s.conn.NetConn()
	if socket.SetReadDeadline(time.Now().Add(drainWait)) == nil {
		_, _ = io.Copy(io.Discard, socket) // until the page closes or is too slow
	}
}

func (s *session) handle(req *request, err error) {
	switch {
	case err != nil:
		var id *int64
		if req != nil {
			id = req.ID
		}
		s.fail(id, codeBadMessage, err.Error())
	case req.Type == "run":
		s.start(req)
	case s.run != nil && s.run.id == *req.ID:
		s.run.cancel()
	}
}

// write sends messages and pings until the connection breaks, or says goodbye
// and closes it.
func (s *session) write() {
	defer s.conn.Close() // ends read
	defer s.cancel()     // frees who waits to send
	pings := time.NewTicker(s.server.pingInterval)
	defer pings.Stop()
	for {
		var err error
		select {
		case m := <-s.queue:
			err = s.writeMessage(m)
		case <-pings.C:
			err = s.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(writeWait))
		case reason := <-s.bye:
			s.close(reason)
			return
		case <-s.ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

func (s *session) writeMessage(m message) error {
	if err := s.conn.SetWriteDeadline(time.Now().Add(writeWait)); err != nil {
		return err
	}
	return s.conn.WriteMessage(m.kind, m.data)
}

// close says goodbye. A page that cannot be told is gone anyway.
func (s *session) close(reason string) {
	if s.writeMessage(textMessage(bye{"bye", reason})) != nil {
		return
	}
	code := websocket.FormatCloseMessage(websocket.CloseGoingAway, reason)
	_ = s.conn.WriteControl(websocket.CloseMessage, code, time.Now().Add(time.Second))
}

// sayBye makes the session end, with a reason for the page.
func (s *session) sayBye(reason string) {
	select {
	case s.bye <- reason:
	default: // it is going already
	}
}

// send queues a message, and waits while the queue is full.
func (s *session) send(m message) {
	select {
	case s.queue <- m:
	case <-s.ctx.Done():
	}
}

func (s *session) sendText(v any) { s.send(textMessage(v)) }

func (s *session) fail(id *int64, code, text string) {
	s.sendText(failed{"failed", id, code, text})
}

// sessions is the set of those that are open.
type sessions struct {
	mu      sync.Mutex
	open    map[*session]struct{}
	closing bool
	all     sync.WaitGroup
}

// add puts a session into the set; false says that the server is going down.
func (ss *sessions) add(s *session) bool {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if ss.closing {
		return false
	}
	if ss.open == nil {
		ss.open = make(map[*session]struct{})
	}
	ss.open[s] = struct{}{}
	ss.all.Add(1)
	return true
}

func (ss *sessions) remove(s *session) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	delete(ss.open, s)
	ss.all.Done()
}

// sayBye ends all sessions; with byeShutdown, those to come too.
func (ss *sessions) sayBye(reason string) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	ss.closing = ss.closing || reason == byeShutdown
	for s := range ss.open {
		s.sayBye(reason)
	}
}
