package verify

import (
	"fmt"
	"strings"

	"github.com/asyncio-playground/playground/sim"
)

// A Difference is where two outcomes part first.
type Difference struct {
	What               string // what differs: "stdout, line 3"
	Before             []Side // up to three lines that both share
	Simulator, CPython Side
}

// A Side is a line of what one of the two did.
type Side struct {
	Text string
	Line uint32 // of the program, 0 if there is none
}

// Compare gives the first difference between what the simulator did and what
// CPython did, or nil when there is none.
func Compare(simulator, cpython Outcome) *Difference {
	if simulator.Status != cpython.Status {
		return &Difference{What: "exit status", Simulator: ended(simulator), CPython: ended(cpython)}
	}
	// What either says of a program that hangs is its own.
	if simulator.Status != sim.StatusDeadlock && simulator.Error != cpython.Error {
		return &Difference{What: "exception", Simulator: Side{Text: simulator.Error}, CPython: Side{Text: cpython.Error}}
	}
	if d := part("stdout, line", lines(simulator.Stdout), lines(cpython.Stdout)); d != nil {
		return d
	}
	return part("scheduling, step", readable(simulator.Steps), readable(cpython.Steps))
}

func ended(o Outcome) Side {
	return Side{Text: strings.TrimSpace(fmt.Sprintf("%d  %s", o.Status, o.Error))}
}

func lines(text string) []Side {
	var sides []Side
	for _, line := range strings.Split(text, "\n") {
		sides = append(sides, Side{Text: line})
	}
	return sides
}

func readable(steps []Step) []Side {
	sides := make([]Side, len(steps))
	for i, step := range steps {
		sides[i] = Side(step)
	}
	return sides
}

// part finds where two lists part.
func part(what string, simulator, cpython []Side) *Difference {
	n := 0
	for n < len(simulator) && n < len(cpython) && simulator[n].Text == cpython[n].Text {
		n++
	}
	if n == len(simulator) && n == len(cpython) {
		return nil
	}
	return &Difference{
		What:   fmt.Sprintf("%s %d", what, n+1),
		Before: simulator[max(0, n-3):n], Simulator: at(simulator, n), CPython: at(cpython, n),
	}
}

func at(sides []Side, n int) Side {
	if n < len(sides) {
		return sides[n]
	}
	return Side{Text: "(the end)"}
}
