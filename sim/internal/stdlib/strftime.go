package stdlib

import (
	"fmt"
	"strings"
)

var (
	dayNames   = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"}
)

// strftime formats a moment as C's function of the name does in the C locale.
// An unknown directive stays as it is.
func strftime(format string, c civilTime, zone, offset string) string {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		flag := byte(0)
		if strings.IndexByte("-_0^", format[i]) >= 0 && i+1 < len(format) {
			flag = format[i]
			i++
		}
		text, ok := c.directive(format[i], zone, offset)
		if !ok {
			text = format[i-int(btoi(flag != 0))-1 : i+1]
		}
		b.WriteString(applyFlag(text, flag))
	}
	return b.String()
}

// applyFlag is glibc's flag between "%" and the letter.
func applyFlag(text string, flag byte) string {
	switch flag {
	case '-':
		if trimmed := strings.TrimLeft(text, "0 "); trimmed != "" {
			return trimmed
		}
		return text[len(text)-1:]
	case '_':
		digits := strings.TrimLeft(text[:max(len(text)-1, 0)], "0")
		return strings.Repeat(" ", len(text)-1-len(digits)) + digits + text[len(text)-1:]
	case '^':
		return strings.ToUpper(text)
	}
	return text
}

// directive gives what stands for one letter after "%".
func (c *civilTime) directive(letter byte, zone, offset string) (string, bool) {
	if layout, ok := combined[letter]; ok {
		return strftime(layout, *c, zone, offset), true
	}
	if n, width, ok := c.number(letter); ok {
		return fmt.Sprintf("%0*d", width, n), true
	}
	switch letter {
	case 'a':
		return dayNames[c.weekday][:3], true
	case 'A':
		return dayNames[c.weekday], true
	case 'b', 'h':
		return monthNames[c.month-1][:3], true
	case 'B':
		return monthNames[c.month-1], true
	case 'e':
		return fmt.Sprintf("%2d", c.day), true
	case 'k':
		return fmt.Sprintf("%2d", c.hour), true
	case 'l':
		return fmt.Sprintf("%2d", (c.hour+11)%12+1), true
	case 'p', 'P':
		half := [...]string{"AM", "PM", "am", "pm"}
		return half[c.hour/12+2*btoi(letter == 'P')], true
	case 'Z':
		return zone, true
	case 'z':
		return offset, true
	case 'n':
		return "\n", true
	case 't':
		return "\t", true
	case '%':
		return "%", true
	}
	return "", false
}

// combined are the directives that stand for several others.
var combined = map[byte]string{
	'c': "%a %b %e %H:%M:%S %Y",
	'D': "%m/%d/%y",
	'F': "%Y-%m-%d",
	'r': "%I:%M:%S %p",
	'R': "%H:%M",
	'T': "%H:%M:%S",
	'x': "%m/%d/%y",
	'X': "%H:%M:%S",
}

// number gives the value of a directive that is a number, and its least width.
func (c *civilTime) number(letter byte) (n int64, width int, ok bool) {
	switch letter {
	case 'd':
		return c.day, 2, true
	case 'H':
		return c.hour, 2, true
	case 'I':
		return (c.hour+11)%12 + 1, 2, true
	case 'j':
		return c.yearDay, 3, true
	case 'm':
		return c.month, 2, true
	case 'M':
		return c.minute, 2, true
	case 'S':
		return c.second, 2, true
	case 'u':
		return c.weekday + 1, 1, true
	case 'w':
		return (c.weekday + 1) % 7, 1, true
	case 'U':
		return (c.yearDay + 6 - (c.weekday+1)%7) / 7, 2, true
	case 'W':
		return (c.yearDay + 6 - c.weekday) / 7, 2, true
	case 'y':
		return ((c.year % 100) + 100) % 100, 2, true
	case 'Y':
		return c.year, 1, true
	case 'C':
		return floorDiv(c.year, 100), 2, true
	case 's':
		return c.unix(), 1, true
	}
	return c.weekNumber(letter)
}

func (c *civilTime) weekNumber(letter byte) (n int64, width int, ok bool) {
	year, week := c.isoWeek()
	switch letter {
	case 'G':
		return year, 1, true
	case 'g':
		return year % 100, 2, true
	case 'V':
		return week, 2, true
	}
	return 0, 0, false
}
