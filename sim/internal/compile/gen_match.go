package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// matcher compiles the pattern of one case. Names are bound when all of the
// pattern has matched, as in CPython; until then what they capture waits in
// temporaries, which live as long as the case.
type matcher struct {
	*generator
	fail     label
	captures []capture
}

// capture is a name that a pattern binds to R[r].
type capture struct {
	name string
	r    reg
	span syntax.Span
}

func (g *generator) match(s *syntax.Match) {
	subject := g.temp() // a copy: the cases may bind the variable anew
	g.expr(s.Subject, subject)
	mark := g.top
	end := g.newLabel()
	after := everything
	before := g.bound
	for i, c := range s.Cases {
		g.checkReachable(c, i == len(s.Cases)-1)
		next := g.newLabel()
		g.matchCase(c, subject, next)
		after &= g.bound
		g.goTo(c.Span, end)
		g.place(next)
		g.rejoin(before)
		g.top = mark
	}
	after &= g.bound
	g.place(end)
	g.rejoin(after)
}

func (g *generator) matchCase(c *syntax.MatchCase, subject reg, next label) {
	g.lineStart(c.Pattern.Range())
	m := matcher{generator: g, fail: next}
	m.pattern(c.Pattern, subject)
	for _, cap := range m.captures {
		g.storeName(cap.span, cap.name, cap.r)
	}
	if c.Guard != nil {
		bound := g.test(c.Guard, false, next)
		if !g.dead {
			g.bound = bound
		}
	}
	g.stmts(c.Body)
}

// checkReachable rejects a case that always matches before another.
func (g *generator) checkReachable(c *syntax.MatchCase, last bool) {
	if c.Guard == nil && !last {
		g.checkRefutable(c.Pattern)
	}
}

// checkRefutable rejects a pattern that always matches where others follow.
func (g *generator) checkRefutable(p syntax.Pattern) {
	switch name, always := irrefutable(p); {
	case always && name != "":
		g.compiler.fail(p.Range(), "name capture '%s' makes remaining patterns unreachable", name)
	case always:
		g.compiler.fail(p.Range(), "wildcard makes remaining patterns unreachable")
	}
}

// irrefutable says whether p always matches, and the name it then binds.
func irrefutable(p syntax.Pattern) (name string, always bool) {
	switch p := p.(type) {
	case *syntax.MatchAs:
		if p.Pattern == nil {
			return p.Name, true
		}
		return irrefutable(p.Pattern)
	case *syntax.MatchOr:
		return irrefutable(p.Patterns[len(p.Patterns)-1])
	}
	return "", false
}

func isWildcard(p syntax.Pattern) bool {
	a, ok := p.(*syntax.MatchAs)
	return ok && a.Pattern == nil && a.Name == ""
}

// bind notes that name captures R[r].
func (m *matcher) bind(name string, r reg, span syntax.Span) {
	for _, c := range m.captures {
		if c.name == name {
			m.compiler.fail(span, "multiple assignments to name '%s' in pattern", name)
		}
	}
	m.captures = append(m.captures, capture{name, r, span})
}

// pattern goes to m.fail if R[subject] does not match p.
func (m *matcher) pattern(p syntax.Pattern, subject reg) {
	switch p := p.(type) {
	case *syntax.MatchValue:
		m.matchValue(p, subject)
	case *syntax.MatchSingleton:
		m.matchSingleton(p, subject)
	case *syntax.MatchSequence:
		m.matchSequence(p, subject)
	case *syntax.MatchMapping:
		m.matchMapping(p, subject)
	case *syntax.MatchClass:
		m.matchClass(p, subject)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			m.pattern(p.Pattern, subject)
		}
		if p.Name != "" {
			m.bind(p.Name, subject, p.Span)
		}
	case *syntax.MatchOr:
		m.matchOr(p, subject)
	}
}

func (m *matcher) matchValue(p *syntax.MatchValue, subject reg) {
	m.jumpCompare(p.Span, syntax.Eq, subject, p.Value, false, m.fail)
}

func (m *matcher) matchSingleton(p *syntax.MatchSingleton, subject reg) {
	m.jumpCompare(p.Span, syntax.Is, subject, p.Value, false, m.fail)
}

// require goes to m.fail unless R[t] is true.
func (m *matcher) require(span syntax.Span, t reg) {
	m.jump(span, Instr{Op: JumpIfFalse, A: t}, m.fail)
}

func (m *matcher) matchSequence(p *syntax.MatchSequence, subject reg) {
	star, bindsStar := -1, false
	for i, q := range p.Patterns {
		if s, ok := q.(*syntax.MatchStar); ok {
			if star >= 0 {
				m.compiler.fail(p.Span, "multiple starred names in sequence pattern")
			}
			star, bindsStar = i, s.Name != ""
		}
	}
	t := m.temp()
	m.emit(p.Span, Instr{Op: MatchSequence, A: t, B: subject})
	m.require(p.Span, t)
	if len(p.Patterns) != 1 || star < 0 {
		m.checkLength(p, subject, t, star)
	}
	switch {
	case m.onlyWildcards(p.Patterns):
	case star >= 0 && !bindsStar:
		m.matchItems(p, subject, t, star)
	default:
		m.matchUnpacked(p, subject, star)
	}
}

// checkLength goes to m.fail unless R[subject] has as many elements as the
// pattern wants; R[t] is left with their number.
func (m *matcher) checkLength(p *syntax.MatchSequence, subject, t reg, star int) {
	want, op := len(p.Patterns), JumpNotEqK
	if star >= 0 {
		want, op = want-1, JumpLtK
	}
	k := m.needConst(int64(want))
	m.emit(p.Span, Instr{Op: GetLen, A: t, B: subject})
	m.jump(p.Span, Instr{Op: op, A: 1, B: t, C: k}, m.fail)
}

func (m *matcher) onlyWildcards(list []syntax.Pattern) bool {
	for _, p := range list {
		if s, ok := p.(*syntax.MatchStar); ok && s.Name == "" {
			continue
		}
		if !isWildcard(p) {
			return false
		}
	}
	return true
}

// matchItems matches elements by index, since those of a *_ between them are
// of no interest. R[length] is the number of elements.
func (m *matcher) matchItems(p *syntax.MatchSequence, subject, length reg, star int) {
	for i, q := range p.Patterns {
		if i == star || isWildcard(q) {
			continue
		}
		item, index := m.temp(), m.temp()
		if i < star {
			m.load(p.Span, index, int64(i))
		} else {
			k := m.needConst(int64(len(p.Patterns) - i))
			m.emit(p.Span, Instr{Op: SubK, A: index, B: length, C: k})
		}
		m.emit(p.Span, Instr{Op: GetItem, A: item, B: subject, C: index})
		m.pattern(q, item)
	}
}

func (m *matcher) matchUnpacked(p *syntax.MatchSequence, subject reg, star int) {
	items := m.take(len(p.Patterns))
	in := Instr{Op: Unpack, A: items, B: subject, C: uint16(len(p.Patterns))}
	if star >= 0 {
		in = Instr{Op: UnpackEx, A: items, B: subject, C: uint16(star), D: int32(len(p.Patterns) - star - 1)}
	}
	m.emit(p.Span, in)
	for i, q := range p.Patterns {
		if s, ok := q.(*syntax.MatchStar); ok {
			m.bind(s.Name, items+reg(i), s.Span)
		} else {
			m.pattern(q, items+reg(i))
		}
	}
}

func (m *matcher) matchMapping(p *syntax.MatchMapping, subject reg) {
	t := m.temp()
	m.emit(p.Span, Instr{Op: MatchMapping, A: t, B: subject})
	m.require(p.Span, t)
	if n := len(p.Keys); n > 0 {
		k := m.needConst(int64(n))
		m.emit(p.Span, Instr{Op: GetLen, A: t, B: subject})
		m.jump(p.Span, Instr{Op: JumpLtK, A: 1, B: t, C: k}, m.fail)
	}
	m.checkKeys(p)
	keys := m.values(p.Keys)
	m.matchValues(p, subject, keys)
	if p.Rest != "" {
		m.matchRest(p, subject, keys)
	}
}

// checkKeys rejects literal keys that occur twice.
func (m *matcher) checkKeys(p *syntax.MatchMapping) {
	var seen orderedSet[constKey]
	for _, e := range p.Keys {
		k, ok := fold(e)
		if !ok {
			continue
		}
		if _, found := seen.add(keyOf(k)); found {
			m.compiler.fail(p.Span, "mapping pattern checks duplicate key (%s)", repr(k))
		}
	}
}

// matchValues matches the values of the keys in the registers from keys on.
func (m *matcher) matchValues(p *syntax.MatchMapping, subject, keys reg) {
	if len(p.Keys) == 0 {
		return
	}
	tuple, found := m.temp(), m.temp()
	m.emit(p.Span, Instr{Op: BuildTuple, A: tuple, B: keys, C: uint16(len(p.Keys))})
	m.emit(p.Span, Instr{Op: MatchKeys, A: found, B: subject, C: tuple})
	m.requireSome(p.Span, found)
	m.parts(p.Span, p.Patterns, found)
}

// requireSome goes to m.fail if R[t] is None.
func (m *matcher) requireSome(span syntax.Span, t reg) {
	none := m.needConst(None{})
	m.jump(span, Instr{Op: JumpIsK, A: 1, B: t, C: none}, m.fail)
}

// parts matches the elements of the tuple R[t].
func (m *matcher) parts(span syntax.Span, list []syntax.Pattern, t reg) {
	if len(list) == 0 {
		return
	}
	items := m.take(len(list))
	m.emit(span, Instr{Op: Unpack, A: items, B: t, C: uint16(len(list))})
	for i, q := range list {
		m.pattern(q, items+reg(i))
	}
}

// matchRest captures a dict of the items that no key took.
func (m *matcher) matchRest(p *syntax.MatchMapping, subject, keys reg) {
	rest := m.temp()
	m.emit(p.Span, Instr{Op: BuildDict, A: rest})
	m.emit(p.Span, Instr{Op: DictUpdate, A: rest, B: subject})
	for i := range p.Keys {
		m.emit(p.Span, Instr{Op: DelItem, A: rest, B: keys + reg(i)})
	}
	m.bind(p.Rest, rest, p.Span)
}

func (m *matcher) matchClass(p *syntax.MatchClass, subject reg) {
	names := Tuple{int64(len(p.Patterns))}
	for i, id := range p.KwNames {
		for _, other := range p.KwNames[:i] {
			if other.Name == id.Name {
				m.compiler.fail(p.KwPatterns[i].Range(), "attribute name repeated in class pattern: %s", id.Name)
			}
		}
		names = append(names, id.Name)
	}
	t := m.temp()
	class := m.value(p.Class)
	m.emit(p.Span, Instr{Op: MatchClass, A: t, B: subject, C: class, D: m.constant(names)})
	m.requireSome(p.Span, t)
	m.parts(p.Span, append(p.Patterns[:len(p.Patterns):len(p.Patterns)], p.KwPatterns...), t)
}

// matchOr tries alternatives, all of which capture the same names: the names
// end up in the same temporaries whichever matched.
func (m *matcher) matchOr(p *syntax.MatchOr, subject reg) {
	matched := m.newLabel()
	var common []capture
	last := len(p.Patterns) - 1
	for i, alt := range p.Patterns {
		sub := matcher{generator: m.generator, fail: m.fail}
		if i < last {
			m.checkRefutable(alt)
			sub.fail = m.newLabel()
		}
		sub.pattern(alt, subject)
		if i == 0 {
			common = sub.home()
		}
		m.agree(p, alt, common, sub.captures)
		if i < last {
			m.goTo(p.Span, matched)
			m.place(sub.fail)
			m.rejoin(0)
		}
	}
	m.place(matched)
	for _, c := range common {
		m.bind(c.name, c.r, c.span)
	}
}

// home gives temporaries for what the first alternative captures.
func (m *matcher) home() []capture {
	list := make([]capture, len(m.captures))
	for i, c := range m.captures {
		list[i] = capture{c.name, m.temp(), c.span}
	}
	return list
}

// agree moves what an alternative captured to where all put it.
func (m *matcher) agree(p *syntax.MatchOr, alt syntax.Pattern, common, got []capture) {
	if len(common) != len(got) {
		m.compiler.fail(p.Span, "alternative patterns bind different names")
	}
	for _, c := range common {
		found := false
		for _, other := range got {
			if other.name == c.name {
				m.move(alt.Range(), c.r, other.r)
				found = true
			}
		}
		if !found {
			m.compiler.fail(p.Span, "alternative patterns bind different names")
		}
	}
}
