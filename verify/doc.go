// Package verify shows whether the simulator does what CPython does: it runs a
// program under both, in virtual time, and compares what they print, how they
// end, and every scheduling step.
//
// run.go runs the two sides, each into an Outcome; compare.go finds the first
// difference between two of them; render.go shows it to people. trace.go does
// the same with whole traces, to see that what is recorded of CPython and what
// the simulator tells are one thing.
package verify
