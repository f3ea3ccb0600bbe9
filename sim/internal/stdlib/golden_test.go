package stdlib_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/stdlib"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// clock is a clock that stands where sleep has moved it.
type clock struct{ ns int64 }

func (c *clock) Now() int64 { return c.ns }

// run runs a program and gives what it wrote, both streams together.
func run(t *testing.T, name, src string) string {
	t.Helper()
	out, err := execute(t, name, src, vm.Limits{Instructions: 200e6, Memory: 1 << 30})
	if err != nil {
		t.Fatalf("%s\n%v", out, err)
	}
	return out
}

// execute is run with limits; its error is that of the limit.
func execute(t *testing.T, name, src string, limits vm.Limits) (string, error) {
	t.Helper()
	tree, err := syntax.ParseModule(syntax.NewFile(name, src))
	if err != nil {
		t.Fatal(err)
	}
	code, err := compile.Module(tree, compile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	c := &clock{}
	v := vm.New(vm.Config{
		Args:  []string{name},
		Clock: c,
		Modules: stdlib.Modules(stdlib.Hooks{Sleep: func(_ *vm.Thread, ns int64) error {
			c.ns += ns
			return nil
		}}),
		Output: func(_ *vm.Thread, _ vm.Stream, text string) error {
			out.WriteString(text)
			return nil
		},
		Limits: limits,
	})
	_, err = v.RunMain(code)
	return out.String(), err
}

// TestGolden runs the programs under testdata. Each archive holds a program
// and what CPython 3.14 writes when it runs it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			parts := map[string]string{}
			for _, f := range txtar.Parse(data).Files {
				parts[f.Name] = string(f.Data)
			}
			got := run(t, "main.py", parts["main.py"])
			if want := parts["stdout"]; got != want {
				t.Errorf("%s", firstDifference(got, want))
			}
		})
	}
}

// TestLimitsReachIntoModules runs programs whose work is all done by functions
// written in Go.
func TestLimitsReachIntoModules(t *testing.T) {
	for name, src := range map[string]string{
		"a pattern that backtracks for ever": "import re; re.match('(a+)+$', 'a' * 60 + 'b')",
		"a product without end":              "import itertools; list(itertools.product(range(100), repeat=20))",
		"a count without end":                "import collections, itertools; collections.deque(itertools.count())",
		"dropping without end":               "import itertools; next(itertools.dropwhile(bool, itertools.repeat(1)))",
		"filtering without end":              "import itertools; next(itertools.filterfalse(None, itertools.repeat(1)))",
		"selecting without end":              "import itertools; next(itertools.compress(itertools.repeat(1), itertools.repeat(0)))",
		"chaining nothing without end":       "import itertools; next(itertools.chain.from_iterable(itertools.repeat([])))",
		"grouping without end":               "import itertools; list(itertools.groupby(itertools.repeat(0)))",
		"a slice that begins too late":       "import itertools; next(itertools.islice(itertools.count(), 10**15, None))",
		"too many choices":                   "import random; random.choices([1], k=10**9)",
		"a factorial that is too large":      "import math; math.factorial(10**7)",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := execute(t, "main.py", src, vm.Limits{Instructions: 1e6, Memory: 64 << 20})
			if limit := (*vm.LimitError)(nil); !errors.As(err, &limit) {
				t.Errorf("ended with %v, not with a limit", err)
			}
		})
	}
}

// firstDifference shows where two texts part.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "line " + strings.Join([]string{strconv.Itoa(i + 1), "got:  " + g[i], "want: " + w[i]}, "\n") + rest(g, i)
		}
	}
	return "after line " + strconv.Itoa(min(len(g), len(w))) + ":\ngot:\n" + strings.Join(g[min(len(g), len(w)):], "\n") +
		"\nwant:\n" + strings.Join(w[min(len(g), len(w)):], "\n")
}

// rest shows a traceback that may follow.
func rest(lines []string, from int) string {
	return "\n…\n" + strings.Join(lines[max(from, len(lines)-12):], "\n")
}
