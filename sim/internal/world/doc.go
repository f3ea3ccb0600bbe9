// Package world is what lies outside the event loop: threads and processes,
// with the modules through which a program uses them (concurrent.futures,
// threading).
//
// Each thread is an actor with its busy and idle spans in the trace. What a
// process does happens in the program's own memory, which a real process would
// not share; otherwise it differs from a thread in that it starts only when the
// main thread is idle.
//
// The packages below have a part of the world each: profile describes it, host
// holds what a run shares, network carries bytes, streams is asyncio's side of
// that; disk is the file system, files what programs see of it.
//
// Start reading in pool.go.
package world
