package asyncio

import (
	"fmt"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// The call graph: where a task is, who awaits it, where they are, and so on.

// callGraph is a FutureCallGraph.
type callGraph struct {
	vm.Header
	future    *Future
	stack     []graphFrame // innermost first
	awaitedBy []*callGraph
}

// graphFrame is a FrameCallGraphEntry.
type graphFrame struct {
	name  string // with "async" in front for a coroutine
	code  *compile.Code
	line  int
	frame vm.Value // the frame object
}

var (
	callGraphType  = vm.Declare("FutureCallGraph")
	graphEntryType = vm.Declare("FrameCallGraphEntry")
)

// graphEntry is a graphFrame as the program sees it.
type graphEntry struct {
	vm.Header
	frame vm.Value
}

func init() {
	graphEntryType.Define(vm.TypeSpec{
		Module: "asyncio.graph", Layout: vm.LayoutOther,
		Getters: []vm.Getter{{Name: "frame", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			return vm.As[graphEntry](v).frame, nil
		}}},
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v vm.Value) (string, error) {
				return "FrameCallGraphEntry(frame=" + reprOf(t, vm.As[graphEntry](v).frame) + ")", nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) { visit(vm.As[graphEntry](v).frame) },
		},
	})
	callGraphType.Define(vm.TypeSpec{
		Module: "asyncio.graph", Layout: vm.LayoutOther,
		Getters: []vm.Getter{
			{Name: "future", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.Obj(vm.As[callGraph](v).future), nil
			}},
			{Name: "call_stack", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.As[callGraph](v).stackValue(), nil
			}},
			{Name: "awaited_by", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.As[callGraph](v).awaitedByValue(), nil
			}},
		},
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v vm.Value) (string, error) {
				g := vm.As[callGraph](v)
				return fmt.Sprintf("FutureCallGraph(future=%s, call_stack=%s, awaited_by=%s)",
					reprOf(t, vm.Obj(g.future)), reprOf(t, g.stackValue()), reprOf(t, g.awaitedByValue())), nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) { visit(vm.Obj(vm.As[callGraph](v).future)) },
		},
	})
}

func (g *callGraph) stackValue() vm.Value {
	var entries []vm.Value
	for _, fr := range g.stack {
		if !fr.frame.IsNone() { // of a coroutine written in Go there is no frame
			entries = append(entries, vm.Obj(&graphEntry{vm.MakeHeader(graphEntryType), fr.frame}))
		}
	}
	return vm.NewTuple(entries...)
}

func (g *callGraph) awaitedByValue() vm.Value {
	graphs := make([]vm.Value, len(g.awaitedBy))
	for i, by := range g.awaitedBy {
		graphs[i] = vm.Obj(by)
	}
	return vm.NewTuple(graphs...)
}

// capture makes the call graph of a future, of the running task if v is None;
// nil if there is none.
func capture(t *vm.Thread, v vm.Value, depth int) (*callGraph, error) {
	var f *Future
	switch {
	case !v.IsNone():
		if f = asFuture(v); f == nil {
			return nil, t.Raise(vm.TypeError, "%s object does not appear to be compatible with asyncio.Future", reprOf(t, v))
		}
	case threadOf(t).running == nil:
		return nil, t.Raise(vm.RuntimeError, "capture_call_graph() is called outside of a running event loop and no *future* to introspect was provided")
	default:
		k := currentTask(t)
		if k == nil {
			return nil, nil
		}
		f = &k.Future
	}
	g := f.callGraph(t)
	if f.task != nil && f.task == currentTask(t) {
		g.stack = runningStack(t, f.task)
		g.stack = g.stack[min(depth-1, len(g.stack)):]
	}
	return g, nil
}

// callGraph is the graph of a future whose task, if it is one, is suspended.
func (f *Future) callGraph(t *vm.Thread) *callGraph {
	g := &callGraph{Header: vm.MakeHeader(callGraphType), future: f}
	if f.task != nil {
		g.stack = suspendedStack(t, f.task.coro)
	}
	for _, j := range f.callbacks() {
		if by := awaiter(j); by != nil {
			g.awaitedBy = append(g.awaitedBy, by.callGraph(t))
		}
	}
	return g
}

// awaiter is the task on whose behalf a job waits.
func awaiter(j job) *Future {
	var k *Task
	switch j := j.(type) {
	case *Task:
		k = j
	case *gather:
		k = j.by
	case *shield:
		k = j.by
	case *waitMachine:
		k = j.by
	case *TaskGroup:
		k = j.parent
	}
	if k == nil {
		return nil
	}
	return &k.Future
}

// suspendedStack is the stack of a coroutine, with its frames as objects.
func suspendedStack(t *vm.Thread, coro vm.Value) []graphFrame {
	var stack []graphFrame
	for _, fr := range vm.AwaitChain(coro) {
		g := graphFrame{name: "async " + fr.QualName, code: fr.Code, frame: attrOrNone(t, coro, nameCrFrame)}
		if fr.Code != nil {
			g.line = fr.Code.File.Position(fr.Span.Start).Line
		}
		stack = append([]graphFrame{g}, stack...)
		coro = attrOrNone(t, coro, nameCrAwait)
	}
	return stack
}

var nameCrAwait = vm.Intern("cr_await")

// attrOrNone gives an attribute, None if there is none.
func attrOrNone(t *vm.Thread, v vm.Value, name *vm.Str) vm.Value {
	x, err := t.LookupAttr(v, name)
	if err != nil || x.IsNil() {
		return vm.None
	}
	return x
}

// runningStack is the stack of the task whose step runs.
func runningStack(t *vm.Thread, k *Task) []graphFrame {
	var stack []graphFrame
	first, _ := k.coro.AsGenerator()
	depth := 0
	for f := t.Frame(); f != nil; f = f.Back() {
		code := f.Code()
		if code.File == nil {
			continue
		}
		g := graphFrame{name: code.QualName, code: code, line: code.File.Position(f.Span().Start).Line, frame: t.FrameObject(depth)}
		depth++
		if code.Flags&compile.Coroutine != 0 {
			g.name = "async " + g.name
		}
		stack = append(stack, g)
		if first != nil && code == first.Code() {
			break
		}
	}
	return stack
}

// format writes the graph as format_call_graph does.
func (g *callGraph) format(t *vm.Thread, b *strings.Builder, level int) {
	indent := strings.Repeat("    ", level)
	id := t.VM().Address(vm.Obj(g.future))
	if k := g.future.task; k != nil {
		fmt.Fprintf(b, "%s* Task(name=%s, id=%s)", indent, reprOf(t, vm.NewStr(k.name())), id)
	} else {
		fmt.Fprintf(b, "%s* %s(id=%s)", indent, vm.Obj(g.future).Type().Name, id)
	}
	if len(g.stack) > 0 {
		fmt.Fprintf(b, "\n%s  + Call stack:", indent)
		for _, fr := range g.stack {
			for _, line := range fr.lines() {
				fmt.Fprintf(b, "\n%s  |   %s", indent, line)
			}
		}
	}
	if len(g.awaitedBy) > 0 {
		fmt.Fprintf(b, "\n%s  + Awaited by:", indent)
		for _, by := range g.awaitedBy {
			b.WriteByte('\n')
			by.format(t, b, level+1)
		}
	}
}

// sources are where CPython 3.14 has the coroutines of this package, which may
// be several frames: those within first.
var sources = map[string][]string{
	"sleep":               {"tasks.py:704 sleep"},
	"wait":                {"tasks.py:521 _wait", "tasks.py:432 wait"},
	"wait_for":            {"tasks.py:488 wait_for"},
	"to_thread":           {"threads.py:25 to_thread"},
	"Queue.get":           {"queues.py:186 Queue.get"},
	"Queue.put":           {"queues.py:139 Queue.put"},
	"Queue.join":          {"locks.py:213 Event.wait", "queues.py:250 Queue.join"},
	"Lock.acquire":        {"locks.py:110 Lock.acquire"},
	"Event.wait":          {"locks.py:213 Event.wait"},
	"Condition.wait":      {"locks.py:272 Condition.wait"},
	"Condition.wait_for":  {"locks.py:272 Condition.wait", "locks.py:313 Condition.wait_for"},
	"Semaphore.acquire":   {"locks.py:407 Semaphore.acquire"},
	"TaskGroup.__aexit__": {"taskgroups.py:121 TaskGroup._aexit", "taskgroups.py:72 TaskGroup.__aexit__"},
	"Barrier.wait": {
		"locks.py:272 Condition.wait", "locks.py:313 Condition.wait_for", "locks.py:564 Barrier._wait", "locks.py:527 Barrier.wait",
	},
}

// lines are the lines that show a frame.
func (fr graphFrame) lines() []string {
	if fr.code != nil {
		return []string{fmt.Sprintf("File %s, line %d, in %s()", quote(fr.code.File.Name), fr.line, fr.name)}
	}
	var lines []string
	for _, source := range sources[strings.TrimPrefix(fr.name, "async ")] {
		place, name, _ := strings.Cut(source, " ")
		file, line, _ := strings.Cut(place, ":")
		lines = append(lines, fmt.Sprintf("File '%s%s', line %s, in async %s()", stdlib, file, line, name))
	}
	return lines
}

var callGraphFns = []vm.ModuleEntry{
	callGraphType, graphEntryType,
	vm.PyFn("capture_call_graph", "future=None, /, *, depth=1, limit=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		depth, err := t.Index(args[1])
		if err != nil {
			return vm.Value{}, err
		}
		g, err := capture(t, args[0], depth)
		if g == nil || err != nil {
			return vm.None, err
		}
		return vm.Obj(g), g.cut(t, args[2])
	}),
	vm.PyFn("format_call_graph", "future=None, /, *, depth=1, limit=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		text, err := graphText(t, args[0], args[1], args[2])
		return vm.NewStr(text), err
	}),
	vm.PyFn("print_call_graph", "future=None, /, *, file=None, depth=1, limit=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		text, err := graphText(t, args[0], args[2], args[3])
		if err != nil {
			return vm.Value{}, err
		}
		if args[1].IsNone() {
			return vm.None, t.Write(vm.Stdout, text+"\n")
		}
		_, err = t.CallMethod(args[1], nameWrite, vm.NewStr(text+"\n"))
		return vm.None, err
	}),
}

func graphText(t *vm.Thread, future, depth, limit vm.Value) (string, error) {
	d, err := t.Index(depth)
	if err != nil {
		return "", err
	}
	g, err := capture(t, future, d)
	if g == nil || err != nil {
		return "", err
	}
	if err := g.cut(t, limit); err != nil {
		return "", err
	}
	var b strings.Builder
	g.format(t, &b, 0)
	return b.String(), nil
}

// cut leaves at most limit frames of each stack: the outermost ones, or the
// innermost ones for a negative limit.
func (g *callGraph) cut(t *vm.Thread, limit vm.Value) error {
	if limit.IsNone() {
		return nil
	}
	n, err := t.Index(limit)
	if err != nil {
		return err
	}
	switch {
	case n >= 0:
		g.stack = g.stack[max(len(g.stack)-n, 0):]
	default:
		g.stack = g.stack[:min(-n, len(g.stack))]
	}
	for _, by := range g.awaitedBy {
		if err := by.cut(t, limit); err != nil {
			return err
		}
	}
	return nil
}
