package sim_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// The programs of the speed targets. Each is written for a count, so that b.N
// is a number of steps, items or acquisitions and what a run costs by itself
// disappears in it.
var workloads = []struct{ name, src string }{
	{"sleep0", `
import asyncio
async def worker(n):
    for _ in range(n):
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(*[worker(max(1, N // 1000)) for _ in range(1000)])
asyncio.run(main())
`},
	{"queue5", `
import asyncio
async def producer(q, n):
    for i in range(n):
        await q.put(i)
async def consumer(q, n):
    for _ in range(n):
        await q.get()
async def main():
    q = asyncio.Queue(5)
    await asyncio.gather(producer(q, N), consumer(q, N))
asyncio.run(main())
`},
	{"gather", `
import asyncio
async def one(i):
    await asyncio.sleep(i / 1000)
async def main():
    for start in range(0, N, 10000):
        await asyncio.gather(*[one(i) for i in range(min(10000, N - start))])
asyncio.run(main())
`},
	{"lock", `
import asyncio
async def worker(lock, n):
    for _ in range(n):
        async with lock:
            await asyncio.sleep(0)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[worker(lock, max(1, N // 10)) for _ in range(10)])
asyncio.run(main())
`},
	{"asyncgen", `
import asyncio
async def items(n):
    for i in range(n):
        yield i
async def main():
    async for _ in items(N):
        pass
asyncio.run(main())
`},
}

func BenchmarkUntraced(b *testing.B) { benchmarkAll(b, nil) }

// counter is a Sink that only looks at what it gets.
type counter struct{ events int64 }

func (c *counter) Begin(*tracer.Symbols) {}
func (c *counter) Emit(*tracer.Event)    { c.events++ }

func BenchmarkTraced(b *testing.B) { benchmarkAll(b, &counter{}) }

func benchmarkAll(b *testing.B, trace *counter) {
	for _, w := range workloads {
		b.Run(w.name, func(b *testing.B) {
			b.ReportAllocs()
			runCounted(b, w.src, b.N, trace)
		})
	}
}

func runCounted(b testing.TB, src string, n int, trace *counter) {
	prog, err := sim.Compile("bench.py", fmt.Sprintf("N = %d\n%s", n, src))
	if err != nil {
		b.Fatal(err)
	}
	config := sim.Config{Limits: sim.Limits{Instructions: -1, Memory: -1, Wall: -1}}
	if trace != nil {
		config.Trace = trace
	}
	result, err := sim.Run(context.Background(), prog, config)
	if err != nil || result.Status != 0 {
		b.Fatalf("%+v, %v", result, err)
	}
}

// BenchmarkRun is a whole run of a small program, from source to exit.
func BenchmarkRun(b *testing.B) {
	const src = `
import asyncio
async def f(i):
    await asyncio.sleep(i)
async def main():
    await asyncio.gather(f(1), f(2), f(3))
asyncio.run(main())
`
	b.ReportAllocs()
	for b.Loop() {
		runCounted(b, src, 0, nil)
	}
}
