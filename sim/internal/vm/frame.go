package vm

import (
	"slices"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// Frame is a call in progress. Frames of plain calls live on their thread's
// stack and are used again; that of a generator lives in it.
type Frame struct {
	code *Code
	regs unsafe.Pointer // to the first of code.NumRegs Values
	pc   int32          // of the next instruction
	dst  uint16         // register of the caller that receives the result
	mode frameMode

	back    *Frame
	globals *Dict
	fn      *Function  // nil for a module or class body
	gen     *Generator // nil for a plain call
	locals  Value      // the locals mapping of a module or class body
	self    Value      // modeInit: the instance
	object  *FrameObject
}

// frameMode says who waits for the frame's end.
type frameMode uint8

const (
	modeCall     frameMode = iota // an instruction of back: the result goes to its register dst
	modeInit                      // the same, but it gets self; the frame is an __init__
	modeEntry                     // the Go function that called run
	modeFor                       // back's ForIter, for a generator
	modeDelegate                  // back's YieldFrom, for a generator or coroutine
)

const valueSize = int(unsafe.Sizeof(Value{}))

// reg gives register i of the window at base. The compiler's verifier proves
// that every index is below NumRegs, so nothing is checked here.
func reg(base unsafe.Pointer, i uint16) *Value {
	return (*Value)(unsafe.Add(base, uintptr(i)*unsafe.Sizeof(Value{})))
}

// window gives n registers from i on as a slice. One of none might begin behind
// the last register, where no pointer may go.
func window(base unsafe.Pointer, i uint16, n int) []Value {
	if n == 0 {
		return nil
	}
	return unsafe.Slice(reg(base, i), n)
}

func (f *Frame) reg(i uint16) *Value { return reg(f.regs, i) }

func (f *Frame) window(i uint16, n int) []Value { return window(f.regs, i, n) }

// instr gives the instruction that the frame is executing.
func (f *Frame) instr() *compile.Instr { return &f.code.Instrs[max(f.pc-1, 0)] }

// Code gives the frame's code.
func (f *Frame) Code() *compile.Code { return f.code.Code }

// Span tells where in the source the frame is.
func (f *Frame) Span() syntax.Span { return f.code.spanAt(f.pc - 1) }

// Back gives the frame that called this one, nil for the first.
func (f *Frame) Back() *Frame { return f.back }

// Globals gives the namespace of the frame's module.
func (f *Frame) Globals() *Dict { return f.globals }

// Locals calls visit for every local variable that is bound, in the order of
// their definition.
func (f *Frame) Locals(visit func(name string, v Value)) {
	for i := range f.NumSlots() {
		if name, v := f.Slot(i); v.p != nil {
			visit(name, v)
		}
	}
}

// NumSlots is how many variables the frame may have in registers.
func (f *Frame) NumSlots() int { return f.code.NumLocals + len(f.code.FreeNames) }

// Slot gives variable i: nil while it is unbound, or where it belongs to a
// comprehension, which lets nobody see it.
func (f *Frame) Slot(i int) (name string, v Value) {
	c, v := f.code, *f.reg(uint16(i))
	if i < c.NumLocals {
		name = c.LocalNames[i]
	} else {
		name = c.FreeNames[i-c.NumLocals]
	}
	if v.p != nil && v.Type() == CellType {
		v = as[Cell](v).v
	}
	if len(c.CompLocals) > 0 && slices.Contains(c.CompLocals, uint16(i)) {
		v = Value{}
	}
	return name, v
}

// Namespace gives the mapping that holds the variables of a module or class
// body, nil for any other frame.
func (f *Frame) Namespace() *Dict {
	if f.locals.p == nil {
		return nil
	}
	d, _ := f.locals.AsDict()
	return d
}

// Result gives what the frame returns, when it stands at a FrameEnd.
func (f *Frame) Result() Value {
	in := &f.code.Instrs[f.pc]
	if in.Op == compile.ReturnConst {
		return f.code.consts[in.D]
	}
	return *f.reg(in.A)
}

// A stack holds the registers of a thread's plain calls, and its frames that
// are free. It grows by chunks, so that a register never moves: natives get
// their arguments as a slice of it.
type stack struct {
	chunk []Value
	sp    int
	full  []savedChunk // the chunks below
	spare []Value      // a chunk that was left, to be used again
	free  *Frame       // linked by back
}

type savedChunk struct {
	chunk []Value
	sp    int
}

const firstChunk, laterChunk = 2048, 1 << 15

// alloc gives n registers, all unset.
func (s *stack) alloc(n int) unsafe.Pointer {
	if s.sp+n > len(s.chunk) {
		s.grow(n)
	}
	p := unsafe.Pointer(unsafe.SliceData(s.chunk[s.sp:]))
	s.sp += n
	return p
}

func (s *stack) grow(n int) {
	size := laterChunk
	if s.chunk == nil {
		size = firstChunk
	} else {
		s.full = append(s.full, savedChunk{s.chunk, s.sp})
	}
	if s.spare != nil && len(s.spare) > n {
		s.chunk, s.spare = s.spare, nil
	} else {
		s.chunk = make([]Value, max(size, n+1))
	}
	s.sp = 0
}

// release takes the last n registers back and unsets them.
func (s *stack) release(base unsafe.Pointer, n int) {
	clear(unsafe.Slice((*Value)(base), n))
	s.sp -= n
	if s.sp == 0 && len(s.full) > 0 {
		s.spare = s.chunk
		last := len(s.full) - 1
		s.chunk, s.sp = s.full[last].chunk, s.full[last].sp
		s.full = s.full[:last]
	}
}

// newFrame gives a frame that is zero but for what every use sets.
func (s *stack) newFrame() *Frame {
	f := s.free
	if f == nil {
		return &Frame{}
	}
	s.free = f.back
	return f
}

// push makes the frame of a call of fn, with its registers unset.
func (t *Thread) push(fn *Function) *Frame {
	f := t.stack.newFrame()
	c := fn.code
	f.code, f.fn, f.globals = c, fn, fn.globals
	f.regs = t.stack.alloc(c.NumRegs)
	f.pc = 0
	f.back = t.frame
	t.frame = f
	t.depth++
	return f
}

// pop ends the innermost frame, which must be one that push made.
func (t *Thread) pop(f *Frame) {
	if f.object != nil {
		f.object.detach(f)
	}
	t.stack.release(f.regs, f.code.NumRegs)
	t.frame = f.back
	t.depth--
	f.fn, f.self = nil, Value{}
	f.locals = Value{}
	f.back = t.stack.free
	t.stack.free = f
}
