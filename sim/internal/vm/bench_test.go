package vm_test

import (
	"fmt"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/vmtest"
)

// The programs of BenchmarkProgram run N rounds of what their name says; one op
// of the benchmark is one round.
var programs = []struct{ name, src string }{
	{"call", "def f(a, b): return a\nfor i in range(N): f(i, i)"},
	{"fib20", "def fib(n):\n    if n < 2: return n\n    return fib(n-1) + fib(n-2)\nfor i in range(N): fib(20)"},
	{"loop", "def run(n):\n    s = 0\n    for i in range(n): s += i * 3 % 7\nrun(N)"},
	{"while-float", "def run(n):\n    s = 0.0\n    i = 0\n    while i < n:\n        s += i * 0.5\n        i += 1\nrun(N)"},
	{"method", "class C:\n    def __init__(self): self.n = 0\n    def inc(self, k): self.n += k\ndef run(n):\n    c = C()\n    for i in range(n): c.inc(i)\nrun(N)"},
	{"instance", "class P:\n    def __init__(self, x, y): self.x = x; self.y = y\ndef run(n):\n    for i in range(n): P(i, i)\nrun(N)"},
	{"list", "def run(n):\n    l = []\n    for i in range(n):\n        l.append(i)\n        l[-1] += l[0]\n        if len(l) > 1000: l = []\nrun(N)"},
	{"comprehension", "def run(n):\n    for i in range(n): [x * 2 for x in (1, 2, 3, 4, 5, 6, 7, 8)]\nrun(N)"},
	{"dict", "def run(n):\n    d = {}\n    for i in range(n):\n        d[i % 1000] = i\n        d[i % 1000] += 1\nrun(N)"},
	{"string", "def run(n):\n    s = ''\n    for i in range(n):\n        s += f'{i}:'\n        if len(s) > 10000: s = ''\nrun(N)"},
	{"exception", "def run(n):\n    for i in range(n):\n        try: raise ValueError('x')\n        except ValueError as e: pass\nrun(N)"},
	{"generator", "def g(n):\n    for i in range(n): yield i\ndef run(n):\n    for x in g(n): pass\nrun(N)"},
	{"await-chain", `
class Y:
    def __await__(self): yield
async def leaf(n):
    y = Y()
    for i in range(n): await y
async def chain(d, n):
    if d: await chain(d - 1, n)
    else: await leaf(n)
c = chain(50, N)
try:
    while 1: c.send(None)
except StopIteration: pass
`},
	{"coroutine-call", "async def f(): pass\nasync def run(n):\n    for i in range(n): await f()\ntry: run(N).send(None)\nexcept StopIteration: pass"},
}

func BenchmarkProgram(b *testing.B) {
	for _, p := range programs {
		b.Run(p.name, func(b *testing.B) {
			code, err := vmtest.Compile("bench.py", fmt.Sprintf("N = %d\n%s", b.N, p.src))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.ResetTimer()
			if status, err := vm.New(vm.Config{}).RunMain(code); status != 0 || err != nil {
				b.Fatal(status, err)
			}
		})
	}
}

// BenchmarkStart is what a run costs before its program does anything.
func BenchmarkStart(b *testing.B) {
	code, err := vmtest.Compile("bench.py", "pass")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := vm.New(vm.Config{}).RunMain(code); err != nil {
			b.Fatal(err)
		}
	}
}

// The two representations of a value that were considered: a two-word tagged
// struct, which is what Value is, and an interface with the ints up to 1023
// made beforehand. Each adds up a column of ints and one of floats as the
// interpreter would, from registers to a register.

const column = 4096

func BenchmarkRepresentationTagged(b *testing.B) {
	ints, floats := make([]vm.Value, column), make([]vm.Value, column)
	for i := range ints {
		ints[i], floats[i] = vm.Int(int64(i)), vm.Float(float64(i))
	}
	var sum, fsum vm.Value
	for b.Loop() {
		sum, fsum = vm.Int(0), vm.Float(0)
		for i := range ints {
			if x, y := sum, ints[i]; x.IsSmallInt() && y.IsSmallInt() {
				m, _ := x.AsInt()
				n, _ := y.AsInt()
				sum = vm.Int(m + n)
			}
			if x, y := fsum, floats[i]; x.IsFloat() && y.IsFloat() {
				m, _ := x.AsFloat()
				n, _ := y.AsFloat()
				fsum = vm.Float(m + n)
			}
		}
	}
	sink = []vm.Value{sum, fsum}
}

func BenchmarkRepresentationInterface(b *testing.B) {
	var small [1024]any
	for i := range small {
		small[i] = int64(i)
	}
	box := func(n int64) any {
		if 0 <= n && n < int64(len(small)) {
			return small[n]
		}
		return n
	}
	ints, floats := make([]any, column), make([]any, column)
	for i := range ints {
		ints[i], floats[i] = box(int64(i)), float64(i)
	}
	var sum, fsum any
	for b.Loop() {
		sum, fsum = box(0), float64(0)
		for i := range ints {
			if m, ok := sum.(int64); ok {
				if n, ok := ints[i].(int64); ok {
					sum = box(m + n)
				}
			}
			if m, ok := fsum.(float64); ok {
				if n, ok := floats[i].(float64); ok {
					fsum = m + n
				}
			}
		}
	}
	sink = []any{sum, fsum}
}

var sink any
