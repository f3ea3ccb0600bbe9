// Package syntax reads Python: it turns a source text into the tree that the
// compiler walks, or into the error that CPython 3.14 would print.
//
// A scanner (scanner.go) makes tokens of the whole text; a parser by recursive
// descent (parser.go and the parse_*.go files, a file per part of the grammar)
// makes the tree of ast.go from them. Every node remembers its Span of source.
//
// The parser makes one pass over a correct program and knows nothing about
// likely mistakes. A program that it cannot read is parsed a second time with
// diagnose set: now each rule also looks for the mistakes that people make at
// that point (diagnose_*.go) and the first one found explains the error. When
// none is, the first token that no rule could use is "invalid syntax". What
// most of what the scanner refuses comes before either, wherever it stands,
// since CPython has it so.
//
// Failure is a panic: with an *Error where the parser knows what is wrong, and
// with a mismatch where it only knows that a rule does not fit. Both end at
// the entry points, and a mismatch also in maybe, the one place where the
// parser goes back.
//
// Start reading at ParseModule.
package syntax

import (
	"fmt"
	"strings"
)

// maxDepth bounds how deep rules may nest, and with it the stack of whoever
// walks the tree. maxChain bounds trees that are deep without nesting, such
// as a + b + c and elif after elif.
const (
	maxDepth = 2000
	maxChain = 10000
)

// parser holds the tokens and the place in them.
type parser struct {
	file *File
	scan scanned
	toks []token
	pos  int
	end  Pos // of the last token used that was not white space

	second   bool             // second pass: what fits in part is kept
	diagnose bool             // look for likely mistakes; second pass only
	furthest int              // the furthest token that a rule failed at
	element  int              // the token that the last element of the last tuple began at
	readings map[reading]bool // what plausible found
	depth    int
	lastStmt Pos // where the last complete statement of the module begins
}

// mismatch is the panic of a rule that does not fit.
type mismatch struct{}

// ParseModule parses a whole file. The error is an *Error.
func ParseModule(f *File) (*Module, error) {
	p := newParser(f, 0)
	m := &Module{Span: Span{0, Pos(len(f.Src))}, File: f}
	if err := p.run(func() { m.Body = p.module() }); err != nil {
		return nil, err
	}
	return m, nil
}

// ParseExpr parses a lone expression, as eval does. Spaces may come before
// it. The error is an *Error.
func ParseExpr(f *File) (Expr, error) {
	p := newParser(f, len(f.Src)-len(strings.TrimLeft(f.Src, " \t")))
	var e Expr
	err := p.run(func() {
		e = p.expressions()
		for p.got(tokNewline) {
		}
		p.want(tokEnd)
	})
	if err != nil {
		return nil, err
	}
	return e, nil
}

func newParser(f *File, start int) *parser {
	scan := scan(f, start)
	return &parser{file: f, scan: scan, toks: scan.toks}
}

// run parses, and after a failure parses again to find out why.
func (p *parser) run(parse func()) error {
	ok, err := p.attempt(parse)
	if ok {
		p.file.Warnings = escapeWarnings(p.file, p.toks)
		return nil
	}
	if err == nil {
		culprit := p.furthest
		p.pos, p.end, p.depth, p.second, p.diagnose = 0, 0, 0, true, true
		if _, err = p.attempt(parse); err == nil {
			err = p.plainError(p.toks[culprit])
			if p.toks[culprit].kind == tokIndent {
				return err
			}
		}
	}
	return p.preferScanError(err)
}

// attempt reports whether parse succeeded, and what it complained about.
func (p *parser) attempt(parse func()) (ok bool, err *Error) {
	defer func() {
		if r := recover(); r != nil {
			if _, is := r.(mismatch); !is {
				err = recoverError(r)
			}
		}
	}()
	parse()
	return true, nil
}

// plainError blames a token without knowing more.
func (p *parser) plainError(t token) *Error {
	e := p.errorAt(t.span(), "invalid syntax")
	e.stmt = p.lastStmt
	p.atBlockEnd(e, t)
	switch t.kind {
	case tokIndent:
		e.Kind, e.Msg = "IndentationError", "unexpected indent"
	case tokDedent:
		e.Kind, e.Msg = "IndentationError", "unexpected unindent"
	}
	return e
}

// preferScanError gives what the scanner complained about, if anything. A
// bracket never closed is only worth it if the mistake is on a later line,
// for then it is the likely cause.
func (p *parser) preferScanError(err *Error) *Error {
	worse := p.scan.pressing ||
		p.scan.unclosed && p.line(p.toks[p.furthest].start) > p.line(p.scan.err.Span.Start)
	if worse {
		return p.scan.err
	}
	return err
}

func (p *parser) line(pos Pos) int { return p.file.Position(pos).Line }

// maybe runs a rule that need not fit; if it does not, nothing has happened.
func (p *parser) maybe(rule func()) (ok bool) {
	pos, end, depth := p.pos, p.end, p.depth
	defer func() {
		if r := recover(); r != nil {
			if _, is := r.(mismatch); !is {
				panic(r)
			}
			p.pos, p.end, p.depth = pos, end, depth
		}
	}()
	rule()
	return true
}

// optional runs a rule whose absence leaves a shorter but valid text, such as
// an operator with its right side. The first pass need not go back: what
// follows would not fit either. The second must, since mistakes are told by
// the text that did fit.
func (p *parser) optional(rule func()) bool {
	if p.second {
		return p.maybe(rule)
	}
	rule()
	return true
}

// silently runs a rule that need not fit, without looking for mistakes in it.
func (p *parser) silently(rule func()) bool {
	saved := p.diagnose
	p.diagnose = false
	ok := p.maybe(rule)
	p.diagnose = saved
	return ok
}

// Tokens.

// kind is the kind of the present token. Where the scanner gave up, so does
// the parser, but only when it comes to look there.
func (p *parser) kind() tokenKind {
	kind := p.toks[p.pos].kind
	if kind == tokError {
		p.furthest = p.pos
		panic(p.scan.err)
	}
	return kind
}

// peek is the kind of the n-th token after the present one.
func (p *parser) peek(n int) tokenKind {
	if i := p.pos + n; i < len(p.toks) {
		return p.toks[i].kind
	}
	return p.toks[len(p.toks)-1].kind
}

func (p *parser) start() Pos { return p.toks[p.pos].start }

// span is the source from start to the last token used.
func (p *parser) span(start Pos) Span { return Span{start, p.end} }

func (t token) span() Span { return Span{t.start, t.end} }

func (p *parser) text(t token) string { return p.file.Src[t.start:t.end] }

// next uses the present token.
func (p *parser) next() token {
	t := p.toks[p.pos]
	if t.kind > tokDedent {
		p.end = t.end
	}
	if p.pos+1 < len(p.toks) {
		p.pos++
	}
	return t
}

func (p *parser) at(kind tokenKind) bool { return p.kind() == kind }

// atWord says that the present token is the soft keyword word.
func (p *parser) atWord(word string) bool {
	return p.at(tokName) && p.text(p.toks[p.pos]) == word
}

func (p *parser) got(kind tokenKind) bool {
	if !p.at(kind) {
		return false
	}
	p.next()
	return true
}

func (p *parser) want(kind tokenKind) token {
	if !p.at(kind) {
		p.mismatch()
	}
	return p.next()
}

// demand is want for a token that nothing else could stand for.
func (p *parser) demand(kind tokenKind, text string) token {
	if !p.at(kind) {
		p.furthest = max(p.furthest, p.pos)
		p.failNext("expected '%s'", text)
	}
	return p.next()
}

// ident uses a name.
func (p *parser) ident() Ident {
	t := p.want(tokName)
	return Ident{Span: t.span(), Name: p.name(t)}
}

// mismatch gives up on the present rule.
func (p *parser) mismatch() {
	p.furthest = max(p.furthest, p.pos)
	panic(mismatch{})
}

func (p *parser) errorAt(span Span, format string, args ...any) *Error {
	return &Error{Kind: "SyntaxError", Msg: fmt.Sprintf(format, args...), File: p.file, Span: span}
}

func (p *parser) failAt(span Span, format string, args ...any) {
	panic(p.errorAt(span, format, args...))
}

// enter counts a level of nesting; leave it with p.depth--.
func (p *parser) enter() {
	if p.depth++; p.depth > maxDepth {
		p.tooComplex()
	}
}

// chained counts a link of a chain.
func (p *parser) chained(n *int) {
	if *n++; *n > maxChain {
		p.tooComplex()
	}
}

func (p *parser) tooComplex() {
	p.failAt(p.toks[p.pos].span(), "too complex to parse; write this in smaller pieces")
}
