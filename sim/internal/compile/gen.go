package compile

import (
	"math"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// Generating code
//
// A generator makes the code of one unit. Expressions are compiled by two
// methods: expr computes a value into a given register, value gives a register
// that has it, which for a local variable is the variable's own. Two rules keep
// that exact:
//
//   - A local variable is written by the last instruction of the expression
//     that is assigned to it, so that neither the expression nor a handler sees
//     a half-made value. A temporary that is given to expr may be written at
//     any time.
//   - A local variable serves as an operand in place only if it is known to be
//     bound, and nothing evaluated before the operation can bind it anew.
//     Otherwise it is copied first, which also raises UnboundLocalError at the
//     right moment and place.
//
// Temporaries are a stack: a method that takes some gives them back by setting
// top to what it was. Code that cannot be reached is compiled for its errors
// but not emitted.

// maxOperand is the largest register or count that an instruction can name.
const maxOperand = math.MaxUint16

// reg is a register.
type reg = uint16

// label is a place in the code that is not known yet. Until finish, jumps hold
// labels instead of targets.
type label int32

// unplaced is where a label is that has not been placed.
const unplaced = -1

// generator makes the code of one unit.
type generator struct {
	*compiler
	up   *generator
	unit *scope
	s    *scope // the scope of names: the unit or a comprehension in it
	code *Code

	instrs  []Instr
	spans   []syntax.Span
	consts  []Const
	known   orderedSet[constKey]
	places  []int32 // of labels
	used    []bool  // whether something jumps to a label
	blocks  []block
	bound   varSet
	top     int  // the first free temporary
	base    int  // the first temporary
	dead    bool // what would be emitted now is never reached
	barrier int  // instructions before it may not be taken back
}

// varSet is a set of the first 64 local variables; the others are never in it.
type varSet uint64

func (v varSet) has(r reg) bool { return r < 64 && v&(1<<r) != 0 }

// everything is the state of code that is not reached.
const everything = ^varSet(0)

// unit begins the code of scope s inside up.
func (c *compiler) unit(up *generator, s *scope, name string, span syntax.Span) *generator {
	g := &generator{compiler: c, up: up, unit: s, s: s}
	g.code = &Code{Name: name, QualName: name, File: c.file, Span: span}
	if up != nil {
		g.code.QualName = up.qualify(name, s)
	}
	if s.nested && s.kind != classScope {
		g.code.Flags |= Nested
	}
	if s.functionLike() {
		g.code.Flags |= Optimized
	}
	g.code.NumLocals = len(s.vars)
	for _, v := range s.vars {
		g.code.LocalNames = append(g.code.LocalNames, v.name)
		if v.cell {
			g.code.CellLocals = append(g.code.CellLocals, reg(v.reg))
		}
		if v.owner != s {
			g.code.CompLocals = append(g.code.CompLocals, reg(v.reg))
		}
	}
	for _, v := range s.frees {
		g.code.FreeNames = append(g.code.FreeNames, v.name)
	}
	g.base = len(s.vars) + len(s.frees)
	g.top = g.base
	g.code.NumRegs = g.base
	g.makeCells(s)
	return g
}

// makeCells turns the variables of s that inner functions use into cells.
func (g *generator) makeCells(s *scope) {
	for _, v := range g.unit.vars {
		if v.cell && v.owner == s {
			g.emit(g.code.Span, Instr{Op: MakeCell, A: reg(v.reg)})
		}
	}
}

// qualify gives the qualified name of a definition inside g's unit.
func (g *generator) qualify(name string, s *scope) string {
	outer := g
	if outer.unit.kind == typeParamsScope {
		outer = outer.up
	}
	switch {
	case outer.unit.kind == moduleScope:
		return name
	case s.kind == functionScope || s.kind == classScope:
		if sym := outer.s.lookup(mangle(outer.s.class, name)); sym != nil && sym.kind == kindGlobalExplicit {
			return name
		}
	}
	if outer.unit.kind == classScope {
		return outer.code.QualName + "." + name
	}
	return outer.code.QualName + ".<locals>." + name
}

// emit adds an instruction, unless it cannot be reached.
func (g *generator) emit(span syntax.Span, in Instr) {
	if g.dead {
		return
	}
	if g.opt.Lines && (in.Op == Return || in.Op == ReturnConst) {
		g.instrs = append(g.instrs, Instr{Op: FrameEnd})
		g.spans = append(g.spans, span)
	}
	g.instrs = append(g.instrs, in)
	g.spans = append(g.spans, span)
}

// kill says that what follows is not reached.
func (g *generator) kill() {
	g.dead = true
	g.bound = everything
}

// newLabel makes a label to be placed.
func (g *generator) newLabel() label {
	g.places = append(g.places, unplaced)
	g.used = append(g.used, false)
	return label(len(g.places) - 1)
}

// jump emits an instruction that may go to l.
func (g *generator) jump(span syntax.Span, in Instr, l label) {
	if g.dead {
		return
	}
	in.D = int32(l)
	g.used[l] = true
	g.emit(span, in)
}

// goTo emits a jump forward and marks what follows as not reached.
func (g *generator) goTo(span syntax.Span, l label) {
	g.jump(span, Instr{Op: Jump}, l)
	g.kill()
}

// loop emits a jump backward and marks what follows as not reached.
func (g *generator) loop(span syntax.Span, l label) {
	g.jump(span, Instr{Op: Loop}, l)
	g.kill()
}

// place puts l here. A jump to the very next instruction is taken back.
func (g *generator) place(l label) {
	n := len(g.instrs)
	if n > g.barrier && g.dead && g.instrs[n-1].Op == Jump && g.instrs[n-1].D == int32(l) {
		n--
		g.instrs, g.spans = g.instrs[:n], g.spans[:n]
	}
	g.places[l] = int32(n)
	if g.used[l] {
		g.dead = false
		g.barrier = n
	}
}

// here places a new label, for jumps backwards.
func (g *generator) here() label {
	l := g.newLabel()
	g.place(l)
	g.barrier = len(g.instrs)
	return l
}

// take gives n consecutive temporaries.
func (g *generator) take(n int) reg {
	r := g.top
	g.top += n
	if g.top > maxOperand {
		g.fail(g.code.Span, "too many values at once in %s", g.code.Name)
	}
	if g.top > g.code.NumRegs {
		g.code.NumRegs = g.top
	}
	return reg(r)
}

// temp gives a temporary.
func (g *generator) temp() reg { return g.take(1) }

// isTemp says whether r is a temporary.
func (g *generator) isTemp(r reg) bool { return int(r) >= g.base }

// scratch gives a temporary for the parts of a value that ends up in dst: dst
// itself if that is one.
func (g *generator) scratch(dst reg) reg {
	if g.isTemp(dst) {
		return dst
	}
	return g.temp()
}

// move copies src to dst, unless they are the same.
func (g *generator) move(span syntax.Span, dst, src reg) {
	if dst != src {
		g.emit(span, Instr{Op: Move, A: dst, B: src})
	}
}

// site gives a place for an inline cache of name.
func (g *generator) site(name string) int32 {
	if g.dead {
		return 0
	}
	g.code.Sites = append(g.code.Sites, Site{name})
	return int32(len(g.code.Sites) - 1)
}

// finish ends the code: labels become targets.
func (g *generator) finish() *Code {
	if !g.dead {
		g.emit(g.lastSpan(), Instr{Op: ReturnConst, D: g.constant(None{})})
	}
	for i := range g.instrs {
		if in := &g.instrs[i]; in.Op.jumps() {
			in.D = g.places[in.D]
		}
	}
	g.thread()
	g.excuseLines()
	g.code.Instrs = g.instrs
	g.code.Spans = g.spans
	g.code.Consts = g.consts
	return g.code
}

// excuseLines sees to it that a program does not seem to work more because its
// lines are told: a round of a loop costs as many instructions as the loop has,
// and the LineStart before the jump back says how many of them tell of lines.
func (g *generator) excuseLines() {
	if !g.opt.Lines {
		return
	}
	for i := 1; i < len(g.instrs); i++ {
		if last := &g.instrs[i-1]; g.instrs[i].Op == Loop && last.Op == LineStart {
			last.D = int32(countLines(g.instrs[g.instrs[i].D:i]))
		}
	}
}

// Work is how many instructions the code has, those that tell of lines left out.
func (c *Code) Work() int { return len(c.Instrs) - countLines(c.Instrs) }

func countLines(instrs []Instr) int {
	n := 0
	for i := range instrs {
		if op := instrs[i].Op; op == LineStart || op == FrameEnd {
			n++
		}
	}
	return n
}

// thread lets jumps to jumps go straight to where those go. They all go
// forward, so that this ends. A jump on a value that leads to another on the
// same value knows its outcome, and spares the program a second __bool__, as
// CPython does.
func (g *generator) thread() {
	for i := range g.instrs {
		in := &g.instrs[i]
		if !in.Op.jumps() || in.Op == Loop {
			continue
		}
		for g.threadOnce(in) {
		}
	}
}

// threadOnce moves the target of a jump past the instruction there, if that
// does nothing but jump on.
func (g *generator) threadOnce(in *Instr) bool {
	next := &g.instrs[in.D]
	onValue := in.Op == JumpIfTrue || in.Op == JumpIfFalse
	switch {
	case next.Op == Jump, onValue && next.Op == in.Op && next.A == in.A:
		in.D = next.D
	case onValue && (next.Op == JumpIfTrue || next.Op == JumpIfFalse) && next.A == in.A:
		in.D++
	default:
		return false
	}
	return true
}

func (g *generator) lastSpan() syntax.Span {
	if n := len(g.spans); n > 0 {
		return g.spans[n-1]
	}
	return g.code.Span
}

// inner begins the code of a scope inside g's unit.
func (g *generator) inner(s *scope, name string, span syntax.Span) *generator {
	return g.compiler.unit(g, s, name, span)
}
