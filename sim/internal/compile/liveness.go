package compile

// Liveness tells which temporaries of a code may still be read. The machine does not unset a
// temporary after its last use; so a search for what a program can still reach
// asks here which of them count.
type Liveness struct {
	words int
	out   []uint64 // words of bits for each instruction: what may be read after it
	in    []uint64 // and from it on
}

// LiveAfter says whether register r may be read after instruction pc, before
// it is written.
func (l *Liveness) LiveAfter(pc, r int) bool { return l.has(l.out, pc, r) }

// LiveAt says whether register r may be read by instruction pc or after it.
func (l *Liveness) LiveAt(pc, r int) bool { return l.has(l.in, pc, r) }

func (l *Liveness) has(set []uint64, pc, r int) bool {
	return set[pc*l.words+r/64]&(1<<(r%64)) != 0
}

// Liveness computes the liveness of the code's registers, going backwards
// through the instructions until nothing changes.
func (c *Code) Liveness() *Liveness {
	words := (c.NumRegs + 63) / 64
	l := &Liveness{words, make([]uint64, words*len(c.Instrs)), make([]uint64, words*len(c.Instrs))}
	for changed := true; changed; {
		changed = false
		for pc := len(c.Instrs) - 1; pc >= 0; pc-- {
			if l.step(c, pc) {
				changed = true
			}
		}
	}
	for _, it := range c.Iterators {
		for pc := int(it.Start); pc < int(it.End); pc++ {
			at := pc*words + int(it.Reg)/64
			l.out[at] |= 1 << (it.Reg % 64)
			l.in[at] |= 1 << (it.Reg % 64)
		}
	}
	return l
}

// step computes the sets of one instruction from those of its successors.
func (l *Liveness) step(c *Code, pc int) (changed bool) {
	in := c.Instrs[pc]
	out := l.out[pc*l.words : (pc+1)*l.words]
	if in.Op.jumps() {
		l.merge(out, int(in.D), -1)
	}
	if !in.Op.ends() && pc+1 < len(c.Instrs) {
		l.merge(out, pc+1, -1)
	}
	for _, h := range c.Handlers {
		if int(h.Start) <= pc && pc < int(h.End) {
			l.merge(out, int(h.Target), int(h.Reg))
		}
	}
	before := make([]uint64, l.words)
	copy(before, out)
	in.registers(
		func(r int) {},
		func(r int) { before[r/64] &^= 1 << (r % 64) })
	in.registers(
		func(r int) { before[r/64] |= 1 << (r % 64) },
		func(r int) {})
	at := l.in[pc*l.words : (pc+1)*l.words]
	for i, w := range before {
		if at[i] != w {
			at[i] = w
			changed = true
		}
	}
	return changed
}

// merge adds what is live at instruction pc, but for register except.
func (l *Liveness) merge(out []uint64, pc, except int) {
	for i := range out {
		w := l.in[pc*l.words+i]
		if except/64 == i && except >= 0 {
			w &^= 1 << (except % 64)
		}
		out[i] |= w
	}
}

// ends says whether the next instruction is not executed after this one.
func (op Op) ends() bool {
	switch op {
	case Jump, Loop, Return, ReturnConst, Raise, RaiseFrom, RaiseAgain, Reraise:
		return true
	}
	return false
}

// registers calls read and write for the registers of the instruction.
func (in Instr) registers(read, write func(r int)) {
	info := &opInfo[in.Op]
	for _, o := range [...]struct {
		role role
		r    int
	}{{info.a, int(in.A)}, {info.b, int(in.B)}, {info.c, int(in.C)}} {
		switch o.role {
		case roleDst:
			write(o.r)
		case roleSrc, roleRaw:
			read(o.r)
		case roleBoth:
			read(o.r)
			write(o.r)
		case rolePair:
			read(o.r)
			read(o.r + 1)
		case rolePairDst:
			write(o.r)
			write(o.r + 1)
		}
	}
	if info.window == nil {
		return
	}
	use := read
	switch in.Op {
	case Unpack, UnpackEx, PushExc, SplitGroup:
		use = write
	}
	first, n := info.window(in)
	for r := first; r < first+n; r++ {
		use(r)
	}
}

// Touches says whether the instruction reads or writes register r, or may not go
// on with the next one.
func (in Instr) Touches(r uint16) bool {
	touched := in.Op.jumps() || in.Op.ends()
	see := func(other int) { touched = touched || other == int(r) }
	in.registers(see, see)
	return touched
}
