package vm

import (
	"github.com/asyncio-playground/playground/sim/internal/compile"
)

// RunMain runs a program as the module __main__ and gives what it raised and
// did not catch.
func (v *VM) RunMain(code *compile.Code) error {
	t := v.NewThread()
	v.main.dict.SetStr(nameFile, NewStr(code.File.Name))
	_, err := t.RunCode(code, v.main.dict, Obj(v.main.dict))
	return err
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
