package tracer_test

import (
	"encoding/binary"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"unsafe"

	"github.com/asyncio-playground/playground/tracer"
)

// sample emits about n events as a few workers that sleep and print give them.
func sample(sink tracer.Sink, n int) {
	const ms = 1_000_000
	var syms tracer.Symbols
	sink.Begin(&syms)
	file := syms.Intern("worker.py")
	handle, future := uint32(0), uint32(0)
	var now int64
	for i := 0; i < n; {
		task := uint32(i)%7 + 2
		turn := uint32(i)/11 + 1
		emit := func(ev tracer.Event) {
			ev.Time, ev.Turn = now, turn
			sink.Emit(&ev)
			i++
		}
		handle, future = handle+1, future+1
		h := tracer.MakeRef(tracer.HandleRef, handle)
		f := tracer.MakeRef(tracer.FutureRef, future)
		t := tracer.MakeRef(tracer.TaskRef, task)
		line := 3 + task%5
		now += ms * int64(task%3)
		emit(tracer.Event{Kind: tracer.TimerFired, Obj: h, Value: now, Name: syms.Intern("_set_result_unless_cancelled")})
		emit(tracer.Event{Kind: tracer.FutureDone, Obj: f, Sub: tracer.WhyDone, Text: syms.Intern("None")})
		emit(tracer.Event{Kind: tracer.HandleScheduled, Obj: h, Peer: t, Sub: tracer.CauseWakeup, Name: syms.Intern("Task.__wakeup")})
		emit(tracer.Event{Kind: tracer.HandleRun, Obj: h})
		emit(tracer.Event{Kind: tracer.StepBegin, Task: task, Obj: t, Peer: f,
			Pos: tracer.Pos{Line: line, EndLine: line, Col: 8, EndCol: 30, File: file}})
		if i%5 == 0 {
			emit(tracer.Event{Kind: tracer.Output, Task: task, Sub: tracer.Stdout, Text: syms.Add("worker " + strings.Repeat("x", i%20)),
				Pos: tracer.Pos{Line: line + 1, EndLine: line + 1, Col: 8, EndCol: 40, File: file}})
		}
		emit(tracer.Event{Kind: tracer.FutureCreated, Task: task, Obj: f + 1, Name: syms.Intern("sleep(1)")})
		emit(tracer.Event{Kind: tracer.TimerArmed, Task: task, Obj: h + 1, Peer: t, Value: now + 1000*ms,
			Name: syms.Intern("_set_result_unless_cancelled")})
		emit(tracer.Event{Kind: tracer.StepEnd, Task: task, Obj: t, Peer: f + 1, Sub: tracer.WhySuspended, Name: syms.Intern("sleep(1)"),
			Pos: tracer.Pos{Line: line, EndLine: line, Col: 8, EndCol: 30, File: file}})
	}
}

func recorded(n int) *tracer.Recorder {
	var r tracer.Recorder
	sample(&r, n)
	return &r
}

// batches is a Sink that gives every per events as one batch.
type batches struct {
	syms *tracer.Symbols
	enc  tracer.BatchEncoder
	per  int
	out  [][]byte
}

func (b *batches) Begin(syms *tracer.Symbols) { b.syms = syms }

func (b *batches) Emit(ev *tracer.Event) {
	b.enc.Add(b.syms, ev)
	if b.enc.Len() == b.per {
		b.flush()
	}
}

func (b *batches) flush() { b.out = append(b.out, b.enc.Flush(nil)) }

func requireEqual(t *testing.T, got, want *tracer.Recorder) {
	t.Helper()
	if got.Len() != want.Len() {
		t.Fatalf("%d events, want %d", got.Len(), want.Len())
	}
	for seq, ev := range want.All() {
		if *got.At(seq) != *ev {
			t.Fatalf("event %d is %+v, want %+v", seq, *got.At(seq), *ev)
		}
	}
	if got.Symbols().Len() != want.Symbols().Len() {
		t.Fatalf("%d symbols, want %d", got.Symbols().Len(), want.Symbols().Len())
	}
	for sym := range want.Symbols().Len() {
		if g, w := got.Text(tracer.Sym(sym)), want.Text(tracer.Sym(sym)); g != w {
			t.Fatalf("symbol %d is %q, want %q", sym, g, w)
		}
	}
}

func TestEventIsSmall(t *testing.T) {
	if size := unsafe.Sizeof(tracer.Event{}); size != 64 {
		t.Errorf("an Event takes %d bytes; event.go promises 64", size)
	}
}

func TestBatchesRoundTrip(t *testing.T) {
	for _, per := range []int{1, 3, 100, 5000} {
		b := batches{per: per}
		sample(&b, 1000)
		b.flush()
		var got tracer.Recorder
		for _, batch := range b.out {
			if err := got.AppendBatch(batch); err != nil {
				t.Fatal(err)
			}
		}
		requireEqual(t, &got, recorded(1000))
	}
}

// A page that lost its connection has the batches up to some event; what the
// encoder gives after skipping those must fit on their end.
func TestSkippingContinuesWhereBatchesEnded(t *testing.T) {
	const from = 96
	b := batches{per: 32}
	sample(&b, 300)
	var got tracer.Recorder
	for _, batch := range b.out[:from/b.per] {
		if err := got.AppendBatch(batch); err != nil {
			t.Fatal(err)
		}
	}
	rest := skipping{batches: batches{per: 50}, from: from}
	sample(&rest, 300)
	rest.flush()
	for _, batch := range rest.out {
		if err := got.AppendBatch(batch); err != nil {
			t.Fatal(err)
		}
	}
	requireEqual(t, &got, recorded(300))
}

type skipping struct {
	batches
	from int
}

func (s *skipping) Emit(ev *tracer.Event) {
	if s.from > 0 {
		s.from--
		s.enc.Skip(s.syms)
		return
	}
	s.batches.Emit(ev)
}

func TestMalformedBatchesAreRefused(t *testing.T) {
	b := batches{per: 5}
	sample(&b, 10)
	whole := b.out[0]
	tests := []struct {
		name, err string
		batch     []byte
	}{
		{"empty", "ends early", nil},
		{"cut short", "ends early", whole[:len(whole)-1]},
		{"too long", "1 bytes too many", append(whole[:len(whole):len(whole)], 0)},
		{"another version", "version 9", append([]byte{9}, whole[1:]...)},
		{"out of order", "starts at event 5, want 0", b.out[1]},
		{"wrong symbols", "starts at symbol 2, want 1", []byte{1, 0, 0, 2, 0}},
		{"empty symbol", "a symbol is empty", []byte{1, 0, 0, 1, 1, 0}},
		{"undefined symbol", "symbol 3 is not defined", []byte{1, 0, 1, 1, 0, 0, 0x40, 3}},
		{"too many events", "ends early", []byte{1, 0, 0xff, 0xff, 0xff, 0xff, 0x7f, 1, 0, 0}},
		{"unknown field", "unknown bits", []byte{1, 0, 1, 1, 0, 0, 0x80, 0x10}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var r tracer.Recorder
			err := r.AppendBatch(test.batch)
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Fatalf("the error is %v, want one with %q", err, test.err)
			}
			if r.Len() != 0 || r.Symbols().Len() != 1 {
				t.Errorf("the recording changed: %d events, %d symbols", r.Len(), r.Symbols().Len())
			}
		})
	}
}

// randomEvent has values of every size in every field.
func randomEvent(rng *rand.Rand, syms int) tracer.Event {
	num := func() uint64 { return rng.Uint64() >> rng.IntN(65) }
	sym := func() tracer.Sym { return tracer.Sym(rng.IntN(syms)) }
	ev := tracer.Event{
		Time: int64(num()), Value: int64(num()), Turn: uint32(num()), Task: uint32(num()),
		Obj: tracer.Ref(num()), Peer: tracer.Ref(num()), Name: sym(), Text: sym(),
		Kind: tracer.Kind(num()), Sub: tracer.Sub(num()),
	}
	if rng.IntN(2) == 0 {
		ev.Pos = tracer.Pos{Line: uint32(num()), EndLine: uint32(num()), Col: uint16(num()), EndCol: uint16(num()), File: sym()}
	}
	return ev
}

func TestBatchesKeepExtremeValues(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var syms tracer.Symbols
	for _, text := range []string{"a", "字", strings.Repeat("long", 100), "\x00\n"} {
		syms.Intern(text)
	}
	var want tracer.Recorder
	want.Begin(&syms)
	for range 2000 {
		ev := randomEvent(rng, syms.Len())
		want.Emit(&ev)
	}
	b := batches{per: 64}
	want.Replay(&b)
	b.flush()
	var got tracer.Recorder
	for _, batch := range b.out {
		if err := got.AppendBatch(batch); err != nil {
			t.Fatal(err)
		}
	}
	requireEqual(t, &got, &want)
}

// FuzzBatch feeds the decoder anything: it must not panic, and what it accepts
// must survive another trip.
func FuzzBatch(f *testing.F) {
	b := batches{per: 20}
	sample(&b, 60)
	f.Add(b.out[0])
	f.Add([]byte{1, 0, 1, 1, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		var r tracer.Recorder
		if r.AppendBatch(data) != nil {
			return
		}
		again := batches{per: r.Len() + 1}
		again.Begin(r.Symbols())
		r.Replay(&again)
		again.flush()
		var back tracer.Recorder
		if err := back.AppendBatch(again.out[0]); err != nil {
			t.Fatal(err)
		}
		if r.Len() > 0 {
			requireEqual(t, &back, &r)
		}
	})
}

// The rivals that the batch form was measured against.
var encodings = map[string]func(r *tracer.Recorder, buf []byte) []byte{
	"batch": func(r *tracer.Recorder, buf []byte) []byte {
		var enc tracer.BatchEncoder
		syms := r.Symbols()
		for _, ev := range r.All() {
			enc.Add(syms, ev)
		}
		return enc.Flush(buf)
	},
	"fixed": func(r *tracer.Recorder, buf []byte) []byte {
		for _, ev := range r.All() {
			buf = appendFixed(buf, ev)
		}
		return buf
	},
	"columns": func(r *tracer.Recorder, buf []byte) []byte {
		var prev [15]int64
		for col := range prev {
			for _, ev := range r.All() {
				v := columns(ev)[col]
				buf = binary.AppendVarint(buf, v-prev[col])
				prev[col] = v
			}
		}
		return buf
	},
	"json": func(r *tracer.Recorder, buf []byte) []byte {
		rows := make([][15]int64, 0, r.Len())
		for _, ev := range r.All() {
			rows = append(rows, columns(ev))
		}
		text, err := json.Marshal(rows)
		if err != nil {
			panic(err)
		}
		return append(buf, text...)
	},
}

func columns(ev *tracer.Event) [15]int64 {
	return [15]int64{int64(ev.Kind), int64(ev.Sub), ev.Time, int64(ev.Turn), int64(ev.Task), int64(ev.Obj), int64(ev.Peer), ev.Value,
		int64(ev.Name), int64(ev.Text), int64(ev.Pos.Line), int64(ev.Pos.EndLine), int64(ev.Pos.Col), int64(ev.Pos.EndCol), int64(ev.Pos.File)}
}

func appendFixed(buf []byte, ev *tracer.Event) []byte {
	le := binary.LittleEndian
	buf = le.AppendUint64(buf, uint64(ev.Time))
	buf = le.AppendUint64(buf, uint64(ev.Value))
	for _, v := range [...]uint32{ev.Turn, ev.Task, uint32(ev.Obj), uint32(ev.Peer), uint32(ev.Name), uint32(ev.Text),
		ev.Pos.Line, ev.Pos.EndLine, uint32(ev.Pos.Col) | uint32(ev.Pos.EndCol)<<16, uint32(ev.Pos.File)} {
		buf = le.AppendUint32(buf, v)
	}
	return append(buf, byte(ev.Kind), byte(ev.Sub))
}

func BenchmarkEncode(b *testing.B) {
	const n = 512
	r := recorded(n)
	for name, encode := range encodings {
		b.Run(name, func(b *testing.B) {
			var buf []byte
			for b.Loop() {
				buf = encode(r, buf[:0])
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*r.Len()), "ns/event")
			b.ReportMetric(float64(len(buf))/float64(r.Len()), "bytes/event")
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	enc := batches{per: 512}
	sample(&enc, 512)
	for b.Loop() {
		var r tracer.Recorder
		if err := r.AppendBatch(enc.out[0]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*512), "ns/event")
}

func BenchmarkRecord(b *testing.B) {
	r := recorded(1 << 16)
	for b.Loop() {
		var again tracer.Recorder
		r.Replay(&again)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*r.Len()), "ns/event")
}
