package vm

import "unsafe"

// pointerSet is a set of objects: a bit for each word of memory that has been
// looked at. Beside objects of 48 bytes and more that is one or two bytes each,
// where a hash table would take sixteen to thirty-two: a set of all that a
// program holds must not take a good part of its budget. It keeps its memory
// when it is reset.
type pointerSet struct {
	arenas []*arena
	last   *arena    // the one that was used last, nearly always the one that is wanted
	dirty  []*bitmap // of all arenas: those that are not empty
}

// An arena is the size of the pieces in which Go takes memory for its heap.
type arena struct {
	number uintptr // its address in arenas
	pages  [1 << (arenaBits - pageBits)]*bitmap
}

type bitmap struct {
	bits [1 << (pageBits - wordBits - 6)]uint64
	used bool
}

const (
	arenaBits = 26 // 64 MB
	pageBits  = 15 // 32 KB
	wordBits  = 3
)

// reset empties the set.
func (s *pointerSet) reset() {
	for _, page := range s.dirty {
		*page = bitmap{}
	}
	s.dirty = s.dirty[:0]
}

// find gives the arena with a number, nil if there is none yet.
func (s *pointerSet) find(number uintptr) *arena {
	for _, a := range s.arenas {
		if a.number == number {
			s.last = a
			return a
		}
	}
	return nil
}

// bitOf gives where the bit for an address is in an arena.
func bitOf(p uintptr) (page, word uintptr, bit uint64) {
	return p >> pageBits % (1 << (arenaBits - pageBits)),
		p >> (wordBits + 6) % (1 << (pageBits - wordBits - 6)),
		1 << (p >> wordBits % 64)
}

func (s *pointerSet) has(p unsafe.Pointer) bool {
	a := s.last
	if number := uintptr(p) >> arenaBits; a == nil || a.number != number {
		if a = s.find(number); a == nil {
			return false
		}
	}
	page, word, bit := bitOf(uintptr(p))
	return a.pages[page] != nil && a.pages[page].bits[word]&bit != 0
}

// add adds an object and says whether it was not there yet.
func (s *pointerSet) add(p unsafe.Pointer) bool {
	a := s.last
	if number := uintptr(p) >> arenaBits; a == nil || a.number != number {
		if a = s.find(number); a == nil {
			a = &arena{number: number}
			s.arenas = append(s.arenas, a)
			s.last = a
		}
	}
	page, word, bit := bitOf(uintptr(p))
	m := a.pages[page]
	if m == nil {
		m = new(bitmap)
		a.pages[page] = m
	}
	if m.bits[word]&bit != 0 {
		return false
	}
	if !m.used {
		m.used = true
		s.dirty = append(s.dirty, m)
	}
	m.bits[word] |= bit
	return true
}
