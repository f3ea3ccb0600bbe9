package sim_test

import (
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// Programs in a world where computing takes time.
func TestComputingTakesTime(t *testing.T) {
	const work = `
import asyncio, os, threading, time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

def work():
    total = 0
    for i in range(50_000):
        total += i
    return total

def timed(do):
    start = time.perf_counter()
    do()
    return time.perf_counter() - start
`
	tests := []struct{ name, program, want string }{
		{"a clock moves while a function computes", `
once = timed(work)
print(once > 0.01, round(timed(lambda: (work(), work())) / once, 1))
`, "True 2.0\n"},
		{"threads share the interpreter, processes do not", `
async def main():
    loop = asyncio.get_running_loop()
    once = timed(work)
    for kind in ThreadPoolExecutor, ProcessPoolExecutor:
        with kind(4) as pool:
            start = time.perf_counter()
            await asyncio.gather(*(loop.run_in_executor(pool, work) for _ in range(4)))
            print(kind.__name__, round((time.perf_counter() - start) / once, 1))
asyncio.run(main())
`, "ThreadPoolExecutor 4.0\nProcessPoolExecutor 1.0\n"},
		{"a computing thread lets the loop have its turns", `
async def ticker():
    while True:
        await asyncio.sleep(0.005)
        ticks.append(1)

async def main():
    task = asyncio.create_task(ticker())
    await asyncio.to_thread(lambda: (work(), work(), work()))
    task.cancel()
ticks = []
asyncio.run(main())
print(len(ticks) > 1)
`, "True\n"},
		{"a computing coroutine does not", `
async def ticker():
    await asyncio.sleep(0.005)
    print("tick", asyncio.get_running_loop().time() > once)

async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    work()
    await task
once = timed(work)
asyncio.run(main())
`, "tick True\n"},
		{"threads take turns of 5 ms", `
order = []
def mark(name):
    for _ in range(3):
        order.append(name)
        work()
threads = [threading.Thread(target=mark, args=(name,)) for name in "ab"]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("".join(order))
`, "ababab\n"},
		{"the machine has as many processors as the world says", `
print(os.cpu_count())
`, "3\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var world sim.World
			world.CPU.Cost = sim.Duration(100 * time.Nanosecond)
			world.CPU.Count = 3
			got := runProgram(t, "main.py", work+test.program, sim.Config{World: world})
			if got.stdout != test.want || got.stderr != "" {
				t.Errorf("got\n%s%swant\n%s", got.stdout, got.stderr, test.want)
			}
		})
	}
}

// A thread gives up the interpreter again and again; a process has a processor
// of its own. Their lanes show it.
func TestAProcessIsBusyAllTheTimeAndAThreadInTurns(t *testing.T) {
	const program = `
import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

def work():
    for i in range(50_000):
        pass

async def main():
    loop = asyncio.get_running_loop()
    with KIND(2) as pool:
        await asyncio.gather(loop.run_in_executor(pool, work), loop.run_in_executor(pool, work))

asyncio.run(main())
`
	var world sim.World
	world.CPU.Cost = sim.Duration(200 * time.Nanosecond)
	for kind, inTurns := range map[string]bool{"ThreadPoolExecutor": true, "ProcessPoolExecutor": false} {
		rec := record(t, strings.ReplaceAll(program, "KIND", kind), sim.Config{World: world})
		stretches := told(rec, tracer.ActorBusy, func(*tracer.Event) string { return "busy" })
		if got := len(stretches) > 2; got != inTurns {
			t.Errorf("%s: two workers are busy in %d stretches", kind, len(stretches))
		}
	}
}
