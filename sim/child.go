package sim

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
)

// A Python program in a child process is a machine of its own, with modules and
// memory of its own, on the kernel, the disk and the network of its parent. It
// leaves no trace but the span of its process.

// childShare is which part of the run's limits a child may use.
const childShare = 8

// runChild implements host.Host.RunPython.
func (m *machine) runChild(p host.Program) (int, error) {
	prog, err := Compile(p.Name, p.Source)
	if syntax := (*SyntaxError)(nil); errors.As(err, &syntax) {
		return 1, p.Err([]byte(syntax.Text))
	} else if err != nil {
		return 0, err
	}
	if m.depth == maxDepth {
		return 1, p.Err(fmt.Appendf(nil, "a process that %d others have started cannot start another one\n", maxDepth))
	}
	c := &machine{ctx: m.ctx, config: m.config, code: prog.plain, kernel: m.kernel, heap: m.heap, depth: m.depth + 1}
	c.config.Args, c.config.Trace, c.config.Lines = p.Args, nil, false
	c.config.Limits.Memory /= childShare
	c.config.Limits.Instructions /= childShare
	c.config.Stdout, c.config.Stderr = streamTo(p.Out), streamTo(p.Err)
	c.config.Interrupted = m.takeInterrupt // a terminal's SIGINT goes to both
	c.stdin = bufio.NewReader(&streamFrom{next: p.In})
	settings := c.vmConfig(prog)
	settings.Environ = p.Env
	c.vm = vm.New(settings)
	c.main = c.vm.NewThread()
	c.runtime = asyncio.Attach(c.main, m.kernel, nil)
	world.AttachChild(c.runtime, host.Of(m.vm), c.runChild)
	m.shareProcessor(c.runtime)
	p.Started(c.runtime)

	err = c.runMain()
	var killed *asyncio.KilledError
	if errors.Is(err, kernel.ErrStopped) || errors.As(err, &killed) || m.ctx.Err() != nil {
		return 0, err
	}
	if c.failed != nil {
		return 0, c.failed
	}
	return c.conclude(err).Status, nil
}

// maxDepth is how many processes may be between the first program and the last
// of those that start each other.
const maxDepth = 4

// shareProcessor makes what another runtime computes count, too.
func (m *machine) shareProcessor(rt *asyncio.Runtime) {
	if before := m.kernel.Computed; before != nil {
		cost := int64(m.config.World.CPU.Cost)
		m.kernel.Computed = func() int64 { return before() + rt.Computed()*cost }
	}
}

// streamTo is an io.Writer that a process's stream is.
type streamTo func([]byte) error

func (w streamTo) Write(data []byte) (int, error) { return len(data), w(data) }

// streamFrom is an io.Reader that a process's stream is.
type streamFrom struct {
	next func() ([]byte, error)
	rest []byte
}

func (r *streamFrom) Read(into []byte) (int, error) {
	if len(r.rest) == 0 {
		var err error
		if r.rest, err = r.next(); err != nil {
			return 0, err
		}
		if len(r.rest) == 0 {
			return 0, io.EOF
		}
	}
	n := copy(into, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}
