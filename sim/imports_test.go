package sim_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/asyncio-playground/playground/"

// mayImport says which packages of ours each package of the simulator may use:
// imports run one way. A name that ends in a slash stands for all below it.
var mayImport = map[string][]string{
	"sim":                     {"tracer", "sim/internal/asyncio", "sim/internal/compile", "sim/internal/kernel", "sim/internal/lint", "sim/internal/stdlib", "sim/internal/syntax", "sim/internal/vm", "sim/internal/world", "sim/internal/world/host", "sim/internal/world/profile"},
	"sim/internal/syntax":     {},
	"sim/internal/compile":    {"sim/internal/syntax"},
	"sim/internal/lint":       {"sim/internal/syntax"},
	"sim/internal/elementary": {},
	"sim/internal/vm":         {"sim/internal/compile", "sim/internal/elementary", "sim/internal/syntax"},
	"sim/internal/prelude":    {"sim/internal/vm", "sim/internal/compile", "sim/internal/syntax"},
	"sim/internal/stdlib":     {"sim/internal/vm", "sim/internal/elementary", "sim/internal/prelude", "sim/internal/syntax"},
	"sim/internal/kernel":     {},
	"sim/internal/asyncio":    {"tracer", "sim/internal/kernel", "sim/internal/vm", "sim/internal/compile", "sim/internal/syntax"},
	"sim/internal/world":      {"tracer", "sim/internal/asyncio", "sim/internal/kernel", "sim/internal/prelude", "sim/internal/vm", "sim/internal/world/"},

	// The parts of the world know each other in this direction.
	"sim/internal/world/profile":   {},
	"sim/internal/world/network":   {"tracer", "sim/internal/kernel", "sim/internal/world/profile"},
	"sim/internal/world/disk":      {},
	"sim/internal/world/files":     {"tracer", "sim/internal/asyncio", "sim/internal/prelude", "sim/internal/vm", "sim/internal/world/disk", "sim/internal/world/host", "sim/internal/world/profile"},
	"sim/internal/world/processes": {"tracer", "sim/internal/asyncio", "sim/internal/kernel", "sim/internal/prelude", "sim/internal/vm", "sim/internal/world/disk", "sim/internal/world/host", "sim/internal/world/profile", "sim/internal/world/shell"},
	"sim/internal/world/shell":     {"sim/internal/world/disk"},
	"sim/internal/world/streams":   {"tracer", "sim/internal/asyncio", "sim/internal/prelude", "sim/internal/vm", "sim/internal/world/host", "sim/internal/world/network"},
	"sim/internal/world/host":      {"tracer", "sim/internal/asyncio", "sim/internal/vm", "sim/internal/world/disk", "sim/internal/world/network", "sim/internal/world/profile"},
	"sim/internal/world/http":      {"tracer", "sim/internal/asyncio", "sim/internal/kernel", "sim/internal/prelude", "sim/internal/vm", "sim/internal/world/host", "sim/internal/world/network", "sim/internal/world/profile"},
	"sim/internal/world/sqlite":    {"sim/internal/world/disk"},
	"sim/internal/world/database":  {"tracer", "sim/internal/asyncio", "sim/internal/prelude", "sim/internal/vm", "sim/internal/world/disk", "sim/internal/world/host", "sim/internal/world/sqlite"},
}

// forbidden are packages through which a run could see or touch the host, or
// differ from another run.
var forbidden = []string{
	"crypto/rand", "math/rand", "math/rand/v2", "net", "os", "os/exec", "os/signal", "plugin", "runtime", "syscall",
}

// allowed are the exceptions, each with its reason.
var allowed = map[string]string{
	"sim/heap.go: runtime":                             "garbage is freed in time, which no program can see",
	"sim/heap.go: sync/atomic":                         "a run must know whether it has the heap for itself",
	"sim/internal/kernel/thread.go: iter.Pull":         "simulated threads take turns in strict hand-off",
	"sim/internal/vm/declare.go: sync/atomic":          "versions of types that are made while packages initialise",
	"sim/internal/vm/str.go: sync":                     "names that Go code interns are shared by all runs",
	"sim/internal/prelude/prelude.go: sync":            "modules written in Python are compiled once per process",
	"sim/internal/world/network/network.go: net/netip": "reads the text of addresses, and opens nothing",
	"sim/internal/world/http/web.go: net/netip":        "the same",
	"sim/internal/world/http/urls.go: net/url":         "reads the text of addresses, and opens nothing",
	"sim/internal/world/http/check.go: net/url":        "the same",
	"sim/internal/world/http/httpbin.go: net/url":      "the same",
	"sim/internal/world/sqlite/c.go: sync":             "the numbers of objects that engines of several runs work on",
	"sim/internal/world/sqlite/engine.go: sync":        "the engine is made ready once per process",
	"sim/internal/world/sqlite/file.go: sync":          "a table that is made once per process",
	"sim/internal/syntax/runename.go: sync":            "a table that is unpacked once per process",
}

// A sourceFile is a file of the simulator, tests left out.
type sourceFile struct {
	name   string // from the root of the repository
	syntax *ast.File
}

func simulatorFiles(t *testing.T) []sourceFile {
	t.Helper()
	var files []sourceFile
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "parity" || d.Name() == "vmtest" || strings.HasPrefix(d.Name(), "_")):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, sourceFile{path.Join("sim", filepath.ToSlash(name)), f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestImportsRunOneWay(t *testing.T) {
	for _, f := range simulatorFiles(t) {
		pkg := path.Dir(f.name)
		may, known := mayImport[pkg]
		if !known && !strings.HasPrefix(pkg, "sim/internal/stdlib") {
			t.Errorf("%s: the package is not listed in this test", f.name)
			continue
		}
		for _, imp := range importsOf(t, f.syntax) {
			ours, is := strings.CutPrefix(imp, module)
			if is && !slices.ContainsFunc(may, func(one string) bool {
				return ours == one || strings.HasSuffix(one, "/") && strings.HasPrefix(ours, one)
			}) {
				t.Errorf("%s imports %s", f.name, ours)
			}
		}
	}
}

func TestNothingReachesTheHost(t *testing.T) {
	for _, f := range simulatorFiles(t) {
		for _, imp := range importsOf(t, f.syntax) {
			suspect := slices.Contains(forbidden, imp) || strings.HasPrefix(imp, "net/") || strings.HasPrefix(imp, "sync")
			if suspect && allowed[f.name+": "+imp] == "" {
				t.Errorf("%s imports %s", f.name, imp)
			}
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			if what := suspectNode(n); what != "" && allowed[f.name+": "+what] == "" {
				t.Errorf("%s uses %s", f.name, what)
			}
			return true
		})
	}
}

// suspectNode names what starts a goroutine, talks to one, or asks for the
// real time.
func suspectNode(n ast.Node) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "go"
	case *ast.ChanType:
		return "chan"
	case *ast.SelectStmt:
		return "select"
	case *ast.SelectorExpr:
		if pkg, ok := n.X.(*ast.Ident); ok {
			switch name := pkg.Name + "." + n.Sel.Name; name {
			case "time.Now", "time.Since", "time.Until", "time.Sleep", "time.After", "time.AfterFunc",
				"time.NewTimer", "time.NewTicker", "time.Tick", "time.Local", "iter.Pull", "iter.Pull2":
				return name
			}
		}
	}
	return ""
}

func importsOf(t *testing.T, f *ast.File) []string {
	t.Helper()
	var imports []string
	for _, imp := range f.Imports {
		name, err := strconv.Unquote(imp.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		imports = append(imports, name)
	}
	return imports
}
