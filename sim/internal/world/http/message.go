package http

import (
	"fmt"
	"strconv"
	"strings"
)

// A field is a line of a message's header.
type field struct{ name, value string }

// header is the fields of a message, in order.
type header []field

// get gives the value of the first field of a name, whatever its case.
func (h header) get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

func (h header) has(name string) bool {
	for _, f := range h {
		if strings.EqualFold(f.name, name) {
			return true
		}
	}
	return false
}

// A message is a request or a response. Its body is kept apart.
type message struct {
	method, target string // of a request
	status         int    // of a response
	reason         string
	version        string // "HTTP/1.1"
	header         header
}

// path is the target without its query.
func (m *message) path() string {
	path, _, _ := strings.Cut(m.target, "?")
	return path
}

func (m *message) query() string {
	_, query, _ := strings.Cut(m.target, "?")
	return query
}

// keepsAlive says whether the connection is to stay open after the message.
func (m *message) keepsAlive() bool {
	value := strings.ToLower(m.header.get("Connection"))
	if m.version == "HTTP/1.0" {
		return strings.Contains(value, "keep-alive")
	}
	return !strings.Contains(value, "close")
}

// A response is what a site answers.
type response struct {
	status int
	header header
	body   []byte
}

// head is the bytes of a response up to its body, which is as long as the body
// is unless the header says otherwise.
func (r *response) head(keepAlive bool) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", r.status, reasonOf(r.status))
	for _, f := range r.header {
		fmt.Fprintf(&b, "%s: %s\r\n", f.name, f.value)
	}
	if !r.header.has("Content-Length") && !bodiless(r.status) {
		b.WriteString("Content-Length: " + strconv.Itoa(len(r.body)) + "\r\n")
	}
	if !keepAlive {
		b.WriteString("Connection: close\r\n")
	}
	b.WriteString("\r\n")
	return []byte(b.String())
}

// bodiless says whether responses of a status never have a body.
func bodiless(status int) bool { return status < 200 || status == 204 || status == 304 }

// reasons are the phrases that go with statuses.
var reasons = map[int]string{
	100: "Continue", 101: "Switching Protocols", 102: "Processing", 103: "Early Hints",
	200: "OK", 201: "Created", 202: "Accepted", 203: "Non-Authoritative Information", 204: "No Content",
	205: "Reset Content", 206: "Partial Content",
	300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
	307: "Temporary Redirect", 308: "Permanent Redirect",
	400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
	405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required", 408: "Request Timeout",
	409: "Conflict", 410: "Gone", 411: "Length Required", 412: "Precondition Failed", 413: "Content Too Large",
	414: "URI Too Long", 415: "Unsupported Media Type", 416: "Range Not Satisfiable", 417: "Expectation Failed",
	418: "I'm a Teapot", 421: "Misdirected Request", 422: "Unprocessable Content", 423: "Locked",
	424: "Failed Dependency", 425: "Too Early", 426: "Upgrade Required", 428: "Precondition Required",
	429: "Too Many Requests", 431: "Request Header Fields Too Large", 451: "Unavailable For Legal Reasons",
	500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
	504: "Gateway Timeout", 505: "HTTP Version Not Supported", 507: "Insufficient Storage", 508: "Loop Detected",
	511: "Network Authentication Required",
}

func reasonOf(status int) string { return reasons[status] }

// set is the header with a field replaced, or added.
func (h header) set(name, value string) header {
	for i, f := range h {
		if strings.EqualFold(f.name, name) {
			h[i].value = value
			return h
		}
	}
	return append(h, field{name, value})
}
