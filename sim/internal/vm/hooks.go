package vm

// The hooks in module sys that a program may put in place of those that are
// there: excepthook and unraisablehook.

var (
	nameExceptHook     = Intern("excepthook")
	nameUnraisableHook = Intern("unraisablehook")
	nameUnraisableArgs = Intern("UnraisableHookArgs")
)

// sysDict gives the names of module sys, nil if it has not been imported: then
// all is as it was.
func (t *Thread) sysDict() *Dict {
	v := t.vm.modules.GetStr(nameSys)
	if v.p == nil {
		return nil
	}
	if m, ok := v.AsModule(); ok {
		return m.dict
	}
	return nil
}

// hookOfProgram gives a hook that the program has put into sys, nil if it has
// not.
func (t *Thread) hookOfProgram(name *Str) Value {
	sys := t.sysDict()
	if sys == nil {
		return Value{}
	}
	hook := sys.GetStr(name)
	if hook.p == sys.GetStr(t.vm.Intern("__"+name.s+"__")).p {
		return Value{}
	}
	return hook
}

// callExceptHook hands an exception that ends the program to sys.excepthook,
// and gives the exit status: the one given, unless the hook exits itself.
func (t *Thread) callExceptHook(e *Exc, status int) (int, error) {
	sys := t.sysDict()
	if sys != nil && sys.GetStr(nameExceptHook).p == nil {
		return status, t.Write(Stderr, "sys.excepthook is missing\n"+t.FormatException(e, true))
	}
	hook := t.hookOfProgram(nameExceptHook)
	if hook.p == nil {
		return status, t.Write(Stderr, t.FormatException(e, true))
	}
	_, err := t.Call(hook, Obj(e.typ), Obj(e), e.tb.value())
	failed, ok := err.(*Exc)
	if !ok {
		return status, err
	}
	if failed.typ.IsSubtype(SystemExit) {
		return t.exitStatus(failed)
	}
	return status, t.Write(Stderr, "Error in sys.excepthook:\n"+t.FormatException(failed, true)+
		"\nOriginal exception was:\n"+t.FormatException(e, true))
}

// unraisableArgs makes the argument of sys.unraisablehook. The object is within the
// message already.
func (t *Thread) unraisableArgs(e *Exc, message string) (Value, error) {
	fields := NewTuple(Obj(e.typ), Obj(e), e.tb.value(), NewStr(message), None)
	return t.Call(orNone(t.sysDict().GetStr(nameUnraisableArgs)), fields)
}
