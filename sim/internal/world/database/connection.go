package database

import (
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/sqlite"
)

// A connection is a connection as Python has it.
type connection struct {
	vm.Header
	state   *state
	conn    *sqlite.Conn
	timeout int64 // ns; how long to wait for a lock
	waited  int64 // of that, since the statement began
	keeps   []vm.Value
}

var connectionType = vm.Declare("Database")

func init() {
	connectionType.Define(vm.TypeSpec{
		Module: "_sqlite", Layout: vm.LayoutOther, Doc: "A connection to a database.",
		Methods: []*vm.Native{
			vm.Fn("prepare", "sql", prepare),
			vm.Fn("close", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				vm.As[connection](args[0]).conn.Close()
				return vm.None, nil
			}),
			vm.Fn("interrupt", "", onOpen(func(_ *vm.Thread, c *connection, _ []vm.Value) (vm.Value, error) {
				c.conn.Interrupt()
				return vm.None, nil
			})),
			vm.Fn("create_function", "name, args, function, deterministic", onOpen(createFunction)),
			vm.Fn("create_aggregate", "name, args, begin", onOpen(createAggregate)),
			vm.Fn("create_collation", "name, compare", onOpen(createCollation)),
		},
		Getters: []vm.Getter{
			number("changes", (*sqlite.Conn).Changes),
			number("total_changes", (*sqlite.Conn).TotalChanges),
			number("last_insert_id", (*sqlite.Conn).LastInsertID),
			{Name: "in_transaction", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				c := vm.As[connection](v).conn
				return vm.Bool(!c.Closed() && c.InTransaction()), nil
			}},
		},
		Slots: vm.Slots{
			New: vm.Constructor("Database", "path, timeout, uri=False, server=False", newConnection),
			Visit: func(v vm.Value, visit func(vm.Value)) {
				for _, kept := range vm.As[connection](v).keeps {
					visit(kept)
				}
			},
		},
	})
}

// onOpen is a method that needs the connection to be open.
func onOpen(do func(t *vm.Thread, c *connection, args []vm.Value) (vm.Value, error)) vm.NativeFunc {
	return func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		c := vm.As[connection](args[0])
		if c.conn.Closed() {
			return vm.Value{}, t.Raise(programmingError, "Cannot operate on a closed database.")
		}
		c.use(t)
		return do(t, c, args[1:])
	}
}

func number(name string, get func(*sqlite.Conn) int64) vm.Getter {
	return vm.Getter{Name: name, Get: func(t *vm.Thread, v vm.Value) (vm.Value, error) {
		c := vm.As[connection](v).conn
		if c.Closed() {
			return vm.Value{}, t.Raise(programmingError, "Cannot operate on a closed database.")
		}
		return vm.Int(get(c)), nil
	}}
}

// use says who works with the connection now.
func (c *connection) use(t *vm.Thread) {
	c.state.thread = t
	c.waited = 0
}

func newConnection(t *vm.Thread, _ *vm.Type, args []vm.Value) (vm.Value, error) {
	path, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	timeout, err := t.Index(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	uri, err := t.Truth(args[2])
	if err != nil {
		return vm.Value{}, err
	}
	server, err := t.Truth(args[3])
	if err != nil {
		return vm.Value{}, err
	}
	flags := sqlite.Create
	if uri {
		flags |= sqlite.URI
	}
	c := &connection{Header: vm.MakeHeader(connectionType), state: states.Of(t.VM()), timeout: int64(timeout)}
	e, err := c.state.engine(t, server)
	if err != nil {
		return vm.Value{}, err
	}
	c.conn, err = e.Open(path, flags, sqlite.Hooks{Work: c.work, Busy: func(n int) bool { return c.busy(n) }})
	if err != nil {
		return vm.Value{}, c.state.raise(t, err)
	}
	return vm.Obj(c), nil
}

// work counts what the engine does as steps of the program.
func (c *connection) work() error { return c.state.thread.Spend(1000) }

// pauses are how long a statement waits before it tries again to lock the
// database, in milliseconds; the last one from then on.
var pauses = [...]int64{1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100}

// busy waits for another connection, at most for the connection's timeout. Other
// threads go on meanwhile.
func (c *connection) busy(n int) bool {
	d := min(pauses[min(n, len(pauses)-1)]*1_000_000, c.timeout-c.waited)
	if d <= 0 {
		return false
	}
	c.waited += d
	t := c.state.thread
	rt := host.Of(t.VM()).Runtime
	err := rt.Blocking(t, "sqlite3 (the database is locked)", func() error { return rt.Thread(t).Kernel.Sleep(d) })
	c.state.thread = t
	if err != nil && c.state.failed == nil {
		c.state.failed = err
	}
	return err == nil
}

// function makes a callable one that the engine can call. An exception makes the
// statement fail in the way that sqlite3 has it.
func (c *connection) function(fn vm.Value, doing string) sqlite.Function {
	c.keeps = append(c.keeps, fn)
	return func(args []sqlite.Value) (sqlite.Value, error) {
		t := c.state.thread
		defer c.use(t)
		values := make([]vm.Value, len(args))
		for i, a := range args {
			values[i], _ = toPython(a, false)
		}
		result, err := t.Call(fn, values...)
		var x sqlite.Value
		known := true
		if err == nil {
			x, known, err = toSQL(t, result)
		}
		if _, isExc := err.(*vm.Exc); isExc || !known {
			return nil, &sqlite.Error{Code: sqlite.Failed, Text: doing + " raised exception"}
		}
		return x, err
	}
}

func createFunction(t *vm.Thread, c *connection, args []vm.Value) (vm.Value, error) {
	name, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	n, err := t.Index(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	deterministic, err := t.Truth(args[3])
	if err != nil {
		return vm.Value{}, err
	}
	var call sqlite.Function
	if !args[2].IsNone() {
		call = c.function(args[2], "user-defined function")
	}
	return vm.None, c.state.raise(t, c.conn.Define(name, n, deterministic, call))
}

var (
	nameStep     = vm.Intern("step")
	nameFinalize = vm.Intern("finalize")
)

func createAggregate(t *vm.Thread, c *connection, args []vm.Value) (vm.Value, error) {
	name, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	n, err := t.Index(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	class := args[2]
	c.keeps = append(c.keeps, class)
	return vm.None, c.state.raise(t, c.conn.DefineAggregate(name, n, func() (sqlite.Aggregate, error) { return c.group(class) }))
}

// group begins a group of an aggregate.
func (c *connection) group(class vm.Value) (sqlite.Aggregate, error) {
	t := c.state.thread
	raised := func(err error, in string) error {
		if _, isExc := err.(*vm.Exc); isExc {
			return &sqlite.Error{Code: sqlite.Failed, Text: "user-defined aggregate's '" + in + "' method raised error"}
		}
		return err
	}
	one, err := t.Call(class)
	if err != nil {
		return sqlite.Aggregate{}, raised(err, "__init__")
	}
	step, err := t.GetAttr(one, nameStep)
	if err != nil {
		return sqlite.Aggregate{}, raised(err, "step")
	}
	final, err := t.GetAttr(one, nameFinalize)
	if err != nil {
		return sqlite.Aggregate{}, raised(err, "finalize")
	}
	return sqlite.Aggregate{
		Step:  c.method(step, "step"),
		Final: c.method(final, "finalize"),
	}, nil
}

func (c *connection) method(fn vm.Value, name string) sqlite.Function {
	call := c.function(fn, "")
	return func(args []sqlite.Value) (sqlite.Value, error) {
		v, err := call(args)
		if _, failed := err.(*sqlite.Error); failed {
			err = &sqlite.Error{Code: sqlite.Failed, Text: "user-defined aggregate's '" + name + "' method raised error"}
		}
		return v, err
	}
}

func createCollation(t *vm.Thread, c *connection, args []vm.Value) (vm.Value, error) {
	name, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	call := c.function(args[1], "user-defined collation")
	return vm.None, c.state.raise(t, c.conn.DefineCollation(name, func(a, b string) (int, error) {
		v, err := call([]sqlite.Value{a, b})
		n, _ := v.(int64)
		return int(n), err
	}))
}
