package recorder_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/recorder"
	"github.com/asyncio-playground/playground/tracer"
)

// recorded is what a recorded run showed.
type recorded struct {
	stdout, stderr string
	status         int
	events         *tracer.Recorder
}

// record runs a program under a real Python; without one the test is skipped.
func record(t *testing.T, ctx context.Context, program string, virtual bool) recorded {
	t.Helper()
	python, err := recorder.Find(t.Context(), "")
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	file, trace := write(t, program), filepath.Join(dir, "trace.ndjson")
	var stdout, stderr bytes.Buffer
	status, err := python.Record(ctx, recorder.Config{
		Program: file, Virtual: virtual, Trace: trace, Stdin: strings.NewReader("hello\n"), Stdout: &stdout, Stderr: &stderr,
	})
	if err != nil {
		t.Fatal(err)
	}
	return recorded{stdout.String(), stderr.String(), status, readTrace(t, trace)}
}

func readTrace(t *testing.T, path string) *tracer.Recorder {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_, events, err := tracer.ReadNDJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// However a program ends, its output and status are its own, and the trace is
// valid to its end.
func TestEveryEndLeavesAValidTrace(t *testing.T) {
	const begin = "import asyncio, os, sys\nasync def main():\n    await asyncio.sleep(0.001)\n    print('here', flush=True)\n"
	tests := []struct {
		name, program, stdout, stderr string
		status                        int
		end                           tracer.Sub
	}{
		{"normally", begin + "asyncio.run(main())\n", "here\n", "", 0, tracer.EndNormal},
		{"with input", "print(input())\n", "hello\n", "", 0, tracer.EndNormal},
		{"with an exception", begin + "    1/0\nasyncio.run(main())\n", "here\n", "ZeroDivisionError: division by zero\n", 1, tracer.EndError},
		{"that is no Python", "def f(:\n", "", "SyntaxError: invalid syntax\n", 1, tracer.EndError},
		{"by sys.exit", begin + "    sys.exit(5)\nasyncio.run(main())\n", "here\n", "", 5, tracer.EndExit},
		{"by os._exit", begin + "    os._exit(3)\nasyncio.run(main())\n", "here\n", "", 3, tracer.EndExit},
		{"by a crash", begin + "    os.kill(os.getpid(), 9)\nasyncio.run(main())\n", "here\n", "", 137, tracer.EndError},
		{"after a fork", begin + "asyncio.run(main())\nif os.fork() == 0:\n    asyncio.run(main())\n    os._exit(0)\nos.wait()\n", "here\nhere\n", "", 0, tracer.EndNormal},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := record(t, t.Context(), test.program, false)
			if got.stdout != test.stdout || got.status != test.status || !strings.HasSuffix(got.stderr, test.stderr) {
				t.Errorf("stdout %q, status %d, stderr %q", got.stdout, got.status, got.stderr)
			}
			if strings.Contains(got.stderr, "recorder") {
				t.Errorf("the recorder shows in the traceback:\n%s", got.stderr)
			}
			last := got.events.At(got.events.Len() - 1)
			if last.Kind != tracer.RunEnd || last.Sub != test.end || last.Value != int64(test.status) {
				t.Errorf("the last event is %v %v %d", last.Kind, last.Sub, last.Value)
			}
		})
	}
}

func TestAProgramThatNeverEndsIsInterrupted(t *testing.T) {
	python, err := recorder.Find(t.Context(), "")
	if err != nil {
		t.Skip(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	trace := filepath.Join(t.TempDir(), "trace")
	const endless = "import asyncio\nasync def main():\n    while True:\n        print('here', flush=True)\n        await asyncio.sleep(0.05)\nasyncio.run(main())\n"
	status, err := python.Record(ctx, recorder.Config{Program: write(t, endless), Trace: trace, Stdout: onWrite(cancel)})
	if err != nil {
		t.Fatal(err)
	}
	events := readTrace(t, trace)
	last := events.At(events.Len() - 1)
	if status != 130 || last.Kind != tracer.RunEnd || last.Sub != tracer.EndCancelled {
		t.Errorf("status %d, last event %v %v", status, last.Kind, last.Sub)
	}
}

// onWrite is called when something is written.
type onWrite func()

func (f onWrite) Write(p []byte) (int, error) {
	f()
	return len(p), nil
}

// What Python says of mistakes is as it would be without the recorder.
func TestWarningsAndDebugModeShowNothingOfTheRecorder(t *testing.T) {
	got := record(t, t.Context(), `import asyncio
async def fails():
    raise ValueError("lost")
async def main():
    asyncio.get_running_loop().set_debug(True)
    asyncio.sleep(1)
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
asyncio.run(main())
`, true)
	for _, want := range []string{
		"program.py:6: RuntimeWarning: coroutine 'sleep' was never awaited\n  asyncio.sleep(1)\nRuntimeWarning: Enable tracemalloc",
		"Task exception was never retrieved", "line 7, in main\n    task = asyncio.create_task(fails())",
	} {
		if !strings.Contains(got.stderr, want) {
			t.Errorf("stderr lacks %q", want)
		}
	}
	if strings.Contains(got.stderr, "recorder") || t.Failed() {
		t.Errorf("stderr is:\n%s", got.stderr)
	}
	warned := map[tracer.Sub]bool{}
	for _, ev := range got.events.All() {
		if ev.Kind == tracer.Warning {
			warned[ev.Sub] = true
		}
	}
	if !warned[tracer.WarnNeverAwaited] || !warned[tracer.WarnNeverRetrieved] {
		t.Errorf("the trace warns of %v", warned)
	}
}

const busy = `import asyncio
async def worker(queue, lock):
    async with lock:
        await asyncio.sleep(0.1)
    print(await queue.get())
async def main():
    queue = asyncio.Queue(2)
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for n in range(2):
            group.create_task(worker(queue, lock), name=f"w{n}")
            await queue.put(n)
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 1)
    except TimeoutError:
        print("late")
asyncio.run(main())
`

// The whole schema is recorded, so far as CPython can be watched.
func TestTheTraceTellsWhatHappened(t *testing.T) {
	got := record(t, t.Context(), busy, true)
	seen := map[string]bool{}
	for _, ev := range got.events.All() {
		text := ev.Kind.String()
		if ev.Sub != 0 {
			text += " " + ev.Sub.String()
		}
		seen[text] = true
		if ev.Name != 0 {
			seen[text+" "+got.events.Text(ev.Name)] = true
		}
	}
	for _, want := range []string{
		"run_begin", "loop_begin", "turn_begin", "turn_end", "select", "clock_jump", "loop_end", "run_end normal",
		"handle_scheduled step w0", "handle_scheduled wakeup w0", "handle_scheduled timer", "handle_scheduled callback",
		"handle_run", "handle_end", "timer_armed", "timer_fired", "handle_scheduled wakeup Task-1",
		"task_created w1", "step_begin", "step_end suspended sleep(0.1)", "step_end suspended lock.acquire()", "step_end done", "task_done done",
		"future_created sleep(0.1)", "future_done done", "callback_added w0", "cancel_requested", "cancel_delivered",
		"resource_created queue", "resource_created lock", "resource_op wait", "resource_op acquire", "resource_op release",
		"resource_op put", "resource_op get", "resource_op leave", "output stdout",
	} {
		if !seen[want] {
			t.Errorf("there is no %s", want)
		}
	}
	if got.stdout != "0\n1\nlate\n" {
		t.Errorf("it prints %q", got.stdout)
	}
}

func TestVirtualRunsAreRepeatable(t *testing.T) {
	first, second := record(t, t.Context(), busy, true), record(t, t.Context(), busy, true)
	if first.events.Len() != second.events.Len() {
		t.Fatalf("%d events, then %d", first.events.Len(), second.events.Len())
	}
	for seq, ev := range first.events.All() {
		other := *second.events.At(seq)
		if ev.Kind != other.Kind || ev.Time != other.Time || ev.Obj != other.Obj || ev.Peer != other.Peer || ev.Pos.Line != other.Pos.Line {
			t.Fatalf("event %d differs: %+v, then %+v", seq, *ev, other)
		}
	}
	if last := first.events.At(first.events.Len() - 1); last.Time != 1_200_000_000 {
		t.Errorf("it ends at %d ns", last.Time)
	}
}

func TestAVirtualDeadlockIsToldApart(t *testing.T) {
	got := record(t, t.Context(), "import asyncio\nasync def main():\n    gate = asyncio.Event()\n    await gate.wait()\nasyncio.run(main())\n", true)
	if got.status != 97 || !strings.Contains(got.stderr, "Task-1 waits for gate.wait()") {
		t.Errorf("status %d, stderr %q", got.status, got.stderr)
	}
	if last := got.events.At(got.events.Len() - 1); last.Sub != tracer.EndDeadlock {
		t.Errorf("the run ends as %v", last.Sub)
	}
}

const threads = `import asyncio, threading, time
from concurrent.futures import ProcessPoolExecutor
def work(n):
    time.sleep(n)
    print(n, time.monotonic())
    return n
async def main():
    print(await asyncio.gather(asyncio.to_thread(work, 2), asyncio.to_thread(work, 1)))
    with ProcessPoolExecutor(1) as pool:
        done = asyncio.get_running_loop().run_in_executor(pool, work, 1)
        print("submitted")
        await done
    thread = threading.Thread(target=work, args=(5,))
    thread.start()
    thread.join(timeout=2)
    print(thread.is_alive())
asyncio.run(main())
print("main ends")
`

func TestThreadsTakeTurnsInVirtualTime(t *testing.T) {
	got := record(t, t.Context(), threads, true)
	const want = "1 1.0\n2 2.0\n[2, 1]\nsubmitted\n1 3.0\nTrue\nmain ends\n5 8.0\n"
	if got.stdout != want || got.stderr != "" || got.status != 0 {
		t.Errorf("status %d, stderr %q, stdout:\n%s", got.status, got.stderr, got.stdout)
	}
	var actors []string
	for _, ev := range got.events.All() {
		switch ev.Kind {
		case tracer.ActorBusy, tracer.ActorIdle, tracer.ExternalDone:
			actors = append(actors, ev.Kind.String())
		}
	}
	const busyTwice = "actor_busy actor_busy actor_idle external_done actor_idle external_done"
	if got := strings.Join(actors, " "); got != busyTwice+" actor_busy actor_idle external_done actor_busy actor_idle" {
		t.Errorf("the actors' events are %s", got)
	}
}

func TestAThreadThatWaitsForEverIsADeadlock(t *testing.T) {
	got := record(t, t.Context(), "import threading\nthreading.Thread(target=threading.Event().wait).start()\n", true)
	if got.status != 97 || !strings.Contains(got.stderr, "deadlock at t=0") {
		t.Errorf("status %d, stderr %q", got.status, got.stderr)
	}
}

// A pool's runs are those of a Python of their own.
func TestAPoolRecordsAsAPythonDoes(t *testing.T) {
	python, err := recorder.Find(t.Context(), "")
	if err != nil {
		t.Skip(err)
	}
	pool, err := python.NewPool(1)
	if err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{busy, threads, "print(input())\n1/0\n", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", "import sys\nsys.exit(3)"} {
		file := write(t, program)
		one, other := runOf(t, python, file), runOf(t, pool, file)
		if one != other {
			t.Errorf("of its own: %+v\nin the pool: %+v", one, other)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	status, err := pool.Record(ctx, recorder.Config{Program: write(t, "while True: pass\n"), Virtual: true, Trace: filepath.Join(t.TempDir(), "trace")})
	if err != nil || status == 0 {
		t.Errorf("a program without an end: status %d, error %v", status, err)
	}
	if err := pool.Close(); err != nil {
		t.Error(err)
	}
}

// runOf gives what a recorded run shows, its trace included.
func runOf(t *testing.T, python interface {
	Record(context.Context, recorder.Config) (int, error)
}, program string) (run struct {
	stdout, stderr, trace string
	status                int
}) {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	var stdout, stderr bytes.Buffer
	status, err := python.Record(t.Context(), recorder.Config{
		Program: program, Virtual: true, Trace: trace, Stdin: strings.NewReader("hello\n"), Stdout: &stdout, Stderr: &stderr,
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	run.stdout, run.stderr, run.trace, run.status = stdout.String(), stderr.String(), string(data), status
	return run
}

// write gives the path of a program with a text.
func write(t *testing.T, program string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program.py")
	if err := os.WriteFile(path, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnUnsuitablePythonIsNamed(t *testing.T) {
	dir := t.TempDir()
	fake := func(name, version string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("#!/bin/sh\necho "+version+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for path, want := range map[string]string{
		fake("old", "3.9.1"):         "3.12 is the oldest",
		fake("ancient", "2.7.18"):    "3.12 is the oldest",
		fake("strange", "hello"):     "none of Python's",
		filepath.Join(dir, "nobody"): "cannot run",
	} {
		if _, err := recorder.Find(t.Context(), path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want one with %q", filepath.Base(path), err, want)
		}
	}
	t.Setenv("PATH", t.TempDir())
	_, err := recorder.Find(t.Context(), "")
	if err == nil || !strings.Contains(err.Error(), "--python PATH") {
		t.Errorf("without any Python the error is %v", err)
	}
	if _, err := (recorder.Python{Path: filepath.Join(dir, "nobody")}).Record(t.Context(), recorder.Config{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("running what is not there gives %v", err)
	}
}
