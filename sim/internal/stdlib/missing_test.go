package stdlib_test

import (
	"strings"
	"testing"
)

// TestImportTellsAMissingModuleFromATypo runs imports that fail.
func TestImportTellsAMissingModuleFromATypo(t *testing.T) {
	const missing = "the playground does not have the standard library's module '"
	for program, want := range map[string]string{
		"import turtle":             missing + "turtle' yet: programs that import it cannot run here",
		"import xml.etree":          missing + "xml' yet: programs that import it cannot run here",
		"from http import cookies":  missing + "http.cookies' yet: programs that import it cannot run here",
		"import turtel":             "No module named 'turtel'",
		"import math.constants":     "No module named 'math.constants'; 'math' is not a package",
		"import collections.orders": "No module named 'collections.orders'",
	} {
		src := "try:\n    " + program + "\nexcept ModuleNotFoundError as e:\n    print(e)\n"
		if got := strings.TrimSpace(run(t, "main.py", src)); got != want {
			t.Errorf("%s: %s, want %s", program, got, want)
		}
	}
}
