package shell

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/asyncio-playground/playground/sim/internal/world/disk"
)

// errExit ends a script.
type errExit struct{ status int }

func (e errExit) Error() string { return "exit " + strconv.Itoa(e.status) }

// Script runs a script of the shell's and gives the status of its last command.
func Script(p *Process, text string) (int, error) {
	l, err := parse(text, p.Env)
	if err != nil {
		return 2, p.Err(fmt.Appendf(nil, "/bin/sh: 1: Syntax error: %v\n", err))
	}
	status := 0
	for _, pl := range l {
		if pl.after == "&&" && status != 0 || pl.after == "||" && status == 0 {
			continue
		}
		status, err = p.pipeline(pl)
		if exit := (errExit{}); errors.As(err, &exit) {
			return exit.status, nil
		}
		if err != nil {
			return 0, err
		}
	}
	return status, nil
}

// pipeline runs its stages at once; the last one's status is its own.
func (p *Process) pipeline(pl pipeline) (int, error) {
	if len(pl.stages) == 1 {
		return p.stage(*p, pl.stages[0])
	}
	var waits []func() (int, error)
	in := p.In
	closeIn := func() {}
	for i, st := range pl.stages {
		child := *p
		child.In = in
		closeRead, closeWrite := closeIn, func() {}
		if i < len(pl.stages)-1 {
			in, child.Out, closeIn, closeWrite = p.Pipe()
		}
		waits = append(waits, p.Start(&child, func(child *Process) (int, error) {
			defer closeWrite()
			defer closeRead()
			return p.stage(*child, st)
		}))
	}
	status := 0
	for _, wait := range waits {
		var err error
		if status, err = wait(); err != nil {
			return 0, err
		}
	}
	return status, nil
}

// stage runs one command with its streams where they belong.
func (p *Process) stage(child Process, st stage) (int, error) {
	child.Args = st.words
	if name, file, err := child.redirect(st); err != nil {
		return 1, p.Err(fmt.Appendf(nil, "/bin/sh: 1: cannot %s %s: %v\n", name, file, err))
	}
	switch st.words[0] {
	case "cd":
		return p.changeDir(st.words)
	case "exit":
		status := 0
		if len(st.words) > 1 {
			status, _ = strconv.Atoi(st.words[1])
		}
		return 0, errExit{status & 0xff}
	}
	status, err := Run(&child)
	if errors.Is(err, ErrNotFound) {
		return 127, child.Err(fmt.Appendf(nil, "/bin/sh: 1: %s: not found\n", st.words[0]))
	}
	// A file that was written to may have gone meanwhile.
	if errno := disk.Errno(0); errors.As(err, &errno) {
		return 1, p.Err(fmt.Appendf(nil, "%s: write error: %v\n", st.words[0], errno))
	}
	return status, err
}

// redirect puts files in the place of streams. On failure it says what could not
// be done with which.
func (p *Process) redirect(st stage) (what, file string, err error) {
	if st.in != "" {
		data, err := p.readFile(st.in)
		if err != nil {
			return "open", st.in, err
		}
		p.In = func() ([]byte, error) {
			some := data
			data = nil
			return some, nil
		}
	}
	if st.out != "" {
		if p.Out, err = p.writer(st.out, st.appendOut); err != nil {
			return "create", st.out, err
		}
	}
	if st.err != "" {
		if p.Err, err = p.writer(st.err, false); err != nil {
			return "create", st.err, err
		}
	}
	if st.errIsStdout {
		p.Err = p.Out
	}
	return "", "", nil
}

// writer gives a function that writes to a file.
func (p *Process) writer(name string, appends bool) (func([]byte) error, error) {
	path := p.path(name)
	h, err := p.Disk.Open(path, disk.Flags{Write: true, Create: true, Truncate: !appends})
	if err != nil {
		return nil, err
	}
	if err := h.Close(); err != nil {
		return nil, err
	}
	return func(data []byte) error {
		h, err := p.Disk.Open(path, disk.Flags{Write: true, Append: true})
		if err != nil {
			return err
		}
		return errors.Join(h.Write(data), h.Close())
	}, nil
}

func (p *Process) changeDir(words []string) (int, error) {
	to := disk.Home
	if len(words) > 1 {
		to = p.path(words[1])
	}
	n, err := p.Disk.Stat(to)
	if err == nil && !n.Folder {
		err = disk.ENOTDIR
	}
	if err != nil {
		return 2, p.Err(fmt.Appendf(nil, "/bin/sh: 1: cd: can't cd to %s\n", words[1]))
	}
	p.Dir = p.Disk.Abs(to)
	return 0, nil
}
