package sqlite_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/world/disk"
	"github.com/asyncio-playground/playground/sim/internal/world/sqlite"
)

const newYear = 1_767_225_600_000_000_000

func newEngine(t *testing.T) (*sqlite.Engine, *disk.Disk) {
	t.Helper()
	d := disk.New(nil, func() int64 { return newYear })
	n := uint64(40)
	e, err := sqlite.NewEngine(sqlite.Env{
		Disk: d, Now: func() int64 { return newYear },
		Random: func() uint64 { n++; return n },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	return e, d
}

func open(t *testing.T, e *sqlite.Engine, name string, hooks sqlite.Hooks) *sqlite.Conn {
	t.Helper()
	c, err := e.Open(name, sqlite.Create, hooks)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// rows executes one statement and writes its rows.
func rows(c *sqlite.Conn, sql string) (string, error) {
	s, _, err := c.Prepare(sql)
	if err != nil || s == nil {
		return "", err
	}
	defer s.Finalize()
	var out []string
	for {
		more, err := s.Step()
		if err != nil || !more {
			return strings.Join(out, " "), err
		}
		for i := range s.Columns() {
			out = append(out, fmt.Sprint(s.Column(i)))
		}
	}
}

func do(t *testing.T, c *sqlite.Conn, sql string) string {
	t.Helper()
	got, err := rows(c, sql)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return got
}

func TestADatabaseLiesOnTheSimulatedDisk(t *testing.T) {
	e, d := newEngine(t)
	c := open(t, e, "shop.db", sqlite.Hooks{})
	do(t, c, "CREATE TABLE item (name TEXT)")
	do(t, c, "INSERT INTO item VALUES ('tea'), ('milk')")
	c.Close()
	n, err := d.Stat("shop.db")
	if err != nil || len(n.Data) != 8192 {
		t.Fatalf("the file: %v, %v", n, err)
	}
	if got := do(t, open(t, e, "shop.db", sqlite.Hooks{}), "SELECT name FROM item"); got != "tea milk" {
		t.Errorf("the next connection reads %q", got)
	}
}

func TestTimeAndChanceAreTheRuns(t *testing.T) {
	e, _ := newEngine(t)
	c := open(t, e, sqlite.Memory, sqlite.Hooks{})
	for _, test := range []struct{ sql, want string }{
		{"SELECT CURRENT_TIMESTAMP", "2026-01-01 00:00:00"},
		{"SELECT datetime('now', '+1 day')", "2026-01-02 00:00:00"},
		{"SELECT random(), random()", "41 42"},
		{"SELECT hex(randomblob(2))", "2B00"},
	} {
		if got := do(t, c, test.sql); got != test.want {
			t.Errorf("%s gives %q, want %q", test.sql, got, test.want)
		}
	}
}

func TestConnectionsAreIsolated(t *testing.T) {
	for _, mode := range []string{"delete", "wal"} {
		t.Run(mode, func(t *testing.T) {
			e, _ := newEngine(t)
			asked := 0
			a := open(t, e, "a.db", sqlite.Hooks{})
			b := open(t, e, "a.db", sqlite.Hooks{Busy: func(n int) bool { asked++; return n < 2 }})
			if got := do(t, a, "PRAGMA journal_mode="+mode); got != mode {
				t.Fatalf("the journal's mode is %q", got)
			}
			do(t, a, "CREATE TABLE t (x)")
			do(t, a, "BEGIN")
			do(t, a, "INSERT INTO t VALUES (1)")
			if got := do(t, b, "SELECT count(*) FROM t"); got != "0" {
				t.Errorf("another connection sees %s rows that are not committed", got)
			}
			_, err := rows(b, "INSERT INTO t VALUES (2)")
			var failed *sqlite.Error
			if !errors.As(err, &failed) || failed.Primary() != sqlite.Busy || asked != 3 {
				t.Errorf("a second writer got %v after %d tries", err, asked)
			}
			do(t, a, "COMMIT")
			do(t, b, "INSERT INTO t VALUES (2)")
			if got := do(t, a, "SELECT x FROM t"); got != "1 2" {
				t.Errorf("in the end there are %s", got)
			}
		})
	}
}

func TestTheHostIsOutOfReach(t *testing.T) {
	e, d := newEngine(t)
	c := open(t, e, "x.db", sqlite.Hooks{})
	for _, sql := range []string{
		"ATTACH '/etc/passwd' AS p", "ATTACH 'file:/etc/passwd?vfs=unix' AS p",
		"SELECT load_extension('/lib/x86_64-linux-gnu/libc.so.6')",
		"VACUUM INTO '/etc/stolen'", "PRAGMA temp_store_directory='/nowhere'",
	} {
		if got, err := rows(c, sql); err == nil && got != "" {
			t.Errorf("%s gives %q", sql, got)
		}
	}
	if _, err := rows(c, "CREATE TABLE p.t (x)"); err == nil {
		t.Error("a database of the host's was opened")
	}
	if names, _ := d.Names("/"); len(names) != 3 {
		t.Errorf("the simulated disk has %v", names)
	}
	if _, err := e.Open("file:y.db?vfs=unix", sqlite.Create|sqlite.URI, sqlite.Hooks{}); err == nil {
		t.Error("there is another file system")
	}
}

func TestWorkAndMemoryAreBounded(t *testing.T) {
	e, _ := newEngine(t)
	enough := errors.New("enough")
	work := 0
	c := open(t, e, sqlite.Memory, sqlite.Hooks{Work: func() error {
		if work++; work > 50 {
			return enough
		}
		return nil
	}})
	endless := "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
	if _, err := rows(c, endless+"SELECT max(i) FROM n"); err != enough {
		t.Errorf("a query without end: %v", err)
	}
	if _, err := rows(c, "SELECT zeroblob(100000000)"); err == nil {
		t.Error("a huge value was made")
	}
	free := open(t, e, sqlite.Memory, sqlite.Hooks{})
	do(t, free, "PRAGMA max_page_count=100000000")
	do(t, free, "CREATE TABLE t (x)")
	if _, err := rows(free, endless+"INSERT INTO t SELECT zeroblob(1000000) FROM n"); err == nil || err.Error() != "database or disk is full" {
		t.Errorf("a database without end: %v", err)
	}
}
