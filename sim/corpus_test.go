package sim_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// corpus holds programs from tutorials, with what CPython 3.14 does. It is not
// part of the repository; without it the test of this file is skipped, and that
// of golden_test.go stands for it.
const corpus = "../../shared/corpus/seeds"

func TestCorpus(t *testing.T) {
	programs, err := filepath.Glob(filepath.Join(corpus, "*.py"))
	if err != nil {
		t.Fatal(err)
	}
	if len(programs) == 0 {
		t.Skip("the corpus is not here")
	}
	ran := 0
	defer func() { t.Logf("%d of %d programs ran", ran, len(programs)) }()
	for _, file := range programs {
		base := strings.TrimSuffix(file, ".py")
		src := readFile(t, file)
		ran++
		t.Run(filepath.Base(base), func(t *testing.T) { testProgram(t, base, "", filepath.Base(file), src) })
		if exists(base + ".legacy.out") {
			t.Run(filepath.Base(base)+".legacy", func(t *testing.T) {
				testProgram(t, base+".legacy", "3.13", filepath.Base(file), src)
			})
		}
	}
}

func testProgram(t *testing.T, base, python, name, src string) {
	got := runProgram(t, name, src, sim.Config{Python: python, World: sim.World{Profile: "tutorial"}})
	if want := readFile(t, base+".out"); got.stdout != want {
		t.Errorf("stdout:\n%s\nwant:\n%s", got.stdout, want)
	}
	status := 0
	if exists(base + ".status") {
		status, _ = strconv.Atoi(strings.TrimSpace(readFile(t, base+".status")))
	}
	if got.status != status {
		t.Errorf("exit status %d, want %d; stderr:\n%s", got.status, status, got.stderr)
	}
	if diff := diffSteps(got.steps, readFile(t, base+".trace.ndjson")); diff != "" {
		t.Errorf("steps: %s", diff)
	}
	if exists(base+".err") != (got.stderr != "") {
		t.Errorf("stderr:\n%s", got.stderr)
	}
}

// outcome is what a program did.
type outcome struct {
	stdout, stderr, steps string
	status                int
	instructions          int64
}

// runProgram compiles and runs a program.
func runProgram(t testing.TB, name, src string, config sim.Config) outcome {
	t.Helper()
	var stdout, stderr, steps bytes.Buffer
	trace := tracer.NewStepsWriter(&steps)
	config.Stdout, config.Stderr = &stdout, &stderr
	if config.Trace == nil {
		config.Trace = trace
	} else {
		config.Trace = tracer.Tee(config.Trace, trace)
	}
	prog, err := sim.Compile(name, src)
	if wrong, ok := err.(*sim.SyntaxError); ok {
		return outcome{stderr: wrong.Text, status: 1}
	}
	if err != nil {
		t.Fatal(err)
	}
	result, err := sim.Run(t.Context(), prog, config)
	if err != nil {
		t.Fatal(err)
	}
	if err := trace.Flush(); err != nil {
		t.Fatal(err)
	}
	return outcome{stdout.String(), stderr.String(), steps.String(), result.Status, result.Instructions}
}

// diffSteps gives the first step in which two projections differ: times may
// differ by a nanosecond, and the names of callbacks are of no interest.
func diffSteps(got, want string) string {
	gotLines, wantLines := lines(got), lines(want)
	for i := range max(len(gotLines), len(wantLines)) {
		switch {
		case i >= len(gotLines):
			return fmt.Sprintf("step %d is missing: %s", i+1, wantLines[i])
		case i >= len(wantLines):
			return fmt.Sprintf("step %d is one too many: %s", i+1, gotLines[i])
		case !sameStep(gotLines[i], wantLines[i]):
			return fmt.Sprintf("step %d is\n%s\nwant\n%s", i+1, gotLines[i], wantLines[i])
		}
	}
	return ""
}

func lines(s string) []string {
	s = strings.TrimSuffix(s, "\n")
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

func sameStep(got, want string) bool {
	var a, b map[string]any
	if json.Unmarshal([]byte(got), &a) != nil || json.Unmarshal([]byte(want), &b) != nil {
		return false
	}
	delete(a, "cb")
	delete(b, "cb")
	if len(a) != len(b) {
		return false
	}
	for key, v := range b {
		if x, ok := v.(float64); ok && (key == "t" || key == "when") {
			y, ok := a[key].(float64)
			if !ok || math.Abs(x-y) > 1.5e-9 {
				return false
			}
		} else if a[key] != v {
			return false
		}
	}
	return true
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func readFile(t testing.TB, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
