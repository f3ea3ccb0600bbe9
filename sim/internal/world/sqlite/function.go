package sqlite

import (
	"encoding/binary"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// A Function is one of the program's own that SQL can call. An error ends the
// statement: Step returns it.
type Function func(args []Value) (Value, error)

// An Aggregate takes the rows of a group one by one.
type Aggregate struct {
	Step  Function // its value is not used
	Final Function // of no arguments
}

// A function is what the engine knows of one.
type function struct {
	c      *Conn
	call   Function
	begin  func() (Aggregate, error)
	groups map[uintptr]*Aggregate // being gathered, by the engine's context
}

func (c *Conn) enter(f *function) uintptr {
	f.c = c
	n := enter(f)
	c.functions = append(c.functions, n)
	return n
}

// Define makes a function known under a name. args is how many arguments it takes,
// -1 for any number; deterministic says that it gives the same for the same.
func (c *Conn) Define(name string, args int, deterministic bool, call Function) error {
	flags := int32(lib.SQLITE_UTF8)
	if deterministic {
		flags |= lib.SQLITE_DETERMINISTIC
	}
	p := text(c.tls, name)
	defer free(c.tls, p)
	fn := pointer(callFunction)
	if call == nil {
		fn = 0
	}
	return c.check(lib.Xsqlite3_create_function_v2(c.tls, c.db, p, int32(args), flags, c.enter(&function{call: call}), fn, 0, 0, 0))
}

// DefineAggregate makes an aggregate known; begin is called for each group.
func (c *Conn) DefineAggregate(name string, args int, begin func() (Aggregate, error)) error {
	p := text(c.tls, name)
	defer free(c.tls, p)
	f := &function{begin: begin, groups: map[uintptr]*Aggregate{}}
	return c.check(lib.Xsqlite3_create_function_v2(c.tls, c.db, p, int32(args), lib.SQLITE_UTF8, c.enter(f), 0, pointer(stepAggregate), pointer(endAggregate), 0))
}

// DefineCollation makes an order of texts known; compare gives a number below, of or
// above 0.
func (c *Conn) DefineCollation(name string, compare func(a, b string) (int, error)) error {
	p := text(c.tls, name)
	defer free(c.tls, p)
	f := &function{call: func(args []Value) (Value, error) {
		n, err := compare(args[0].(string), args[1].(string))
		return int64(n), err
	}}
	return c.check(lib.Xsqlite3_create_collation_v2(c.tls, c.db, p, lib.SQLITE_UTF8, c.enter(f), pointer(collate), 0))
}

func (c *Conn) check(rc int32) error {
	if rc != lib.SQLITE_OK {
		return c.failed(rc)
	}
	return nil
}

func callFunction(tls *libc.TLS, ctx uintptr, n int32, args uintptr) {
	f := object[*function](lib.Xsqlite3_user_data(tls, ctx))
	f.answer(tls, ctx, f.call, arguments(tls, n, args))
}

func arguments(tls *libc.TLS, n int32, args uintptr) []Value {
	values := make([]Value, n)
	for i := range values {
		values[i] = valueOf(tls, *at[uintptr](args + uintptr(i)*unsafe.Sizeof(args)))
	}
	return values
}

// answer gives the engine what a function gives for some arguments.
func (f *function) answer(tls *libc.TLS, ctx uintptr, call Function, args []Value) {
	v, err := call(args)
	if err != nil {
		f.fail(tls, ctx, err)
		return
	}
	switch v := v.(type) {
	case int64:
		lib.Xsqlite3_result_int64(tls, ctx, v)
	case float64:
		lib.Xsqlite3_result_double(tls, ctx, v)
	case string:
		p := text(tls, v)
		lib.Xsqlite3_result_text(tls, ctx, p, int32(len(v)), transient)
		free(tls, p)
	case []byte:
		p := text(tls, string(v))
		lib.Xsqlite3_result_blob(tls, ctx, p, int32(len(v)), transient)
		free(tls, p)
	default:
		lib.Xsqlite3_result_null(tls, ctx)
	}
}

func (f *function) fail(tls *libc.TLS, ctx uintptr, err error) {
	if f.c.stopped == nil {
		f.c.stopped = err
	}
	lib.Xsqlite3_result_error_code(tls, ctx, lib.SQLITE_ERROR)
}

// group finds the group that the engine is gathering, and begins it if need be.
func (f *function) group(tls *libc.TLS, ctx uintptr) *Aggregate {
	key := lib.Xsqlite3_aggregate_context(tls, ctx, 8)
	g := f.groups[key]
	if g == nil {
		a, err := f.begin()
		if err != nil {
			f.fail(tls, ctx, err)
			return nil
		}
		g = &a
		f.groups[key] = g
	}
	return g
}

func stepAggregate(tls *libc.TLS, ctx uintptr, n int32, args uintptr) {
	f := object[*function](lib.Xsqlite3_user_data(tls, ctx))
	if g := f.group(tls, ctx); g != nil {
		if _, err := g.Step(arguments(tls, n, args)); err != nil {
			f.fail(tls, ctx, err)
		}
	}
}

func endAggregate(tls *libc.TLS, ctx uintptr) {
	f := object[*function](lib.Xsqlite3_user_data(tls, ctx))
	key := lib.Xsqlite3_aggregate_context(tls, ctx, 0)
	g := f.groups[key]
	delete(f.groups, key)
	if g != nil && f.c.stopped == nil {
		f.answer(tls, ctx, g.Final, nil)
	}
}

func collate(_ *libc.TLS, number uintptr, n int32, a uintptr, m int32, b uintptr) int32 {
	f := object[*function](number)
	v, err := f.call([]Value{string(memory(a, int(n))), string(memory(b, int(m)))})
	if err != nil {
		if f.c.stopped == nil {
			f.c.stopped = err
		}
		return 0
	}
	return int32(v.(int64))
}

// defineRandom makes what is random follow the run's seed.
func (c *Conn) defineRandom() error {
	random := c.engine.env.Random
	if random == nil {
		return nil
	}
	err := c.Define("random", 0, false, func([]Value) (Value, error) { return int64(random()), nil })
	if err != nil {
		return err
	}
	return c.Define("randomblob", 1, false, func(args []Value) (Value, error) {
		n, _ := args[0].(int64)
		if n > maxValue {
			return nil, &Error{lib.SQLITE_TOOBIG, "string or blob too big"}
		}
		blob := make([]byte, 0, max(n, 1)+8)
		for len(blob) < int(max(n, 1)) {
			blob = binary.LittleEndian.AppendUint64(blob, random())
		}
		return blob[:max(n, 1)], nil
	})
}
