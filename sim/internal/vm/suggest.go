package vm

// closest gives the name that a misspelt one most likely stands for, "" if
// none is close enough.
func closest(wrong string, names []string) string {
	const (
		maxNames  = 750
		maxLength = 40
	)
	if len(names) >= maxNames || len(wrong) > maxLength {
		return ""
	}
	best, bestCost := "", -1
	for _, name := range names {
		if name == wrong || len(name) > maxLength {
			continue
		}
		// Up to a third of the characters may be wrong.
		limit := (len(wrong) + len(name) + 3) * editCost / 6
		if bestCost >= 0 && limit > bestCost-1 {
			limit = bestCost - 1
		}
		cost := editDistance(wrong, name, limit)
		if cost <= limit && (bestCost < 0 || cost < bestCost) {
			best, bestCost = name, cost
		}
	}
	return best
}

const (
	editCost = 2 // of inserting, deleting or replacing a character
	caseCost = 1 // of replacing one by itself in the other case
)

// editDistance is the cost of the cheapest way from a to b; anything above
// limit may be given as limit+1.
func editDistance(a, b string, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * editCost
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j * editCost
	}
	for i := 0; i < len(a); i++ {
		diagonal := row[0]
		row[0] += editCost
		least := row[0]
		for j := 0; j < len(b); j++ {
			replace := diagonal + substitution(a[i], b[j])
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j+1]+editCost, row[j]+editCost)
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}

func substitution(a, b byte) int {
	switch {
	case a == b:
		return 0
	case lowerASCII(a) == lowerASCII(b):
		return caseCost
	}
	return editCost
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
