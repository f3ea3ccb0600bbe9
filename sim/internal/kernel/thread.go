package kernel

import (
	"iter"
	"slices"
)

// A Thread is a simulated thread of the operating system. Exactly one runs at a
// time. The main thread is the goroutine that made the kernel; every other one
// is a coroutine of the Go runtime (iter.Pull), to which control is handed and
// which hands it back when it blocks. That gives each a stack of its own, so a
// program may block anywhere, be it in a key function inside a sort, and leaves
// nothing to the goroutine scheduler: a run stays deterministic. Nothing else
// in the simulator starts a goroutine.
type Thread struct {
	k       *Kernel
	resume  func() (struct{}, bool) // nil: the main thread
	stop    func()
	yield   func(struct{}) bool
	blocked bool      // gave control back
	apart   bool      // on a processor of its own, see Apart
	ahead   int64     // how far it has computed beyond the clock; apart only
	asleep  bool      // blocked in Sleep, which Wake does not end
	woken   bool      // by Wake, and has not noticed yet
	killed  bool      // see Kill
	ended   bool      // its body returned
	err     error     // what the body returned
	joiners []*Thread // that wait for the end
}

// Start runs body as a new thread, at once, until it blocks for the first time
// or ends. The error is that of the body if it already ended with one.
func (k *Kernel) Start(body func(*Thread) error) (*Thread, error) {
	th := &Thread{k: k}
	th.resume, th.stop = iter.Pull(func(yield func(struct{}) bool) {
		th.yield = yield
		if th.err = body(th); th.err == nil {
			th.err = th.Settle()
		}
	})
	k.Time()
	k.threads = append(k.threads, th)
	return th, th.run()
}

// run hands control to a thread other than the main one until it blocks or
// ends.
func (th *Thread) run() error {
	k := th.k
	back := k.current
	k.current = th
	_, more := th.resume()
	k.current = back
	if more {
		return nil
	}
	th.ended = true
	k.threads = slices.DeleteFunc(k.threads, func(t *Thread) bool { return t == th })
	for _, waiter := range th.joiners {
		waiter.Wake()
	}
	return th.err
}

// Apart makes the running thread compute on a processor of its own, as a process
// does: others go on meanwhile.
func (th *Thread) Apart() { th.apart = true }

// IsApart says whether it does.
func (th *Thread) IsApart() bool { return th.apart }

// Ended says whether the thread's body has returned.
func (th *Thread) Ended() bool { return th.ended }

// Wake ends the thread's present Wait, or its next one. It may be called by any
// thread; the woken one goes on when the others let time pass.
func (th *Thread) Wake() {
	if th.woken {
		return
	}
	th.woken = true
	if th.blocked && !th.asleep {
		th.k.Schedule(th.k.now, th.goOn)
	}
}

// Kill makes a thread, which is not the main one, end: what it blocks in, or the
// next thing that would block, fails with ErrKilled.
func (th *Thread) Kill() {
	th.killed = true
	if th.blocked {
		th.k.Schedule(th.k.now, th.goOn)
	}
}

// goOn is the event of a thread that goes on after blocking.
func (th *Thread) goOn() error {
	if th.ended || !th.blocked {
		return nil
	}
	th.blocked = false
	return th.run()
}

// Wait blocks the running thread until Wake or the moment deadline, and says
// whether it was woken. In the main thread it fails with ErrDeadlock when
// neither can come.
func (th *Thread) Wait(deadline int64) (woken bool, err error) {
	if err := th.Settle(); err != nil {
		return false, err
	}
	if th.woken {
		th.woken = false
		return true, nil
	}
	if th.resume == nil {
		err = th.pump(deadline)
	} else {
		err = th.park(deadline, late)
	}
	woken = th.woken
	th.woken = false
	return woken, err
}

// Settle waits until the clock has come to where the running thread, if it is
// one apart, has computed to.
func (th *Thread) Settle() error {
	if th.k.Time(); th.ahead > 0 {
		return th.Sleep(0)
	}
	return nil
}

// pump lets things happen, in the main thread, until it is woken or the
// deadline comes.
func (th *Thread) pump(deadline int64) error {
	k := th.k
	for !th.woken {
		if len(k.idle) > 0 {
			if err := k.goIdle(); err != nil {
				return err
			}
			continue
		}
		e := k.next()
		if e == nil || e.when > deadline || k.now > deadline {
			if deadline == Forever {
				return ErrDeadlock
			}
			k.jump(deadline)
			return nil
		}
		if err := k.happen(e); err != nil {
			return err
		}
	}
	return nil
}

// park gives control back to whoever resumed the thread, until it is woken or
// the deadline comes.
func (th *Thread) park(deadline int64, class uint64) error {
	if th.killed {
		return ErrKilled
	}
	th.blocked = true
	timer := th.k.schedule(deadline, class, th.goOn)
	goesOn := th.yield(struct{}{})
	timer.Cancel()
	switch {
	case !goesOn:
		return ErrStopped
	case th.killed:
		return ErrKilled
	}
	return nil
}

// Sleep blocks the running thread for d nanoseconds, whatever wakes it. Of
// several sleeps that end at the same instant, the one that began first ends
// first.
func (th *Thread) Sleep(d int64) error {
	k := th.k
	end := add(k.Now(), d)
	th.ahead = 0
	if th.resume == nil {
		return th.sleepMain(end)
	}
	th.asleep = true
	err := th.park(end, 0)
	th.asleep = false
	return err
}

func (th *Thread) sleepMain(end int64) error {
	over := false
	th.k.Schedule(end, func() error { over = true; return nil })
	for !over {
		if err := th.k.goIdle(); err != nil {
			return err
		}
		e := th.k.next()
		if e == nil {
			return ErrDeadlock
		}
		if err := th.k.happen(e); err != nil {
			return err
		}
	}
	return nil
}

// Join blocks the running thread until th has ended or the deadline comes, and
// says whether it has ended.
func (th *Thread) Join(deadline int64) (bool, error) {
	me := th.k.current
	th.joiners = append(th.joiners, me)
	defer func() { th.joiners = slices.DeleteFunc(th.joiners, func(t *Thread) bool { return t == me }) }()
	for !th.ended && th.k.Now() < deadline {
		if _, err := me.Wait(deadline); err != nil {
			return th.ended, err
		}
	}
	return th.ended, nil
}

// Close ends the run: every thread that is still blocked sees ErrStopped and
// returns. The kernel must not be used afterwards.
func (k *Kernel) Close() {
	for len(k.threads) > 0 {
		th := k.threads[len(k.threads)-1]
		k.threads = k.threads[:len(k.threads)-1]
		th.stop()
	}
}
