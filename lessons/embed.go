package lessons

import "embed"

// Builtin are the lessons that the product carries.
//
//go:embed en/*.md zh/*.md
var Builtin embed.FS
