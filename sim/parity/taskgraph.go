package parity

import (
	"fmt"
	"strings"
)

// TaskGraph writes a random asyncio program: tasks that sleep until equal
// deadlines, share locks, semaphores, events, conditions and queues, wait for
// each other in every way there is, raise, time out and cancel one another at
// random points. The same seed gives the same program. Every step that a task
// survives prints a line with the time and the task's name, so that two runs
// that print the same and step the same have scheduled the same.
func TaskGraph(seed uint64) string {
	g := &graph{writer: newWriter(seed)}
	g.program()
	return g.out.String()
}

// graph is a program being written.
type graph struct {
	writer
	funcs int // coroutine functions written so far; a function calls earlier ones alone, so that calls end
}

const graphPreamble = `import asyncio

locks = semaphores = events = conditions = queues = barriers = None
count = 0
tasks = []


def log(*what):
    task = asyncio.current_task()
    print(asyncio.get_running_loop().time(), task.get_name() if task else "loop", *what)


def spawn(coro):
    task = asyncio.create_task(coro)
    tasks.append(task)
    return task


def eager(coro):
    task = asyncio.create_task(coro, eager_start=True)
    tasks.append(task)
    return task


def add_one():
    global count
    count += 1


async def items(name, delay):
    try:
        for i in range(3):
            await asyncio.sleep(delay)
            yield i
    finally:
        log(name, "closes")
        await asyncio.sleep(delay)


def cancel(index):
    if tasks:
        log("cancel", tasks[index % len(tasks)].cancel())


`

const graphMain = `async def main():
    global locks, semaphores, events, conditions, queues, barriers
    locks = [asyncio.Lock() for _ in range(2)]
    semaphores = [asyncio.Semaphore(1), asyncio.Semaphore(2)]
    events = [asyncio.Event() for _ in range(2)]
    conditions = [asyncio.Condition() for _ in range(2)]
    queues = [asyncio.Queue(1), asyncio.Queue(3)]
    barriers = [asyncio.Barrier(2), asyncio.Barrier(3)]
    top = [spawn(f()) for f in TOP]
    await asyncio.wait(top, timeout=20)
    log("time is up")
    for task in list(tasks):
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        print(repr(result))


asyncio.run(main())
`

func (g *graph) program() {
	g.out.WriteString(graphPreamble)
	functions := 3 + g.rand.IntN(4)
	for range functions {
		g.function()
	}
	var top []string
	for range 2 + g.rand.IntN(4) {
		top = append(top, g.anyFunction())
	}
	fmt.Fprintf(&g.out, "TOP = [%s]\n\n\n", strings.Join(top, ", "))
	g.out.WriteString(graphMain)
}

// function writes a coroutine function of a few statements.
func (g *graph) function() {
	g.line("async def f%d():", g.funcs)
	g.block(3 + g.rand.IntN(4))
	g.depth++
	g.line("return %d", g.funcs)
	g.depth--
	g.out.WriteString("\n\n")
	g.funcs++
}

// block writes n indented statements, each followed by a line of output.
func (g *graph) block(n int) {
	g.depth++
	for range n {
		g.statement()
		g.label++
		g.line("log(%d)", g.label)
	}
	g.depth--
}

// statement writes one random statement; nested ones grow rarer with depth.
func (g *graph) statement() {
	simple := []func(){
		g.sleep, g.sleep, g.sleep, g.queue, g.event, g.cancel, g.callback, g.spawn, g.raise, g.barrier, g.count, g.uncancel,
	}
	nested := []func(){
		g.locked, g.timeout, g.waitFor, g.gather, g.wait, g.shield, g.taskGroup, g.condition,
		g.asCompleted, g.asCompletedTasks, g.guarded, g.awaitTask, g.eagerTask, g.asyncFor, g.shieldedTask,
		g.reschedule, g.shutdown,
	}
	if g.depth < 4 && g.rand.IntN(2) == 0 {
		one(&g.writer, nested...)()
	} else {
		one(&g.writer, simple...)()
	}
}

// delay is one of a few, so that deadlines tie.
func (g *graph) delay() string {
	return one(&g.writer, "0", "0", "0.1", "0.2", "0.3", "0.1 + 0.2", "0.5", "1")
}

func (g *graph) anyFunction() string { return fmt.Sprintf("f%d", g.rand.IntN(g.funcs)) }

// call is a new coroutine: a function's that exists already, or a sleep.
func (g *graph) call() string {
	if g.funcs == 0 || g.rand.IntN(4) == 0 {
		return fmt.Sprintf("asyncio.sleep(%s, %q)", g.delay(), "slept")
	}
	return g.anyFunction() + "()"
}

func (g *graph) sleep() { g.line("await asyncio.sleep(%s)", g.delay()) }

func (g *graph) spawn() { g.line("spawn(%s)", g.call()) }

func (g *graph) cancel() { g.line("cancel(%d)", g.rand.IntN(8)) }

func (g *graph) raise() {
	if g.rand.IntN(3) > 0 {
		g.sleep()
		return
	}
	g.line("raise %s(%d)", []string{"ValueError", "KeyError", "OSError"}[g.rand.IntN(3)], g.label)
}

func (g *graph) callback() {
	g.label++
	if g.two() == 0 {
		g.line("asyncio.get_running_loop().call_soon(log, %d)", g.label)
	} else {
		g.line("asyncio.get_running_loop().call_later(%s, log, %d)", g.delay(), g.label)
	}
}

func (g *graph) queue() {
	q := g.two()
	switch g.rand.IntN(4) {
	case 0, 1:
		g.line("await queues[%d].put(%d)", q, g.label)
	case 2:
		g.line("log(%q, await queues[%d].get())", "got", q)
	default:
		g.line("log(queues[%d].qsize(), queues[%d].full())", q, q)
	}
}

func (g *graph) event() {
	g.line([]string{"events[%d].set()", "events[%d].clear()", "await events[%d].wait()"}[g.rand.IntN(3)], g.two())
}

func (g *graph) locked() {
	g.line("async with %s[%d]:", []string{"locks", "semaphores"}[g.two()], g.two())
	g.block(1 + g.rand.IntN(2))
}

func (g *graph) condition() {
	c := g.two()
	g.line("async with conditions[%d]:", c)
	g.depth++
	switch g.rand.IntN(4) {
	case 0:
		g.line("conditions[%d].notify(%d)", c, 1+g.two())
	case 1:
		g.line("conditions[%d].notify_all()", c)
	case 2:
		g.line("await conditions[%d].wait_for(lambda: count > %d)", c, g.rand.IntN(4))
	default:
		g.line("await conditions[%d].wait()", c)
	}
	g.depth--
}

// count changes what condition.wait_for waits for.
func (g *graph) count() { g.line("add_one()") }

func (g *graph) barrier() {
	b := g.two()
	switch g.rand.IntN(6) {
	case 0:
		g.line("await barriers[%d].abort()", b)
	case 1, 2:
		g.line("await barriers[%d].reset()", b)
	default:
		g.line("try:")
		g.line("    log(%q, await barriers[%d].wait())", "barrier", b)
		g.except("asyncio.BrokenBarrierError")
	}
}

func (g *graph) uncancel() { g.line("log(%q, asyncio.current_task().uncancel())", "uncancel") }

// shutdown ends a queue of its own under those who use it.
func (g *graph) shutdown() {
	g.line("queue = asyncio.Queue(%d)", 1+g.two())
	g.line("users = [spawn(queue.put(%d)), spawn(queue.put(%d)), spawn(queue.get()), spawn(queue.join())]", g.label, g.label+1)
	g.sleep()
	g.line("queue.shutdown(immediate=%s)", g.boolean())
	g.line("log([repr(r) for r in await asyncio.gather(*users[:3], return_exceptions=True)])")
}

// asyncFor leaves an asynchronous generator now and then before its end.
func (g *graph) asyncFor() {
	g.label++
	g.line("async for item in items(%q, %s):", fmt.Sprint("items ", g.label), g.delay())
	g.depth++
	g.line("log(item)")
	if g.two() == 0 {
		g.line("if item == %d:", g.two())
		g.line("    break")
	}
	g.depth--
	g.block(1)
}

func (g *graph) eagerTask() {
	g.line("task = eager(%s)", g.call())
	g.line("log(task.done())")
	g.sleep()
	g.line("log(task.done())")
}

// shieldedTask cancels what is outside a shield, or inside it.
func (g *graph) shieldedTask() {
	g.line("inner = spawn(%s)", g.call())
	g.line("outer = asyncio.shield(inner)")
	g.sleep()
	g.line("log(%s.cancel(%q))", []string{"outer", "inner"}[g.two()], "shielded")
	g.line("log([repr(r) for r in await asyncio.gather(outer, return_exceptions=True)])")
}

func (g *graph) reschedule() {
	g.line("try:")
	g.depth++
	g.line("async with asyncio.timeout(%s) as limit:", g.delay())
	g.block(1)
	g.depth++
	g.line("limit.reschedule(%s)", []string{"None", "asyncio.get_running_loop().time() + " + g.delay()}[g.two()])
	g.depth--
	g.block(1)
	g.depth--
	g.except("(TimeoutError, RuntimeError)")
}

func (g *graph) asCompletedTasks() {
	g.line("async for next_one in asyncio.as_completed([spawn(%s), spawn(%s)]):", g.call(), g.call())
	g.depth++
	g.line("try:")
	g.depth++
	g.line("log(next_one.get_name(), await next_one)")
	g.depth--
	g.except("(ValueError, KeyError, OSError)")
	g.depth--
}

func (g *graph) timeout() {
	g.line("try:")
	g.depth++
	g.line("async with asyncio.timeout(%s):", g.delay())
	g.block(1 + g.rand.IntN(2))
	g.depth--
	g.except("TimeoutError")
}

func (g *graph) waitFor() {
	g.line("try:")
	g.line("    log(await asyncio.wait_for(%s, %s))", g.call(), g.delay())
	g.except("(TimeoutError, ValueError)")
}

func (g *graph) gather() {
	g.line("try:")
	g.line("    log(await asyncio.gather(%s, %s, return_exceptions=%s))", g.call(), g.call(), g.boolean())
	g.except("(ValueError, KeyError)")
}

func (g *graph) wait() {
	when := []string{"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"}[g.rand.IntN(3)]
	timeout := []string{"None", g.delay()}[g.two()]
	g.line("done, pending = await asyncio.wait([spawn(%s), spawn(%s)], timeout=%s, return_when=asyncio.%s)",
		g.call(), g.call(), timeout, when)
	g.line("log([t.get_name() for t in done], [t.get_name() for t in pending])")
}

func (g *graph) shield() {
	g.line("try:")
	g.line("    log(await asyncio.shield(%s))", g.call())
	g.except("(ValueError, OSError)")
}

func (g *graph) awaitTask() {
	g.line("try:")
	g.line("    log(await spawn(%s))", g.call())
	g.except("(ValueError, asyncio.CancelledError)")
}

func (g *graph) taskGroup() {
	g.line("try:")
	g.depth++
	g.line("async with asyncio.TaskGroup() as group:")
	g.depth++
	g.line("group.create_task(%s)", g.call())
	g.line("tasks.append(group.create_task(%s))", g.call())
	g.depth--
	g.block(1)
	g.depth--
	g.line("except* (ValueError, KeyError, OSError) as group:")
	g.line("    log(%q, repr(group.exceptions))", "group")
}

func (g *graph) asCompleted() {
	g.line("for next_one in asyncio.as_completed([%s, %s]):", g.call(), g.call())
	g.depth++
	g.line("try:")
	g.line("    log(await next_one)")
	g.except("(ValueError, KeyError, OSError)")
	g.depth--
}

// guarded is a block with except and finally clauses, the latter suspending
// now and then.
func (g *graph) guarded() {
	g.line("try:")
	g.block(1 + g.rand.IntN(2))
	g.except([]string{"ValueError", "asyncio.CancelledError", "Exception"}[g.rand.IntN(3)])
	g.line("finally:")
	g.depth++
	g.line("log(%q)", "finally")
	if g.two() == 0 {
		g.sleep()
	}
	g.depth--
}

func (g *graph) except(class string) {
	g.line("except %s as e:", class)
	g.line("    log(%q, repr(e))", "caught")
}
