package syntax

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Pos is a byte offset into a File.
type Pos int32

// Span is the half-open stretch [Start, End) of a File.
type Span struct{ Start, End Pos }

// Position is a Pos as people count: lines from 1, columns from 0 in bytes,
// as CPython's lineno and col_offset do.
type Position struct{ Line, Col int }

// File is a source text with its line table.
type File struct {
	Name  string // as tracebacks print it
	Src   string // as given, with line ends normalised to \n
	lines []Pos  // start of each line

	// Warnings are the SyntaxWarnings that the parser had to give.
	Warnings []*Error
	// Newer are the errors that Python 3.13 would have found: what is used
	// that came with 3.14.
	Newer []*Error
}

// NewFile makes the line table of src.
func NewFile(name, src string) *File {
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	f := &File{Name: name, Src: src, lines: []Pos{0}}
	for i := 0; i < len(src); i++ {
		if src[i] == '\n' {
			f.lines = append(f.lines, Pos(i+1))
		}
	}
	return f
}

// Position gives line and byte column of p.
func (f *File) Position(p Pos) Position {
	i := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > p }) - 1
	if i < 0 {
		i = 0
	}
	return Position{Line: i + 1, Col: int(p - f.lines[i])}
}

// Line gives the text of line n (from 1) without its newline, "" past the end.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	start, end := int(f.lines[n-1]), len(f.Src)
	if n < len(f.lines) {
		end = int(f.lines[n]) - 1
	}
	return f.Src[start:end]
}

// NumLines is the number of lines, counting an unfinished last one.
func (f *File) NumLines() int { return len(f.lines) }

// Text gives the source of s.
func (f *File) Text(s Span) string { return f.Src[s.Start:s.End] }

// CharCol turns a byte column of line n into a column counted in characters,
// which is what SyntaxError.offset and the page use.
func (f *File) CharCol(n, col int) int {
	line := f.Line(n)
	if col > len(line) {
		col = len(line)
	}
	return utf8.RuneCountInString(line[:col])
}

// lineEnd is where line n ends, before its newline.
func (f *File) lineEnd(n int) Pos {
	if n < len(f.lines) {
		return f.lines[n] - 1
	}
	return Pos(len(f.Src))
}
