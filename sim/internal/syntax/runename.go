package syntax

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// runesByName indexes all character names, when the first \N{...} asks.
var runesByName = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	for r := rune(' '); r <= unicode.MaxRune; r++ {
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			m[name] = r
		}
	}
	return m
})

const ideographPrefix = "CJK UNIFIED IDEOGRAPH-"

// runeNamed finds the character of a Unicode name, in any case of letters.
func runeNamed(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if digits, ok := strings.CutPrefix(name, ideographPrefix); ok {
		n, err := strconv.ParseInt(digits, 16, 32)
		return rune(n), err == nil && unicode.Is(unicode.Unified_Ideograph, rune(n))
	}
	r, ok := runesByName()[name]
	return r, ok
}
