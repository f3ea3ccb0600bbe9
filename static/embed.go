// Package static holds the page as the browser gets it: index.html, and in
// dist the bundle that web/bundle builds from web/app.
package static

import "embed"

// Files are index.html and dist.
//
//go:embed index.html dist
var Files embed.FS
