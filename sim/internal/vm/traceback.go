package vm

// Traceback is one entry of a traceback: a frame that an exception has passed
// through, and those further in.
type Traceback struct {
	Header
	next    *Traceback // further in
	code    *Code
	pc      int32
	globals *Dict
	frame   *FrameObject // made when asked for
}

// TracebackType is the type of tracebacks.
var TracebackType = declare("traceback")

// newTraceback adds frame f to a traceback.
func newTraceback(next *Traceback, f *Frame) *Traceback {
	return &Traceback{Header{TracebackType}, next, f.code, f.pc - 1, f.globals, f.object}
}

func (tb *Traceback) value() Value {
	if tb == nil {
		return None
	}
	return Obj(tb)
}

// Next gives the entry further in, nil at the innermost.
func (tb *Traceback) Next() *Traceback { return tb.next }

// Code gives the code of the entry's frame.
func (tb *Traceback) Code() *Code { return tb.code }

// Line gives the line of the entry.
func (tb *Traceback) Line() int { return tb.code.lineAt(tb.pc) }

func defineTraceback() {
	TracebackType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Getters: []Getter{
			{"tb_next", func(_ *Thread, v Value) (Value, error) { return as[Traceback](v).next.value(), nil }, tracebackSetNext},
			{"tb_lineno", func(_ *Thread, v Value) (Value, error) { return Int(int64(as[Traceback](v).Line())), nil }, nil},
			{"tb_lasti", func(_ *Thread, v Value) (Value, error) { return Int(int64(as[Traceback](v).pc)), nil }, nil},
			{"tb_frame", func(t *Thread, v Value) (Value, error) { return Obj(as[Traceback](v).frameObject()), nil }, nil},
		},
		Slots: Slots{
			Visit: func(v Value, visit func(Value)) {
				tb := as[Traceback](v)
				visit(Obj(tb.globals))
				if tb.next != nil {
					visit(Obj(tb.next))
				}
			},
		},
	})
}

func tracebackSetNext(t *Thread, v, x Value) error {
	tb := as[Traceback](v)
	if x.p == nil {
		return t.Raise(TypeError, "can't delete tb_next attribute")
	}
	if x.IsNone() {
		tb.next = nil
		return nil
	}
	if x.Type() != TracebackType {
		return t.Raise(TypeError, "expected traceback object or None, got '%s'", x.Type().Name)
	}
	for c := as[Traceback](x); c != nil; c = c.next {
		if c == tb {
			return t.Raise(ValueError, "traceback loop detected")
		}
	}
	tb.next = as[Traceback](x)
	return nil
}

func (tb *Traceback) frameObject() *FrameObject {
	if tb.frame == nil {
		tb.frame = &FrameObject{Header: Header{FrameType}, code: tb.code, globals: tb.globals, pc: tb.pc + 1}
	}
	return tb.frame
}

// FrameObject is a frame as a program sees it. While the frame lives it looks
// there; afterwards it knows what was noted when it ended.
type FrameObject struct {
	Header
	frame   *Frame // nil: it has ended
	code    *Code
	globals *Dict
	locals  *Dict
	pc      int32
}

// FrameType is the type of frames.
var FrameType = declare("frame")

// frameObject gives the object of a frame.
func (t *Thread) frameObject(f *Frame) Value {
	if f == nil {
		return None
	}
	if f.object == nil {
		f.object = &FrameObject{Header: Header{FrameType}, frame: f, code: f.code, globals: f.globals}
	}
	return Obj(f.object)
}

// FrameObject gives the frame that is depth calls out from the innermost, None
// if there are not as many.
func (t *Thread) FrameObject(depth int) Value {
	f := t.frame
	for ; f != nil && depth > 0; depth-- {
		f = f.back
	}
	return t.frameObject(f)
}

// detach notes what the frame leaves behind when it ends.
func (o *FrameObject) detach(f *Frame) {
	o.locals = localsDict(f)
	o.pc = f.pc
	o.frame = nil
	f.object = nil
}

// localsDict gives the frame's local variables in a new dict, or its mapping.
func localsDict(f *Frame) *Dict {
	if f.locals.p != nil && f.locals.Type() == DictType {
		return as[Dict](f.locals)
	}
	d := NewDict()
	f.Locals(func(name string, v Value) { d.SetStr(as[Str](NewStr(name)), v) })
	return d
}

func (o *FrameObject) line() int {
	if o.frame != nil {
		return o.code.lineAt(o.frame.pc - 1)
	}
	return o.code.lineAt(o.pc - 1)
}

func defineFrame() {
	FrameType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Methods: []*Native{
			Fn("clear", "", func(*Thread, []Value) (Value, error) { return None, nil }),
		},
		Getters: []Getter{
			{"f_code", func(_ *Thread, v Value) (Value, error) { return Obj(as[FrameObject](v).code), nil }, nil},
			{"f_globals", func(_ *Thread, v Value) (Value, error) { return Obj(as[FrameObject](v).globals), nil }, nil},
			{"f_builtins", func(t *Thread, _ Value) (Value, error) { return Obj(t.vm.builtins), nil }, nil},
			{"f_lineno", func(_ *Thread, v Value) (Value, error) { return Int(int64(as[FrameObject](v).line())), nil }, nil},
			{"f_lasti", func(_ *Thread, v Value) (Value, error) { return Int(int64(as[FrameObject](v).pc)), nil }, nil},
			{"f_locals", frameLocals, nil},
			{"f_back", func(t *Thread, v Value) (Value, error) {
				if f := as[FrameObject](v).frame; f != nil {
					return t.frameObject(f.back), nil
				}
				return None, nil
			}, nil},
			{"f_trace", func(*Thread, Value) (Value, error) { return None, nil }, func(*Thread, Value, Value) error { return nil }},
		},
		Slots: Slots{
			Repr: func(t *Thread, v Value) (string, error) {
				o := as[FrameObject](v)
				return "<frame at " + t.vm.address(v) + ", file '" + o.code.fileName() + "', line " + formatWord(int64(o.line())) + ", code " + o.code.Name + ">", nil
			},
			Visit: func(v Value, visit func(Value)) {
				o := as[FrameObject](v)
				visit(Obj(o.globals))
				if o.locals != nil {
					visit(Obj(o.locals))
				}
			},
		},
	})
	defineCode()
}

func frameLocals(_ *Thread, v Value) (Value, error) {
	o := as[FrameObject](v)
	if o.frame != nil {
		return Obj(localsDict(o.frame)), nil
	}
	if o.locals == nil {
		o.locals = NewDict()
	}
	return Obj(o.locals), nil
}

// Locals gives what locals() gives in the innermost frame.
func (t *Thread) Locals() Value {
	f := t.frame
	if f == nil {
		return Obj(NewDict())
	}
	if f.locals.p != nil {
		return f.locals
	}
	return Obj(localsDict(f))
}

func (c *Code) fileName() string {
	if c.File == nil {
		return "?"
	}
	return c.File.Name
}

func defineCode() {
	number := func(name string, get func(c *Code) int) Getter {
		return Getter{Name: name, Get: func(_ *Thread, v Value) (Value, error) { return Int(int64(get(as[Code](v)))), nil }}
	}
	names := func(name string, get func(c *Code) []string) Getter {
		return Getter{Name: name, Get: func(_ *Thread, v Value) (Value, error) {
			var items []Value
			for _, s := range get(as[Code](v)) {
				items = append(items, NewStr(s))
			}
			return NewTuple(items...), nil
		}}
	}
	text := func(name string, get func(c *Code) string) Getter {
		return Getter{Name: name, Get: func(_ *Thread, v Value) (Value, error) { return NewStr(get(as[Code](v))), nil }}
	}
	CodeType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Getters: []Getter{
			text("co_name", func(c *Code) string { return c.Name }),
			text("co_qualname", func(c *Code) string { return c.QualName }),
			text("co_filename", (*Code).fileName),
			number("co_firstlineno", func(c *Code) int { return max(c.lineAt(-1), 1) }),
			number("co_argcount", func(c *Code) int { return c.ArgCount }),
			number("co_posonlyargcount", func(c *Code) int { return c.PosOnlyCount }),
			number("co_kwonlyargcount", func(c *Code) int { return c.KwOnlyCount }),
			number("co_nlocals", func(c *Code) int { return len(c.varNames()) }),
			number("co_stacksize", func(c *Code) int { return c.NumRegs - c.NumLocals }),
			number("co_flags", (*Code).pythonFlags),
			names("co_varnames", (*Code).varNames),
			names("co_freevars", func(c *Code) []string { return c.FreeNames }),
			names("co_cellvars", (*Code).cellNames),
			names("co_names", (*Code).siteNames),
			{Name: "co_consts", Get: func(_ *Thread, v Value) (Value, error) { return NewTuple(as[Code](v).consts...), nil }},
		},
		Slots: Slots{
			Repr: func(t *Thread, v Value) (string, error) {
				c := as[Code](v)
				return "<code object " + c.Name + " at " + t.vm.address(v) + `, file "` + c.fileName() + `", line ` + formatWord(int64(max(c.lineAt(-1), 1))) + ">", nil
			},
		},
	})
}
