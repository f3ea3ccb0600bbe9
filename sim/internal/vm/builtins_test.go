package vm_test

import (
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/vmtest"
)

// TestBuiltins runs the programs in testdata/builtins, each about some of the
// built-in types or functions, and compares what they write with what CPython
// wrote.
func TestBuiltins(t *testing.T) {
	vmtest.Golden(t, "testdata/builtins/*.txtar", nil)
}

// TestBuiltinsStopAtTheMemoryLimit runs programs that ask for far more than
// they may hold: each must end by an exception or the limit, at once.
func TestBuiltinsStopAtTheMemoryLimit(t *testing.T) {
	for _, src := range []string{
		"'x' * 10**12", "[0] * 10**10", "(1,) * 10**10", "bytes(10**12)", "bytearray(10**12)",
		"'a'.ljust(10**12)", "'\\t'.expandtabs(10**12)", "'a'.zfill(10**12)", "f'{1:>1000000000}'", "f'{1.5:.1000000f}' * 10**6",
		"'%999999999d' % 1", "10 ** 10**9", "1 << 10**11", "(10**200000)**1000", "'ab'.replace('', 'x' * 10**6) * 10**6",
		"list(range(10**12))", "tuple(range(10**12))", "set(range(10**12))", "dict.fromkeys(range(10**12))", "sorted(range(10**12))",
		"''.join('x' for i in iter(int, 1))", "a, *b = range(10**12)", "[*range(10**12)]", "list(zip(range(10**12)))",
		"x = 'x'\nwhile True: x += x", "x = [1]\nwhile True: x = x + x", "x = {}\nwhile True: x[len(x)] = 0", "x = 3\nwhile True: x *= x",
		"x = [0] * 10**6\nstr([x] * 1000)", "x = []\nwhile True: x.append(str(len(x)))", "x = []\nwhile True: x = [x]",
	} {
		r := vmtest.Run("in.py", src, vm.Config{Limits: vm.Limits{Memory: 16 << 20, Instructions: 50_000_000}})
		if _, limited := r.Err.(*vm.LimitError); !limited && r.Status == 0 {
			t.Errorf("%s: ran to its end", src)
		}
	}
}

// TestNativeLoopsCountAsInstructions runs loops that never come back to
// bytecode.
func TestNativeLoopsCountAsInstructions(t *testing.T) {
	for _, src := range []string{
		"max(iter(int, 1))", "list(filter(None, iter(int, 1)))", "sum(iter(int, 1))", "any(iter(int, 1))",
		"0 in iter(str, 1)", "for x in map(None, []): pass\nall(map(lambda x: True, iter(int, 1)))",
	} {
		r := vmtest.Run("in.py", src, vm.Config{Limits: vm.Limits{Instructions: 100_000}})
		if limit, ok := r.Err.(*vm.LimitError); !ok || limit.Limit != "instructions" {
			t.Errorf("%s: got %v and status %d, want the instruction limit", src, r.Err, r.Status)
		}
	}
}
