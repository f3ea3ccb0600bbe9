package vm

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/compile"
)

// The end of objects.
//
// CPython counts references, so a program sees the end of an object at the very
// moment when the last one goes: a coroutine that was never awaited is
// reported, __del__ is called, a generator's finally clause runs. This machine does not count. It
// watches the few objects whose end has such consequences, and only while
// there are any, it asks at the places where a reference may have gone - a
// variable that is overwritten or deleted, an attribute or item that is set, a
// call that returns - whether they can still be reached, by marking what can
// be from the roots. What cannot be reached is finalised in the order in which
// counting references would have come to it.
//
// Marking costs time in proportion to what the program holds. So that it can
// not cost more than a fraction of the run, marks are paid from an account
// that grows with the instructions executed; when it is empty the question is
// put off. The account starts full enough for a usual program never to notice. Everything is a function
// of the program, so where it is put off is the same in every run.
//
// Objects that refer to themselves in a ring are never freed by counting: they
// wait for gc.collect or the end of the run, here as there.

// finalizers is what a run knows about objects whose end has consequences.
type finalizers struct {
	pending  int // how many are watched
	watched  []*watch
	byObject map[unsafe.Pointer]*watch
	gens     watchedGenerators
	refs     map[unsafe.Pointer][]*WeakRef
	roots    []func(visit func(Value))
	latent   []func(t *Thread) (unwatch func())
	outside  []func() int64

	mark     marker
	near     nearby
	account  int64 // what marks may cost, in visited objects
	paidAt   int64 // instructions executed when the account was last filled
	deferred bool  // a question was put off
	running  bool  // finalising
}

// A Reason is why the end of an object has consequences. There may be several.
type Reason uint8

// The reasons, in the order in which their functions are called.
const (
	HasDel      Reason = iota // it has __del__
	IsUnread                  // a future whose exception nobody has asked for
	IsPending                 // a task, or its coroutine, that has not ended
	IsUnawaited               // something that should have been awaited
	HasRefs                   // there are weak references to it
	reasons
)

// watch is an object with the functions to be called at its end.
type watch struct {
	obj    Value
	gone   bool // it is watched no more
	finals [reasons]func(t *Thread, obj Value) error
}

// watchSize is what watching an object takes: the watch, and its place in two tables.
const watchSize = int64(unsafe.Sizeof(watch{})) + 40

const (
	fullAccount      = 32 << 20
	visitsPerInstr   = 16 // instructions that pay for visiting one object
	garbageAtOneTime = 64
)

// Watch has final called when obj can no longer be reached: once, before
// anything else happens to it.
func (t *Thread) Watch(obj Value, why Reason, final func(t *Thread, obj Value) error) {
	v := t.vm
	if v.byObject == nil {
		v.byObject = map[unsafe.Pointer]*watch{}
	}
	w := v.byObject[obj.p]
	if w == nil {
		w = &watch{obj: obj}
		v.byObject[obj.p] = w
		v.watched = append(v.watched, w)
		v.pending++
		v.memory += watchSize
	}
	w.finals[why] = final
}

// Unwatch takes Watch back.
func (t *Thread) Unwatch(obj Value, why Reason) {
	w := t.vm.byObject[obj.p]
	if w == nil {
		return
	}
	w.finals[why] = nil
	if w.idle() {
		t.unwatch(w)
	}
}

// idle says whether nothing would happen at the object's end.
func (w *watch) idle() bool {
	for _, final := range w.finals {
		if final != nil {
			return false
		}
	}
	return true
}

func (t *Thread) unwatch(w *watch) {
	v := t.vm
	delete(v.byObject, w.obj.p)
	w.gone = true
	v.pending--
	if len(v.watched) > 32 && len(v.byObject) < len(v.watched)/2 {
		v.forgetUnwatched()
	}
}

func (v *VM) forgetUnwatched() {
	kept := v.watched[:0]
	for _, w := range v.watched {
		if !w.gone {
			kept = append(kept, w)
		}
	}
	clear(v.watched[len(kept):])
	v.watched = kept
}

// AddRoots registers a function that shows the values which Go code holds on
// to for the program: the ready queue of an event loop, for instance.
func (v *VM) AddRoots(roots func(visit func(Value))) { v.roots = append(v.roots, roots) }

// AddHeld registers a function that gives the bytes which the program holds
// outside its objects, such as in files.
func (v *VM) AddHeld(size func() int64) { v.outside = append(v.outside, size) }

// watchedGenerators is a list, linked through the generators themselves, of
// those whose end has consequences: coroutines that have not started,
// generators that are suspended where an exception would be handled.
type watchedGenerators struct {
	first, last *Generator
	suspended   int // those that have started
}

func (t *Thread) watchGenerator(g *Generator) {
	v := t.vm
	l := &v.gens
	g.watched = true
	if g.watchedStarted = g.state != genCreated; g.watchedStarted {
		l.suspended++
	}
	g.older = l.last
	if l.last != nil {
		l.last.newer = g
	} else {
		l.first = g
	}
	l.last = g
	v.pending++
}

func (t *Thread) unwatchGenerator(g *Generator) {
	v := t.vm
	l := &v.gens
	if g.older != nil {
		g.older.newer = g.newer
	} else {
		l.first = g.newer
	}
	if g.newer != nil {
		g.newer.older = g.older
	} else {
		l.last = g.older
	}
	if g.watchedStarted {
		l.suspended--
	}
	g.older, g.newer, g.watched = nil, nil, false
	v.pending--
}

// mayHold says whether v may be watched, or hold something that is.
func mayHold(v Value) bool { return v.p != nil && v.Type().Visit != nil }

// dropped is called when a reference to old may have gone while objects are
// watched.
func (t *Thread) dropped(old Value) error {
	if !mayHold(old) || !t.vm.deferred && t.frame.keeps(old) {
		return nil
	}
	return t.collect([]Value{old}, false)
}

// collect finalises what can no longer be reached: from garbage first, in that
// order; nil garbage means that it is not known what was dropped. all says that rings count
// too, and that the cost does not.
func (t *Thread) collect(garbage []Value, all bool) error {
	v := t.vm
	if v.pending == 0 {
		v.deferred = false // nobody is left to ask about
		return nil
	}
	if garbage != nil && !all && !v.deferred && !v.near.mayFree(t, garbage) {
		return nil
	}
	if v.running || !all && !t.pay() {
		v.deferred = true
		return nil
	}
	v.deferred = false
	t.markReachable()
	for {
		next, any := v.mark.unreachable(v, garbage, all)
		if !any {
			return nil
		}
		for _, w := range next {
			if err := t.finalise(w, all); err != nil {
				return err
			}
		}
		t.markReachable()
	}
}

// pay fills the account and says whether it covers a mark like the last one.
func (t *Thread) pay() bool {
	v := t.vm
	now := t.Instructions()
	v.account = min(v.account+(now-v.paidAt)/visitsPerInstr, fullAccount)
	v.paidAt = now
	return v.account >= v.markCost()
}

// finalise calls what is to be called at the end of a watched object. Where
// counting references would end it, weak references are cleared last; where a
// ring is broken, they are cleared first.
func (t *Thread) finalise(v Value, ring bool) error {
	t.vm.running = true
	defer func() { t.vm.running = false }()
	saved := t.handling
	t.handling = &excState{}
	defer func() { t.handling = saved }()
	if g, ok := v.AsGenerator(); ok && g.watched {
		return t.finaliseGenerator(g)
	}
	w := t.vm.byObject[v.p]
	if w == nil {
		return nil
	}
	t.unwatch(w)
	finals := w.finals
	if ring && finals[HasRefs] != nil {
		finals[HasRefs] = nil
		if err := clearRefs(t, v); err != nil {
			return err
		}
	}
	for why, final := range finals {
		if final == nil {
			continue
		}
		if Reason(why) == HasRefs && finals[HasDel] != nil && len(t.Reachable([]Value{v})) > 0 {
			t.Watch(v, HasRefs, clearRefs) // __del__ has saved it
			return nil
		}
		if err := final(t, v); err != nil {
			return err
		}
	}
	return nil
}

func (t *Thread) finaliseGenerator(g *Generator) error {
	t.unwatchGenerator(g)
	if g.state == genCreated {
		return t.neverAwaited(g)
	}
	if g.async != nil {
		if f := g.async.finalizer; f.p != nil && !f.IsNone() && !g.async.closed {
			_, err := t.Call(f, Obj(g))
			return err
		}
	}
	return closeDropped(t, Obj(g))
}

// WatchSuspended has a suspended coroutine closed at its end. Whoever drives
// coroutines, as an event loop does, asks for it where that may matter.
func (t *Thread) WatchSuspended(coro Value) {
	if g, ok := coro.AsGenerator(); ok && g.state == genSuspended && !g.watched {
		t.Watch(coro, IsPending, closeDropped)
	}
}

// closeDropped closes a generator that nobody can resume any more.
func closeDropped(t *Thread, v Value) error {
	g := as[Generator](v)
	_, err := t.closeGenerator(g)
	if g.state == genSuspended && g.body == nil { // it did not want to end
		unchain(g)
		t.release(g)
	}
	if e, ok := err.(*Exc); ok {
		return t.Unraisable(e, "Exception ignored while closing generator "+reprOrName(t, v))
	}
	return err
}

// Dropped tells that whoever runs coroutines from Go has let go of values: it
// finalises what that ends.
func (t *Thread) Dropped(values []Value) error {
	if t.vm.pending == 0 {
		return nil
	}
	return t.collect(values, false)
}

// AddLatent registers a function that watches objects whose end has
// consequences, but which are in rings for as long as they live, so that it
// would be a waste to watch them all the time. It is called before every
// collection of rings; what it gives is called afterwards.
func (v *VM) AddLatent(watch func(t *Thread) (unwatch func())) { v.latent = append(v.latent, watch) }

// collectRings finalises everything that cannot be reached.
func (t *Thread) collectRings(garbage []Value) error {
	for _, watch := range t.vm.latent {
		defer watch(t)()
	}
	if t.vm.pending == 0 {
		return nil
	}
	return t.collect(garbage, true)
}

// Collect is gc.collect: it finalises everything that cannot be reached.
func (t *Thread) Collect() error { return t.collectRings(nil) }

// finaliseAll is the end of the run: what is out of reach goes first, then the
// names of the main module in the order of their definition, then whatever else
// is left.
func (t *Thread) finaliseAll() error {
	v := t.vm
	if err := t.collectRings(nil); err != nil {
		return err
	}
	var garbage []Value
	for _, x := range v.main.dict.All() {
		if mayHold(x) {
			garbage = append(garbage, x)
		}
	}
	v.main.dict.Clear()
	if err := t.collectRings(garbage); err != nil {
		return err
	}
	for {
		lost := v.mark.heldByProgram(v)
		if len(lost) == 0 {
			return nil
		}
		for _, x := range lost {
			if err := t.finalise(x, true); err != nil {
				return err
			}
		}
	}
}

// visitFrame visits what a suspended or running frame holds: its variables,
// and the temporaries that it will still read.
func visitFrame(f *Frame, visit func(Value)) {
	f.visit(visit, suspendedIn(f))
}

// frameUse says what a frame is in the middle of.
type frameUse uint8

const (
	useNothing   frameUse = iota // between two instructions
	useOperands                  // in an instruction that still needs its operands
	useNewResult                 // in a call that has taken its arguments and will write its result
)

func suspendedIn(f *Frame) frameUse {
	if f.gen != nil && f.gen.delegation() != nil {
		return useOperands
	}
	return useNewResult
}

func (f *Frame) visit(visit func(Value), use frameUse) {
	c := f.code
	for _, v := range f.window(0, c.NumLocals+len(c.FreeNames)) {
		visitValue(v, visit)
	}
	if f.fn != nil {
		visit(Obj(f.fn))
	}
	visitValue(f.locals, visit)
	visitValue(f.self, visit)
	pc := int(f.pc - 1)
	if pc < 0 {
		return
	}
	live := c.liveness()
	for r := c.NumLocals + len(c.FreeNames); r < c.NumRegs; r++ {
		if live.LiveAfter(pc, r) && !(use == useNewResult && r == f.resultRegister()) || use == useOperands && live.LiveAt(pc, r) {
			visitValue(*f.reg(uint16(r)), visit)
		}
	}
}

// resultRegister is where the instruction in progress will put its result, -1
// if nowhere.
func (f *Frame) resultRegister() int {
	switch in := f.instr(); in.Op {
	case compile.Call, compile.CallKw, compile.CallMethod, compile.CallMethodKw, compile.CallEx, compile.YieldFrom:
		return int(in.C)
	case compile.Yield, compile.ForIter:
		return int(in.A)
	}
	return -1
}

// liveness gives the liveness of the code's registers, computed when first asked for.
func (c *Code) liveness() *compile.Liveness {
	if c.live == nil {
		c.live = c.Code.Liveness()
	}
	return c.live
}
