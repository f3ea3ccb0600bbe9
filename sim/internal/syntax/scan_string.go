package syntax

import "strings"

// fstring is the scanner's state inside one f-string. Its text is scanned by
// fstringText, what stands in braces by the ordinary scanner.
type fstring struct {
	start  Pos    // of the prefix
	quote  string // one or three quotes
	raw    bool
	depth  int // brackets that were open where it begins
	fields []field
}

// field is one open replacement field {...} of an f-string.
type field struct {
	depth  int  // brackets open inside its own brace
	inSpec bool // past its colon
}

// maxFields is how deep replacement fields may nest through format specs.
const maxFields = 3

// fstring is the innermost f-string, nil outside of any.
func (s *scanner) fstring() *fstring {
	if len(s.fstrings) == 0 {
		return nil
	}
	return &s.fstrings[len(s.fstrings)-1]
}

// inFStringText says that the next character is text of an f-string, not code.
func (s *scanner) inFStringText() bool {
	f := s.fstring()
	return f != nil && (len(f.fields) == 0 || f.fields[len(f.fields)-1].inSpec)
}

// isStringPrefix says that a word right before a quote belongs to the string:
// it has each prefix letter at most once and no other.
func isStringPrefix(word string) bool {
	if len(word) > len("rbuft") {
		return false
	}
	word = strings.ToLower(word)
	for i := range len(word) {
		if !strings.Contains("rbuft", word[i:i+1]) || strings.Contains(word[:i], word[i:i+1]) {
			return false
		}
	}
	return true
}

// checkPrefix refuses letters that contradict each other.
func (s *scanner) checkPrefix(prefix string, start int) {
	for _, pair := range [...]string{"ub", "ur", "uf", "ut", "bf", "bt", "ft"} {
		if strings.Contains(prefix, pair[:1]) && strings.Contains(prefix, pair[1:]) {
			s.fail(start, s.pos, "'%c' and '%c' prefixes are incompatible", pair[0], pair[1])
		}
	}
}

// stringLiteral scans a string whose prefix begins at start; s.pos is at the
// quote.
func (s *scanner) stringLiteral(start int) {
	prefix := strings.ToLower(s.src[start:s.pos])
	s.checkPrefix(prefix, start)
	quote := s.src[s.pos : s.pos+1]
	if strings.HasPrefix(s.src[s.pos:], strings.Repeat(quote, 3)) {
		quote = s.src[s.pos : s.pos+3]
	}
	if strings.Contains(prefix, "t") {
		s.fail(start, s.pos+len(quote), "t-strings are not supported in the playground; use an f-string")
	}
	if strings.Contains(prefix, "f") {
		s.openFString(start, quote, strings.Contains(prefix, "r"))
		return
	}
	s.pos += len(quote)
	if !s.skipString(quote) {
		s.failUnterminated(start, quote)
	}
	s.emit(tokString, start, s.pos)
}

// skipString moves past the closing quotes; false if there are none.
func (s *scanner) skipString(quote string) bool {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '\\':
			s.pos++
			if s.pos >= len(s.src) {
				return false
			}
		case c == '\n' && len(quote) == 1:
			return false
		case c == quote[0] && strings.HasPrefix(s.src[s.pos:], quote):
			s.pos += len(quote)
			return true
		}
		s.pos++
	}
	return false
}

// failUnterminated explains a string without its closing quotes. Inside an
// f-string with the same quotes, a brace is what is really missing.
func (s *scanner) failUnterminated(start int, quote string) {
	if f := s.fstring(); f != nil && f.quote == quote {
		s.fail(start, start+1, "f-string: expecting '}'")
	}
	if len(quote) == 3 {
		s.fail(start, start+1, "unterminated triple-quoted string literal (detected at line %d)", s.lastLine())
	}
	hint := ""
	if strings.Contains(s.src[start:s.pos], `\`+quote) {
		hint = "; perhaps you escaped the end quote?"
	}
	s.fail(start, start+1, "unterminated string literal (detected at line %d)%s", s.file.Position(Pos(s.pos)).Line, hint)
}

// lastLine is the line of the file's last character.
func (s *scanner) lastLine() int {
	return s.file.Position(Pos(len(strings.TrimSuffix(s.src, "\n")))).Line
}

func (s *scanner) openFString(start int, quote string, raw bool) {
	if len(s.fstrings) >= maxFStrings {
		s.fail(start, start+1, "too many nested f-strings or t-strings")
	}
	s.pos += len(quote)
	s.fstrings = append(s.fstrings, fstring{start: Pos(start), quote: quote, raw: raw, depth: len(s.brackets)})
	s.emit(tokFStart, start, s.pos)
}

// fstringText scans the text of an f-string up to a brace or its end.
func (s *scanner) fstringText() {
	f := s.fstring()
	inSpec := len(f.fields) > 0
	start := s.pos
	for {
		if s.pos >= len(s.src) {
			s.failUnterminatedFString(f, inSpec)
		}
		switch c := s.src[s.pos]; {
		case c == '\n' && len(f.quote) == 1:
			s.failUnterminatedFString(f, inSpec)
		case c == '\\':
			s.escapeInText(f)
		case c == '{' && !inSpec && strings.HasPrefix(s.src[s.pos:], "{{"),
			c == '}' && !inSpec && strings.HasPrefix(s.src[s.pos:], "}}"):
			s.pos += 2
		case c == '{':
			s.emitText(start)
			s.openField(f)
			return
		case c == '}':
			s.emitText(start)
			s.closeSpec(f)
			return
		case c == f.quote[0] && strings.HasPrefix(s.src[s.pos:], f.quote):
			s.emitText(start)
			s.closeFString(f)
			return
		default:
			s.pos++
		}
	}
}

// escapeInText moves past a backslash and what it escapes. A brace after it
// is still a brace, save in \N{name}.
func (s *scanner) escapeInText(f *fstring) {
	s.pos++
	switch c := s.peekByte(); {
	case c == 'N' && !f.raw && strings.HasPrefix(s.src[s.pos:], "N{"):
		if i := strings.IndexAny(s.src[s.pos:], "}\n"); i >= 0 && s.src[s.pos+i] == '}' {
			s.pos += i + 1
		} else {
			s.pos++
		}
	case c != '{' && c != '}' && s.pos < len(s.src):
		s.pos++
	}
}

func (s *scanner) emitText(start int) {
	if s.pos > start {
		s.emit(tokFMiddle, start, s.pos)
	}
}

func (s *scanner) openField(f *fstring) {
	if len(f.fields) >= maxFields {
		s.fail(s.pos-1, s.pos, "f-string: expressions nested too deeply")
	}
	s.open('{')
	f.fields = append(f.fields, field{depth: len(s.brackets)})
	s.emit(tokLBrace, s.pos, s.pos+1)
	s.pos++
}

// closeSpec ends a replacement field at the brace after its format spec.
func (s *scanner) closeSpec(f *fstring) {
	if len(f.fields) == 0 {
		s.fail(s.pos, s.pos+1, "f-string: single '}' is not allowed")
	}
	f.fields = f.fields[:len(f.fields)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	s.emit(tokRBrace, s.pos, s.pos+1)
	s.pos++
}

func (s *scanner) closeFString(f *fstring) {
	end := s.pos + len(f.quote)
	s.brackets = s.brackets[:f.depth]
	s.fstrings = s.fstrings[:len(s.fstrings)-1]
	s.emit(tokFEnd, s.pos, end)
	s.pos = end
}

// endsReplacement handles the colon and the brace that end the code of a
// replacement field: {x:=^10} is x with the spec "=^10".
func (s *scanner) endsReplacement() bool {
	f := s.fstring()
	if f == nil || len(f.fields) == 0 {
		return false
	}
	in := &f.fields[len(f.fields)-1]
	if len(s.brackets) != in.depth {
		return false
	}
	switch s.src[s.pos] {
	case ':':
		in.inSpec = true
		s.emit(tokFColon, s.pos, s.pos+1)
		s.pos++
		return true
	case '}':
		s.closeSpec(f)
		return true
	}
	return false
}

func (s *scanner) failUnterminatedFString(f *fstring, inSpec bool) {
	if inSpec && len(f.quote) == 1 {
		s.fail(s.pos, s.pos, "f-string: newlines are not allowed in format specifiers for single quoted f-strings")
	}
	if len(f.quote) == 3 {
		s.fail(int(f.start), int(f.start)+1, "unterminated triple-quoted f-string literal (detected at line %d)", s.lastLine())
	}
	s.fail(int(f.start), int(f.start)+1, "unterminated f-string literal (detected at line %d)", s.file.Position(Pos(s.pos)).Line)
}
