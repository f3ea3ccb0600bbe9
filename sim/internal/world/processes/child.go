package processes

import (
	"errors"
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/shell"
	"github.com/asyncio-playground/playground/tracer"
)

// A child is a process that the program has started.
type child struct {
	vm.Header
	h       *host.Host
	pid     int64
	title   string
	process *shell.Process
	pipes   [3]*pipe // stdin, stdout, stderr; nil where the program has none
	actor   tracer.Ref

	status  int // negative: the signal that ended it
	ended   bool
	killed  asyncio.Signal
	threads []*kernel.Thread // that run its commands
	python  *asyncio.Runtime // of the Python program that it runs, if it does
	waiting []*kernel.Thread
	onExit  []func()
}

var childType = vm.Declare("Child")

// startTime is how long a process takes to start: 1 ms. It begins to run only when
// the program lets time pass.
const startTime = 1_000_000

// Where a stream of a child goes to.
const (
	inherit = 0
	toPipe  = -1
	toErr   = -2 // of stderr: where stdout goes
	toNull  = -3
)

// spawn starts a process: args, stdin, stdout, stderr, cwd, env.
func spawn(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h := host.Of(t.VM())
	c := &child{Header: vm.MakeHeader(childType), h: h}
	var err error
	if c.process, err = newProcess(t, h, args); err != nil {
		return vm.Value{}, err
	}
	if !shell.Has(c.process.Args[0]) {
		return vm.Value{}, osError(t, 2, "No such file or directory", c.process.Args[0])
	}
	if c.pid, err = enter(t, c); err != nil {
		return vm.Value{}, err
	}
	for i := range c.pipes {
		mode, err := t.Index(args[1+i])
		if err != nil {
			return vm.Value{}, err
		}
		c.connect(t, i, mode)
	}
	c.title = c.process.Args[0]
	if c.title == "sh" {
		c.title = c.process.Args[2]
	}
	if tr := h.Runtime.Trace; tr != nil {
		c.actor = tr.NewActor(tracer.ActorProcess, fmt.Sprintf("process %d", c.pid))
	}
	h.Runtime.Hold(vm.Obj(c)) // until it has ended
	h.Runtime.Kernel.Schedule(h.Runtime.Kernel.Now()+startTime, c.begin)
	return vm.Obj(c), nil
}

func newProcess(t *vm.Thread, h *host.Host, args []vm.Value) (*shell.Process, error) {
	p := &shell.Process{Disk: h.Disk, Dir: h.Disk.Cwd(), Env: map[string]string{}, Now: h.Now}
	err := t.Iterate(args[0], func(v vm.Value) error {
		text, err := t.Str(v)
		p.Args = append(p.Args, text)
		return err
	})
	if err != nil {
		return nil, err
	}
	if !args[4].IsNone() {
		if p.Dir, err = t.Str(args[4]); err != nil {
			return nil, err
		}
		p.Dir = h.Disk.Abs(p.Dir)
		n, err := h.Disk.Stat(p.Dir)
		if err == nil && !n.Folder {
			return nil, osError(t, 20, "Not a directory", p.Dir)
		} else if err != nil {
			return nil, osError(t, 2, "No such file or directory", p.Dir)
		}
	}
	return p, t.Iterate(args[5], func(pair vm.Value) error {
		items, err := t.ToList(pair)
		if err != nil {
			return err
		}
		name, err := t.Str(items[0])
		if err != nil {
			return err
		}
		p.Env[name], err = t.Str(items[1])
		return err
	})
}

// osError raises the OSError of a number.
func osError(t *vm.Thread, number int64, text, file string) error {
	args := []vm.Value{vm.Int(number), vm.NewStr(text)}
	if file != "" {
		args = append(args, vm.NewStr(file))
	}
	exc, err := t.Call(vm.Obj(vm.OSError), args...)
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// connect makes a stream of the child go where mode says.
func (c *child) connect(t *vm.Thread, stream, mode int) {
	p := c.process
	if mode == toPipe {
		c.pipes[stream] = &pipe{k: c.h.Runtime.Kernel}
	}
	if stream == 0 {
		p.In = func() ([]byte, error) { return nil, nil }
		if pi := c.pipes[0]; pi != nil {
			p.In = func() ([]byte, error) { return pi.read(-1, c.stop) }
		}
		return
	}
	write := func([]byte) error { return nil }
	switch mode {
	case inherit:
		to := vm.Stdout
		if stream == 2 {
			to = vm.Stderr
		}
		main := c.h.Runtime.MainThread().VM
		write = func(data []byte) error { return main.Write(to, string(data)) }
	case toPipe:
		write = func(data []byte) error { return c.pipes[stream].write(data, c.stop) }
	case toErr:
		write = p.Out
	}
	if stream == 1 {
		p.Out = write
	} else {
		p.Err = write
	}
}

// stop ends the commands of a process that was killed.
func (c *child) stop() error {
	if c.killed != 0 {
		return errKilled
	}
	return nil
}

// begin starts the process's first thread.
func (c *child) begin() error {
	p, rt := c.process, c.h.Runtime
	if tr := rt.Trace; tr != nil {
		tr.ActorBusy(c.actor, c.title, nil)
	}
	p.Sleep = c.sleep
	p.Start = c.start
	p.Pipe = func() (func() ([]byte, error), func([]byte) error, func(), func()) {
		pi := &pipe{k: rt.Kernel}
		read := func() ([]byte, error) { return pi.read(-1, c.stop) }
		write := func(data []byte) error { return pi.write(data, c.stop) }
		return read, write, pi.abandon, pi.end
	}
	p.Python = c.runPython
	_, err := rt.Kernel.Start(func(th *kernel.Thread) error {
		th.Apart()
		c.threads = append(c.threads, th)
		status, err := shell.Run(p)
		return c.end(status, err)
	})
	return err
}

// sleep lets time pass in a command, unless the process is killed.
func (c *child) sleep(ns int64) error {
	k := c.h.Runtime.Kernel
	for end := k.Now() + ns; k.Now() < end; {
		if _, err := k.Current().Wait(end); err != nil {
			return err
		}
		if err := c.stop(); err != nil {
			return err
		}
	}
	return nil
}

// start implements shell.Process.Start.
func (c *child) start(p *shell.Process, run func(*shell.Process) (int, error)) func() (int, error) {
	var status int
	var failed error
	k := c.h.Runtime.Kernel
	th, err := k.Start(func(th *kernel.Thread) error {
		th.Apart()
		c.threads = append(c.threads, th)
		status, failed = run(p)
		return nil
	})
	return func() (int, error) {
		if err != nil {
			return 0, err
		}
		if _, err := th.Join(kernel.Forever); err != nil {
			return 0, err
		}
		return status, failed
	}
}

// runPython implements shell.Process.Python.
func (c *child) runPython(p *shell.Process, name, src string, args []string) (int, error) {
	status, err := c.h.RunPython(host.Program{
		Name: name, Source: src, Args: args, Env: p.Env, In: p.In, Out: p.Out, Err: p.Err,
		Started: func(rt *asyncio.Runtime) {
			c.python = rt
			rt.MainThread().Process = &asyncio.Process{PID: c.pid, Parent: ownPID}
			rt.ExpectSignals()
		},
	})
	c.python = nil
	var killed *asyncio.KilledError
	if errors.As(err, &killed) {
		c.killed = killed.Signal
		return 0, errKilled
	}
	return status, err
}

// end is the end of the process.
func (c *child) end(status int, err error) error {
	switch {
	case errors.Is(err, errKilled):
		status = -int(c.killed)
	case errors.Is(err, errBrokenPipe):
		status = -13
	case err != nil:
		return err
	}
	c.status, c.ended = status, true
	if c.pipes[0] != nil {
		c.pipes[0].abandon()
	}
	for _, p := range c.pipes[1:] {
		if p != nil {
			p.end()
		}
	}
	if tr := c.h.Runtime.Trace; tr != nil {
		tr.ActorIdle(c.actor)
	}
	for _, th := range c.waiting {
		th.Wake()
	}
	for _, do := range c.onExit {
		do()
	}
	c.waiting, c.onExit = nil, nil
	c.h.Runtime.Release(vm.Obj(c))
	return nil
}

// harmless says whether a signal is none, or one that does not end a process.
func harmless(s asyncio.Signal) bool {
	switch s {
	case 0, 17, 18, 19, 23, 28:
		return true
	}
	return false
}

// over implements process.
func (c *child) over() bool { return c.ended }

// signal implements process.
func (c *child) signal(s asyncio.Signal) {
	if c.ended {
		return
	}
	if c.python != nil {
		c.python.Send(s, nameOf(s))
		return
	}
	if harmless(s) {
		return
	}
	c.killed = s
	for _, th := range c.threads {
		th.Wake()
	}
	if len(c.threads) == 0 { // it has not begun
		c.h.Runtime.Kernel.Schedule(c.h.Runtime.Kernel.Now(), func() error {
			for _, th := range c.threads {
				th.Wake()
			}
			return nil
		})
	}
}
