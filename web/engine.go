package web

import (
	"context"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// An Engine compiles Python programs for running. Sessions use it at the same
// time.
type Engine interface {
	// Compile prepares a program. A *ProgramError says what is wrong with it.
	Compile(source Source) (Program, error)
	// Check looks a program over without running it.
	Check(source Source) []sim.Finding
	// Names gives what programs can import, as JSON.
	Names(ctx context.Context) ([]byte, error)
}

// A Source is the text of a program.
type Source struct {
	File string // its name
	Text string
	// Files are what it can import besides, by path.
	Files map[string]string
}

// size is how many bytes all of it has.
func (s Source) size() int {
	n := len(s.Text)
	for path, text := range s.Files {
		n += len(path) + len(text)
	}
	return n
}

// A Program is ready to run.
type Program interface {
	// Run runs it until it ends, a limit stops it or ctx is cancelled, and
	// emits its events to sink. However the program ends, that is no error; an
	// error says that the options cannot be fulfilled.
	Run(ctx context.Context, options Options, sink tracer.Sink) (Outcome, error)
}

// Options are what a page may choose for a run.
type Options struct {
	Seed   int64  `json:"seed"`
	Python string `json:"python"` // version; empty for the newest
	Lines  bool   `json:"lines"`  // trace lines and locals too
	Input  string `json:"input"`  // what the program reads from its standard input
	// World is what is outside the program; the standard world if zero.
	World sim.World `json:"world"`
}

// An Outcome is how a run ended.
type Outcome struct {
	End    tracer.Sub // EndNormal … EndCancelled
	Status int        // the exit status
}

// A ProgramError says why a program cannot run and where.
type ProgramError struct {
	Kind    string `json:"kind"` // SyntaxError, IndentationError, Unsupported …
	Message string `json:"message"`
	Line    int    `json:"line"` // from 1
	Col     int    `json:"col"`  // from 0, in characters
	EndLine int    `json:"endLine"`
	EndCol  int    `json:"endCol"`
	Text    string `json:"text"` // what python3 would print
}

func (e *ProgramError) Error() string { return e.Kind + ": " + e.Message }
