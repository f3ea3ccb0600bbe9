package web

import (
	"context"
	"errors"
	"strings"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// Simulator is the Engine that runs programs in sim, within limits.
func Simulator(limits Limits) Engine { return simulator{limits} }

type simulator struct{ limits Limits }

// Compile implements Engine.
func (s simulator) Compile(source Source) (Program, error) {
	prog, err := sim.Compile(source.File, source.Text)
	var wrong *sim.SyntaxError
	if errors.As(err, &wrong) {
		return nil, &ProgramError{
			Kind: wrong.Kind, Message: wrong.Message, Text: wrong.Text,
			Line: wrong.Line, Col: wrong.Col, EndLine: wrong.EndLine, EndCol: wrong.EndCol,
		}
	}
	if err != nil {
		return nil, err
	}
	return simulated{prog, source, s.limits}, nil
}

// Check implements Engine.
func (simulator) Check(source Source) []sim.Finding {
	return sim.CheckFiles(source.File, source.Text, sim.FileMap(source.Files))
}

// Names implements Engine.
func (simulator) Names(ctx context.Context) ([]byte, error) { return sim.Names(ctx) }

type simulated struct {
	prog   *sim.Program
	source Source
	limits Limits
}

// Run implements Program.
func (p simulated) Run(ctx context.Context, options Options, sink tracer.Sink) (Outcome, error) {
	result, err := sim.Run(ctx, p.prog, sim.Config{
		Args:   []string{p.source.File},
		Files:  sim.FileMap(p.source.Files),
		Seed:   options.Seed,
		Python: options.Python,
		Lines:  options.Lines,
		World:  options.World,
		Stdin:  strings.NewReader(options.Input),
		Trace:  sink,
		Limits: sim.Limits{
			Instructions: p.limits.Instructions,
			Memory:       p.limits.MemoryBytes,
			Output:       p.limits.OutputBytes,
			Events:       p.limits.Events,
			Wall:         p.limits.WallClock,
		},
	})
	if err != nil {
		return Outcome{}, err
	}
	return Outcome{End: result.End, Status: result.Status}, nil
}
