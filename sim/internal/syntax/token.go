package syntax

// tokenKind says what a token is. Every keyword and operator has a kind of
// its own, so that the parser compares numbers and never text.
type tokenKind uint8

// token is one lexical unit; its text stays in the file.
type token struct {
	kind       tokenKind
	start, end Pos
}

const (
	tokEnd   tokenKind = iota // end of the file
	tokError                  // the scanner gave up here
	tokNewline
	tokIndent
	tokDedent
	tokName
	tokNumber
	tokString
	tokFStart  // f" with its prefix
	tokFMiddle // literal text of an f-string
	tokFEnd    // the closing quotes
	tokStray   // a printable character that begins no token: ? $

	tokLPar
	tokRPar
	tokLSquare
	tokRSquare
	tokLBrace
	tokRBrace
	tokColon
	tokFColon // the colon before a format spec
	tokComma
	tokSemi
	tokDot
	tokEllipsis
	tokArrow
	tokAssign
	tokWalrus
	tokBang

	tokPlus // the binary operators, in the order of BinaryOp
	tokMinus
	tokStar
	tokAt
	tokSlash
	tokDoubleSlash
	tokPercent
	tokDoubleStar
	tokLShift
	tokRShift
	tokAmp
	tokCaret
	tokBar
	tokTilde

	tokPlusEq // the augmented assignments, in the order of BinaryOp
	tokMinusEq
	tokStarEq
	tokAtEq
	tokSlashEq
	tokDoubleSlashEq
	tokPercentEq
	tokDoubleStarEq
	tokLShiftEq
	tokRShiftEq
	tokAmpEq
	tokCaretEq
	tokBarEq

	tokLess // the comparisons, in the order of CompareOp
	tokLessEq
	tokEqual
	tokNotEqual
	tokGreater
	tokGreaterEq

	kwFalse
	kwNone
	kwTrue
	kwAnd
	kwAs
	kwAssert
	kwAsync
	kwAwait
	kwBreak
	kwClass
	kwContinue
	kwDef
	kwDel
	kwElif
	kwElse
	kwExcept
	kwFinally
	kwFor
	kwFrom
	kwGlobal
	kwIf
	kwImport
	kwIn
	kwIs
	kwLambda
	kwNonlocal
	kwNot
	kwOr
	kwPass
	kwRaise
	kwReturn
	kwTry
	kwWhile
	kwWith
	kwYield
)

// keywordText spells the keywords from kwFalse on.
var keywordText = [...]string{
	"False", "None", "True", "and", "as", "assert", "async", "await", "break",
	"class", "continue", "def", "del", "elif", "else", "except", "finally",
	"for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
	"not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
}

const (
	shortestKeyword = len("as")
	longestKeyword  = len("continue")
)

var keywords = func() map[string]tokenKind {
	m := make(map[string]tokenKind, len(keywordText))
	for i, text := range keywordText {
		m[text] = kwFalse + tokenKind(i)
	}
	return m
}()

// nameKind is the kind of an identifier-like word: a keyword's or tokName.
func nameKind(word string) tokenKind {
	if len(word) < shortestKeyword || len(word) > longestKeyword {
		return tokName
	}
	if kind, ok := keywords[word]; ok {
		return kind
	}
	return tokName
}

// operatorKind finds the longest operator at the start of s and its length.
func operatorKind(s string) (tokenKind, int) {
	var second, third byte
	if len(s) > 1 {
		second = s[1]
	}
	if len(s) > 2 {
		third = s[2]
	}
	switch s[0] {
	case '(':
		return tokLPar, 1
	case ')':
		return tokRPar, 1
	case '[':
		return tokLSquare, 1
	case ']':
		return tokRSquare, 1
	case '{':
		return tokLBrace, 1
	case '}':
		return tokRBrace, 1
	case ',':
		return tokComma, 1
	case ';':
		return tokSemi, 1
	case '~':
		return tokTilde, 1
	case '.':
		if second == '.' && third == '.' {
			return tokEllipsis, 3
		}
		return tokDot, 1
	case ':':
		return pick(second == '=', tokWalrus, tokColon)
	case '=':
		return pick(second == '=', tokEqual, tokAssign)
	case '!':
		return pick(second == '=', tokNotEqual, tokBang)
	case '+':
		return pick(second == '=', tokPlusEq, tokPlus)
	case '@':
		return pick(second == '=', tokAtEq, tokAt)
	case '%':
		return pick(second == '=', tokPercentEq, tokPercent)
	case '&':
		return pick(second == '=', tokAmpEq, tokAmp)
	case '|':
		return pick(second == '=', tokBarEq, tokBar)
	case '^':
		return pick(second == '=', tokCaretEq, tokCaret)
	case '-':
		if second == '>' {
			return tokArrow, 2
		}
		return pick(second == '=', tokMinusEq, tokMinus)
	case '*':
		return pickDoubled(s[0], second, third, tokStar, tokStarEq, tokDoubleStar, tokDoubleStarEq)
	case '/':
		return pickDoubled(s[0], second, third, tokSlash, tokSlashEq, tokDoubleSlash, tokDoubleSlashEq)
	case '<':
		if second == '>' { // Python 2's; the parser refuses it
			return tokStray, 2
		}
		return pickDoubled(s[0], second, third, tokLess, tokLessEq, tokLShift, tokLShiftEq)
	case '>':
		return pickDoubled(s[0], second, third, tokGreater, tokGreaterEq, tokRShift, tokRShiftEq)
	}
	return tokStray, 1
}

func pick(long bool, two, one tokenKind) (tokenKind, int) {
	if long {
		return two, 2
	}
	return one, 1
}

// pickDoubled chooses among c, c=, cc and cc=.
func pickDoubled(c, second, third byte, one, oneEq, two, twoEq tokenKind) (tokenKind, int) {
	switch {
	case second == c && third == '=':
		return twoEq, 3
	case second == c:
		return two, 2
	case second == '=':
		return oneEq, 2
	}
	return one, 1
}
