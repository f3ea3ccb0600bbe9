package stdlib

import (
	"embed"

	"github.com/asyncio-playground/playground/sim/internal/prelude"
)

//go:embed all:py
var sources embed.FS

// pythonModules are the modules of py/.
var pythonModules = prelude.Modules(sources, "py")
