package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// Blocks
//
// The blocks are the statements around the one being compiled that matter to a
// return, break or continue inside them: loops, with statements, and the parts
// of try statements. Leaving a block early runs its exit code: exit emits it
// for each block left, innermost first, and suspends meanwhile the protection
// of those already left; reenter takes the protection up again behind the jump.

// blockKind says what a block is.
type blockKind uint8

const (
	loopBlock    blockKind = iota
	forBlock               // a loop over an iterator, which ends with it
	guardBlock             // protected, but leaving it does nothing
	finallyBlock           // the body of try … finally
	handlerBlock           // an exception is being handled
	nameBlock              // in an except clause with a variable
	starBlock              // in an except* clause
	withBlock
)

// block is a statement that surrounds the current one.
type block struct {
	kind      blockKind
	async     bool // async with
	guard     *region
	end, next label // of a loop: where break and continue go
	start     int32 // of a loop: its first instruction
	reg       reg   // the iterator; the exception being handled; the exit pair of a with
	name      string
	body      []syntax.Stmt // of finally
	span      syntax.Span
	header    syntax.Span // of a loop: its first line
}

// region is a stretch of code that a handler protects, perhaps with holes.
type region struct {
	ranges [][2]int32
	open   bool
}

// protect begins a region here.
func (g *generator) protect(r *region) {
	r.open = true
	n := int32(len(g.instrs))
	r.ranges = append(r.ranges, [2]int32{n, n})
	g.barrier = int(n)
}

// release ends a stretch of a region here.
func (g *generator) release(r *region) {
	if !r.open {
		return
	}
	r.open = false
	last := len(r.ranges) - 1
	r.ranges[last][1] = int32(len(g.instrs))
	if r.ranges[last][0] == r.ranges[last][1] {
		r.ranges = r.ranges[:last]
	}
	g.barrier = len(g.instrs)
}

// handle begins the handler of a region that has ended: the exception arrives
// in R[exc]. Without code in the region the handler is not reached.
func (g *generator) handle(r *region, exc reg) {
	if len(r.ranges) == 0 {
		return
	}
	g.dead = false
	target := int32(len(g.instrs))
	g.barrier = len(g.instrs)
	for _, span := range r.ranges {
		g.code.Handlers = append(g.code.Handlers, Handler{Start: span[0], End: span[1], Target: target, Reg: exc})
	}
}

// maxBlocks is how deeply CPython nests blocks.
const maxBlocks = 21

// push enters a block, and its region if it has one.
func (g *generator) push(b block) {
	if len(g.blocks) == maxBlocks {
		g.fail(b.span, "too many statically nested blocks")
	}
	g.blocks = append(g.blocks, b)
	if b.guard != nil {
		g.protect(b.guard)
	}
}

// pop leaves the innermost block at its end.
func (g *generator) pop() {
	last := len(g.blocks) - 1
	if guard := g.blocks[last].guard; guard != nil {
		g.release(guard)
	}
	g.blocks = g.blocks[:last]
}

// exit emits what leaving the blocks from number down on runs.
func (g *generator) exit(span syntax.Span, down int) {
	all := g.blocks
	for i := len(all) - 1; i >= down; i-- {
		b := &all[i]
		if b.guard != nil {
			g.release(b.guard)
		}
		g.blocks = all[:i:i]
		g.exitBlock(span, b)
	}
	g.blocks = all
}

// reenter protects again the blocks that exit left.
func (g *generator) reenter(down int) {
	for i := down; i < len(g.blocks); i++ {
		if guard := g.blocks[i].guard; guard != nil {
			g.protect(guard)
		}
	}
}

func (g *generator) exitBlock(span syntax.Span, b *block) {
	switch b.kind {
	case forBlock:
		g.emit(span, Instr{Op: Drop, A: b.reg})
	case finallyBlock:
		g.stmts(b.body)
	case handlerBlock:
		g.emit(span, Instr{Op: PopExc, A: b.reg})
	case nameBlock:
		g.unbind(span, b.name)
	case starBlock:
		g.emit(span, Instr{Op: PopExc, A: b.reg})
		if b.name != "" {
			g.unbind(span, b.name)
		}
	case withBlock:
		g.leaveWith(b)
	}
}

const starExit = "'break', 'continue' and 'return' cannot appear in an except* block"

// loopIndex finds the innermost loop, -1 without one.
func (g *generator) loopIndex(span syntax.Span, what string) int {
	for i := len(g.blocks) - 1; i >= 0; i-- {
		switch g.blocks[i].kind {
		case loopBlock, forBlock:
			return i
		case starBlock:
			g.fail(span, starExit)
		}
	}
	g.fail(span, "%s", what)
	return -1
}

func (g *generator) breakStmt(s *syntax.Break) {
	i := g.loopIndex(s.Span, "'break' outside loop")
	g.exit(s.Span, i)
	g.goTo(s.Span, g.blocks[i].end)
	g.reenter(i)
}

func (g *generator) continueStmt(s *syntax.Continue) {
	i := g.loopIndex(s.Span, "'continue' not properly in loop")
	g.exit(s.Span, i+1)
	g.lineStart(g.blocks[i].header)
	g.loop(s.Span, g.blocks[i].next)
	g.reenter(i + 1)
}
