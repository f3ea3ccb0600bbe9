package vm

import "github.com/asyncio-playground/playground/sim/internal/compile"

// How control leaves a frame: by returning, by yielding, by an exception; and
// how it comes back to one that was suspended.

// opYieldFrom is one run of a YieldFrom: it sends, or throws, to what frame f
// delegates to. It gives the frame to go on with, if that is a generator's, or
// what it yielded or, with done, returned.
func (t *Thread) opYieldFrom(f *Frame, in *compile.Instr, throw error) (nf *Frame, out Value, done bool, err error) {
	it, send := *f.reg(in.A), *f.reg(in.B)
	switch it.Type() {
	case CoroutineType, GeneratorType:
		g := as[Generator](it)
		if g.body != nil || g.state == genFinished || throw != nil && g.state == genCreated {
			break
		}
		if err := t.checkResume(g, send, throw); err != nil {
			return nil, Value{}, false, err
		}
		if err := t.enterCall(); err != nil {
			return nil, Value{}, false, err
		}
		t.fuel -= 2
		nf = t.delegate(g, send, throw != nil)
		if throw != nil {
			return t.throwOn(nf, throw)
		}
		return nf, Value{}, false, nil
	}
	f.gen.sendReg = in.B
	out, done, err = t.Resume(it, send, throw)
	if err == nil && !done {
		f.gen.sendReg = in.B
	}
	return nil, out, done, err
}

// throwOn raises throw in the frame of a generator that was just pushed, and
// gives what opYieldFrom gives.
func (t *Thread) throwOn(f *Frame, throw error) (*Frame, Value, bool, error) {
	nf, out, how, err := t.throwAt(f, throw)
	_ = how
	return nf, out, false, err
}

// throwAt raises throw in the suspended frame f, which is the innermost. It
// gives the frame to go on with; nil if the frame that was entered from Go has
// yielded or ended, with what it gave.
func (t *Thread) throwAt(f *Frame, throw error) (*Frame, Value, outcome, error) {
	in := f.gen.delegation()
	if in == nil || isGeneratorExit(throw) {
		t.chainThrown(throw)
		nf, err := t.unwind(f, throw, false)
		return nf, Value{}, outReturned, err
	}
	it := *f.reg(in.A)
	if sub, ok := it.AsGenerator(); ok && sub.body == nil && sub.typ != AsyncGeneratorType &&
		sub.state == genSuspended && !sub.Running() {
		nf := t.delegate(sub, None, true)
		return t.throwAt(nf, throw)
	}
	f.gen.sendReg = in.B
	out, done, err := t.Resume(it, None, throw)
	switch {
	case err != nil:
		t.chainThrown(err)
		nf, err := t.unwind(f, err, false)
		return nf, Value{}, outReturned, err
	case done:
		*f.reg(in.C) = out
		return f, Value{}, outReturned, nil
	}
	nf, err := t.yield(f, out, outYielded)
	return nf, out, outYielded, err
}

// chainThrown makes what the suspended frame is handling the context of an
// exception that is thrown into it.
func (t *Thread) chainThrown(err error) {
	if e, ok := err.(*Exc); ok {
		t.chain(e)
	}
}

// leave ends frame f, whose mode is not modeCall, with a result. It gives the
// frame to go on with, or nil if f was entered from Go. If err is not nil, it
// is to be raised in that frame.
func (t *Thread) leave(f *Frame, result Value) (*Frame, error) {
	back, mode, dst, self := f.back, f.mode, f.dst, f.self
	var garbage []Value
	if t.vm.pending != 0 {
		garbage = f.holding()
	}
	if f.gen != nil {
		t.finish(f.gen)
	} else {
		t.pop(f)
	}
	switch mode {
	case modeEntry:
		if garbage == nil {
			return nil, nil
		}
		return nil, t.collectToGo(result, garbage)
	case modeInit:
		if !result.IsNone() {
			return back, t.initReturned(result)
		}
		*back.reg(dst) = self
	case modeFor:
		back.pc = back.instr().D
	case modeDelegate:
		dst := back.instr().C
		*back.reg(dst) = result
		if t.vm.pending != 0 && mayHold(result) && back.ignores(dst) {
			garbage = append(garbage, result)
		}
	}
	if garbage != nil {
		return back, t.collect(garbage, false)
	}
	return back, nil
}

// leaveCall ends frame f, whose mode is modeCall, with a result while objects
// are watched.
func (t *Thread) leaveCall(f *Frame, result Value) (*Frame, error) {
	back, dst := f.back, f.dst
	garbage := f.holding()
	t.pop(f)
	if old := *back.reg(dst); int(dst) < back.code.NumLocals && mayHold(old) {
		garbage = append(garbage, old)
	}
	*back.reg(dst) = result
	if mayHold(result) && back.ignores(dst) {
		garbage = append(garbage, result)
	}
	if garbage == nil {
		return back, nil
	}
	return back, t.collect(garbage, false)
}

// holding gives what the frame's variables hold that may matter when they go:
// the last first, as CPython lets go of them.
func (f *Frame) holding() []Value {
	var held []Value
	for r := f.code.NumLocals - 1; r >= 0; r-- {
		if v := *f.reg(uint16(r)); mayHold(v) {
			held = append(held, v)
		}
	}
	return held
}

// resultOf stores the result of a call that made no frame while objects are
// watched: its arguments may have been the last references to something, the
// object that it belongs to may have let go of others, and nobody may want the
// result.
func (t *Thread) resultOf(f *Frame, in *compile.Instr, result Value) error {
	if t.vm.pending == 1 && result.Type() == CoroutineType {
		if g := as[Generator](result); g.watched && g.state == genCreated && !f.ignores(in.C) && !mayHold(*f.reg(in.C)) {
			// The usual case: the only one watched is the coroutine that was
			// just made.
			*f.reg(in.C) = result
			return nil
		}
	}
	old := *f.reg(in.C)
	if int(in.C) >= f.code.NumLocals {
		old = Value{}
	}
	callee := *f.reg(in.A)
	var garbage []Value
	for _, v := range f.window(in.A+1, min(int(in.B)+1, f.code.NumRegs-int(in.A)-1)) {
		if mayHold(v) && !f.keeps(v) {
			garbage = append(garbage, v)
		}
	}
	if mayHold(old) {
		garbage = append(garbage, old)
	}
	*f.reg(in.C) = result
	if mayHold(result) && f.ignores(in.C) {
		if g, ok := result.AsGenerator(); ok && g.watched && g.state == genCreated {
			return t.finalise(result, false) // nobody else has seen it
		}
		garbage = append(garbage, result)
	}
	if letsGo(callee) {
		return t.collect(nil, false)
	}
	if garbage == nil && !t.vm.deferred {
		return nil
	}
	return t.collect(garbage, false)
}

// keeps says whether a local variable of the frame holds v.
func (f *Frame) keeps(v Value) bool {
	for _, local := range f.window(0, f.code.NumLocals) {
		if local == v {
			return true
		}
	}
	return false
}

// ignores says whether nothing reads register r, a temporary, after the
// present instruction.
func (f *Frame) ignores(r uint16) bool {
	return int(r) >= f.code.NumLocals && !f.code.liveness().LiveAfter(int(f.pc-1), int(r))
}

// letsGo says whether fn is a method of a container that lets go of items.
func letsGo(fn Value) bool {
	if fn.p == nil || fn.Type() != MethodDescriptorType {
		return false
	}
	switch as[Native](fn).name {
	case "clear", "pop", "popitem", "popleft", "remove", "discard", "update", "sort":
		return true
	}
	return false
}

// yield suspends the generators on top of the stack of frames, f being the
// innermost. It gives the frame to go on with, or nil if the outermost was
// resumed from Go.
func (t *Thread) yield(f *Frame, v Value, how outcome) (*Frame, error) {
	g := f.gen
	if in := g.delegation(); in != nil {
		g.sendReg = in.B
	}
	top := g
	if g.linked {
		top = g.top
	}
	back, mode := top.frame.back, top.frame.mode
	t.suspend(g)
	if mode == modeEntry {
		return nil, nil
	}
	// modeFor: an iterator of a generator that delegates has yielded.
	*back.reg(back.instr().A) = v
	return back, nil
}

// unwind looks for the handler of an exception that was raised in frame f. It
// gives the frame to go on in, or nil, with the error, if the frame
// that was entered from Go has been left. again says that f is in the exception's traceback
// already.
func (t *Thread) unwind(f *Frame, err error, again bool) (*Frame, error) {
	var garbage []Value
	for {
		if t.vm.pending != 0 {
			garbage = f.temporaries(garbage)
		}
		if e, ok := err.(*Exc); ok {
			if !again && f.code.File != nil { // without a file it is not the program's own
				e.tb = newTraceback(e.tb, f)
			}
			again = false
			if h := f.code.handlerAt(f.pc - 1); h != nil {
				*f.reg(h.Reg) = Obj(e)
				f.pc = h.Target
				if garbage == nil {
					return f, nil
				}
				if err = t.collectAtHandler(f, e, garbage); err == nil {
					return f, nil
				}
			}
			if w := t.vm.cfg.Watch; w != nil {
				w.Raised(t, f, e)
			}
		}
		mode, back := f.mode, f.back
		if g := f.gen; g != nil {
			err = t.leaveRaising(g, err)
		} else {
			t.pop(f)
		}
		if mode == modeEntry {
			return nil, t.collectRaising(err, garbage)
		}
		f = back
	}
}

// collectRaising finalises what frames let go of when err left them. It gives
// err, or what ends the run.
func (t *Thread) collectRaising(err error, garbage []Value) error {
	e, ok := err.(*Exc)
	if !ok || garbage == nil {
		return err
	}
	if fatal := t.collectToGo(Obj(e), garbage); fatal != nil {
		return fatal
	}
	return err
}

// collectToGo is collect while control passes from Python to Go with a result.
func (t *Thread) collectToGo(result Value, garbage []Value) error {
	keep, toGo := t.keep, t.toGo
	t.keep, t.toGo = result, true
	err := t.collect(garbage, false)
	t.keep, t.toGo = keep, toGo
	return err
}

// temporaries appends what the frame holds besides its variables, such as the
// iterators of loops, as far as it may matter when it goes: the innermost first.
func (f *Frame) temporaries(held []Value) []Value {
	for r := f.code.NumRegs - 1; r >= f.code.NumLocals+len(f.code.FreeNames); r-- {
		// An exception that is left over leads everywhere through its traceback.
		if v := *f.reg(uint16(r)); mayHold(v) && v.Type().Layout != LayoutException {
			held = append(held, v)
		}
	}
	return held
}

// collectAtHandler finalises what frames let go of when e left them, or the part
// of f that the handler, where f stands now, is for.
func (t *Thread) collectAtHandler(f *Frame, e *Exc, garbage []Value) error {
	f.pc++ // a frame stands behind the instruction that it is in
	defer func() { f.pc-- }()
	if err := t.collectRaising(e, garbage); err != e {
		return err
	}
	return nil
}

// leaveRaising ends a generator by an exception, which a StopIteration must not be.
func (t *Thread) leaveRaising(g *Generator, err error) error {
	if e, ok := err.(*Exc); ok {
		if e.typ.IsSubtype(StopIteration) || g.async != nil && e.typ.IsSubtype(StopAsyncIteration) {
			err = t.stopInside(g, e)
		}
	}
	t.finish(g)
	return err
}
