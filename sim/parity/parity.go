// Package parity runs the same programs under the simulator and under the real
// CPython 3.14, and compares what they do: stdout, exit status, the last line
// of an uncaught exception's traceback, and every scheduling step.
//
// It is a module of its own, since CPython comes as a Go module of 60 MB that
// the product must not depend on. cpython.go runs the one side (through
// oracle.py, which puts CPython on a virtual clock), simulator.go the other;
// the programs are under testdata/, a folder per subject.
package parity

import (
	"fmt"
	"strings"
)

// Outcome is what a run showed to the outside.
type Outcome struct {
	Stdout string
	Error  string // the last line of stderr if Status is not 0: "ValueError: x"
	Status int
	Steps  string // the steps projection, a JSON object a line
}

// Compare describes the first difference between what the simulator did and
// what CPython did, with some lines around it, or gives "" when there is none.
func Compare(simulator, cpython Outcome) string {
	if simulator.Status != cpython.Status {
		return fmt.Sprintf("exit status: simulator %d (%s), CPython %d (%s)",
			simulator.Status, simulator.Error, cpython.Status, cpython.Error)
	}
	// What either says of a program that hangs is its own.
	if simulator.Status != statusHangs && simulator.Error != cpython.Error {
		return fmt.Sprintf("exception:\n  simulator %s\n  CPython   %s", simulator.Error, cpython.Error)
	}
	if d := firstDifference(simulator.Stdout, cpython.Stdout); d != "" {
		return "stdout: " + d
	}
	if d := firstDifference(comparable(simulator.Steps), comparable(cpython.Steps)); d != "" {
		return "steps: " + d
	}
	return ""
}

// statusHangs is the exit status of a program that nothing can wake any more.
const statusHangs = 97

// comparable leaves out of the steps what is for reading only: a timer's
// callback, the last field of its line.
func comparable(steps string) string {
	lines := strings.Split(steps, "\n")
	for i, line := range lines {
		if at := strings.Index(line, `, "cb": `); at >= 0 {
			lines[i] = line[:at] + "}"
		}
	}
	return strings.Join(lines, "\n")
}

// firstDifference shows where two texts part, after up to three lines that
// they share.
func firstDifference(simulator, cpython string) string {
	if simulator == cpython {
		return ""
	}
	a, b := strings.Split(simulator, "\n"), strings.Split(cpython, "\n")
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	var out strings.Builder
	fmt.Fprintf(&out, "line %d\n", n+1)
	for _, line := range a[max(0, n-3):n] {
		fmt.Fprintf(&out, "  both      %s\n", line)
	}
	fmt.Fprintf(&out, "  simulator %s\n  CPython   %s", lineOrEnd(a, n), lineOrEnd(b, n))
	return out.String()
}

func lineOrEnd(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return "(the end)"
}

// lastLine gives the last line of text that is not empty.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return lines[len(lines)-1]
}
