// Package shell is the commands that a simulated child process can be: a handful
// of those that every Unix system has, and a shell that connects them. They are
// Go functions that work on the simulated disk in virtual time; nothing of the
// host's is started or read.
//
// A command runs as a thread of the kernel's and may block: in reading its
// standard input, in writing to a pipe that is full, in sleep. Start reading with
// Run; commands.go has the commands, parse.go the shell's language.
package shell

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/world/disk"
)

// ErrNotFound says that there is no such command.
var ErrNotFound = errors.New("there is no such command")

// A Process is what a command runs in.
type Process struct {
	Args []string // the command's name first
	Env  map[string]string
	Dir  string // the working directory
	Disk *disk.Disk

	// In gives the next bytes of the standard input, none at its end. Out and
	// Err write. Each may block, and fails when the process is to end.
	In       func() ([]byte, error)
	Out, Err func([]byte) error
	// Sleep lets virtual time pass, in nanoseconds.
	Sleep func(ns int64) error
	// Now is the virtual time in nanoseconds since 1970.
	Now func() int64
	// Start runs a command of a pipeline beside the present one. wait gives its
	// status once it has ended.
	Start func(p *Process, run func(*Process) (int, error)) (wait func() (int, error))
	// Pipe makes the two ends of a pipe.
	Pipe func() (read func() ([]byte, error), write func([]byte) error, closeRead, closeWrite func())
	// Python runs a program of Python's with arguments; src is its text.
	Python func(p *Process, name, src string, args []string) (int, error)
}

// A command does its work and gives its exit status; an error ends the process.
type command func(p *Process) (int, error)

// Has says whether there is a command of that name.
func Has(name string) bool { return commands[base(name)] != nil }

// Names are the commands that there are.
func Names() []string { return slices.Sorted(maps.Keys(commands)) }

// Run runs the command that the arguments name. It fails with ErrNotFound.
func Run(p *Process) (int, error) {
	run := commands[base(p.Args[0])]
	if run == nil {
		return 0, ErrNotFound
	}
	return run(p)
}

// base is the last part of a path.
func base(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			return name[i+1:]
		}
	}
	return name
}

// path is a name as seen from the working directory.
func (p *Process) path(name string) string {
	if name != "" && name[0] == '/' {
		return name
	}
	return p.Dir + "/" + name
}

func (p *Process) printf(format string, args ...any) error {
	return p.Out(fmt.Appendf(nil, format, args...))
}

// complain writes a message to the standard error, after the command's name.
func (p *Process) complain(format string, args ...any) error {
	return p.Err(append([]byte(base(p.Args[0])+": "), fmt.Appendf(nil, format+"\n", args...)...))
}

// readAll reads the standard input to its end.
func (p *Process) readAll() ([]byte, error) {
	var all []byte
	for {
		some, err := p.In()
		if err != nil || len(some) == 0 {
			return all, err
		}
		all = append(all, some...)
	}
}

// readFile reads a file.
func (p *Process) readFile(name string) ([]byte, error) {
	h, err := p.Disk.Open(p.path(name), disk.Flags{Read: true})
	if err != nil {
		return nil, err
	}
	data, err := h.Read(-1)
	return data, errors.Join(err, h.Close())
}
