package vm

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// A VM is one run of a program: its modules, its names, its limits and the way
// out for what it writes. Runs share nothing but the types and functions that
// are written in Go, which never change, so any number of them may go on at
// once; one VM, however, is used by one goroutine at a time.
type VM struct {
	cfg      Config
	builtins *Dict
	modules  *Dict // sys.modules
	main     *Module

	names       map[string]*Str // of the program; see VM.Intern
	root        *Shape          // of instances without attributes
	shapes      int             // how many there are
	lookups     []lookupEntry   // see lookup.go
	nextVersion uint32          // of a class
	derived     map[*Type][]*Type
	codes       map[*compile.Code]*Code
	ids         map[unsafe.Pointer]uint64
	states      []any

	used    int64   // instructions executed, up to the last check
	memory  int64   // bytes allocated, as far as they were counted
	held    []Value // containers that Go code is filling; see hold
	measure measure
	pinned  int64 // of these, what Go code is building up; see Pin
	written int64 // bytes of output
	threads []*Thread
	warned  map[string]bool // the warnings that were printed

	knownCoros [coroNameSlots]coroNames
	finalizers
}

// A Thread is one simulated thread of a program: a stack of frames. Its methods
// are how Go code does what Python code can do: call, get attributes, compare.
type Thread struct {
	vm    *VM
	frame *Frame // the innermost

	depth    int       // of Python calls, for RecursionError
	goDepth  int       // of Go functions that called back into Python
	handling *excState // the exceptions being handled
	excs     excState  // of the frames that belong to no generator

	stack   stack
	scratch []Value    // see prepend
	filling []*[]Value // what ToList has gathered so far
	// obtained is what Go code has got from Python code and may still use.
	obtained []obtained
	toGo     bool  // Python code is returning to Go code
	keep     Value // what a frame that was entered from Go is about to return
	fuel     int64 // instructions until the next check
	slice    int64 // what fuel was at the last one
	used     int64 // instructions before the last one

	// AsyncGenHooks are the hooks of the event loop that runs in the thread.
	AsyncGenHooks AsyncGenHooks

	// OriginDepth is how many frames of where a coroutine is made are noted.
	OriginDepth int

	// Context is the current context of contextvars; it belongs to that
	// module and is nil until it is used.
	Context any
}

// Config says how to run a program. The zero value runs without limits,
// modules or output.
type Config struct {
	// Args are sys.argv.
	Args []string
	// Seed seeds everything that is random.
	Seed uint64
	// Python is the version whose behaviour is wanted: "3.14" if empty, or "3.13".
	Python string
	// Lines says that code compiled during the run tells Watch, as the program's does.
	Lines bool

	// Modules makes the modules that can be imported, by name.
	Modules map[string]ModuleFactory

	// Files are the program's other files, which it can import; nil: none.
	Files Files
	// Folder comes before their paths in tracebacks: "", or a path that ends
	// in a slash.
	Folder string
	// Standard says whether a name is that of a module of CPython's library.
	Standard func(name string) bool

	// Output takes what the program writes. Its error ends the run.
	Output func(t *Thread, stream Stream, text string) error
	// Input gives the next line of input with its newline, "" at the end.
	Input func(t *Thread) (string, error)
	// Watch is told of the lines of code that was compiled with Lines.
	Watch Watcher
	// Breakpoint is told of calls of breakpoint().
	Breakpoint func(t *Thread)
	// NeverAwaited is told of coroutines that were dropped before they
	// started, in the words of the warning that was printed.
	NeverAwaited func(text string)
	// Interrupt is called every now and then; its error ends the run.
	Interrupt func() error
	// Slice is the number of instructions after which a thread looks at its
	// limits and calls Interrupt and Preempt; a default if 0.
	Slice int64
	// Preempt, if not nil, is called where a thread may give way to others: in
	// loops and calls, never in the middle of a function written in Go.
	Preempt func(t *Thread) error
	// Environ are the variables of the environment, where they differ from those
	// of module os.
	Environ map[string]string
	// CPUs is how many processors the machine seems to have.
	CPUs int
	// Collect is called when there may be much garbage, of which the caller may
	// want to free its process: when less is held than was counted, and before a
	// large piece of n bytes is allocated.
	Collect func(n int64)
	// Clock is the run's clock.
	Clock Clock

	Limits Limits
}

// A Watcher follows a program line by line. It must not run any of it.
type Watcher interface {
	// Line is called before each line.
	Line(t *Thread, f *Frame)
	// Return is called before a frame ends with a result.
	Return(t *Thread, f *Frame, result Value)
	// Raised is called when an exception has left a frame, whichever code it
	// runs, before the frame goes.
	Raised(t *Thread, f *Frame, e *Exc)
}

// StopWatching ends the calls of the Watcher.
func (v *VM) StopWatching() { v.cfg.Watch = nil }

// Limits bound a run. Zero means no bound, except for Recursion.
type Limits struct {
	Instructions int64 // executed
	Memory       int64 // bytes held
	Output       int64 // bytes written
	Recursion    int   // depth of calls; 1000 if zero
}

// Clock tells the time of a run in nanoseconds since its start.
type Clock interface{ Now() int64 }

// Stream is where output goes.
type Stream int

// The streams.
const (
	Stdout Stream = 1
	Stderr Stream = 2
)

// New makes a run.
func New(cfg Config) *VM {
	v := &VM{
		cfg:         cfg,
		names:       make(map[string]*Str, 64),
		root:        &Shape{},
		lookups:     make([]lookupEntry, lookupCacheSize),
		nextVersion: firstHeapVersion,
		modules:     NewDict(),
		builtins:    newBuiltins(),
		finalizers:  finalizers{account: fullAccount},
	}
	if v.cfg.Limits.Recursion == 0 {
		v.cfg.Limits.Recursion = 1000
	}
	v.main = v.newMain()
	v.near.lasts(v.main)
	return v
}

// NewThread makes a thread without frames.
func (v *VM) NewThread() *Thread {
	t := &Thread{vm: v}
	t.handling = &t.excs
	t.refuel()
	v.threads = append(v.threads, t)
	return t
}

// VM gives the run that the thread belongs to.
func (t *Thread) VM() *VM { return t.vm }

// Config gives the run's configuration.
func (v *VM) Config() *Config { return &v.cfg }

// Older says whether the run behaves as the Python before the newest, 3.13.
func (v *VM) Older() bool { return v.cfg.Python == "3.13" }

// Builtins gives the namespace of the built-in names.
func (v *VM) Builtins() *Dict { return v.builtins }

// Modules gives sys.modules.
func (v *VM) Modules() *Dict { return v.modules }

// Main gives the module __main__.
func (v *VM) Main() *Module { return v.main }

// Intern gives the one Str of a name in this run.
func (v *VM) Intern(s string) *Str {
	if str := v.names[s]; str != nil {
		return str
	}
	str := FindInterned(s)
	if str == nil {
		str = newStr(s)
		str.Hash()
	}
	v.names[s] = str
	return str
}

// ID gives the identity of v as an int, as id() shows it: the same number for
// the same object, in the order in which they were asked for.
func (v *VM) ID(x Value) int64 {
	const first, step, immediate = 0x7f3a5c000010, 16, 0x10000000
	if x.n != 0 || x.IsSmallInt() || x.IsFloat() || x.IsBool() {
		return int64(x.n<<4)&(1<<62-1) + immediate
	}
	id, ok := v.ids[x.p]
	if !ok {
		if v.ids == nil {
			v.ids = map[unsafe.Pointer]uint64{}
		}
		id = uint64(len(v.ids))
		v.ids[x.p] = id
	}
	return int64(first + step*id)
}

// Frame gives the innermost frame of the program, nil outside of any.
func (t *Thread) Frame() *Frame { return t.frame }

// A State is something that a package keeps for each run.
type State[T any] struct {
	index int
	init  func(v *VM) T
}

var numStates int

// NewState declares a State; init makes a run's value when it is first used.
// To be called while packages initialise.
func NewState[T any](init func(v *VM) T) State[T] {
	numStates++
	return State[T]{numStates - 1, init}
}

// Of gives the value of a run.
func (s State[T]) Of(v *VM) T {
	if v.states == nil {
		v.states = make([]any, numStates)
	}
	if v.states[s.index] == nil {
		v.states[s.index] = s.init(v)
	}
	return v.states[s.index].(T)
}

// Set replaces the value of a run.
func (s State[T]) Set(v *VM, x T) {
	s.Of(v)
	v.states[s.index] = x
}

// Position is a place in the program.
type Position struct {
	Code *compile.Code // nil: nowhere
	Span syntax.Span
}

// Position tells where the innermost frame of the program is.
func (t *Thread) Position() Position {
	f := t.frame
	for f != nil && f.code.File == nil {
		f = f.back
	}
	if f == nil {
		return Position{}
	}
	return Position{f.code.Code, f.Span()}
}
