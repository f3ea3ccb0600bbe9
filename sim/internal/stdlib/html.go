package stdlib

import (
	"html"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// htmlCore is the part of html that knows the names of characters: _html.
var htmlCore = stateless("_html", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.PyFn("unescape", "s", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			s, err := textArg(t, "unescape", args[0])
			if err != nil {
				return vm.Value{}, err
			}
			if err := t.Alloc(len(s)); err != nil {
				return vm.Value{}, err
			}
			return str(unescapeHTML(s)), nil
		}),
	}
})

// unescapeHTML replaces character references. Names are those of Go's html
// package; numbers follow the HTML standard's table, where Go's differ.
func unescapeHTML(s string) string {
	var b strings.Builder
	for {
		amp := strings.IndexByte(s, '&')
		if amp < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:amp])
		text, length := reference(s[amp:])
		b.WriteString(text)
		s = s[amp+length:]
	}
}

// reference reads the reference at the start of s; it gives the text that it
// stands for and its length.
func reference(s string) (string, int) {
	if strings.HasPrefix(s, "&#") {
		return numericReference(s)
	}
	end := 1
	for end < len(s) && isAlphanumeric(s[end]) {
		end++
	}
	if end < len(s) && s[end] == ';' {
		end++
	}
	return html.UnescapeString(s[:end]), end
}

func numericReference(s string) (string, int) {
	start, base := 2, 10
	if len(s) > 2 && (s[2] == 'x' || s[2] == 'X') {
		start, base = 3, 16
	}
	end := start
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || base == 16 && isHex(s[end])) {
		end++
	}
	if end == start {
		return "&", 1
	}
	digits := s[start:end]
	if end < len(s) && s[end] == ';' {
		end++
	}
	n, err := strconv.ParseUint(digits, base, 32)
	switch {
	case err != nil || n == 0 || n > 0x10ffff || n >= 0xd800 && n < 0xe000:
		return "\ufffd", end
	case n == 0x0d:
		return "\r", end
	case n >= 0x80 && n < 0xa0:
		return html.UnescapeString("&#" + strconv.FormatUint(n, 10) + ";"), end
	case n < 0x20 && !strings.ContainsRune("\t\n\f", rune(n)), n == 0x7f, n >= 0xfdd0 && n <= 0xfdef, n&0xfffe == 0xfffe:
		return "", end
	}
	return string(rune(n)), end
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isHex(c byte) bool { return c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }
