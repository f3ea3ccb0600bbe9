package stdlib

import (
	"encoding/binary"
	"math/bits"
)

// BLAKE2, as RFC 7693 describes it, with all of its parameters: the libraries
// for Go know neither salt nor personalisation.

// A word is what one of the two functions computes with: BLAKE2b with 64 bits,
// BLAKE2s with 32.
type word interface{ uint32 | uint64 }

// A blake2 is one of the two functions.
type blake2[W word] struct {
	iv        [8]W
	rounds    int
	rotations [4]int
	bytes     int // in a word
}

var (
	blake2b = blake2[uint64]{
		iv: [8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
			0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179},
		rounds: 12, rotations: [4]int{32, 24, 16, 63}, bytes: 8,
	}
	blake2s = blake2[uint32]{
		iv: [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
			0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
		rounds: 10, rotations: [4]int{16, 12, 8, 7}, bytes: 4,
	}
)

// blake2Order says which words of a block each round takes, and in which order.
var blake2Order = [10][16]uint8{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
	{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
	{7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
	{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
	{2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
	{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
	{13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
	{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
	{10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
}

// sum computes the digest of size bytes of a message. parameters is the
// parameter block: as many bytes as the eight words of the state.
func (f blake2[W]) sum(parameters, key, message []byte, size int, lastNode bool) []byte {
	state := f.iv
	for i := range state {
		state[i] ^= f.load(parameters[i*f.bytes:])
	}
	block := 16 * f.bytes
	if len(key) > 0 {
		padded := make([]byte, block, block+len(message))
		copy(padded, key)
		message = append(padded, message...)
	}
	done := 0
	for ; len(message)-done > block; done += block {
		f.compress(&state, message[done:done+block], done+block, false, false)
	}
	last := make([]byte, block)
	copy(last, message[done:])
	f.compress(&state, last, len(message), true, lastNode)
	var digest []byte
	for _, w := range state {
		digest = f.store(digest, w)
	}
	return digest[:size]
}

// compress mixes a block into the state; total is how much of the message has
// been seen with it.
func (f blake2[W]) compress(state *[8]W, block []byte, total int, last, lastNode bool) {
	var m, v [16]W
	for i := range m {
		m[i] = f.load(block[i*f.bytes:])
	}
	copy(v[:8], state[:])
	copy(v[8:], f.iv[:])
	v[12] ^= W(total)
	if last {
		v[14] = ^v[14]
	}
	if last && lastNode {
		v[15] = ^v[15]
	}
	for round := range f.rounds {
		order := &blake2Order[round%10]
		for i := range 4 { // columns, then diagonals
			f.mix(&v[i], &v[4+i], &v[8+i], &v[12+i], m[order[2*i]], m[order[2*i+1]])
		}
		for i := range 4 {
			f.mix(&v[i], &v[4+(i+1)%4], &v[8+(i+2)%4], &v[12+(i+3)%4], m[order[8+2*i]], m[order[9+2*i]])
		}
	}
	for i := range state {
		state[i] ^= v[i] ^ v[8+i]
	}
}

func (f blake2[W]) mix(a, b, c, d *W, x, y W) {
	*a += *b + x
	*d = f.rotate(*d^*a, f.rotations[0])
	*c += *d
	*b = f.rotate(*b^*c, f.rotations[1])
	*a += *b + y
	*d = f.rotate(*d^*a, f.rotations[2])
	*c += *d
	*b = f.rotate(*b^*c, f.rotations[3])
}

// rotate rotates to the right.
func (f blake2[W]) rotate(w W, by int) W {
	if f.bytes == 8 {
		return W(bits.RotateLeft64(uint64(w), -by))
	}
	return W(bits.RotateLeft32(uint32(w), -by))
}

func (f blake2[W]) load(b []byte) W {
	if f.bytes == 8 {
		return W(binary.LittleEndian.Uint64(b))
	}
	return W(binary.LittleEndian.Uint32(b))
}

func (f blake2[W]) store(b []byte, w W) []byte {
	if f.bytes == 8 {
		return binary.LittleEndian.AppendUint64(b, uint64(w))
	}
	return binary.LittleEndian.AppendUint32(b, uint32(w))
}
