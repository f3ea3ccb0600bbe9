// Package sim runs Python programs in a simulated world, deterministically.
//
// It is the only face of the simulator: Compile turns source into a Program,
// Run executes it on a virtual clock and reports what happened to a
// tracer.Sink. Nothing that a program does reaches the host's files, network or
// processes, and the same source, seed and Config give the same trace, byte
// for byte, on every machine.
//
// The road that a program takes is the list of the internal packages: syntax
// parses it, compile makes bytecode, vm executes it, stdlib holds the modules
// that it may import, asyncio is the event loop and the library above it,
// kernel is the clock and the heap of what will happen, and world is what lies
// outside the loop.
package sim

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
	"github.com/asyncio-playground/playground/tracer"
)

// Versions are the versions of Python that a run can behave as.
var Versions = []string{"3.13", DefaultPython}

// DefaultPython is the version that is meant when none is given.
const DefaultPython = "3.14"

// A Program is compiled source. It never changes: any number of runs may use
// it, at the same time, too.
type Program struct {
	file  *syntax.File
	plain *compile.Code
}

// A SyntaxError says that a program is no Python, or is Python that the
// simulator does not support.
type SyntaxError struct {
	Kind            string // SyntaxError, IndentationError, TabError
	Message         string
	Line, Col       int    // from 1; from 0, in characters
	EndLine, EndCol int    // exclusive
	Text            string // what python3 would print
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d: %s: %s", e.Line, e.Kind, e.Message)
}

// Compile prepares a program. name is the file's name as tracebacks print it.
// What is wrong with the program is a *SyntaxError.
func Compile(name, src string) (*Program, error) {
	if len(src) > MaxSource {
		return nil, tooLong(name, len(src))
	}
	file := syntax.NewFile(name, src)
	code, err := compileFile(file, compile.Options{})
	if err != nil {
		return nil, err
	}
	return &Program{file: file, plain: code}, nil
}

// MaxSource is how many bytes of source a program may have.
const MaxSource = 1 << 20

func tooLong(name string, n int) error {
	msg := fmt.Sprintf("the program is too long: %d bytes, where at most %d are allowed", n, MaxSource)
	return &SyntaxError{
		Kind: "SyntaxError", Message: msg, Line: 1, EndLine: 1,
		Text: fmt.Sprintf("  File %q, line 1\nSyntaxError: %s\n", name, msg),
	}
}

func compileFile(file *syntax.File, opt compile.Options) (*compile.Code, error) {
	module, err := syntax.ParseModule(file)
	if err != nil {
		return nil, syntaxError(err)
	}
	code, err := compile.Module(module, opt)
	if err != nil {
		return nil, syntaxError(err)
	}
	return code, nil
}

func syntaxError(err error) error {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return err
	}
	start, end := e.File.Position(e.Span.Start), e.File.Position(e.Span.End)
	return &SyntaxError{
		Kind: e.Kind, Message: e.Msg,
		Line: start.Line, Col: e.File.CharCol(start.Line, start.Col),
		EndLine: end.Line, EndCol: e.File.CharCol(end.Line, end.Col),
		Text: e.Render(),
	}
}

// code gives the bytecode that a run needs.
func (p *Program) code(lines bool) (*compile.Code, error) {
	if !lines {
		return p.plain, nil
	}
	return compileFile(p.file, compile.Options{Lines: true})
}

// Config says how to run a program. The zero value runs it with seed 0 as
// Python 3.14, with no input and all output thrown away.
type Config struct {
	Seed   int64    // of everything random
	Python string   // one of Versions; DefaultPython if empty
	Args   []string // sys.argv; the program's name if empty
	Limits Limits

	World World // what is outside the program; the standard profile if zero

	// Files are the program's other files, which it can import from; nil: none.
	Files Files

	Trace tracer.Sink // is told what happens, if not nil
	Lines bool        // trace lines and local variables, too

	Breakpoint func(line int) // is told of calls of breakpoint(), if not nil

	// Interrupted, if not nil, is asked every now and then whether someone
	// pressed Ctrl-C since it was last asked: the program then gets a SIGINT,
	// as it would from a terminal.
	Interrupted func() bool

	Stdin          io.Reader // nil: empty
	Stdout, Stderr io.Writer // nil: thrown away
}

// Files are files of a program besides the one that is run. Text gives that of
// one, and Folder says whether there is a folder; paths are relative to the
// program's, with slashes.
type Files = vm.Files

// A FileMap is Files in memory: texts by path.
type FileMap map[string]string

// Text implements Files.
func (m FileMap) Text(path string) (string, bool) {
	text, ok := m[path]
	return text, ok
}

// Folder implements Files.
func (m FileMap) Folder(path string) bool {
	for name := range m {
		if strings.HasPrefix(name, path+"/") {
			return true
		}
	}
	return false
}

// A World describes what is outside a program: the network, the disk, the
// database, and what they and computing cost in virtual time.
type World = profile.World

// A Duration is a time in a World.
type Duration = profile.Duration

// CheckWorld says what is wrong with a world, if anything is.
func CheckWorld(w World) error {
	_, err := complete(w)
	return err
}

// Profiles gives the worlds that the names of profiles stand for.
func Profiles() map[string]World {
	worlds := map[string]World{}
	for _, name := range profile.Names {
		worlds[name], _ = World{Profile: name}.Complete() // which cannot fail for these
	}
	return worlds
}

// complete gives a world without gaps.
func complete(w World) (World, error) {
	w, err := w.Complete()
	if err != nil {
		return w, err
	}
	return w, world.Check(w)
}

// A Signal is one that a World sends to the program.
type Signal = profile.Signal

// Limits bound a run. A field that is zero has the default given beside it, a
// negative one is no limit.
type Limits struct {
	Instructions int64         // executed: 2,000,000,000
	Memory       int64         // bytes held: 512 MiB
	Output       int64         // bytes written: 8 MiB
	Events       int64         // traced, without lines, give or take what one slice of instructions makes: 10,000,000
	Lines        int64         // and local variables traced; the run goes on without: 300,000
	Recursion    int           // depth of calls: 1000, as in Python
	Wall         time.Duration // real time: 60 s
}

// DefaultMemory is Limits.Memory where it is zero.
const DefaultMemory = 512 << 20

func (l Limits) withDefaults() Limits {
	l.Instructions = limit(l.Instructions, 2_000_000_000)
	l.Memory = limit(l.Memory, DefaultMemory)
	l.Output = limit(l.Output, 8<<20)
	l.Events = limit(l.Events, 10_000_000)
	l.Lines = limit(l.Lines, 300_000)
	l.Recursion = limit(l.Recursion, 1000)
	l.Wall = limit(l.Wall, time.Minute)
	return l
}

// limit is a limit with its default; 0 is none.
func limit[T int | int64 | time.Duration](v, standard T) T {
	if v == 0 {
		return standard
	}
	return max(v, 0)
}

// Exit statuses of runs that Python itself does not end.
const (
	StatusDeadlock  = 97  // nothing is left that could happen
	StatusLimit     = 98  // a limit was hit
	StatusCancelled = 130 // ctx was cancelled
)

// Result is how a run ended.
type Result struct {
	Status       int           // the exit status
	End          tracer.Sub    // EndNormal … EndCancelled
	Time         time.Duration // virtual time that has passed
	Instructions int64         // executed
}

// Run runs a program until it ends, a limit stops it or ctx is cancelled.
// However the program ends, that is no error; an error says that the Config
// cannot be fulfilled, or that Stdout or Stderr failed.
func Run(ctx context.Context, prog *Program, config Config) (*Result, error) {
	if config.Python == "" {
		config.Python = DefaultPython
	}
	if !slices.Contains(Versions, config.Python) {
		return nil, fmt.Errorf("there is no Python %s here; choose one of %s", config.Python, strings.Join(Versions, ", "))
	}
	var err error
	if config.World, err = complete(config.World); err != nil {
		return nil, err
	}
	config.Limits = config.Limits.withDefaults()
	if config.Limits.Wall > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, config.Limits.Wall, errWall)
		defer cancel()
	}
	m, err := newMachine(ctx, prog, config)
	if err != nil {
		return nil, err
	}
	return m.run()
}

var errWall = errors.New("out of time")
