// Package sim runs Python programs in a simulated world, deterministically.
//
// It is the only face of the simulator: Compile turns source into a Program,
// Run executes it on a virtual clock and reports what happened to a
// tracer.Sink. Nothing that a program does reaches the host's files, network or
// processes, and the same source, seed and Config give the same trace, byte
// for byte, on every machine.
//
// The road that a program takes is the list of the internal packages: syntax
// parses it, compile makes bytecode, vm executes it, stdlib holds the modules
// that it may import, asyncio is the event loop and the library above it,
// kernel is the clock and the heap of what will happen, and world is what lies
// outside the loop.
package sim
