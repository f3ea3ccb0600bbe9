package web_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/gorilla/websocket"

	"github.com/asyncio-playground/playground/lessons"
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

// BenchmarkLesson is the way from a request to the end of a lesson's program,
// compiled and simulated.
func BenchmarkLesson(b *testing.B) {
	catalogue, err := lessons.Load(lessons.Builtin)
	if err != nil {
		b.Fatal(err)
	}
	program := catalogue.Lesson("en", "gather").Program
	page := simulate(b, nil)
	for n := 0; b.Loop(); n++ {
		page.run(n, program)
		page.expect("started")
		page.expectFields("finished", map[string]any{"end": "normal"})
	}
}
