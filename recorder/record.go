package recorder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/asyncio-playground/playground/tracer"
)

// repeatable leaves nothing to chance, nor to the machine.
var repeatable = []string{"PYTHONHASHSEED=0", "PYTHONUTF8=1", "TZ=UTC"}

// Config says what to record and how.
type Config struct {
	Program string   // relative to Dir
	Args    []string // the program's, without its name
	Virtual bool     // jump from deadline to deadline instead of waiting
	Trace   string   // file for the trace, in tracer's NDJSON form
	Dir     string   // to run in; empty: the present one

	Stdin          io.Reader // nil: empty
	Stdout, Stderr io.Writer // nil: thrown away
}

// farewell is how long a program that was told to end may take to do so.
const farewell = 2 * time.Second

// Record runs a program to its end and gives its exit status, 128+n if signal
// n ended it. When ctx ends, the program is interrupted, and
// killed if that does not end it. However the
// program ends, that is no error, and the trace is complete.
func (p Python) Record(ctx context.Context, config Config) (status int, err error) {
	dir, err := unpack()
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	if config.Trace, err = filepath.Abs(config.Trace); err != nil {
		return 0, err
	}
	cmd := p.command(ctx, filepath.Join(dir, script), config)
	err = cmd.Run()
	if cmd.ProcessState == nil {
		return 0, fmt.Errorf("cannot run %s: %w", p.Path, err)
	}
	status, end := ending(cmd.ProcessState)
	return status, finish(config.Trace, end, status)
}

func (p Python) command(ctx context.Context, path string, config Config) *exec.Cmd {
	args := []string{path}
	if config.Virtual {
		args = append(args, "--virtual")
	}
	args = append(args, config.Trace, config.Program)
	cmd := exec.CommandContext(ctx, p.Path, append(args, config.Args...)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = config.Stdin, config.Stdout, config.Stderr
	cmd.Dir, cmd.Env = config.Dir, os.Environ()
	if config.Virtual {
		cmd.Env = append(cmd.Env, repeatable...)
	}
	cmd.Cancel = func() error {
		err := cmd.Process.Signal(os.Interrupt) // which lets it clean up
		if err != nil && !errors.Is(err, os.ErrProcessDone) {
			return cmd.Process.Kill() // where there are no signals
		}
		return err
	}
	cmd.WaitDelay = farewell
	return cmd
}

// ending gives the exit status as a shell would, and what RunEnd says of it.
func ending(state *os.ProcessState) (int, tracer.Sub) {
	if ws, ok := state.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		end := tracer.EndError
		if ws.Signal() == syscall.SIGINT || ws.Signal() == syscall.SIGTERM {
			end = tracer.EndCancelled
		}
		return 128 + int(ws.Signal()), end
	}
	if state.ExitCode() == 0 {
		return 0, tracer.EndNormal
	}
	return state.ExitCode(), tracer.EndExit
}
