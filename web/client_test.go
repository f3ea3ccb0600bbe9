package web_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gorilla/websocket"

	"github.com/asyncio-playground/playground/lessons"
	"github.com/asyncio-playground/playground/tracer"
	"github.com/asyncio-playground/playground/web"
)

const goodLesson = "---\ntitle: T\norder: 1\nsummary: s\n---\nProse\n```python run\npass\n```\n"

// config is a server's with a fake engine and small limits.
func config(t testing.TB) web.Config {
	t.Helper()
	source, err := lessons.NewSource(fstest.MapFS{
		"en/a.md":   {Data: []byte(goodLesson)},
		"en/bad.md": {Data: []byte("nothing")},
	})
	if err != nil {
		t.Fatal(err)
	}
	limits := web.DefaultLimits
	limits.SourceBytes = 1000
	limits.ReadBytes = 4000
	return web.Config{
		Engine:  fakeEngine{},
		Lessons: source,
		Assets: fstest.MapFS{
			"index.html":  {Data: []byte(`<script src="/static/dist/app.js"></script>`)},
			"dist/app.js": {Data: []byte("let x")},
		},
		Python: "3.14",
		Limits: &limits,
		Log:    slog.New(slog.DiscardHandler),
	}
}

// serve starts a server that ends with the test.
func serve(t testing.TB, c web.Config) (*web.Server, *httptest.Server) {
	t.Helper()
	srv, err := web.New(c)
	if err != nil {
		t.Fatal(err)
	}
	ts := httptest.NewServer(srv)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil {
			t.Errorf("shutting down: %v", err)
		}
		ts.Close()
	})
	return srv, ts
}

// patience is how long a test waits for what must come; it never comes near.
const patience = 20 * time.Second

// A client speaks the page's side of the protocol.
type client struct {
	t       testing.TB
	conn    *websocket.Conn
	hello   map[string]any
	trace   *tracer.Recorder // from the batches since the last run
	batches int
}

func dial(t testing.TB, ts *httptest.Server) *client {
	t.Helper()
	conn, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(ts.URL, "http")+"/ws", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	c := &client{t: t, conn: conn, trace: &tracer.Recorder{}}
	c.hello = c.expect("hello")
	return c
}

// connect starts a server and a client of it.
func connect(t testing.TB) *client {
	t.Helper()
	_, ts := serve(t, config(t))
	return dial(t, ts)
}

func (c *client) send(text string) {
	c.t.Helper()
	if err := c.conn.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		c.t.Fatal(err)
	}
}

// run asks for a run and forgets the trace of the one before.
func (c *client) run(id int, source string) {
	c.t.Helper()
	c.trace = &tracer.Recorder{}
	data, err := json.Marshal(map[string]any{"type": "run", "id": id, "source": source})
	if err != nil {
		c.t.Fatal(err)
	}
	c.send(string(data))
}

// next gives the next control message, or nil after taking a batch.
func (c *client) next() map[string]any {
	c.t.Helper()
	if err := c.conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		c.t.Fatal(err)
	}
	kind, data, err := c.conn.ReadMessage()
	if err != nil {
		c.t.Fatal(err)
	}
	if kind == websocket.BinaryMessage {
		c.batches++
		if err := c.trace.AppendBatch(data); err != nil {
			c.t.Fatal(err)
		}
		return nil
	}
	var m map[string]any
	if err := json.Unmarshal(data, &m); err != nil {
		c.t.Fatal(err)
	}
	return m
}

// expect takes batches until a control message comes, which must be as given.
func (c *client) expect(kind string) map[string]any {
	c.t.Helper()
	for {
		if m := c.next(); m != nil {
			if m["type"] != kind {
				c.t.Fatalf("got %v, want %s", m, kind)
			}
			return m
		}
	}
}

// expectFields takes a control message and looks at its fields.
func (c *client) expectFields(kind string, fields map[string]any) {
	c.t.Helper()
	m := c.expect(kind)
	for name, want := range fields {
		if m[name] != want {
			c.t.Errorf("%s: %s is %v, want %v", kind, name, m[name], want)
		}
	}
}

// closeCode reads until the connection ends and tells with which code.
func (c *client) closeCode() int {
	c.t.Helper()
	_ = c.conn.SetReadDeadline(time.Now().Add(patience))
	for {
		if _, _, err := c.conn.ReadMessage(); err != nil {
			closed, ok := err.(*websocket.CloseError)
			if !ok {
				c.t.Fatalf("the connection ended with %v, want a close message", err)
			}
			return closed.Code
		}
	}
}

func get(t *testing.T, ts *httptest.Server, path string, header ...string) *http.Response {
	t.Helper()
	req, err := http.NewRequest("GET", ts.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := ts.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	return res
}
