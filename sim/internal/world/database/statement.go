package database

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/sqlite"
)

// A statement is a prepared statement as Python has it.
type statement struct {
	vm.Header
	c    *connection
	stmt *sqlite.Stmt
}

var statementType = vm.Declare("Statement")

func init() {
	statementType.Define(vm.TypeSpec{
		Module: "_sqlite", Layout: vm.LayoutOther, Doc: "A prepared statement.",
		Methods: []*vm.Native{
			vm.Fn("bind", "values", onLive(bind)),
			vm.Fn("step", "raw=False", onLive(step)),
			vm.Fn("reset", "", onLive(func(_ *vm.Thread, s *statement, _ []vm.Value) (vm.Value, error) {
				s.stmt.Reset()
				return vm.None, nil
			})),
			vm.Fn("finalize", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				vm.As[statement](args[0]).stmt.Finalize()
				return vm.None, nil
			}),
		},
		Getters: []vm.Getter{
			names("parameters", (*sqlite.Stmt).Parameters),
			names("columns", (*sqlite.Stmt).Columns),
			names("declared", (*sqlite.Stmt).Declared),
			{Name: "readonly", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				s := vm.As[statement](v).stmt
				return vm.Bool(!s.Over() && s.ReadOnly()), nil
			}},
		},
		Slots: vm.Slots{Visit: func(v vm.Value, visit func(vm.Value)) { visit(vm.Obj(vm.As[statement](v).c)) }},
	})
}

// onLive is a method that needs the statement, and with it the connection, to be
// open.
func onLive(do func(t *vm.Thread, s *statement, args []vm.Value) (vm.Value, error)) vm.NativeFunc {
	return func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		s := vm.As[statement](args[0])
		if s.stmt.Over() {
			return vm.Value{}, t.Raise(programmingError, "Cannot operate on a closed database.")
		}
		s.c.use(t)
		return do(t, s, args[1:])
	}
}

func names(name string, get func(*sqlite.Stmt) []string) vm.Getter {
	return vm.Getter{Name: name, Get: func(t *vm.Thread, v vm.Value) (vm.Value, error) {
		s := vm.As[statement](v).stmt
		if s.Over() {
			return vm.Value{}, t.Raise(programmingError, "Cannot operate on a closed database.")
		}
		return stringTuple(get(s)), nil
	}}
}

// prepare gives the first statement of a text, None if there is none, and what is
// behind it.
func prepare(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return onOpen(func(t *vm.Thread, c *connection, args []vm.Value) (vm.Value, error) {
		sql, err := t.Str(args[0])
		if err != nil {
			return vm.Value{}, err
		}
		stmt, rest, err := c.conn.Prepare(sql)
		if err != nil {
			return vm.Value{}, c.state.raise(t, err)
		}
		if stmt == nil {
			return vm.NewTuple(vm.None, vm.NewStr("")), nil
		}
		return vm.NewTuple(vm.Obj(&statement{vm.MakeHeader(statementType), c, stmt}), vm.NewStr(rest)), nil
	})(t, args)
}

// bind sets all parameters.
func bind(t *vm.Thread, s *statement, args []vm.Value) (vm.Value, error) {
	values, err := t.ToList(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	for i, v := range values {
		x, known, err := toSQL(t, v)
		switch {
		case err != nil:
			return vm.Value{}, err
		case !known:
			return vm.Value{}, t.Raise(programmingError, "Error binding parameter %s: type '%s' is not supported", s.label(i), v.Type().Name)
		}
		if err := s.stmt.Bind(i, x); err != nil {
			return vm.Value{}, s.c.state.raise(t, err)
		}
	}
	return vm.None, nil
}

// label is how messages call the i-th parameter.
func (s *statement) label(i int) string {
	if name := s.stmt.Parameters()[i]; name != "" {
		return "'" + name + "'"
	}
	return fmt.Sprint(i + 1)
}

// step gives the next row, or None behind the last one.
func step(t *vm.Thread, s *statement, args []vm.Value) (vm.Value, error) {
	raw, err := t.Truth(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	more, err := s.stmt.Step()
	if err != nil {
		return vm.Value{}, s.c.state.raise(t, err)
	}
	if !more {
		return vm.None, nil
	}
	if err := t.Alloc(s.stmt.Size()); err != nil {
		return vm.Value{}, err
	}
	columns := s.stmt.Columns()
	row := make([]vm.Value, len(columns))
	for i := range row {
		x := s.stmt.Column(i)
		var valid bool
		if row[i], valid = toPython(x, raw); !valid {
			return vm.Value{}, t.Raise(operationalError, "Could not decode to UTF-8 column '%s' with text '%s'", columns[i], x)
		}
	}
	return vm.NewTuple(row...), nil
}
