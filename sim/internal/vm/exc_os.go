package vm

import (
	"fmt"
	"strconv"
)

// OSError and the errors of encodings, whose texts are made from their
// attributes.

const (
	osErrno = iota
	osStrerror
	osFilename
	osFilename2
)

// osErrorNew makes OSError(errno, …) an instance of the class for that errno.
func osErrorNew(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
	if t.Lookup(cls, nameInit).Type() == FunctionType {
		// A program's own __init__ decides what OSError's is given.
		return excNew(t, cls, nil, nil)
	}
	if len(kw) > 0 {
		return Value{}, t.Raise(TypeError, "%s() takes no keyword arguments", cls.Name)
	}
	if cls == OSError && len(args) >= 2 && args[0].IsSmallInt() {
		if special := osErrorClasses()[args[0].i()]; special != nil {
			cls = special
		}
	}
	v, err := excNew(t, cls, args, nil)
	if err == nil {
		err = osErrorSpec.init(t, as[Exc](v), args, nil)
	}
	return v, err
}

// osErrorClasses are the classes of the error numbers of Linux.
func osErrorClasses() map[int64]*Type {
	return map[int64]*Type{
		1: PermissionError, 2: FileNotFoundError, 3: ProcessLookupError, 4: InterruptedError,
		10: ChildProcessError, 11: BlockingIOError, 13: PermissionError, 17: FileExistsError,
		20: NotADirectoryError, 21: IsADirectoryError, 32: BrokenPipeError, 103: ConnectionAbortedError,
		104: ConnectionResetError, 108: BrokenPipeError, 110: TimeoutError, 111: ConnectionRefusedError,
		114: BlockingIOError, 115: BlockingIOError,
	}
}

// unicodeErrorText is the __str__ of UnicodeDecodeError and its kin.
func unicodeErrorText(t *Thread, e *Exc) (string, error) {
	if len(e.fields) == 0 {
		return "", nil
	}
	encoding, _ := e.Field("encoding").AsStr()
	reason, err := t.Str(e.Field("reason"))
	if err != nil {
		return "", err
	}
	start, end := e.Field("start").i(), e.Field("end").i()
	what := "can't translate"
	prefix := ""
	if encoding != nil {
		prefix = "'" + encoding.s + "' codec "
		what = "can't encode"
		if e.typ.IsSubtype(UnicodeDecodeError) {
			what = "can't decode"
		}
	}
	if end != start+1 {
		unit := "characters"
		if what == "can't decode" {
			unit = "bytes"
		}
		return fmt.Sprintf("%s%s %s in position %d-%d: %s", prefix, what, unit, start, end-1, reason), nil
	}
	return fmt.Sprintf("%s%s %s in position %d: %s", prefix, what, badUnit(e, int(start)), start, reason), nil
}

// badUnit names the byte or character at the given position.
func badUnit(e *Exc, at int) string {
	object := e.Field("object")
	if b, ok := object.AsBytes(); ok {
		if at < len(b.s) {
			return fmt.Sprintf("byte 0x%02x", b.s[at])
		}
		return "byte"
	}
	s, ok := object.AsStr()
	if !ok || at >= s.n {
		return "character"
	}
	r := runes(s.s)[at]
	switch {
	case r <= 0xff:
		return fmt.Sprintf(`character '\x%02x'`, r)
	case r <= 0xffff:
		return fmt.Sprintf(`character '\u%04x'`, r)
	}
	return `character '\U` + strconv.FormatInt(int64(r)+1<<32, 16)[1:] + "'"
}

// defineOSErrorSpec says what an OSError has beyond its args.
func defineOSErrorSpec() {
	*osErrorSpec = excSpec{
		fields: []string{"errno", "strerror", "filename", "filename2"},
		init: func(t *Thread, e *Exc, args []Value, kw []*Str) error {
			if len(kw) > 0 {
				return t.Raise(TypeError, "%s() takes no keyword arguments", e.typ.Name)
			}
			n := len(args)
			if n < 2 || n > 5 {
				return nil
			}
			e.setField(osErrno, args[0])
			e.setField(osStrerror, args[1])
			if n >= 3 && !args[2].IsNone() {
				e.setField(osFilename, args[2])
				if n == 5 {
					e.setField(osFilename2, args[4])
				}
				e.args = tupleOf(cloneValues(args[:2]))
			}
			return nil
		},
		text: func(t *Thread, e *Exc) (string, error) {
			if len(e.fields) == 0 || e.fields[osErrno].p == nil {
				return excStr(t, Obj(e))
			}
			errno, err := t.Str(e.fields[osErrno])
			if err != nil {
				return "", err
			}
			text, err := t.Str(e.fields[osStrerror])
			if err != nil {
				return "", err
			}
			text = "[Errno " + errno + "] " + text
			for i, sep := range []string{osFilename: ": ", osFilename2: " -> "} {
				if sep == "" || e.fields[i].p == nil {
					continue
				}
				name, err := t.Repr(e.fields[i])
				if err != nil {
					return "", err
				}
				text += sep + name
			}
			return text, nil
		},
	}
}

// checkUnicodeArg checks an argument of UnicodeDecodeError or its kin.
func (t *Thread) checkUnicodeArg(field string, n int, v Value) error {
	want, ok := "str", v.Type().Layout == LayoutStr
	switch field {
	case "start", "end":
		want, ok = "int", v.IsSmallInt()
	case "object":
		ok = ok || v.Type().Layout == LayoutBytes || v.Type().Layout == LayoutByteArray
	}
	if !ok {
		return t.Raise(TypeError, "argument %d must be %s, not %s", n, want, v.Type().Name)
	}
	return nil
}
