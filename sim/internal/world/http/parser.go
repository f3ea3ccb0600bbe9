package http

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// maxHead bounds the head of a message.
const maxHead = 64 << 10

// A parser takes the bytes of one direction of a connection apart: message by
// message, each a head and a body. It stops at the end of a message until next
// is called.
type parser struct {
	noBody func() bool // says whether the response that is read has no body (it answers HEAD); nil: it has

	rest []byte   // not yet looked at
	msg  *message // whose head has been read
	body []byte   // of it, as far as it has arrived and was not taken
	read step     // what comes next
	left int      // bytes of the body or the chunk that are still to come
}

// step is how a parser reads the bytes that come next.
type step func(p *parser) (more bool, err error)

// feed takes bytes that have arrived.
func (p *parser) feed(data []byte) error {
	p.rest = append(p.rest, data...)
	return p.run()
}

func (p *parser) run() error {
	if p.msg == nil && p.read == nil {
		p.read = (*parser).head
	}
	for p.read != nil {
		more, err := p.read(p)
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// complete says whether all of the message has arrived.
func (p *parser) complete() bool { return p.msg != nil && p.read == nil }

// untilEOF says whether the end of the connection is the end of the message.
func (p *parser) untilEOF() bool { return p.msg != nil && p.read != nil && p.left < 0 }

// take gives the part of the body that has arrived, at most n bytes of it
// unless n is negative.
func (p *parser) take(n int) []byte {
	if n < 0 || n > len(p.body) {
		n = len(p.body)
	}
	data := p.body[:n:n]
	p.body = p.body[n:]
	return data
}

// next forgets the message, and reads on.
func (p *parser) next() error {
	p.msg, p.body, p.read, p.left = nil, nil, nil, 0
	return p.run()
}

var blankLine = []byte("\r\n\r\n")

func (p *parser) head() (bool, error) {
	end := bytes.Index(p.rest, blankLine)
	if end < 0 {
		if len(p.rest) > maxHead {
			return false, fmt.Errorf("the head of a message is longer than %d bytes", maxHead)
		}
		return false, nil
	}
	msg, err := parseHead(string(p.rest[:end]))
	if err != nil {
		return false, err
	}
	p.rest = p.rest[end+len(blankLine):]
	p.msg = msg
	return p.beginBody()
}

// beginBody decides how the body is delimited.
func (p *parser) beginBody() (bool, error) {
	h := p.msg.header
	isResponse := p.msg.status != 0
	switch {
	case isResponse && (bodiless(p.msg.status) || p.noBody != nil && p.noBody()):
		p.read = nil
	case strings.EqualFold(h.get("Transfer-Encoding"), "chunked"):
		p.read = (*parser).chunkSize
	case h.has("Content-Length"):
		n, err := strconv.Atoi(strings.TrimSpace(h.get("Content-Length")))
		if err != nil || n < 0 {
			return false, fmt.Errorf("%q is no Content-Length", h.get("Content-Length"))
		}
		p.left, p.read = n, (*parser).sized
	case isResponse:
		p.left, p.read = -1, (*parser).unsized
	default:
		p.read = nil
	}
	return p.read != nil, nil
}

// move takes the bytes that are there of those left to come.
func (p *parser) move() {
	n := min(p.left, len(p.rest))
	p.body = append(p.body, p.rest[:n]...)
	p.rest = p.rest[n:]
	p.left -= n
}

func (p *parser) sized() (bool, error) {
	p.move()
	if p.left == 0 {
		p.read = nil
	}
	return false, nil
}

func (p *parser) unsized() (bool, error) {
	p.body = append(p.body, p.rest...)
	p.rest = nil
	return false, nil
}

// line takes a line, without its end, if it is there.
func (p *parser) line() (string, bool) {
	end := bytes.Index(p.rest, blankLine[:2])
	if end < 0 {
		return "", false
	}
	line := string(p.rest[:end])
	p.rest = p.rest[end+2:]
	return line, true
}

func (p *parser) chunkSize() (bool, error) {
	line, ok := p.line()
	if !ok {
		return false, nil
	}
	size, _, _ := strings.Cut(line, ";")
	n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
	if err != nil {
		return false, fmt.Errorf("%q is no size of a chunk", line)
	}
	p.left, p.read = int(n), (*parser).chunk
	if n == 0 {
		p.read = (*parser).trailer
	}
	return true, nil
}

func (p *parser) chunk() (bool, error) {
	p.move()
	if p.left > 0 || len(p.rest) < 2 {
		return false, nil
	}
	p.rest = p.rest[2:] // the end of the line after the chunk
	p.read = (*parser).chunkSize
	return true, nil
}

func (p *parser) trailer() (bool, error) {
	line, ok := p.line()
	if ok && line == "" {
		p.read = nil
		return false, nil
	}
	return ok, nil
}

// end is told that no more bytes will come. It says whether that is the proper
// end of what was read.
func (p *parser) end() bool {
	if p.untilEOF() {
		p.read = nil
	}
	return p.complete() || p.msg == nil && len(p.rest) == 0
}

// parseHead reads the start line and the fields of a message.
func parseHead(text string) (*message, error) {
	lines := strings.Split(text, "\r\n")
	m, err := parseStart(lines[0])
	if err != nil {
		return nil, err
	}
	for _, line := range lines[1:] {
		name, value, ok := strings.Cut(line, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t") {
			return nil, fmt.Errorf("%q is no header field", line)
		}
		m.header = append(m.header, field{name, strings.TrimSpace(value)})
	}
	return m, nil
}

func parseStart(line string) (*message, error) {
	first, rest, _ := strings.Cut(line, " ")
	second, third, _ := strings.Cut(rest, " ")
	if strings.HasPrefix(first, "HTTP/") {
		status, err := strconv.Atoi(second)
		if err != nil || status < 100 || status > 999 {
			return nil, fmt.Errorf("%q is no status line", line)
		}
		return &message{version: first, status: status, reason: third}, nil
	}
	if first == "" || second == "" || !strings.HasPrefix(third, "HTTP/1.") {
		return nil, fmt.Errorf("%q is no request line", line)
	}
	return &message{method: first, target: second, version: third}, nil
}
