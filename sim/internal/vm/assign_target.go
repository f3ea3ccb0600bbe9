package vm

import "github.com/asyncio-playground/playground/sim/internal/compile"

// AssignTarget gives the source text of the variable or attribute in which the
// result of the running call is about to be stored ("queue", "self._lock"), ""
// if there is none. It is how asyncio names what a program makes.
func (t *Thread) AssignTarget() string {
	f := t.frame
	if f == nil || f.code.File == nil {
		return ""
	}
	dst, ok := resultRegister(f.instr())
	if !ok {
		return ""
	}
	c := f.code
	if int(dst) < c.NumLocals {
		return c.LocalNames[dst]
	}
	if int(f.pc) >= len(c.Instrs) {
		return ""
	}
	switch next := c.Instrs[f.pc]; {
	case next.Op == compile.Move && next.B == dst && int(next.A) < c.NumLocals:
		return c.LocalNames[next.A]
	case (next.Op == compile.StoreGlobal || next.Op == compile.StoreName) && next.A == dst:
		return c.Sites[next.D].Name
	case next.Op == compile.StoreAttr && next.B == dst, next.Op == compile.StoreCell && next.B == dst:
		return c.File.Text(c.spanAt(f.pc))
	}
	return ""
}

// resultRegister is the register that receives the result of a call.
func resultRegister(in *compile.Instr) (uint16, bool) {
	switch in.Op {
	case compile.Call, compile.CallKw, compile.CallMethod, compile.CallMethodKw, compile.CallEx:
		return in.C, true
	}
	return 0, false
}
