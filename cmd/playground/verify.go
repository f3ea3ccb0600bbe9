package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/asyncio-playground/playground/recorder"
	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/verify"
)

type verifyFlags struct {
	python  string
	timeout time.Duration
}

func newVerify() *cobra.Command {
	var f verifyFlags
	cmd := &cobra.Command{
		Use:   "verify FILE…",
		Short: "Compare the simulator with a real python3 on your programs",
		Long: "verify runs each program in the simulator and under your own python3 (3.12 or newer, best\n" +
			"3.14), both in virtual time, and compares standard output, exit status, the exception and\n" +
			"every scheduling step. Of a program that differs, the first difference is shown side by\n" +
			"side. The exit status is 1 if any differs or cannot be compared.",
		Example: "  playground verify hello.py\n  playground verify examples/*.py --python python3.14",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("say which programs to compare: playground verify FILE…")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt)
			defer stop()
			return verifyAll(ctx, f, args, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&f.python, "python", "", "`path` of the Python to use (default the first one on PATH that is 3.12 or newer)")
	cmd.Flags().DurationVar(&f.timeout, "timeout", time.Minute, "real `time` that one program may take on each side")
	return cmd
}

func verifyAll(ctx context.Context, f verifyFlags, files []string, out io.Writer) error {
	python, err := recorder.Find(ctx, f.python)
	if err != nil {
		return explainPython(err)
	}
	same := 0
	for _, file := range files {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		verdict, ok := verifyOne(ctx, f.timeout, python, file)
		fmt.Fprintln(out, verdict)
		if ok {
			same++
		}
	}
	fmt.Fprintf(out, "%d of %d programs do the same in the simulator and under CPython %s\n", same, len(files), python.Version)
	if same < len(files) {
		return status(1)
	}
	return nil
}

// verifyOne says of one program whether both sides do the same.
func verifyOne(ctx context.Context, timeout time.Duration, python recorder.Python, file string) (verdict string, ok bool) {
	source, err := os.ReadFile(file)
	if err != nil {
		return "ERROR    " + err.Error(), false
	}
	simulated, real, err := bothSides(ctx, timeout, python, file)
	if err != nil {
		return fmt.Sprintf("ERROR    %s: %v", file, err), false
	}
	d := verify.Compare(simulated, real)
	switch {
	case d != nil && strings.HasPrefix(real.Error, "ModuleNotFoundError: No module named "):
		return fmt.Sprintf("ERROR    %s: cannot be compared: %s says %s; install it there", file, python.Path, real.Error), false
	case d != nil:
		return fmt.Sprintf("DIFFERS  %s, %s", file, strings.TrimSuffix(d.Render(string(source)), "\n")), false
	}
	return fmt.Sprintf("ok       %s  (%d steps)", file, len(real.Steps)), true
}

func bothSides(ctx context.Context, timeout time.Duration, python recorder.Python, file string) (simulated, real verify.Outcome, err error) {
	ended := fmt.Errorf("the program did not end within %v (--timeout)", timeout)
	limited, cancel := context.WithTimeoutCause(ctx, timeout, ended)
	defer cancel()
	real, err = verify.CPython(limited, python, file, "")
	if err != nil {
		return simulated, real, err
	}
	again, cancel := context.WithTimeoutCause(ctx, timeout, ended)
	defer cancel()
	simulated, err = verify.Simulate(again, file, behaveAs(python))
	return simulated, real, err
}

// behaveAs is the version of Python that the simulator is to behave as beside
// a real one: the closest that it knows.
func behaveAs(python recorder.Python) string {
	if python.Minor < 14 {
		return sim.Versions[0]
	}
	return sim.DefaultPython
}
