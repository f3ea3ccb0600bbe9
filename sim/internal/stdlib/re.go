package stdlib

import (
	"strings"
	"unicode/utf8"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// reCore is the part of re that is in Go: _re. The Python half has the flags,
// the cache of patterns and the functions of the module.
var reCore = stateless("_re", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		patternType, matchType,
		vm.Fn("compile", "pattern, flags, fail, /", rePatternOf),
	}
})

// rePattern is a compiled regular expression.
type rePattern struct {
	vm.Header
	source vm.Value // str or bytes
	bytes  bool
	flags  int
	groups int
	names  map[string]int
	order  []string
	step   reStep
	fail   vm.Value // raises PatternError of a message, a pattern and a position
}

var patternType = vm.Declare("Pattern")

func asPattern(v vm.Value) *rePattern { return vm.As[rePattern](v) }

// rePatternOf compiles a pattern.
func rePatternOf(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	p := &rePattern{Header: vm.MakeHeader(patternType), source: args[0], fail: args[2]}
	_, isStr := args[0].AsStr()
	p.bytes = !isStr
	runes, err := p.runes(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	flags, err := intArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if isStr && flags&reASCII == 0 {
		flags |= reUnicode
	}
	given := int(flags)
	if p.bytes {
		flags |= reASCII // in the tree: the classes are those of ASCII
	}
	node, parsed, failure := parseRegexp(runes, int(flags), p.bytes)
	if e, ok := failure.(*reError); ok {
		pos := vm.None
		if e.pos >= 0 {
			pos = vm.Int(int64(e.pos))
		}
		_, err := t.Call(p.fail, str(e.message), args[0], pos)
		return vm.Value{}, err
	}
	p.flags = given | parsed.flags&^int(flags)
	if p.flags&reASCII != 0 {
		p.flags &^= reUnicode
	}
	p.groups, p.names, p.order = parsed.groups, parsed.names, parsed.order
	p.step = node.compile()
	return vm.Obj(p), nil
}

// runes gives a subject or pattern as characters: of a str its code points, of
// bytes the bytes.
func (p *rePattern) runes(t *vm.Thread, v vm.Value) ([]rune, error) {
	s, isStr := v.AsStr()
	if isStr {
		if p.bytes {
			return nil, t.Raise(vm.TypeError, "cannot use a bytes pattern on a string-like object")
		}
		if err := t.Alloc(4 * s.Len()); err != nil {
			return nil, err
		}
		return []rune(s.String()), nil
	}
	b, ok := bytesOf(t, v)
	if !ok {
		return nil, t.Raise(vm.TypeError, "expected string or bytes-like object, got '%s'", v.Type().Name)
	}
	if !p.bytes {
		return nil, t.Raise(vm.TypeError, "cannot use a string pattern on a bytes-like object")
	}
	runes := make([]rune, len(b))
	for i := range len(b) {
		runes[i] = rune(b[i])
	}
	return runes, t.Alloc(4 * len(b))
}

// piece makes a str or bytes of characters.
func (p *rePattern) piece(runes []rune) vm.Value {
	if !p.bytes {
		return str(string(runes))
	}
	b := make([]byte, len(runes))
	for i, r := range runes {
		b[i] = byte(r)
	}
	return vm.NewBytes(string(b))
}

// A scan is a search through one text, match by match.
type scan struct {
	p       *rePattern
	subject vm.Value
	text    []rune
	from    int
	start   int // where the first search began, for Match.pos
	end     int
	advance bool // the last match was empty: the next must get on
	mode    scanMode
}

type scanMode uint8

const (
	scanSearch scanMode = iota
	scanMatch           // only at the beginning
	scanFull            // and the whole text
)

func (p *rePattern) scan(t *vm.Thread, subject, pos, endpos vm.Value, mode scanMode) (*scan, error) {
	text, err := p.runes(t, subject)
	if err != nil {
		return nil, err
	}
	s := &scan{p: p, subject: subject, text: text, end: len(text), mode: mode}
	if given(pos) {
		n, err := intArg(t, pos)
		if err != nil {
			return nil, err
		}
		s.from = int(max(0, min(n, int64(len(text)))))
	}
	if given(endpos) {
		n, err := intArg(t, endpos)
		if err != nil {
			return nil, err
		}
		s.end = int(max(0, min(n, int64(len(text)))))
	}
	s.start = s.from
	return s, nil
}

// next gives the next match, nil if there is none.
func (s *scan) next(t *vm.Thread) (*reMatch, error) {
	m := &matcher{t: t, text: s.text, end: s.end, groups: make([]int, 2*(s.p.groups+1))}
	for at := s.from; at <= s.end; at++ {
		for i := range m.groups {
			m.groups[i] = -1
		}
		stop := -1
		found := s.p.step(m, at, func(end int) bool {
			if s.mode == scanFull && end != s.end || s.advance && end == s.from {
				return false
			}
			stop = end
			return true
		})
		if m.err != nil {
			return nil, m.err
		}
		if found {
			m.groups[0], m.groups[1] = at, stop
			s.from, s.advance = stop, stop == at
			return &reMatch{Header: vm.MakeHeader(matchType), p: s.p, subject: s.subject, text: s.text,
				spans: m.groups, pos: s.start, endpos: s.end}, nil
		}
		if s.mode != scanSearch {
			break
		}
		if err := t.Spend(1); err != nil {
			return nil, err
		}
	}
	s.from = s.end + 1
	return nil, nil
}

// matchSize is what a match may leave behind: a str or two, and their places in a list.
const matchSize = 8 * valueSize

// each calls f for every match, at most limit of them unless that is 0.
func (s *scan) each(t *vm.Thread, limit int64, f func(m *reMatch) error) error {
	memory := t.Build()
	defer memory.Release()
	for n := int64(0); limit == 0 || n < limit; n++ {
		m, err := s.next(t)
		if m == nil || err != nil {
			return err
		}
		if err := memory.Add(matchSize); err != nil {
			return err
		}
		if err := f(m); err != nil {
			return err
		}
	}
	return nil
}

func init() {
	one := func(name string, mode scanMode) *vm.Native {
		return vm.Fn(name, "string, pos=0, endpos=9223372036854775807", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			s, err := asPattern(args[0]).scan(t, args[1], args[2], args[3], mode)
			if err != nil {
				return vm.Value{}, err
			}
			m, err := s.next(t)
			if m == nil {
				return vm.None, err
			}
			return vm.Obj(m), nil
		})
	}
	patternType.Define(vm.TypeSpec{
		Module: "re",
		Layout: vm.LayoutOther,
		Flags:  vm.FlagFinal | vm.FlagInFull,
		Methods: []*vm.Native{
			one("search", scanSearch), one("match", scanMatch), one("fullmatch", scanFull),
			vm.Fn("findall", "string, pos=0, endpos=9223372036854775807", patternFindAll),
			vm.Fn("finditer", "string, pos=0, endpos=9223372036854775807", patternFindIter),
			vm.Fn("split", "string, maxsplit=0", patternSplit),
			vm.Fn("sub", "repl, string, count=0", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				text, _, err := asPattern(args[0]).substitute(t, args)
				return text, err
			}),
			vm.Fn("subn", "repl, string, count=0", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				text, n, err := asPattern(args[0]).substitute(t, args)
				if err != nil {
					return vm.Value{}, err
				}
				return vm.NewTuple(text, vm.Int(n)), nil
			}),
			classGetItem(),
			vm.Fn("__copy__", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) { return args[0], nil }),
			vm.Fn("__deepcopy__", "memo, /", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) { return args[0], nil }),
		},
		Getters: []vm.Getter{
			{Name: "pattern", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return asPattern(v).source, nil }},
			{Name: "flags", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.Int(int64(asPattern(v).flags)), nil }},
			{Name: "groups", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.Int(int64(asPattern(v).groups)), nil }},
			{Name: "groupindex", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				d := vm.NewDict()
				for _, name := range asPattern(v).order {
					d.SetStr(vm.As[vm.Str](str(name)), vm.Int(int64(asPattern(v).names[name])))
				}
				return vm.Obj(d), nil
			}},
		},
		Slots: vm.Slots{
			Repr: patternRepr,
			Hash: func(t *vm.Thread, v vm.Value) (int64, error) { return t.Hash(asPattern(v).source) },
			Compare: func(t *vm.Thread, v, w vm.Value, op syntax.CompareOp) (vm.Value, error) {
				if w.Type() != patternType || op != syntax.Eq && op != syntax.NotEq {
					return vm.NotImplemented, nil
				}
				p, q := asPattern(v), asPattern(w)
				same, err := t.Equal(p.source, q.source)
				return vm.Bool((same && p.flags == q.flags && p.bytes == q.bytes) == (op == syntax.Eq)), err
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				visit(asPattern(v).source)
				visit(asPattern(v).fail)
			},
		},
	})
}

// patternRepr shows the flags by name.
func patternRepr(t *vm.Thread, v vm.Value) (string, error) {
	p := asPattern(v)
	s, err := t.Repr(p.source)
	if err != nil {
		return "", err
	}
	if rs := []rune(s); len(rs) > 200 {
		s = string(rs[:200])
	}
	var names []string
	for _, f := range []struct {
		flag int
		name string
	}{{reIgnoreCase, "IGNORECASE"}, {reLocale, "LOCALE"}, {reMultiLine, "MULTILINE"}, {reDotAll, "DOTALL"}, {reVerbose, "VERBOSE"}, {reDebug, "DEBUG"}, {reASCII, "ASCII"}} {
		if p.flags&f.flag != 0 {
			names = append(names, "re."+f.name)
		}
	}
	if len(names) > 0 {
		s += ", " + strings.Join(names, "|")
	}
	return "re.compile(" + s + ")", nil
}

func patternFindAll(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	p := asPattern(args[0])
	s, err := p.scan(t, args[1], args[2], args[3], scanSearch)
	if err != nil {
		return vm.Value{}, err
	}
	empty := p.piece(nil)
	var found []vm.Value
	err = s.each(t, 0, func(m *reMatch) error {
		switch p.groups {
		case 0, 1:
			found = append(found, m.group(p.groups, empty))
		default:
			found = append(found, vm.NewTuple(m.allGroups(empty)...))
		}
		return nil
	})
	return list(found), err
}

var callableIteratorType = newIterType("callable_iterator", "", func(t *vm.Thread, _ []vm.Value) (*iterator, error) {
	return nil, t.Raise(vm.TypeError, "cannot create 'callable_iterator' instances")
})

func patternFindIter(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	s, err := asPattern(args[0]).scan(t, args[1], args[2], args[3], scanSearch)
	if err != nil {
		return vm.Value{}, err
	}
	it := with(func(t *vm.Thread) (vm.Value, error) {
		m, err := s.next(t)
		if m == nil {
			return vm.Value{}, err
		}
		return vm.Obj(m), nil
	}, args[0], args[1])
	it.Header = vm.MakeHeader(callableIteratorType)
	return vm.Obj(it), nil
}

func patternSplit(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	p := asPattern(args[0])
	s, err := p.scan(t, args[1], vm.None, vm.None, scanSearch)
	if err != nil {
		return vm.Value{}, err
	}
	limit, err := intArg(t, args[2])
	if err != nil {
		return vm.Value{}, err
	}
	var parts []vm.Value
	last := 0
	if limit >= 0 {
		err = s.each(t, limit, func(m *reMatch) error {
			parts = append(parts, p.piece(s.text[last:m.spans[0]]))
			parts = append(parts, m.allGroups(vm.None)...)
			last = m.spans[1]
			return nil
		})
	}
	return list(append(parts, p.piece(s.text[last:]))), err
}

// substitute is sub: it gives the new text and the number of replacements.
func (p *rePattern) substitute(t *vm.Thread, args []vm.Value) (vm.Value, int64, error) {
	s, err := p.scan(t, args[2], vm.None, vm.None, scanSearch)
	if err != nil {
		return vm.Value{}, 0, err
	}
	limit, err := intArg(t, args[3])
	if err != nil {
		return vm.Value{}, 0, err
	}
	replace, err := p.replacer(t, args[1])
	if err != nil {
		return vm.Value{}, 0, err
	}
	var out []rune
	memory := t.Build()
	defer memory.Release()
	last, n := 0, int64(0)
	if limit >= 0 {
		err = s.each(t, limit, func(m *reMatch) error {
			with, err := replace(m)
			if err != nil {
				return err
			}
			if out, err = vm.Extend(&memory, out, m.spans[0]-last+len(with)); err != nil {
				return err
			}
			out = append(append(out, s.text[last:m.spans[0]]...), with...)
			last = m.spans[1]
			n++
			return nil
		})
	}
	if err == nil {
		out, err = vm.Extend(&memory, out, len(s.text)-last)
	}
	if err != nil {
		return vm.Value{}, 0, err
	}
	out = append(out, s.text[last:]...)
	if err := t.Alloc(textSize(out)); err != nil {
		return vm.Value{}, 0, err
	}
	return p.piece(out), n, nil
}

// textSize gives the bytes of characters as a str.
func textSize(chars []rune) (n int) {
	for _, r := range chars {
		n += max(utf8.RuneLen(r), 1)
	}
	return n
}

// replacer makes what gives the replacement of a match: a function of the
// program, or a template.
func (p *rePattern) replacer(t *vm.Thread, repl vm.Value) (func(m *reMatch) ([]rune, error), error) {
	if repl.Type().Call == nil {
		template, err := p.template(t, repl)
		return template, err
	}
	return func(m *reMatch) ([]rune, error) {
		v, err := t.Call(repl, vm.Obj(m))
		if err != nil {
			return nil, err
		}
		if v.IsNone() {
			return nil, nil
		}
		if _, isStr := v.AsStr(); isStr == p.bytes {
			kind := [...]string{"str instance", "a bytes-like object"}[btoi(p.bytes)]
			return nil, t.Raise(vm.TypeError, "sequence item 0: expected %s, %s found", kind, v.Type().Name)
		}
		return p.runes(t, v)
	}, nil
}
