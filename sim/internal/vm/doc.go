// Package vm executes code: values, types, frames, the interpreter loop and the
// built-in types and functions. It knows generators and coroutines but
// nothing of asyncio, nor of any other module.
//
// Where to start reading: value.go (what a Python value is in Go), type.go
// (what a type is), thread.go (a stack of frames and how calls enter it),
// interp.go (the loop). Each built-in type has its file. Modules written in Go
// elsewhere use the same means as the built-in types here: a TypeSpec for each
// type, an Fn for each function, Thread.Raise for errors.
//
// Errors are Go errors. A Python exception is an *Exc; anything else (a limit
// that was hit, a cancelled run) unwinds the program without giving it a
// chance to catch it.
package vm
