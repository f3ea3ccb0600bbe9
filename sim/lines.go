package sim

import (
	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// lineTracer remembers, for each frame that has been seen at a line, what its
// local variables were, so that only changes are told.
type lineTracer struct {
	frames map[*vm.Frame]*frameLocals
}

type frameLocals struct {
	function string
	shown    map[string]string
}

// line tells the trace that a line is about to run.
func (m *machine) line(t *vm.Thread, f *vm.Frame) error {
	code := f.Code()
	m.traceLocals(f)
	ev := m.trace.Event(tracer.Line)
	ev.Name, ev.Pos = m.trace.Sym(code.QualName), m.trace.Pos(vm.Position{Code: code, Span: f.Span()})
	m.trace.Emit()
	return nil
}

// traceLocals tells which local variables have changed since the frame's last
// line.
func (m *machine) traceLocals(f *vm.Frame) {
	if m.lines.frames == nil {
		m.lines.frames = map[*vm.Frame]*frameLocals{}
	}
	known := m.lines.frames[f]
	if known == nil || known.function != f.Code().QualName { // a new frame, maybe in an old one's place
		known = &frameLocals{f.Code().QualName, map[string]string{}}
		m.lines.frames[f] = known
	}
	f.Locals(func(name string, v vm.Value) {
		text := asyncio.Brief(v)
		if known.shown[name] == text {
			return
		}
		known.shown[name] = text
		ev := m.trace.Event(tracer.Local)
		ev.Name, ev.Text = m.trace.Sym(name), m.trace.Sym(text)
		m.trace.Emit()
	})
}
