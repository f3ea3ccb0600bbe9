package stdlib

import (
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// reMatch is a match.
type reMatch struct {
	vm.Header
	p           *rePattern
	subject     vm.Value
	text        []rune
	spans       []int
	pos, endpos int
}

var matchType = vm.Declare("Match")

func asMatch(v vm.Value) *reMatch { return vm.As[reMatch](v) }

// group gives what a group matched, or def if it did not.
func (m *reMatch) group(n int, def vm.Value) vm.Value {
	if m.spans[2*n+1] < 0 {
		return def
	}
	return m.p.piece(m.text[m.spans[2*n]:m.spans[2*n+1]])
}

// allGroups gives all groups but the whole match.
func (m *reMatch) allGroups(def vm.Value) []vm.Value {
	all := make([]vm.Value, m.p.groups)
	for i := range all {
		all[i] = m.group(i+1, def)
	}
	return all
}

// index gives the number of a group that is named or numbered.
func (m *reMatch) index(t *vm.Thread, v vm.Value) (int, error) {
	if s, ok := v.AsStr(); ok {
		if n, known := m.p.names[s.String()]; known {
			return n, nil
		}
	} else if n, ok := v.AsInt(); ok && 0 <= n && n <= int64(m.p.groups) {
		return int(n), nil
	}
	return 0, t.Raise(vm.IndexError, "no such group")
}

func init() {
	place := func(name string, get func(m *reMatch, n int) vm.Value) *vm.Native {
		return vm.Fn(name, "group=0, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := asMatch(args[0]).index(t, args[1])
			if err != nil {
				return vm.Value{}, err
			}
			return get(asMatch(args[0]), n), nil
		})
	}
	position := func(i int) vm.Value { return vm.Int(int64(i)) }
	attr := func(name string, get func(m *reMatch) vm.Value) vm.Getter {
		return vm.Getter{Name: name, Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return get(asMatch(v)), nil }}
	}
	span := func(m *reMatch, n int) vm.Value { return vm.NewTuple(position(m.spans[2*n]), position(m.spans[2*n+1])) }
	matchType.Define(vm.TypeSpec{
		Module: "re",
		Layout: vm.LayoutOther,
		Flags:  vm.FlagFinal | vm.FlagInFull,
		Methods: []*vm.Native{
			vm.Fn("group", "*args", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				m, which := asMatch(args[0]), items(args[1])
				if len(which) == 0 {
					which = []vm.Value{vm.Int(0)}
				}
				return oneOrTuple(len(which), func(i int) (vm.Value, error) {
					n, err := m.index(t, which[i])
					if err != nil {
						return vm.Value{}, err
					}
					return m.group(n, vm.None), nil
				})
			}),
			vm.Fn("groups", "default=None", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.NewTuple(asMatch(args[0]).allGroups(args[1])...), nil
			}),
			vm.Fn("groupdict", "default=None", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				m, d := asMatch(args[0]), vm.NewDict()
				for _, name := range m.p.order {
					d.SetStr(vm.As[vm.Str](str(name)), m.group(m.p.names[name], args[1]))
				}
				return vm.Obj(d), nil
			}),
			place("start", func(m *reMatch, n int) vm.Value { return position(m.spans[2*n]) }),
			place("end", func(m *reMatch, n int) vm.Value { return position(m.spans[2*n+1]) }),
			place("span", span),
			vm.Fn("expand", "template", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				m := asMatch(args[0])
				template, err := m.p.template(t, args[1])
				if err != nil {
					return vm.Value{}, err
				}
				text, err := template(m)
				return m.p.piece(text), err
			}),
			classGetItem(),
		},
		Getters: []vm.Getter{
			attr("string", func(m *reMatch) vm.Value { return m.subject }),
			attr("re", func(m *reMatch) vm.Value { return vm.Obj(m.p) }),
			attr("pos", func(m *reMatch) vm.Value { return position(m.pos) }),
			attr("endpos", func(m *reMatch) vm.Value { return position(m.endpos) }),
			attr("lastindex", func(m *reMatch) vm.Value {
				if n := m.last(); n > 0 {
					return position(n)
				}
				return vm.None
			}),
			attr("lastgroup", func(m *reMatch) vm.Value {
				for name, n := range m.p.names {
					if n == m.last() {
						return str(name)
					}
				}
				return vm.None
			}),
			attr("regs", func(m *reMatch) vm.Value {
				all := make([]vm.Value, m.p.groups+1)
				for i := range all {
					all[i] = span(m, i)
				}
				return vm.NewTuple(all...)
			}),
		},
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v vm.Value) (string, error) {
				m := asMatch(v)
				s, err := t.Repr(m.group(0, vm.None))
				return "<re.Match object; span=(" + strconv.Itoa(m.spans[0]) + ", " + strconv.Itoa(m.spans[1]) + "), match=" + s + ">", err
			},
			GetItem: func(t *vm.Thread, v, key vm.Value) (vm.Value, error) {
				n, err := asMatch(v).index(t, key)
				if err != nil {
					return vm.Value{}, err
				}
				return asMatch(v).group(n, vm.None), nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				visit(vm.Obj(asMatch(v).p))
				visit(asMatch(v).subject)
			},
		},
	})
}

// last gives the group that was closed last: of those that end last the
// outermost.
func (m *reMatch) last() int {
	best := 0
	for n := 1; n <= m.p.groups; n++ {
		if end := m.spans[2*n+1]; end >= 0 && (best == 0 || end > m.spans[2*best+1]) {
			best = n
		}
	}
	return best
}

// A templatePart is literal text, or a group.
type templatePart struct {
	text  []rune
	group int // -1: text
}

// template compiles the replacement text of sub and expand.
func (p *rePattern) template(t *vm.Thread, v vm.Value) (func(m *reMatch) ([]rune, error), error) {
	source, err := p.runes(t, v)
	if err != nil {
		return nil, err
	}
	parser := &reParser{pattern: source, bytes: p.bytes, groups: p.groups, names: p.names}
	parts, failure := parser.template()
	if failure != nil {
		if failure.pos < 0 {
			return nil, t.Raise(vm.IndexError, "%s", failure.message)
		}
		_, err := t.Call(p.fail, str(failure.message), v, vm.Int(int64(failure.pos)))
		return nil, err
	}
	return func(m *reMatch) ([]rune, error) {
		size := 0
		for _, part := range parts {
			if size += len(part.text); part.group >= 0 {
				size += m.spans[2*part.group+1] - m.spans[2*part.group]
			}
		}
		if err := t.Alloc(4 * size); err != nil {
			return nil, err
		}
		out := make([]rune, 0, size)
		for _, part := range parts {
			if part.group < 0 {
				out = append(out, part.text...)
			} else if m.spans[2*part.group+1] >= 0 {
				out = append(out, m.text[m.spans[2*part.group]:m.spans[2*part.group+1]]...)
			}
		}
		return out, nil
	}, nil
}

func (p *reParser) template() (parts []templatePart, failure *reError) {
	defer func() {
		if e, ok := recover().(*reError); ok {
			failure = e
		} else if e != nil {
			panic(e)
		}
	}()
	text := func(rs ...rune) {
		if n := len(parts); n > 0 && parts[n-1].group < 0 {
			parts[n-1].text = append(parts[n-1].text, rs...)
			return
		}
		parts = append(parts, templatePart{rs, -1})
	}
	for p.more() {
		start := p.pos
		c := p.peek()
		p.pos++
		if c != '\\' {
			text(c)
			continue
		}
		if !p.more() {
			p.fail(start, "bad escape (end of pattern)")
		}
		c = p.peek()
		p.pos++
		switch {
		case c == 'g':
			parts = append(parts, templatePart{nil, p.templateGroup()})
		case c == '0':
			text(p.charEscape(start, c, false))
		case '1' <= c && c <= '9':
			p.pos--
			if node := p.templateNumber(); node.op == reChar {
				text(node.r)
			} else {
				parts = append(parts, templatePart{nil, node.n})
			}
		case strings.ContainsRune("abfnrtv", c):
			text(rune("\a\b\f\n\r\t\v"[strings.IndexRune("abfnrtv", c)]))
		case c == '\\':
			text(c)
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			p.fail(start, "bad escape \\%c", c)
		default:
			text('\\', c)
		}
	}
	return parts, nil
}

// templateNumber reads \1 … \99.
func (p *reParser) templateNumber() *reNode {
	start := p.pos
	n := int(p.peek() - '0')
	p.pos++
	if '0' <= p.peek() && p.peek() <= '9' {
		n = n*10 + int(p.peek()-'0')
		p.pos++
	}
	if n > p.groups {
		p.fail(start, "invalid group reference %d", n)
	}
	return &reNode{op: reBackRef, n: n}
}

// templateGroup reads \g<name>.
func (p *reParser) templateGroup() int {
	if !p.accept("<") {
		p.fail(p.pos, "missing <")
	}
	at := p.pos
	name := p.until('>', "group name")
	n, err := strconv.Atoi(name)
	switch {
	case err == nil && n > p.groups:
		p.fail(at, "invalid group reference %d", n)
	case err != nil && !isIdentifier(name):
		p.fail(at, "bad character in group name '%s'", name)
	case err != nil:
		known := false
		if n, known = p.names[name]; !known {
			p.fail(-1, "unknown group name '%s'", name)
		}
	}
	return n
}
