package verify

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Render shows a difference side by side, with the lines of the program's
// source that the two sides are at.
func (d *Difference) Render(source string) string {
	program := strings.Split(source, "\n")
	rows := [][2]string{{"simulator", "CPython"}}
	for _, side := range d.Before {
		cell := side.describe()
		rows = append(rows, [2]string{cell, cell})
	}
	rows = append(rows, [2]string{d.Simulator.describe(), d.CPython.describe()})
	var b strings.Builder
	fmt.Fprintf(&b, "first difference: %s\n", d.What)
	table(&b, rows)
	for _, side := range []struct {
		name string
		Side
	}{{"simulator", d.Simulator}, {"CPython", d.CPython}} {
		if n := int(side.Line); n > 0 && n <= len(program) {
			fmt.Fprintf(&b, "    %-9s  line %d: %s\n", side.name, n, strings.TrimSpace(program[n-1]))
		}
	}
	return b.String()
}

// table writes rows of two columns, the last of which, where the two differ,
// is marked.
func table(b *strings.Builder, rows [][2]string) {
	width := 0
	for _, row := range rows {
		width = max(width, utf8.RuneCountInString(row[0]))
	}
	for i, row := range rows {
		mark := " "
		if i == len(rows)-1 {
			mark = ">"
		}
		pad := strings.Repeat(" ", width-utf8.RuneCountInString(row[0]))
		fmt.Fprintln(b, strings.TrimRight(fmt.Sprintf("  %s %s%s  |  %s", mark, row[0], pad, row[1]), " "))
	}
}

// describe says in short what a step is; other lines are shown as they are.
func (s Side) describe() string {
	var step struct {
		T                           float64
		When                        *float64
		Kind, Task, Coro, Why, What string
	}
	if json.Unmarshal([]byte(s.Text), &step) != nil || step.Kind == "" {
		return s.Text
	}
	words := []string{fmt.Sprintf("t=%g", step.T), step.Kind, step.Task}
	switch {
	case step.When != nil:
		words = append(words, fmt.Sprintf("when=%g", *step.When))
	default:
		words = append(words, step.Coro, step.Why, step.What)
	}
	if s.Line > 0 {
		words = append(words, fmt.Sprintf("line %d", s.Line))
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}
