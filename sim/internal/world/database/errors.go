package database

import (
	"errors"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/sqlite"
)

// The exceptions of sqlite3.
var (
	warning           = vm.NewExcType("sqlite3", "Warning", vm.Exception)
	errorType         = vm.NewExcType("sqlite3", "Error", vm.Exception)
	interfaceError    = vm.NewExcType("sqlite3", "InterfaceError", errorType)
	databaseError     = vm.NewExcType("sqlite3", "DatabaseError", errorType)
	dataError         = vm.NewExcType("sqlite3", "DataError", databaseError)
	operationalError  = vm.NewExcType("sqlite3", "OperationalError", databaseError)
	integrityError    = vm.NewExcType("sqlite3", "IntegrityError", databaseError)
	internalError     = vm.NewExcType("sqlite3", "InternalError", databaseError)
	programmingError  = vm.NewExcType("sqlite3", "ProgrammingError", databaseError)
	notSupportedError = vm.NewExcType("sqlite3", "NotSupportedError", databaseError)
)

func exceptions() []vm.ModuleEntry {
	var defs []vm.ModuleEntry
	for _, typ := range []*vm.Type{
		warning, errorType, interfaceError, databaseError, dataError, operationalError, integrityError,
		internalError, programmingError, notSupportedError,
	} {
		defs = append(defs, typ)
	}
	return defs
}

// classes are the exceptions for the engine's codes; the others are
// OperationalErrors up to its last code of that kind, and DatabaseErrors beyond.
var classes = map[int]*vm.Type{
	sqlite.Internal: internalError, sqlite.NotFound: internalError,
	sqlite.Corrupt: databaseError, sqlite.TooBig: dataError,
	sqlite.Constraint: integrityError, sqlite.Mismatch: integrityError,
	sqlite.Misuse: interfaceError, sqlite.Range: interfaceError,
}

// raise turns an error of the engine into the exception that sqlite3 raises.
func (s *state) raise(t *vm.Thread, err error) error {
	if s.failed != nil {
		err, s.failed = s.failed, nil
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	class := classes[e.Primary()]
	switch {
	case e.Primary() == sqlite.NoMemory:
		return t.Raise(vm.MemoryError, "")
	case class == nil && e.Primary() <= sqlite.Schema:
		class = operationalError
	case class == nil:
		class = databaseError
	}
	exc, raised := t.NewExc(class, vm.NewStr(e.Text))
	if raised != nil {
		return raised
	}
	if raised := t.SetAttr(exc.Value(), nameCode, vm.Int(int64(e.Code))); raised != nil {
		return raised
	}
	if raised := t.SetAttr(exc.Value(), nameName, vm.NewStr(sqlite.CodeName(e.Code))); raised != nil {
		return raised
	}
	return t.RaiseValue(exc.Value())
}

var (
	nameCode = vm.Intern("sqlite_errorcode")
	nameName = vm.Intern("sqlite_errorname")
)
