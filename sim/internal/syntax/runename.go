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
	addAliases(m)
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
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangulNamed(syllable)
	}
	r, ok := runesByName()[name]
	return r, ok
}

// The letters of the Korean syllables, in the order of Unicode: a syllable's
// name is made of those of its letters.
var (
	hangulInitials = strings.Split("G GG N D DD R M B BB S SS - J JJ C K T P H", " ")
	hangulVowels   = strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	hangulFinals   = strings.Split("- G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
)

// hangulNamed finds a syllable, whose characters begin at U+AC00.
func hangulNamed(name string) (rune, bool) {
	for i := range len(hangulInitials) * len(hangulVowels) * len(hangulFinals) {
		rest, final := i/len(hangulFinals), hangulFinals[i%len(hangulFinals)]
		letters := hangulInitials[rest/len(hangulVowels)] + hangulVowels[rest%len(hangulVowels)] + final
		if strings.ReplaceAll(letters, "-", "") == name {
			return 0xac00 + rune(i), true
		}
	}
	return 0, false
}
