package web_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/gorilla/websocket"
)

// BenchmarkFirstEvent is the way from a request to the page's first batch.
func BenchmarkFirstEvent(b *testing.B) {
	c := connect(b)
	for n := 0; b.Loop(); n++ {
		c.run(n, "one")
		c.expect("started")
		c.next()
		c.send(fmt.Sprintf(`{"type":"cancel","id":%d}`, n))
		c.expect("finished")
	}
}

// BenchmarkStream is what a page that only reads can take.
func BenchmarkStream(b *testing.B) {
	const events = 200_000
	c := connect(b)
	for n := 0; b.Loop(); n++ {
		c.run(n, fmt.Sprint("events ", events))
		for ended := false; !ended; {
			kind, data, err := c.conn.ReadMessage()
			if err != nil {
				b.Fatal(err)
			}
			ended = kind == websocket.TextMessage && bytes.Contains(data, []byte("finished"))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/events, "ns/event")
}
