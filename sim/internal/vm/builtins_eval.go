package vm

import (
	"errors"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// The built-in functions that compile and run source.

// codeMode says what is compiled: statements or an expression.
type codeMode uint8

const (
	modeExec codeMode = iota
	modeEval
)

// compiledSize is what the smallest code takes; each byte of source takes some
// two hundred more.
const compiledSize = 4096

// compileSource compiles text as exec and eval do.
func (t *Thread) compileSource(text, filename string, mode codeMode) (*Code, error) {
	return t.compileText(text, filename, mode, compile.Options{Names: true})
}

func (t *Thread) compileText(text, filename string, mode codeMode, opt compile.Options) (*Code, error) {
	if strings.Contains(text, "\x00") {
		return nil, t.Raise(SyntaxError, "source code string cannot contain null bytes")
	}
	if err := t.Alloc(compiledSize + 200*len(text)); err != nil {
		return nil, err
	}
	file := syntax.NewFile(filename, text)
	opt.Lines = t.vm.cfg.Lines
	code, err := compileFile(file, mode, opt)
	if err != nil {
		return nil, t.syntaxError(err)
	}
	if err := t.printWarnings(code); err != nil {
		return nil, err
	}
	return t.vm.code(code), nil
}

func compileFile(file *syntax.File, mode codeMode, opt compile.Options) (*compile.Code, error) {
	if mode == modeEval {
		x, err := syntax.ParseExpr(file)
		if err != nil {
			return nil, err
		}
		return compile.Expression(x, file, opt)
	}
	m, err := syntax.ParseModule(file)
	if err != nil {
		return nil, err
	}
	return compile.Module(m, opt)
}

var syntaxErrorTypes = map[string]*Type{"SyntaxError": SyntaxError, "IndentationError": IndentationError, "TabError": TabError}

// syntaxError raises what the parser or compiler complained about.
func (t *Thread) syntaxError(err error) error {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return err
	}
	start, end := e.File.Position(e.Span.Start), e.File.Position(e.Span.End)
	number := func(n int) Value { return Int(int64(n)) }
	if strings.TrimSpace(e.File.Src) == "" {
		start.Line = 0 // as CPython has it for no text at all
	}
	details := NewTuple(
		NewStr(e.File.Name), number(start.Line), number(e.File.CharCol(start.Line, start.Col)+1), NewStr(e.File.Line(start.Line)),
		number(end.Line), number(e.File.CharCol(end.Line, end.Col)+1))
	return t.RaiseArgs(syntaxErrorTypes[e.Kind], NewStr(e.Msg), details)
}

// sourceArg gives the source that exec, eval or compile got as text.
func (t *Thread) sourceArg(fn string, v Value) (string, error) {
	if s, ok := v.AsStr(); ok {
		return s.s, nil
	}
	if isBytesLike(v) {
		return t.Decode(viewBytes(v), "utf-8-sig", "strict")
	}
	return "", t.Raise(TypeError, "%s() arg 1 must be a string, bytes or code object", fn)
}

func builtinCompile(t *Thread, args []Value) (Value, error) {
	text, err := t.sourceArg("compile", args[0])
	if err != nil {
		return Value{}, err
	}
	filename, ok := intText(args[1])
	if !ok {
		return Value{}, t.Raise(TypeError, "expected str, bytes or os.PathLike object, not %s", args[1].Type().Name)
	}
	s, ok := args[2].AsStr()
	if !ok {
		return Value{}, t.Raise(TypeError, "compile() argument 'mode' must be str, not %s", args[2].Type().Name)
	}
	mode := modeExec
	switch s.s {
	case "exec", "single":
	case "eval":
		mode = modeEval
	default:
		return Value{}, t.Raise(ValueError, "compile() mode must be 'exec', 'eval' or 'single'")
	}
	code, err := t.compileSource(text, filename, mode)
	if err != nil {
		return Value{}, err
	}
	return Obj(code), nil
}

// builtinRun makes exec or eval.
func builtinRun(name string, mode codeMode) NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		globals, locals, err := t.namespaces(name, args[1], args[2])
		if err != nil {
			return Value{}, err
		}
		code, ok := args[0].AsCode()
		if !ok {
			text, err := t.sourceArg(name, args[0])
			if err != nil {
				return Value{}, err
			}
			if code, err = t.compileSource(text, "<string>", mode); err != nil {
				return Value{}, err
			}
		}
		result, err := t.RunCodeObject(code, globals, locals)
		if mode == modeExec && err == nil {
			result = None
		}
		return result, err
	}
}

// namespaces gives the namespaces that exec or eval runs in: those of the
// caller if none are given.
func (t *Thread) namespaces(fn string, globals, locals Value) (*Dict, Value, error) {
	if globals.IsNone() {
		if t.frame == nil {
			return nil, Value{}, t.Raise(SystemError, "globals and locals cannot be NULL")
		}
		if locals.IsNone() {
			locals = t.Locals()
		}
		return t.frame.globals, locals, nil
	}
	d, ok := globals.AsDict()
	if !ok {
		if fn == "eval" {
			return nil, Value{}, t.Raise(TypeError, "globals must be a dict")
		}
		return nil, Value{}, t.Raise(TypeError, "%s() globals must be a dict, not %s", fn, globals.Type().Name)
	}
	if d.GetStr(nameBuiltins).IsNil() {
		d.SetStr(nameBuiltins, Obj(t.vm.builtins))
	}
	if locals.IsNone() {
		locals = globals
	} else if locals.Type().GetItem == nil {
		return nil, Value{}, t.Raise(TypeError, "%s() locals must be a mapping or None, not %s", fn, locals.Type().Name)
	}
	return d, locals, nil
}

func builtinGlobals(t *Thread, _ []Value) (Value, error) {
	if t.frame == nil {
		return None, nil
	}
	return Obj(t.frame.globals), nil
}

func builtinVars(t *Thread, args []Value) (Value, error) {
	if args[0].IsNil() {
		return t.Locals(), nil
	}
	d, err := t.LookupAttr(args[0], nameDict)
	if err == nil && d.IsNil() {
		err = t.Raise(TypeError, "vars() argument must have __dict__ attribute")
	}
	return d, err
}

func builtinDir(t *Thread, args []Value) (Value, error) {
	var names []Value
	var err error
	if args[0].IsNil() {
		names, err = t.ToList(t.Locals())
	} else {
		var v Value
		if v, _, err = t.callSpecial(args[0], nameDir); err == nil {
			names, err = t.ToList(v)
		}
	}
	if err != nil {
		return Value{}, err
	}
	names, err = t.sorted(names, None, false)
	return Obj(NewList(names)), err
}

func builtinImport(t *Thread, args []Value) (Value, error) {
	name, ok := args[0].AsStr()
	if !ok {
		return Value{}, t.Raise(TypeError, "__import__() argument 1 must be str, not %s", args[0].Type().Name)
	}
	level, err := t.Index(args[4])
	if err != nil {
		return Value{}, err
	}
	fromlist, err := t.Truth(args[3])
	if err != nil {
		return Value{}, err
	}
	from := None
	if fromlist {
		from = args[3]
	}
	return t.importName(t.frame, name, from, level)
}
