package vm

import (
	"strings"
	"unsafe"
)

// The built-in exceptions.
var (
	BaseException             = declareExc("BaseException", nil)
	BaseExceptionGroup        = declareExc("BaseExceptionGroup", groupSpec)
	GeneratorExit             = declareExc("GeneratorExit", nil)
	KeyboardInterrupt         = declareExc("KeyboardInterrupt", nil)
	SystemExit                = declareExc("SystemExit", systemExitSpec)
	Exception                 = declareExc("Exception", nil)
	ArithmeticError           = declareExc("ArithmeticError", nil)
	FloatingPointError        = declareExc("FloatingPointError", nil)
	OverflowError             = declareExc("OverflowError", nil)
	ZeroDivisionError         = declareExc("ZeroDivisionError", nil)
	AssertionError            = declareExc("AssertionError", nil)
	AttributeError            = declareExc("AttributeError", attributeErrorSpec)
	BufferError               = declareExc("BufferError", nil)
	EOFError                  = declareExc("EOFError", nil)
	ExceptionGroup            = declareExc("ExceptionGroup", nil)
	ImportError               = declareExc("ImportError", importErrorSpec)
	ModuleNotFoundError       = declareExc("ModuleNotFoundError", nil)
	LookupError               = declareExc("LookupError", nil)
	IndexError                = declareExc("IndexError", nil)
	KeyError                  = declareExc("KeyError", keyErrorSpec)
	MemoryError               = declareExc("MemoryError", nil)
	NameError                 = declareExc("NameError", nameErrorSpec)
	UnboundLocalError         = declareExc("UnboundLocalError", nil)
	OSError                   = declareExc("OSError", osErrorSpec)
	BlockingIOError           = declareExc("BlockingIOError", nil)
	ChildProcessError         = declareExc("ChildProcessError", nil)
	ConnectionError           = declareExc("ConnectionError", nil)
	BrokenPipeError           = declareExc("BrokenPipeError", nil)
	ConnectionAbortedError    = declareExc("ConnectionAbortedError", nil)
	ConnectionRefusedError    = declareExc("ConnectionRefusedError", nil)
	ConnectionResetError      = declareExc("ConnectionResetError", nil)
	FileExistsError           = declareExc("FileExistsError", nil)
	FileNotFoundError         = declareExc("FileNotFoundError", nil)
	InterruptedError          = declareExc("InterruptedError", nil)
	IsADirectoryError         = declareExc("IsADirectoryError", nil)
	NotADirectoryError        = declareExc("NotADirectoryError", nil)
	PermissionError           = declareExc("PermissionError", nil)
	ProcessLookupError        = declareExc("ProcessLookupError", nil)
	TimeoutError              = declareExc("TimeoutError", nil)
	ReferenceError            = declareExc("ReferenceError", nil)
	RuntimeError              = declareExc("RuntimeError", nil)
	NotImplementedError       = declareExc("NotImplementedError", nil)
	PythonFinalizationError   = declareExc("PythonFinalizationError", nil)
	RecursionError            = declareExc("RecursionError", nil)
	StopAsyncIteration        = declareExc("StopAsyncIteration", nil)
	StopIteration             = declareExc("StopIteration", stopIterationSpec)
	SyntaxError               = declareExc("SyntaxError", syntaxErrorSpec)
	IndentationError          = declareExc("IndentationError", nil)
	TabError                  = declareExc("TabError", nil)
	SystemError               = declareExc("SystemError", nil)
	TypeError                 = declareExc("TypeError", nil)
	ValueError                = declareExc("ValueError", nil)
	UnicodeError              = declareExc("UnicodeError", nil)
	UnicodeDecodeError        = declareExc("UnicodeDecodeError", unicodeSpec("encoding", "object", "start", "end", "reason"))
	UnicodeEncodeError        = declareExc("UnicodeEncodeError", unicodeSpec("encoding", "object", "start", "end", "reason"))
	UnicodeTranslateError     = declareExc("UnicodeTranslateError", unicodeSpec("object", "start", "end", "reason"))
	Warning                   = declareExc("Warning", nil)
	BytesWarning              = declareExc("BytesWarning", nil)
	DeprecationWarning        = declareExc("DeprecationWarning", nil)
	EncodingWarning           = declareExc("EncodingWarning", nil)
	FutureWarning             = declareExc("FutureWarning", nil)
	ImportWarning             = declareExc("ImportWarning", nil)
	PendingDeprecationWarning = declareExc("PendingDeprecationWarning", nil)
	ResourceWarning           = declareExc("ResourceWarning", nil)
	RuntimeWarning            = declareExc("RuntimeWarning", nil)
	SyntaxWarning             = declareExc("SyntaxWarning", nil)
	UnicodeWarning            = declareExc("UnicodeWarning", nil)
	UserWarning               = declareExc("UserWarning", nil)
)

// excTree lists who derives from whom, bases first.
func excTree() []excFamily {
	return []excFamily{
		{BaseException, []*Type{BaseExceptionGroup, GeneratorExit, KeyboardInterrupt, SystemExit, Exception}},
		{Exception, []*Type{ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, ImportError,
			LookupError, MemoryError, NameError, OSError, ReferenceError, RuntimeError, StopAsyncIteration,
			StopIteration, SyntaxError, SystemError, TypeError, ValueError, Warning}},
		{ArithmeticError, []*Type{FloatingPointError, OverflowError, ZeroDivisionError}},
		{ImportError, []*Type{ModuleNotFoundError}},
		{LookupError, []*Type{IndexError, KeyError}},
		{NameError, []*Type{UnboundLocalError}},
		{OSError, []*Type{BlockingIOError, ChildProcessError, ConnectionError, FileExistsError, FileNotFoundError,
			InterruptedError, IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError}},
		{ConnectionError, []*Type{BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError}},
		{RuntimeError, []*Type{NotImplementedError, PythonFinalizationError, RecursionError}},
		{SyntaxError, []*Type{IndentationError}},
		{IndentationError, []*Type{TabError}},
		{ValueError, []*Type{UnicodeError}},
		{UnicodeError, []*Type{UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError}},
		{Warning, []*Type{BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning, ImportWarning,
			PendingDeprecationWarning, ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning}},
	}
}

type excFamily struct {
	base    *Type
	derived []*Type
}

func declareExc(name string, spec *excSpec) *Type {
	typ := declare(name)
	typ.exc = spec
	return typ
}

// NewExcType makes an exception type of another package.
func NewExcType(module, name string, base *Type) *Type {
	return NewType(name, TypeSpec{Module: module, Base: base})
}

func defineExceptions() {
	BaseException.exc = &excSpec{}
	defineExcSpecs()
	defineOSErrorSpec()
	defineGroupSpec()
	groupSpec.text = groupText
	for _, typ := range []*Type{UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError} {
		typ.exc.text = unicodeErrorText
	}
	BaseException.complete(TypeSpec{
		Layout: LayoutException,
		Attrs:  unsafe.Offsetof(Exc{}.attrs),
		Slots: Slots{
			New:   excNew,
			Init:  excInit,
			Str:   excStr,
			Repr:  excRepr,
			Visit: excVisit,
		},
		Getters: []Getter{
			{"args", func(_ *Thread, v Value) (Value, error) { return Obj(as[Exc](v).args), nil }, excSetArgs},
			{"__traceback__", func(_ *Thread, v Value) (Value, error) { return as[Exc](v).tb.value(), nil }, excSetTraceback},
			{"__context__", func(_ *Thread, v Value) (Value, error) { return as[Exc](v).context.Value(), nil }, excSetContext},
			{"__cause__", func(_ *Thread, v Value) (Value, error) { return as[Exc](v).Cause().Value(), nil }, excSetCause},
			{"__suppress_context__", func(_ *Thread, v Value) (Value, error) { return Bool(as[Exc](v).suppress), nil }, excSetSuppress},
			dictGetter,
		},
		Methods: []*Native{
			Fn("with_traceback", "tb, /", func(t *Thread, args []Value) (Value, error) {
				return args[0], excSetTraceback(t, args[0], args[1])
			}),
			Fn("add_note", "note, /", excAddNote),
			Fn("__setstate__", "state, /", excSetState),
			Fn("__reduce__", "", excReduce),
		},
	})
	for _, family := range excTree() {
		for _, typ := range family.derived {
			completeExc(typ, family.base)
		}
	}
	completeGroups()
}

// completeExc completes one exception type; what its excSpec names become
// getters.
func completeExc(typ, base *Type) {
	spec := TypeSpec{Base: base}
	if typ.exc != nil {
		for i, field := range typ.exc.fields {
			spec.Getters = append(spec.Getters, fieldGetter(field, i))
		}
		if typ.exc.text != nil {
			text := typ.exc.text
			spec.Slots.Str = func(t *Thread, v Value) (string, error) { return text(t, as[Exc](v)) }
		}
	}
	if typ == BaseExceptionGroup {
		spec.Slots.New, spec.Slots.Repr = groupNew, groupRepr
		spec.Methods = groupMethods()
	}
	if typ == OSError {
		spec.Slots.New = osErrorNew
	}
	typ.complete(spec)
}

func fieldGetter(name string, i int) Getter {
	return Getter{name,
		func(_ *Thread, v Value) (Value, error) {
			e := as[Exc](v)
			if i >= len(e.fields) || e.fields[i].p == nil {
				return None, nil
			}
			return e.fields[i], nil
		},
		func(_ *Thread, v, x Value) error {
			as[Exc](v).setField(i, x)
			return nil
		},
	}
}

func excNew(_ *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
	return Obj(newExc(cls, args[:len(args)-len(kw)])), nil
}

func cloneValues(vs []Value) []Value { return append([]Value(nil), vs...) }

func excInit(t *Thread, self Value, args []Value, kw []*Str) error {
	e := as[Exc](self)
	given := args[:len(args)-len(kw)]
	if !sameValues(e.args.items, given) {
		e.args = tupleOf(cloneValues(given))
	}
	if init := e.typ.exc.init; init != nil {
		return init(t, e, args, kw)
	}
	if len(kw) > 0 {
		return t.Raise(TypeError, "%s() takes no keyword arguments", e.typ.Name)
	}
	return nil
}

func sameValues(a, b []Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func excStr(t *Thread, v Value) (string, error) {
	args := as[Exc](v).args
	switch len(args.items) {
	case 0:
		return "", nil
	case 1:
		return t.Str(args.items[0])
	}
	return t.Repr(Obj(args))
}

func excRepr(t *Thread, v Value) (string, error) {
	e := as[Exc](v)
	if len(e.args.items) == 1 {
		s, err := t.Repr(e.args.items[0])
		return e.typ.Name + "(" + s + ")", err
	}
	s, err := t.Repr(Obj(e.args))
	return e.typ.Name + s, err
}

func excVisit(v Value, visit func(Value)) {
	e := as[Exc](v)
	for _, x := range e.held {
		visit(x)
	}
	visit(Obj(e.args))
	e.attrs.visit(visit)
	for _, x := range e.fields {
		if x.p != nil {
			visit(x)
		}
	}
	if e.context != nil {
		visit(Obj(e.context))
	}
	if e.cause.p != nil {
		visit(e.cause)
	}
}

func excSetArgs(t *Thread, v, x Value) error {
	if x.p == nil {
		return t.Raise(TypeError, "args may not be deleted")
	}
	items, err := t.ToList(x)
	if err == nil {
		as[Exc](v).args = tupleOf(items)
	}
	return err
}

func excSetTraceback(t *Thread, v, x Value) error {
	switch {
	case x.p == nil:
		return t.Raise(TypeError, "__traceback__ may not be deleted")
	case x.IsNone():
		as[Exc](v).tb = nil
	case x.Type() == TracebackType:
		as[Exc](v).tb = as[Traceback](x)
	default:
		return t.Raise(TypeError, "__traceback__ must be a traceback or None")
	}
	return nil
}

func excSetContext(t *Thread, v, x Value) error {
	if x.p == nil || !x.IsNone() && x.Type().Layout != LayoutException {
		return t.Raise(TypeError, "exception context must be None or derive from BaseException")
	}
	as[Exc](v).context = nil
	if !x.IsNone() {
		as[Exc](v).context = as[Exc](x)
	}
	return nil
}

func excSetCause(t *Thread, v, x Value) error {
	if x.p == nil || !x.IsNone() && x.Type().Layout != LayoutException {
		return t.Raise(TypeError, "exception cause must be None or derive from BaseException")
	}
	as[Exc](v).cause, as[Exc](v).suppress = x, true
	return nil
}

func excSetSuppress(t *Thread, v, x Value) error {
	if x.p == nil {
		return t.Raise(TypeError, "can't delete numeric/char attribute")
	}
	b, err := t.Truth(x)
	as[Exc](v).suppress = b
	return err
}

func excAddNote(t *Thread, args []Value) (Value, error) {
	if args[1].Type().Layout != LayoutStr {
		return Value{}, t.Raise(TypeError, "add_note() argument must be str, not %s", args[1].Type().Name)
	}
	e := as[Exc](args[0])
	notes := e.attrs.get(nameNotes)
	if notes.p == nil {
		notes = Obj(NewList(nil))
		if err := e.attrs.set(t, nameNotes, notes); err != nil {
			return Value{}, err
		}
	}
	list, ok := notes.AsList()
	if !ok {
		return Value{}, t.Raise(TypeError, "Cannot add note: __notes__ is not a list")
	}
	return None, list.Append(t, args[1])
}

func excSetState(t *Thread, args []Value) (Value, error) {
	if args[1].IsNone() {
		return None, nil
	}
	d, ok := args[1].AsDict()
	if !ok {
		return Value{}, t.Raise(TypeError, "state is not a dictionary")
	}
	for k, v := range d.All() {
		name, err := t.attrName(k)
		if err == nil {
			err = t.SetAttr(args[0], name, v)
		}
		if err != nil {
			return Value{}, err
		}
	}
	return None, nil
}

func excReduce(t *Thread, args []Value) (Value, error) {
	e := as[Exc](args[0])
	if e.attrs.len() == 0 {
		return NewTuple(Obj(e.typ), Obj(e.args)), nil
	}
	return NewTuple(Obj(e.typ), Obj(e.args), Obj(e.attrs.materialise(t))), nil
}

// The exceptions with attributes of their own; see defineExcSpecs.
var (
	attributeErrorSpec = &excSpec{}
	nameErrorSpec      = &excSpec{}
	importErrorSpec    = &excSpec{}
	stopIterationSpec  = &excSpec{}
	systemExitSpec     = &excSpec{}
	keyErrorSpec       = &excSpec{}
	syntaxErrorSpec    = &excSpec{}
	osErrorSpec        = &excSpec{}
	groupSpec          = &excSpec{}
)

// optionalKeywords sets fields from keyword arguments, and fails for others.
func optionalKeywords(t *Thread, e *Exc, fn string, args []Value, kw []*Str, first int) error {
	values := args[len(args)-len(kw):]
	for i, name := range kw {
		at := -1
		for j, field := range e.typ.exc.fields {
			if j >= first && field == name.s {
				at = j
			}
		}
		if at < 0 {
			return t.Raise(TypeError, "%s() got an unexpected keyword argument '%s'", fn, name.s)
		}
		e.setField(at, values[i])
	}
	return nil
}

func syntaxErrorText(t *Thread, e *Exc) (string, error) {
	msg, err := t.Str(e.Field("msg"))
	if err != nil {
		return "", err
	}
	var place []string
	if name, ok := e.Field("filename").AsStr(); ok {
		place = append(place, name.s[strings.LastIndexByte(name.s, '/')+1:])
	}
	if line := e.Field("lineno"); line.IsSmallInt() {
		text, _ := t.Str(line)
		place = append(place, "line "+text)
	}
	if len(place) == 0 {
		return msg, nil
	}
	return msg + " (" + strings.Join(place, ", ") + ")", nil
}

func unicodeSpec(fields ...string) *excSpec {
	return &excSpec{
		fields: fields,
		init: func(t *Thread, e *Exc, args []Value, kw []*Str) error {
			if len(args) != len(fields) {
				return t.Raise(TypeError, "function takes exactly %d arguments (%d given)", len(fields), len(args))
			}
			for i, v := range args {
				if err := t.checkUnicodeArg(fields[i], i+1, v); err != nil {
					return err
				}
				e.setField(i, v)
			}
			return nil
		},
	}
}

// defineExcSpecs says what the exceptions with attributes of their own have; not in the
// variables, as the functions lead back to the types.
func defineExcSpecs() {
	*attributeErrorSpec = excSpec{
		fields: []string{"name", "obj"},
		init: func(t *Thread, e *Exc, args []Value, kw []*Str) error {
			return optionalKeywords(t, e, "AttributeError", args, kw, 0)
		},
	}
	*nameErrorSpec = excSpec{
		fields: []string{"name"},
		init: func(t *Thread, e *Exc, args []Value, kw []*Str) error {
			return optionalKeywords(t, e, "NameError", args, kw, 0)
		},
	}
	*importErrorSpec = excSpec{
		fields: []string{"msg", "name", "path", "name_from"},
		init: func(t *Thread, e *Exc, args []Value, kw []*Str) error {
			if len(args)-len(kw) == 1 {
				e.setField(0, args[0])
			}
			return optionalKeywords(t, e, "ImportError", args, kw, 1)
		},
		text: func(t *Thread, e *Exc) (string, error) {
			if msg := e.Field("msg"); msg.Type().Layout == LayoutStr {
				return as[Str](msg).s, nil
			}
			return excStr(t, Obj(e))
		},
	}
	*stopIterationSpec = excSpec{
		fields: []string{"value"},
		init: func(t *Thread, e *Exc, args []Value, kw []*Str) error {
			if len(kw) > 0 {
				return t.Raise(TypeError, "StopIteration() takes no keyword arguments")
			}
			if len(args) > 0 {
				e.setField(0, args[0])
			}
			return nil
		},
	}
	*systemExitSpec = excSpec{
		fields: []string{"code"},
		init: func(t *Thread, e *Exc, args []Value, kw []*Str) error {
			if len(kw) > 0 {
				return t.Raise(TypeError, "SystemExit() takes no keyword arguments")
			}
			switch len(args) {
			case 0:
			case 1:
				e.setField(0, args[0])
			default:
				e.setField(0, Obj(e.args))
			}
			return nil
		},
	}
	*keyErrorSpec = excSpec{
		text: func(t *Thread, e *Exc) (string, error) {
			if len(e.args.items) == 1 {
				return t.Repr(e.args.items[0])
			}
			return excStr(t, Obj(e))
		},
	}
	*syntaxErrorSpec = excSpec{
		fields: []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"},
		init: func(t *Thread, e *Exc, args []Value, kw []*Str) error {
			if len(args) > 0 {
				e.setField(0, args[0])
			}
			if len(args) != 2 {
				return nil
			}
			details, err := t.ToList(args[1])
			if err != nil {
				return err
			}
			if n := len(details); n < 4 || n > 6 {
				return t.Raise(TypeError, "function takes at least 4 arguments (%d given)", n)
			}
			for i, v := range details {
				e.setField(i+1, v)
			}
			return nil
		},
		text: syntaxErrorText,
	}
}
