package sqlite

import (
	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// A Value is what a database holds: nil, an int64, a float64, a string or a
// []byte.
type Value = any

// A Stmt is a prepared statement.
type Stmt struct {
	c *Conn
	p uintptr
}

// Prepare compiles the first statement of sql, and gives what is behind it. There
// is no statement, but no error either, in an empty text or a comment.
func (c *Conn) Prepare(sql string) (s *Stmt, rest string, err error) {
	p, out := text(c.tls, sql), c.tls.Alloc(16)
	rc := lib.Xsqlite3_prepare_v2(c.tls, c.db, p, int32(len(sql)+1), out, out+8)
	stmt, tail := *at[uintptr](out), *at[uintptr](out + 8)
	c.tls.Free(16)
	free(c.tls, p)
	switch {
	case rc != lib.SQLITE_OK:
		return nil, "", c.failed(rc)
	case stmt == 0:
		return nil, "", nil
	}
	s = &Stmt{c, stmt}
	c.stmts[s] = true
	return s, sql[min(int(tail-p), len(sql)):], nil
}

// Parameters gives the names of the statement's parameters, with what they begin
// with; a nameless one is empty.
func (s *Stmt) Parameters() []string {
	names := make([]string, lib.Xsqlite3_bind_parameter_count(s.c.tls, s.p))
	for i := range names {
		if p := lib.Xsqlite3_bind_parameter_name(s.c.tls, s.p, int32(i+1)); p != 0 {
			names[i] = libc.GoString(p)
		}
	}
	return names
}

// ReadOnly says whether the statement changes nothing.
func (s *Stmt) ReadOnly() bool { return lib.Xsqlite3_stmt_readonly(s.c.tls, s.p) != 0 }

// Bind sets the i-th parameter, from 0.
func (s *Stmt) Bind(i int, v Value) error {
	tls, n := s.c.tls, int32(i+1)
	var rc int32
	switch v := v.(type) {
	case nil:
		rc = lib.Xsqlite3_bind_null(tls, s.p, n)
	case int64:
		rc = lib.Xsqlite3_bind_int64(tls, s.p, n, v)
	case float64:
		rc = lib.Xsqlite3_bind_double(tls, s.p, n, v)
	case string:
		p := text(tls, v)
		rc = lib.Xsqlite3_bind_text(tls, s.p, n, p, int32(len(v)), transient)
		free(tls, p)
	case []byte:
		p := text(tls, string(v))
		rc = lib.Xsqlite3_bind_blob(tls, s.p, n, p, int32(len(v)), transient)
		free(tls, p)
	}
	if rc != lib.SQLITE_OK {
		return s.c.failed(rc)
	}
	return nil
}

// Step goes on to the next row, and says whether there is one.
func (s *Stmt) Step() (bool, error) {
	s.c.stopped = nil
	switch rc := lib.Xsqlite3_step(s.c.tls, s.p); rc {
	case lib.SQLITE_ROW:
		return true, nil
	case lib.SQLITE_DONE:
		if s.ReadOnly() {
			return false, nil
		}
		return false, s.c.recount()
	default:
		return false, s.c.failed(rc)
	}
}

// Columns gives the names of the columns.
func (s *Stmt) Columns() []string {
	return s.names(lib.Xsqlite3_column_name)
}

// Declared gives the types that the columns were declared with; empty for one
// that is no column of a table.
func (s *Stmt) Declared() []string { return s.names(lib.Xsqlite3_column_decltype) }

func (s *Stmt) names(of func(*libc.TLS, uintptr, int32) uintptr) []string {
	names := make([]string, lib.Xsqlite3_column_count(s.c.tls, s.p))
	for i := range names {
		if p := of(s.c.tls, s.p, int32(i)); p != 0 {
			names[i] = libc.GoString(p)
		}
	}
	return names
}

// Column gives the i-th value, from 0, of the present row.
func (s *Stmt) Column(i int) Value {
	return valueOf(s.c.tls, lib.Xsqlite3_column_value(s.c.tls, s.p, int32(i)))
}

// Size is about how many bytes the present row has.
func (s *Stmt) Size() int {
	size := 0
	for i := range lib.Xsqlite3_data_count(s.c.tls, s.p) {
		size += 16
		switch lib.Xsqlite3_column_type(s.c.tls, s.p, i) {
		case lib.SQLITE_TEXT, lib.SQLITE_BLOB:
			size += int(lib.Xsqlite3_column_bytes(s.c.tls, s.p, i))
		}
	}
	return size
}

// Reset makes the statement ready to be executed again.
func (s *Stmt) Reset() {
	if s.p != 0 {
		lib.Xsqlite3_reset(s.c.tls, s.p)
		lib.Xsqlite3_clear_bindings(s.c.tls, s.p)
	}
}

// Finalize ends the statement.
func (s *Stmt) Finalize() {
	if s.p != 0 {
		lib.Xsqlite3_finalize(s.c.tls, s.p)
		s.p = 0
		delete(s.c.stmts, s)
	}
}

// Over says whether the statement has ended.
func (s *Stmt) Over() bool { return s.p == 0 }

// valueOf copies a value of the engine's.
func valueOf(tls *libc.TLS, p uintptr) Value {
	switch lib.Xsqlite3_value_type(tls, p) {
	case lib.SQLITE_INTEGER:
		return lib.Xsqlite3_value_int64(tls, p)
	case lib.SQLITE_FLOAT:
		return lib.Xsqlite3_value_double(tls, p)
	case lib.SQLITE_TEXT:
		from := lib.Xsqlite3_value_text(tls, p)
		return string(memory(from, int(lib.Xsqlite3_value_bytes(tls, p))))
	case lib.SQLITE_BLOB:
		n := int(lib.Xsqlite3_value_bytes(tls, p))
		if n == 0 {
			return []byte{}
		}
		return append([]byte(nil), memory(lib.Xsqlite3_value_blob(tls, p), n)...)
	}
	return nil
}
