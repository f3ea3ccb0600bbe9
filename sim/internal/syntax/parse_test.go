package syntax_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

func parse(t testing.TB, src string) *syntax.Module {
	t.Helper()
	m, err := syntax.ParseModule(syntax.NewFile("x.py", src))
	if err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	return m
}

func TestTree(t *testing.T) {
	for _, test := range treeTests {
		if got := dump(parse(t, test.src).Body); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.src, got, test.want)
		}
	}
}

func TestParseExpr(t *testing.T) {
	e, err := syntax.ParseExpr(syntax.NewFile("<string>", " \t1, a\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := dump(e), "(TupleExpr Elts=[(Constant 1) a])"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, src := range []string{"", "x = 1", "pass", "1\n2", "*a"} {
		if _, err := syntax.ParseExpr(syntax.NewFile("<string>", src)); err == nil {
			t.Errorf("%q was taken for an expression", src)
		}
	}
}

// Every node covers exactly the source that CPython says it does.
func TestSpans(t *testing.T) {
	tests := []struct{ src, node, want string }{
		{"(a) + (b)\n", "BinOp", "(a) + (b)"},
		{"x = (yield)\n", "Yield", "yield"},
		{"f(i for i in a)\n", "Comp", "(i for i in a)"},
		{"f((i for i in a))\n", "Comp", "(i for i in a)"},
		{"a, b = 1, 2\n", "TupleExpr", "a, b"},
		{"if a:\n  b;\nelse:\n  c # d\n\n", "If", "if a:\n  b;\nelse:\n  c"},
		{"@d\ndef f(): pass\n", "FunctionDef", "def f(): pass"},
		{"async  def f(): pass\n", "FunctionDef", "async  def f(): pass"},
		{"def f(*, a: int = 1): pass\n", "Param", "a: int"},
		{"f(*a, k=v)\n", "Keyword", "k=v"},
		{"f'{ x = !r:>{w}}'\n", "FormattedValue", "{ x = !r:>{w}}"},
		{"'a' f'b'\n", "FString", "'a' f'b'"},
		{"await  (x)\n", "Await", "await  (x)"},
		{"match a:\n  case [x, *_]: pass\n", "MatchSequence", "[x, *_]"},
		{"try:\n  a\nexcept E as e:\n  b\nc\n", "ExceptHandler", "except E as e:\n  b"},
		{"é = 变量.x\n", "Attribute", "变量.x"},
	}
	for _, test := range tests {
		m := parse(t, test.src)
		found := ""
		syntax.Walk(m, func(n syntax.Node) bool {
			if found == "" && typeName(n) == test.node {
				found = m.File.Text(n.Range())
			}
			return found == ""
		})
		if found != test.want {
			t.Errorf("%q: %s covers %q, want %q", test.src, test.node, found, test.want)
		}
	}
}

func TestSeedsParse(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/corpus/seeds/*.py")
	if len(files) == 0 {
		t.Skip("no corpus beside the repository")
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parse(t, string(src))
	}
}

// Nesting ends in an error, never in a stack overflow, and deep chains stay
// within what the compiler can walk.
func TestDepthIsBounded(t *testing.T) {
	const n = 200_000
	for name, src := range map[string]string{
		"too many nested parentheses":        strings.Repeat("(", 300) + strings.Repeat(")", 300),
		"too many levels of indentation":     deepIndent(120),
		"too complex to parse (not)":         strings.Repeat("not ", n) + "a",
		"too complex to parse (minus)":       strings.Repeat("-", n) + "a",
		"too complex to parse (power)":       strings.Repeat("a**", n) + "a",
		"too complex to parse (lambda)":      strings.Repeat("lambda:", n) + "a",
		"too complex to parse (conditional)": strings.Repeat("a if a else ", n) + "a",
		"too complex to parse (sum)":         strings.Repeat("a+", n) + "a",
		"too complex to parse (attributes)":  "a" + strings.Repeat(".a", n),
		"too complex to parse (calls)":       "a" + strings.Repeat("()", n),
		"too complex to parse (elif)":        "if a: b\n" + strings.Repeat("elif a: b\n", n),
	} {
		want, _, _ := strings.Cut(name, " (")
		if _, err := syntax.ParseModule(syntax.NewFile("x.py", src)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %.200v", name, err)
		}
	}
}

func deepIndent(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if a:\n")
	}
	b.WriteString(strings.Repeat(" ", n) + "pass\n")
	return b.String()
}

// Work grows with the length of the source even where a mistake makes the
// parser look twice and ahead. A quadratic parser would not finish.
func TestLongSources(t *testing.T) {
	const n = 200_000
	for name, src := range map[string]string{
		"statements":        strings.Repeat("x = f(a, b)\n", n),
		"wrong at the end":  strings.Repeat("x = f(a, b)\n", n) + "x = = 1\n",
		"list":              "x = [" + strings.Repeat("1, ", n) + "]",
		"list, no comma":    "x = [" + strings.Repeat("1, ", n) + "2 3]",
		"dict, no colon":    "x = {" + strings.Repeat("1: 2, ", n) + "3 4}",
		"strings":           strings.Repeat("'a' ", n),
		"targets":           strings.Repeat("x = ", n) + "1",
		"nested, no comma":  strings.Repeat("(a, ", 190) + "b c" + strings.Repeat(")", 190),
		"nested if":         strings.Repeat("(a if b else ", 190) + "b c" + strings.Repeat(")", 190),
		"nested calls":      strings.Repeat("f(a=", 190) + "b c" + strings.Repeat(")", 190),
		"nested dicts":      strings.Repeat("{1: 2, ", 190) + "b c" + strings.Repeat("}", 190),
		"nested star":       strings.Repeat("f(*", 190) + "b c" + strings.Repeat(")", 190),
		"nested generators": strings.Repeat("[a for a in ", 190) + "b c" + strings.Repeat("]", 190),
		"unclosed":          strings.Repeat("x = 1\n", n) + "f(" + strings.Repeat("1,\n", n),
		"no string end":     strings.Repeat("x = 1\n", n) + "'''" + strings.Repeat("1,\n", n),
	} {
		_, err := syntax.ParseModule(syntax.NewFile("x.py", src))
		if e, ok := err.(*syntax.Error); ok && e.Render() == "" {
			t.Errorf("%s: an error without text", name)
		}
	}
}

// program is about as long as a student's.
const program = `import asyncio
import random


class Worker:
    """Takes jobs from a queue."""

    def __init__(self, name, queue, *, delay=0.1):
        self.name = name
        self.queue = queue
        self.delay = delay
        self.done = []

    async def run(self):
        while True:
            job = await self.queue.get()
            if job is None:
                self.queue.task_done()
                break
            try:
                await asyncio.sleep(self.delay * random.random())
                self.done.append(f"{self.name}: {job!r:>10} after {self.delay:.2f}s")
            except (asyncio.CancelledError, TimeoutError) as e:
                print("stopped", e, sep=": ")
                raise
            finally:
                self.queue.task_done()


async def main(n: int = 3) -> None:
    queue = asyncio.Queue(maxsize=5)
    workers = [Worker(f"w{i}", queue, delay=i / 10) for i in range(n)]
    tasks = {w.name: asyncio.create_task(w.run(), name=w.name) for w in workers}
    for i in range(20):
        await queue.put(i ** 2 + 1)
        if i % 5 == 0 and not queue.empty():
            print(f"{i=}", queue.qsize())
    for _ in tasks:
        await queue.put(None)
    await queue.join()
    results = await asyncio.gather(*tasks.values(), return_exceptions=True)
    match results:
        case [None, *rest] if len(rest) < 10:
            print("fine", *rest)
        case _:
            print({k: v.result() for k, v in tasks.items()})


asyncio.run(main())
`

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(program)))
	b.ReportAllocs()
	for b.Loop() {
		parse(b, program)
	}
}

func typeName(n syntax.Node) string { return reflect.TypeOf(n).Elem().Name() }
