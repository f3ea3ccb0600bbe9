package vm

import (
	"fmt"
	"strings"
)

// Tracebacks as text, as CPython prints them.

const tracebackHeader = "Traceback (most recent call last):\n"

const (
	causeMessage   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextMessage = "\nDuring handling of the above exception, another exception occurred:\n\n"
)

// FormatException gives what is printed for an uncaught exception: with the
// exceptions that led to it, if chain.
func (t *Thread) FormatException(e *Exc, chain bool) string {
	return t.FormatExceptionFrames(e, chain, t.FormatTraceback)
}

// excPrinter prints exceptions; what is in groups it indents behind a margin.
type excPrinter struct {
	t     *Thread
	b     strings.Builder
	chain bool
	// frames gives the text of a traceback's entries.
	frames func(tb *Traceback) string
	seen   map[*Exc]bool
	depth  int  // of groups
	close  bool // the box of the innermost group is still open
}

const (
	maxGroupWidth = 15
	maxGroupDepth = 10
)

// emit writes text behind the margin of the groups around it.
func (p *excPrinter) emit(text, margin string) {
	if p.depth == 0 {
		p.b.WriteString(text)
		return
	}
	indent := strings.Repeat(" ", 2*p.depth) + margin + " "
	for _, line := range strings.SplitAfter(text, "\n") {
		if line != "" {
			p.b.WriteString(indent)
			p.b.WriteString(line)
		}
	}
}

// chained is an exception with the message that joins it to the next.
type chained struct {
	exc     *Exc
	message string
}

func (p *excPrinter) print(e *Exc) {
	links := p.links(e)
	for i := len(links) - 1; i >= 0; i-- {
		if links[i].message != "" {
			p.emit(links[i].message, "|")
		}
		p.printOne(links[i].exc)
	}
}

// links gives the chain of exceptions from e back to the first; a message
// stands with the exception that it precedes.
func (p *excPrinter) links(e *Exc) []chained {
	var links []chained
	for e != nil {
		p.seen[e] = true
		next, message := p.before(e)
		links = append(links, chained{e, message})
		e = next
	}
	return links
}

// before gives the exception that is to be printed before e.
func (p *excPrinter) before(e *Exc) (*Exc, string) {
	if !p.chain {
		return nil, ""
	}
	if cause := e.Cause(); cause != nil {
		if p.seen[cause] {
			return nil, ""
		}
		return cause, causeMessage
	}
	if e.context != nil && !e.suppress && !p.seen[e.context] {
		return e.context, contextMessage
	}
	return nil, ""
}

// printOne prints an exception without its chain.
func (p *excPrinter) printOne(e *Exc) {
	inner := e.Exceptions()
	if inner == nil {
		if e.tb != nil {
			p.emit(tracebackHeader, "|")
			p.emit(p.frames(e.tb), "|")
		}
		p.emit(p.t.FormatExceptionOnly(e), "|")
		return
	}
	if p.depth > maxGroupDepth {
		p.emit(fmt.Sprintf("... (max_group_depth is %d)\n", maxGroupDepth), "|")
		return
	}
	p.printGroup(e, inner)
}

func (p *excPrinter) printGroup(e *Exc, inner []*Exc) {
	outermost := p.depth == 0
	if outermost {
		p.depth++
	}
	if e.tb != nil {
		margin := "|"
		if outermost {
			margin = "+"
		}
		p.emit("Exception Group "+tracebackHeader, margin)
		p.emit(p.frames(e.tb), "|")
	}
	p.emit(p.t.FormatExceptionOnly(e), "|")
	shown := min(len(inner), maxGroupWidth+1)
	p.close = false
	for i := 0; i < shown; i++ {
		last := i == shown-1
		if last {
			// The box that is closed is the one of the innermost last exception.
			p.close = true
		}
		p.printMember(inner, i)
		if last && p.close {
			p.b.WriteString(strings.Repeat(" ", 2*p.depth) + "  +------------------------------------\n")
			p.close = false
		}
	}
	if outermost {
		p.depth = 0
	}
}

// printMember prints member i of a group under its rule.
func (p *excPrinter) printMember(inner []*Exc, i int) {
	title := "..."
	if i < maxGroupWidth {
		title = fmt.Sprint(i + 1)
	}
	corner := "+"
	if i == 0 {
		corner = "+-+"
	}
	indent := strings.Repeat(" ", 2*p.depth)
	if i > 0 {
		indent += "  "
	}
	p.b.WriteString(indent + corner + "---------------- " + title + " ----------------\n")
	p.depth++
	if i < maxGroupWidth {
		p.print(inner[i])
	} else {
		rest := len(inner) - maxGroupWidth
		p.emit(fmt.Sprintf("and %d more exception%s\n", rest, plural(rest)), "|")
	}
	p.depth--
}

// FormatExceptionOnly gives the last line of a traceback, with notes.
func (t *Thread) FormatExceptionOnly(e *Exc) string {
	var b strings.Builder
	if e.typ.IsSubtype(SyntaxError) {
		b.WriteString(t.formatSyntaxError(e))
	} else {
		b.WriteString(excLine(e.typ.excName(), t.safeText(e)+t.suggestion(e)))
	}
	b.WriteString(t.formatNotes(e))
	return b.String()
}

func excLine(name, text string) string {
	if text == "" {
		return name + "\n"
	}
	return name + ": " + text + "\n"
}

// excName is how tracebacks name a class.
func (cls *Type) excName() string {
	if m := cls.module(); m != "" && m != "builtins" && m != "__main__" {
		return m + "." + cls.QualName
	}
	return cls.QualName
}

// safeText gives str(e), whatever that does.
func (t *Thread) safeText(e *Exc) string {
	s, err := t.Str(Obj(e))
	if err != nil {
		return "<exception str() failed>"
	}
	return s
}

func (t *Thread) formatNotes(e *Exc) string {
	notes := e.attrs.get(nameNotes)
	if notes.p == nil {
		return ""
	}
	if l := notes.Type().Layout; l != LayoutList && l != LayoutTuple {
		s, err := t.Repr(notes)
		if err != nil {
			s = "<__notes__ repr() failed>"
		}
		return s + "\n"
	}
	items, err := t.ToList(notes)
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, n := range items {
		s, err := t.Str(n)
		if err != nil {
			s = "<note str() failed>"
		}
		b.WriteString(s + "\n")
	}
	return b.String()
}

// formatSyntaxError shows the place in the source that a SyntaxError names.
func (t *Thread) formatSyntaxError(e *Exc) string {
	msg, err := t.Str(e.Field("msg"))
	if err != nil || e.Field("msg").IsNone() {
		msg = "<no detail available>"
	}
	name := e.typ.excName()
	line, ok := e.Field("lineno").AsInt()
	if !ok {
		return excLine(name, msg)
	}
	var b strings.Builder
	file := "<string>"
	if s, ok := e.Field("filename").AsStr(); ok {
		file = s.s
	}
	fmt.Fprintf(&b, "  File \"%s\", line %d\n", file, line)
	if text, ok := e.Field("text").AsStr(); ok {
		b.WriteString(syntaxErrorMark(e, text.s))
	}
	return b.String() + excLine(name, msg)
}

// syntaxErrorMark gives the line of a SyntaxError with carets below it.
func syntaxErrorMark(e *Exc, text string) string {
	text = strings.TrimRight(text, "\n")
	shown := strings.TrimLeft(text, " \n\f")
	indent := countRunes(text) - countRunes(shown)
	out := "    " + shown + "\n"
	start, ok := e.Field("offset").AsInt()
	if !ok {
		return out
	}
	end, ok := e.Field("end_offset").AsInt()
	line, _ := e.Field("lineno").AsInt()
	if endLine, okLine := e.Field("end_lineno").AsInt(); !ok || okLine && endLine != line {
		end = int64(countRunes(text)) + 1
		if !okLine {
			end = start
		}
	}
	if start < 1 {
		start = 1
	}
	if end <= start {
		end = start + 1
	}
	at := int(start) - 1 - indent
	if at < 0 {
		return out
	}
	var b strings.Builder
	for i, r := range []rune(shown) {
		if i >= at {
			break
		}
		if r == '\t' {
			b.WriteRune(r)
		} else {
			b.WriteByte(' ')
		}
	}
	for b.Len() < at {
		b.WriteByte(' ')
	}
	return out + "    " + b.String() + strings.Repeat("^", int(end-start)) + "\n"
}

// tracebackLine is one frame of a traceback or stack.
type tracebackLine struct {
	code *Code
	pc   int32
}

// repeatedLines is how often a line of a recursion is shown.
const repeatedLines = 3

// FormatTraceback gives the frames of a traceback, outermost first.
func (t *Thread) FormatTraceback(tb *Traceback) string {
	var lines []tracebackLine
	for ; tb != nil; tb = tb.next {
		lines = append(lines, tracebackLine{tb.code, tb.pc})
	}
	return formatLines(lines)
}

// FormatStack gives the frames that are running, outermost first.
func (t *Thread) FormatStack() string {
	var lines []tracebackLine
	for f := t.frame; f != nil; f = f.back {
		if f.code.File != nil {
			lines = append([]tracebackLine{{f.code, f.pc - 1}}, lines...)
		}
	}
	return formatLines(lines)
}

func formatLines(lines []tracebackLine) string {
	var b strings.Builder
	count := 0
	for i, l := range lines {
		if i > 0 && l.samePlace(lines[i-1]) {
			count++
		} else {
			b.WriteString(repeatedNote(count))
			count = 1
		}
		if count <= repeatedLines {
			b.WriteString(l.format())
		}
	}
	b.WriteString(repeatedNote(count))
	return b.String()
}

func repeatedNote(count int) string {
	if count -= repeatedLines; count > 0 {
		return fmt.Sprintf("  [Previous line repeated %d more time%s]\n", count, plural(count))
	}
	return ""
}

func (l tracebackLine) samePlace(m tracebackLine) bool {
	return l.code.fileName() == m.code.fileName() && l.code.lineAt(l.pc) == m.code.lineAt(m.pc) && l.code.Name == m.code.Name
}

// format gives the frame's place, its source and carets.
func (l tracebackLine) format() string {
	head := fmt.Sprintf("  File \"%s\", line %d, in %s\n", l.code.fileName(), l.code.lineAt(l.pc), l.code.Name)
	if l.code.File == nil || l.code.hidden() {
		return head
	}
	return head + sourceExcerpt(l.code.File, l.code.spanAt(l.pc))
}

// hidden says whether the source of the code is not shown: code that is not
// in a file that a program could read.
func (c *Code) hidden() bool {
	return isPseudoFile(c.File.Name)
}

// isPseudoFile says whether the name is no file's: "<string>".
func isPseudoFile(name string) bool {
	return strings.HasPrefix(name, "<") && strings.HasSuffix(name, ">")
}
