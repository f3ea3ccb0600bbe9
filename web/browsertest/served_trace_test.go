package browsertest

import (
	"bytes"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
	"github.com/asyncio-playground/playground/web"
)

// What playground serve --open prints leads to the trace.
func TestATraceThatIsServedIsShown(t *testing.T) {
	var trace bytes.Buffer
	writer := tracer.NewNDJSONWriter(&trace, tracer.Header{Program: "elsewhere.py"})
	prog, err := sim.Compile("elsewhere.py", "import asyncio\nasyncio.run(asyncio.sleep(1))\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sim.Run(t.Context(), prog, sim.Config{Trace: writer}); err != nil {
		t.Fatal(err)
	}
	if err := writer.Flush(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "elsewhere.py.ndjson")
	if err := os.WriteFile(file, trace.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(newServer(t, func(c *web.Config) { c.Trace = file }))
	t.Cleanup(server.Close)
	p := openAt(t, server.URL+"/?trace=elsewhere.py.ndjson#gather")
	p.waitForText("main", "elsewhere.py.ndjson")
	p.waitForText("main", "after 1 s of virtual time")
}
