package vm

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"
)

// Numbers that are equal hash alike whatever their types: all hash to their
// value modulo the prime 2**61-1, in which every fraction has a value too.
const hashModulus = 1<<61 - 1

const (
	hashInf  = 314159
	hashNone = 0xFCA86420
)

// hashInt is the hash of an int; -1 is never a hash.
func hashInt(i int64) int64 {
	if -hashModulus < i && i < hashModulus && i != -1 {
		return i
	}
	if i < 0 {
		return signedHash(uint64(-(i+1))%hashModulus+1, true)
	}
	return signedHash(uint64(i), false)
}

// signedHash is the hash of ±abs.
func signedHash(abs uint64, negative bool) int64 {
	h := int64(abs % hashModulus)
	if negative {
		h = -h
	}
	if h == -1 {
		return -2
	}
	return h
}

func hashBig(v *big.Int) int64 {
	var rest big.Int
	rest.Rem(v, big.NewInt(hashModulus))
	return hashInt(rest.Int64())
}

// hashFloat is mantissa · 2**exponent in the field, where 2**61 is 1 and so
// multiplying by a power of two is a rotation of 61 bits.
func hashFloat(f float64) int64 {
	if i := int64(f); float64(i) == f && -1<<53 <= i && i <= 1<<53 {
		return hashInt(i)
	}
	switch {
	case math.IsInf(f, 1):
		return hashInf
	case math.IsInf(f, -1):
		return -hashInf
	case math.IsNaN(f):
		return 0
	}
	fraction, exp := math.Frexp(math.Abs(f))
	mantissa := uint64(math.Ldexp(fraction, 53))
	shift := uint((exp-53)%61+61) % 61
	rotated := mantissa<<shift&hashModulus | mantissa>>(61-shift)
	return signedHash(rotated, f < 0)
}

func hashComplex(c complex128) int64 {
	h := uint64(hashFloat(real(c))) + 1000003*uint64(hashFloat(imag(c)))
	return notMinusOne(h)
}

func notMinusOne(h uint64) int64 {
	if h == math.MaxUint64 {
		return -2
	}
	return int64(h)
}

// hashString takes eight bytes at a time through a widening multiplication,
// whose halves folded together spread every bit. It is the same in every run,
// where CPython's differs from process to process.
func hashString(s string) int64 {
	const k0, k1 = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	h := uint64(len(s)) * k0
	for len(s) >= 8 {
		hi, lo := bits.Mul64(h^leastUint64(s), k1)
		h = hi ^ lo
		s = s[8:]
	}
	if len(s) > 0 {
		var tail [8]byte
		copy(tail[:], s)
		h ^= binary.LittleEndian.Uint64(tail[:])
	}
	hi, lo := bits.Mul64(h^k0, k1)
	h = hi ^ lo
	if h == 0 { // 0 stands for "not computed yet"
		h = k0
	}
	return notMinusOne(h)
}

func leastUint64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// The multipliers of the 64-bit xxHash, which tuples are hashed with.
const (
	xxPrime1 = 11400714785074694791
	xxPrime2 = 14029467366897019727
	xxPrime5 = 2870177450012600261
)

// hashTuple combines the hashes of a tuple's items. Like CPython's it is a
// single lane of xxHash, so that tuples of numbers have the same hash here.
func hashTuple(t *Thread, items []Value) (int64, error) {
	acc := uint64(xxPrime5)
	for _, item := range items {
		h, err := t.Hash(item)
		if err != nil {
			return 0, err
		}
		acc = bits.RotateLeft64(acc+uint64(h)*xxPrime2, 31) * xxPrime1
	}
	acc += uint64(len(items)) ^ (xxPrime5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796, nil
	}
	return int64(acc), nil
}
