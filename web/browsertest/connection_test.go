package browsertest

import (
	"context"
	"net"
	"net/http"
	"testing"
)

func TestThePageComesBackWithTheServer(t *testing.T) {
	first := startServer(t, "127.0.0.1:0")
	p := openAt(t, "http://"+first.addr)
	p.expect("WebSocket connection to") // the browser notes each attempt that fails
	p.run()
	first.stop()
	p.waitForText(".notice", "The server was stopped")
	p.replaceProgram("import asyncio\nprint('mine')\n")
	p.click("#run")
	p.waitForText(".console .note", "Waiting for the connection")

	startServer(t, first.addr)
	p.waitFor(`document.querySelector("#run").dataset.state === "done"`)
	p.waitFor(`!document.querySelector(".notice")`)
	p.waitFor(`document.querySelector(".cm-content").textContent.includes("mine")`)
}

// server is one that can be stopped and started again at its address.
type server struct {
	addr string
	stop func()
}

func startServer(t *testing.T, addr string) server {
	t.Helper()
	handler := newServer(t)
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	hs := &http.Server{Handler: handler}
	go hs.Serve(listener)
	stop := func() {
		_ = handler.Shutdown(context.Background())
		_ = hs.Close()
	}
	t.Cleanup(stop)
	return server{listener.Addr().String(), stop}
}
