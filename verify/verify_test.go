package verify_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/recorder"
	"github.com/asyncio-playground/playground/verify"
)

const program = `import asyncio
async def worker(n):
    await asyncio.sleep(n / 10)
    return n
async def main():
    print(await asyncio.gather(*map(worker, (3, 1, 2))))
    raise ValueError("the end")
asyncio.run(main())
`

func TestBothSidesDoTheSame(t *testing.T) {
	python, err := recorder.Find(t.Context(), "")
	if err != nil {
		t.Skip(err)
	}
	file := filepath.Join(t.TempDir(), "program.py")
	if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	real, err := verify.CPython(t.Context(), python, file, "")
	if err != nil {
		t.Fatal(err)
	}
	simulated, err := verify.Simulate(t.Context(), file, "")
	if err != nil {
		t.Fatal(err)
	}
	if d := verify.Compare(simulated, real); d != nil {
		t.Error(d.Render(program))
	}
	if real.Stdout != "[3, 1, 2]\n" || real.Error != "ValueError: the end" || real.Status != 1 || len(real.Steps) < 20 {
		t.Errorf("CPython's outcome is %+v", real)
	}
}

func TestCompareSeesEveryDifference(t *testing.T) {
	outcome := func() verify.Outcome {
		return verify.Outcome{Stdout: "a\nb\n", Status: 1, Error: "ValueError: x", Steps: []verify.Step{{Text: "one"}, {Text: "two", Line: 1}}}
	}
	if d := verify.Compare(outcome(), outcome()); d != nil {
		t.Errorf("no difference is seen as one: %+v", d)
	}
	for want, change := range map[string]func(*verify.Outcome){
		"stdout, line 2":     func(o *verify.Outcome) { o.Stdout = "a\nc\n" },
		"stdout, line 3":     func(o *verify.Outcome) { o.Stdout = "a\nb\nc" },
		"exit status":        func(o *verify.Outcome) { o.Status = 2 },
		"exception":          func(o *verify.Outcome) { o.Error = "ValueError: y" },
		"scheduling, step 2": func(o *verify.Outcome) { o.Steps[1].Text = "three" },
		"scheduling, step 3": func(o *verify.Outcome) { o.Steps = append(o.Steps, verify.Step{Text: "three"}) },
	} {
		other := outcome()
		change(&other)
		if d := verify.Compare(other, outcome()); d == nil || d.What != want {
			t.Errorf("want %q, got %+v", want, d)
		}
	}
}

// What CPython says of a program that hangs, it never says: there only the
// status counts.
func TestWordsAboutDeadlocksDoNotCount(t *testing.T) {
	a, b := verify.Outcome{Status: 97, Error: "deadlock"}, verify.Outcome{Status: 97, Error: "another"}
	if d := verify.Compare(a, b); d != nil {
		t.Errorf("the difference is %+v", d)
	}
}

func TestADifferenceIsShownSideBySide(t *testing.T) {
	same := verify.Side{Text: `{"t": 0.0, "kind": "task_created", "task": "Task-1", "id": 1, "coro": "main", "parent": null}`}
	d := verify.Difference{
		What: "scheduling, step 2", Before: []verify.Side{same},
		Simulator: verify.Side{Text: `{"t": 0.1, "kind": "step_end", "task": "Task-1", "id": 1, "why": "done"}`, Line: 2},
		CPython:   verify.Side{Text: `{"t": 0.25, "kind": "timer_fired", "when": 0.25}`},
	}
	const want = `first difference: scheduling, step 2
    simulator                           |  CPython
    t=0 task_created Task-1 main        |  t=0 task_created Task-1 main
  > t=0.1 step_end Task-1 done line 2   |  t=0.25 timer_fired when=0.25
    simulator  line 2: await x
`
	if got := d.Render("import y\n    await x\n"); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("got:\n%s", got)
	}
}
