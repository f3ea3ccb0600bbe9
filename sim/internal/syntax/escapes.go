package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Warnings of escape sequences that mean nothing. They are found in the tokens
// of a text once it has been parsed, as the parser may read a literal several
// times.

// escapeWarnings gives a SyntaxWarning for the first such sequence of every
// literal.
func escapeWarnings(f *File, toks []token) []*Error {
	if strings.IndexByte(f.Src, '\\') < 0 {
		return nil
	}
	var found []*Error
	var raw []bool // of the f-strings around a token
	for _, t := range toks {
		start, plain, isBytes := t.start, false, false
		text := f.Text(t.span())
		switch t.kind {
		case tokString:
			var isRaw bool
			body := ""
			body, isRaw, isBytes = stringParts(text)
			start += Pos(strings.Index(text, body))
			text, plain = body, !isRaw
		case tokFStart:
			raw = append(raw, strings.ContainsAny(text, "rR"))
		case tokFMiddle:
			plain = !raw[len(raw)-1]
			if strings.HasSuffix(text, `\`) && int(t.end) < len(f.Src) {
				text += f.Src[t.end : t.end+1] // the brace
			}
		case tokFEnd:
			raw = raw[:len(raw)-1]
		}
		if !plain {
			continue
		}
		if at, sequence, octal := meaninglessEscape(text, isBytes); at >= 0 {
			found = append(found, escapeWarning(f, start+Pos(at), sequence, octal))
		}
	}
	return found
}

func escapeWarning(f *File, at Pos, sequence string, octal bool) *Error {
	kind := "escape"
	if octal {
		kind = "octal escape"
	}
	return &Error{
		Kind: "SyntaxWarning",
		Msg: fmt.Sprintf(`"%s" is an invalid %s sequence. Such sequences will not work in the future. Did you mean "\%s"? A raw string is also an option.`,
			sequence, kind, sequence),
		File: f,
		Span: Span{at, at + Pos(len(sequence))},
	}
}

// meaninglessEscape finds the first escape sequence of a literal that stands for
// itself, or an octal one that is no byte; -1 if there is none.
func meaninglessEscape(text string, isBytes bool) (at int, sequence string, octal bool) {
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		c := text[i+1]
		switch {
		case isOctalDigit(c):
			if n, value := octalEscape(text[i:]); value > 0o377 {
				return i, text[i : i+n], true
			}
		case c == '\n' || c == 'x' || c < utf8.RuneSelf && simpleEscapes[c] != 0:
		case !isBytes && (c == 'u' || c == 'U' || c == 'N'):
		default:
			_, n := utf8.DecodeRuneInString(text[i+1:])
			return i, text[i : i+1+n], false
		}
		i++
	}
	return -1, "", false
}
