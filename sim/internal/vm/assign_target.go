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
	for pc := int(f.pc); pc < min(len(c.Instrs), int(f.pc)+targetReach); pc++ {
		if name := f.storeOf(pc, dst); name != "" {
			return name
		}
		if c.Instrs[pc].Touches(dst) {
			break
		}
	}
	return ""
}

// targetReach is how far away the assignment of a call's result may be: in
// "a, b = f(), g()" there is a call between.
const targetReach = 12

// storeOf gives the source text of the target if instruction pc stores register r.
func (f *Frame) storeOf(pc int, r uint16) string {
	c := f.code
	switch in := c.Instrs[pc]; {
	case in.Op == compile.Move && in.B == r && int(in.A) < c.NumLocals:
		return c.LocalNames[in.A]
	case (in.Op == compile.StoreGlobal || in.Op == compile.StoreName) && in.A == r:
		return c.Sites[in.D].Name
	case in.Op == compile.StoreAttr && in.B == r, in.Op == compile.StoreCell && in.B == r:
		return c.File.Text(c.spanAt(int32(pc)))
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
