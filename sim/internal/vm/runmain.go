package vm

import (
	"fmt"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/compile"
)

// RunMain runs a program as the module __main__, prints what it raised and did
// not catch, and gives its exit status. An error is what ended the run other
// than an exception: a limit, or a Config function.
func (v *VM) RunMain(code *compile.Code) (status int, err error) {
	t := v.NewThread()
	v.main.dict.SetStr(nameFile, NewStr(code.File.Name))
	if err := t.printWarnings(code); err != nil {
		return 1, err
	}
	_, err = t.RunCode(code, v.main.dict, Obj(v.main.dict))
	if e, ok := err.(*Exc); ok {
		status, err = t.ReportUncaught(e)
	}
	if err != nil {
		return 1, err
	}
	return status, t.finaliseAll()
}

// printWarnings prints what the compiler warns of.
func (t *Thread) printWarnings(code *compile.Code) error {
	for _, w := range code.Warnings {
		if t.vm.Older() && strings.HasSuffix(w.Msg, "in a 'finally' block") {
			continue // the warning came with 3.14
		}
		pos := w.File.Position(w.Span.Start)
		text := fmt.Sprintf("%s:%d: %s: %s\n", w.File.Name, pos.Line, w.Kind, w.Msg)
		if line := strings.TrimSpace(w.File.Line(pos.Line)); line != "" && !isPseudoFile(w.File.Name) {
			text += "  " + line + "\n"
		}
		if err := t.Write(Stderr, text); err != nil {
			return err
		}
	}
	return nil
}

// RunCode runs the code of a module or expression in the given namespaces.
func (t *Thread) RunCode(code *compile.Code, globals *Dict, locals Value) (Value, error) {
	return t.RunCodeObject(t.vm.code(code), globals, locals)
}

// RunCodeObject is RunCode for a code object.
func (t *Thread) RunCodeObject(code *Code, globals *Dict, locals Value) (Value, error) {
	if err := t.enterCall(); err != nil {
		return Value{}, err
	}
	fn := &Function{Header: Header{FunctionType}, code: code, globals: globals}
	f := t.push(fn)
	f.locals = locals
	f.mode = modeEntry
	return t.enter(f)
}

// Code makes the code object of compiled code.
func (t *Thread) Code(c *compile.Code) *Code { return t.vm.code(c) }

// AsCode gives v as a code object, if it is one.
func (v Value) AsCode() (*Code, bool) {
	if v.Type() != CodeType {
		return nil, false
	}
	return as[Code](v), true
}

// ReportUncaught prints an exception that nobody caught, as the interpreter
// does before it exits, and gives the exit status: 1, or what SystemExit says.
func (t *Thread) ReportUncaught(e *Exc) (status int, err error) {
	if e.typ.IsSubtype(SystemExit) {
		return t.exitStatus(e)
	}
	status = 1
	if e.typ.IsSubtype(KeyboardInterrupt) {
		status = 130
	}
	return t.callExceptHook(e, status)
}

// exitStatus is what SystemExit exits with: its code if that is an int; any
// other but None is printed.
func (t *Thread) exitStatus(e *Exc) (int, error) {
	code := e.Field("code")
	if code.IsNone() {
		return 0, nil
	}
	if n, ok := code.AsInt(); ok {
		return int(uint8(n)), nil
	}
	s, err := t.Str(code)
	if err != nil {
		s = ""
	}
	return 1, t.Write(Stderr, s+"\n")
}
