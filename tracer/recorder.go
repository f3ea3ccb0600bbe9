package tracer

import "iter"

// chunkSize is the number of events in a Recorder's chunk: 64 KiB, little
// enough for a program of ten lines and enough for a million events.
const chunkSize = 1 << 10

// A Recorder is a Sink that keeps the whole trace. The zero value is ready.
//
// Events are kept in chunks, so that a recording grows without being copied and
// pointers from At stay valid.
type Recorder struct {
	syms   *Symbols
	chunks []*[chunkSize]Event
	n      int
}

// Begin implements Sink.
func (r *Recorder) Begin(syms *Symbols) { r.syms = syms }

// Emit implements Sink.
func (r *Recorder) Emit(ev *Event) {
	if r.n == len(r.chunks)*chunkSize {
		r.chunks = append(r.chunks, new([chunkSize]Event))
	}
	r.chunks[r.n/chunkSize][r.n%chunkSize] = *ev
	r.n++
}

// Len is the number of events recorded.
func (r *Recorder) Len() int { return r.n }

// At is the event with sequence number seq, 0 ≤ seq < Len.
func (r *Recorder) At(seq int) *Event { return &r.chunks[seq/chunkSize][seq%chunkSize] }

// All gives the events in order, with their sequence numbers.
func (r *Recorder) All() iter.Seq2[int, *Event] {
	return func(yield func(int, *Event) bool) {
		for seq := range r.n {
			if !yield(seq, r.At(seq)) {
				return
			}
		}
	}
}

// Symbols are the texts of the trace.
func (r *Recorder) Symbols() *Symbols {
	if r.syms == nil {
		return new(Symbols)
	}
	return r.syms
}

// Text is the text of one of the trace's symbols.
func (r *Recorder) Text(sym Sym) string { return r.Symbols().Text(sym) }

// Replay gives the recording to another Sink, as if the run happened again,
// except that all symbols are there from the start.
func (r *Recorder) Replay(sink Sink) {
	sink.Begin(r.Symbols())
	for _, ev := range r.All() {
		sink.Emit(ev)
	}
}

// Tee is a Sink that passes everything on to several.
func Tee(sinks ...Sink) Sink { return tee(sinks) }

type tee []Sink

func (t tee) Begin(syms *Symbols) {
	for _, s := range t {
		s.Begin(syms)
	}
}

func (t tee) Emit(ev *Event) {
	for _, s := range t {
		s.Emit(ev)
	}
}
