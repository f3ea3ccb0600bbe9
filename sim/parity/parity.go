// Package parity runs many programs under the simulator and under a real CPython
// 3.14, and compares what they do, as playground verify does with one: stdout,
// exit status, the last line of an uncaught exception's traceback, and every
// scheduling step.
//
// It is a module of its own, since CPython comes as a Go module of 60 MB that
// the product must not depend on. cpython.go unpacks it; packages recorder and
// verify do the rest. The programs are those under testdata/, a folder per
// subject, the lessons', those of the tutorials' corpus where that is present,
// and random ones: taskgraph.go and program.go write them.
package parity
