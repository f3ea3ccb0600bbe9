package vm_test

import (
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/vmtest"
)

// TestPrograms runs the programs in testdata/core, which say in their names
// what they are about, and compares what they write with what CPython wrote.
func TestPrograms(t *testing.T) {
	vmtest.Golden(t, "testdata/core/*.txtar", nil)
}

func TestInstructionLimitStopsALoop(t *testing.T) {
	r := vmtest.Run("in.py", "try:\n    while True: pass\nexcept BaseException: print('caught')", vm.Config{Limits: vm.Limits{Instructions: 100_000}})
	limit, ok := r.Err.(*vm.LimitError)
	if !ok || limit.Limit != "instructions" || r.Stdout != "" {
		t.Errorf("got %v and stdout %q, want an instruction limit that no except clause sees", r.Err, r.Stdout)
	}
}

func TestMemoryLimit(t *testing.T) {
	limits := vm.Limits{Memory: 8 << 20}
	for _, test := range []struct{ name, src, want string }{
		{"what is dropped does not count", "for i in range(100): x = [0] * 50000\nprint('ok')", "ok\n"},
		{"one piece too large raises", "try: [0] * 10**10\nexcept MemoryError: print('no')", "no\n"},
		{"a string too large raises", "try: 'x' * 10**12\nexcept MemoryError: print('no')", "no\n"},
		{"strings that grow in place count once", "s = ''\nfor i in range(20000): s += 'x' * 50\nprint(len(s))", "1000000\n"},
	} {
		if r := vmtest.Run("in.py", test.src, vm.Config{Limits: limits}); r.Stdout != test.want || r.Err != nil {
			t.Errorf("%s: got %q, %v, stderr %q", test.name, r.Stdout, r.Err, r.Stderr)
		}
	}
	r := vmtest.Run("in.py", "l = []\nwhile True: l.append([0] * 1000)", vm.Config{Limits: limits})
	if limit, ok := r.Err.(*vm.LimitError); !ok || limit.Limit != "memory" {
		t.Errorf("a list that grows without end: got %v, want a memory limit", r.Err)
	}
}

func TestOutputLimit(t *testing.T) {
	r := vmtest.Run("in.py", "while True: print('x' * 100)", vm.Config{Limits: vm.Limits{Output: 10_000}})
	if limit, ok := r.Err.(*vm.LimitError); !ok || limit.Limit != "output" || len(r.Stdout) > 10_000 {
		t.Errorf("got %v after %d bytes, want an output limit", r.Err, len(r.Stdout))
	}
}

func TestInterruptStopsTheRun(t *testing.T) {
	r := vmtest.Run("in.py", "try:\n    while True: pass\nfinally: print('no')", vm.Config{Interrupt: func() error { return vm.ErrStopped }})
	if r.Err != vm.ErrStopped || r.Stdout != "" {
		t.Errorf("got %v and %q, want the run to end at once", r.Err, r.Stdout)
	}
}

func TestExitStatus(t *testing.T) {
	for src, want := range map[string]int{
		"pass":                       0,
		"1/0":                        1,
		"raise SystemExit":           0,
		"raise SystemExit(3)":        3,
		"raise SystemExit('text')":   1,
		"raise KeyboardInterrupt":    130,
		"try: 1/0\nfinally: exit":    1,
		"def f(:":                    1,
		"raise SystemExit(256 + 5)":  5,
		"raise SystemExit(None)":     0,
		"raise SystemExit(-1)":       255,
		"raise SystemExit((1, 'x'))": 1,
	} {
		if r := vmtest.Run("in.py", src, vm.Config{}); r.Status != want {
			t.Errorf("%q: exit status %d, want %d (stderr %q)", src, r.Status, want, r.Stderr)
		}
	}
}

// TestRunsShareNothing changes what a program can change in one run, and looks
// for it in the next.
func TestRunsShareNothing(t *testing.T) {
	vmtest.Run("in.py", "import builtins\nbuiltins.leak = 1\nclass L(list): pass\nException.__subclasses__", vm.Config{})
	r := vmtest.Run("in.py", "try: leak\nexcept NameError: print('clean')\nprint(len(list.__subclasses__()))", vm.Config{})
	if r.Stdout != "clean\n0\n" {
		t.Errorf("a second run sees the first: %q %q", r.Stdout, r.Stderr)
	}
}
