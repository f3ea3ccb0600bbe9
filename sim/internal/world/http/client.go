package http

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/network"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
	"github.com/asyncio-playground/playground/tracer"
)

// A scripted client makes one request from outside, once the server listens,
// and writes the answer to stderr, as a second terminal would show it.
type scriptedClient struct {
	web      *web
	name     string
	request  profile.Client
	to       network.Addr
	target   string
	actor    tracer.Ref
	in       parser
	conn     *network.Conn
	attempts int
	done     bool
}

// How often a client tries to reach a server that does not listen yet.
const (
	retryEvery  = 50_000_000
	maxAttempts = 100
)

// sendClients schedules the world's clients.
func (w *web) sendClients() {
	for i, c := range w.host.World.Clients {
		s := &scriptedClient{web: w, request: c, name: fmt.Sprintf("client %d", i+1)}
		w.unserved++
		k := w.host.Runtime.Kernel
		k.Schedule(int64(c.At), s.start)
	}
}

// whenServed calls do when the last scripted client has its answer, if there
// are any clients.
func (w *web) whenServed(do func()) {
	switch {
	case len(w.host.World.Clients) == 0:
	case w.unserved == 0:
		do()
	default:
		w.onServed = append(w.onServed, do)
	}
}

func (s *scriptedClient) start() error {
	_, u, _ := requested(s.request.Request) // Check has seen to it
	s.to = network.Addr{Host: network.Canonical(u.Hostname()), Port: portHTTP}
	if u.Port() != "" {
		s.to.Port, _ = strconv.Atoi(u.Port()) // Parse has checked it
	}
	s.target = u.RequestURI()
	if tr := s.web.host.Runtime.Trace; tr != nil {
		s.actor = tr.NewActor(tracer.ActorNet, s.name)
		tr.ActorBusy(s.actor, s.request.Request, nil)
	}
	return s.dial()
}

func (s *scriptedClient) dial() error {
	s.web.host.Net.Dial(s.to, func(c *network.Conn, err error) error {
		if err != nil {
			if s.attempts++; s.attempts < maxAttempts {
				k := s.web.host.Runtime.Kernel
				k.Schedule(k.Now()+retryEvery, s.dial)
				return nil
			}
			return s.end("failed: " + err.Error())
		}
		s.conn = c
		c.Start(s)
		return c.Write(s.bytes())
	})
	return nil
}

// bytes is the request.
func (s *scriptedClient) bytes() []byte {
	method, _, _ := strings.Cut(s.request.Request, " ")
	s.in.noBody = func() bool { return method == "HEAD" }
	body, contentType := []byte(s.request.Text), "text/plain; charset=utf-8"
	if s.request.JSON != nil {
		body, contentType = encoded(s.request.JSON, ""), "application/json"
	}
	h := header{{"Host", s.to.String()}, {"User-Agent", "playground"}, {"Accept", "*/*"}, {"Connection", "close"}}
	if len(body) > 0 {
		h = append(h, field{"Content-Type", contentType}, field{"Content-Length", strconv.Itoa(len(body))})
	}
	for _, name := range sortedKeys(s.request.Headers) {
		h = h.set(name, s.request.Headers[name])
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\n", method, s.target)
	for _, f := range h {
		fmt.Fprintf(&b, "%s: %s\r\n", f.name, f.value)
	}
	return append([]byte(b.String()+"\r\n"), body...)
}

// Received implements network.Receiver.
func (s *scriptedClient) Received(data []byte) error {
	if err := s.in.feed(data); err != nil {
		return s.end("failed: " + err.Error())
	}
	if s.in.complete() {
		return s.answered()
	}
	return nil
}

// EOF implements network.Receiver.
func (s *scriptedClient) EOF() error {
	if s.in.end() && s.in.msg != nil {
		return s.answered()
	}
	return s.end("failed: the server closed the connection without an answer")
}

// Lost implements network.Receiver.
func (s *scriptedClient) Lost(err error) error {
	if err != nil {
		return s.end("failed: " + err.Error())
	}
	return nil
}

// Sent implements network.Receiver.
func (s *scriptedClient) Sent(int) error { return nil }

func (s *scriptedClient) answered() error {
	m := s.in.msg
	return s.end(strings.TrimSpace(fmt.Sprintf("-> %d %s  %s", m.status, m.reason, s.in.take(-1))))
}

// end writes down how the request ended.
func (s *scriptedClient) end(how string) error {
	if s.done {
		return nil
	}
	s.done = true
	rt := s.web.host.Runtime
	if rt.Trace != nil && s.actor != 0 {
		rt.Trace.ActorIdle(s.actor)
	}
	if err := rt.MainThread().VM.Write(vm.Stderr, fmt.Sprintf("[%s] %s %s\n", s.name, s.request.Request, how)); err != nil {
		return err
	}
	if s.web.unserved--; s.web.unserved == 0 {
		for _, do := range s.web.onServed {
			do()
		}
		s.web.onServed = nil
	}
	if s.conn != nil {
		return s.conn.Close()
	}
	return nil
}
