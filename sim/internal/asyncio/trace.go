package asyncio

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Trace turns what happens in a run into events. Where nobody listens there
// is no Trace, and each place that would tell one costs a comparison with nil;
// everything that only a trace needs (names, numbers, positions) is computed
// behind it.
type Trace struct {
	sink  tracer.Sink
	syms  tracer.Symbols
	clock *kernel.Kernel
	turn  uint32 // of the loop that runs, 0 between turns
	turns uint32 // how many there were, in all loops
	task  uint32 // whose step runs

	handles, futures, resources, actors uint32 // how many have a number

	places map[place]tracer.Pos
	chain  []vm.FrameInfo // used again and again
	ev     tracer.Event   // the one that is being made
	events int64          // how many were sent
}

type place struct {
	file *syntax.File
	span syntax.Span
}

// NewTrace begins a trace into sink, in the time of k.
func NewTrace(sink tracer.Sink, k *kernel.Kernel) *Trace {
	tr := &Trace{sink: sink, clock: k, places: map[place]tracer.Pos{}}
	sink.Begin(&tr.syms)
	return tr
}

// Event starts an event of the running task; Emit sends it. There is one
// event at a time.
func (tr *Trace) Event(kind tracer.Kind) *tracer.Event {
	tr.ev = tracer.Event{Kind: kind, Time: tr.clock.Time(), Turn: tr.turn, Task: tr.task}
	return &tr.ev
}

// Emit sends the event that was started last.
func (tr *Trace) Emit() {
	tr.events++
	tr.sink.Emit(&tr.ev)
}

// Events is the number of events so far.
func (tr *Trace) Events() int64 { return tr.events }

// Task is the number of the task whose step runs, 0 if none does.
func (tr *Trace) Task() uint32 { return tr.task }

// Sym gives the symbol of a text that is likely to come again.
func (tr *Trace) Sym(text string) tracer.Sym { return tr.syms.Intern(text) }

// Text gives the symbol of a text that is not.
func (tr *Trace) Text(text string) tracer.Sym { return tr.syms.Add(text) }

// Pos gives a place in the program as events have it.
func (tr *Trace) Pos(p vm.Position) tracer.Pos {
	if p.Code == nil || p.Code.File == nil {
		return tracer.Pos{}
	}
	key := place{p.Code.File, p.Span}
	pos, ok := tr.places[key]
	if !ok {
		pos = tr.resolve(key)
		tr.places[key] = pos
	}
	return pos
}

func (tr *Trace) pos(fr vm.FrameInfo) tracer.Pos {
	return tr.Pos(vm.Position{Code: fr.Code, Span: fr.Span})
}

func (tr *Trace) resolve(p place) tracer.Pos {
	start, end := p.file.Position(p.span.Start), p.file.Position(p.span.End)
	return tracer.Pos{
		Line: uint32(start.Line), Col: uint16(p.file.CharCol(start.Line, start.Col)),
		EndLine: uint32(end.Line), EndCol: uint16(p.file.CharCol(end.Line, end.Col)),
		File: tr.Sym(p.file.Name),
	}
}

// Warn emits a warning.
func (tr *Trace) Warn(sub tracer.Sub, about tracer.Ref, text string) {
	ev := tr.Event(tracer.Warning)
	ev.Sub, ev.Obj, ev.Text = sub, about, tr.Text(text)
	tr.Emit()
}

func loopRef(l *Loop) tracer.Ref       { return tracer.MakeRef(tracer.LoopRef, l.number) }
func handleRef(id uint32) tracer.Ref   { return tracer.MakeRef(tracer.HandleRef, id) }
func resourceRef(id uint32) tracer.Ref { return tracer.MakeRef(tracer.ResourceRef, id) }

// ref gives the future's reference, nothing for a nil future. A future gets
// its number when it is created, or when it is first mentioned.
func (tr *Trace) ref(f *Future) tracer.Ref {
	switch {
	case f == nil:
		return 0
	case f.task != nil:
		return tracer.MakeRef(tracer.TaskRef, f.number)
	case f.number == 0:
		tr.futureCreated(f)
	}
	return tracer.MakeRef(tracer.FutureRef, f.number)
}

func taskRef(k *Task) tracer.Ref {
	if k == nil {
		return 0
	}
	return tracer.MakeRef(tracer.TaskRef, k.number)
}

// loop events

func (tr *Trace) loopEvent(kind tracer.Kind, l *Loop) {
	tr.Event(kind).Obj = loopRef(l)
	tr.Emit()
}

func (tr *Trace) selecting(timeout int64) {
	tr.Event(tracer.Select).Value = timeout
	tr.Emit()
}

// clockJump tells that the clock has moved since from, for the sake of a timer
// if that is due now.
func (tr *Trace) clockJump(from int64, t *timer) {
	ev := tr.Event(tracer.ClockJump)
	ev.Value = ev.Time - from
	if t != nil && t.when == ev.Time {
		ev.Obj = handleRef(t.id)
	}
	tr.Emit()
}

func (tr *Trace) turnBegin(n int) {
	tr.turns++
	tr.turn = tr.turns
	tr.Event(tracer.TurnBegin).Value = int64(n)
	tr.Emit()
}

func (tr *Trace) turnEnd() {
	tr.Event(tracer.TurnEnd)
	tr.Emit()
	tr.turn = 0
}

// handles and timers

// title gives the symbol of a job's title.
func (tr *Trace) title(j job) tracer.Sym {
	if k, ok := j.(*Task); ok {
		return tr.taskName(k)
	}
	return tr.Sym(j.title())
}

// taskName gives the symbol of a task's name.
func (tr *Trace) taskName(k *Task) tracer.Sym {
	if k.label == 0 {
		k.label = tr.Sym(k.name())
	}
	return k.label
}

// peerOf is whom a job is for: the task that it steps, or else the future
// whose callback it is.
func (tr *Trace) peerOf(j job, f *Future) tracer.Ref {
	switch j := j.(type) {
	case *Task:
		return taskRef(j)
	case *throwStep:
		return taskRef(j.Task)
	}
	return tr.ref(f)
}

// blocking warns of a callback that has held the loop for a long time, and names
// who had to wait meanwhile.
func (tr *Trace) blocking(l *Loop, e *entry, held int64, waiting []job) {
	blocker := l.rt.blocker
	name := tr.Sym(blocker.name)
	text := fmt.Sprintf("%s held the loop for %s s in %s", e.job.title(), seconds(held), blocker.name)
	var first tracer.Ref
	var names []string
	for _, j := range waiting {
		ref, name := tr.whoWaits(j)
		if first == 0 {
			first = ref
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		text += "; " + listed(names) + " had to wait"
	}
	about, pos := tr.peerOf(e.job, nil), tr.Pos(blocker.pos)
	ev := tr.Event(tracer.Warning)
	ev.Sub, ev.Obj, ev.Peer, ev.Value, ev.Name, ev.Pos = tracer.WarnBlocking, about, first, held, name, pos
	ev.Text = tr.Text(text)
	tr.Emit()
}

// mostListed is how many names a message lists.
const mostListed = 5

// listed joins names; there may be many.
func listed(names []string) string {
	if more := len(names) - mostListed; more > 0 {
		names = append(names[:mostListed:mostListed], fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
}

// whoWaits says who waits for a job's turn: the task that it steps or wakes, or
// else nobody but the callback itself.
func (tr *Trace) whoWaits(j job) (tracer.Ref, string) {
	f := (*Future)(nil)
	switch j := j.(type) {
	case *Task:
		return taskRef(j), j.name()
	case *throwStep:
		return taskRef(j.Task), j.name()
	case *sleeper:
		f = &j.fut
	}
	if f != nil && f.first != nil {
		if k, ok := f.first.(*Task); ok {
			return taskRef(k), k.name()
		}
	}
	return 0, j.title() + "()"
}

// scheduled numbers an entry that joins the ready queue. A timer's entry has
// its number already.
func (tr *Trace) scheduled(e *entry, cause tracer.Sub, peer tracer.Ref) {
	if e.id == 0 {
		tr.handles++
		e.id = tr.handles
	}
	switch j := e.job.(type) {
	case *Task:
		if cause == tracer.CauseCallback {
			cause = tracer.CauseWakeup
		}
	case *Handle:
		j.id = e.id
	}
	name := tr.title(e.job)
	ev := tr.Event(tracer.HandleScheduled)
	ev.Obj, ev.Sub, ev.Peer, ev.Name = handleRef(e.id), cause, peer, name
	tr.Emit()
}

func (tr *Trace) handleEvent(kind tracer.Kind, id uint32) {
	tr.Event(kind).Obj = handleRef(id)
	tr.Emit()
}

func (tr *Trace) timerArmed(t *timer, wakes *Future) {
	tr.handles++
	t.id = tr.handles
	peer, name := tr.ref(wakes), tr.title(t.job)
	ev := tr.Event(tracer.TimerArmed)
	ev.Obj, ev.Value, ev.Name, ev.Peer = handleRef(t.id), t.when, name, peer
	tr.Emit()
}

func (tr *Trace) timerFired(t *timer) {
	name := tr.title(t.job)
	ev := tr.Event(tracer.TimerFired)
	ev.Obj, ev.Value, ev.Name = handleRef(t.id), t.when, name
	tr.Emit()
}

// tasks

func (tr *Trace) taskCreated(k, parent *Task, coro string) {
	name, text := tr.taskName(k), tr.Sym(coro)
	ev := tr.Event(tracer.TaskCreated)
	ev.Obj, ev.Peer, ev.Name, ev.Text = taskRef(k), taskRef(parent), name, text
	tr.Emit()
}

func (tr *Trace) taskNamed(k *Task) {
	k.label = 0
	name := tr.taskName(k)
	ev := tr.Event(tracer.TaskNamed)
	ev.Obj, ev.Name = taskRef(k), name
	tr.Emit()
}

// stepBegin opens a step and gives the task whose step it interrupts, for
// stepClosed: that of an eager start's parent.
func (tr *Trace) stepBegin(k *Task, by *Future) (outer uint32) {
	outer = tr.task
	tr.task = k.number
	peer := tr.ref(by)
	if k.suspendedAt == (tracer.Pos{}) {
		k.suspendedAt = tr.startOf(k)
	}
	ev := tr.Event(tracer.StepBegin)
	ev.Obj, ev.Peer, ev.Pos = taskRef(k), peer, k.suspendedAt
	tr.Emit()
	return outer
}

// startOf is where a coroutine that has not started will.
func (tr *Trace) startOf(k *Task) tracer.Pos {
	chain := tr.programFrames(k.coro)
	if len(chain) == 0 {
		return tracer.Pos{}
	}
	pos := tr.pos(chain[len(chain)-1])
	if pos.EndLine > pos.Line { // of a whole function its first line will do
		file := chain[len(chain)-1].Code.File
		pos.EndLine, pos.EndCol = pos.Line, uint16(utf8.RuneCountInString(file.Line(int(pos.Line))))
	}
	return pos
}

// programFrames is a coroutine's await chain without what is written in Go.
// It is valid until the next call.
func (tr *Trace) programFrames(coro vm.Value) []vm.FrameInfo {
	tr.chain = vm.AppendAwaitChain(tr.chain[:0], coro)
	tr.chain = slices.DeleteFunc(tr.chain, func(fr vm.FrameInfo) bool { return fr.Code == nil })
	return tr.chain
}

// stepEnd closes a step. awaited is what the task waits for, nil after a bare
// yield.
func (tr *Trace) stepEnd(k *Task, why tracer.Sub, awaited *Future, outer uint32) {
	var name, text tracer.Sym
	k.suspendedAt = tracer.Pos{}
	if why == tracer.WhySuspended {
		name, text = tr.awaitNames(awaited)
		tr.frames(k)
	}
	peer := tr.ref(awaited)
	ev := tr.Event(tracer.StepEnd)
	ev.Obj, ev.Sub, ev.Peer, ev.Name, ev.Text, ev.Pos = taskRef(k), why, peer, name, text, k.suspendedAt
	tr.Emit()
	if why != tracer.WhySuspended {
		tr.taskDone(k, why)
	}
	tr.task = outer
}

// awaitNames says what a task awaits, and on which resource.
func (tr *Trace) awaitNames(f *Future) (name, text tracer.Sym) {
	if f == nil {
		return tr.Sym("sleep(0)"), 0
	}
	if f.task != nil {
		return tr.taskName(f.task), 0
	}
	if f.number == 0 {
		tr.futureCreated(f)
	}
	return f.label, f.detail
}

// frames emits a suspended task's await chain and notes its innermost place.
func (tr *Trace) frames(k *Task) {
	chain := tr.programFrames(k.coro)
	for i, fr := range chain {
		pos := tr.pos(fr)
		if i == len(chain)-1 {
			k.suspendedAt = pos
			return
		}
		name := tr.Sym(fr.Code.QualName)
		ev := tr.Event(tracer.Frame)
		ev.Obj, ev.Name, ev.Value, ev.Pos = taskRef(k), name, int64(i), pos
		tr.Emit()
	}
}

func (tr *Trace) taskDone(k *Task, why tracer.Sub) {
	text := tr.Text(k.outcomeText())
	ev := tr.Event(tracer.TaskDone)
	ev.Obj, ev.Sub, ev.Text = taskRef(k), why, text
	tr.Emit()
}

func (tr *Trace) cancelRequested(k *Task, msg vm.Value) {
	var text tracer.Sym
	if !msg.IsNil() && !msg.IsNone() {
		text = tr.Sym(Brief(msg))
	}
	ev := tr.Event(tracer.CancelRequested)
	ev.Obj, ev.Text = taskRef(k), text
	tr.Emit()
}

func (tr *Trace) cancelDelivered(k *Task) {
	tr.Event(tracer.CancelDelivered).Obj = taskRef(k)
	tr.Emit()
}

// futures

func (tr *Trace) futureCreated(f *Future) {
	tr.futures++
	f.number = tr.futures
	label, r := f.awaits()
	f.label = tr.Sym(label)
	if r != nil {
		f.detail = tr.Sym(r.name)
	}
	ev := tr.Event(tracer.FutureCreated)
	ev.Obj, ev.Name = tracer.MakeRef(tracer.FutureRef, f.number), f.label
	tr.Emit()
}

func (tr *Trace) futureDone(f *Future) {
	ref, text := tr.ref(f), tr.Text(f.outcomeText())
	ev := tr.Event(tracer.FutureDone)
	ev.Obj, ev.Sub, ev.Text = ref, f.outcome(), text
	tr.Emit()
}

func (tr *Trace) callback(kind tracer.Kind, f *Future, j job) {
	ref, name := tr.ref(f), tr.title(j)
	ev := tr.Event(kind)
	ev.Obj, ev.Name = ref, name
	if k, ok := j.(*Task); ok {
		ev.Peer = taskRef(k)
	}
	tr.Emit()
}

// NewActor tells of something outside the loop and gives its reference.
func (tr *Trace) NewActor(kind tracer.Sub, name string) tracer.Ref {
	tr.actors++
	ref := tracer.MakeRef(tracer.ActorRef, tr.actors)
	sym := tr.Sym(name)
	ev := tr.Event(tracer.ActorCreated)
	ev.Obj, ev.Name, ev.Sub = ref, sym, kind
	tr.Emit()
	return ref
}

// ActorBusy tells that an actor starts to do something, for a future's sake.
func (tr *Trace) ActorBusy(actor tracer.Ref, does string, for_ *Future) {
	sym, peer := tr.Sym(does), tr.ref(for_)
	ev := tr.Event(tracer.ActorBusy)
	ev.Obj, ev.Name, ev.Peer = actor, sym, peer
	tr.Emit()
}

// ActorIdle tells that it has finished.
func (tr *Trace) ActorIdle(actor tracer.Ref) {
	tr.Event(tracer.ActorIdle).Obj = actor
	tr.Emit()
}

// ExternalDone tells that an actor's completion enters the loop.
func (tr *Trace) ExternalDone(actor tracer.Ref, kind tracer.Sub) {
	ev := tr.Event(tracer.ExternalDone)
	ev.Obj, ev.Sub = actor, kind
	tr.Emit()
}

// Output tells that the program wrote text.
func (tr *Trace) Output(stream tracer.Sub, text string, at vm.Position) {
	pos := tr.Pos(at)
	ev := tr.Event(tracer.Output)
	ev.Sub, ev.Text, ev.Pos = stream, tr.Text(text), pos
	tr.Emit()
}

// seconds writes a time as a program would.
func seconds(ns int64) string { return strconv.FormatFloat(float64(ns)/second, 'f', -1, 64) }

// second is a second in the clock's unit.
const second = 1e9
