package http

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/world/network"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
)

// An asked is a request that a site answers.
type asked struct {
	*message
	host   string
	secure bool
	body   []byte
}

// url is the address that was asked for.
func (a *asked) url() string {
	scheme := "http"
	if a.secure {
		scheme = "https"
	}
	host := a.header.get("Host")
	if host == "" {
		host = a.host
	}
	return scheme + "://" + host + a.target
}

// An answer is what a site does about a request.
type answer struct {
	response
	delay int64           // of thinking
	exact bool            // the delay is all that the request takes in the tutorial profile
	chunk int             // bytes of the body that go together, if positive …
	pace  int64           // … and the time that each takes
	fail  profile.Failure // instead
}

// A site answers requests.
type site func(w *web, a *asked) answer

// serve gives the function that takes connections to a port of a host where a
// site is, or nil where the port is closed.
func (w *web) serve(s site, anyPort bool) func(network.Addr) func(*network.Conn) error {
	return func(to network.Addr) func(*network.Conn) error {
		if !anyPort && to.Port != portHTTP && to.Port != portHTTPS {
			return nil
		}
		return func(c *network.Conn) error {
			c.Start(&visit{web: w, site: s, conn: c})
			return nil
		}
	}
}

// The ports of http and https.
const (
	portHTTP  = 80
	portHTTPS = 443
)

// A visit is the site's end of a connection.
type visit struct {
	web  *web
	site site
	conn *network.Conn
	in   parser
	busy bool // a request is being answered
	eof  bool
}

// Received implements network.Receiver.
func (v *visit) Received(data []byte) error {
	if err := v.in.feed(data); err != nil {
		r := textAnswer(400, err.Error()).response
		if err := v.conn.Write(append(r.head(false), r.body...)); err != nil {
			return nil // the other end is gone already
		}
		return v.conn.Close()
	}
	return v.answerNext()
}

// EOF implements network.Receiver.
func (v *visit) EOF() error {
	v.eof = true
	if !v.busy {
		return v.conn.Close()
	}
	return nil
}

// Lost implements network.Receiver.
func (v *visit) Lost(error) error { return nil }

// Sent implements network.Receiver.
func (v *visit) Sent(int) error { return nil }

// answerNext answers the request that has arrived, unless one is still being
// answered.
func (v *visit) answerNext() error {
	if v.busy || !v.in.complete() {
		return nil
	}
	v.busy = true
	to := v.conn.Local()
	a := &asked{message: v.in.msg, host: to.Host, secure: to.Port == portHTTPS, body: v.in.take(-1)}
	ans := v.site(v.web, a)
	think := v.web.think + ans.delay
	if ans.exact && v.web.think > 0 {
		think = ans.delay
	}
	k := v.web.host.Runtime.Kernel
	switch ans.fail {
	case profile.FailNone:
	case profile.FailTimeout:
		return nil // for ever
	default:
		k.Schedule(k.Now()+think, v.conn.Reset)
		return nil
	}
	k.Schedule(k.Now()+think, func() error { return v.send(a, &ans) })
	return nil
}

// send writes the answer, all at once or at its pace.
func (v *visit) send(a *asked, ans *answer) error {
	keep := a.keepsAlive() && !v.eof
	out := ans.head(keep)
	body := ans.body
	if a.method == "HEAD" {
		body = nil
	}
	if ans.pace <= 0 || ans.chunk <= 0 {
		return v.write(append(out, body...), nil, ans, keep)
	}
	return v.write(out, body, ans, keep)
}

// write sends bytes now and the rest later.
func (v *visit) write(now, rest []byte, ans *answer, keep bool) error {
	if v.conn.Closed() {
		return nil
	}
	if err := v.transmit(now); err != nil {
		return nil // the other end is gone: nobody wants the answer
	}
	if len(rest) > 0 {
		n := min(ans.chunk, len(rest))
		k := v.web.host.Runtime.Kernel
		k.Schedule(k.Now()+ans.pace, func() error { return v.write(rest[:n:n], rest[n:], ans, keep) })
		return nil
	}
	if !keep {
		return v.conn.Close()
	}
	v.busy = false
	if err := v.in.next(); err != nil {
		return v.conn.Close()
	}
	return v.answerNext()
}

// segment is how many bytes arrive together where bytes take time.
const segment = 4 << 10

// transmit sends bytes, in segments where the way is narrow.
func (v *visit) transmit(data []byte) error {
	size := max(len(data), 1)
	if v.web.host.Net.PathTo(v.conn.Local().Host).Bandwidth > 0 {
		size = segment
	}
	for part := range slices.Chunk(data, size) {
		if err := v.conn.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// jsonAnswer answers with a value as JSON, laid out for reading.
func jsonAnswer(status int, v any) answer {
	return bodyAnswer(status, "application/json", indented(v))
}

func textAnswer(status int, text string) answer {
	return bodyAnswer(status, "text/plain; charset=utf-8", []byte(text))
}

func htmlAnswer(status int, page string) answer {
	return bodyAnswer(status, "text/html; charset=utf-8", []byte(page))
}

func bodyAnswer(status int, contentType string, body []byte) answer {
	return answer{response: response{status, header{{"Content-Type", contentType}}, body}}
}

func (a answer) with(name, value string) answer {
	a.header = append(a.header, field{name, value})
	return a
}

func indented(v any) []byte { return append(encoded(v, "  "), '\n') }

// encoded is a value as JSON; what cannot be encoded is a mistake of a lesson's
// author and shows in the answer.
func encoded(v any, indent string) []byte {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return []byte(err.Error())
	}
	return []byte(strings.TrimSuffix(b.String(), "\n"))
}
