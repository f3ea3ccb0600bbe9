package syntax

import "unicode"

// nameStartTables and namePartTables say which characters beyond ASCII begin
// and continue an identifier (XID_Start and XID_Continue in Unicode's terms).
var (
	nameStartTables = []*unicode.RangeTable{unicode.L, unicode.Nl, unicode.Other_ID_Start}
	namePartTables  = []*unicode.RangeTable{unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue}
)

// isNameStart and isNamePart take any byte beyond ASCII for part of a name;
// checkName looks closer once the name is whole.
func isNameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func isNamePart(c byte) bool { return isNameStart(c) || isDigit(c) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isHexDigit(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func isOctalDigit(c byte) bool { return c >= '0' && c <= '7' }

func isBinaryDigit(c byte) bool { return c == '0' || c == '1' }
