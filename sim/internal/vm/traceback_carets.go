package vm

import (
	"strings"
	"unicode/utf8"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// The source below a frame in a traceback: the lines of the instruction's
// source, indentation removed, with a line of carets below each that tells which part is
// meant. In an operation, a subscript and a call, ~ marks the operands and ^ the
// operator, brackets or arguments.

// excerpt is the stretch of source to be shown. Columns count characters.
type excerpt struct {
	lines      []string // dedented
	start, end int      // columns: start in the first line, end in the last
}

// anchors say where in the excerpt ^ stands between ~.
type anchors struct {
	leftLine, leftCol   int // where ^ begins
	rightLine, rightCol int // where it ends
}

// sourceExcerpt gives what is printed below a frame.
func sourceExcerpt(f *syntax.File, span syntax.Span) string {
	x, ok := newExcerpt(f, span)
	if !ok {
		return ""
	}
	if strings.TrimSpace(strings.Join(x.lines, "")) == "" {
		return ""
	}
	a := x.anchors()
	return x.render(a, x.wantsCarets(a))
}

func newExcerpt(f *syntax.File, span syntax.Span) (excerpt, bool) {
	from, to := f.Position(span.Start), f.Position(span.End)
	if from.Line < 1 || from.Line > f.NumLines() {
		return excerpt{}, false
	}
	var x excerpt
	indent := -1
	for n := from.Line; n <= to.Line; n++ {
		line := strings.TrimRight(f.Line(n), " \t\n\r\f\v")
		x.lines = append(x.lines, line)
		if line == "" {
			continue
		}
		if own := len(line) - len(strings.TrimLeft(line, " \t")); indent < 0 || own < indent {
			indent = own
		}
	}
	indent = max(indent, 0)
	first, last := x.lines[0], x.lines[len(x.lines)-1]
	x.start = max(charColumn(first, from.Col)-indent, 0)
	x.end = max(charColumn(last, to.Col)-indent, 0)
	for i, line := range x.lines {
		x.lines[i] = line[min(indent, len(line)):]
	}
	return x, true
}

func charColumn(line string, col int) int {
	return utf8.RuneCountInString(line[:min(col, len(line))])
}

// segment is the source of the instruction itself.
func (x *excerpt) segment() string {
	text := strings.Join(x.lines, "\n")
	last := x.lines[len(x.lines)-1]
	from := byteColumn(x.lines[0], x.start)
	cut := len(last) - byteColumn(last, x.end)
	if from > len(text)-cut {
		return ""
	}
	return text[from : len(text)-cut]
}

func byteColumn(line string, col int) int {
	for i := range line {
		if col == 0 {
			return i
		}
		col--
	}
	return len(line)
}

// anchors finds the operator of the segment, if it is an operation.
func (x *excerpt) anchors() *anchors {
	segment := x.segment()
	const before = "(\n"
	file := syntax.NewFile("", before+segment+"\n)")
	m, err := syntax.ParseModule(file)
	if err != nil || len(m.Body) != 1 {
		return nil
	}
	stmt, ok := m.Body[0].(*syntax.ExprStmt)
	if !ok {
		return nil
	}
	from, to, ok := operator(file.Src, stmt.Value)
	if !ok {
		return nil
	}
	place := func(p syntax.Pos) (int, int) {
		at := file.Position(p)
		line, col := at.Line-2, charColumn(file.Line(at.Line), at.Col)
		if line == 0 {
			col += x.start
		}
		return line, col
	}
	a := &anchors{}
	a.leftLine, a.leftCol = place(from)
	a.rightLine, a.rightCol = place(to)
	return a
}

// operator gives the part of an expression that carets mark.
func operator(src string, e syntax.Expr) (from, to syntax.Pos, ok bool) {
	switch e := e.(type) {
	case *syntax.BinOp:
		end := e.OpPos + 1
		if c := src[e.OpPos : e.OpPos+2]; c == "**" || c == "//" || c == "<<" || c == ">>" {
			end++
		}
		return e.OpPos, end, true
	case *syntax.Subscript:
		return skipTo(src, e.Value.Range().End, '['), e.End, true
	case *syntax.Call:
		return skipTo(src, e.Func.Range().End, '('), e.End, true
	}
	return 0, 0, false
}

// skipTo finds a bracket behind closing parentheses, space and comments.
func skipTo(src string, p syntax.Pos, bracket byte) syntax.Pos {
	for src[p] != bracket {
		if src[p] == '#' {
			p += syntax.Pos(strings.IndexByte(src[p:], '\n'))
		}
		p++
	}
	return p
}

// wantsCarets says whether carets would tell more than the lines do.
func (x *excerpt) wantsCarets(a *anchors) bool {
	if x.isWholeCall() {
		return false
	}
	if a != nil {
		return true
	}
	first, last := x.lines[0], x.lines[len(x.lines)-1]
	return strings.TrimSpace(first[:byteColumn(first, x.start)]) != "" || strings.TrimSpace(last[byteColumn(last, x.end):]) != ""
}

// isWholeCall says whether the lines are nothing but "return f(…)" or
// "x = f(…)" and the call is what is meant.
func (x *excerpt) isWholeCall() bool {
	text := strings.Join(x.lines, "\n")
	file := syntax.NewFile("", text)
	m, err := syntax.ParseModule(file)
	if err != nil {
		// A return alone is an error only to the compiler; what does not
		// parse is the first line of a larger statement.
		return false
	}
	if len(m.Body) == 0 {
		return false
	}
	var call *syntax.Call
	switch s := m.Body[0].(type) {
	case *syntax.Return:
		if c, ok := s.Value.(*syntax.Call); ok {
			if _, named := c.Func.(*syntax.Name); named {
				call = c
			}
		}
	case *syntax.Assign:
		call, _ = s.Value.(*syntax.Call)
	}
	if call == nil {
		return false
	}
	from, to := file.Position(call.Start), file.Position(call.End)
	return from.Line == 1 && to.Line == len(x.lines) && from.Col == byteColumn(x.lines[0], x.start) && to.Col == byteColumn(x.lines[len(x.lines)-1], x.end)
}

// render gives the significant lines, with carets if they are wanted.
func (x *excerpt) render(a *anchors, carets bool) string {
	significant := map[int]bool{0: true, len(x.lines) - 1: true}
	if a != nil {
		for _, line := range []int{a.leftLine, a.rightLine} {
			for n := max(line-1, 0); n <= min(line+1, len(x.lines)-1); n++ {
				significant[n] = true
			}
		}
	}
	var out []string
	previous := 0
	for n := range x.lines {
		if !significant[n] {
			continue
		}
		switch gap := n - previous; {
		case gap == 2:
			out = x.renderLine(out, n-1, a, carets)
		case gap > 2:
			out = append(out, "...<"+formatWord(int64(gap-1))+" lines>...")
		}
		out = x.renderLine(out, n, a, carets)
		previous = n
	}
	return indentLines(out)
}

func (x *excerpt) renderLine(out []string, n int, a *anchors, carets bool) []string {
	line := x.lines[n]
	out = append(out, line)
	if !carets {
		return out
	}
	width := displayWidth(line)
	if n == len(x.lines)-1 {
		width = displayWidth(line[:byteColumn(line, x.end)])
	}
	start := 0
	if n == 0 {
		start = displayWidth(line[:byteColumn(line, x.start)])
	}
	spaces := len(line) - len(strings.TrimLeft(line, " \t\f\v"))
	var b strings.Builder
	for col := 0; col < width; col++ {
		switch {
		case col < spaces || col < start:
			b.WriteByte(' ')
		case a != nil && !a.holds(x, n, col):
			b.WriteByte('~')
		default:
			b.WriteByte('^')
		}
	}
	return append(out, b.String())
}

// holds says whether a displayed column is between the anchors.
func (a *anchors) holds(x *excerpt, line, col int) bool {
	left, right := x.displayColumn(a.leftLine, a.leftCol), x.displayColumn(a.rightLine, a.rightCol)
	return (line > a.leftLine || line == a.leftLine && col >= left) &&
		(line < a.rightLine || line == a.rightLine && col < right)
}

func (x *excerpt) displayColumn(line, col int) int {
	if line < 0 || line >= len(x.lines) {
		return col
	}
	text := x.lines[line]
	return displayWidth(text[:byteColumn(text, col)])
}

// displayWidth is the number of columns that a terminal uses for s.
func displayWidth(s string) int {
	width := 0
	for _, r := range s {
		width++
		if isWide(r) {
			width++
		}
	}
	return width
}

// isWide says whether a terminal gives a character two columns: East Asian
// wide and full-width ones, and emoji.
func isWide(r rune) bool {
	if r < 0x1100 {
		return false
	}
	for _, w := range wideRanges {
		if r <= w[1] {
			return r >= w[0]
		}
	}
	return false
}

var wideRanges = [][2]rune{
	{0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3},
	{0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2630, 0x2637}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x268A, 0x268F},
	{0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE},
	{0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD},
	{0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755},
	{0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50},
	{0x2B55, 0x2B55}, {0x2E80, 0x303E}, {0x3041, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3},
	{0xF900, 0xFAFF}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6B}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18CFF},
	{0x1AFF0, 0x1B2FB}, {0x1D300, 0x1D376}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
	{0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
	{0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E},
	{0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F567}, {0x1F57A, 0x1F57A},
	{0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC},
	{0x1F6D0, 0x1F6D7}, {0x1F6DC, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7F0},
	{0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
}

// indentLines indents the lines for a traceback, after taking away what
// indentation they share.
func indentLines(lines []string) string {
	indent := -1
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if own := len(line) - len(strings.TrimLeft(line, " \t")); indent < 0 || own < indent {
			indent = own
		}
	}
	var b strings.Builder
	for _, line := range lines {
		b.WriteString("    ")
		b.WriteString(line[min(max(indent, 0), len(line)):])
		b.WriteByte('\n')
	}
	return b.String()
}
