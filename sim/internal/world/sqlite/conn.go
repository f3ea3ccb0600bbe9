package sqlite

import (
	"strings"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Hooks are what a connection calls while it works.
type Hooks struct {
	// Work is told about every thousand steps of the engine's machine; an error
	// ends the statement, and is what Step returns.
	Work func() error
	// Busy is asked when the database is locked by another connection, for the
	// n-th time (from 0), and says whether to try again. It may wait.
	Busy func(n int) bool
}

// Memory is the name of a database that is in memory and has one connection.
const Memory = ":memory:"

// Flags say how to open a database.
const (
	ReadOnly = lib.SQLITE_OPEN_READONLY
	Create   = lib.SQLITE_OPEN_READWRITE | lib.SQLITE_OPEN_CREATE
	URI      = lib.SQLITE_OPEN_URI
)

// A Conn is a connection to a database.
type Conn struct {
	engine    *Engine
	tls       *libc.TLS
	db        uintptr
	number    uintptr
	hooks     Hooks
	stopped   error // by Hooks.Work or a function of the program's
	functions []uintptr
	stmts     map[*Stmt]bool
	counted   int // bytes of memory
}

// Limits on what one value, one row and one statement may be.
const (
	maxValue   = 2 << 20
	maxColumns = 256
	maxSQL     = 1 << 20
)

// maxMemoryPages bounds a database in memory, of pages of 4 kB.
const maxMemoryPages = "16384"

// connMemory is about what a connection holds whatever it does.
const connMemory = 100 << 10

// Open opens a database.
func (e *Engine) Open(name string, flags int, hooks Hooks) (*Conn, error) {
	c := &Conn{engine: e, tls: libc.NewTLS(), hooks: hooks, stmts: map[*Stmt]bool{}}
	if err := c.count(connMemory); err != nil {
		return nil, err
	}
	path, vfs, out := text(c.tls, name), text(c.tls, e.name), c.tls.Alloc(8)
	rc := lib.Xsqlite3_open_v2(c.tls, path, out, int32(flags)|lib.SQLITE_OPEN_NOMUTEX, vfs)
	c.db = *at[uintptr](out)
	c.tls.Free(8)
	free(c.tls, path)
	free(c.tls, vfs)
	c.number = enter(c)
	e.conns[c] = true
	if rc != lib.SQLITE_OK {
		err := c.failed(rc)
		c.Close()
		return nil, err
	}
	return c, c.setUp()
}

func (c *Conn) setUp() error {
	lib.Xsqlite3_extended_result_codes(c.tls, c.db, 1)
	for id, most := range map[int32]int32{
		lib.SQLITE_LIMIT_LENGTH: maxValue, lib.SQLITE_LIMIT_COLUMN: maxColumns,
		lib.SQLITE_LIMIT_SQL_LENGTH: maxSQL, lib.SQLITE_LIMIT_WORKER_THREADS: 0,
	} {
		lib.Xsqlite3_limit(c.tls, c.db, id, most)
	}
	if err := c.Exec("PRAGMA max_page_count=" + maxMemoryPages); err != nil {
		return err
	}
	lib.Xsqlite3_progress_handler(c.tls, c.db, 1000, pointer(onProgress), c.number)
	lib.Xsqlite3_busy_handler(c.tls, c.db, pointer(onBusy), c.number)
	lib.Xsqlite3_set_authorizer(c.tls, c.db, pointer(authorize), c.number)
	return c.defineRandom()
}

func onProgress(_ *libc.TLS, number uintptr) int32 {
	c := object[*Conn](number)
	if c.stopped == nil && c.hooks.Work != nil {
		c.stopped = c.hooks.Work()
	}
	if c.stopped != nil {
		return 1
	}
	return 0
}

func onBusy(_ *libc.TLS, number uintptr, n int32) int32 {
	if c := object[*Conn](number); c.hooks.Busy != nil && c.hooks.Busy(int(n)) {
		return 1
	}
	return 0
}

// ours are the pragmas that set what bounds a run, or what all runs share: they
// do nothing.
var ours = map[string]bool{
	"cache_size": true, "cache_spill": true, "default_cache_size": true, "hard_heap_limit": true,
	"max_page_count": true, "mmap_size": true, "page_size": true, "soft_heap_limit": true, "temp_store": true,
	"temp_store_directory": true, "data_store_directory": true, "threads": true, "busy_timeout": true,
}

// authorize is asked for everything that a statement does, when it is prepared.
func authorize(_ *libc.TLS, _ uintptr, action int32, name, value, _, _ uintptr) int32 {
	if action == lib.SQLITE_PRAGMA && value != 0 && ours[strings.ToLower(libc.GoString(name))] {
		return lib.SQLITE_IGNORE
	}
	return lib.SQLITE_OK
}

// Close ends the connection, and with it its statements; a transaction that is
// open is rolled back.
func (c *Conn) Close() {
	if c.db == 0 {
		return
	}
	for s := range c.stmts {
		s.Finalize()
	}
	lib.Xsqlite3_close_v2(c.tls, c.db)
	for _, f := range c.functions {
		leave(f)
	}
	leave(c.number)
	c.db = 0
	c.tls.Close()
	delete(c.engine.conns, c)
	c.release(c.counted)
}

// Closed says whether the connection has ended.
func (c *Conn) Closed() bool { return c.db == 0 }

// count adds n bytes to what the connection holds.
func (c *Conn) count(n int) error {
	c.counted += n
	if c.engine.env.Alloc == nil {
		return nil
	}
	return c.engine.env.Alloc(n)
}

func (c *Conn) release(n int) {
	c.counted -= n
	if c.engine.env.Free != nil {
		c.engine.env.Free(n)
	}
}

// recount looks at how much memory the engine holds for the connection.
func (c *Conn) recount() error {
	p := c.tls.Alloc(8)
	lib.Xsqlite3_db_status(c.tls, c.db, lib.SQLITE_DBSTATUS_CACHE_USED, p, p+4, 0)
	more := connMemory + int(*at[int32](p)) - c.counted
	c.tls.Free(8)
	if more < 0 {
		c.release(-more)
		return nil
	}
	return c.count(more)
}

// failed is the error of a result.
func (c *Conn) failed(rc int32) error {
	if c.stopped != nil {
		err := c.stopped
		c.stopped = nil
		return err
	}
	return &Error{int(rc), libc.GoString(lib.Xsqlite3_errmsg(c.tls, c.db))}
}

// Exec executes statements whose rows nobody wants.
func (c *Conn) Exec(sql string) error {
	for sql != "" {
		s, rest, err := c.Prepare(sql)
		if err != nil || s == nil {
			return err
		}
		for more := true; more && err == nil; {
			more, err = s.Step()
		}
		s.Finalize()
		if err != nil {
			return err
		}
		sql = rest
	}
	return nil
}

// InTransaction says whether a transaction is open.
func (c *Conn) InTransaction() bool { return lib.Xsqlite3_get_autocommit(c.tls, c.db) == 0 }

// Changes is how many rows the last INSERT, UPDATE or DELETE changed.
func (c *Conn) Changes() int64 { return lib.Xsqlite3_changes64(c.tls, c.db) }

// TotalChanges is how many rows were changed since the connection began.
func (c *Conn) TotalChanges() int64 { return lib.Xsqlite3_total_changes64(c.tls, c.db) }

// LastInsertID is the rowid of the row that was inserted last.
func (c *Conn) LastInsertID() int64 { return lib.Xsqlite3_last_insert_rowid(c.tls, c.db) }

// Interrupt ends what the connection is doing as soon as may be.
func (c *Conn) Interrupt() { lib.Xsqlite3_interrupt(c.tls, c.db) }

// Complete says whether text ends in a whole statement.
func (e *Engine) Complete(sql string) bool {
	p := text(e.tls, sql)
	defer free(e.tls, p)
	return lib.Xsqlite3_complete(e.tls, p) != 0
}

// Version is the version of SQLite.
const Version = lib.SQLITE_VERSION
