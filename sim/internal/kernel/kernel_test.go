package kernel_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
)

// A diary notes what happened when.
type diary struct {
	k     *kernel.Kernel
	lines []string
}

func newDiary() *diary { return &diary{k: kernel.New()} }

func (d *diary) note(what string) { d.lines = append(d.lines, fmt.Sprintf("%d %s", d.k.Now(), what)) }

func (d *diary) event(when int64, what string) *kernel.Event {
	return d.k.Schedule(when, func() error { d.note(what); return nil })
}

func (d *diary) want(t *testing.T, lines ...string) {
	t.Helper()
	got, want := strings.Join(d.lines, "\n"), strings.Join(lines, "\n")
	if got != want {
		t.Errorf("happened:\n%s\nwant:\n%s", got, want)
	}
}

func (d *diary) wait(t *testing.T, deadline int64) bool {
	t.Helper()
	woken, err := d.k.Main().Wait(deadline)
	if err != nil {
		t.Fatal(err)
	}
	return woken
}

func TestEventsHappenByTimeThenInsertion(t *testing.T) {
	d := newDiary()
	d.event(20, "b")
	d.event(10, "a")
	d.event(20, "c")
	d.event(20, "cancelled").Cancel()
	d.event(21, "too late")
	d.wait(t, 20)
	d.note("deadline")
	d.want(t, "10 a", "20 b", "20 c", "20 deadline")
}

func TestTheClockJumpsToTheDeadlineOfAWait(t *testing.T) {
	d := newDiary()
	if d.wait(t, 7) {
		t.Error("woken by nobody")
	}
	if d.k.Now() != 7 {
		t.Errorf("the clock shows %d, want 7", d.k.Now())
	}
}

func TestWaitingForNothingIsADeadlock(t *testing.T) {
	d := newDiary()
	d.event(5, "last")
	_, err := d.k.Main().Wait(kernel.Forever)
	if !errors.Is(err, kernel.ErrDeadlock) {
		t.Errorf("err = %v, want ErrDeadlock", err)
	}
	d.want(t, "5 last")
}

func TestRunDueLeavesTheClock(t *testing.T) {
	d := newDiary()
	d.event(0, "now")
	d.event(1, "later")
	if err := d.k.RunDue(); err != nil {
		t.Fatal(err)
	}
	d.want(t, "0 now")
}

// sleeper starts a thread that sleeps once and tells.
func (d *diary) sleeper(t *testing.T, name string, ns int64) *kernel.Thread {
	t.Helper()
	th, err := d.k.Start(func(th *kernel.Thread) error {
		d.note(name + " starts")
		if err := th.Sleep(ns); err != nil {
			d.note(name + " stopped")
			return err
		}
		d.note(name + " ends")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestAThreadRunsAtOnceUntilItBlocks(t *testing.T) {
	d := newDiary()
	th := d.sleeper(t, "A", 10)
	d.note("main")
	d.wait(t, 20)
	d.want(t, "0 A starts", "0 main", "10 A ends")
	if !th.Ended() {
		t.Error("A has not ended")
	}
}

func TestSleepsThatEndTogetherEndInTheOrderTheyBegan(t *testing.T) {
	d := newDiary()
	d.sleeper(t, "A", 10)
	if err := d.k.Main().Sleep(10); err != nil {
		t.Fatal(err)
	}
	d.note("main")
	d.sleeper(t, "B", 0)
	d.wait(t, 10)
	d.want(t, "0 A starts", "10 A ends", "10 main", "10 B starts", "10 B ends")
}

func TestWakeEndsAWaitButNoSleep(t *testing.T) {
	d := newDiary()
	main := d.k.Main()
	_, err := d.k.Start(func(th *kernel.Thread) error {
		main.Wake()
		d.k.Schedule(5, func() error { th.Wake(); return nil })
		if err := th.Sleep(10); err != nil {
			return err
		}
		d.note("slept")
		woken, err := th.Wait(100)
		d.note(fmt.Sprint("woken ", woken))
		main.Wake()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	d.note(fmt.Sprint("main woken ", d.wait(t, 50)))
	d.note(fmt.Sprint("main woken ", d.wait(t, 50)))
	d.want(t, "0 main woken true", "10 slept", "10 woken true", "10 main woken true")
}

func TestAThreadsWaitEndsAfterTheEventsOfItsInstant(t *testing.T) {
	d := newDiary()
	if _, err := d.k.Start(func(th *kernel.Thread) error {
		_, err := th.Wait(10)
		d.note("deadline")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	d.event(10, "event")
	d.wait(t, 10)
	d.wait(t, 11)
	d.want(t, "10 event", "10 deadline")
}

func TestJoin(t *testing.T) {
	d := newDiary()
	th := d.sleeper(t, "A", 10)
	for _, deadline := range []int64{5, kernel.Forever} {
		ended, err := th.Join(deadline)
		if err != nil {
			t.Fatal(err)
		}
		d.note(fmt.Sprint("ended ", ended))
	}
	d.want(t, "0 A starts", "5 ended false", "10 A ends", "10 ended true")
}

func TestAThreadsErrorEndsTheRun(t *testing.T) {
	d := newDiary()
	broken := errors.New("broken")
	_, err := d.k.Start(func(th *kernel.Thread) error {
		if err := th.Sleep(1); err != nil {
			return err
		}
		return broken
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.k.Main().Wait(kernel.Forever); !errors.Is(err, broken) {
		t.Errorf("err = %v, want the thread's", err)
	}
}

func TestCloseStopsBlockedThreads(t *testing.T) {
	d := newDiary()
	d.sleeper(t, "A", 10)
	d.sleeper(t, "B", 10)
	d.k.Close()
	d.want(t, "0 A starts", "0 B starts", "0 B stopped", "0 A stopped")
}

func TestTimeDoesNotOverflow(t *testing.T) {
	d := newDiary()
	computed := int64(kernel.Forever - 1)
	d.k.Computed = func() int64 { return computed }
	d.k.Now()
	computed = 100
	if d.k.Now() != kernel.Forever {
		t.Errorf("the clock shows %d", d.k.Now())
	}
}

func TestAThreadThatLetsOthersPassDoesNotHoldThemUp(t *testing.T) {
	d := newDiary()
	turns := 0
	if _, err := d.k.Start(func(th *kernel.Thread) error {
		for turns = 1; ; turns++ {
			if _, err := th.Wait(d.k.Now()); err != nil {
				return err
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := d.k.RunDue(); err != nil {
			t.Fatal(err)
		}
	}
	if turns != 4 {
		t.Errorf("the thread had %d turns, want 4", turns)
	}
	d.k.Close()
}

func TestWhatWaitsForAnIdleMainThread(t *testing.T) {
	d := newDiary()
	d.event(0, "event")
	d.k.WhenIdle(func() error { d.note("idle"); return nil })
	if err := d.k.RunDue(); err != nil {
		t.Fatal(err)
	}
	d.note("busy")
	d.wait(t, 5)
	d.want(t, "0 event", "0 busy", "0 idle")
}

// computing makes threads compute: each call of the function it gives is that
// many nanoseconds of the running thread.
func (d *diary) computing() func(ns int64) {
	spent := map[*kernel.Thread]int64{}
	d.k.Computed = func() int64 {
		ns := spent[d.k.Current()]
		delete(spent, d.k.Current())
		return ns
	}
	return func(ns int64) { spent[d.k.Current()] += ns }
}

func TestThreadsShareAProcessor(t *testing.T) {
	d := newDiary()
	compute := d.computing()
	worker := func(name string) func(*kernel.Thread) error {
		return func(*kernel.Thread) error {
			for range 2 {
				compute(10)
				d.note(name)
				if err := d.k.Yield(); err != nil {
					return err
				}
			}
			return nil
		}
	}
	for _, name := range []string{"A", "B"} {
		if _, err := d.k.Start(worker(name)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.k.Main().Wait(1000); err != nil {
		t.Fatal(err)
	}
	d.want(t, "10 A", "20 B", "30 A", "40 B")
}

func TestAThreadApartComputesMeanwhile(t *testing.T) {
	d := newDiary()
	compute := d.computing()
	process := func(name string) func(*kernel.Thread) error {
		return func(th *kernel.Thread) error {
			th.Apart()
			for range 2 {
				compute(10)
				d.note(name + " computes")
				if err := d.k.Yield(); err != nil {
					return err
				}
			}
			return nil
		}
	}
	for _, name := range []string{"A", "B"} {
		if _, err := d.k.Start(process(name)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.k.Main().Wait(1000); err != nil {
		t.Fatal(err)
	}
	d.want(t, "10 A computes", "10 B computes", "20 A computes", "20 B computes")
}
