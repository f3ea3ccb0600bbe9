package sim

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A lineTracer is the debugger's eye: it tells the trace of each line of the
// program that is about to run, and of each variable that has changed since.
//
// It only looks. Values are described by asyncio.Brief, which runs none of the
// program, so that a run is scheduled the same with lines and without.
//
// A frame gets a number when its first line runs; then, at each of its lines
// and at its end, its variables are compared with what was told of them last.
// So are those of its module, which any function may have changed. A list or
// another object that changes in place may be held by other frames, too: they
// are found through shared, and their variables are told to have changed at the
// same moment.
type lineTracer struct {
	trace   *asyncio.Trace
	vm      *vm.VM
	limit   int64
	told    int64         // events of lines and variables so far
	burst   int64         // of them, since anything else happened
	last    int64         // events in the trace after the last of them
	again   map[line]bool // lines told since the burst became too long
	omitted bool          // that was said
	frames  map[*vm.Frame]*seenFrame
	bodies  map[*vm.Dict]*seenFrame  // of modules, by their names
	shared  map[vm.Value][]*variable // who shows an object that can change in place
	number  uint32                   // of frames
}

// mostBurst is how many events a program may cause with computing alone: after
// them each line is told once more, and then left out until something else
// happens. It keeps one long loop from using up what a run may tell.
const mostBurst = 5_000

// line is a line of the program.
type line struct {
	code *compile.Code
	span syntax.Span
}

// seenFrame is a frame that has been seen at a line.
type seenFrame struct {
	ref    tracer.Ref
	owner  uint32               // the task that runs it
	vars   []*variable          // by slot, nil where there never was a value; of a module or class as they came
	names  map[string]*variable // of a module or class
	rounds int                  // of looking at names
}

// variable is a variable as it was told last.
type variable struct {
	frame tracer.Ref
	name  string
	value vm.Value
	text  string
	round int // when it was last seen in its namespace
}

func newLineTracer(trace *asyncio.Trace, limit int64) *lineTracer {
	return &lineTracer{
		trace: trace, limit: limit,
		frames: map[*vm.Frame]*seenFrame{}, bodies: map[*vm.Dict]*seenFrame{},
		shared: map[vm.Value][]*variable{},
	}
}

// events is how many events the trace has for the sake of lines.
func (l *lineTracer) events() int64 {
	if l == nil {
		return 0
	}
	return l.told
}

// Line implements vm.Watcher.
func (l *lineTracer) Line(_ *vm.Thread, f *vm.Frame) {
	if l.muted(f) {
		return
	}
	seen := l.frame(f)
	seen.owner = l.trace.Task()
	l.lookAt(f, seen)
	l.lookAtModule(f)
	caller := l.caller(f, seen.owner)
	code := f.Code()
	name, pos := l.trace.Sym(code.QualName), l.place(f)
	ev := l.trace.Event(tracer.Line)
	ev.Obj, ev.Peer, ev.Name, ev.Pos = seen.ref, caller, name, pos
	l.emit()
}

// Return implements vm.Watcher.
func (l *lineTracer) Return(_ *vm.Thread, f *vm.Frame, result vm.Value) {
	text := ""
	if !result.IsNil() && !result.IsNone() {
		text = asyncio.Brief(result)
	}
	l.leave(f, tracer.WhyDone, text)
}

// Raised implements vm.Watcher.
func (l *lineTracer) Raised(_ *vm.Thread, f *vm.Frame, e *vm.Exc) {
	l.leave(f, tracer.WhyRaised, asyncio.Brief(e.Value()))
}

// leave tells of the end of a frame. A module's variables outlive its frame.
func (l *lineTracer) leave(f *vm.Frame, why tracer.Sub, text string) {
	seen := l.frames[f]
	if seen == nil {
		return
	}
	l.lookAt(f, seen)
	delete(l.frames, f)
	if l.bodies[f.Globals()] == seen {
		return
	}
	for _, v := range seen.vars {
		l.forget(v)
	}
	code := f.Code()
	name, sym, pos := l.trace.Sym(code.QualName), l.trace.Sym(text), l.place(f)
	ev := l.trace.Event(tracer.FrameEnd)
	ev.Obj, ev.Name, ev.Sub, ev.Text, ev.Pos = seen.ref, name, why, sym, pos
	l.emit()
}

// muted says whether the line at which f stands is to be left out.
func (l *lineTracer) muted(f *vm.Frame) bool {
	if l.trace.Events() != l.last {
		l.burst, l.again = 0, nil
	}
	if l.told >= l.limit && l.limit > 0 {
		l.omit(tracer.OmitRest, f)
		l.vm.StopWatching()
		l.frames, l.bodies, l.shared = nil, nil, nil
		return true
	}
	return l.burst >= mostBurst && l.repeats(f)
}

// repeats says whether f stands at a line that was told since the burst became
// too long, and notes that it is told now otherwise.
func (l *lineTracer) repeats(f *vm.Frame) bool {
	if l.again == nil {
		l.again, l.omitted = map[line]bool{}, false
	}
	at := line{f.Code(), f.Span()}
	if !l.again[at] {
		l.again[at] = true
		return false
	}
	if !l.omitted {
		l.omitted = true
		l.omit(tracer.OmitBurst, f)
	}
	return true
}

func (l *lineTracer) omit(sub tracer.Sub, f *vm.Frame) {
	pos := l.place(f)
	ev := l.trace.Event(tracer.LinesOmitted)
	ev.Sub, ev.Value, ev.Pos = sub, l.told, pos
	l.emit()
}

// place is where a frame is.
func (l *lineTracer) place(f *vm.Frame) tracer.Pos {
	return l.trace.Pos(vm.Position{Code: f.Code(), Span: f.Span()})
}

func (l *lineTracer) emit() {
	l.trace.Emit()
	l.told++
	l.burst++
	l.last = l.trace.Events()
}

// frame gives what is known of a frame, which may be new.
func (l *lineTracer) frame(f *vm.Frame) *seenFrame {
	seen := l.frames[f]
	if seen == nil {
		l.number++
		seen = &seenFrame{ref: tracer.MakeRef(tracer.FrameRef, l.number)}
		l.frames[f] = seen
		switch names := f.Namespace(); names {
		case nil:
			seen.vars = make([]*variable, f.NumSlots())
		case f.Globals():
			l.bodies[names] = seen
			fallthrough
		default:
			seen.names = map[string]*variable{}
		}
	}
	return seen
}

// caller gives the frame of the same task that waits for f, if there is one.
func (l *lineTracer) caller(f *vm.Frame, owner uint32) tracer.Ref {
	for back := f.Back(); back != nil; back = back.Back() {
		if seen := l.frames[back]; seen != nil {
			if seen.owner != owner {
				return 0
			}
			return seen.ref
		}
	}
	return 0
}

// lookAt tells which variables of a frame have changed.
func (l *lineTracer) lookAt(f *vm.Frame, seen *seenFrame) {
	if names := f.Namespace(); names != nil {
		l.lookAtNames(names, seen)
		return
	}
	for i := range seen.vars {
		name, v := f.Slot(i)
		known := seen.vars[i]
		if known == nil {
			if v.IsNil() {
				continue
			}
			known = &variable{frame: seen.ref, name: name}
			seen.vars[i] = known
		}
		l.compare(known, v)
	}
}

// lookAtModule does the same for the module of f, when f is a function.
func (l *lineTracer) lookAtModule(f *vm.Frame) {
	if f.Namespace() != nil {
		return
	}
	if body := l.bodies[f.Globals()]; body != nil {
		l.lookAtNames(f.Globals(), body)
	}
}

func (l *lineTracer) lookAtNames(names *vm.Dict, seen *seenFrame) {
	seen.rounds++
	for key, v := range names.All() {
		name, ok := key.AsStr()
		if !ok {
			continue
		}
		known := seen.names[name.String()]
		if known == nil {
			if defines(name.String(), v) {
				continue
			}
			known = &variable{frame: seen.ref, name: name.String()}
			seen.names[known.name] = known
			seen.vars = append(seen.vars, known)
		}
		known.round = seen.rounds
		l.compare(known, v)
	}
	for _, known := range seen.vars {
		if known.round != seen.rounds {
			l.compare(known, vm.Value{})
		}
	}
}

// defines says whether a name of a module or class is nothing that a debugger
// should list: a function, class or module under its own name, or __name__ and
// its like.
func defines(name string, v vm.Value) bool {
	if len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__" {
		return true
	}
	if f, ok := v.AsFunction(); ok {
		return f.Code().Name == name
	}
	_, isType := v.AsType()
	_, isModule := v.AsModule()
	return isType || isModule || v.Type().Name == "builtin_function_or_method"
}

// compare tells that a variable has another value than it was told to have; a
// nil one is none.
func (l *lineTracer) compare(known *variable, v vm.Value) {
	same := known.value.Is(v)
	if same && (v.IsNil() || !asyncio.Changeable(v)) {
		return
	}
	if !same {
		l.forget(known)
		known.value = v
		if !v.IsNil() && asyncio.Changeable(v) {
			l.shared[v] = append(l.shared[v], known)
		}
	}
	text := asyncio.Brief(v)
	l.tell(known, text)
	if same {
		for _, other := range l.shared[v] {
			l.tell(other, text)
		}
	}
}

func (l *lineTracer) tell(known *variable, text string) {
	if known.text == text {
		return
	}
	known.text = text
	name, sym := l.trace.Sym(known.name), l.trace.Sym(text)
	ev := l.trace.Event(tracer.Local)
	ev.Obj, ev.Name, ev.Text = known.frame, name, sym
	l.emit()
}

// forget takes a variable that no longer has its value off the list of those
// who share it.
func (l *lineTracer) forget(known *variable) {
	if known == nil {
		return
	}
	list := l.shared[known.value]
	i := slices.Index(list, known)
	switch {
	case i < 0:
	case len(list) == 1:
		delete(l.shared, known.value)
	default:
		l.shared[known.value] = slices.Delete(list, i, i+1)
	}
	known.value = vm.Value{}
}
