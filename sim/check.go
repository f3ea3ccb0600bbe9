package sim

import (
	"errors"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/lint"
	"github.com/asyncio-playground/playground/sim/internal/stdlib"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/world"
)

// A Finding is what Check has to say of a place in a program.
type Finding struct {
	// Code says what it is: CodeSyntax, CodeWarning, or one of package lint's.
	Code            string
	Message         string            // Python's own words, where it has some
	Args            map[string]string // what the words for Code need
	Line, Col       int               // from 1; from 0, in characters
	EndLine, EndCol int               // exclusive
}

// The codes of findings that have Python's own words.
const (
	CodeSyntax  = "syntax"         // the program cannot run
	CodeWarning = "syntax_warning" // it can, and python3 would warn
)

// Check looks a program over without running it, and gives what is wrong with
// it or seems to be, in the order of its text. When it is no Python that is the
// only thing said.
func Check(name, src string) []Finding { return CheckFiles(name, src, nil) }

// CheckFiles does the same for a program of several files.
func CheckFiles(name, src string, files Files) []Finding {
	if len(src) > MaxSource {
		return nil // Compile says so
	}
	file := syntax.NewFile(name, src)
	module, err := syntax.ParseModule(file)
	if err != nil {
		return syntaxFinding(err)
	}
	code, err := compile.Module(module, compile.Options{})
	if err != nil {
		return syntaxFinding(err)
	}
	var found []Finding
	for _, warning := range code.Warnings {
		found = append(found, placed(file, warning.Span, Finding{Code: CodeWarning, Message: warning.Msg}))
	}
	for _, f := range lint.Check(module, canImport(files)) {
		found = append(found, placed(file, f.Span, Finding{Code: string(f.Code), Args: f.Args}))
	}
	return found
}

func syntaxFinding(err error) []Finding {
	var e *SyntaxError
	if !errors.As(syntaxError(err), &e) {
		return nil
	}
	return []Finding{{
		Code: CodeSyntax, Message: e.Kind + ": " + e.Message,
		Line: e.Line, Col: e.Col, EndLine: e.EndLine, EndCol: e.EndCol,
	}}
}

// placed gives a finding its place.
func placed(file *syntax.File, span syntax.Span, f Finding) Finding {
	start, end := file.Position(span.Start), file.Position(span.End)
	f.Line, f.Col = start.Line, file.CharCol(start.Line, start.Col)
	f.EndLine, f.EndCol = end.Line, file.CharCol(end.Line, end.Col)
	return f
}

// canImport gives what a program of these files can import.
func canImport(files Files) lint.Modules {
	return func(name string) (here, elsewhere bool) {
		if files != nil {
			path := strings.ReplaceAll(name, ".", "/")
			if _, is := files.Text(path + ".py"); is || files.Folder(path) {
				return true, false
			}
		}
		if lacking[name] {
			return false, true
		}
		return modules[name] != nil, false
	}
}

// lacking are the modules that can be imported only to be told that they are
// not simulated.
var lacking = func() map[string]bool {
	lacks := map[string]bool{}
	loop, outside := asyncio.Modules(), world.Modules()
	for name := range modules {
		absent := stdlib.Lacks(name) && loop[name] == nil && outside[name] == nil
		lacks[name] = absent || world.Lacks(name)
	}
	return lacks
}()
