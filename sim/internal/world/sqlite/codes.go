package sqlite

import (
	"fmt"
	"maps"
	"slices"

	lib "modernc.org/sqlite/lib"
)

// The codes that others need to know.
const (
	Failed     = lib.SQLITE_ERROR
	Internal   = lib.SQLITE_INTERNAL
	Busy       = lib.SQLITE_BUSY
	NoMemory   = lib.SQLITE_NOMEM
	Interrupt  = lib.SQLITE_INTERRUPT
	Corrupt    = lib.SQLITE_CORRUPT
	NotFound   = lib.SQLITE_NOTFOUND
	CantOpen   = lib.SQLITE_CANTOPEN
	Schema     = lib.SQLITE_SCHEMA
	TooBig     = lib.SQLITE_TOOBIG
	Constraint = lib.SQLITE_CONSTRAINT
	Mismatch   = lib.SQLITE_MISMATCH
	Misuse     = lib.SQLITE_MISUSE
	Range      = lib.SQLITE_RANGE
)

var codeNames = map[int]string{
	Failed: "ERROR", Internal: "INTERNAL", lib.SQLITE_PERM: "PERM", lib.SQLITE_ABORT: "ABORT",
	Busy: "BUSY", lib.SQLITE_LOCKED: "LOCKED", NoMemory: "NOMEM", lib.SQLITE_READONLY: "READONLY",
	Interrupt: "INTERRUPT", lib.SQLITE_IOERR: "IOERR", Corrupt: "CORRUPT", NotFound: "NOTFOUND",
	lib.SQLITE_FULL: "FULL", CantOpen: "CANTOPEN", lib.SQLITE_PROTOCOL: "PROTOCOL", Schema: "SCHEMA",
	TooBig: "TOOBIG", Constraint: "CONSTRAINT", Mismatch: "MISMATCH", Misuse: "MISUSE",
	lib.SQLITE_AUTH: "AUTH", Range: "RANGE", lib.SQLITE_NOTADB: "NOTADB",
	lib.SQLITE_BUSY_SNAPSHOT: "BUSY_SNAPSHOT", lib.SQLITE_BUSY_RECOVERY: "BUSY_RECOVERY",
	lib.SQLITE_CONSTRAINT_CHECK: "CONSTRAINT_CHECK", lib.SQLITE_CONSTRAINT_DATATYPE: "CONSTRAINT_DATATYPE",
	lib.SQLITE_CONSTRAINT_FOREIGNKEY: "CONSTRAINT_FOREIGNKEY", lib.SQLITE_CONSTRAINT_NOTNULL: "CONSTRAINT_NOTNULL",
	lib.SQLITE_CONSTRAINT_PRIMARYKEY: "CONSTRAINT_PRIMARYKEY", lib.SQLITE_CONSTRAINT_ROWID: "CONSTRAINT_ROWID",
	lib.SQLITE_CONSTRAINT_TRIGGER: "CONSTRAINT_TRIGGER", lib.SQLITE_CONSTRAINT_UNIQUE: "CONSTRAINT_UNIQUE",
	lib.SQLITE_READONLY_DIRECTORY: "READONLY_DIRECTORY",
}

// CodeName is how the engine calls an error.
func CodeName(code int) string {
	name, ok := codeNames[code]
	if !ok {
		name, ok = codeNames[code&0xff]
	}
	if !ok {
		return fmt.Sprintf("SQLITE_ERROR_%d", code)
	}
	return "SQLITE_" + name
}

// Codes gives the names of all errors with their numbers, in order.
func Codes(visit func(name string, code int)) {
	for _, code := range slices.Sorted(maps.Keys(codeNames)) {
		visit("SQLITE_"+codeNames[code], code)
	}
}
