package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of CPython's tokenizer, which keep recursion in the parser bounded.
const (
	maxBrackets = 200
	maxIndents  = 100
	maxFStrings = 150
	tabWidth    = 8
)

// scanner turns a file into tokens, all at once: tokens are twelve bytes, and
// a slice of them lets the parser look ahead and go back freely.
//
// Indentation is measured twice, with tabs to multiples of eight and with
// tabs as one column; when the two disagree about what is deeper, tabs and
// spaces are mixed in a way that depends on the reader's editor.
type scanner struct {
	file *File
	src  string
	pos  int
	toks []token

	indents   []indent
	brackets  []bracket
	fstrings  []fstring
	lineStart bool // at the start of a logical line: indentation counts
	backslash bool // after a backslash: CPython tells its errors only in turn
}

type indent struct{ col, alt int }

type bracket struct {
	char byte
	pos  Pos
}

// scanned is what the scanner hands to the parser. A failed scan ends in a
// tokError.
type scanned struct {
	toks     []token
	err      *Error
	unclosed bool // it failed for want of a closing bracket
	pressing bool // the error goes before those of the parser, wherever it is
}

// scan tokenizes the file from offset start on.
func scan(f *File, start int) (result scanned) {
	s := &scanner{
		file:      f,
		src:       f.Src,
		pos:       start,
		toks:      make([]token, 0, 16+len(f.Src)/4),
		indents:   []indent{{}},
		lineStart: true,
	}
	defer func() {
		if err := recoverError(recover()); err != nil {
			s.emit(tokError, s.pos, s.pos)
			unclosed := s.pos >= len(s.src) && len(s.brackets) > 0 && err.Msg == s.unclosedMessage()
			result = scanned{
				toks:     s.toks,
				err:      err,
				unclosed: unclosed,
				pressing: err.Kind == "SyntaxError" && !unclosed && !s.backslash && len(s.fstrings) == 0,
			}
		}
	}()
	s.checkEncoding()
	for s.step() {
	}
	return scanned{toks: s.toks}
}

// checkEncoding refuses what is no text, and skips a byte order mark.
func (s *scanner) checkEncoding() {
	if i := strings.IndexByte(s.src, 0); i >= 0 {
		err := s.errorAt(i, i, "source code cannot contain null bytes")
		err.quiet = true
		panic(err)
	}
	if !utf8.ValidString(s.src) {
		i := invalidByte(s.src)
		s.fail(i, i, "Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
			s.src[i], s.file.Position(Pos(i)).Line)
	}
	if s.pos == 0 && strings.HasPrefix(s.src, "\ufeff") {
		s.pos = len("\ufeff")
	}
}

func invalidByte(src string) int {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRuneInString(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(src)
}

// step scans one token, or one piece of white space; false at the end.
func (s *scanner) step() bool {
	if s.inFStringText() {
		s.fstringText()
		return true
	}
	if s.lineStart && !s.indentation() {
		return true
	}
	s.skipSpace()
	if s.pos >= len(s.src) {
		s.end()
		return false
	}
	switch c := s.src[s.pos]; {
	case c == '#':
		s.comment()
	case c == '\n':
		s.newline(s.pos)
	case c == '\\':
		s.continuation()
	case isNameStart(c):
		s.nameOrString()
	case isDigit(c), c == '.' && s.pos+1 < len(s.src) && isDigit(s.src[s.pos+1]):
		s.number()
	case c == '"', c == '\'':
		s.stringLiteral(s.pos)
	default:
		s.operator()
	}
	return true
}

func (s *scanner) skipSpace() {
	for s.pos < len(s.src) && (s.src[s.pos] == ' ' || s.src[s.pos] == '\t' || s.src[s.pos] == '\f') {
		s.pos++
	}
}

// comment skips to the end of the line. A newline token after a comment
// begins where the comment does.
func (s *scanner) comment() {
	start := s.pos
	if i := strings.IndexByte(s.src[s.pos:], '\n'); i >= 0 {
		s.pos += i
		s.newline(start)
		return
	}
	s.pos = len(s.src)
	if len(s.brackets) == 0 && s.midLine() {
		s.emit(tokNewline, start, s.pos)
		s.lineStart = true
	}
}

// newline ends a logical line unless brackets keep it open.
func (s *scanner) newline(start int) {
	if len(s.brackets) == 0 {
		s.emit(tokNewline, start, s.pos)
		s.lineStart = true
	}
	s.pos++
}

// midLine says that tokens of an unfinished logical line have been scanned.
func (s *scanner) midLine() bool {
	if len(s.toks) == 0 {
		return false
	}
	switch s.toks[len(s.toks)-1].kind {
	case tokNewline, tokIndent, tokDedent:
		return false
	}
	return true
}

func (s *scanner) continuation() {
	backslash := s.pos
	s.backslash = true
	s.pos++
	if s.pos < len(s.src) && s.src[s.pos] != '\n' {
		s.fail(s.pos, s.pos, "unexpected character after line continuation character")
	}
	s.pos++
	if s.pos >= len(s.src) {
		s.pos = len(s.src)
		s.fail(backslash+1, backslash+1, "unexpected EOF while parsing")
	}
	s.backslash = false
}

// end closes the last line and all open blocks.
func (s *scanner) end() {
	if len(s.brackets) > 0 {
		b := s.brackets[len(s.brackets)-1]
		s.fail(int(b.pos), int(b.pos)+1, "%s", s.unclosedMessage())
	}
	if s.midLine() {
		s.emit(tokNewline, s.pos, s.pos)
	}
	for range s.indents[1:] {
		s.emit(tokDedent, s.pos, s.pos)
	}
	s.emit(tokEnd, s.pos, s.pos)
}

func (s *scanner) unclosedMessage() string {
	return fmt.Sprintf("'%c' was never closed", s.brackets[len(s.brackets)-1].char)
}

// indentation measures the white space at the start of a logical line and
// emits what it means. It reports false for a line without code.
func (s *scanner) indentation() bool {
	start := s.pos
	var in indent
	for ; s.pos < len(s.src); s.pos++ {
		switch s.src[s.pos] {
		case ' ':
			in.col++
			in.alt++
			continue
		case '\t':
			in.col = (in.col/tabWidth + 1) * tabWidth
			in.alt++
			continue
		case '\f':
			in = indent{}
			continue
		case '\\':
			if s.pos+1 < len(s.src) && s.src[s.pos+1] == '\n' {
				s.pos++
				continue // the columns of both lines add up to the first's
			}
		}
		break
	}
	if s.pos >= len(s.src) {
		return true
	}
	if s.blankLine() {
		return false
	}
	s.lineStart = false
	s.indentTo(start, in)
	return true
}

// blankLine skips a line that has nothing but a comment.
func (s *scanner) blankLine() bool {
	switch s.src[s.pos] {
	case '#':
		if i := strings.IndexByte(s.src[s.pos:], '\n'); i >= 0 {
			s.pos += i + 1
		} else {
			s.pos = len(s.src)
		}
		return true
	case '\n':
		s.pos++
		return true
	}
	return false
}

func (s *scanner) indentTo(start int, in indent) {
	top := s.indents[len(s.indents)-1]
	switch {
	case in.col == top.col:
		s.checkTabs(in.alt == top.alt, start)
	case in.col > top.col:
		if len(s.indents) >= maxIndents {
			panic(&Error{Kind: "IndentationError", Msg: "too many levels of indentation", File: s.file, Span: Span{Pos(start), Pos(s.pos)}})
		}
		s.checkTabs(in.alt > top.alt, start)
		s.indents = append(s.indents, in)
		s.emit(tokIndent, start, s.pos)
	default:
		s.dedentTo(start, in)
	}
}

func (s *scanner) dedentTo(start int, in indent) {
	for in.col < s.indents[len(s.indents)-1].col {
		s.indents = s.indents[:len(s.indents)-1]
		s.emit(tokDedent, s.pos, s.pos)
	}
	if top := s.indents[len(s.indents)-1]; in.col != top.col {
		end := s.lineEnd(s.pos)
		panic(&Error{Kind: "IndentationError", Msg: "unindent does not match any outer indentation level", File: s.file, Span: Span{Pos(end), Pos(end)}})
	} else {
		s.checkTabs(in.alt == top.alt, start)
	}
}

func (s *scanner) checkTabs(ok bool, start int) {
	if !ok {
		panic(&Error{Kind: "TabError", Msg: "inconsistent use of tabs and spaces in indentation", File: s.file, Span: Span{Pos(start), Pos(start)}})
	}
}

func (s *scanner) lineEnd(from int) int {
	if i := strings.IndexByte(s.src[from:], '\n'); i >= 0 {
		return from + i
	}
	return len(s.src)
}

// nameOrString scans an identifier, a keyword, or a string with a prefix.
func (s *scanner) nameOrString() {
	start := s.pos
	ascii := true
	for s.pos < len(s.src) && isNamePart(s.src[s.pos]) {
		ascii = ascii && s.src[s.pos] < utf8.RuneSelf
		s.pos++
	}
	if s.pos < len(s.src) && (s.src[s.pos] == '"' || s.src[s.pos] == '\'') && isStringPrefix(s.src[start:s.pos]) {
		s.stringLiteral(start)
		return
	}
	if !ascii {
		s.checkName(start)
	}
	s.emit(nameKind(s.src[start:s.pos]), start, s.pos)
}

// checkName refuses a character that no identifier may have.
func (s *scanner) checkName(start int) {
	for i, r := range s.src[start:s.pos] {
		if unicode.In(r, nameStartTables...) || r == '_' || i > 0 && unicode.In(r, namePartTables...) {
			continue
		}
		s.badCharacter(start+i, r)
	}
}

func (s *scanner) badCharacter(at int, r rune) {
	end := at + utf8.RuneLen(r)
	if unicode.IsPrint(r) {
		s.fail(at, end, "invalid character '%c' (U+%04X)", r, r)
	}
	s.fail(at, end, "invalid non-printable character U+%04X", r)
}

// operator scans punctuation and keeps the book of brackets.
func (s *scanner) operator() {
	start := s.pos
	if c := rune(s.src[start]); c < utf8.RuneSelf && !unicode.IsPrint(c) {
		s.badCharacter(start, c)
	}
	if s.endsReplacement() {
		return
	}
	kind, n := operatorKind(s.src[start:])
	switch kind {
	case tokLPar, tokLSquare, tokLBrace:
		s.open(s.src[start])
	case tokRPar, tokRSquare, tokRBrace:
		s.close(s.src[start])
	}
	s.pos += n
	s.emit(kind, start, s.pos)
}

func (s *scanner) open(c byte) {
	if len(s.brackets) >= maxBrackets {
		s.fail(s.pos, s.pos+1, "too many nested parentheses")
	}
	s.brackets = append(s.brackets, bracket{c, Pos(s.pos)})
}

func (s *scanner) close(c byte) {
	if f := s.fstring(); f != nil && len(s.brackets) <= f.depth {
		s.fail(s.pos, s.pos+1, "f-string: unmatched '%c'", c)
	}
	if len(s.brackets) == 0 {
		s.fail(s.pos, s.pos+1, "unmatched '%c'", c)
	}
	top := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	if closer(top.char) != c {
		s.mismatch(top, c)
	}
}

func (s *scanner) mismatch(top bracket, c byte) {
	if f := s.fstring(); f != nil && len(s.brackets) == f.depth {
		s.fail(s.pos, s.pos+1, "f-string: unmatched '%c'", c)
	}
	line, here := s.file.Position(top.pos).Line, s.file.Position(Pos(s.pos)).Line
	where := ""
	if line != here {
		where = fmt.Sprintf(" on line %d", line)
	}
	s.fail(s.pos, s.pos+1, "closing parenthesis '%c' does not match opening parenthesis '%c'%s", c, top.char, where)
}

func closer(open byte) byte {
	switch open {
	case '(':
		return ')'
	case '[':
		return ']'
	}
	return '}'
}

func (s *scanner) emit(kind tokenKind, start, end int) {
	s.toks = append(s.toks, token{kind, Pos(start), Pos(end)})
}

func (s *scanner) errorAt(start, end int, format string, args ...any) *Error {
	return &Error{Kind: "SyntaxError", Msg: fmt.Sprintf(format, args...), File: s.file, Span: Span{Pos(start), Pos(end)}}
}

func (s *scanner) fail(start, end int, format string, args ...any) {
	panic(s.errorAt(start, end, format, args...))
}

// recoverError turns a recovered panic back into the error that it carries;
// any other panic goes on.
func recoverError(r any) *Error {
	if r == nil {
		return nil
	}
	if err, ok := r.(*Error); ok {
		return err
	}
	panic(r)
}
