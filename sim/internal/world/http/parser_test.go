package http

import (
	"fmt"
	"strings"
	"testing"
)

// described is what a parser has read, for comparison.
func described(p *parser) string {
	if p.msg == nil {
		return "nothing"
	}
	m := p.msg
	start := fmt.Sprintf("%s %s", m.method, m.target)
	if m.status != 0 {
		start = fmt.Sprintf("%d %s", m.status, m.reason)
	}
	return fmt.Sprintf("%s %v %q complete=%v", start, m.header, p.body, p.complete())
}

func TestMessagesAreReadHoweverTheyArrive(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"request without a body", "GET /a?b=1 HTTP/1.1\r\nHost: h\r\n\r\n", `GET /a?b=1 [{Host h}] "" complete=true`},
		{"length", "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", `POST / [{Content-Length 3}] "abc" complete=true`},
		{"chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nA: b\r\n\r\n",
			`200 OK [{Transfer-Encoding chunked}] "abcde" complete=true`},
		{"until the end", "HTTP/1.1 200 OK\r\n\r\nabc", `200 OK [] "abc" complete=false`},
		{"no content", "HTTP/1.1 204 No Content\r\n\r\n", `204 No Content [] "" complete=true`},
		{"part of a head", "HTTP/1.1 200 O", "nothing"},
		{"part of a body", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab", `200 OK [{Content-Length 5}] "ab" complete=false`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for size := 1; size <= len(test.text); size++ {
				p := &parser{}
				for rest := test.text; rest != ""; rest = rest[min(size, len(rest)):] {
					if err := p.feed([]byte(rest[:min(size, len(rest))])); err != nil {
						t.Fatal(err)
					}
				}
				if got := described(p); got != test.want {
					t.Errorf("in pieces of %d: %s, want %s", size, got, test.want)
				}
			}
		})
	}
}

func TestMessagesFollowEachOther(t *testing.T) {
	p := &parser{}
	if err := p.feed([]byte("POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\nxGET /b HTTP/1.1\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	first := described(p)
	if err := p.next(); err != nil {
		t.Fatal(err)
	}
	if got, want := first+"; "+described(p), `POST /a [{Content-Length 1}] "x" complete=true; GET /b [] "" complete=true`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestWhatIsNoHTTPIsAnError(t *testing.T) {
	for text, want := range map[string]string{
		"hello\r\n\r\n":                                                       "no request line",
		"GET / HTTP/1.1\r\nno field\r\n\r\n":                                  "no header field",
		"HTTP/1.1 ok\r\n\r\n":                                                 "no status line",
		"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n":                        "no Content-Length",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n":         "no size of a chunk",
		"GET / HTTP/1.1\r\nX: " + strings.Repeat("x", maxHead):                "the head of a message is longer",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0": "no size of a chunk",
	} {
		p := &parser{}
		if err := p.feed([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: the error is %v, want one with %q", text, err, want)
		}
	}
}

func TestFramesAreReadAsTheyWereWritten(t *testing.T) {
	mask := []byte{1, 2, 3, 4}
	for _, n := range []int{0, 5, 125, 126, 70_000} {
		for _, key := range [][]byte{nil, mask} {
			data := []byte(strings.Repeat("a", n))
			r := &frameReader{}
			for _, b := range frameBytes(2, data, key) {
				if err := r.feed([]byte{b}); err != nil {
					t.Fatal(err)
				}
			}
			m, ok := r.take()
			if !ok || m.opcode != 2 || string(m.data) != string(data) || len(r.rest) > 0 {
				t.Errorf("%d bytes, mask %v: opcode %d, %d bytes, %d left over", n, key, m.opcode, len(m.data), len(r.rest))
			}
		}
	}
}

func TestAMessageMayComeInFramesWithAPingBetween(t *testing.T) {
	begin, end := frameBytes(1, []byte("ab"), nil), frameBytes(opContinuation, []byte("cd"), nil)
	begin[0] &^= 0x80 // more is to come
	r := &frameReader{}
	if err := r.feed(append(append(begin, frameBytes(9, []byte("?"), nil)...), end...)); err != nil {
		t.Fatal(err)
	}
	var got []string
	for m, ok := r.take(); ok; m, ok = r.take() {
		got = append(got, fmt.Sprintf("%d %s", m.opcode, m.data))
	}
	if fmt.Sprint(got) != "[9 ? 1 abcd]" {
		t.Errorf("the messages are %v", got)
	}
	if err := r.feed(end); err == nil {
		t.Error("a continuation of nothing is no error")
	}
}
