package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// record runs a program and gives its trace.
func record(t *testing.T, src string, config sim.Config) *tracer.Recorder {
	t.Helper()
	rec := &tracer.Recorder{}
	config.Trace = rec
	runProgram(t, "main.py", src, config)
	return rec
}

// told gives the events of one kind, each as a line made by show.
func told(rec *tracer.Recorder, kind tracer.Kind, show func(ev *tracer.Event) string) []string {
	var lines []string
	for _, ev := range rec.All() {
		if ev.Kind == kind {
			lines = append(lines, show(ev))
		}
	}
	return lines
}

func TestAwaitsAreNamedAsPeopleSayThem(t *testing.T) {
	rec := record(t, `
import asyncio
class Shop:
    def __init__(self):
        self.till = asyncio.Lock()
async def main():
    jobs = asyncio.Queue()
    shop = Shop()
    async with shop.till:
        task = asyncio.create_task(shop.till.acquire(), name="customer")
        await asyncio.sleep(0)
        await asyncio.sleep(1.5)
    await task
    get = asyncio.create_task(jobs.get())
    await asyncio.wait([get], timeout=1, return_when=asyncio.FIRST_COMPLETED)
    jobs.put_nowait(1)
    await asyncio.gather(get, asyncio.sleep(0))
    await asyncio.get_running_loop().run_in_executor(None, len, "abc")
asyncio.run(main())
`, sim.Config{})
	got := told(rec, tracer.StepEnd, func(ev *tracer.Event) string {
		if ev.Sub != tracer.WhySuspended {
			return ""
		}
		return strings.TrimSpace(rec.Text(ev.Name) + " " + rec.Text(ev.Text))
	})
	got = slices.DeleteFunc(got, func(s string) bool { return s == "" })
	want := []string{
		"sleep(0)", "self.till.acquire() self.till", "sleep(1.5)", "customer",
		"wait(FIRST_COMPLETED)", "jobs.get() jobs", "wait(FIRST_COMPLETED)", "gather(2)", "sleep(0)",
		"run_in_executor(len)", "shutdown_default_executor()",
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("no task awaits %q; they await %q", w, got)
		}
	}
}

func TestWarnings(t *testing.T) {
	for _, test := range []struct {
		name, src string
		sub       tracer.Sub
		text      string
	}{
		{"blocking", "import asyncio, time\nasync def main():\n    time.sleep(0.5)\nasyncio.run(main())",
			tracer.WarnBlocking, "Task-1 held the loop for 0.5 s in time.sleep(0.5)"},
		{"never awaited", "import asyncio\nasync def f(): pass\nasync def main():\n    f()\nasyncio.run(main())",
			tracer.WarnNeverAwaited, "coroutine 'f' was never awaited"},
		{"never retrieved", "import asyncio\nasync def f(): 1 / 0\nasync def main():\n    asyncio.create_task(f())\n    await asyncio.sleep(1)\nasyncio.run(main())",
			tracer.WarnNeverRetrieved, "Task exception was never retrieved: ZeroDivisionError('division by zero')"},
		{"deadlock", "import asyncio\nasync def main():\n    door = asyncio.Event()\n    await door.wait()\nasyncio.run(main())",
			tracer.WarnDeadlock, "Task-1 waits for door.wait(), Event 'door': nobody is left to call set()"},
		{"join", "import asyncio\nasync def main():\n    jobs, done = asyncio.Queue(), 1\n    jobs.put_nowait(1)\n    jobs.get_nowait()\n    await jobs.join()\nasyncio.run(main())",
			tracer.WarnDeadlock, "Task-1 waits for jobs.join(), Queue 'jobs': 1 item was taken out without a call of task_done()"},
		{"kept waiting", "import asyncio, time\nasync def f():\n    await asyncio.sleep(0.1)\nasync def main():\n    t = asyncio.create_task(f())\n    await asyncio.sleep(0)\n    time.sleep(0.5)\n    await t\nasyncio.run(main())",
			tracer.WarnBlocking, "Task-1 held the loop for 0.5 s in time.sleep(0.5); Task-2 had to wait"},
		{"left at the end", "import asyncio\nasync def main():\n    asyncio.create_task(asyncio.sleep(5))\n    await asyncio.sleep(0)\nasyncio.run(main())",
			tracer.WarnPending, "Task-2 was still pending when the main coroutine had ended, and is cancelled"},
		{"held by nobody", "import asyncio\nasync def f():\n    await asyncio.Event().wait()\nasync def main():\n    asyncio.create_task(f())\n    await asyncio.sleep(0)\nasyncio.run(main())",
			tracer.WarnPending, "Task-2 waits for what nobody else knows of, and nobody holds a reference to it: the loop's is weak, so that the garbage collector may destroy it at any time"},
		{"pending", "import asyncio\nasync def f():\n    await asyncio.sleep(1)\nloop = asyncio.new_event_loop()\nt = loop.create_task(f())\nloop.run_until_complete(asyncio.sleep(0))\nloop.close()",
			tracer.WarnPending, "Task was destroyed but it is pending: Task-1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			rec := record(t, test.src, sim.Config{})
			got := told(rec, tracer.Warning, func(ev *tracer.Event) string { return fmt.Sprint(ev.Sub, " ", rec.Text(ev.Text)) })
			if want := fmt.Sprint(test.sub, " ", test.text); !slices.Contains(got, want) {
				t.Errorf("warnings %q, want %q among them", got, want)
			}
		})
	}
}

func TestATraceEndsWithHowTheRunEnded(t *testing.T) {
	rec := record(t, "raise SystemExit(3)", sim.Config{})
	first, last := rec.At(0), rec.At(rec.Len()-1)
	if first.Kind != tracer.RunBegin || rec.Text(first.Name) != "main.py" {
		t.Errorf("the first event is %+v", first)
	}
	if last.Kind != tracer.RunEnd || last.Sub != tracer.EndExit || last.Value != 3 {
		t.Errorf("the last event is %+v", last)
	}
}
