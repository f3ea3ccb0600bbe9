package vm

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// outcome says how a frame gave control back.
type outcome uint8

const (
	outReturned outcome = iota
	outYielded          // yielded; an async generator: passed on what an await yielded
	outItem             // an async generator: yielded
)

// run runs a frame to its end.
func (t *Thread) run(f *Frame) (Value, error) {
	v, _, err := t.loop(f, nil)
	return v, err
}

const instrSize = unsafe.Sizeof(compile.Instr{})

// loop is the interpreter. It executes f and all that f calls, without calling itself for calls
// from Python to Python: those push a frame and go on. It returns when f, whose
// mode is modeEntry, ends or suspends. If throw is not nil, it is raised in f
// before anything else.
//
// The switch holds only the cases that are worth it: numbers, comparisons, the
// ways from frame to frame, and cache hits. Whatever needs more is a
// function in interp_ops.go or cache.go, so that the registers of the machine
// stay with the values that every instruction needs. A switch over dense
// constants compiles to a jump table, and the verifier of package compile
// stands in for bounds checks.
func (t *Thread) loop(f *Frame, throw error) (result Value, how outcome, err error) {
	var (
		in     *compile.Instr
		instrs unsafe.Pointer // of f.code
		base   unsafe.Pointer // of f's registers
		consts unsafe.Pointer // of f.code
		pc     int            // of the next instruction
		old    Value          // at label overwritten: what was
		callee Value          // at label calling: what is called
		argAt  uint16         // register of the first argument
		nargs  int
	)
	if throw != nil {
		if f, result, how, err = t.throwAt(f, throw); f == nil {
			return result, how, err
		}
	}
	goto enter

enter:
	instrs = f.code.instrs
	base = f.regs
	consts = f.code.constBase
	pc = int(f.pc)
	for {
		in = (*compile.Instr)(unsafe.Add(instrs, uintptr(pc)*instrSize))
		pc++
		f.pc = int32(pc)
		switch in.Op {
		case compile.Nop:
			continue

		case compile.Move:
			v := *reg(base, in.B)
			if v.p == nil {
				err = t.unbound(f, in.B)
				goto raised
			}
			if t.vm.pending != 0 {
				old = *reg(base, in.A)
				*reg(base, in.A) = v
				goto overwritten
			}
			*reg(base, in.A) = v
			continue
		case compile.MoveRaw:
			*reg(base, in.A) = *reg(base, in.B)
			continue
		case compile.LoadConst:
			if t.vm.pending != 0 {
				old = *reg(base, in.A)
				*reg(base, in.A) = *constant(consts, in.D)
				goto overwritten
			}
			*reg(base, in.A) = *constant(consts, in.D)
			continue
		case compile.Kill, compile.Drop:
			old = *reg(base, in.A)
			*reg(base, in.A) = Value{}
			goto overwritten
		case compile.DelLocal:
			if reg(base, in.A).p == nil {
				err = t.unbound(f, in.A)
				goto raised
			}
			old = *reg(base, in.A)
			*reg(base, in.A) = Value{}
			goto overwritten

		case compile.LoadGlobal:
			s := f.code.site(in.D)
			if g := f.globals; s.dict == g && s.version == g.version {
				if s.kind == siteGlobal {
					*reg(base, in.A) = g.entries[s.index].val
					continue
				}
				if b := t.vm.builtins; s.version2 == b.version {
					*reg(base, in.A) = b.entries[s.index].val
					continue
				}
			}
			var v Value
			if v, err = t.loadGlobal(f, s); err != nil {
				goto raised
			}
			*reg(base, in.A) = v
			continue
		case compile.LoadCell:
			v := as[Cell](*reg(base, in.B)).v
			if v.p == nil {
				err = t.unboundCell(f, in.B)
				goto raised
			}
			*reg(base, in.A) = v
			continue
		case compile.StoreCell:
			v := *reg(base, in.B)
			if v.p == nil {
				err = t.unbound(f, in.B)
				goto raised
			}
			as[Cell](*reg(base, in.A)).v = v
			continue
		case compile.MakeCell:
			*reg(base, in.A) = newCell(*reg(base, in.A))
			continue

		case compile.LoadAttr:
			obj := *reg(base, in.B)
			if obj.p == nil {
				err = t.unbound(f, in.B)
				goto raised
			}
			s := f.code.site(in.D)
			typ := obj.Type()
			if s.version == typ.version && s.kind == siteSlot {
				if a := (*Attrs)(unsafe.Add(obj.p, typ.attrsOffset)); a.shape == s.shape {
					*reg(base, in.A) = a.slots[s.index]
					continue
				}
			}
			var v Value
			if v, err = t.loadAttr(s, obj); err != nil {
				goto raised
			}
			*reg(base, in.A) = v
			continue
		case compile.LoadMethod:
			obj := *reg(base, in.B)
			if obj.p == nil {
				err = t.unbound(f, in.B)
				goto raised
			}
			s := f.code.site(in.D)
			typ := obj.Type()
			if s.version == typ.version {
				if s.kind == siteMethod {
					*reg(base, in.A) = s.value
					*reg(base, in.A+1) = obj
					continue
				}
				if s.kind == siteInstanceMethod {
					if a := (*Attrs)(unsafe.Add(obj.p, typ.attrsOffset)); a.shape == s.shape && a.dict == nil {
						*reg(base, in.A) = s.value
						*reg(base, in.A+1) = obj
						continue
					}
				}
			}
			if err = t.loadMethodAt(s, obj, reg(base, in.A), reg(base, in.A+1)); err != nil {
				goto raised
			}
			continue
		case compile.StoreAttr:
			obj, v := *reg(base, in.A), *reg(base, in.B)
			if obj.p != nil && v.p != nil {
				s := f.code.site(in.D)
				typ := obj.Type()
				if s.version == typ.version && s.kind == siteAdd {
					a := (*Attrs)(unsafe.Add(obj.p, typ.attrsOffset))
					if n := len(a.slots); a.shape == s.shape && a.dict == nil && n < cap(a.slots) {
						a.slots = a.slots[:n+1]
						a.slots[n] = v
						a.shape = s.next
						continue
					}
				} else if s.version == typ.version && s.kind == siteSlot {
					if a := (*Attrs)(unsafe.Add(obj.p, typ.attrsOffset)); a.shape == s.shape {
						old = a.slots[s.index]
						a.slots[s.index] = v
						goto overwritten
					}
				}
			}
			if err = t.storeAttr(f, in); err != nil {
				goto raised
			}
			continue

		case compile.GetItem:
			v, key := *reg(base, in.B), *reg(base, in.C)
			if key.IsSmallInt() && v.p != nil {
				switch v.Type() {
				case ListType:
					if items := as[List](v).items; uint64(key.n) < uint64(len(items)) {
						*reg(base, in.A) = items[key.n]
						continue
					}
				case TupleType:
					if items := as[Tuple](v).items; uint64(key.n) < uint64(len(items)) {
						*reg(base, in.A) = items[key.n]
						continue
					}
				}
			}
			if err = t.opGetItem(f, in); err != nil {
				goto raised
			}
			continue
		case compile.SetItem:
			v, key, x := *reg(base, in.A), *reg(base, in.B), *reg(base, in.C)
			if key.IsSmallInt() && v.p != nil && v.Type() == ListType && x.p != nil {
				if items := as[List](v).items; uint64(key.n) < uint64(len(items)) {
					old = items[key.n]
					items[key.n] = x
					goto overwritten
				}
			}
			if err = t.opSetItem(f, in); err != nil {
				goto raised
			}
			continue

		case compile.Add, compile.IAdd:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				if x, y := b.i(), c.i(); true {
					if z := x + y; (x^z)&(y^z) >= 0 {
						setInt(reg(base, in.A), z)
						continue
					}
				}
			} else if b.IsFloat() && c.IsFloat() {
				setFloat(reg(base, in.A), b.f()+c.f())
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.Sub, compile.ISub:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				if x, y := b.i(), c.i(); true {
					if z := x - y; (x^y)&(x^z) >= 0 {
						setInt(reg(base, in.A), z)
						continue
					}
				}
			} else if b.IsFloat() && c.IsFloat() {
				setFloat(reg(base, in.A), b.f()-c.f())
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.Mult, compile.IMult:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				if z, ok := mulWords(b.i(), c.i()); ok {
					setInt(reg(base, in.A), z)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() {
				setFloat(reg(base, in.A), b.f()*c.f())
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.FloorDiv, compile.IFloorDiv, compile.Mod, compile.IMod:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() && c.i() > 0 {
				if in.Op == compile.Mod || in.Op == compile.IMod {
					setInt(reg(base, in.A), floorMod(b.i(), c.i()))
				} else {
					setInt(reg(base, in.A), floorDiv(b.i(), c.i()))
				}
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.BitAnd, compile.IBitAnd, compile.BitOr, compile.IBitOr, compile.BitXor, compile.IBitXor:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				setInt(reg(base, in.A), bitOp(in.Op, b.i(), c.i()))
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.Div, compile.IDiv:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsFloat() && c.IsFloat() && c.f() != 0 {
				setFloat(reg(base, in.A), b.f()/c.f())
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.MatMult, compile.Pow, compile.LShift, compile.RShift,
			compile.IMatMult, compile.IPow, compile.ILShift, compile.IRShift:
			if err = t.opBinary(f, in, *reg(base, in.B), *reg(base, in.C)); err != nil {
				goto raised
			}
			continue

		case compile.AddK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() {
				if x, y := b.i(), c.i(); true {
					if z := x + y; (x^z)&(y^z) >= 0 {
						setInt(reg(base, in.A), z)
						continue
					}
				}
			} else if b.IsFloat() && c.IsFloat() {
				setFloat(reg(base, in.A), b.f()+c.f())
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.SubK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() {
				if x, y := b.i(), c.i(); true {
					if z := x - y; (x^y)&(x^z) >= 0 {
						setInt(reg(base, in.A), z)
						continue
					}
				}
			} else if b.IsFloat() && c.IsFloat() {
				setFloat(reg(base, in.A), b.f()-c.f())
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.MultK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() {
				if z, ok := mulWords(b.i(), c.i()); ok {
					setInt(reg(base, in.A), z)
					continue
				}
			} else if b.IsFloat() && c.IsFloat() {
				setFloat(reg(base, in.A), b.f()*c.f())
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.FloorDivK, compile.ModK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() && c.i() > 0 {
				if in.Op == compile.ModK {
					setInt(reg(base, in.A), floorMod(b.i(), c.i()))
				} else {
					setInt(reg(base, in.A), floorDiv(b.i(), c.i()))
				}
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.BitAndK, compile.BitOrK, compile.BitXorK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() {
				setInt(reg(base, in.A), bitOp(in.Op, b.i(), c.i()))
				continue
			}
			if err = t.opBinary(f, in, b, c); err != nil {
				goto raised
			}
			continue
		case compile.MatMultK, compile.DivK, compile.PowK, compile.LShiftK, compile.RShiftK:
			if err = t.opBinary(f, in, *reg(base, in.B), *constant(consts, int32(in.C))); err != nil {
				goto raised
			}
			continue

		case compile.Not:
			v := *reg(base, in.B)
			if v.IsBool() {
				*reg(base, in.A) = Value{v.p, v.n ^ 1}
				continue
			}
			var b bool
			if b, err = t.truth(f, in.B); err != nil {
				goto raised
			}
			*reg(base, in.A) = Bool(!b)
			continue

		case compile.Lt, compile.LtE, compile.Eq, compile.NotEq, compile.Gt, compile.GtE:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				*reg(base, in.A) = Bool(compareInts(b.i(), c.i(), syntax.CompareOp(in.Op-compile.Lt)))
				continue
			}
			if err = t.opCompare(f, in); err != nil {
				goto raised
			}
			continue
		case compile.Is, compile.IsNot:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.p == nil || c.p == nil {
				err = t.unboundOf(f, in.B, in.C)
				goto raised
			}
			*reg(base, in.A) = Bool((b == c) == (in.Op == compile.Is))
			continue

		case compile.JumpLt:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				if (b.i() < c.i()) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpLtE:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				if (b.i() <= c.i()) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpGt:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				if (b.i() > c.i()) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpGtE:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				if (b.i() >= c.i()) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpEq, compile.JumpNotEq:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.IsSmallInt() && c.IsSmallInt() {
				if ((b.n == c.n) == (in.Op == compile.JumpEq)) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpIs, compile.JumpIsNot:
			b, c := *reg(base, in.B), *reg(base, in.C)
			if b.p == nil || c.p == nil {
				err = t.unboundOf(f, in.B, in.C)
				goto raised
			}
			if ((b == c) == (in.Op == compile.JumpIs)) == (in.A != 0) {
				pc = int(in.D)
			}
			continue
		case compile.JumpIn, compile.JumpNotIn:
			goto comparing

		case compile.JumpLtK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() {
				if (b.i() < c.i()) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpLtEK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() {
				if (b.i() <= c.i()) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpGtK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() {
				if (b.i() > c.i()) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpGtEK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() {
				if (b.i() >= c.i()) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpEqK, compile.JumpNotEqK:
			b, c := *reg(base, in.B), *constant(consts, int32(in.C))
			if b.IsSmallInt() && c.IsSmallInt() {
				if ((b.n == c.n) == (in.Op == compile.JumpEqK)) == (in.A != 0) {
					pc = int(in.D)
				}
				continue
			}
			goto comparing
		case compile.JumpIsK, compile.JumpIsNotK:
			b := *reg(base, in.B)
			if b.p == nil {
				err = t.unbound(f, in.B)
				goto raised
			}
			if ((b == *constant(consts, int32(in.C))) == (in.Op == compile.JumpIsK)) == (in.A != 0) {
				pc = int(in.D)
			}
			continue

		case compile.Jump:
			pc = int(in.D)
			if t.vm.gens.suspended != 0 {
				// A break lets go of the loop's iterator.
				if err = t.collect(nil, false); err != nil {
					goto raised
				}
			}
			continue
		case compile.Loop:
			t.fuel -= int64(pc - int(in.D))
			pc = int(in.D)
			if t.fuel <= 0 {
				if err = t.check(); err != nil {
					goto raised
				}
			}
			continue
		case compile.JumpIfTrue:
			v := *reg(base, in.A)
			if v.IsBool() {
				if v.n != 0 {
					pc = int(in.D)
				}
				continue
			}
			var b bool
			if b, err = t.truth(f, in.A); err != nil {
				goto raised
			}
			if b {
				pc = int(in.D)
			}
			continue
		case compile.JumpIfFalse:
			v := *reg(base, in.A)
			if v.IsBool() {
				if v.n == 0 {
					pc = int(in.D)
				}
				continue
			}
			var b bool
			if b, err = t.truth(f, in.A); err != nil {
				goto raised
			}
			if !b {
				pc = int(in.D)
			}
			continue

		case compile.Return:
			if result = *reg(base, in.A); result.p == nil {
				err = t.unbound(f, in.A)
				goto raised
			}
			goto returning
		case compile.ReturnConst:
			result = *constant(consts, in.D)
			goto returning

		case compile.ForIter:
			it := *reg(base, in.B)
			switch it.Type() {
			case RangeIteratorType:
				r := as[rangeIterator](it)
				if r.left > 0 {
					r.left--
					setInt(reg(base, in.A), r.at)
					r.at += r.step
				} else {
					pc = int(in.D)
				}
				continue
			case ListIteratorType:
				if l := as[listIterator](it); l.list != nil && l.at < len(l.list.items) {
					*reg(base, in.A) = l.list.items[l.at]
					l.at++
					continue
				}
			case GeneratorType:
				if g := as[Generator](it); g.state == genSuspended && !g.linked || g.state == genCreated {
					if err = t.enterCall(); err != nil {
						goto raised
					}
					t.fuel -= 2
					f = t.link(g, None, modeFor, false)
					goto enter
				}
			}
			var v Value
			if v, err = t.Next(it); err != nil {
				goto raised
			}
			if v.p == nil {
				pc = int(in.D)
				continue
			}
			*reg(base, in.A) = v
			continue

		case compile.Call:
			callee = *reg(base, in.A)
			argAt, nargs = in.A+1, int(in.B)
			goto calling
		case compile.CallMethod:
			callee = *reg(base, in.A)
			argAt, nargs = in.A+2, int(in.B)
			if reg(base, in.A+1).p != nil {
				argAt--
				nargs++
			}
			goto calling
		case compile.CallKw, compile.CallMethodKw, compile.CallEx:
			var nf *Frame
			if nf, result, err = t.opCall(f, in); err != nil {
				goto raised
			}
			if nf != nil {
				f = nf
				goto enter
			}
			if t.vm.pending != 0 {
				if err = t.resultOf(f, in, result); err != nil {
					goto raised
				}
				continue
			}
			*reg(base, in.C) = result
			continue

		case compile.ListAppend:
			v := *reg(base, in.B)
			if v.p == nil {
				err = t.unbound(f, in.B)
				goto raised
			}
			if err = as[List](*reg(base, in.A)).Append(t, v); err != nil {
				goto raised
			}
			continue

		case compile.Yield:
			if result = *reg(base, in.B); result.p == nil {
				err = t.unbound(f, in.B)
				goto raised
			}
			f.gen.sendReg = in.A
			if f.mode == modeFor {
				// The usual case of a loop over a generator.
				g := f.gen
				back := f.back
				t.handling = g.exc.prev
				t.depth--
				g.state = genSuspended
				g.chain = 1
				t.frame = back
				f.back = nil
				f = back
				*f.reg(f.instr().A) = result
				if len(g.frame.code.Handlers) > 0 && g.endsWithEffect() {
					t.watchGenerator(g)
				}
				goto enter
			}
			how = outYielded
			if f.gen.async != nil {
				how = outItem
			}
			goto yielding
		case compile.YieldFrom:
			var nf *Frame
			var done bool
			if nf, result, done, err = t.opYieldFrom(f, in, nil); err != nil {
				goto raised
			}
			if nf != nil {
				f = nf
				goto enter
			}
			if done {
				*reg(base, in.C) = result
				continue
			}
			how = outYielded
			goto yielding

		case compile.Reraise:
			v := *reg(base, in.A)
			f, err = t.unwind(f, as[Exc](v), true)
			if f == nil {
				return Value{}, outReturned, err
			}
			err = nil
			goto enter
		case compile.RaiseAgain:
			again := false
			if err, again = t.raiseAgain(); again {
				f, err = t.unwind(f, err, true)
				if f == nil {
					return Value{}, outReturned, err
				}
				err = nil
				goto enter
			}
			goto raised

		case compile.JumpNotExc:
			var match bool
			if match, err = t.opMatchExc(f, in); err != nil {
				goto raised
			}
			if !match {
				pc = int(in.D)
			}
			continue
		case compile.JumpNotStopAI:
			if !reg(base, in.B).Type().IsSubtype(StopAsyncIteration) {
				pc = int(in.D)
			}
			continue

		default:
			if err = t.execute(f, in); err != nil {
				goto raised
			}
			continue
		}

	comparing:
		{
			var jump bool
			if jump, err = t.opJumpCompare(f, in); err != nil {
				goto raised
			}
			if jump {
				pc = int(in.D)
			}
			continue
		}

	calling:
		// callee, argAt and nargs say what to call; the result goes to in.C.
		if callee.p == nil {
			err = t.unbound(f, in.A)
			goto raised
		}
		if callee.Type() == FunctionType {
			fn := as[Function](callee)
			if k := fn.code; k.simple && nargs == k.ArgCount {
				if t.depth >= t.vm.cfg.Limits.Recursion {
					err = t.recursionError()
					goto raised
				}
				nf := t.push(fn)
				for i := 0; i < nargs; i++ {
					v := *reg(base, argAt+uint16(i))
					if v.p == nil {
						t.pop(nf)
						err = t.unbound(f, argAt+uint16(i))
						goto raised
					}
					*reg(nf.regs, uint16(i)) = v
				}
				if len(fn.closure) > 0 {
					copy(nf.window(uint16(k.NumLocals), len(fn.closure)), fn.closure)
				}
				nf.mode, nf.dst = modeCall, in.C
				f = nf
				if t.fuel -= k.cost; t.fuel <= 0 {
					if err = t.check(); err != nil {
						goto raised
					}
				}
				goto enter
			}
		}
		{
			var nf *Frame
			if nf, result, err = t.callFrom(f, callee, window(base, argAt, nargs), nil, in.C); err != nil {
				goto raised
			}
			if nf != nil {
				f = nf
				goto enter
			}
			if t.vm.pending != 0 {
				if err = t.resultOf(f, in, result); err != nil {
					goto raised
				}
				continue
			}
			*reg(base, in.C) = result
			continue
		}

	overwritten:
		// old is what a register, an attribute or an item held.
		if t.vm.pending != 0 && mayHold(old) {
			if err = t.dropped(old); err != nil {
				goto raised
			}
		}
		continue

	returning:
		// result is what the frame returns.
		if f.mode == modeCall {
			if t.vm.pending != 0 {
				if f, err = t.leaveCall(f, result); err != nil {
					goto raised
				}
				goto enter
			}
			back := f.back
			dst := f.dst
			t.pop(f)
			f = back
			*f.reg(dst) = result
			goto enter
		}
		if f, err = t.leave(f, result); f == nil {
			return result, outReturned, err
		}
		if err != nil {
			goto raised
		}
		goto enter

	yielding:
		// result is what the frame yields, how says in which way.
		if f, err = t.yield(f, result, how); f == nil {
			return result, how, err
		}
		goto enter

	raised:
		f, err = t.unwind(f, err, false)
		if f == nil {
			return Value{}, outReturned, err
		}
		err = nil
		goto enter
	}
}

// constant gives constant i.
func constant(base unsafe.Pointer, i int32) *Value {
	return (*Value)(unsafe.Add(base, uintptr(i)*unsafe.Sizeof(Value{})))
}

// setInt stores an int. Most often the register held one before: then there is
// no pointer to write.
func setInt(r *Value, i int64) {
	if r.p != unsafe.Pointer(&intTag) {
		r.p = unsafe.Pointer(&intTag)
	}
	r.n = uint64(i)
}

func setFloat(r *Value, f float64) {
	v := Float(f)
	if r.p != v.p {
		r.p = v.p
	}
	r.n = v.n
}
