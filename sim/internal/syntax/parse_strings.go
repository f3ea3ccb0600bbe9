package syntax

import "strings"

// Strings: adjacent literals are one, and an f-string among them makes the
// whole an f-string.

// strings parses one or more adjacent string literals.
func (p *parser) strings() Expr {
	if p.at(tokString) && p.peek(1) != tokString && p.peek(1) != tokFStart {
		t := p.next()
		value, isBytes := p.decodeString(t)
		return &Constant{Span: t.span(), Kind: stringKind(isBytes), Str: value}
	}
	start := p.start()
	b := fstringBuilder{}
	literals, bytes := 0, 0
	for p.at(tokString) || p.at(tokFStart) {
		literals++
		if p.at(tokFStart) {
			p.fstring(&b)
			continue
		}
		t := p.next()
		value, isBytes := p.decodeString(t)
		if isBytes {
			bytes++
		}
		b.addText(value, t.span())
	}
	if bytes > 0 && bytes < literals {
		p.failAt(p.toks[p.pos].span(), "cannot mix bytes and nonbytes literals")
	}
	return b.result(p.span(start), bytes > 0)
}

func stringKind(isBytes bool) ConstKind {
	if isBytes {
		return ConstBytes
	}
	return ConstStr
}

// fstringBuilder gathers the parts of an f-string and merges its texts.
type fstringBuilder struct {
	parts     []Expr
	formatted bool // an f-string took part, even if without fields
	text      strings.Builder
	textSpan  Span
	hasText   bool
	err       string // the first bad escape, told when the literal is over
}

func (b *fstringBuilder) addText(text string, span Span) {
	if !b.hasText {
		b.hasText, b.textSpan = true, span
	}
	b.textSpan.End = span.End
	b.text.WriteString(text)
}

// flush turns the text gathered into a part.
func (b *fstringBuilder) flush() {
	if b.hasText && b.text.Len() > 0 {
		b.parts = append(b.parts, &Constant{Span: b.textSpan, Kind: ConstStr, Str: b.text.String()})
	}
	b.text.Reset()
	b.hasText = false
}

func (b *fstringBuilder) addField(v *FormattedValue) {
	b.flush()
	b.parts = append(b.parts, v)
}

func (b *fstringBuilder) result(span Span, isBytes bool) Expr {
	if !b.formatted {
		return &Constant{Span: span, Kind: stringKind(isBytes), Str: b.text.String()}
	}
	return &FString{Span: span, Parts: b.finish()}
}

func (b *fstringBuilder) finish() []Expr {
	b.flush()
	return b.parts
}

// fstring parses one f-string literal into b.
func (p *parser) fstring(b *fstringBuilder) {
	b.formatted = true
	open := p.next()
	raw := strings.ContainsAny(p.text(open), "rR")
	for {
		switch p.kind() {
		case tokFMiddle:
			p.fstringText(b, raw, false)
		case tokLBrace:
			p.replacement(b, raw)
		default:
			end := p.want(tokFEnd)
			if b.err != "" {
				p.failAt(end.span(), "%s", b.err)
			}
			return
		}
	}
}

// fstringText decodes text of an f-string into b. Outside of format specs a
// doubled brace is a brace.
func (p *parser) fstringText(b *fstringBuilder, raw, inSpec bool) {
	t := p.next()
	text := p.text(t)
	if !raw {
		value, err := unescape(text)
		if err != nil && b.err == "" {
			b.err = err.describe(text)
		}
		text = value
	}
	if !inSpec {
		text = doubledBraces.Replace(text)
	}
	b.addText(text, t.span())
}

var doubledBraces = strings.NewReplacer("{{", "{", "}}", "}")

// replacement parses {value=!r:spec}.
func (p *parser) replacement(b *fstringBuilder, raw bool) {
	open := p.next()
	if p.diagnose {
		p.diagnoseFieldStart()
	}
	v := &FormattedValue{}
	if !p.optional(func() { v.Value = p.fieldValue() }) && p.diagnose {
		p.failNext("f-string: expecting a valid expression after '{'")
	}
	debug := p.got(tokAssign)
	if debug {
		text := Span{open.end, p.start()}
		b.addText(p.file.Text(text), text)
	}
	if p.diagnose {
		p.diagnoseFieldEnd(debug)
	}
	if p.at(tokBang) {
		v.Conversion = p.conversion()
	}
	if p.got(tokFColon) {
		v.Spec = p.formatSpec(raw)
	}
	if debug && v.Conversion == 0 && v.Spec == nil {
		v.Conversion = 'r'
	}
	p.want(tokRBrace)
	v.Span = p.span(open.start)
	b.addField(v)
}

// fieldValue is what may stand in the braces of an f-string.
func (p *parser) fieldValue() Expr {
	if p.at(kwYield) {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

func (p *parser) conversion() byte {
	bang := p.next()
	if !p.at(tokName) {
		if p.diagnose {
			p.diagnoseConversion()
		}
		p.mismatch()
	}
	if p.start() != bang.end {
		p.failAt(Span{bang.start, p.toks[p.pos].end}, "f-string: conversion type must come right after the exclamation mark")
	}
	t := p.next()
	name := p.text(t)
	if name != "r" && name != "s" && name != "a" {
		p.failAt(t.span(), "f-string: invalid conversion character '%s': expected 's', 'r', or 'a'", name)
	}
	if p.diagnose {
		p.diagnoseAfterConversion()
	}
	return name[0]
}

// formatSpec parses what follows the colon of a field, up to its brace.
func (p *parser) formatSpec(raw bool) *FString {
	start := p.end
	b := fstringBuilder{}
	for {
		switch p.kind() {
		case tokFMiddle:
			p.fstringText(&b, raw, true)
		case tokLBrace:
			p.replacement(&b, raw)
		default:
			if p.diagnose {
				p.diagnoseFieldClose()
			}
			if b.err != "" {
				p.failNext("%s", b.err)
			}
			return &FString{Span: p.span(start), Parts: b.finish()}
		}
	}
}
