package tracer

// Version is the version of the event schema. It changes when a kind, a field
// or the meaning of one changes in a way that an older reader would get wrong.
const Version = 1

// An Event is one thing that happened in a run, as a fixed-size record: 64
// bytes without pointers, so that a million of them are one allocation that the
// garbage collector does not scan. Texts are symbols (see Symbols).
//
// Every event has a sequence number, from 0, which is its index in the trace
// and so is not stored. Which of the other fields mean something, and what,
// is said at each Kind; those not mentioned there are zero.
type Event struct {
	Time  int64  // virtual time, nanoseconds from the start of the run
	Value int64  // a number: a deadline, a depth, a count
	Turn  uint32 // turn of the loop, from 1; 0 outside any turn
	Task  uint32 // id of the task whose step is running; 0 none
	Obj   Ref    // what the event is about
	Peer  Ref    // the other party
	Name  Sym
	Text  Sym
	Pos   Pos // where in the program; zero where there is no place
	Kind  Kind
	Sub   Sub // finer distinction within the kind
}

// Pos is a stretch of source: lines from 1, columns from 0 in characters, end
// exclusive. The zero Pos is no place.
type Pos struct {
	Line, EndLine uint32
	Col, EndCol   uint16
	File          Sym // name of the file, as tracebacks print it
}

// Ref names a thing in a run: its kind in the top four bits and its number,
// from 1, below. Numbers are given in creation order, per kind. The zero Ref
// is nothing.
type Ref uint32

// RefKind is the kind of thing that a Ref names.
type RefKind uint8

// The kinds of thing.
const (
	NoRef       RefKind = iota
	TaskRef             // an asyncio.Task; the number is the task's creation number, Event.Task
	FutureRef           // a plain future, gather's and shield's included
	HandleRef           // a Handle or TimerHandle
	ResourceRef         // a Lock, Semaphore, Event, Condition, Barrier, Queue
	ActorRef            // something outside the loop: a worker thread, a connection, a disk
	LoopRef             // an event loop
	FrameRef            // a call in progress, where lines are traced
)

// MakeRef packs kind and number.
func MakeRef(k RefKind, n uint32) Ref { return Ref(uint32(k)<<28 | n) }

// Kind gives the kind of thing that r names.
func (r Ref) Kind() RefKind { return RefKind(r >> 28) }

// N gives the number of the thing that r names.
func (r Ref) N() uint32 { return uint32(r) & (1<<28 - 1) }

// Kind says what happened.
type Kind uint8

// The kinds of event.
const (
	// RunBegin is the first event. Name: the program's file.
	RunBegin Kind = iota
	// RunEnd is the last event. Sub: EndNormal, EndError, EndExit,
	// EndDeadlock, EndLimit or EndCancelled; Value: the exit status.
	RunEnd

	// LoopBegin: a loop starts to run. Obj: the loop.
	LoopBegin
	// LoopEnd: it stopped. Obj: the loop.
	LoopEnd
	// TurnBegin: a turn starts to run its handles. Value: how many.
	TurnBegin
	// TurnEnd: the last of them has run.
	TurnEnd
	// Select: the loop asks for outside completions. Value: the longest it
	// would wait, in ns; 0 when handles are ready, -1 for ever.
	Select
	// ClockJump: nothing was ready and the clock moved to Time. Value: by how
	// many ns. Obj: the timer or actor that it moved for.
	ClockJump

	// HandleScheduled: a callback joined the ready queue. Obj: the handle;
	// Sub: CauseSoon (call_soon), CauseStep (a task's first step or a step
	// after a bare yield), CauseWakeup (a task whose awaited future is done),
	// CauseCallback (a future's done-callback), CauseThreadsafe, CauseTimer
	// (a due timer's turn); Peer: the task to be stepped, or for
	// CauseCallback the future; Name: the callback. Who did it is Task; when
	// no task runs, the handle that runs is meant (the last HandleRun).
	HandleScheduled
	// HandleRun: a handle leaves the ready queue and its callback starts.
	// Obj: the handle.
	HandleRun
	// HandleEnd: that callback returned. Obj: the handle. Not given for a
	// handle that is a task's step: StepEnd says so there.
	HandleEnd
	// HandleCancelled: Obj: the handle, ready or armed.
	HandleCancelled

	// TimerArmed: call_later or call_at. Obj: the handle; Value: when it is
	// due, virtual ns; Name: the callback; Peer: the task or future it will
	// wake, if known.
	TimerArmed
	// TimerFired: a due timer's callback is about to run (after its
	// HandleRun). Obj: the handle; Value: when it was due; Name: the callback.
	TimerFired

	// TaskCreated: Obj: the task; Peer: its parent task, if any; Name: the
	// task's name; Text: its coroutine's qualified name.
	TaskCreated
	// TaskNamed: set_name. Obj: the task; Name.
	TaskNamed
	// StepBegin: a task's step starts. Task and Obj: the task; Peer: the
	// future or task that woke it, if any; Pos: where it goes on.
	StepBegin
	// StepEnd: the step ended. Sub: WhySuspended, WhyDone, WhyRaised or
	// WhyCancelled. When suspended: Peer: the future or task awaited (none
	// after a bare yield, as in sleep(0)); Name: what is awaited, as people
	// say it: "sleep(1)", "queue.get()", "Task-2"; Text: the resource or
	// detail, if any; Pos: the innermost await in the program. Frame events
	// before it give the outer part of the await chain.
	StepEnd
	// Frame is one frame of a suspended task's await chain, outermost first,
	// the innermost left out. Obj: the task; Name: the coroutine; Value:
	// depth, from 0; Pos.
	Frame
	// CancelRequested: Task.cancel. Obj: the task; Text: the message.
	CancelRequested
	// CancelDelivered: a CancelledError is thrown into the task. Obj: the task.
	CancelDelivered
	// TaskDone: Obj: the task; Sub: WhyDone, WhyRaised or WhyCancelled;
	// Text: the result's or exception's repr, shortened.
	TaskDone

	// FutureCreated: Obj: the future; Name: what it is for ("sleep(1)",
	// "queue.get()", "gather(3)", "Future").
	FutureCreated
	// FutureDone: Obj: the future; Sub: WhyDone, WhyRaised or WhyCancelled;
	// Text: the result's or exception's repr, shortened.
	FutureDone
	// CallbackAdded: a callback waits for a future or task. Obj: the
	// future or task; Peer: the task to be woken, if it is one; Name: the callback.
	CallbackAdded
	// CallbackRemoved takes it back. Fields as CallbackAdded.
	CallbackRemoved

	// ResourceCreated: Obj; Name: the program's name for it where one can be
	// told ("queue", "self._lock"), else "Lock-1"; Text: its type; Value:
	// capacity or permits, -1 unbounded.
	ResourceCreated
	// ResourceOp: Obj; Sub: the operation (Op…); Peer: the task it is done
	// for; Value: depth, permits or holders after it; Text: the item's repr, shortened.
	ResourceOp

	// ActorCreated: Obj; Name; Sub: ActorThread, ActorProcess, ActorNet,
	// ActorFile or ActorDB.
	ActorCreated
	// ActorBusy: Obj starts to do Name. Peer: the future that waits for it.
	ActorBusy
	// ActorIdle: Obj has finished what it did.
	ActorIdle
	// ExternalDone: a completion from outside enters the loop. Obj: the actor; Sub: Actor….
	ExternalDone

	// Output: the program wrote Text. Sub: Stdout or Stderr. Pos: the call.
	Output
	// Line: a new line is about to run. Only when asked for, as are the three
	// kinds that name it. Obj: the frame; Peer: the frame of the same task that
	// called or awaits it, if any; Name: the function; Pos.
	Line
	// Local: a variable of a frame has changed. It comes before the Line or
	// FrameEnd at which that was seen. Obj: the frame; Name: the variable;
	// Text: its value, shortened, as described without running the program;
	// nothing when it is no longer bound.
	Local

	// Warning: Sub: WarnBlocking (Value: ns held; Name: the call; Peer: the
	// first task that had to wait meanwhile),
	// WarnNeverAwaited, WarnNeverRetrieved, WarnDeadlock, WarnPending,
	// WarnLimit; Obj: whom it is about; Text: the message.
	Warning

	// FrameEnd: a frame that had a Line is left for good. Obj: the frame;
	// Name: the function; Sub: WhyDone or WhyRaised; Text: what it returned,
	// unless that is None, or raised; Pos. A module's frame has none.
	FrameEnd
	// LinesOmitted: there were too many, and from here on lines and variables
	// are left out. Sub: OmitBurst, until anything else happens, or OmitRest,
	// for good; Value: how many there were; Pos: the line.
	LinesOmitted
	// Breakpoint: the program called breakpoint(). Pos: the call.
	Breakpoint

	numKinds
)

// Sub is the finer distinction within some kinds.
type Sub uint8

// Why a step or a run ended, and how a task or future did.
const (
	WhySuspended Sub = iota + 1
	WhyDone
	WhyRaised
	WhyCancelled
	EndNormal
	EndError     // an uncaught exception, or a program that does not compile
	EndExit      // sys.exit
	EndDeadlock  // nothing left that could wake anyone
	EndLimit     // a limit was hit
	EndCancelled // the user stopped it
)

// Why a handle was scheduled.
const (
	CauseSoon Sub = iota + 20
	CauseStep
	CauseWakeup
	CauseCallback
	CauseThreadsafe
	CauseTimer
)

// What was done with a resource.
const (
	OpAcquire  Sub = iota + 40 // got it: Value permits left or holders
	OpRelease                  // gave it back
	OpWait                     // began to wait for it
	OpLeave                    // stopped waiting without it
	OpPut                      // Value: the queue's depth after it
	OpGet                      // Value: the queue's depth after it
	OpTaskDone                 // Value: unfinished tasks left
	OpJoin                     // join returned
	OpSet                      // Event.set
	OpClear                    // Event.clear
	OpNotify                   // Condition.notify; Value: how many
	OpShutdown                 // Queue.shutdown
	OpAbort                    // Barrier.abort or reset
)

// Kinds of actor outside the loop.
const (
	ActorThread Sub = iota + 60
	ActorProcess
	ActorNet
	ActorFile
	ActorDB
)

// Streams of output.
const (
	Stdout Sub = iota + 70
	Stderr
)

// Kinds of warning.
const (
	WarnBlocking Sub = iota + 80
	WarnNeverAwaited
	WarnNeverRetrieved
	WarnDeadlock
	WarnPending // a task still pending at the end, or lost
	WarnLimit
)

// Which lines were omitted.
const (
	OmitBurst Sub = iota + 100
	OmitRest
)

// Sym is the number of an interned text; 0 is "".
type Sym uint32

// Symbols interns the texts of one trace. The zero value is ready.
// It belongs to the run that emits the trace and is not safe for concurrent use.
type Symbols struct {
	texts []string
	index map[string]Sym
}

// Intern gives the symbol for text.
func (s *Symbols) Intern(text string) Sym {
	if text == "" {
		return 0
	}
	if sym, ok := s.index[text]; ok {
		return sym
	}
	if s.index == nil {
		s.index = make(map[string]Sym)
		s.texts = []string{""}
	}
	sym := Sym(len(s.texts))
	s.texts = append(s.texts, text)
	s.index[text] = sym
	return sym
}

// Add gives text a symbol without looking for an equal one, for texts that
// will hardly come again, such as output.
func (s *Symbols) Add(text string) Sym {
	if text == "" {
		return 0
	}
	if s.texts == nil {
		s.texts = []string{""}
	}
	s.texts = append(s.texts, text)
	return Sym(len(s.texts) - 1)
}

// Text gives the text of sym.
func (s *Symbols) Text(sym Sym) string {
	if sym == 0 {
		return ""
	}
	return s.texts[sym]
}

// Len is the number of symbols, the empty one included: symbols are 0 … Len-1.
func (s *Symbols) Len() int { return max(len(s.texts), 1) }

// Sink receives a run's trace: a recorder, a stream, a counter. The run does
// not care which.
type Sink interface {
	// Begin is called once, before the first Emit. syms grows during the run;
	// a symbol is defined before the event that uses it is emitted.
	Begin(syms *Symbols)
	// Emit takes the next event, from one goroutine, in order. ev is only
	// valid during the call. An Emit that blocks holds up the run.
	Emit(ev *Event)
}
