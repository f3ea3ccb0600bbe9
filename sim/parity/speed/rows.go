package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// figures prints what is no race of two equal contestants: how soon a small
// program has run, what a task weighs, what recording an event costs.
func figures(w io.Writer, py *interpreter, rounds int) error {
	fmt.Fprintln(w)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "what\tmeasured\twanted\tCPython")
	ours, theirs, err := startTimes(py, rounds)
	if err != nil {
		return err
	}
	fmt.Fprintf(table, "compile and run 50 lines\t%v\tunder 1ms\t%v (the process)\n", ours.Round(time.Microsecond), theirs.Round(time.Millisecond))
	heap, err := taskMemory()
	if err != nil {
		return err
	}
	fmt.Fprintf(table, "memory of 100,000 live tasks\t%d MB\tat most 200 MB\t\n", heap>>20)
	ns, size, err := eventCost(rounds)
	if err != nil {
		return err
	}
	fmt.Fprintf(table, "recording an event\t%.0f ns, %.0f bytes\tat most 100 ns, 64 bytes\t\n", ns, size)
	return table.Flush()
}

// startSource is a program of 50 lines.
var startSource = "import asyncio\n\n\n" + strings.Repeat(`async def step(n):
    total = 0
    for i in range(n):
        total += i
    await asyncio.sleep(n)
    return total


`, 5) + `async def main():
    results = await asyncio.gather(*(step(n) for n in range(3)))
    print(results)


` + "asyncio.run(main())\n"

// startTimes gives the median time from source to exit, here and as a process
// of CPython's.
func startTimes(py *interpreter, rounds int) (ours, theirs time.Duration, err error) {
	var us, them []time.Duration
	for range 20 * rounds {
		start := time.Now()
		prog, err := sim.Compile("start.py", startSource)
		if err != nil {
			return 0, 0, err
		}
		if _, err := sim.Run(context.Background(), prog, sim.Config{}); err != nil {
			return 0, 0, err
		}
		us = append(us, time.Since(start))
	}
	for range rounds {
		cmd, err := py.python.PythonCmd("-c", startSource)
		if err != nil {
			return 0, 0, err
		}
		// asyncio.sleep takes real time there: leave the waiting out.
		cmd.Args[len(cmd.Args)-1] = strings.ReplaceAll(startSource, "asyncio.sleep(n)", "asyncio.sleep(0)")
		start := time.Now()
		if err := runQuietly(cmd); err != nil {
			return 0, 0, err
		}
		them = append(them, time.Since(start))
	}
	return median(us), median(them), nil
}

func runQuietly(cmd *exec.Cmd) error {
	cmd.Stdout, cmd.Stderr = nil, nil
	return cmd.Run()
}

const tasksSource = `import asyncio

async def wait(event):
    await event.wait()

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(wait(event)) for _ in range(100_000)]
    await asyncio.sleep(0)
    print("alive")
    event.set()
    await asyncio.gather(*tasks)

asyncio.run(main())
`

// atOutput measures the live heap when the program prints.
type atOutput struct{ heap uint64 }

func (a *atOutput) Write(p []byte) (int, error) {
	if bytes.HasPrefix(p, []byte("alive")) {
		a.heap = liveHeap()
	}
	return len(p), nil
}

func liveHeap() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// taskMemory gives what 100,000 tasks that wait add to the heap.
func taskMemory() (uint64, error) {
	prog, err := sim.Compile("tasks.py", tasksSource)
	if err != nil {
		return 0, err
	}
	before := liveHeap()
	var out atOutput
	_, err = sim.Run(context.Background(), prog, sim.Config{Limits: noLimits, Stdout: &out})
	return out.heap - before, err
}

// eventCost gives the time and the memory that recording adds for each event
// of the program with the most events for its time.
func eventCost(rounds int) (ns, size float64, err error) {
	p := selectPrograms("programs/asyncio", []string{"sleep0"})[0]
	var plain, traced []time.Duration
	var rec *tracer.Recorder
	for range rounds {
		plain = append(plain, mustTime(simulate(p, untraced)))
		traced = append(traced, mustTime(simulate(p, func() tracer.Sink {
			rec = new(tracer.Recorder)
			return rec
		})))
	}
	events := float64(rec.Len())
	before := liveHeap()
	runtime.KeepAlive(rec)
	rec = nil
	freed := before - liveHeap()
	return float64(median(traced)-median(plain)) / events, float64(freed) / events, nil
}
