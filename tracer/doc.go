// Package tracer is the language that the simulator and its viewers share: the
// schema of a run's events, and what can be done with a trace without knowing
// who made it.
//
// Start at event.go, which declares every kind of event. A Sink takes events as
// they happen; a Recorder is the Sink that keeps them. The codecs write and
// read a trace as NDJSON for people and tools, and as compact batches for the
// wire. A StepsWriter projects a trace onto what can be compared with CPython.
// States rebuilds everything that was true as of an event.
//
// The package imports nothing of ours, so that a trace recorded by anything
// else (a real CPython, say) can be handled the same way.
package tracer
