package stdlib

import (
	"unicode"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// Matching goes back and forth as Python's does: each node, compiled to a
// step, tries its ways in order and calls the step after it; where that fails
// it tries the next. Every try counts as an instruction of the program, so
// that a pattern that takes for ever is stopped like a loop that does.

// A matcher is one attempt to match.
type matcher struct {
	t      *vm.Thread
	text   []rune
	end    int   // where the text ends for the pattern
	groups []int // start and end of each group, -1 if it has not matched
	depth  int
	err    error // a limit that ended the attempt
}

// A reStep matches at a position, then calls next with the one behind.
type reStep func(m *matcher, at int, next func(at int) bool) bool

// mostDepth bounds how deep steps may nest.
const mostDepth = 60000

// spend counts one try.
func (m *matcher) spend() bool {
	if m.err == nil {
		m.err = m.t.Spend(1)
	}
	return m.err == nil
}

// deeper counts a level of nesting.
func (m *matcher) deeper() bool {
	if m.depth++; m.depth > mostDepth && m.err == nil {
		m.err = m.t.Raise(vm.RecursionError, "the regular expression backtracks too deeply over this text")
	}
	return m.err == nil
}

// compile makes the step of a node.
func (n *reNode) compile() reStep {
	switch n.op {
	case reChar, reAny, reSet:
		test := n.charTest()
		return func(m *matcher, at int, next func(int) bool) bool {
			return at < m.end && m.spend() && test(m.text[at]) && next(at+1)
		}
	case reCat:
		return compileCat(n.subs)
	case reAlt:
		return n.compileAlt()
	case reRepeat:
		return n.compileRepeat()
	case reGroup:
		return n.compileGroup()
	case reBackRef:
		return n.compileBackRef()
	case reLook:
		return n.compileLook()
	case reAtomic:
		return atomic(n.subs[0].compile())
	case reIfGroup:
		yes, no := n.subs[0].compile(), n.subs[1].compile()
		return func(m *matcher, at int, next func(int) bool) bool {
			if m.groups[2*n.n+1] >= 0 {
				return yes(m, at, next)
			}
			return no(m, at, next)
		}
	case reEmpty:
		return func(_ *matcher, at int, next func(int) bool) bool { return next(at) }
	}
	holds := n.assertion()
	return func(m *matcher, at int, next func(int) bool) bool { return holds(m, at) && next(at) }
}

func compileCat(nodes []*reNode) reStep {
	if len(nodes) == 0 {
		return (&reNode{op: reEmpty}).compile()
	}
	first := nodes[0].compile()
	if len(nodes) == 1 {
		return first
	}
	rest := compileCat(nodes[1:])
	return func(m *matcher, at int, next func(int) bool) bool {
		return first(m, at, func(at int) bool { return rest(m, at, next) })
	}
}

func (n *reNode) compileAlt() reStep {
	steps := make([]reStep, len(n.subs))
	for i, s := range n.subs {
		steps[i] = s.compile()
	}
	return func(m *matcher, at int, next func(int) bool) bool {
		for _, step := range steps {
			if !m.spend() {
				return false
			}
			if step(m, at, next) {
				return true
			}
		}
		return false
	}
}

func (n *reNode) compileGroup() reStep {
	inner := n.subs[0].compile()
	return func(m *matcher, at int, next func(int) bool) bool {
		return inner(m, at, func(end int) bool {
			start, stop := m.groups[2*n.n], m.groups[2*n.n+1]
			m.groups[2*n.n], m.groups[2*n.n+1] = at, end
			if next(end) {
				return true
			}
			m.groups[2*n.n], m.groups[2*n.n+1] = start, stop
			return false
		})
	}
}

func (n *reNode) compileBackRef() reStep {
	same := func(a, b rune) bool { return a == b }
	if n.flags&reIgnoreCase != 0 {
		same = func(a, b rune) bool { return a == b || foldCase(a) == foldCase(b) }
	}
	return func(m *matcher, at int, next func(int) bool) bool {
		start, end := m.groups[2*n.n], m.groups[2*n.n+1]
		if start < 0 || end < 0 || at+end-start > m.end {
			return false
		}
		for i := start; i < end; i++ {
			if !same(m.text[i], m.text[at+i-start]) {
				return false
			}
		}
		return next(at + end - start)
	}
}

func (n *reNode) compileLook() reStep {
	inner := n.subs[0].compile()
	return func(m *matcher, at int, next func(int) bool) bool {
		from := at
		if n.behind >= 0 {
			from = at - n.behind
		}
		saved := append([]int(nil), m.groups...)
		found := from >= 0 && inner(m, from, func(end int) bool { return n.behind < 0 || end == at })
		if m.err != nil {
			return false
		}
		if n.negative {
			copy(m.groups, saved)
			return !found && next(at)
		}
		if found && next(at) {
			return true
		}
		copy(m.groups, saved)
		return false
	}
}

// atomic makes a step that, once it has matched, is not tried otherwise.
func atomic(inner reStep) reStep {
	return func(m *matcher, at int, next func(int) bool) bool {
		saved := append([]int(nil), m.groups...)
		end := -1
		if inner(m, at, func(stop int) bool { end = stop; return true }) && next(end) {
			return true
		}
		copy(m.groups, saved)
		return false
	}
}

func (n *reNode) compileRepeat() reStep {
	sub := n.subs[0]
	if n.possessive {
		greedy := *n
		greedy.possessive = false
		return atomic(greedy.compile())
	}
	if sub.op == reChar || sub.op == reAny || sub.op == reSet {
		return n.repeatChar(sub.charTest())
	}
	inner := sub.compile()
	return func(m *matcher, at int, next func(int) bool) bool {
		return n.again(m, inner, at, -1, 0, next)
	}
}

// again matches the rest of a repetition, count of which have matched; the
// last began at from.
func (n *reNode) again(m *matcher, inner reStep, at, from, count int, next func(int) bool) bool {
	if !m.spend() || !m.deeper() {
		return false
	}
	defer func() { m.depth-- }()
	if count < n.min {
		return inner(m, at, func(end int) bool { return n.again(m, inner, end, at, count+1, next) })
	}
	// A repetition that matched nothing is the last: the next would do the same.
	more := (n.max == noLimit || count < n.max) && at != from
	once := func() bool {
		return more && inner(m, at, func(end int) bool { return n.again(m, inner, end, at, count+1, next) })
	}
	if n.lazy {
		return next(at) || once()
	}
	return once() || next(at)
}

// repeatChar is a repetition of single characters, which needs no nesting.
func (n *reNode) repeatChar(test func(rune) bool) reStep {
	return func(m *matcher, at int, next func(int) bool) bool {
		limit := m.end
		if n.max != noLimit && n.max < limit-at {
			limit = at + n.max
		}
		fits := func(i int) bool { return i < limit && m.spend() && test(m.text[i]) }
		end := at
		for end-at < n.min {
			if !fits(end) {
				return false
			}
			end++
		}
		if n.lazy {
			for !next(end) {
				if !fits(end) {
					return false
				}
				end++
			}
			return true
		}
		least := end
		for fits(end) {
			end++
		}
		for ; end >= least && m.err == nil; end-- {
			if next(end) {
				return true
			}
			if !m.spend() {
				return false
			}
		}
		return false
	}
}

// charTest gives the test of a node that matches one character.
func (n *reNode) charTest() func(rune) bool {
	ignore, ascii := n.flags&reIgnoreCase != 0, n.flags&reASCII != 0
	switch n.op {
	case reAny:
		all := n.flags&reDotAll != 0
		return func(r rune) bool { return all || r != '\n' }
	case reChar:
		if want := n.r; !ignore {
			return func(r rune) bool { return r == want }
		}
		want := foldFor(n.r, ascii)
		return func(r rune) bool { return foldFor(r, ascii) == want }
	}
	set := n.set
	if !ignore {
		return func(r rune) bool { return set.has(r, ascii) != set.negative }
	}
	return func(r rune) bool {
		found := set.has(r, ascii)
		for f := unicode.SimpleFold(r); f != r && !found; f = unicode.SimpleFold(f) {
			found = (!ascii || f < 0x80) && set.has(f, ascii)
		}
		return found != set.negative
	}
}

// foldCase gives one character for all that differ only by case.
func foldCase(r rune) rune {
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return least
}

func foldFor(r rune, ascii bool) rune {
	if ascii {
		return toLower(r)
	}
	return foldCase(r)
}

// has says whether a character is among those listed.
func (s *reCharSet) has(r rune, ascii bool) bool {
	for _, rg := range s.ranges {
		if rg[0] <= r && r <= rg[1] {
			return true
		}
	}
	for _, c := range s.classes {
		if inClass(r, c, ascii) {
			return true
		}
	}
	return false
}

func inClass(r, class rune, ascii bool) bool {
	switch class {
	case 'd':
		return '0' <= r && r <= '9' || !ascii && r >= 0x80 && unicode.IsDigit(r)
	case 'w':
		return isWordChar(r, ascii)
	case 's':
		return r == ' ' || '\t' <= r && r <= '\r' || !ascii && (0x1c <= r && r <= 0x1f || r >= 0x80 && unicode.IsSpace(r))
	}
	return !inClass(r, class+'a'-'A', ascii)
}

func isWordChar(r rune, ascii bool) bool {
	if r < 0x80 || ascii {
		return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// assertion gives the test of a node that matches a place.
func (n *reNode) assertion() func(m *matcher, at int) bool {
	multi, ascii := n.flags&reMultiLine != 0, n.flags&reASCII != 0
	word := func(m *matcher, at int) bool { return at >= 0 && at < m.end && isWordChar(m.text[at], ascii) }
	switch n.op {
	case reBegin:
		return func(m *matcher, at int) bool { return at == 0 || multi && m.text[at-1] == '\n' }
	case reEnd:
		return func(m *matcher, at int) bool {
			return at == m.end || m.text[at] == '\n' && (multi || at+1 == m.end)
		}
	case reBoundary:
		return func(m *matcher, at int) bool { return word(m, at-1) != word(m, at) }
	case reNoBoundary:
		return func(m *matcher, at int) bool { return word(m, at-1) == word(m, at) }
	}
	return func(m *matcher, at int) bool { return at == m.end }
}
