package tracer

import (
	"fmt"
	"strconv"
	"strings"
)

// The names of kinds and subs in text formats.

var kindNames = [numKinds]string{
	RunBegin:        "run_begin",
	RunEnd:          "run_end",
	LoopBegin:       "loop_begin",
	LoopEnd:         "loop_end",
	TurnBegin:       "turn_begin",
	TurnEnd:         "turn_end",
	Select:          "select",
	ClockJump:       "clock_jump",
	HandleScheduled: "handle_scheduled",
	HandleRun:       "handle_run",
	HandleEnd:       "handle_end",
	HandleCancelled: "handle_cancelled",
	TimerArmed:      "timer_armed",
	TimerFired:      "timer_fired",
	TaskCreated:     "task_created",
	TaskNamed:       "task_named",
	StepBegin:       "step_begin",
	StepEnd:         "step_end",
	Frame:           "frame",
	CancelRequested: "cancel_requested",
	CancelDelivered: "cancel_delivered",
	TaskDone:        "task_done",
	FutureCreated:   "future_created",
	FutureDone:      "future_done",
	CallbackAdded:   "callback_added",
	CallbackRemoved: "callback_removed",
	ResourceCreated: "resource_created",
	ResourceOp:      "resource_op",
	ActorCreated:    "actor_created",
	ActorBusy:       "actor_busy",
	ActorIdle:       "actor_idle",
	ExternalDone:    "external_done",
	Output:          "output",
	Line:            "line",
	Local:           "local",
	Warning:         "warning",
	FrameEnd:        "frame_end",
	LinesOmitted:    "lines_omitted",
	Breakpoint:      "breakpoint",
}

var kindsByName = func() map[string]Kind {
	m := make(map[string]Kind, numKinds)
	for k, name := range kindNames {
		m[name] = Kind(k)
	}
	return m
}()

// String is the kind's name in text formats, such as "step_begin".
func (k Kind) String() string {
	if k < numKinds {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// subNames are grouped as the constants are. A name may occur in two groups;
// no kind of event uses both.
var subNames = [...]string{
	WhySuspended: "suspended",
	WhyDone:      "done",
	WhyRaised:    "raised",
	WhyCancelled: "cancelled",

	EndNormal:    "normal",
	EndError:     "error",
	EndExit:      "exit",
	EndDeadlock:  "deadlock",
	EndLimit:     "limit",
	EndCancelled: "cancelled",

	CauseSoon:       "soon",
	CauseStep:       "step",
	CauseWakeup:     "wakeup",
	CauseCallback:   "callback",
	CauseThreadsafe: "threadsafe",
	CauseTimer:      "timer",

	OpAcquire:  "acquire",
	OpRelease:  "release",
	OpWait:     "wait",
	OpLeave:    "leave",
	OpPut:      "put",
	OpGet:      "get",
	OpTaskDone: "task_done",
	OpJoin:     "join",
	OpSet:      "set",
	OpClear:    "clear",
	OpNotify:   "notify",
	OpShutdown: "shutdown",
	OpAbort:    "abort",

	ActorThread:  "thread",
	ActorProcess: "process",
	ActorNet:     "net",
	ActorFile:    "file",
	ActorDB:      "db",

	Stdout: "stdout",
	Stderr: "stderr",

	WarnBlocking:       "blocking",
	WarnNeverAwaited:   "never_awaited",
	WarnNeverRetrieved: "never_retrieved",
	WarnDeadlock:       "deadlock",
	WarnPending:        "pending",
	WarnLimit:          "limit",

	OmitBurst: "burst",
	OmitRest:  "rest",
}

// String is the sub's name in text formats, such as "suspended".
func (s Sub) String() string {
	if int(s) < len(subNames) && subNames[s] != "" {
		return subNames[s]
	}
	return fmt.Sprintf("Sub(%d)", uint8(s))
}

// subRange is the group of subs that events of a kind use.
func subRange(k Kind) (first, last Sub) {
	switch k {
	case RunEnd:
		return EndNormal, EndCancelled
	case StepEnd, TaskDone, FutureDone, FrameEnd:
		return WhySuspended, WhyCancelled
	case HandleScheduled:
		return CauseSoon, CauseTimer
	case ResourceOp:
		return OpAcquire, OpAbort
	case ActorCreated, ExternalDone:
		return ActorThread, ActorDB
	case Output:
		return Stdout, Stderr
	case Warning:
		return WarnBlocking, WarnLimit
	case LinesOmitted:
		return OmitBurst, OmitRest
	}
	return 1, 0
}

// parseSub finds the sub that events of kind k call name.
func parseSub(k Kind, name string) (Sub, error) {
	first, last := subRange(k)
	for s := first; s <= last; s++ {
		if subNames[s] == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("%s has no sub %q", k, name)
}

var refNames = [...]string{
	TaskRef:     "task",
	FutureRef:   "future",
	HandleRef:   "handle",
	ResourceRef: "resource",
	ActorRef:    "actor",
	LoopRef:     "loop",
	FrameRef:    "frame",
}

// String is the kind's name in text formats, such as "task".
func (k RefKind) String() string {
	if int(k) < len(refNames) {
		return refNames[k]
	}
	return fmt.Sprintf("RefKind(%d)", uint8(k))
}

// String is the reference in text formats, such as "task:3"; the zero Ref is "".
func (r Ref) String() string {
	if r == 0 {
		return ""
	}
	return r.Kind().String() + ":" + strconv.FormatUint(uint64(r.N()), 10)
}

// parseRef reads what Ref.String writes.
func parseRef(s string) (Ref, error) {
	if s == "" {
		return 0, nil
	}
	kind, num, _ := strings.Cut(s, ":")
	n, err := strconv.ParseUint(num, 10, 28)
	for k, name := range refNames {
		if err == nil && name != "" && name == kind {
			return MakeRef(RefKind(k), uint32(n)), nil
		}
	}
	return 0, fmt.Errorf("%q is not a reference such as \"task:3\"", s)
}
