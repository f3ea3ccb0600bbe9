package vm

import (
	"math/big"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// Code is a code object: what the compiler made, with what one run adds to
// it. The compiler's part is shared by all runs of a program.
type Code struct {
	Header
	*compile.Code
	consts []Value
	sites  []site
	params []*Str            // names of the parameters that have one, in order
	kws    [][]*Str          // by constant: the names of a call's keywords, when first used
	simple bool              // takes nothing but positional arguments and does not suspend
	live   *compile.Liveness // computed when first needed
	cost   int64             // what a call of it takes from the fuel

	// What the interpreter loop reads without bounds checks.
	instrs    unsafe.Pointer
	constBase unsafe.Pointer
	siteBase  unsafe.Pointer
}

// CodeType is the type of code objects.
var CodeType = declare("code")

// code makes the code object of c, or gives the one made before.
func (v *VM) code(c *compile.Code) *Code {
	if known := v.codes[c]; known != nil {
		return known
	}
	k := &Code{
		Header: Header{CodeType},
		Code:   c,
		consts: make([]Value, len(c.Consts)),
		sites:  make([]site, len(c.Sites)),
		params: make([]*Str, c.ArgCount+c.KwOnlyCount),
	}
	for i, x := range c.Consts {
		k.consts[i] = v.constant(x)
	}
	for i := range c.Sites {
		k.sites[i].name = v.Intern(c.Sites[i].Name)
	}
	for i := range k.params {
		k.params[i] = v.Intern(c.LocalNames[i])
	}
	k.simple = c.KwOnlyCount == 0 && c.Flags&(compile.VarArgs|compile.VarKeywords) == 0 && !c.Flags.Suspends()
	k.cost = int64(min(c.Work(), 16))
	k.instrs = unsafe.Pointer(unsafe.SliceData(c.Instrs))
	k.constBase = unsafe.Pointer(unsafe.SliceData(k.consts))
	k.siteBase = unsafe.Pointer(unsafe.SliceData(k.sites))
	if v.codes == nil {
		v.codes = map[*compile.Code]*Code{}
	}
	v.codes[c] = k
	return k
}

// constant makes the Value of a constant.
func (v *VM) constant(c compile.Const) Value {
	switch c := c.(type) {
	case compile.None:
		return None
	case compile.Ellipsis:
		return Ellipsis
	case bool:
		return Bool(c)
	case int64:
		return Int(c)
	case *big.Int:
		return Big(c)
	case float64:
		return Float(c)
	case complex128:
		return newComplex(c)
	case string:
		if len(c) <= 64 {
			return Obj(v.Intern(c))
		}
		return NewStr(c)
	case compile.Bytes:
		return NewBytes(string(c))
	case compile.Tuple:
		return NewTuple(v.constants(c)...)
	case compile.FrozenSet:
		return newFrozenSetOf(v.constants(c))
	case *compile.Code:
		return Obj(v.code(c))
	}
	panic("vm: a constant of an unknown type")
}

func (v *VM) constants(cs []compile.Const) []Value {
	items := make([]Value, len(cs))
	for i, c := range cs {
		items[i] = v.constant(c)
	}
	return items
}

// keywords gives constant i, a tuple of names, as a call needs it.
func (c *Code) keywords(i int32) []*Str {
	if c.kws == nil {
		c.kws = make([][]*Str, len(c.consts))
	}
	if c.kws[i] == nil {
		items := as[Tuple](c.consts[i]).items
		kw := make([]*Str, len(items))
		for j, name := range items {
			kw[j] = as[Str](name)
		}
		c.kws[i] = kw
	}
	return c.kws[i]
}

// handlerAt gives the entry of the exception table for instruction pc, nil if
// there is none.
func (c *Code) handlerAt(pc int32) *compile.Handler {
	for i := range c.Handlers {
		if h := &c.Handlers[i]; h.Start <= pc && pc < h.End {
			return h
		}
	}
	return nil
}

// spanAt gives the source of instruction pc, that of the definition for -1.
func (c *Code) spanAt(pc int32) syntax.Span {
	if pc < 0 || int(pc) >= len(c.Spans) {
		return c.Span
	}
	return c.Spans[pc]
}

// lineAt gives the line of instruction pc.
func (c *Code) lineAt(pc int32) int {
	if c.File == nil {
		return 0
	}
	return c.File.Position(c.spanAt(pc).Start).Line
}

// argNames gives the names of all parameters, *args and **kwargs included.
func (c *Code) argNames() []string {
	n := c.ArgCount + c.KwOnlyCount
	if c.Flags&compile.VarArgs != 0 {
		n++
	}
	if c.Flags&compile.VarKeywords != 0 {
		n++
	}
	return c.LocalNames[:n]
}
