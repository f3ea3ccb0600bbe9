package vm

import "strings"

// The built-in functions that read and write.

var (
	nameSys      = Intern("sys")
	nameStdout   = Intern("stdout")
	nameRealOut  = Intern("__stdout__")
	nameStdin    = Intern("stdin")
	nameRealIn   = Intern("__stdin__")
	nameWrite    = Intern("write")
	nameFlush    = Intern("flush")
	nameReadline = Intern("readline")
	nameOpen     = Intern("open")
)

// replaced gives what a program has put in the place of one of sys's streams,
// nil if it has not.
func (t *Thread) replaced(name, original *Str) Value {
	v := t.vm.modules.GetStr(nameSys)
	if v.IsNil() {
		return Value{}
	}
	sys, ok := v.AsModule()
	if !ok {
		return Value{}
	}
	now, was := sys.dict.GetStr(name), sys.dict.GetStr(original)
	if now == was {
		return Value{}
	}
	return now
}

func builtinPrint(t *Thread, args []Value) (Value, error) {
	objects := as[Tuple](args[0]).items
	sep, err := t.printOption(args[1], " ", "sep")
	if err != nil {
		return Value{}, err
	}
	end, err := t.printOption(args[2], "\n", "end")
	if err != nil {
		return Value{}, err
	}
	file := args[3]
	if file.IsNone() {
		if file = t.replaced(nameStdout, nameRealOut); file.IsNone() {
			return None, nil
		}
	}
	if file.IsNil() {
		return None, t.printOut(objects, sep, end)
	}
	return None, t.printTo(file, objects, sep, end, args[4])
}

func (t *Thread) printOption(v Value, def, name string) (string, error) {
	if v.IsNone() {
		return def, nil
	}
	s, ok := v.AsStr()
	if !ok {
		return "", t.Raise(TypeError, "%s must be None or a string, not %s", name, v.Type().Name)
	}
	return s.s, nil
}

// printOut prints to the console, in one piece.
func (t *Thread) printOut(objects []Value, sep, end string) error {
	if len(objects) == 1 && objects[0].Type() == StrType {
		return t.Write(Stdout, as[Str](objects[0]).s+end)
	}
	var b strings.Builder
	for i, v := range objects {
		if i > 0 {
			b.WriteString(sep)
		}
		s, err := t.Str(v)
		if err != nil {
			// What comes before the object that fails has been written.
			if writeErr := t.Write(Stdout, b.String()); writeErr != nil {
				return writeErr
			}
			return err
		}
		b.WriteString(s)
	}
	b.WriteString(end)
	return t.Write(Stdout, b.String())
}

// printTo prints to an object with a write method, piece by piece.
func (t *Thread) printTo(file Value, objects []Value, sep, end string, flush Value) error {
	write := func(s string) error {
		_, err := t.CallMethod(file, nameWrite, NewStr(s))
		return err
	}
	for i, v := range objects {
		if i > 0 {
			if err := write(sep); err != nil {
				return err
			}
		}
		s, err := t.Str(v)
		if err != nil {
			return err
		}
		if err := write(s); err != nil {
			return err
		}
	}
	if err := write(end); err != nil {
		return err
	}
	wanted, err := t.Truth(flush)
	if err == nil && wanted {
		_, err = t.CallMethod(file, nameFlush)
	}
	return err
}

func builtinInput(t *Thread, args []Value) (Value, error) {
	if !args[0].IsNil() {
		if _, err := builtinPrint(t, []Value{NewTuple(args[0]), None, Obj(emptyStr), None, False}); err != nil {
			return Value{}, err
		}
	}
	line, err := t.readLine()
	if err != nil {
		return Value{}, err
	}
	if line == "" {
		return Value{}, t.Raise(EOFError, "EOF when reading a line")
	}
	return NewStr(strings.TrimSuffix(line, "\n")), nil
}

func (t *Thread) readLine() (string, error) {
	if in := t.replaced(nameStdin, nameRealIn); !in.IsNil() {
		v, err := t.CallMethod(in, nameReadline)
		if err != nil {
			return "", err
		}
		s, ok := v.AsStr()
		if !ok {
			return "", t.Raise(TypeError, "object.readline() returned non-string")
		}
		return s.s, nil
	}
	if t.vm.cfg.Input == nil {
		return "", nil
	}
	return t.vm.cfg.Input(t)
}

// builtinOpen is io.open, if the run has files: then that is another function
// than this.
func builtinOpen(t *Thread, args []Value, kw []*Str) (Value, error) {
	io, err := t.Import("io")
	if _, missing := t.Matches(err, ImportError); err != nil && !missing {
		return Value{}, err
	}
	if io != nil {
		open, err := t.LookupAttr(Obj(io), nameOpen)
		if err != nil {
			return Value{}, err
		}
		if !open.IsNil() && open != t.vm.builtins.GetStr(nameOpen) {
			return t.CallKw(open, args, kw)
		}
	}
	return Value{}, t.Raise(NotImplementedError, "open() is not supported: programs here have no files")
}
