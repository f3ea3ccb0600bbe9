package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Error is a mistake in a program's text, found by the scanner, the parser or
// the compiler. Its words are CPython's.
type Error struct {
	Kind string // "SyntaxError", "IndentationError" or "TabError"
	Msg  string
	File *File
	Span Span // what the carets underline

	// quiet marks an error found at the end of the file, which CPython
	// reports with the last line and no caret.
	quiet bool
	// stmt is where the last complete statement before a plain "invalid
	// syntax" begins; from there on a misspelt keyword is looked for.
	stmt Pos
}

// Error gives the mistake in one line: file:line:column: kind: message.
func (e *Error) Error() string {
	pos := e.File.Position(e.Span.Start)
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.File.Name, pos.Line, e.File.CharCol(pos.Line, pos.Col)+1, e.Kind, e.Msg)
}

// Render writes the error as CPython prints it after a failed compilation:
// the place, the line with carets under the culprit, the message.
func (e *Error) Render() string {
	e = e.suggested()
	pos := e.File.Position(e.Span.Start)
	line := e.File.Line(pos.Line)
	text := strings.TrimLeft(line, " \n\f")
	var b strings.Builder
	fmt.Fprintf(&b, "  File \"%s\", line %d\n    %s\n", e.File.Name, pos.Line, text)
	if indent := len(line) - len(text); !e.quiet && pos.Col >= indent {
		b.WriteString("    ")
		writeCarets(&b, text, pos.Col-indent, e.width(line, pos))
	}
	fmt.Fprintf(&b, "%s: %s\n", e.Kind, e.Msg)
	return b.String()
}

// width is the number of characters to underline in the line at pos.
func (e *Error) width(line string, pos Position) int {
	end := e.File.Position(e.Span.End)
	if end.Line != pos.Line {
		return max(1, utf8.RuneCountInString(line[pos.Col:]))
	}
	return max(1, utf8.RuneCountInString(line[pos.Col:end.Col]))
}

// writeCarets underlines n characters from byte col of text. White space
// before them is kept as it is, so that tabs line up.
func writeCarets(b *strings.Builder, text string, col, n int) {
	for _, r := range text[:col] {
		if !isSpace(r) {
			r = ' '
		}
		b.WriteRune(r)
	}
	b.WriteString(strings.Repeat("^", n))
	b.WriteByte('\n')
}

func isSpace(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' || r == 0x85 || r == 0xa0 || r == 0x3000
}
