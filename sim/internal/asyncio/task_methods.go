package asyncio

import (
	"fmt"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

var taskInit = vm.Fn("__init__", "coro, *, loop=None, name=None, context=None, eager_start=False", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if !isCoroutine(t, args[1]) {
		return vm.Value{}, t.Raise(vm.TypeError, "a coroutine was expected, got %s", reprOf(t, args[1]))
	}
	l, err := loopArg(t, args[2], currentLoop)
	if err != nil {
		return vm.Value{}, err
	}
	o := taskOptions{name: args[3]}
	if !args[4].IsNone() {
		if o.context, err = contextArg(t, args[4]); err != nil {
			return vm.Value{}, err
		}
	}
	if o.eager, err = t.Truth(args[5]); err != nil {
		return vm.Value{}, err
	}
	return vm.None, l.initTask(t, vm.As[Task](args[0]), args[0].Type(), args[1], o)
})

func init() {
	TaskType.Define(vm.TypeSpec{
		Module: "_asyncio",
		Base:   FutureType,
		Doc:    "Drives a coroutine, a step at a time.",
		Attrs:  futureAttrs,
		Methods: []*vm.Native{
			taskInit,
			taskMethod("get_name", func(_ *vm.Thread, k *Task) (vm.Value, error) { return vm.NewStr(k.name()), nil }),
			vm.Fn("set_name", "value, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				k := vm.As[Task](args[0])
				err := k.setName(t, args[1])
				if tr := k.loop.rt.Trace; tr != nil && err == nil {
					tr.taskNamed(k)
				}
				return vm.None, err
			}),
			taskMethod("get_coro", func(_ *vm.Thread, k *Task) (vm.Value, error) { return k.coro, nil }),
			taskMethod("get_context", func(t *vm.Thread, k *Task) (vm.Value, error) { return contextValue(t, k.context) }),
			taskMethod("cancelling", func(_ *vm.Thread, k *Task) (vm.Value, error) { return vm.Int(int64(k.cancels)), nil }),
			taskMethod("uncancel", func(_ *vm.Thread, k *Task) (vm.Value, error) { return vm.Int(int64(k.uncancel())), nil }),
			vm.Fn("set_result", "result, /", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
				return vm.Value{}, t.Raise(vm.RuntimeError, "Task does not support set_result operation")
			}),
			vm.Fn("set_exception", "exception, /", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
				return vm.Value{}, t.Raise(vm.RuntimeError, "Task does not support set_exception operation")
			}),
			vm.Fn("get_stack", "*, limit=None", taskGetStack),
			vm.Fn("print_stack", "*, limit=None, file=None", taskPrintStack),
		},
		Getters: []vm.Getter{
			{Name: "_coro", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.As[Task](v).coro, nil }},
			{Name: "_must_cancel", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.Bool(vm.As[Task](v).mustCancel), nil
			}},
			{Name: "_fut_waiter", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				if f := vm.As[Task](v).waiter; f != nil {
					return vm.Obj(f), nil
				}
				return vm.None, nil
			}},
		},
		Slots: vm.Slots{
			New: newObject(func(h vm.Header) *Task {
				k := &Task{}
				k.Header = h
				return k
			}),
			Init: initSlot(taskInit),
			Repr: reprTask,
		},
	})
}

// taskMethod declares a method without parameters.
func taskMethod(name string, fn func(t *vm.Thread, k *Task) (vm.Value, error)) *vm.Native {
	return vm.Fn(name, "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return fn(t, vm.As[Task](args[0]))
	})
}

var createTaskFn = vm.PyFn("create_task", "coro, **kwargs", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	l, err := runningLoop(t)
	if err != nil {
		return vm.Value{}, err
	}
	return l.createTask(t, args[0], args[1])
})

var ensureFutureFn = vm.PyFn("ensure_future", "coro_or_future, *, loop=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	f, err := ensureFuture(t, args[0], asLoop(args[1]))
	if err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(f), nil
})

var currentTaskFn = vm.Fn("current_task", "loop=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	l, err := loopArg(t, args[0], runningLoop)
	if err != nil {
		return vm.Value{}, err
	}
	if l.current == nil {
		return vm.None, nil
	}
	return vm.Obj(l.current), nil
})

var allTasksFn = vm.Fn("all_tasks", "loop=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	l, err := loopArg(t, args[0], runningLoop)
	if err != nil {
		return vm.Value{}, err
	}
	var tasks []vm.Value
	for k := l.tasks.first; k != nil; k = k.next {
		tasks = append(tasks, vm.Obj(k))
	}
	return newSet(t, tasks)
})

// eagerFactory is asyncio.eager_task_factory.
var eagerFactory = vm.PyFn("eager_task_factory", "loop, coro, *, name=None, context=None, eager_start=True", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	l := asLoop(args[0])
	if l == nil {
		return vm.Value{}, t.Raise(vm.TypeError, "an event loop was expected, not %s", args[0].Type().Name)
	}
	if !isCoroutine(t, args[1]) {
		return vm.Value{}, t.Raise(vm.TypeError, "a coroutine was expected, got %s", reprOf(t, args[1]))
	}
	o := taskOptions{name: args[2]}
	var err error
	if !args[3].IsNone() {
		if o.context, err = contextArg(t, args[3]); err != nil {
			return vm.Value{}, err
		}
	}
	if o.eager, err = t.Truth(args[4]); err != nil {
		return vm.Value{}, err
	}
	k, err := l.newTask(t, args[1], o)
	if err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(k), nil
})

var nameEager = vm.Intern("eager_start")

// createEagerFactory is asyncio.create_eager_task_factory.
var createEagerFactory = vm.PyFn("create_eager_task_factory", "custom_task_constructor", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	make := args[0]
	return vm.Obj(vm.PyFn("factory", "loop, coro, *, name=None, context=None, eager_start=True", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return t.CallKw(make, []vm.Value{args[1], args[0], args[2], args[3], args[4]},
			[]*vm.Str{nameLoop, nameName, nameContext, nameEager})
	})), nil
})

var nameLoop = vm.Intern("loop")

var nameCrFrame = vm.Intern("cr_frame")

// taskGetStack is Task.get_stack: the frame of the task's coroutine.
func taskGetStack(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	k := vm.As[Task](args[0])
	var frames []vm.Value
	if frame := attrOrNone(t, k.coro, nameCrFrame); !frame.IsNone() {
		frames = append(frames, frame)
	}
	if k.state == finished && k.exc != nil {
		for tb := attrOrNone(t, k.exc.Value(), nameTraceback); !tb.IsNone(); tb = attrOrNone(t, tb, nameTbNext) {
			frames = append(frames, attrOrNone(t, tb, nameTbFrame))
		}
	}
	if args[1].IsNone() {
		return newList(frames...), nil
	}
	n, err := t.Index(args[1])
	return newList(frames[:max(0, min(n, len(frames)))]...), err
}

var nameTraceback, nameTbNext, nameTbFrame = vm.Intern("__traceback__"), vm.Intern("tb_next"), vm.Intern("tb_frame")

// taskPrintStack is Task.print_stack. What is not a frame goes to stdout, if no
// file is given.
func taskPrintStack(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	k := vm.As[Task](args[0])
	head, frames, tail := "No stack for "+k.text(t)+"\n", "", ""
	if chain := vm.AwaitChain(k.coro); len(chain) > 0 && chain[0].Code != nil {
		head, frames = "Stack for "+k.text(t)+" (most recent call last):\n", frameText(chain[0])
	}
	if k.state == finished && k.exc != nil {
		head, tail = "Traceback for "+k.text(t)+" (most recent call last):\n", t.FormatExceptionOnly(k.exc)
		places := k.exc.Traceback().Places()
		if !args[1].IsNone() {
			limit, err := t.Index(args[1])
			if err != nil {
				return vm.Value{}, err
			}
			places = places[:max(0, min(limit, len(places)))]
		}
		for _, p := range places {
			frames += p.Plain()
		}
	}
	if !args[2].IsNone() {
		_, err := t.CallMethod(args[2], nameWrite, vm.NewStr(head+frames+tail))
		return vm.None, err
	}
	for _, part := range []struct {
		stream vm.Stream
		text   string
	}{{vm.Stdout, head}, {vm.Stderr, frames}, {vm.Stdout, tail}} {
		if part.text == "" {
			continue
		}
		if err := t.Write(part.stream, part.text); err != nil {
			return vm.Value{}, err
		}
	}
	return vm.None, nil
}

// frameText shows a frame as tracebacks do.
func frameText(fr vm.FrameInfo) string {
	file := fr.Code.File
	line := file.Position(fr.Span.Start).Line
	return fmt.Sprintf("  File \"%s\", line %d, in %s\n    %s\n", file.Name, line, fr.Code.Name, strings.TrimSpace(file.Line(line)))
}

var nameWrite = vm.Intern("write")
