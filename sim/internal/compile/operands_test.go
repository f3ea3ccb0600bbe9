package compile

import (
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// Every operation is in the table, under a name of its own, and the
// disassembler can list it.
func TestEveryOperationIsDescribed(t *testing.T) {
	seen := map[string]Op{}
	for op := range numOps {
		name := op.String()
		if other, found := seen[name]; found || name == "" {
			t.Errorf("operation %d is called %q, like operation %d", op, name, other)
		}
		seen[name] = op
		c := &Code{
			QualName: "f", File: syntax.NewFile("x.py", "pass\n"), NumRegs: 4,
			Instrs: []Instr{{Op: op}}, Spans: make([]syntax.Span, 1),
			Consts: []Const{None{}}, Sites: []Site{{"name"}},
		}
		var b strings.Builder
		if err := Disassemble(&b, c); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), name) {
			t.Errorf("%s is not in its listing:\n%s", name, b.String())
		}
	}
}

func TestVerifyFindsMistakes(t *testing.T) {
	end := Instr{Op: ReturnConst}
	for _, tt := range []struct {
		name   string
		instrs []Instr
		want   string
	}{
		{"register", []Instr{{Op: Move, A: 9, B: 0}, end}, "operand 9"},
		{"window", []Instr{{Op: BuildList, A: 1, B: 1, C: 7}, end}, "registers 1 to 7"},
		{"constant", []Instr{{Op: LoadConst, A: 1, D: 5}, end}, "operand 5"},
		{"site", []Instr{{Op: LoadGlobal, A: 1, D: -1}, end}, "operand -1"},
		{"target", []Instr{{Op: Jump, D: 7}, end}, "operand 7"},
		{"direction", []Instr{{Op: Jump, D: 0}, end}, "jumps the wrong way"},
		{"end", []Instr{{Op: Nop}}, "runs past its end"},
		{"unwritten temporary", []Instr{{Op: Return, A: 2}}, "register 2 is read before it is written"},
		{"operation", []Instr{{Op: numOps}, end}, "no such operation"},
	} {
		c := &Code{
			QualName: "f", NumLocals: 1, LocalNames: []string{"x"}, NumRegs: 4,
			Instrs: tt.instrs, Spans: make([]syntax.Span, len(tt.instrs)),
			Consts: []Const{None{}}, Sites: []Site{{"name"}},
		}
		if err := Verify(c); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
}
