package asyncio

import (
	"math/rand"
	"slices"
	"testing"
)

// TestTimersFireByDeadlineThenInsertion compares the heap with a sorted list,
// while timers are added and cancelled at random.
func TestTimersFireByDeadlineThenInsertion(t *testing.T) {
	for seed := range int64(50) {
		rnd := rand.New(rand.NewSource(seed))
		var heap timerHeap
		var want []*timer
		for range 500 {
			tm := &timer{when: rnd.Int63n(20)}
			heap.push(tm)
			want = append(want, tm)
			if rnd.Intn(5) < 2*int(seed%2)+1 {
				heap.cancel(want[rnd.Intn(len(want))])
			}
		}
		want = slices.DeleteFunc(want, func(tm *timer) bool { return tm.state != timerArmed })
		slices.SortStableFunc(want, func(a, b *timer) int { return int(a.when - b.when) })
		for i, tm := range want {
			if got := heap.first(); got != tm {
				t.Fatalf("seed %d: timer %d is due at %d, want %d", seed, i, got.when, tm.when)
			}
			heap.pop()
			tm.state = timerIdle
		}
		if tm := heap.first(); tm != nil {
			t.Fatalf("seed %d: a timer is left, due at %d", seed, tm.when)
		}
	}
}

func TestReadyQueueIsFIFO(t *testing.T) {
	var q readyQueue
	next, last := uint32(1), uint32(0)
	for round := range 100 {
		for range round % 7 {
			last++
			q.push(entry{id: last})
		}
		for range min(round%5, q.count) {
			if got := q.pop().id; got != next {
				t.Fatalf("round %d: got entry %d, want %d", round, got, next)
			}
			next++
		}
	}
	if q.count != int(last-next+1) {
		t.Errorf("%d entries are left, want %d", q.count, last-next+1)
	}
}
