package sim

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/stdlib"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world"
	"github.com/asyncio-playground/playground/tracer"
)

// A machine is one run: it puts the parts together.
type machine struct {
	ctx     context.Context
	config  Config
	code    *compile.Code
	kernel  *kernel.Kernel
	vm      *vm.VM
	main    *vm.Thread
	runtime *asyncio.Runtime
	trace   *asyncio.Trace // nil when nobody listens
	stdin   *bufio.Reader
	lines   *lineTracer // nil without Config.Lines
	heap    *heapGuard
	status  int   // the exit status that an uncaught exception means
	failed  error // of Stdout or Stderr
	depth   int   // how many processes have started each other to get here
}

func newMachine(ctx context.Context, prog *Program, config Config) (*machine, error) {
	code, err := prog.code(config.Lines)
	if err != nil {
		return nil, err
	}
	m := &machine{ctx: ctx, config: config, code: code, kernel: kernel.New(), heap: newHeapGuard(config.Limits.Memory)}
	m.stdin = bufio.NewReader(orEmpty(config.Stdin))
	if config.Trace != nil {
		m.trace = asyncio.NewTrace(config.Trace, m.kernel)
	}
	if m.trace != nil && config.Lines {
		m.lines = newLineTracer(m.trace, config.Limits.Lines)
	}
	m.vm = vm.New(m.vmConfig(prog))
	if m.lines != nil {
		m.lines.vm = m.vm
	}
	m.main = m.vm.NewThread()
	m.runtime = asyncio.Attach(m.main, m.kernel, m.trace)
	world.Attach(m.runtime, config.World, config.Seed, m.runChild)
	if cost := int64(config.World.CPU.Cost); cost > 0 {
		m.kernel.Computed = func() int64 { return m.runtime.Computed() * cost }
	}
	return m, nil
}

func orEmpty(r io.Reader) io.Reader {
	if r == nil {
		return strings.NewReader("")
	}
	return r
}

func (m *machine) vmConfig(prog *Program) vm.Config {
	limits := m.config.Limits
	args := m.config.Args
	if len(args) == 0 {
		args = []string{prog.file.Name}
	}
	c := vm.Config{
		Args:       args,
		Seed:       uint64(m.config.Seed),
		Python:     m.config.Python,
		Lines:      m.config.Lines,
		Modules:    modules,
		Files:      m.config.Files,
		Standard:   stdlib.IsStandard,
		Folder:     prog.file.Name[:strings.LastIndexByte(prog.file.Name, '/')+1],
		Output:     m.output,
		Input:      m.input,
		Interrupt:  m.interrupt,
		Collect:    m.heap.collect,
		Preempt:    m.preempt,
		Clock:      m.kernel,
		CPUs:       m.config.World.CPU.Count,
		Breakpoint: m.breakpoint,
		Limits: vm.Limits{
			Instructions: limits.Instructions, Memory: limits.Memory,
			Output: limits.Output, Recursion: limits.Recursion,
		},
	}
	if cpu := m.config.World.CPU; cpu.Cost > 0 {
		// A slice is how long a thread keeps the interpreter lock.
		c.Slice = max(1, int64(cpu.Switch/cpu.Cost))
	}
	if m.trace != nil {
		c.NeverAwaited = m.neverAwaited
		if m.lines != nil {
			c.Watch = m.lines
		}
	}
	return c
}

// modules are what programs can import.
var modules = func() map[string]vm.ModuleFactory {
	all := map[string]vm.ModuleFactory{}
	for _, some := range []map[string]vm.ModuleFactory{stdlib.Modules(hooks), asyncio.Modules(), world.Modules()} {
		for name, factory := range some {
			all[name] = factory
		}
	}
	return all
}()

var hooks = stdlib.Hooks{
	Sleep: func(t *vm.Thread, ns int64) error { return asyncio.RuntimeOf(t.VM()).Sleep(t, ns) },
}

// run executes the program to its end.
func (m *machine) run() (*Result, error) {
	running.Add(1)
	defer running.Add(-1)
	if m.trace != nil {
		m.trace.Event(tracer.RunBegin).Name = m.trace.Sym(m.code.File.Name)
		m.trace.Emit()
	}
	err := m.runMain()
	r := m.conclude(err)
	m.kernel.Close()
	world.Detach(m.runtime)
	r.Time = time.Duration(m.kernel.Now())
	r.Instructions = m.main.Instructions()
	if m.trace != nil {
		ev := m.trace.Event(tracer.RunEnd)
		ev.Sub, ev.Value = r.End, int64(r.Status)
		m.trace.Emit()
	}
	return r, m.failed
}

// runMain executes the program, then waits for its threads and lets what is
// left be finalised, as the interpreter does at exit.
func (m *machine) runMain() error {
	if err := m.refuseNewer(); err != nil {
		return err
	}
	if err := m.main.PrintWarnings(m.code); err != nil {
		return err
	}
	names := m.vm.Main().Dict()
	names.SetStr(nameFile, vm.NewStr(m.code.File.Name))
	_, err := m.main.RunCode(m.code, names, vm.Obj(names))
	exc, isExc := err.(*vm.Exc)
	if err != nil && !isExc {
		return err
	}
	if isExc {
		if m.status, err = m.main.ReportUncaught(exc); err != nil {
			return err
		}
	}
	if err := world.JoinThreads(m.main); err != nil {
		return err
	}
	if err := stdlib.RunExitFunctions(m.main); err != nil {
		return err
	}
	if err := m.main.FinaliseAll(); err != nil {
		return err
	}
	m.runtime.NoteUnfinished()
	if isExc {
		return exc
	}
	return nil
}

// refuseNewer reports what an older version, as which the program is to run,
// would not have compiled.
func (m *machine) refuseNewer() error {
	newer := m.code.File.Newer
	if m.config.Python == DefaultPython || len(newer) == 0 {
		return nil
	}
	if err := m.main.Write(vm.Stderr, newer[0].Render()); err != nil {
		return err
	}
	m.status = 1
	return m.main.Raise(vm.SyntaxError, "%s", newer[0].Msg)
}

var nameFile = vm.Intern("__file__")

// conclude turns what ended the program into a Result, and explains it on
// stderr where Python would not.
func (m *machine) conclude(err error) *Result {
	var exc *vm.Exc
	var limit *vm.LimitError
	var deadlock *asyncio.DeadlockError
	var killed *asyncio.KilledError
	switch {
	case err == nil:
		return &Result{End: tracer.EndNormal}
	case errors.As(err, &exc) && exc.Value().Type().IsSubtype(vm.SystemExit):
		return &Result{Status: m.status, End: tracer.EndExit}
	case exc != nil:
		return &Result{Status: m.status, End: tracer.EndError}
	case errors.As(err, &limit):
		m.explain(tracer.WarnLimit, limit.Message)
		return &Result{Status: StatusLimit, End: tracer.EndLimit}
	case errors.As(err, &killed):
		m.emit(vm.Stderr, killed.Text()+"\n", vm.Position{})
		return &Result{Status: 128 + int(killed.Signal), End: tracer.EndExit}
	case errors.Is(err, errWall):
		m.explain(tracer.WarnLimit, fmt.Sprintf("the program was stopped: it ran for more than %v of real time", m.config.Limits.Wall))
		return &Result{Status: StatusLimit, End: tracer.EndLimit}
	case errors.As(err, &deadlock):
		m.explain(0, deadlock.Message)
		return &Result{Status: StatusDeadlock, End: tracer.EndDeadlock}
	case errors.Is(err, kernel.ErrDeadlock):
		m.explain(tracer.WarnDeadlock, m.blockedText())
		return &Result{Status: StatusDeadlock, End: tracer.EndDeadlock}
	case m.ctx.Err() != nil:
		return &Result{Status: StatusCancelled, End: tracer.EndCancelled}
	}
	m.explain(tracer.WarnLimit, err.Error())
	return &Result{Status: StatusLimit, End: tracer.EndLimit}
}

// blockedText says which call the program hangs in, outside any loop.
func (m *machine) blockedText() string {
	name, at := m.runtime.Blocker()
	text := "deadlock: the program waits for ever in " + name
	if at.Code != nil && at.Code.File != nil {
		text += fmt.Sprintf(" (line %d)", at.Code.File.Position(at.Span.Start).Line)
	}
	return text
}

// explain writes a line of the simulator's own to stderr and, if it is no
// warning of the loop's already, to the trace.
func (m *machine) explain(sub tracer.Sub, text string) {
	if m.trace != nil && sub != 0 {
		m.trace.Warn(sub, 0, text)
	}
	m.emit(vm.Stderr, text+"\n", vm.Position{})
}

// output takes what the program writes.
func (m *machine) output(t *vm.Thread, stream vm.Stream, text string) error {
	var at vm.Position
	if m.trace != nil {
		at = t.Position()
	}
	m.emit(stream, text, at)
	return m.failed
}

func (m *machine) emit(stream vm.Stream, text string, at vm.Position) {
	if m.trace != nil {
		sub := tracer.Stdout
		if stream == vm.Stderr {
			sub = tracer.Stderr
		}
		m.trace.Output(sub, text, at)
	}
	w := m.config.Stdout
	if stream == vm.Stderr {
		w = m.config.Stderr
	}
	if w == nil || m.failed != nil {
		return
	}
	_, m.failed = io.WriteString(w, text)
}

// breakpoint notes where the program wants a debugger to stop.
func (m *machine) breakpoint(t *vm.Thread) {
	at := t.Position()
	if m.trace != nil {
		pos := m.trace.Pos(at)
		m.trace.Event(tracer.Breakpoint).Pos = pos
		m.trace.Emit()
	}
	if stop := m.config.Breakpoint; stop != nil && at.Code != nil && at.Code.File != nil {
		stop(at.Code.File.Position(at.Span.Start).Line)
	}
}

// input gives the program a line of its standard input.
func (m *machine) input(*vm.Thread) (string, error) {
	line, err := m.stdin.ReadString('\n')
	if err == io.EOF {
		err = nil
	}
	return line, err
}

// interrupt is asked every now and then whether the run shall go on.
func (m *machine) interrupt() error {
	if m.ctx.Err() != nil {
		return context.Cause(m.ctx)
	}
	m.takeInterrupt()
	if limit := m.config.Limits.Events; limit > 0 && m.events()-m.lines.events() > limit {
		return &vm.LimitError{Limit: "events", Message: fmt.Sprintf("the program was stopped: more than %d events happened", limit)}
	}
	return m.heap.check(m.events())
}

// takeInterrupt passes a Ctrl-C on to the program and says whether there was one.
func (m *machine) takeInterrupt() bool {
	pressed := m.config.Interrupted
	if pressed == nil || !pressed() {
		return false
	}
	m.runtime.Send(asyncio.SIGINT, "SIGINT")
	return true
}

// events is how many events were traced.
func (m *machine) events() int64 {
	if m.trace == nil {
		return 0
	}
	return m.trace.Events()
}

// preempt is called where a thread may give way to others, and a signal may be
// handled.
func (m *machine) preempt(t *vm.Thread) error {
	if m.kernel.Computed != nil {
		if err := m.runtime.Yield(); err != nil {
			return err
		}
	}
	return m.runtime.HandleSignals(t)
}

func (m *machine) neverAwaited(text string) { m.trace.Warn(tracer.WarnNeverAwaited, 0, text) }
