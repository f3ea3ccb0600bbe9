package web_test

import (
	"context"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/asyncio-playground/playground/tracer"
	"github.com/asyncio-playground/playground/web"
)

func TestHelloComesFirst(t *testing.T) {
	c := connect(t)
	if c.hello["protocol"] != 1.0 || c.hello["schema"] != 1.0 || c.hello["python"] != "3.14" || len(c.hello["versions"].([]any)) != 1 {
		t.Errorf("hello is %v", c.hello)
	}
	if limits := c.hello["limits"].(map[string]any); limits["sourceBytes"] != 1000.0 {
		t.Errorf("the limits are %v", limits)
	}
}

func TestARunStreamsItsEvents(t *testing.T) {
	c := connect(t)
	c.run(7, "events 10000")
	c.expectFields("started", map[string]any{"id": 7.0})
	c.expectFields("finished", map[string]any{"id": 7.0, "end": "normal", "status": 0.0, "events": 10000.0})
	if c.trace.Len() != 10000 {
		t.Errorf("%d events came", c.trace.Len())
	}
	if c.batches < 2 || c.batches > 1000 {
		t.Errorf("they came in %d batches", c.batches)
	}
	c.run(8, "print 300000")
	c.expectFields("started", map[string]any{"id": 8.0})
	c.expectFields("finished", map[string]any{"id": 8.0, "end": "exit", "status": 3.0, "events": 2.0})
	if text := c.trace.Text(c.trace.At(0).Text); len(text) != 300000 {
		t.Errorf("%d bytes of output came", len(text))
	}
}

// What happened shows at once, not when the run ends or a batch is full.
func TestTheFirstEventDoesNotWait(t *testing.T) {
	c := connect(t)
	c.run(1, "one")
	c.expect("started")
	if m := c.next(); m != nil || c.trace.Len() != 1 {
		t.Fatalf("got %v and %d events", m, c.trace.Len())
	}
	c.send(`{"type":"cancel","id":1}`)
	c.expectFields("finished", map[string]any{"id": 1.0, "end": "cancelled"})
}

func TestAProgramThatDoesNotCompileIsRejected(t *testing.T) {
	c := connect(t)
	c.send(`{"type":"run","id":3,"file":"x.py","source":"syntax"}`)
	m := c.expect("rejected")
	e := m["error"].(map[string]any)
	if m["id"] != 3.0 || e["kind"] != "SyntaxError" || e["line"] != 1.0 || e["endCol"] != 6.0 || !strings.Contains(e["text"].(string), `"x.py"`) {
		t.Errorf("it is %v", m)
	}
}

func TestANewRunCancelsTheOneBefore(t *testing.T) {
	c := connect(t)
	c.run(1, "wait")
	c.expect("started")
	c.run(2, "events 5")
	c.trace = &tracer.Recorder{}
	c.expectFields("finished", map[string]any{"id": 1.0, "end": "cancelled"})
	c.trace = &tracer.Recorder{}
	c.expectFields("started", map[string]any{"id": 2.0})
	c.expectFields("finished", map[string]any{"id": 2.0, "end": "normal"})
	if c.trace.Len() != 5 {
		t.Errorf("%d events came", c.trace.Len())
	}
}

func TestCancelOfAnotherRunDoesNothing(t *testing.T) {
	c := connect(t)
	c.send(`{"type":"cancel","id":1}`)
	c.run(2, "wait")
	c.expect("started")
	c.send(`{"type":"cancel","id":1}`)
	c.send(`{"type":"bad"}`) // its answer shows that the run went on
	c.expect("failed")
	c.send(`{"type":"cancel","id":2}`)
	c.expectFields("finished", map[string]any{"id": 2.0})
}

func TestBadMessagesAreAnswered(t *testing.T) {
	c := connect(t)
	for _, text := range []string{`{`, `[]`, `{"type":"hop","id":1}`, `{"id":1}`, `{"type":"run","source":""}`,
		`{"type":"run","id":1}`, `{"type":"run","id":1,"source":5}`, `{"type":"run","id":1,"source":"","from":-1}`} {
		c.send(text)
		if m := c.expect("failed"); m["code"] != "bad_message" || m["message"] == "" {
			t.Errorf("the answer to %s is %v", text, m)
		}
	}
	if err := c.conn.WriteMessage(websocket.BinaryMessage, []byte(`{"type":"cancel","id":1}`)); err != nil {
		t.Fatal(err)
	}
	c.expectFields("failed", map[string]any{"code": "bad_message"})
	c.send(`{"type":"run","id":9,"source":"option","options":{"python":"2.7"}}`)
	c.expect("started")
	c.expectFields("failed", map[string]any{"id": 9.0, "code": "bad_message", "message": "there is no Python 2.7"})
	c.run(10, "events 2")
	c.expect("started")
	c.expect("finished")
}

func TestTooLargeAProgramIsRefused(t *testing.T) {
	c := connect(t)
	c.run(1, strings.Repeat("#", 1001))
	c.expectFields("failed", map[string]any{"id": 1.0, "code": "too_large"})
	c.run(2, "events 2")
	c.expect("started")
	c.expect("finished")
}

func TestTooLongAMessageClosesTheConnection(t *testing.T) {
	c := connect(t)
	c.run(1, strings.Repeat("#", 10<<20))
	if code := c.closeCode(); code != websocket.CloseMessageTooBig {
		t.Errorf("the code is %d", code)
	}
}

func TestAPanicFailsTheRunAlone(t *testing.T) {
	c := connect(t)
	c.run(1, "panic")
	c.expect("started")
	c.expectFields("failed", map[string]any{"id": 1.0, "code": "internal"})
	if c.trace.Len() != 1 {
		t.Errorf("%d events came before it", c.trace.Len())
	}
	c.run(2, "boom")
	c.expectFields("failed", map[string]any{"id": 2.0, "code": "internal"})
	c.run(3, "events 2")
	c.expect("started")
	c.expect("finished")
}

// A page that lost its connection after some batches runs the same program
// again and gets the rest.
func TestReconnectingGivesTheSameTrace(t *testing.T) {
	_, ts := serve(t, config(t))
	whole := dial(t, ts)
	whole.run(1, "events 20000")
	whole.expect("started")
	whole.expect("finished")

	lost := dial(t, ts)
	lost.run(1, "events 20000")
	lost.expect("started")
	for lost.trace.Len() < 5000 {
		lost.next()
	}
	lost.conn.Close()

	again := dial(t, ts)
	again.trace = lost.trace
	have, err := again.trace, again.conn.WriteJSON(map[string]any{
		"type": "run", "id": 1, "source": "events 20000", "from": lost.trace.Len()})
	if err != nil {
		t.Fatal(err)
	}
	again.expect("started")
	again.expectFields("finished", map[string]any{"events": 20000.0})
	if got, want := ndjson(have), ndjson(whole.trace); got != want {
		t.Error("the two traces differ")
	}
}

func ndjson(r *tracer.Recorder) string {
	var b strings.Builder
	w := tracer.NewNDJSONWriter(&b, tracer.Header{})
	r.Replay(w)
	_ = w.Flush() // a strings.Builder does not fail
	return b.String()
}

// A page that takes nothing makes its run wait; nothing piles up.
func TestASlowPageHoldsItsRun(t *testing.T) {
	c := config(t)
	emitted := make(chan int, 1)
	c.Engine = fakeEngine{emitted}
	_, ts := serve(t, c)
	slow := dial(t, ts)
	slow.run(1, "forever")
	slow.expect("started")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	time.Sleep(500 * time.Millisecond) // a free run emits millions meanwhile
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 32<<20 {
		t.Errorf("the server's memory grew by %d bytes", grown)
	}
	slow.send(`{"type":"cancel","id":1}`)
	slow.expectFields("finished", map[string]any{"end": "cancelled"})
	if n := <-emitted; n != slow.trace.Len() {
		t.Errorf("of %d events %d came", n, slow.trace.Len())
	}
}

func TestALostPageEndsItsRun(t *testing.T) {
	for _, source := range []string{"wait", "forever"} {
		c := config(t)
		emitted := make(chan int, 1)
		c.Engine = fakeEngine{emitted}
		_, ts := serve(t, c)
		page := dial(t, ts)
		page.run(1, source)
		page.expect("started")
		page.conn.Close()
		select {
		case <-emitted:
		case <-time.After(patience):
			t.Errorf("%s goes on", source)
		}
	}
}

func TestAPageThatDoesNotAnswerIsClosed(t *testing.T) {
	c := config(t)
	emitted := make(chan int, 1)
	c.Engine = fakeEngine{emitted}
	c.PingInterval, c.PongWait = 10*time.Millisecond, 200*time.Millisecond
	_, ts := serve(t, c)
	dead := dial(t, ts)
	dead.conn.SetPingHandler(func(string) error { return nil })
	dead.run(1, "wait")
	dead.expect("started")
	go func() { // reads pings, but does not answer them
		for {
			if _, _, err := dead.conn.ReadMessage(); err != nil {
				return
			}
		}
	}()
	select {
	case <-emitted:
	case <-time.After(patience):
		t.Error("the run of a dead page goes on")
	}
}

func TestTooManyRunsAreRefused(t *testing.T) {
	c := config(t)
	c.Limits.Runs = 1
	_, ts := serve(t, c)
	first, second := dial(t, ts), dial(t, ts)
	first.run(1, "wait")
	first.expect("started")
	second.run(1, "events 2")
	second.expectFields("failed", map[string]any{"id": 1.0, "code": "busy"})
	first.send(`{"type":"cancel","id":1}`)
	first.expect("finished")
}

func TestShutdownTellsEveryPageAndEndsRuns(t *testing.T) {
	srv, ts := serve(t, config(t))
	idle, busy, full := dial(t, ts), dial(t, ts), dial(t, ts)
	busy.run(1, "wait")
	busy.expect("started")
	full.run(1, "forever")
	full.expect("started")
	shut := make(chan error)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		shut <- srv.Shutdown(ctx)
	}()
	for _, c := range []*client{idle, busy, full} {
		c.expectFields("bye", map[string]any{"reason": "shutdown"})
		if code := c.closeCode(); code != websocket.CloseGoingAway {
			t.Errorf("the close code is %d", code)
		}
	}
	if err := <-shut; err != nil {
		t.Error(err)
	}
}

func TestReloadTellsEveryPage(t *testing.T) {
	srv, ts := serve(t, config(t))
	page := dial(t, ts)
	srv.Reload()
	page.expectFields("bye", map[string]any{"reason": "reload"})
	dial(t, ts) // the server is there for the page's return
}

func TestOriginMustBeThePagesOwn(t *testing.T) {
	_, ts := serve(t, config(t))
	url := "ws" + strings.TrimPrefix(ts.URL, "http") + "/ws"
	for origin, want := range map[string]int{"https://evil.example": http.StatusForbidden, ts.URL: http.StatusSwitchingProtocols} {
		conn, res, err := websocket.DefaultDialer.Dial(url, http.Header{"Origin": {origin}})
		if res == nil {
			t.Fatal(err)
		}
		if res.StatusCode != want {
			t.Errorf("the status for %s is %d, want %d", origin, res.StatusCode, want)
		}
		if err == nil {
			conn.Close()
		}
	}
}

var _ web.Engine = fakeEngine{}
