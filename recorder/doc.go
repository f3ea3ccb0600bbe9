// Package recorder runs programs under a real Python and records what asyncio
// does in them, in the schema of package tracer.
//
// The recording itself is done in Python, by py/recorder.py, which the package
// carries: it runs the program as python3 would and appends each event to the
// trace at once. This side finds a Python that is new enough (python.go), runs
// recorder.py with it, once for a program (record.go) or for many (pool.go), and
// ends the trace where the program could not, because it crashed, left with
// os._exit or was stopped (finish.go).
package recorder
