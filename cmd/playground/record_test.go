package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/recorder"
)

// needPython skips the test where no suitable python3 is on PATH.
func needPython(t *testing.T) {
	t.Helper()
	if _, err := recorder.Find(t.Context(), ""); err != nil {
		t.Skip(err)
	}
}

func TestRecordWritesTheStepsThatRunWrites(t *testing.T) {
	needPython(t)
	file := write(t, "hello.py", program)
	recorded, simulated := filepath.Join(t.TempDir(), "steps"), filepath.Join(t.TempDir(), "steps")
	out, errs, err := command(t, "", "record", file, "--virtual", "--trace", recorded, "--trace-format", "steps", "--", "Ada")
	if err != nil || out != "hello Ada\n" || errs != "" {
		t.Fatalf("stdout %q, stderr %q, error %v", out, errs, err)
	}
	if _, _, err := command(t, "", "run", file, "--trace", simulated, "--trace-format", "steps"); err != nil {
		t.Fatal(err)
	}
	got, want := read(t, recorded), read(t, simulated)
	if got != want || want == "" {
		t.Errorf("recorded:\n%s\nsimulated:\n%s", got, want)
	}
}

func TestRecordPassesTheExitStatusOn(t *testing.T) {
	needPython(t)
	file := write(t, "exits.py", "import sys\nsys.exit(7)\n")
	out, _, err := command(t, "", "record", file, "--trace", "-")
	var got status
	if !errors.As(err, &got) || got != 7 || !strings.Contains(out, `"kind": "run_end", "sub": "exit", "value": 7`) {
		t.Errorf("error %v, stdout %s", err, out)
	}
}

func TestVerifySaysWhetherProgramsDoTheSame(t *testing.T) {
	needPython(t)
	same := write(t, "hello.py", program)
	out, _, err := command(t, "", "verify", same)
	if err != nil || !strings.Contains(out, "ok       "+same) || !strings.Contains(out, "1 of 1 programs") {
		t.Errorf("error %v, stdout %s", err, out)
	}
	differs := write(t, "differs.py", "import sys\nprint(hasattr(sys, '_git'))\n") // which only CPython has
	out, _, err = command(t, "", "verify", same, differs)
	var got status
	if !errors.As(err, &got) || got != 1 || !strings.Contains(out, "DIFFERS  "+differs) || !strings.Contains(out, "1 of 2 programs") {
		t.Errorf("error %v, stdout %s", err, out)
	}
}

func TestVerifySaysWhatCannotBeCompared(t *testing.T) {
	needPython(t)
	endless := write(t, "endless.py", "while True: pass\n")
	out, _, err := command(t, "", "verify", "--timeout", "1s", endless, "none.py")
	var got status
	if !errors.As(err, &got) || got != 1 {
		t.Errorf("the error is %v", err)
	}
	for _, want := range []string{"did not end within 1s (--timeout)", "none.py"} {
		if !strings.Contains(out, want) {
			t.Errorf("stdout lacks %q:\n%s", want, out)
		}
	}
}

func TestMistakesInRecordingAreExplained(t *testing.T) {
	file := write(t, "hello.py", program)
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"record"}, "playground record FILE"},
		{[]string{"verify"}, "playground verify FILE"},
		{[]string{"record", file, "--loud"}, "put -- before it"},
		{[]string{"record", file, "--trace-format", "xml"}, `no trace format "xml"`},
		{[]string{"record", file, "--python", "no-such-python"}, "(--python)"},
		{[]string{"verify", file, "--python", "no-such-python"}, "(--python)"},
	} {
		_, _, err := command(t, "", test.args...)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: the error is %v, want one with %q", test.args, err, test.want)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
