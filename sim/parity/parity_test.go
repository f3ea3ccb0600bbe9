package parity

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// aMinute is how long one program may take; none should take a second.
const aMinute = time.Minute

// TestProgramsDoWhatCPythonDoes runs every program under testdata on both
// sides, but for pending/, where those wait that the simulator cannot run yet.
// Name one with -run to see it alone:
// go test -run 'CPythonDoes/asyncio/queue/bounded'.
func TestProgramsDoWhatCPythonDoes(t *testing.T) {
	cpython := startCPython(t)
	err := filepath.WalkDir("testdata", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() == "pending" {
			return fs.SkipDir
		}
		if err != nil || filepath.Ext(path) != ".py" {
			return err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(path), "testdata/"), ".py")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compareProgram(t, cpython, path)
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func startCPython(t *testing.T) *CPython {
	t.Helper()
	cpython, err := NewCPython()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cpython.Close() })
	return cpython
}

func compareProgram(t *testing.T, cpython *CPython, path string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), aMinute)
	defer cancel()
	want, err := cpython.Run(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Simulate(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if d := Compare(got, want); d != "" {
		t.Errorf("%s\n%s", path, d)
	}
}

// TestCompareSeesEveryDifference keeps the comparison honest.
func TestCompareSeesEveryDifference(t *testing.T) {
	same := Outcome{Stdout: "a\nb\n", Status: 1, Error: "ValueError: x", Steps: `{"when": 1.0, "cb": "f"}`}
	for name, change := range map[string]func(*Outcome){
		"stdout":    func(o *Outcome) { o.Stdout = "a\nc\n" },
		"status":    func(o *Outcome) { o.Status = 2 },
		"exception": func(o *Outcome) { o.Error = "ValueError: y" },
		"steps":     func(o *Outcome) { o.Steps = `{"when": 2.0, "cb": "f"}` },
		"fewer":     func(o *Outcome) { o.Stdout = "a\n" },
	} {
		other := same
		change(&other)
		if Compare(other, same) == "" {
			t.Errorf("%s: no difference seen", name)
		}
	}
	other := same
	other.Steps = `{"when": 1.0, "cb": "g"}`
	if d := Compare(other, same); d != "" {
		t.Errorf("a timer's callback is for reading only, but: %s", d)
	}
}

// TestOracleAgreesWithTheCorpus checks the recorder itself against recordings
// that were made by another one.
func TestOracleAgreesWithTheCorpus(t *testing.T) {
	const corpus = "../../../shared/corpus/seeds/"
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the corpus is not here")
	}
	cpython := startCPython(t)
	for _, name := range []string{
		"s0_01_say_hello_coroutine", "s0_02_event_loop_two_tasks", "s0_04_create_task_named",
		"s0_05_wait_first_completed", "s0_07_lock_counter", "s0_08_queue_producer_consumer",
		"s1_20_async_generator", "s1_21_cancel_task", "s2_09_wait_for_timeout",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := cpython.Run(t.Context(), corpus+name+".py")
			if err != nil {
				t.Fatal(err)
			}
			want := Outcome{Stdout: read(t, corpus+name+".out"), Steps: read(t, corpus+name+".trace.ndjson")}
			if d := Compare(got, want); d != "" {
				t.Error(d)
			}
		})
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
