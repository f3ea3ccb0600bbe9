package stdlib

import "math/big"

// mersenne is the Mersenne Twister MT19937 of Matsumoto and Nishimura, which
// Python's random numbers come from.
type mersenne struct {
	state [mtSize]uint32
	index int
}

const (
	mtSize   = 624
	mtShift  = 397
	mtMatrix = 0x9908b0df
	mtUpper  = 0x80000000
	mtLower  = 0x7fffffff
)

// init starts from one word.
func (m *mersenne) init(seed uint32) {
	m.state[0] = seed
	for i := 1; i < mtSize; i++ {
		prev := m.state[i-1]
		m.state[i] = 1812433253*(prev^prev>>30) + uint32(i)
	}
	m.index = mtSize
}

// initArray starts from any number of words, at least one.
func (m *mersenne) initArray(key []uint32) {
	m.init(19650218)
	s := &m.state
	i := 1
	step := func() {
		if i++; i == mtSize {
			s[0], i = s[mtSize-1], 1
		}
	}
	for j, n := 0, max(mtSize, len(key)); n > 0; n-- {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + key[j] + uint32(j)
		step()
		j = (j + 1) % len(key)
	}
	for n := mtSize - 1; n > 0; n-- {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - uint32(i)
		step()
	}
	s[0] = mtUpper
}

// seed starts from the words of a number, which must not be negative.
func (m *mersenne) seed(n *big.Int) {
	var key []uint32
	rest, word := new(big.Int).Set(n), new(big.Int)
	mask := big.NewInt(1<<32 - 1)
	for rest.Sign() > 0 {
		key = append(key, uint32(word.And(rest, mask).Uint64()))
		rest.Rsh(rest, 32)
	}
	if len(key) == 0 {
		key = []uint32{0}
	}
	m.initArray(key)
}

// refill makes the next 624 words.
func (m *mersenne) refill() {
	s := &m.state
	for i := range s {
		y := s[i]&mtUpper | s[(i+1)%mtSize]&mtLower
		s[i] = s[(i+mtShift)%mtSize] ^ y>>1 ^ -(y&1)&mtMatrix
	}
	m.index = 0
}

// next gives 32 random bits.
func (m *mersenne) next() uint32 {
	if m.index >= mtSize {
		m.refill()
	}
	y := m.state[m.index]
	m.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float gives a number from 0 up to 1, of 53 random bits.
func (m *mersenne) float() float64 {
	a, b := m.next()>>5, m.next()>>6
	return float64(uint64(a)<<26|uint64(b)) / (1 << 53)
}

// bits gives a number of k random bits; the low words come first.
func (m *mersenne) bits(k int) *big.Int {
	n, word := new(big.Int), new(big.Int)
	for shift := 0; k > 0; shift, k = shift+32, k-32 {
		w := m.next()
		if k < 32 {
			w >>= 32 - k
		}
		n.Or(n, word.Lsh(word.SetUint64(uint64(w)), uint(shift)))
	}
	return n
}

// bits64 is bits for at most 64 of them.
func (m *mersenne) bits64(k int) uint64 {
	if k <= 32 {
		return uint64(m.next() >> (32 - k))
	}
	low := uint64(m.next())
	return low | uint64(m.next()>>(64-k))<<32
}
