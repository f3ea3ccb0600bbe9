package tracer

import (
	"io"
	"strconv"
	"unicode/utf8"
)

// The NDJSON form is for people and tools: one JSON object a line, texts in
// place of symbols, fields that are zero left out. The first line is the
// Header. Every other line is an event with the fields
//
//	seq      number of the event, from 0
//	t        virtual time in seconds, exact to 1 ns
//	turn     turn of the loop
//	kind     "step_begin" and so on: the names of the Kinds in snake case
//	sub      the finer distinction: "suspended", "wakeup", "put" …
//	task     number of the task whose step is running
//	obj      what the event is about, such as "task:3"
//	peer     the other party, such as "future:12"
//	name     text
//	text     text
//	value    number
//	file     where: name of the file,
//	line, col, endLine, endCol  lines from 1, columns from 0
//
// seq, t and kind are always there. What the fields mean is said at each Kind.

// Header is what the first line of an NDJSON trace says about the run.
type Header struct {
	Schema  int    `json:"schema"` // Version
	Program string `json:"program"`
	Python  string `json:"python"` // the version of Python that was run or simulated
	Seed    int64  `json:"seed"`
}

// An NDJSONWriter is a Sink that writes the trace as NDJSON.
type NDJSONWriter struct {
	out    *lineWriter
	header Header
	syms   *Symbols
	seq    int
}

// NewNDJSONWriter gives a writer of the trace to w, header first. It sets the
// header's Schema. Flush must be called at the end.
func NewNDJSONWriter(w io.Writer, header Header) *NDJSONWriter {
	header.Schema = Version
	return &NDJSONWriter{out: &lineWriter{w: w}, header: header}
}

// Begin implements Sink.
func (w *NDJSONWriter) Begin(syms *Symbols) {
	w.syms = syms
	h := w.header
	b := append(w.out.buf, `{"schema":`...)
	b = strconv.AppendInt(b, int64(h.Schema), 10)
	b = appendText(b, "program", h.Program)
	b = appendText(b, "python", h.Python)
	b = append(b, `,"seed":`...)
	b = strconv.AppendInt(b, h.Seed, 10)
	w.out.endLine(append(b, '}'))
}

// Emit implements Sink.
func (w *NDJSONWriter) Emit(ev *Event) {
	b := append(w.out.buf, `{"seq":`...)
	b = strconv.AppendInt(b, int64(w.seq), 10)
	b = append(b, `,"t":`...)
	b = appendSeconds(b, ev.Time)
	b = appendNumber(b, "turn", int64(ev.Turn))
	b = append(b, `,"kind":"`...)
	b = append(b, ev.Kind.String()...)
	b = append(b, '"')
	if ev.Sub != 0 {
		b = appendText(b, "sub", ev.Sub.String())
	}
	b = appendNumber(b, "task", int64(ev.Task))
	b = appendRefField(b, "obj", ev.Obj)
	b = appendRefField(b, "peer", ev.Peer)
	b = w.appendSym(b, "name", ev.Name)
	b = w.appendSym(b, "text", ev.Text)
	b = appendNumber(b, "value", ev.Value)
	b = w.appendPos(b, ev.Pos)
	w.out.endLine(append(b, '}'))
	w.seq++
}

// Flush writes what is still buffered and gives the first error of all writes.
func (w *NDJSONWriter) Flush() error { return w.out.flush() }

func (w *NDJSONWriter) appendPos(b []byte, pos Pos) []byte {
	b = w.appendSym(b, "file", pos.File)
	b = appendNumber(b, "line", int64(pos.Line))
	b = appendNumber(b, "col", int64(pos.Col))
	b = appendNumber(b, "endLine", int64(pos.EndLine))
	return appendNumber(b, "endCol", int64(pos.EndCol))
}

func (w *NDJSONWriter) appendSym(b []byte, field string, sym Sym) []byte {
	if sym == 0 {
		return b
	}
	return appendText(b, field, w.syms.Text(sym))
}

func appendField(b []byte, field string) []byte {
	b = append(b, `,"`...)
	b = append(b, field...)
	return append(b, `":`...)
}

func appendText(b []byte, field, text string) []byte {
	return appendQuoted(appendField(b, field), text)
}

func appendNumber(b []byte, field string, v int64) []byte {
	if v == 0 {
		return b
	}
	return strconv.AppendInt(appendField(b, field), v, 10)
}

func appendRefField(b []byte, field string, r Ref) []byte {
	if r == 0 {
		return b
	}
	b = append(appendField(b, field), '"')
	b = append(b, r.Kind().String()...)
	b = append(b, ':')
	b = strconv.AppendUint(b, uint64(r.N()), 10)
	return append(b, '"')
}

const second = 1_000_000_000

// appendSeconds writes ns as a decimal number of seconds, exactly.
func appendSeconds(b []byte, ns int64) []byte {
	u := uint64(ns)
	if ns < 0 {
		b = append(b, '-')
		u = -u
	}
	b = strconv.AppendUint(b, u/second, 10)
	frac := u % second
	if frac == 0 {
		return append(b, ".0"...)
	}
	var array [10]byte
	digits := strconv.AppendUint(array[:0], second+frac, 10) // a 1, then nine digits
	digits[0] = '.'
	for digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	return append(b, digits...)
}

// appendQuoted writes a JSON string, escaping no more than JSON asks for, as
// Python's json.dumps(…, ensure_ascii=False) does.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 { // no UTF-8
				b = append(b, s[done:i]...)
				b = append(b, "\ufffd"...)
				done = i + 1
			}
			i += size
			continue
		}
		if c < ' ' || c == '"' || c == '\\' {
			b = append(b, s[done:i]...)
			b = appendEscape(b, c)
			done = i + 1
		}
		i++
	}
	b = append(b, s[done:]...)
	return append(b, '"')
}

func appendEscape(b []byte, c byte) []byte {
	const hex = "0123456789abcdef"
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
}

// lineWriter gathers lines and writes them in large pieces. It keeps the first
// error, since a Sink has no way to give one.
type lineWriter struct {
	w   io.Writer
	buf []byte
	err error
}

const lineBufferSize = 32 << 10

// endLine takes back the buffer, to which a line was appended.
func (l *lineWriter) endLine(buf []byte) {
	l.buf = append(buf, '\n')
	if len(l.buf) >= lineBufferSize {
		l.write()
	}
}

func (l *lineWriter) write() {
	if l.err == nil {
		_, l.err = l.w.Write(l.buf)
	}
	l.buf = l.buf[:0]
}

func (l *lineWriter) flush() error {
	l.write()
	return l.err
}
