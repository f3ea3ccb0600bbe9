package sim_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/sim"
)

// TestDatabases runs the programs of testdata/database, which are made as those of
// TestWeb: databases, their clients and their faults.
func TestDatabases(t *testing.T) {
	eachArchive(t, "testdata/database", testInWorld)
}

func TestAQueryWithoutEndIsStopped(t *testing.T) {
	endless := "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
	for _, test := range []struct{ name, src, says string }{
		{"that counts", `import sqlite3; sqlite3.connect(":memory:").execute("` + endless + `SELECT max(i) FROM n")`, "steps"},
		{"whose rows are kept", `import sqlite3; sqlite3.connect(":memory:").execute("` + endless + `SELECT hex(zeroblob(10000)) FROM n").fetchall()`, "MB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			limits := sim.Limits{Instructions: 3_000_000, Memory: 16 << 20, Wall: 20 * time.Second}
			got := runProgram(t, "main.py", test.src, sim.Config{Limits: limits})
			if got.status != sim.StatusLimit || !strings.Contains(got.stderr, test.says) {
				t.Errorf("status %d, stderr %q; want status %d and a message about %s", got.status, got.stderr, sim.StatusLimit, test.says)
			}
		})
	}
}

// TestAsyncSQLAlchemyFromATutorial runs the program of the corpus that is there
// without a recorded result: it prints what its tutorial says.
func TestAsyncSQLAlchemyFromATutorial(t *testing.T) {
	file := filepath.Join(corpus, "../seeds_hard/s1_26_sqlalchemy_async.py")
	if !exists(file) {
		t.Skip("the corpus is not here")
	}
	src := readFile(t, file) + "\nasyncio.run(example_db_operations())\n"
	got := runProgram(t, filepath.Base(file), src, sim.Config{World: sim.World{Profile: "tutorial"}})
	if want := "\nUser: John Doe, Email: "; got.status != 0 || !strings.Contains(got.stdout, want) {
		t.Errorf("status %d; stderr:\n%s\nstdout:\n%s\nwant %q in it", got.status, got.stderr, got.stdout, want)
	}
}
