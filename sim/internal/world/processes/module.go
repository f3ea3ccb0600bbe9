package processes

import (
	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// childModule is _child, on which subprocess and asyncio.subprocess build.
func childModule(*vm.Thread) (*vm.Module, error) {
	return vm.NewModule("_child", "",
		vm.Fn("spawn", "args, stdin, stdout, stderr, cwd, env", spawn),
		vm.Fn("getpid", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			own, _ := numbersOf(asyncio.RuntimeOf(t.VM()).Thread(t))
			return vm.Int(own), nil
		}),
		vm.Fn("getppid", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			_, parent := numbersOf(asyncio.RuntimeOf(t.VM()).Thread(t))
			return vm.Int(parent), nil
		}),
		vm.Fn("exited", "child", exited),
		vm.Fn("wait", "child, timeout", wait),
		vm.Fn("read", "child, stream, size", read),
		vm.Fn("write", "child, data", write),
		vm.Fn("close", "child, stream", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			c := vm.As[child](args[0])
			if args[1].Is(vm.Int(0)) {
				c.pipes[0].end()
			} else if args[1].Is(vm.Int(1)) {
				c.pipes[1].abandon()
			} else {
				c.pipes[2].abandon()
			}
			return vm.None, nil
		}),
		vm.Fn("feed", "child, data", feed),
		vm.Fn("has_room", "child", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(vm.As[child](args[0]).pipes[0].hasRoom()), nil
		}),
		vm.Fn("broken", "child", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(vm.As[child](args[0]).pipes[0].abandoned), nil
		}),
		vm.Fn("room", "child", room),
		vm.Fn("receive", "child, stream, callback", receive),
		vm.Fn("pause", "child, stream, paused", pause),
	), nil
}

func init() {
	childType.Define(vm.TypeSpec{
		Module: "_child",
		Layout: vm.LayoutOther,
		Doc:    "A process.",
		Getters: []vm.Getter{
			{Name: "pid", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.Int(vm.As[child](v).pid), nil }},
			{Name: "returncode", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				if c := vm.As[child](v); c.ended {
					return vm.Int(int64(c.status)), nil
				}
				return vm.None, nil
			}},
		},
	})
}

// exited gives a future that ends with the process.
func exited(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	c := vm.As[child](args[0])
	o, err := asyncio.NewOutside(t, c.title, tracer.ActorProcess, c.actor)
	if err != nil {
		return vm.Value{}, err
	}
	done := func() { o.Finish(func(*vm.Thread) (vm.Value, error) { return vm.Int(int64(c.status)), nil }) }
	if c.ended {
		done()
	} else {
		c.onExit = append(c.onExit, done)
	}
	return o.Future(), nil
}

// wait blocks the thread until the process has ended, and says whether it has.
func wait(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	c := vm.As[child](args[0])
	rt := c.h.Runtime
	limit, err := asyncio.Deadline(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	for !c.ended && rt.Kernel.Now() < limit {
		err := rt.Blocking(t, "waiting for "+c.title, func() error {
			th := rt.Thread(t).Kernel
			c.waiting = append(c.waiting, th)
			_, err := th.Wait(limit)
			return err
		})
		if err != nil {
			return vm.Value{}, err
		}
	}
	return vm.Bool(c.ended), nil
}

// streamOf gives a pipe of a child by its number.
func streamOf(t *vm.Thread, args []vm.Value) (*pipe, error) {
	n, err := t.Index(args[1])
	return vm.As[child](args[0]).pipes[n], err
}

// read blocks the thread until some bytes have come; none is the end.
func read(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	p, err := streamOf(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	n, err := t.Index(args[2])
	if err != nil {
		return vm.Value{}, err
	}
	c := vm.As[child](args[0])
	var data []byte
	err = c.h.Runtime.Blocking(t, "reading from "+c.title, func() (err error) {
		data, err = p.read(n, func() error { return nil })
		return err
	})
	if err != nil {
		return vm.Value{}, err
	}
	return vm.NewBytes(string(data)), t.Alloc(len(data))
}

// write blocks the thread until the child's pipe has taken the bytes, and says
// whether the child still reads.
func write(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	c := vm.As[child](args[0])
	data, err := t.BytesOf(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	err = c.h.Runtime.Blocking(t, "writing to "+c.title, func() error {
		return c.pipes[0].write(data, func() error { return nil })
	})
	if err == errBrokenPipe {
		return vm.Value{}, osError(t, 32, "Broken pipe", "")
	}
	return vm.None, err
}

// feed puts bytes into the child's pipe at once, beyond its capacity if need be.
func feed(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	data, err := t.BytesOf(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	p := vm.As[child](args[0]).pipes[0]
	if p.abandoned {
		return vm.None, nil
	}
	p.data = append(p.data, data...)
	p.changed()
	return vm.None, t.Alloc(len(data))
}

// room gives a future that ends when the child's pipe has room again.
func room(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	c := vm.As[child](args[0])
	o, err := asyncio.NewOutside(t, "drain()", tracer.ActorProcess, c.actor)
	if err != nil {
		return vm.Value{}, err
	}
	c.pipes[0].onRoom = append(c.pipes[0].onRoom, func() {
		o.Finish(func(*vm.Thread) (vm.Value, error) { return vm.None, nil })
	})
	return o.Future(), nil
}

// receive makes what a child writes come to the running loop: callback(bytes) as
// a handle, and callback(b”) at the end.
func receive(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	p, err := streamOf(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	l, err := asyncio.RunningLoop(t)
	if err != nil {
		return vm.Value{}, err
	}
	c, callback := vm.As[child](args[0]), args[2]
	c.h.Runtime.Hold(callback)
	p.receive = func(data []byte) {
		l.FromOutside(tracer.ActorProcess, c.actor, "_UnixReadPipeTransport._read_ready", callback, func(t *vm.Thread) error {
			if err := t.Alloc(len(data)); err != nil {
				return err
			}
			_, err := t.Call(callback, vm.NewBytes(string(data)))
			return err
		})
		if data == nil {
			c.h.Runtime.Release(callback)
		}
	}
	p.deliver()
	return vm.None, nil
}

// pause makes the loop take no more of a child's stream, or go on.
func pause(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	p, err := streamOf(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	if p.paused, err = t.Truth(args[2]); err == nil {
		p.deliver()
	}
	return vm.None, err
}
