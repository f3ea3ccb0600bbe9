// Package asyncio is the event loop and the library above it, scheduling as
// CPython 3.14 does, in virtual time.
//
// Everything is Go: the loop, handles, futures and tasks, and also what is a
// coroutine in CPython (Queue.get, Lock.acquire, wait_for …). Such a coroutine
// is a small state machine, a vm.CoroBody, and not Python compiled with the
// product, for two reasons. A switch between tasks is what these programs spend
// their time on, and a machine that resumes without entering the interpreter is
// several times as fast. And the machine can say what it waits for, which the
// timeline and the explanation of a deadlock need.
//
// A machine reads like its coroutine as long as it is written after one
// pattern, which coro.go explains.
//
// Where to start reading: loop.go (a turn of the loop), future.go, task.go (a
// step of a task), then sleep.go and queue.go for two machines. runtime.go holds
// what all loops of a run share, trace.go what is told about it, module.go the
// names that a program imports.
package asyncio
