package parity

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/recorder"
	"github.com/asyncio-playground/playground/verify"
)

// corpus holds the programs of some tutorials with what CPython did, recorded
// by another recorder than ours. It is not part of the repository.
const corpus = "../../../shared/corpus/seeds/"

// outside finds programs that import what CPython does not bring along.
var outside = regexp.MustCompile(`(?m)^\s*import (aiohttp|aiofiles|asyncpg|httpx|requests)\b`)

func TestTutorialsDoWhatCPythonDoes(t *testing.T) {
	programs := tutorials(t)
	cpython := startCPython(t)
	for _, path := range programs {
		t.Run(nameOf(path), func(t *testing.T) {
			t.Parallel()
			compareProgram(t, cpython, path)
		})
	}
}

// TestRecordersAgree keeps our recorder honest, and with it what all programs
// are compared with.
func TestRecordersAgree(t *testing.T) {
	programs := tutorials(t)
	cpython := startCPython(t)
	for _, path := range programs {
		t.Run(nameOf(path), func(t *testing.T) {
			t.Parallel()
			got, err := verify.CPython(t.Context(), cpython, path, t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			if d := verify.Compare(got, recorded(t, strings.TrimSuffix(path, ".py"))); d != nil {
				t.Errorf("of our recorder (left) and another one:\n%s", d.Render(read(t, path)))
			}
		})
	}
}

// TestOldTutorialsDoWhatTheirAuthorsSaw compares programs that Python 3.14 no
// longer runs with what 3.13 does: as recorded and, where there is one, live.
func TestOldTutorialsDoWhatTheirAuthorsSaw(t *testing.T) {
	older, err := recorder.Find(t.Context(), "python3.13")
	if err != nil {
		t.Logf("compared with recordings only: %v", err)
	}
	for _, path := range tutorials(t) {
		base := strings.TrimSuffix(path, ".py") + ".legacy"
		if _, err := os.Stat(base + ".out"); err != nil {
			continue
		}
		t.Run(nameOf(path), func(t *testing.T) {
			got, err := verify.Simulate(t.Context(), path, "3.13")
			if err != nil {
				t.Fatal(err)
			}
			if d := verify.Compare(got, recorded(t, base)); d != nil {
				t.Error(d.Render(read(t, path)))
			}
			if older.Path == "" {
				return
			}
			real, err := verify.CPython(t.Context(), older, path, t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			if d := verify.Compare(got, real); d != nil {
				t.Errorf("under a real Python %s: %s", older.Version, d.Render(read(t, path)))
			}
		})
	}
}

// tutorials gives the paths of the corpus's programs that need nothing beyond
// the standard library.
func tutorials(t *testing.T) []string {
	t.Helper()
	folder, err := filepath.Abs(corpus)
	if err != nil {
		t.Fatal(err)
	}
	all, err := filepath.Glob(filepath.Join(folder, "*.py"))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Skip("the corpus is not here")
	}
	var paths []string
	for _, path := range all {
		if !outside.MatchString(read(t, path)) {
			paths = append(paths, path)
		}
	}
	return paths
}

// recorded reads what another recorder has seen a program do.
func recorded(t *testing.T, base string) verify.Outcome {
	t.Helper()
	out := verify.Outcome{Stdout: read(t, base+".out"), Steps: verify.ParseSteps(read(t, base+".trace.ndjson"))}
	status, err := os.ReadFile(base + ".status")
	if err != nil {
		return out // 0
	}
	if out.Status, err = strconv.Atoi(strings.TrimSpace(string(status))); err != nil {
		t.Fatal(err)
	}
	stderr := strings.TrimSpace(read(t, base+".err"))
	out.Error = stderr[strings.LastIndexByte(stderr, '\n')+1:]
	return out
}

func nameOf(path string) string { return strings.TrimSuffix(filepath.Base(path), ".py") }

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
