package stdlib

import (
	"fmt"
	"strings"
)

// A regular expression is parsed into a tree of nodes, which re_match.go runs.

// The flags of module re.
const (
	reIgnoreCase = 2
	reLocale     = 4
	reMultiLine  = 8
	reDotAll     = 16
	reUnicode    = 32
	reVerbose    = 64
	reDebug      = 128
	reASCII      = 256
)

type reOp uint8

const (
	reEmpty      reOp = iota
	reChar            // r
	reAny             // any character, but a newline only with DOTALL
	reSet             // set
	reCat             // subs, one after the other
	reAlt             // subs, the first that leads to a match
	reRepeat          // subs[0], min to max times
	reGroup           // subs[0], remembered as group n
	reBackRef         // what group n matched
	reBegin           // ^, \A
	reEnd             // $
	reEndOfText       // \Z, \z
	reBoundary        // \b
	reNoBoundary      // \B
	reLook            // subs[0] ahead or behind
	reAtomic          // subs[0], never tried again otherwise
	reIfGroup         // subs[0] if group n has matched, else subs[1]
)

type reNode struct {
	op         reOp
	r          rune
	set        *reCharSet
	subs       []*reNode
	min, max   int // of a repetition; max -1: no limit
	lazy       bool
	possessive bool
	n          int // group
	flags      int // those in force here
	negative   bool
	behind     int // of a look: how many characters back; -1 for ahead
}

// reCharSet is what stands in square brackets.
type reCharSet struct {
	negative bool
	ranges   [][2]rune
	classes  []rune // d, D, w, W, s, S
}

// A reError is what is wrong with a pattern, at a position or -1.
type reError struct {
	message string
	pos     int
}

func (e *reError) Error() string { return e.message }

type reParser struct {
	pattern []rune
	pos     int
	flags   int
	bytes   bool
	groups  int
	names   map[string]int
	order   []string // of the names
	open    map[int]bool
}

const noLimit = -1

// parseRegexp parses a pattern.
func parseRegexp(pattern []rune, flags int, bytes bool) (node *reNode, p *reParser, err error) {
	p = &reParser{pattern: pattern, flags: flags, bytes: bytes, names: map[string]int{}, open: map[int]bool{}}
	defer func() {
		if e, ok := recover().(*reError); ok {
			err = e
		} else if e != nil {
			panic(e)
		}
	}()
	node = p.alternatives()
	if p.pos < len(p.pattern) {
		p.fail(p.pos, "unbalanced parenthesis")
	}
	return node, p, nil
}

func (p *reParser) fail(pos int, format string, args ...any) {
	panic(&reError{fmt.Sprintf(format, args...), pos})
}

func (p *reParser) more() bool { return p.pos < len(p.pattern) }

func (p *reParser) peek() rune {
	if p.more() {
		return p.pattern[p.pos]
	}
	return -1
}

// accept takes the text s if it comes next.
func (p *reParser) accept(s string) bool {
	rs := []rune(s)
	if len(p.pattern)-p.pos < len(rs) || string(p.pattern[p.pos:p.pos+len(rs)]) != s {
		return false
	}
	p.pos += len(rs)
	return true
}

// until takes the text up to one character, and that.
func (p *reParser) until(end rune, what string) string {
	start := p.pos
	for p.more() && p.peek() != end {
		p.pos++
	}
	text := string(p.pattern[start:p.pos])
	if !p.more() {
		if text == "" {
			p.fail(start, "missing %s", what)
		}
		p.fail(start, "missing %c, unterminated name", end)
	}
	p.pos++
	if text == "" {
		p.fail(start, "missing %s", what)
	}
	return text
}

func (p *reParser) alternatives() *reNode {
	alts := []*reNode{p.sequence()}
	for p.accept("|") {
		alts = append(alts, p.sequence())
	}
	if len(alts) == 1 {
		return alts[0]
	}
	return &reNode{op: reAlt, subs: alts}
}

func (p *reParser) sequence() *reNode {
	cat := &reNode{op: reCat}
	for p.more() && p.peek() != '|' && p.peek() != ')' {
		if p.flags&reVerbose != 0 && p.skipVerbose() {
			continue
		}
		item := p.item()
		if item == nil {
			continue
		}
		cat.subs = append(cat.subs, p.repeated(item))
	}
	if len(cat.subs) == 1 {
		return cat.subs[0]
	}
	return cat
}

func (p *reParser) skipVerbose() bool {
	switch c := p.peek(); {
	case strings.ContainsRune(" \t\n\r\v\f", c):
		p.pos++
	case c == '#':
		for p.more() && p.peek() != '\n' {
			p.pos++
		}
	default:
		return false
	}
	return true
}

// repeated reads the quantifiers behind an item.
func (p *reParser) repeated(item *reNode) *reNode {
	for p.flags&reVerbose != 0 && p.more() && p.skipVerbose() {
	}
	at := p.pos
	low, high, ok := p.quantifier()
	if !ok {
		return item
	}
	if item.op == reEmpty || item.op == reBegin || item.op == reEnd || item.op == reEndOfText {
		p.fail(at, "nothing to repeat")
	}
	node := &reNode{op: reRepeat, subs: []*reNode{item}, min: low, max: high, flags: p.flags}
	if p.accept("?") {
		node.lazy = true
	} else if p.accept("+") {
		node.possessive = true
	}
	again := p.pos
	if _, _, ok := p.quantifier(); ok {
		p.fail(again, "multiple repeat")
	}
	return node
}

// quantifier reads *, +, ? or {m,n}.
func (p *reParser) quantifier() (low, high int, ok bool) {
	switch p.peek() {
	case '*':
		p.pos++
		return 0, noLimit, true
	case '+':
		p.pos++
		return 1, noLimit, true
	case '?':
		p.pos++
		return 0, 1, true
	case '{':
		return p.braces()
	}
	return 0, 0, false
}

func (p *reParser) braces() (low, high int, ok bool) {
	start := p.pos
	p.pos++
	low, hasLow := p.number()
	high, hasHigh := low, hasLow
	comma := p.accept(",")
	if comma {
		high, hasHigh = p.number()
		if !hasHigh {
			high = noLimit
		}
	}
	if !p.accept("}") || !hasLow && !hasHigh && !comma {
		p.pos = start
		return 0, 0, false
	}
	if high != noLimit && high < low {
		p.fail(start+1, "min repeat greater than max repeat")
	}
	return low, high, true
}

func (p *reParser) number() (n int, ok bool) {
	for p.more() && '0' <= p.peek() && p.peek() <= '9' {
		n = n*10 + int(p.peek()-'0')
		if n > 1<<31 {
			p.fail(p.pos, "the repetition number is too large")
		}
		p.pos++
		ok = true
	}
	return n, ok
}

// item reads one thing that can be repeated; nil is a comment or flags.
func (p *reParser) item() *reNode {
	start := p.pos
	c := p.peek()
	p.pos++
	switch c {
	case '.':
		return &reNode{op: reAny, flags: p.flags}
	case '^':
		return &reNode{op: reBegin, flags: p.flags}
	case '$':
		return &reNode{op: reEnd, flags: p.flags}
	case '[':
		return p.set(start)
	case '(':
		return p.group(start)
	case '\\':
		return p.escape(start)
	case '*', '+', '?':
		p.fail(start, "nothing to repeat")
	case '{':
		p.pos = start
		if _, _, ok := p.quantifier(); ok {
			p.fail(start, "nothing to repeat")
		}
		p.pos = start + 1
	}
	return &reNode{op: reChar, r: c, flags: p.flags}
}

func (p *reParser) escape(start int) *reNode {
	if !p.more() {
		p.fail(start, "bad escape (end of pattern)")
	}
	c := p.peek()
	p.pos++
	switch c {
	case 'd', 'D', 'w', 'W', 's', 'S':
		return &reNode{op: reSet, set: &reCharSet{classes: []rune{c}}, flags: p.flags}
	case 'A':
		return &reNode{op: reBegin, flags: p.flags &^ reMultiLine}
	case 'Z', 'z':
		return &reNode{op: reEndOfText}
	case 'b':
		return &reNode{op: reBoundary, flags: p.flags}
	case 'B':
		return &reNode{op: reNoBoundary, flags: p.flags}
	}
	if '1' <= c && c <= '9' {
		return p.numberedRef(start)
	}
	return &reNode{op: reChar, r: p.charEscape(start, c, false), flags: p.flags}
}

// numberedRef reads \1 … \99, or a character in octal.
func (p *reParser) numberedRef(start int) *reNode {
	p.pos = start + 1
	digit := func(i int) bool { return i < len(p.pattern) && '0' <= p.pattern[i] && p.pattern[i] <= '9' }
	octal := func(i int) bool { return i < len(p.pattern) && '0' <= p.pattern[i] && p.pattern[i] <= '7' }
	if octal(p.pos) && octal(p.pos+1) && octal(p.pos+2) && p.pattern[p.pos] <= '3' {
		n := (p.pattern[p.pos]-'0')*64 + (p.pattern[p.pos+1]-'0')*8 + p.pattern[p.pos+2] - '0'
		p.pos += 3
		return &reNode{op: reChar, r: n, flags: p.flags}
	}
	n := int(p.pattern[p.pos] - '0')
	p.pos++
	if digit(p.pos) {
		n = n*10 + int(p.pattern[p.pos]-'0')
		p.pos++
	}
	p.checkRef(n, start+1)
	return &reNode{op: reBackRef, n: n, flags: p.flags}
}

func (p *reParser) checkRef(n, at int) {
	if n > p.groups {
		p.fail(at, "invalid group reference %d", n)
	}
	if p.open[n] {
		p.fail(at-1, "cannot refer to an open group")
	}
}

// charEscape gives the character that an escape stands for.
func (p *reParser) charEscape(start int, c rune, inSet bool) rune {
	if i := strings.IndexRune(`afnrtv\`, c); i >= 0 {
		return rune("\a\f\n\r\t\v\\"[i])
	}
	switch {
	case c == 'b' && inSet:
		return '\b'
	case c == 'x':
		return p.hex(start, 2)
	case c == 'u' && !p.bytes:
		return p.hex(start, 4)
	case c == 'U' && !p.bytes:
		return p.hex(start, 8)
	case c == '0' || inSet && '1' <= c && c <= '7':
		n := c - '0'
		for i := 0; i < 2 && '0' <= p.peek() && p.peek() <= '7'; i++ {
			n = n*8 + p.peek() - '0'
			p.pos++
		}
		return n
	case c < 0x80 && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'):
		p.fail(start, "bad escape \\%c", c)
	}
	return c
}

func (p *reParser) hex(start, n int) rune {
	value := rune(0)
	for i := 0; i < n; i++ {
		d := strings.IndexRune("0123456789abcdef", toLower(p.peek()))
		if d < 0 || !p.more() {
			p.fail(start, "incomplete escape %s", string(p.pattern[start:p.pos]))
		}
		value = value<<4 | rune(d)
		p.pos++
	}
	return value
}

func toLower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// set reads a set in brackets.
func (p *reParser) set(start int) *reNode {
	s := &reCharSet{negative: p.accept("^")}
	for first := true; ; first = false {
		if !p.more() {
			p.fail(start, "unterminated character set")
		}
		if p.peek() == ']' && !first {
			p.pos++
			return &reNode{op: reSet, set: s, flags: p.flags}
		}
		at := p.pos
		low, class := p.setItem(start)
		if p.peek() != '-' || p.pos+1 < len(p.pattern) && p.pattern[p.pos+1] == ']' {
			s.add(low, class)
			continue
		}
		p.pos++
		if !p.more() {
			p.fail(start, "unterminated character set")
		}
		high, highClass := p.setItem(start)
		if class || highClass || high < low {
			p.fail(at, "bad character range %s", string(p.pattern[at:p.pos]))
		}
		s.ranges = append(s.ranges, [2]rune{low, high})
	}
}

func (s *reCharSet) add(c rune, class bool) {
	if class {
		s.classes = append(s.classes, c)
	} else {
		s.ranges = append(s.ranges, [2]rune{c, c})
	}
}

// setItem reads a character, or a class such as \d.
func (p *reParser) setItem(start int) (c rune, class bool) {
	at := p.pos
	c = p.peek()
	p.pos++
	if c != '\\' {
		return c, false
	}
	if !p.more() {
		p.fail(start, "unterminated character set")
	}
	c = p.peek()
	p.pos++
	if strings.ContainsRune("dDwWsS", c) {
		return c, true
	}
	return p.charEscape(at, c, true), false
}
