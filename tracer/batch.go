package tracer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// A batch carries a run of events, and the symbols that they are the first to
// use, in one binary message. Batches stand alone: nothing but the numbering of
// events and symbols is carried from one to the next, so a reader that has
// missed none may join anywhere.
//
// Numbers are unsigned LEB128 varints (seven bits a byte, lowest first, the top
// bit set on all bytes but the last), called uvarint here; svarint is the same
// after zigzag (0, -1, 1, -2 … become 0, 1, 2, 3 …). They may need 64 bits: a
// reader whose shifts have 32 must multiply.
//
//	byte     version   1 (BatchVersion)
//	uvarint  first     sequence number of the first event
//	uvarint  count     how many events
//	uvarint  symFirst  number of the first symbol defined here, 1 in the first
//	                   batch: symbol 0, the empty text, is never sent
//	uvarint  symCount  how many symbols; they are numbered consecutively
//	symCount times:
//	  uvarint length in bytes, at least 1
//	  bytes   the text, UTF-8
//	count times, one event:
//	  byte    kind     (Kind)
//	  uvarint mask     which of the fields below follow; an absent field is
//	                   as said beside it
//	  0x001 svarint time   minus the previous event's; absent: the same
//	  0x002 svarint turn   minus the previous event's; absent: the same
//	  0x004 uvarint task   absent: as in the previous event
//	  0x008 uvarint obj    rotated left by four bits, which brings the kind of
//	                       thing to the bottom: number<<4 | kind; absent: 0
//	  0x010 uvarint peer   as obj
//	  0x020 byte    sub    absent: 0
//	  0x040 uvarint name   absent: 0
//	  0x080 uvarint text   absent: 0
//	  0x100 svarint value  absent: 0
//	  0x200 pos            absent: no place
//	        svarint line     minus that of the previous event that has a pos
//	        svarint endLine  minus line
//	        uvarint col
//	        uvarint endCol
//	  0x400 uvarint file   of pos; absent: that of the previous event that has a pos
//
// Before the first event of a batch all that "previous" refers to is 0.
//
// The form was chosen by measuring it against JSON and against fixed-size and
// columnar ones; see the benchmarks in batch_test.go. Events differ from their
// predecessor in few fields, and most fields of most kinds are zero, so the
// mask pays for itself several times over and leaves a decoder little to do.

// BatchVersion is the first byte of every batch.
const BatchVersion = 1

// The bits of an event's mask.
const (
	hasTime = 1 << iota
	hasTurn
	hasTask
	hasObj
	hasPeer
	hasSub
	hasName
	hasText
	hasValue
	hasPos
	hasFile
	maskEnd
)

// A BatchEncoder gathers events into batches. The zero value is ready to
// encode a trace from its first event.
type BatchEncoder struct {
	first  uint64 // sequence number of the first event gathered
	count  uint64
	events []byte
	sent   int // symbols that earlier batches defined, without symbol 0
	added  int // symbols gathered after them
	texts  []byte
	prev   Event // with the last Pos that was not zero
}

// Skip passes over the next event without gathering it, for a reader that has
// it and the symbols known at that time. Only valid while nothing is gathered.
func (b *BatchEncoder) Skip(syms *Symbols) {
	b.first++
	b.sent = syms.Len() - 1
}

// Add gathers an event, and the symbols defined since the last one.
func (b *BatchEncoder) Add(syms *Symbols, ev *Event) {
	for next := b.sent + b.added + 1; next < syms.Len(); next++ {
		text := syms.Text(Sym(next))
		b.texts = appendUvarint(b.texts, uint64(len(text)))
		b.texts = append(b.texts, text...)
		b.added++
	}
	b.events = b.appendEvent(b.events, ev)
	b.count++
}

func (b *BatchEncoder) appendEvent(buf []byte, ev *Event) []byte {
	prev := &b.prev
	mask := differing(prev, ev)
	buf = append(buf, byte(ev.Kind))
	buf = appendUvarint(buf, uint64(mask))
	if mask&hasTime != 0 {
		buf = binary.AppendVarint(buf, ev.Time-prev.Time)
		prev.Time = ev.Time
	}
	if mask&hasTurn != 0 {
		buf = binary.AppendVarint(buf, int64(ev.Turn)-int64(prev.Turn))
		prev.Turn = ev.Turn
	}
	if mask&hasTask != 0 {
		buf = appendUvarint(buf, uint64(ev.Task))
		prev.Task = ev.Task
	}
	if mask&hasObj != 0 {
		buf = appendRef(buf, ev.Obj)
	}
	if mask&hasPeer != 0 {
		buf = appendRef(buf, ev.Peer)
	}
	if mask&hasSub != 0 {
		buf = append(buf, byte(ev.Sub))
	}
	if mask&hasName != 0 {
		buf = appendUvarint(buf, uint64(ev.Name))
	}
	if mask&hasText != 0 {
		buf = appendUvarint(buf, uint64(ev.Text))
	}
	if mask&hasValue != 0 {
		buf = binary.AppendVarint(buf, ev.Value)
	}
	if mask&hasPos != 0 {
		buf = appendPos(buf, ev.Pos, prev.Pos)
		prev.Pos = ev.Pos
	}
	return buf
}

// differing gives the mask of the fields of ev that must be written after prev.
func differing(prev, ev *Event) uint {
	var m uint
	set := func(bit uint, present bool) {
		if present {
			m |= bit
		}
	}
	set(hasTime, ev.Time != prev.Time)
	set(hasTurn, ev.Turn != prev.Turn)
	set(hasTask, ev.Task != prev.Task)
	set(hasObj, ev.Obj != 0)
	set(hasPeer, ev.Peer != 0)
	set(hasSub, ev.Sub != 0)
	set(hasName, ev.Name != 0)
	set(hasText, ev.Text != 0)
	set(hasValue, ev.Value != 0)
	if ev.Pos != (Pos{}) {
		m |= hasPos
		set(hasFile, ev.Pos.File != prev.Pos.File)
	}
	return m
}

func appendPos(buf []byte, pos, prev Pos) []byte {
	buf = binary.AppendVarint(buf, int64(pos.Line)-int64(prev.Line))
	buf = binary.AppendVarint(buf, int64(pos.EndLine)-int64(pos.Line))
	buf = appendUvarint(buf, uint64(pos.Col))
	buf = appendUvarint(buf, uint64(pos.EndCol))
	if pos.File != prev.File {
		buf = appendUvarint(buf, uint64(pos.File))
	}
	return buf
}

func appendRef(buf []byte, r Ref) []byte {
	return appendUvarint(buf, uint64(bits.RotateLeft32(uint32(r), 4)))
}

// appendUvarint is binary.AppendUvarint with the usual case inlined.
func appendUvarint(buf []byte, v uint64) []byte {
	if v < 0x80 {
		return append(buf, byte(v))
	}
	return binary.AppendUvarint(buf, v)
}

// Len is the number of events gathered.
func (b *BatchEncoder) Len() int { return int(b.count) }

// Size is about how many bytes the batch measures so far.
func (b *BatchEncoder) Size() int { return len(b.events) + len(b.texts) }

// Flush appends the batch of what was gathered to buf and starts the next one.
func (b *BatchEncoder) Flush(buf []byte) []byte {
	buf = append(buf, BatchVersion)
	buf = appendUvarint(buf, b.first)
	buf = appendUvarint(buf, b.count)
	buf = appendUvarint(buf, uint64(b.sent+1))
	buf = appendUvarint(buf, uint64(b.added))
	buf = append(buf, b.texts...)
	buf = append(buf, b.events...)
	b.first += b.count
	b.sent += b.added
	b.count, b.added, b.prev = 0, 0, Event{}
	b.texts, b.events = b.texts[:0], b.events[:0]
	return buf
}

// AppendBatch decodes a batch onto the end of the recording. It fails, and
// leaves the recording as it was, when the batch is malformed or does not
// follow what was recorded.
func (r *Recorder) AppendBatch(batch []byte) error {
	d := batchDecoder{rest: batch, size: len(batch)}
	events, texts := d.decode(r)
	if d.err != nil {
		return fmt.Errorf("trace batch, byte %d: %w", d.size-len(d.rest), d.err)
	}
	if r.syms == nil {
		r.Begin(new(Symbols))
	}
	for _, text := range texts {
		r.syms.Add(text)
	}
	for i := range events {
		r.Emit(&events[i])
	}
	return nil
}

// batchDecoder reads a batch from front to back and remembers the first thing
// that was wrong; after that it reads zeros.
type batchDecoder struct {
	rest []byte
	size int
	err  error
}

var errTruncated = errors.New("the batch ends early")

func (d *batchDecoder) decode(r *Recorder) ([]Event, []string) {
	if v := d.byte(); v != BatchVersion {
		d.fail(fmt.Errorf("version %d, want %d", v, BatchVersion))
	}
	first, count := d.uvarint(), d.uvarint()
	if have := uint64(r.Len()); first != have {
		d.fail(fmt.Errorf("it starts at event %d, want %d", first, have))
	}
	texts := d.texts(r.Symbols().Len())
	if count > uint64(len(d.rest)) { // an event takes two bytes or more
		d.fail(errTruncated)
	}
	if d.err != nil {
		return nil, nil
	}
	events := make([]Event, count)
	limit := uint64(r.Symbols().Len() + len(texts))
	var prev Event
	for i := range events {
		d.event(&events[i], &prev, limit)
	}
	if len(d.rest) != 0 {
		d.fail(fmt.Errorf("%d bytes too many", len(d.rest)))
	}
	return events, texts
}

// texts reads the new symbols; known is the number of the first.
func (d *batchDecoder) texts(known int) []string {
	first, count := d.uvarint(), d.uvarint()
	if first != uint64(known) {
		d.fail(fmt.Errorf("it starts at symbol %d, want %d", first, known))
	}
	if count > uint64(len(d.rest)) {
		d.fail(errTruncated)
	}
	if d.err != nil {
		return nil
	}
	texts := make([]string, count)
	for i := range texts {
		texts[i] = d.text()
	}
	return texts
}

func (d *batchDecoder) text() string {
	n := d.uvarint()
	if n == 0 {
		d.fail(errors.New("a symbol is empty"))
	}
	if n > uint64(len(d.rest)) {
		d.fail(errTruncated)
	}
	if d.err != nil {
		return ""
	}
	text := string(d.rest[:n])
	d.rest = d.rest[n:]
	return text
}

func (d *batchDecoder) event(ev, prev *Event, symLimit uint64) {
	ev.Kind = Kind(d.byte())
	mask := d.uvarint()
	if mask >= maskEnd {
		d.fail(fmt.Errorf("unknown bits in the mask %#x", mask))
	}
	if mask&hasTime != 0 {
		prev.Time += d.varint()
	}
	if mask&hasTurn != 0 {
		prev.Turn += uint32(d.varint())
	}
	if mask&hasTask != 0 {
		prev.Task = d.uint32()
	}
	ev.Time, ev.Turn, ev.Task = prev.Time, prev.Turn, prev.Task
	if mask&hasObj != 0 {
		ev.Obj = d.ref()
	}
	if mask&hasPeer != 0 {
		ev.Peer = d.ref()
	}
	if mask&hasSub != 0 {
		ev.Sub = Sub(d.byte())
	}
	if mask&hasName != 0 {
		ev.Name = d.sym(symLimit)
	}
	if mask&hasText != 0 {
		ev.Text = d.sym(symLimit)
	}
	if mask&hasValue != 0 {
		ev.Value = d.varint()
	}
	if mask&hasPos != 0 {
		d.pos(&prev.Pos, mask, symLimit)
		ev.Pos = prev.Pos
	}
}

func (d *batchDecoder) pos(pos *Pos, mask, symLimit uint64) {
	pos.Line += uint32(d.varint())
	pos.EndLine = pos.Line + uint32(d.varint())
	pos.Col = uint16(d.uvarint())
	pos.EndCol = uint16(d.uvarint())
	if mask&hasFile != 0 {
		pos.File = d.sym(symLimit)
	}
}

func (d *batchDecoder) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

func (d *batchDecoder) byte() byte {
	if d.err != nil || len(d.rest) == 0 {
		d.fail(errTruncated)
		return 0
	}
	b := d.rest[0]
	d.rest = d.rest[1:]
	return b
}

func (d *batchDecoder) uvarint() uint64 {
	if d.err != nil {
		return 0
	}
	v, n := binary.Uvarint(d.rest)
	if n <= 0 {
		d.fail(errTruncated)
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

func (d *batchDecoder) varint() int64 {
	v := d.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

func (d *batchDecoder) uint32() uint32 {
	v := d.uvarint()
	if v > 1<<32-1 {
		d.fail(fmt.Errorf("the number %d is too large", v))
	}
	return uint32(v)
}

func (d *batchDecoder) ref() Ref { return Ref(bits.RotateLeft32(d.uint32(), -4)) }

func (d *batchDecoder) sym(limit uint64) Sym {
	v := d.uvarint()
	if v >= limit {
		d.fail(fmt.Errorf("symbol %d is not defined", v))
	}
	return Sym(v)
}
