package sim_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// debugged runs a program with lines and gives what a debugger is told, a word
// an event: "3" for a line, "n=2" for a variable, "x" for one that is gone,
// "f()=2" for the end of a frame.
func debugged(t *testing.T, src string, config sim.Config) []string {
	t.Helper()
	config.Lines = true
	rec := record(t, src, config)
	var words []string
	for _, ev := range rec.All() {
		name, text := rec.Text(ev.Name), rec.Text(ev.Text)
		switch ev.Kind {
		case tracer.Line:
			words = append(words, fmt.Sprint(ev.Pos.Line))
		case tracer.Local:
			words = append(words, strings.TrimSuffix(name+"="+text, "="))
		case tracer.FrameEnd:
			words = append(words, strings.TrimSuffix(name+"()="+text, "="))
		case tracer.LinesOmitted:
			words = append(words, fmt.Sprintf("omitted %v", ev.Sub))
		case tracer.Breakpoint:
			words = append(words, fmt.Sprintf("breakpoint %d", ev.Pos.Line))
		}
	}
	return words
}

func TestLinesTellWhatHasChanged(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"a call", "def f(n):\n    m = n * 2\n    return m\nx = f(4)\n", "1 4 n=4 2 m=8 3 f()=8 x=8"},
		{"a loop", "for i in range(2):\n    pass\n", "1 i=0 2 1 i=1 2 1"},
		{"a loop that goes on early", "for i in 'ab':\n    if i == 'a':\n        continue\n    j = i\n",
			"1 i='a' 2 3 1 i='b' 2 4 j='b' 1"},
		{"a variable that goes", "def f():\n    x = 1\n    del x\n    x = 2\nf()\n", "1 5 2 x=1 3 x 4 x=2 f()"},
		{"an exception", "def f():\n    1 / 0\ntry:\n    f()\nexcept ZeroDivisionError as e:\n    x = 1\n",
			"1 3 4 2 f()=ZeroDivisionError('division by zero') 5 e=ZeroDivisionError('division by zero') 6 x=1 e"},
		{"a comprehension's variable is its own", "def f():\n    y = [x for x in 'ab']\n    return y\nf()\n", "1 4 2 y=['a', 'b'] 3 f()=['a', 'b']"},
		{"a global that a function changes", "n = 0\ndef f():\n    global n\n    n += 1\n    pass\nf()\n", "1 n=0 2 6 3 4 n=1 5 f()"},
		{"a closure", "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    g()\nf()\n",
			"1 7 2 n=0 3 g=<function f.<locals>.g> 6 n=0 4 5 n=1 f.<locals>.g() n=1 f()"},
		{"a list that another frame fills", "def add(to):\n    to.append(1)\n    pass\ndef f():\n    mine = []\n    add(mine)\nf()\n",
			"1 4 7 5 mine=[] 6 to=[] 2 to=[1] mine=[1] 3 add() f()"},
		{"what a module defines is no variable", "import math\nfrom math import pi\nclass A: pass\ndef f(): pass\ng = f\n", "1 2 pi=3.141592653589793 3 3 A() 4 5 g=<function f>"},
		{"what runs when the program is over", "import weakref\nclass A: pass\ndef bye(n):\n    m = n\n    return m\na = A()\nweakref.finalize(a, bye, 3)\n",
			"1 2 2 A() 3 6 a=<A> 7 n=3 a 4 m=3 5 bye()=3"},
		{"library code has no lines", "from contextlib import suppress\nwith suppress(KeyError):\n    {}[1]\n", "1 2 3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(debugged(t, test.src, sim.Config{}), " "); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestValuesAreShownWithoutRunningTheProgram(t *testing.T) {
	src := `
import asyncio, collections, enum
class Account:
    def __init__(self): self.balance, self._secret = 3, 4
    def __repr__(self): raise SystemExit("called")
    __eq__ = __hash__ = __bool__ = __len__ = __iter__ = __getattr__ = __repr__
class Colour(enum.Enum):
    RED = 1
async def work(): pass
def show():
    a = Account()
    b = {"k": [1, (2,)], 3: {4}}
    c = list(range(100))
    d = collections.deque("ab")
    e = Colour.RED
    f = work()
    g = 10 ** 40
    h = b"x"
    i = set()
    j = collections.Counter("aab")
    f.close()
    k = asyncio.Queue()
    k.put_nowait(3)
    l = asyncio.Lock()
    m = asyncio.Event()
    m.set()
show()
`
	got := strings.Join(debugged(t, src, sim.Config{}), "\n")
	for _, want := range []string{
		"a=<Account balance=3>", "b={'k': [1, (2,)], 3: {4}}", "c=[0, 1, 2, 3, 4, 5, 6, 7, … 92 more]", "d=deque(['a', 'b'])",
		"e=Colour.RED", "f=<coroutine work>", "g=1" + strings.Repeat("0", 40), "i=set()", "j=Counter({'a': 2, 'b': 1})",
		"k=<Queue []>", "k=<Queue [3]>", "l=<Lock unlocked>", "m=<Event unset>", "m=<Event set>",
	} {
		if !strings.Contains(got, "\n"+want+"\n") {
			t.Errorf("%s is not told in\n%s", want, got)
		}
	}
}

// A frame names the one that called or awaits it, but only within its task.
func TestFramesFormTheStackOfATask(t *testing.T) {
	rec := record(t, `
import asyncio
async def leaf():
    await asyncio.sleep(1)
async def work():
    await leaf()
async def main():
    await asyncio.gather(work(), work())
asyncio.run(main())
`, sim.Config{Lines: true})
	name := map[tracer.Ref]string{}
	var got []string
	for _, ev := range rec.All() {
		if ev.Kind != tracer.Line {
			continue
		}
		name[ev.Obj] = rec.Text(ev.Name)
		if ev.Task != 0 {
			got = append(got, fmt.Sprintf("%d %s<%s", ev.Task, name[ev.Obj], name[ev.Peer]))
		}
	}
	want := []string{"1 main<", "2 work<", "2 leaf<work", "3 work<", "3 leaf<work"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTooManyLinesAreLeftOut(t *testing.T) {
	loop := "def f():\n    for i in range(50_000):\n        pass\nf()\nprint()\nx = 1\n"
	for _, test := range []struct {
		name  string
		lines int64
		want  []string
	}{
		{"of one long stretch, until something else happens", 1_000_000, []string{"omitted burst", "i=49999", "f()", "5", "6", "x=1"}},
		{"of the rest of the run", 100, []string{"omitted rest"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := debugged(t, loop, sim.Config{Limits: sim.Limits{Lines: test.lines}})
			cut := slices.Index(got, test.want[0])
			if cut < 0 || !slices.Equal(got[cut:], test.want) {
				t.Errorf("got %q at the end, want %q", got[max(cut, 0):], test.want)
			}
			if got := debugged(t, loop, sim.Config{Limits: sim.Limits{Events: 100}}); got[len(got)-1] != "x=1" {
				t.Errorf("lines count as events: %q is the last", got[len(got)-1])
			}
		})
	}
}

func TestBreakpointsAreToldAndRunOn(t *testing.T) {
	var lines []int
	got := debugged(t, "x = 1\nbreakpoint()\nx = 2\n", sim.Config{Breakpoint: func(line int) { lines = append(lines, line) }})
	if want := []string{"1", "x=1", "2", "breakpoint 2", "3", "x=2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if !slices.Equal(lines, []int{2}) {
		t.Errorf("the caller was told of lines %v", lines)
	}
}

// Watching must not change what is watched, nor how much work it is, of which
// its time may be made. The corpus takes part where it is at hand; the race
// detector has enough with the programs of testdata.
func TestARunIsTheSameWithLines(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	programs := map[string]string{}
	for _, file := range archives {
		programs[filepath.Base(file)] = mainOf(t, file)
	}
	more := []string{filepath.Join(corpus, "*.py"), "parity/testdata/asyncio/*/*.py"}
	if raceDetector {
		more = nil
	}
	for _, pattern := range more {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			programs[filepath.Base(file)] = readFile(t, file)
		}
	}
	for name, src := range programs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plain, lines := runProgram(t, name, src, sim.Config{}), runProgram(t, name, src, sim.Config{Lines: true})
			if lines != plain {
				t.Errorf("with lines it is\n%+v\nwithout\n%+v", lines, plain)
			}
		})
	}
}

func TestLinesAreTheSameInEveryRun(t *testing.T) {
	src := mainOf(t, "testdata/queue_workers.txtar")
	first := strings.Join(debugged(t, src, sim.Config{}), " ")
	for range 10 {
		if again := strings.Join(debugged(t, src, sim.Config{}), " "); again != first {
			t.Fatalf("once it is\n%s\nand then\n%s", first, again)
		}
	}
}
