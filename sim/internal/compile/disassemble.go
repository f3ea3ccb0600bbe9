package compile

import (
	"bufio"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"
)

// Disassemble lists c, and then the codes inside it, for people: the source
// line where it changes, the index of the instruction, its operation and
// operands. Registers of variables carry the variable's name.
func Disassemble(w io.Writer, c *Code) error {
	out := bufio.NewWriter(w)
	d := disassembler{out}
	d.code(c)
	return out.Flush()
}

type disassembler struct{ *bufio.Writer }

func (d disassembler) code(c *Code) {
	fmt.Fprintf(d, "%s: %d locals, %d free, %d registers%s\n", c.QualName, c.NumLocals, len(c.FreeNames), c.NumRegs, c.Flags)
	line := 0
	for i, in := range c.Instrs {
		at := "    "
		if l := c.File.Position(c.Spans[i].Start).Line; l != line {
			line = l
			at = fmt.Sprintf("%4d", l)
		}
		text := fmt.Sprintf("%s %4d  %-14s %s", at, i, in.Op, strings.Join(c.describe(in), ", "))
		fmt.Fprintln(d, strings.TrimRight(text, " "))
	}
	for _, h := range c.Handlers {
		fmt.Fprintf(d, "       [%d, %d) -> %d with %s\n", h.Start, h.End, h.Target, c.regName(h.Reg))
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*Code); ok {
			fmt.Fprintln(d)
			d.code(inner)
		}
	}
}

// describe gives the operands of an instruction as text.
func (c *Code) describe(in Instr) []string {
	info := &opInfo[in.Op]
	var list []string
	add := func(r role, v int) {
		if s := c.operand(r, v); s != "" {
			list = append(list, s)
		}
	}
	add(info.a, int(in.A))
	add(info.b, int(in.B))
	add(info.c, int(in.C))
	add(info.d, int(in.D))
	return list
}

func (c *Code) operand(r role, v int) string {
	switch r {
	case roleNone:
		return ""
	case roleImm:
		return "#" + strconv.Itoa(v)
	case roleConst:
		return constText(c.Consts[v])
	case roleSite:
		return "." + c.Sites[v].Name
	case roleJump:
		return "-> " + strconv.Itoa(v)
	case rolePair, rolePairDst:
		return c.regName(reg(v)) + "+1"
	}
	return c.regName(reg(v))
}

// regName names a register: x for a variable, r7 for a temporary.
func (c *Code) regName(r reg) string {
	i := int(r)
	switch {
	case i < c.NumLocals:
		return c.LocalNames[i]
	case i < c.NumLocals+len(c.FreeNames):
		return "^" + c.FreeNames[i-c.NumLocals]
	}
	return "r" + strconv.Itoa(i)
}

// constText writes a constant as Python would, more or less.
func constText(k Const) string {
	switch k := k.(type) {
	case None:
		return "None"
	case Ellipsis:
		return "..."
	case bool:
		if k {
			return "True"
		}
		return "False"
	case int64:
		return strconv.FormatInt(k, 10)
	case *big.Int:
		return k.Text(16)
	case float64:
		return strconv.FormatFloat(k, 'g', -1, 64)
	case complex128:
		return strconv.FormatComplex(k, 'g', -1, 128)
	case string:
		return strconv.Quote(k)
	case Bytes:
		return "b" + strconv.Quote(string(k))
	case Tuple:
		return "(" + listText(k) + ")"
	case FrozenSet:
		return "frozenset{" + listText(k) + "}"
	case *Code:
		return "<code " + k.QualName + ">"
	}
	return "?"
}

func listText(list []Const) string {
	parts := make([]string, len(list))
	for i, k := range list {
		parts[i] = constText(k)
	}
	return strings.Join(parts, ", ")
}

var flagNames = [...]string{"*args", "**kwargs", "generator", "coroutine", "async generator", "nested", "optimized", "class body"}

// String lists the flags, each after a comma.
func (f Flags) String() string {
	var b strings.Builder
	for i, name := range flagNames {
		if f&(1<<i) != 0 {
			b.WriteString(", " + name)
		}
	}
	return b.String()
}
