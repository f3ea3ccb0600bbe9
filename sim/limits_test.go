package sim_test

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// small are limits that end a runaway program within a moment.
var small = sim.Limits{Instructions: 300_000, Memory: 8 << 20, Output: 1 << 12, Wall: 20 * time.Second}

func TestLimitsEndARun(t *testing.T) {
	for _, test := range []struct{ name, src, says string }{
		{"a loop without end", "while True: pass", "steps"},
		{"a loop of tasks without end", "import asyncio\nasync def main():\n    while True: await asyncio.sleep(0)\nasyncio.run(main())", "steps"},
		{"a flood of output", "while True: print('x' * 100)", "KB"},
		{"a list that grows", "x = []\nwhile True: x.append('abc' * 1000)", "MB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := runProgram(t, "main.py", test.src, sim.Config{Limits: small})
			if got.status != sim.StatusLimit || !strings.Contains(got.stderr, test.says) {
				t.Errorf("status %d, stderr %q; want status %d and a message about %s", got.status, got.stderr, sim.StatusLimit, test.says)
			}
		})
	}
}

func TestWhatPythonItselfStops(t *testing.T) {
	for _, test := range []struct{ name, src, last string }{
		{"recursion", "def f(): f()\nf()", "RecursionError: maximum recursion depth exceeded"},
		{"a huge string", "x = 'ab' * 10**12", "MemoryError"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := runProgram(t, "main.py", test.src, sim.Config{Limits: small})
			if lines := lines(got.stderr); got.status != 1 || lines[len(lines)-1] != test.last {
				t.Errorf("status %d, stderr:\n%s\nwant status 1 and %q", got.status, got.stderr, test.last)
			}
		})
	}
}

// stopper cancels a run when the program has written something.
type stopper struct{ cancel context.CancelFunc }

func (s stopper) Write(p []byte) (int, error) {
	s.cancel()
	return len(p), nil
}

func TestCancellingARun(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	prog, err := sim.Compile("main.py", "print('on it')\nwhile True: pass")
	if err != nil {
		t.Fatal(err)
	}
	result, err := sim.Run(ctx, prog, sim.Config{Stdout: stopper{cancel}})
	if err != nil {
		t.Fatal(err)
	}
	if result.End != tracer.EndCancelled || result.Status != sim.StatusCancelled {
		t.Errorf("the run ended as %v with status %d", result.End, result.Status)
	}
}

func TestStatusAndEnd(t *testing.T) {
	for _, test := range []struct {
		src    string
		status int
		end    tracer.Sub
	}{
		{"pass", 0, tracer.EndNormal},
		{"1 / 0", 1, tracer.EndError},
		{"raise SystemExit", 0, tracer.EndExit},
		{"raise SystemExit(3)", 3, tracer.EndExit},
		{"raise SystemExit('no')", 1, tracer.EndExit},
		{"import asyncio\nasync def main():\n    raise SystemExit(4)\nasyncio.run(main())", 4, tracer.EndExit},
		{"import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())", sim.StatusDeadlock, tracer.EndDeadlock},
		{"import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()", sim.StatusDeadlock, tracer.EndDeadlock},
	} {
		prog, err := sim.Compile("main.py", test.src)
		if err != nil {
			t.Fatal(err)
		}
		result, err := sim.Run(t.Context(), prog, sim.Config{})
		if err != nil {
			t.Fatal(err)
		}
		if result.Status != test.status || result.End != test.end {
			t.Errorf("%q: status %d, end %v; want %d, %v", test.src, result.Status, result.End, test.status, test.end)
		}
	}
}

func TestAnUnknownVersionIsRefused(t *testing.T) {
	prog, err := sim.Compile("main.py", "pass")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sim.Run(t.Context(), prog, sim.Config{Python: "2.7", Stdout: io.Discard}); err == nil {
		t.Error("Python 2.7 was accepted")
	}
}

func TestSyntaxErrorsHaveAPlace(t *testing.T) {
	_, err := sim.Compile("main.py", "x = 1\ny = (2\n")
	wrong, ok := err.(*sim.SyntaxError)
	if !ok || wrong.Line != 2 || wrong.Message != "'(' was never closed" || !strings.Contains(wrong.Text, "main.py") {
		t.Errorf("Compile gave %#v", err)
	}
}
