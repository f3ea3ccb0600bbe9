package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/asyncio-playground/playground/recorder"
	"github.com/asyncio-playground/playground/tracer"
)

type recordFlags struct {
	trace, format, python string
	virtual, open         bool
}

func newRecord() *cobra.Command {
	var f recordFlags
	cmd := &cobra.Command{
		Use:   "record FILE [ARG…]",
		Short: "Record what a program does under a real python3",
		Long: "record executes a program under your own python3 (3.12 or newer), with its own output and\n" +
			"exit status, and writes what asyncio did to a trace like that of playground run. The trace\n" +
			"is complete even if the program crashes, leaves early or is interrupted.\n\n" +
			"Time is real unless --virtual is given: then the clock jumps from one deadline to the next,\n" +
			"and every run is the same; threads and processes of a pool take turns. Other things from outside\n" +
			"are waited for, but take no virtual time.",
		Example: "  playground record hello.py --open\n" +
			"  playground record hello.py --virtual --trace hello.ndjson\n" +
			"  playground record hello.py -- --name Ada",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("say which program to record: playground record FILE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			std := stdio{cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()}
			if f.open {
				return recordAndOpen(cmd.Context(), f, args, std)
			}
			return record(cmd.Context(), f, args, std)
		},
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return fmt.Errorf("%w; put -- before it if it is the program's: playground record FILE -- …", err)
	})
	cmd.Flags().StringVar(&f.trace, "trace", "", "write the trace to `file`; - is standard output (default the program's name with .ndjson)")
	cmd.Flags().StringVar(&f.format, "trace-format", formatNDJSON,
		"`format` of the trace: ndjson for every event, steps for those that verify compares")
	cmd.Flags().BoolVar(&f.open, "open", false, "then serve the page with the trace in it")
	cmd.Flags().BoolVar(&f.virtual, "virtual", false, "let the clock jump instead of waiting")
	cmd.Flags().StringVar(&f.python, "python", "", "`path` of the Python to use (default the first one on PATH that is 3.12 or newer)")
	return cmd
}

func record(ctx context.Context, f recordFlags, args []string, std stdio) error {
	if f.format != formatNDJSON && f.format != formatSteps {
		return fmt.Errorf("there is no trace format %q (--trace-format); it is %s or %s", f.format, formatNDJSON, formatSteps)
	}
	if _, err := os.Stat(args[0]); err != nil {
		fmt.Fprintf(std.err, "playground: can't open file '%s': %v\n", args[0], errors.Unwrap(err))
		return status(2) // as python3's
	}
	unnamed := f.trace == ""
	if unnamed {
		f.trace = f.file(args[0])
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	python, err := recorder.Find(ctx, f.python)
	if err != nil {
		return explainPython(err)
	}
	exit, err := recordTo(ctx, python, f, args, std)
	if err != nil {
		return err
	}
	if unnamed { // otherwise the output is the program's alone
		fmt.Fprintf(std.err, "playground: what happened under Python %s is in %s\n", python.Version, f.trace)
	}
	if exit == 0 {
		return nil
	}
	return status(exit)
}

// file is where the trace of a program goes.
func (f recordFlags) file(program string) string {
	if f.trace == "" {
		return filepath.Base(program) + "." + f.format
	}
	return f.trace
}

// recordAndOpen records and then, however the program ended, serves the trace.
func recordAndOpen(ctx context.Context, f recordFlags, args []string, std stdio) error {
	if f.trace == "-" || f.format != formatNDJSON {
		return errors.New("only a trace in a file, with every event, can be shown in the page (--open)")
	}
	f.trace = f.file(args[0])
	if err := record(ctx, f, args, std); err != nil && (!errors.As(err, new(status)) || !exists(f.trace)) {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	return serve(ctx, serveFlags{addr: defaultAddress, open: f.trace}, std.out, std.err)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// untilStopped ends its context when the program shall be interrupted. A
// terminal's interrupt reaches the program by itself: it decides what becomes
// of it, and this process waits.
func untilStopped(ctx context.Context) (context.Context, context.CancelFunc) {
	terminal, err := os.Open("/dev/tty")
	if err != nil {
		return signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	}
	terminal.Close()
	signal.Notify(make(chan os.Signal, 1), os.Interrupt)
	return signal.NotifyContext(ctx, syscall.SIGTERM)
}

// recordTo records into the file that the user named: at once if it is to hold
// every event, so that it is there whatever happens to this process.
func recordTo(ctx context.Context, python recorder.Python, f recordFlags, args []string, std stdio) (int, error) {
	config := recorder.Config{
		Program: args[0], Args: args[1:], Virtual: f.virtual, Trace: f.trace,
		Stdin: std.in, Stdout: std.out, Stderr: std.err,
	}
	if f.trace != "-" {
		file, err := os.Create(f.trace)
		if err != nil {
			return 0, fmt.Errorf("cannot write the trace (--trace): %w", err)
		}
		defer file.Close()
		if f.format == formatNDJSON {
			return python.Record(ctx, config)
		}
		std.out = file
	}
	dir, err := os.MkdirTemp("", "playground-trace")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	config.Trace = filepath.Join(dir, "trace")
	exit, err := python.Record(ctx, config)
	if err != nil {
		return 0, err
	}
	return exit, convert(config.Trace, f.format, std.out)
}

// convert writes the trace in a file to w, in another format.
func convert(path, format string, w io.Writer) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	if format == formatNDJSON {
		_, err := io.Copy(w, file)
		return err
	}
	_, events, err := tracer.ReadNDJSON(file)
	if err != nil {
		return err
	}
	steps := tracer.NewStepsWriter(w)
	events.Replay(steps)
	return steps.Flush()
}

// explainPython says which flag chose a Python that is not there.
func explainPython(err error) error {
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%w (--python)", err)
	}
	return err
}
