package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/asyncio-playground/playground/lessons"
	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

type runFlags struct {
	trace  string
	format string
	lines  bool
	seed   int64
	python string
	world  string
}

// The values of --trace-format.
const (
	formatNDJSON = "ndjson"
	formatSteps  = "steps"
)

func newRun() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   "run FILE [ARG…]",
		Short: "Run a program as python3 would",
		Long: "run executes a Python program in the simulator, with the output and the exit status\n" +
			"that python3 FILE gives. FILE may be - for standard input. The arguments after FILE\n" +
			"are the program's; put -- before the first one that begins with a dash.",
		Example: "  playground run hello.py\n" +
			"  playground run hello.py --trace hello.ndjson\n" +
			"  playground run hello.py -- --name Ada",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("say which program to run: playground run FILE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			limitMemory(sim.DefaultMemory)
			ctx, interrupted, stop := interrupts(cmd.Context())
			defer stop()
			return run(ctx, interrupted, f, args, stdio{cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()})
		},
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return fmt.Errorf("%w; put -- before it if it is the program's: playground run FILE -- …", err)
	})
	cmd.Flags().StringVar(&f.trace, "trace", "", "write what happened to `file`; - is standard output")
	cmd.Flags().StringVar(&f.format, "trace-format", formatNDJSON,
		"`format` of the trace: ndjson for every event, steps for those that can be compared with CPython")
	cmd.Flags().BoolVar(&f.lines, "lines", false, "trace every line that runs, with the variables that changed")
	cmd.Flags().Int64Var(&f.seed, "seed", 0, "seed of everything random")
	cmd.Flags().StringVar(&f.python, "python", sim.DefaultPython, "`version` of Python to behave as")
	cmd.Flags().StringVar(&f.world, "world", "",
		"YAML `file` that describes what is outside the program: network, disk, clients (docs/world.md)")
	return cmd
}

// stdio is where a program reads and writes.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

// run runs a program; interrupted is sim.Config.Interrupted.
func run(ctx context.Context, interrupted func() bool, f runFlags, args []string, std stdio) error {
	name, source, err := readProgram(args[0], std)
	if err != nil {
		return err
	}
	world, err := readWorld(f.world)
	if err != nil {
		return err
	}
	trace, err := openTrace(f, args[0], std.out)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(std.out, 64<<10)
	config := sim.Config{
		Args:   args,
		Seed:   f.seed,
		Python: f.python,
		Stdin:  std.in,
		Stdout: out,
		Stderr: after{out, std.err},
		Lines:  f.lines,
		World:  world,
		Files:  neighbours(args[0]),

		Interrupted: interrupted,
		Breakpoint: func(line int) {
			fmt.Fprintf(after{out, std.err}, "playground: breakpoint() at line %d; the program goes on (the page stops there)\n", line)
		},
	}
	if trace != nil {
		config.Trace = trace.sink
	}
	exit, err := execute(ctx, name, source, config)
	if err = errors.Join(err, out.Flush(), trace.close()); err != nil || exit == 0 {
		return err
	}
	return status(exit)
}

// readWorld reads the file that describes a world; without a name it is the
// standard one.
func readWorld(name string) (sim.World, error) {
	if name == "" {
		return sim.World{}, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return sim.World{}, err
	}
	w, err := lessons.ReadWorld(text)
	if err != nil {
		return w, fmt.Errorf("%s: %w", name, err)
	}
	return w, nil
}

// execute compiles and runs, and gives the exit status.
func execute(ctx context.Context, name, source string, config sim.Config) (int, error) {
	prog, err := sim.Compile(name, source)
	var wrong *sim.SyntaxError
	if errors.As(err, &wrong) {
		if config.Trace != nil {
			config.Trace.Begin(new(tracer.Symbols)) // of a run that did not come about
		}
		_, err := io.WriteString(config.Stderr, wrong.Text)
		return 1, err
	}
	if err != nil {
		return 0, err
	}
	result, err := sim.Run(ctx, prog, config)
	if err != nil {
		return 0, err
	}
	if result.End == tracer.EndCancelled {
		fmt.Fprintln(config.Stderr, "KeyboardInterrupt")
	}
	return result.Status, nil
}

// readProgram gives the name that tracebacks show, and the text.
func readProgram(file string, std stdio) (name, source string, err error) {
	var data []byte
	if file == "-" {
		data, err = io.ReadAll(std.in)
		return "<stdin>", string(data), err
	}
	data, err = os.ReadFile(file)
	var reason *fs.PathError
	if errors.As(err, &reason) {
		fmt.Fprintf(std.err, "playground: can't open file '%s': %v\n", file, reason.Err)
		return "", "", status(2) // as python3's
	}
	if err != nil {
		return "", "", err
	}
	name, err = absolute(file)
	return name, string(data), err
}

// absolute gives a program's name as tracebacks have it: python3 puts the
// working directory before a relative one and changes nothing else.
func absolute(file string) (string, error) {
	if filepath.IsAbs(file) {
		return file, nil
	}
	dir, err := os.Getwd()
	return dir + string(filepath.Separator) + file, err
}

// after writes to w once all that was written before, to first, is out.
type after struct {
	first *bufio.Writer
	w     io.Writer
}

func (a after) Write(p []byte) (int, error) {
	if err := a.first.Flush(); err != nil {
		return 0, err
	}
	return a.w.Write(p)
}

// trace is what --trace asks for; without it, nothing.
type trace struct {
	sink interface {
		tracer.Sink
		Flush() error
	}
	file io.Closer
}

func openTrace(f runFlags, program string, stdout io.Writer) (*trace, error) {
	switch {
	case f.format != formatNDJSON && f.format != formatSteps:
		return nil, fmt.Errorf("there is no trace format %q (--trace-format); it is %s or %s", f.format, formatNDJSON, formatSteps)
	case f.trace == "" && f.format == formatSteps:
		return nil, errors.New("say with --trace where the steps (--trace-format) are to be written; - is standard output")
	case f.trace == "":
		return nil, nil
	}
	w, t := stdout, &trace{}
	if f.trace != "-" {
		file, err := os.Create(f.trace)
		if err != nil {
			return nil, fmt.Errorf("cannot write the trace (--trace): %w", err)
		}
		w, t.file = file, file
	}
	if f.format == formatSteps {
		t.sink = tracer.NewStepsWriter(w)
	} else {
		t.sink = tracer.NewNDJSONWriter(w, tracer.Header{Program: program, Python: f.python, Seed: f.seed})
	}
	return t, nil
}

// close ends the trace and gives what went wrong with it.
func (t *trace) close() error {
	if t == nil {
		return nil
	}
	err := t.sink.Flush()
	if t.file != nil {
		err = errors.Join(err, t.file.Close())
	}
	if err != nil {
		return fmt.Errorf("writing the trace (--trace): %w", err)
	}
	return nil
}
