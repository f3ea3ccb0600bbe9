package elementary_test

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/elementary"
)

// binary makes a function of one argument one of two.
func binary(f func(float64) float64) func(x, y float64) float64 {
	return func(x, _ float64) float64 { return f(x) }
}

var functions = map[string]func(x, y float64) float64{
	"exp": binary(elementary.Exp), "log": binary(elementary.Log), "log2": binary(elementary.Log2),
	"log10": binary(elementary.Log10), "sin": binary(elementary.Sin), "cos": binary(elementary.Cos),
	"tan": binary(elementary.Tan), "asin": binary(elementary.Asin), "acos": binary(elementary.Acos),
	"atan": binary(elementary.Atan), "tanh": binary(elementary.Tanh), "acosh": binary(elementary.Acosh),
	"pow": elementary.Pow, "atan2": elementary.Atan2,
}

// TestResultsAreCPythons reads lines "function x y result", which CPython's
// math module gave, all numbers in hexadecimal.
func TestResultsAreCPythons(t *testing.T) {
	file, err := os.Open("testdata/cpython.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := 0
	for s := bufio.NewScanner(file); s.Scan(); lines++ {
		var name string
		var x, y, want float64
		if _, err := fmt.Sscan(s.Text(), &name, &x, &y, &want); err != nil {
			t.Fatalf("%q: %v", s.Text(), err)
		}
		if got := functions[name](x, y); got != want {
			t.Errorf("%s(%v, %v) = %v, want %v", name, x, y, got, want)
		}
	}
	if lines < 500 {
		t.Errorf("only %d values compared", lines)
	}
}

func TestSpecialValues(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for name, f := range functions {
		for _, x := range []float64{0, math.Copysign(0, -1), 1, -1, inf, -inf, nan, 5e-324, 1e-300, 1e300, 1e17} {
			if got := f(x, 2); math.IsNaN(x) && !math.IsNaN(got) {
				t.Errorf("%s(nan) = %v", name, got)
			}
		}
	}
	for _, c := range []struct{ got, want float64 }{
		{elementary.Exp(710), inf}, {elementary.Exp(-800), 0}, {elementary.Exp(0), 1},
		{elementary.Exp(-745), 5e-324}, {elementary.Log(0), -inf}, {elementary.Log(1), 0},
		{elementary.Log2(1 << 40), 40}, {elementary.Log10(1e15), 15}, {elementary.Pow(2, -1074), 5e-324},
		{elementary.Pow(-2, 3), -8}, {elementary.Pow(10, 15), 1e15}, {elementary.Pow(4, 0.5), 2},
		{elementary.Pow(2, 1e300), inf}, {elementary.Pow(0.5, 1e300), 0}, {elementary.Pow(0, -1), inf},
		{elementary.Atan2(0, -1), math.Pi}, {elementary.Asin(1), math.Pi / 2}, {elementary.Acos(1), 0},
		{elementary.Tanh(50), 1}, {elementary.Cosh(0), 1}, {elementary.Sinh(1000), inf},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	if x := elementary.Pow(-8, 1.0/3); !math.IsNaN(x) {
		t.Errorf("the cube root of -8 by Pow = %v, want NaN", x)
	}
}

func BenchmarkPow(b *testing.B) {
	for b.Loop() {
		elementary.Pow(1.3, 1.7)
	}
}

func BenchmarkSin(b *testing.B) {
	for b.Loop() {
		elementary.Sin(1.3)
	}
}
