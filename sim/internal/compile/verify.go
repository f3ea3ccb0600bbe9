package compile

import "fmt"

// Verify checks that c is well formed: that every operand of every instruction
// is one that exists. The machine relies on it and does not check again. It is
// for tests and fuzzing; a violation is a mistake in this package.
func Verify(c *Code) error {
	if len(c.Spans) != len(c.Instrs) {
		return fmt.Errorf("%s: %d spans for %d instructions", c.QualName, len(c.Spans), len(c.Instrs))
	}
	for i, in := range c.Instrs {
		if err := c.verifyInstr(i, in); err != nil {
			return fmt.Errorf("%s: instruction %d, %s: %w", c.QualName, i, in.Op, err)
		}
	}
	if err := c.verifyShape(); err != nil {
		return fmt.Errorf("%s: %w", c.QualName, err)
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*Code); ok {
			if err := Verify(inner); err != nil {
				return err
			}
		}
	}
	return nil
}

// verifyShape checks the end of the code, its handlers and its variables.
func (c *Code) verifyShape() error {
	if len(c.Instrs) == 0 {
		return fmt.Errorf("no instructions")
	}
	switch last := c.Instrs[len(c.Instrs)-1].Op; last {
	case Return, ReturnConst, Jump, Loop, Raise, RaiseFrom, RaiseAgain, Reraise:
	default:
		return fmt.Errorf("runs past its end after %s", last)
	}
	live := c.Liveness()
	for r := c.NumLocals + len(c.FreeNames); r < c.NumRegs; r++ {
		if live.LiveAt(0, r) {
			return fmt.Errorf("register %d is read before it is written", r)
		}
	}
	if len(c.LocalNames) != c.NumLocals {
		return fmt.Errorf("%d names for %d locals", len(c.LocalNames), c.NumLocals)
	}
	n := int32(len(c.Instrs))
	for _, h := range c.Handlers {
		if h.Start < 0 || h.Start >= h.End || h.End > n || h.Target < 0 || h.Target >= n || int(h.Reg) >= c.NumRegs {
			return fmt.Errorf("handler %+v", h)
		}
	}
	for _, r := range c.CellLocals {
		if int(r) >= c.NumLocals {
			return fmt.Errorf("cell %d", r)
		}
	}
	return nil
}

func (c *Code) verifyInstr(i int, in Instr) error {
	if in.Op >= numOps {
		return fmt.Errorf("no such operation")
	}
	info := &opInfo[in.Op]
	for _, o := range [...]struct {
		role role
		v    int
	}{{info.a, int(in.A)}, {info.b, int(in.B)}, {info.c, int(in.C)}, {info.d, int(in.D)}} {
		if o.v < 0 || o.v >= c.limit(o.role) {
			return fmt.Errorf("operand %d of %+v", o.v, in)
		}
	}
	if info.window != nil {
		if first, n := info.window(in); n > 0 && first+n > c.NumRegs {
			return fmt.Errorf("registers %d to %d", first, first+n-1)
		}
	}
	if in.Op == Loop && int(in.D) > i || in.Op.jumps() && in.Op != Loop && int(in.D) <= i {
		return fmt.Errorf("jumps the wrong way, to %d", in.D)
	}
	return nil
}

// limit is what an operand of role r must stay below.
func (c *Code) limit(r role) int {
	switch r {
	case roleNone, roleImm:
		return 1 << 31
	case roleConst:
		return len(c.Consts)
	case roleSite:
		return len(c.Sites)
	case roleJump:
		return len(c.Instrs)
	case rolePair, rolePairDst:
		return c.NumRegs - 1
	case roleWindow: // an empty one may begin after the last register
		return c.NumRegs + 1
	}
	return c.NumRegs
}
