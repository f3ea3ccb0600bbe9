package tracer

import (
	"cmp"
	"maps"
	"slices"
)

// A State is everything that was true right after an event. It is rebuilt from
// the trace alone: apply (in apply.go) says what each kind of event changes,
// and States gives the State as of any event.
type State struct {
	Seq     int // the event as of which this is true; -1 before the first
	Time    int64
	Turn    uint32
	Running Ref // the handle whose callback runs, or nothing
	Ended   bool
	Console int // how many Output events there were

	Ready     []Ready // in the order in which they will run
	Timers    []Timer // in the order in which they will fire
	Tasks     []Task  // Tasks[i] has number i+1
	Futures   map[Ref]Future
	Resources []Resource // Resources[i] has number i+1
	Actors    []Actor    // Actors[i] has number i+1

	Frames map[Ref]CallFrame // calls in progress, where lines are traced
	Tops   map[uint32]Ref    // the innermost frame of each task, and of what is outside of tasks
	module Ref               // the program's outermost frame
}

// Ready is a handle in the ready queue.
type Ready struct {
	Handle   Ref
	Target   Ref    // the task to be stepped, or the future whose callback it is
	By       uint32 // the task that scheduled it, if one ran
	Callback Sym
	Cause    Sub
}

// Timer is an armed timer.
type Timer struct {
	Handle   Ref
	Target   Ref // the task or future that it will wake, if known
	When     int64
	Callback Sym
}

// TaskStatus says what a task is doing.
type TaskStatus uint8

// What a task may be doing.
const (
	TaskNew       TaskStatus = iota // created, its first step not yet scheduled
	TaskReady                       // its next step is in the ready queue
	TaskRunning                     // a step of it runs
	TaskSuspended                   // it waits for something
	TaskReturned
	TaskRaised
	TaskCancelled
)

// Task is a task as of an event.
type Task struct {
	Ref             Ref
	Parent          Ref
	Name            Sym
	Coro            Sym // its coroutine's qualified name
	Status          TaskStatus
	CancelRequested bool // and not yet delivered
	Handle          Ref  // its step in the ready queue, if any
	Awaits          Ref  // when suspended: the future or task
	AwaitName       Sym  // what is awaited, as people say it
	AwaitDetail     Sym
	Pos             Pos // where it is, or the innermost await
	Chain           []ChainFrame
	Result          Sym // repr of its result or exception, once done
}

// ChainFrame is one of the outer frames of a suspended task's await chain.
type ChainFrame struct {
	Name Sym
	Pos  Pos
}

// Future is a future that is not done.
type Future struct {
	Name    Sym
	Waiters []Ref // tasks that it will wake, in order
}

// Resource is a lock, queue or the like.
type Resource struct {
	Ref        Ref
	Name, Type Sym
	Capacity   int64
	Level      int64 // depth, permits left or holders
	Unfinished int64 // a queue's items that task_done was not called for
	Holders    []Ref
	Waiters    []Ref
}

// Actor is something outside the loop.
type Actor struct {
	Ref  Ref
	Kind Sub
	Name Sym
	Busy bool
	Does Sym // what it is doing, while busy
	For  Ref // the future that waits for it
}

// Task gives the task that r names, or nil.
func (s *State) Task(r Ref) *Task {
	if r.Kind() != TaskRef {
		return nil
	}
	return at(s.Tasks, r)
}

// at gives the element of a slice that is indexed by number-1, or nil.
func at[T any](list []T, r Ref) *T {
	if n := int(r.N()); n >= 1 && n <= len(list) {
		return &list[n-1]
	}
	return nil
}

// put sets the element for r, growing the list as needed.
func put[T any](list []T, r Ref, v T) []T {
	n := int(r.N())
	if n > len(list) {
		list = append(list, make([]T, n-len(list))...)
	}
	if n >= 1 {
		list[n-1] = v
	}
	return list
}

// with and without give a changed copy: States share these lists.
func with(list []Ref, r Ref) []Ref {
	return append(slices.Clip(list), r)
}

func without(list []Ref, r Ref) []Ref {
	i := slices.Index(list, r)
	if i < 0 {
		return list
	}
	return slices.Delete(slices.Clone(list), i, i+1)
}

func (s *State) addTimer(t Timer) {
	i, _ := slices.BinarySearchFunc(s.Timers, t.When, func(t Timer, when int64) int {
		if t.When <= when { // after those of the same instant
			return -1
		}
		return 1
	})
	s.Timers = slices.Insert(s.Timers, i, t)
}

func (s *State) removeTimer(h Ref) {
	i := slices.IndexFunc(s.Timers, func(t Timer) bool { return t.Handle == h })
	if i == 0 {
		s.Timers = s.Timers[1:]
	} else if i > 0 {
		s.Timers = slices.Delete(s.Timers, i, i+1)
	}
}

func (s *State) removeReady(h Ref) {
	i := slices.IndexFunc(s.Ready, func(r Ready) bool { return r.Handle == h })
	if i < 0 {
		return
	}
	if t := s.Task(s.Ready[i].Target); t != nil && t.Handle == h {
		t.Handle = 0
	}
	if i == 0 {
		s.Ready = s.Ready[1:]
	} else {
		s.Ready = slices.Delete(s.Ready, i, i+1)
	}
}

// clone copies a State so that applying events to one leaves the other as it is.
func (s *State) clone() *State {
	c := *s
	c.Ready = slices.Clone(s.Ready)
	c.Timers = slices.Clone(s.Timers)
	c.Tasks = slices.Clone(s.Tasks)
	c.Futures = maps.Clone(s.Futures)
	c.Resources = slices.Clone(s.Resources)
	c.Actors = slices.Clone(s.Actors)
	c.Frames = maps.Clone(s.Frames)
	c.Tops = maps.Clone(s.Tops)
	return &c
}

// size is about how much a clone copies, in things.
func (s *State) size() int {
	return len(s.Ready) + len(s.Timers) + len(s.Tasks) + len(s.Futures) + len(s.Resources) + len(s.Actors) + len(s.Frames)
}

// States gives the State as of any event of a recording. It keeps copies at
// intervals, keyframes, and replays the events from the last one before. A
// large State is copied less often, so that making the keyframes costs no more
// than replaying the events between them.
type States struct {
	rec  *Recorder
	keys []*State // by Seq, ascending; keys[0] is the beginning
}

const (
	keyInterval = 4096 // events between keyframes, at least
	keyPerSize  = 4    // and for each thing that the state holds
)

// NewStates prepares to look into rec, which may still grow.
func NewStates(rec *Recorder) *States {
	beginning := &State{
		Seq: -1, Futures: make(map[Ref]Future),
		Frames: make(map[Ref]CallFrame), Tops: make(map[uint32]Ref),
	}
	return &States{rec: rec, keys: []*State{beginning}}
}

// At gives the State right after event seq; -1 is before the first. The State
// is the caller's.
func (s *States) At(seq int) *State {
	seq = min(seq, s.rec.Len()-1)
	i, found := slices.BinarySearchFunc(s.keys, seq, func(k *State, seq int) int { return cmp.Compare(k.Seq, seq) })
	if !found {
		i--
	}
	key := s.keys[max(i, 0)]
	state := key.clone()
	last := i == len(s.keys)-1
	for state.Seq < seq {
		if last && state.Seq-key.Seq >= keyInterval+keyPerSize*state.size() {
			key = state.clone()
			s.keys = append(s.keys, key)
		}
		state.apply(s.rec.At(state.Seq + 1))
	}
	return state
}
