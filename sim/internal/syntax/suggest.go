package syntax

import (
	"fmt"
	"strings"
)

// A plain "invalid syntax" is often a misspelt keyword: "whille x:". CPython
// finds out by trying: it takes the text from the last statement that was
// still in order up to the line of the error, replaces a name on that line by
// a keyword that resembles it, and suggests the first one with which the text
// parses. So does this file, with CPython's bounds on the effort.

const (
	maxSuggestText = 1024 // bytes of text to try on
	maxSuggestTry  = 10   // names to try
	maxCandidates  = 3    // keywords to try for each
	minSimilarity  = 0.5
)

// suggested is e, or a better error if a keyword is misspelt.
func (e *Error) suggested() *Error {
	if e.Kind != "SyntaxError" || e.Msg != "invalid syntax" && !strings.Contains(e.Msg, "Perhaps you forgot a comma") {
		return e
	}
	from := e.stmt
	line := e.File.Position(e.Span.Start).Line
	end := e.File.lineEnd(line)
	if end < from || end-from > maxSuggestText {
		return e
	}
	return e.tryKeywords(int(from), e.File.Src[from:end], line)
}

// tryKeywords looks for names of text on the given line of the file and tries
// keywords in their place.
func (e *Error) tryKeywords(from int, text string, line int) *Error {
	tried := 0
	snippet := NewFile(e.File.Name, text)
	for _, t := range scan(snippet, 0).toks {
		at := Span{t.start + Pos(from), t.end + Pos(from)}
		if t.kind != tokName || e.File.Position(at.Start).Line != line {
			continue
		}
		if tried++; tried > maxSuggestTry {
			break
		}
		for _, keyword := range similarKeywords(snippet.Text(t.span())) {
			if needsFunction(keyword) && at.Start == e.File.lines[line-1] {
				continue
			}
			if parsesSoFar(text[:t.start] + keyword + text[t.end:]) {
				return &Error{Kind: e.Kind, Msg: fmt.Sprintf("invalid syntax. Did you mean '%s'?", keyword), File: e.File, Span: at}
			}
		}
	}
	return e
}

// needsFunction says that keyword makes no sense at the start of a module's
// line, even where the grammar has it.
func needsFunction(keyword string) bool {
	return keyword == "return" || keyword == "yield" || keyword == "await"
}

// parsesSoFar says that text is a program, or the beginning of one.
func parsesSoFar(text string) bool {
	p := newParser(NewFile("", text+"\n"), 0)
	ok, err := p.attempt(func() { p.module() })
	if ok || err != nil && err == p.scan.err {
		return ok || p.scan.unclosed
	}
	last := p.toks[p.furthest]
	return last.kind == tokEnd || last.kind == tokDedent && int(last.start) > len(text)
}

// similarKeywords gives the keywords that resemble name, best first; among
// equals the last in the alphabet is first.
func similarKeywords(name string) []string {
	var best [maxCandidates]string
	var scores [maxCandidates]float64
	for _, keyword := range keywordText {
		score := similarity(keyword, name)
		if score < minSimilarity || keyword == name {
			continue
		}
		for i := range best {
			if score > scores[i] || score == scores[i] && keyword > best[i] {
				copy(best[i+1:], best[i:])
				copy(scores[i+1:], scores[i:])
				best[i], scores[i] = keyword, score
				break
			}
		}
	}
	n := 0
	for n < len(best) && best[n] != "" {
		n++
	}
	return best[:n]
}

// similarity is 1 for equal words and 0 for words without a common letter:
// twice the letters in matching blocks over all letters.
func similarity(a, b string) float64 {
	return 2 * float64(matchingLetters(a, b)) / float64(len(a)+len(b))
}

// matchingLetters counts the letters of the longest common block, and of those
// to its left and to its right in turn.
func matchingLetters(a, b string) int {
	ai, bi, n := longestBlock(a, b)
	if n == 0 {
		return 0
	}
	return matchingLetters(a[:ai], b[:bi]) + n + matchingLetters(a[ai+n:], b[bi+n:])
}

func longestBlock(a, b string) (ai, bi, n int) {
	for i := range len(a) {
		for j := range len(b) {
			k := 0
			for i+k < len(a) && j+k < len(b) && a[i+k] == b[j+k] {
				k++
			}
			if k > n {
				ai, bi, n = i, j, k
			}
		}
	}
	return ai, bi, n
}
