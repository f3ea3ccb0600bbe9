// Package sqlite is the SQL engine of the simulated world: SQLite itself, as Go
// code, with everything that it reaches outside itself replaced. It knows
// nothing about Python.
//
// An Engine is what one run has of it. Its files lie on the run's simulated disk,
// or on a disk of their own; its clock is the virtual one. There is no other way
// to a file: the virtual file systems that SQLite comes with are taken out of the
// process when the first engine is made. What a statement may cost is bounded by
// Hooks.Work, which is called as it goes on, and by limits on the size of values
// and of databases in memory.
//
// SQLite is translated from C: its memory is not Go's, and its pointers are
// numbers. Everything that has to do with that is in c.go. Start reading with
// Engine.Open, Conn.Prepare and Stmt.Step.
package sqlite
