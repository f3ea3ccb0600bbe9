package stdlib

import "strconv"

// The parsing of what stands in parentheses.

// group reads a group, from behind its opening parenthesis.
func (p *reParser) group(start int) *reNode {
	if !p.accept("?") {
		return p.capture(start, "")
	}
	switch {
	case p.accept(":"):
		return p.inside(start)
	case p.accept("P<"):
		return p.capture(start, p.groupName('>'))
	case p.accept("P="):
		return p.namedRef()
	case p.accept("P"):
		if !p.more() {
			p.fail(p.pos, "unexpected end of pattern")
		}
		p.fail(start+1, "unknown extension ?P%c", p.peek())
	case p.accept("#"):
		for p.more() && p.peek() != ')' {
			p.pos++
		}
		if !p.accept(")") {
			p.fail(start, "missing ), unterminated comment")
		}
		return nil
	case p.accept("="):
		return p.look(start, false, false)
	case p.accept("!"):
		return p.look(start, true, false)
	case p.accept("<="):
		return p.look(start, false, true)
	case p.accept("<!"):
		return p.look(start, true, true)
	case p.accept(">"):
		return &reNode{op: reAtomic, subs: []*reNode{p.inside(start)}}
	case p.accept("("):
		return p.conditional(start)
	}
	return p.flagGroup(start)
}

// inside reads what is in a group, and the closing parenthesis. Flags that
// are set within end with it.
func (p *reParser) inside(start int) *reNode {
	flags := p.flags
	node := p.alternatives()
	p.flags = flags
	if !p.accept(")") {
		p.fail(start, "missing ), unterminated subpattern")
	}
	if node.op == reCat && len(node.subs) == 0 {
		// An empty group may be repeated, unlike nothing.
		return &reNode{op: reCat, subs: []*reNode{{op: reEmpty}}}
	}
	return node
}

func (p *reParser) capture(start int, name string) *reNode {
	p.groups++
	n := p.groups
	if name != "" {
		if old, known := p.names[name]; known {
			p.fail(p.pos-len([]rune(name))-1, "redefinition of group name '%s' as group %d; was group %d", name, n, old)
		}
		p.names[name] = n
		p.order = append(p.order, name)
	}
	p.open[n] = true
	node := &reNode{op: reGroup, n: n, subs: []*reNode{p.inside(start)}}
	delete(p.open, n)
	return node
}

func (p *reParser) groupName(end rune) string {
	at := p.pos
	name := p.until(end, "group name")
	if !isIdentifier(name) {
		p.fail(at, "bad character in group name '%s'", name)
	}
	return name
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if !isWordChar(r, false) || i == 0 && '0' <= r && r <= '9' {
			return false
		}
	}
	return s != ""
}

func (p *reParser) namedRef() *reNode {
	at := p.pos
	name := p.groupName(')')
	n, ok := p.names[name]
	if !ok {
		p.fail(at, "unknown group name '%s'", name)
	}
	p.checkRef(n, at+1)
	return &reNode{op: reBackRef, n: n, flags: p.flags}
}

func (p *reParser) look(start int, negative, behind bool) *reNode {
	node := &reNode{op: reLook, negative: negative, behind: -1, subs: []*reNode{p.inside(start)}}
	if behind {
		low, high := node.subs[0].width()
		if low != high {
			p.fail(-1, "look-behind requires fixed-width pattern")
		}
		node.behind = low
	}
	return node
}

// conditional reads (?(group)yes|no).
func (p *reParser) conditional(start int) *reNode {
	at := p.pos
	name := p.until(')', "group name")
	n, err := strconv.Atoi(name)
	switch {
	case err == nil && n == 0:
		p.fail(at, "bad group number")
	case err == nil && n > p.groups:
		p.fail(at, "invalid group reference %d", n)
	case err != nil:
		known := false
		if n, known = p.names[name]; !known {
			p.fail(at, "unknown group name '%s'", name)
		}
	}
	yes := p.sequence()
	no := &reNode{op: reEmpty}
	if p.accept("|") {
		no = p.sequence()
		if p.peek() == '|' {
			p.fail(p.pos, "conditional backref with more than two branches")
		}
	}
	if !p.accept(")") {
		p.fail(start, "missing ), unterminated subpattern")
	}
	return &reNode{op: reIfGroup, n: n, subs: []*reNode{yes, no}}
}

// flagGroup reads (?flags) or (?flags:…).
func (p *reParser) flagGroup(start int) *reNode {
	letters := map[rune]int{'i': reIgnoreCase, 'L': reLocale, 'm': reMultiLine, 's': reDotAll, 'u': reUnicode, 'x': reVerbose, 'a': reASCII}
	on, off, negated := 0, 0, false
	for {
		at := p.pos
		if !p.more() && on|off != 0 {
			p.fail(at, "missing -, : or )")
		}
		if !p.more() {
			p.fail(at, "unexpected end of pattern")
		}
		c := p.peek()
		p.pos++
		flag, known := letters[c]
		switch {
		case known && !negated:
			on |= flag
		case known:
			off |= flag
		case c == '-' && !negated:
			negated = true
		case c == ')' && !negated:
			if start != 0 {
				p.fail(start, "global flags not at the start of the expression")
			}
			p.flags |= on
			return nil
		case c == ':':
			outer := p.flags
			p.flags = p.flags&^off | on
			node := p.inside(start)
			p.flags = outer
			return node
		case on == 0 && !negated:
			p.fail(start+1, "unknown extension ?%c", c)
		default:
			p.fail(at, "unknown flag")
		}
	}
}

// width gives the least and the greatest number of characters that a node
// matches; the greatest is noLimit if there is none.
func (n *reNode) width() (low, high int) {
	add := func(a, b int) int {
		if a == noLimit || b == noLimit {
			return noLimit
		}
		return a + b
	}
	switch n.op {
	case reChar, reAny, reSet:
		return 1, 1
	case reCat:
		for _, s := range n.subs {
			l, h := s.width()
			low, high = low+l, add(high, h)
		}
		return low, high
	case reAlt, reIfGroup:
		low, high = n.subs[0].width()
		for _, s := range n.subs[1:] {
			l, h := s.width()
			low = min(low, l)
			if high == noLimit || h == noLimit {
				high = noLimit
			} else {
				high = max(high, h)
			}
		}
		return low, high
	case reRepeat:
		l, h := n.subs[0].width()
		if n.max == noLimit || h == noLimit {
			return l * n.min, noLimit
		}
		return l * n.min, h * n.max
	case reGroup, reAtomic:
		return n.subs[0].width()
	case reBackRef:
		return 0, noLimit
	}
	return 0, 0
}
