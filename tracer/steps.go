package tracer

import (
	"io"
	"math"
	"strconv"
)

// A StepsWriter is a Sink that writes the steps projection of a trace: the part
// that any correct implementation of asyncio must share, one JSON object a
// line, for comparison with CPython. After t, the virtual time in seconds, and
// kind come
//
//	task_created  task, id, coro, parent (a name, or null)
//	step_begin    task, id
//	step_end      task, id, why: suspended, done, raised or cancelled
//	task_done     task, id, why
//	timer_fired   when, cb
//	external_done what: thread, process, net, file or db
//
// where task is the task's name at that time and id its creation number. The
// spelling, down to spaces, is that of Python's json.dumps.
type StepsWriter struct {
	out   *lineWriter
	syms  *Symbols
	names map[Ref]Sym // of tasks
}

// NewStepsWriter gives a writer of the projection to w. Flush must be called
// at the end.
func NewStepsWriter(w io.Writer) *StepsWriter {
	return &StepsWriter{out: &lineWriter{w: w}, names: make(map[Ref]Sym)}
}

// Begin implements Sink.
func (w *StepsWriter) Begin(syms *Symbols) { w.syms = syms }

// Emit implements Sink.
func (w *StepsWriter) Emit(ev *Event) {
	switch ev.Kind {
	case TaskNamed:
		w.names[ev.Obj] = ev.Name
	case TaskCreated:
		w.names[ev.Obj] = ev.Name
		b := w.beginTask(ev)
		b = w.text(b, "coro", w.syms.Text(ev.Text))
		w.out.endLine(append(w.parent(b, ev.Peer), '}'))
	case StepBegin:
		w.out.endLine(append(w.beginTask(ev), '}'))
	case StepEnd, TaskDone:
		b := w.text(w.beginTask(ev), "why", ev.Sub.String())
		w.out.endLine(append(b, '}'))
	case TimerFired:
		b := append(w.begin(ev), `, "when": `...)
		b = appendPythonFloat(b, ev.Value)
		w.out.endLine(append(w.text(b, "cb", w.syms.Text(ev.Name)), '}'))
	case ExternalDone:
		b := w.text(w.begin(ev), "what", ev.Sub.String())
		w.out.endLine(append(b, '}'))
	}
}

// Flush writes what is still buffered and gives the first error of all writes.
func (w *StepsWriter) Flush() error { return w.out.flush() }

func (w *StepsWriter) begin(ev *Event) []byte {
	b := append(w.out.buf, `{"t": `...)
	b = appendPythonFloat(b, ev.Time)
	return w.text(b, "kind", ev.Kind.String())
}

func (w *StepsWriter) beginTask(ev *Event) []byte {
	b := w.text(w.begin(ev), "task", w.syms.Text(w.names[ev.Obj]))
	b = append(b, `, "id": `...)
	return strconv.AppendUint(b, uint64(ev.Obj.N()), 10)
}

func (w *StepsWriter) parent(b []byte, parent Ref) []byte {
	if parent == 0 {
		return append(b, `, "parent": null`...)
	}
	return w.text(b, "parent", w.syms.Text(w.names[parent]))
}

func (w *StepsWriter) text(b []byte, field, text string) []byte {
	b = append(b, `, "`...)
	b = append(b, field...)
	b = append(b, `": `...)
	return appendQuoted(b, text)
}

// appendPythonFloat writes ns as seconds in the way that Python's repr writes
// the nearest float.
func appendPythonFloat(b []byte, ns int64) []byte {
	seconds := float64(ns) / second
	if abs := math.Abs(seconds); abs != 0 && abs < 1e-4 {
		return strconv.AppendFloat(b, seconds, 'e', -1, 64)
	}
	start := len(b)
	b = strconv.AppendFloat(b, seconds, 'f', -1, 64)
	for _, c := range b[start:] {
		if c == '.' {
			return b
		}
	}
	return append(b, ".0"...)
}
