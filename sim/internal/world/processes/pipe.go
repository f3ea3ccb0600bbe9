package processes

import (
	"errors"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
)

// capacity is how much a pipe holds before who writes to it must wait.
const capacity = 64 << 10

// errKilled unwinds a command whose process has been killed.
var errKilled = errors.New("the process was killed")

// errBrokenPipe is what writing to a pipe fails with that nobody reads any more.
var errBrokenPipe = errors.New("broken pipe")

// A pipe carries bytes from one process to another. Its reader is a thread that
// blocks in read, or a receiver that is called.
type pipe struct {
	k            *kernel.Kernel
	data         []byte
	ended        bool // the writer has closed it
	abandoned    bool // the reader has
	waiting      []*kernel.Thread
	receive      func(data []byte) // called with what has come; nil at the end
	endDelivered bool
	paused       bool
	onRoom       []func()
}

// hasRoom says whether who writes need not wait.
func (p *pipe) hasRoom() bool { return len(p.data) < capacity || p.abandoned }

// changed lets everyone look again.
func (p *pipe) changed() {
	for _, th := range p.waiting {
		th.Wake()
	}
	p.waiting = nil
	if p.hasRoom() {
		for _, do := range p.onRoom {
			do()
		}
		p.onRoom = nil
	}
	p.deliver()
}

// deliver gives the receiver what there is.
func (p *pipe) deliver() {
	if p.receive == nil || p.paused {
		return
	}
	if len(p.data) > 0 {
		data := p.data
		p.data = nil
		p.receive(data)
		p.changed()
	}
	if p.ended && !p.endDelivered {
		p.endDelivered = true
		p.receive(nil)
	}
}

// until blocks the running thread until ready, or until stop says to end.
func (p *pipe) until(ready func() bool, stop func() error) error {
	for !ready() {
		th := p.k.Current()
		p.waiting = append(p.waiting, th)
		if _, err := th.Wait(kernel.Forever); err != nil {
			return err
		}
		if err := stop(); err != nil {
			return err
		}
	}
	return nil
}

// read takes what there is, at most n bytes unless that is negative; nothing is
// the end. It blocks the running thread.
func (p *pipe) read(n int, stop func() error) ([]byte, error) {
	if err := p.until(func() bool { return len(p.data) > 0 || p.ended }, stop); err != nil {
		return nil, err
	}
	if n < 0 || n > len(p.data) {
		n = len(p.data)
	}
	data := p.data[:n:n]
	p.data = p.data[n:]
	p.changed()
	return data, nil
}

// write puts bytes into the pipe, as there is room. It blocks the running thread.
func (p *pipe) write(data []byte, stop func() error) error {
	for len(data) > 0 {
		if err := p.until(p.hasRoom, stop); err != nil {
			return err
		}
		if p.abandoned {
			return errBrokenPipe
		}
		n := min(len(data), capacity-len(p.data))
		p.data = append(p.data, data[:n]...)
		data = data[n:]
		p.changed()
	}
	return nil
}

// end closes the writing side.
func (p *pipe) end() {
	p.ended = true
	p.changed()
}

// abandon closes the reading side.
func (p *pipe) abandon() {
	p.abandoned = true
	p.data = nil
	p.changed()
}
