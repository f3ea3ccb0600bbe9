package compile_test

import (
	"os"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// BenchmarkModule compiles a program of about 50 lines, as a lesson has it.
func BenchmarkModule(b *testing.B) {
	data, err := os.ReadFile("testdata/lesson.py")
	if err != nil {
		b.Fatal(err)
	}
	m, err := syntax.ParseModule(syntax.NewFile("lesson.py", string(data)))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportMetric(float64(strings.Count(string(data), "\n")), "lines")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := compile.Module(m, compile.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
