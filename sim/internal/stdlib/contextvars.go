package stdlib

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// A contextVar is an object that a program makes once and that has a value in
// each context.
type contextVar struct {
	vm.Header
	name string
	def  vm.Value // nil: none
}

// A pyContext maps variables to values. What Thread.Context holds is one of
// these, or nil for the empty context that nobody has looked at. The bindings
// are copied when one changes, never changed, so that copying a context, which every new task
// does, costs nothing.
type pyContext struct {
	vm.Header
	bindings []binding
	entered  bool
}

type binding struct {
	v     *contextVar
	value vm.Value
}

// A token remembers what a variable was before it was set.
type token struct {
	vm.Header
	v    *contextVar
	ctx  *pyContext
	old  vm.Value // nil: it had no value
	used bool
}

var (
	contextVarType   = vm.Declare("ContextVar")
	contextType      = vm.Declare("Context")
	tokenType        = vm.Declare("Token")
	missingTokenType = vm.NewType("Token.MISSING", vm.TypeSpec{
		Module: "_contextvars",
		Layout: vm.LayoutOther,
		Flags:  vm.FlagFinal | vm.FlagInFull,
		Slots:  vm.Slots{Repr: func(*vm.Thread, vm.Value) (string, error) { return "<Token.MISSING>", nil }},
	})
	missingToken = vm.Obj(&struct{ vm.Header }{vm.MakeHeader(missingTokenType)})
)

func asContextVar(v vm.Value) *contextVar { return vm.As[contextVar](v) }

func asContext(v vm.Value) *pyContext { return vm.As[pyContext](v) }

var contextvarsModule = stateless("contextvars", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		contextVarType, contextType, tokenType,
		vm.Fn("copy_context", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return vm.Obj(currentContext(t).copy()), nil
		}),
	}
})

func init() {
	defineContextVar()
	defineContext()
	defineToken()
}

func newContext() *pyContext { return &pyContext{Header: vm.MakeHeader(contextType)} }

// currentContext gives the thread's context, making it if need be.
func currentContext(t *vm.Thread) *pyContext {
	c, ok := t.Context.(*pyContext)
	if !ok {
		c = newContext()
		t.Context = c
	}
	return c
}

func (c *pyContext) copy() *pyContext {
	d := newContext()
	d.bindings = c.bindings
	return d
}

// CopyContext and ContextValue are what asyncio needs of a context.

// CopyContext gives a context with the same values.
func (c *pyContext) CopyContext() any { return c.copy() }

// ContextValue gives the context as an object.
func (c *pyContext) ContextValue() vm.Value { return vm.Obj(c) }

// get gives the value of a variable, nil if it has none.
func (c *pyContext) get(v *contextVar) vm.Value {
	for i := len(c.bindings) - 1; i >= 0; i-- {
		if c.bindings[i].v == v {
			return c.bindings[i].value
		}
	}
	return vm.Value{}
}

// set sets the value of a variable, nil to take it away.
func (c *pyContext) set(v *contextVar, value vm.Value) {
	next := make([]binding, 0, len(c.bindings)+1)
	found := false
	for _, b := range c.bindings {
		switch {
		case b.v != v:
			next = append(next, b)
		case !value.IsNil():
			found = true
			next = append(next, binding{v, value})
		}
	}
	if !found && !value.IsNil() {
		next = append(next, binding{v, value})
	}
	c.bindings = next
}

func defineContextVar() {
	contextVarType.Define(vm.TypeSpec{
		Module: "_contextvars",
		Layout: vm.LayoutOther,
		Flags:  vm.FlagFinal | vm.FlagInFull,
		Methods: []*vm.Native{
			vm.Fn("get", "default=..., /", contextVarGet),
			vm.Fn("set", "value, /", contextVarSet),
			vm.Fn("reset", "token, /", contextVarReset),
			classGetItem(),
		},
		Getters: []vm.Getter{{Name: "name", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			return str(asContextVar(v).name), nil
		}}},
		Slots: vm.Slots{
			New: vm.Constructor("ContextVar", "name, /, *, default=...", func(t *vm.Thread, cls *vm.Type, args []vm.Value) (vm.Value, error) {
				name, ok := args[0].AsStr()
				if !ok {
					return vm.Value{}, t.Raise(vm.TypeError, "context variable name must be a str")
				}
				return vm.Obj(&contextVar{vm.MakeHeader(cls), name.String(), args[1]}), nil
			}),
			Repr: func(t *vm.Thread, v vm.Value) (string, error) { return asContextVar(v).repr(t) },
			Visit: func(v vm.Value, visit func(vm.Value)) {
				if d := asContextVar(v).def; !d.IsNil() {
					visit(d)
				}
			},
		},
	})
}

func (v *contextVar) repr(t *vm.Thread) (string, error) {
	def := ""
	if !v.def.IsNil() {
		s, err := t.Repr(v.def)
		if err != nil {
			return "", err
		}
		def = " default=" + s
	}
	return fmt.Sprintf("<ContextVar name=%s%s at %s>", vm.QuoteStr(v.name), def, t.VM().Address(vm.Obj(v))), nil
}

func contextVarGet(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	v := asContextVar(args[0])
	if c, ok := t.Context.(*pyContext); ok {
		if x := c.get(v); !x.IsNil() {
			return x, nil
		}
	}
	if !args[1].IsNil() {
		return args[1], nil
	}
	if !v.def.IsNil() {
		return v.def, nil
	}
	return vm.Value{}, t.RaiseArgs(vm.LookupError, args[0])
}

func contextVarSet(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	v, c := asContextVar(args[0]), currentContext(t)
	tok := &token{Header: vm.MakeHeader(tokenType), v: v, ctx: c, old: c.get(v)}
	c.set(v, args[1])
	return vm.Obj(tok), nil
}

func contextVarReset(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if args[1].Type() != tokenType {
		return vm.Value{}, t.Raise(vm.TypeError, "expected an instance of Token, got %s", reprOr(t, args[1]))
	}
	return vm.None, resetVar(t, asContextVar(args[0]), vm.As[token](args[1]))
}

// reprOr gives the repr of v, or its type's name if there is none.
func reprOr(t *vm.Thread, v vm.Value) string {
	s, err := t.Repr(v)
	if err != nil {
		return v.Type().Name
	}
	return s
}

func resetVar(t *vm.Thread, v *contextVar, tok *token) error {
	switch {
	case tok.used:
		return t.Raise(vm.RuntimeError, "%s has already been used once", reprOr(t, vm.Obj(tok)))
	case tok.v != v:
		return t.Raise(vm.ValueError, "%s was created by a different ContextVar", reprOr(t, vm.Obj(tok)))
	case tok.ctx != currentContext(t):
		return t.Raise(vm.ValueError, "%s was created in a different Context", reprOr(t, vm.Obj(tok)))
	}
	tok.used = true
	tok.ctx.set(v, tok.old)
	return nil
}

func defineToken() {
	tokenType.Define(vm.TypeSpec{
		Module: "_contextvars",
		Layout: vm.LayoutOther,
		Flags:  vm.FlagFinal | vm.FlagInFull,
		Consts: map[string]vm.Value{"MISSING": missingToken},
		Methods: []*vm.Native{
			classGetItem(),
			vm.Fn("__enter__", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) { return args[0], nil }),
			vm.Fn("__exit__", "type, value, traceback, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				tok := vm.As[token](args[0])
				return vm.None, resetVar(t, tok.v, tok)
			}),
		},
		Getters: []vm.Getter{
			{Name: "var", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.Obj(vm.As[token](v).v), nil }},
			{Name: "old_value", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				if old := vm.As[token](v).old; !old.IsNil() {
					return old, nil
				}
				return missingToken, nil
			}},
		},
		Slots: vm.Slots{
			Repr: func(t *vm.Thread, v vm.Value) (string, error) {
				tok, used := vm.As[token](v), ""
				if tok.used {
					used = " used"
				}
				s, err := tok.v.repr(t)
				return fmt.Sprintf("<Token%s var=%s at %s>", used, s, t.VM().Address(v)), err
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				tok := vm.As[token](v)
				visit(vm.Obj(tok.v))
				visit(vm.Obj(tok.ctx))
				if !tok.old.IsNil() {
					visit(tok.old)
				}
			},
		},
	})
}

func defineContext() {
	listing := func(name string, of func(b binding) vm.Value) *vm.Native {
		return vm.Fn(name, "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return list(asContext(args[0]).list(of)), nil
		})
	}
	key := func(b binding) vm.Value { return vm.Obj(b.v) }
	contextType.Define(vm.TypeSpec{
		Module: "_contextvars",
		Layout: vm.LayoutOther,
		Flags:  vm.FlagFinal | vm.FlagMapping,
		Methods: []*vm.Native{
			vm.Fn("run", "callable, /, *args, **kwargs", contextRun),
			vm.Fn("copy", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) { return vm.Obj(asContext(args[0]).copy()), nil }),
			vm.Fn("get", "key, default=None, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				x, err := contextLookup(t, args[0], args[1])
				if x.IsNil() {
					x = args[2]
				}
				return x, err
			}),
			listing("keys", key),
			listing("values", func(b binding) vm.Value { return b.value }),
			listing("items", func(b binding) vm.Value { return vm.NewTuple(vm.Obj(b.v), b.value) }),
		},
		Slots: vm.Slots{
			New: vm.Constructor("Context", "", func(*vm.Thread, *vm.Type, []vm.Value) (vm.Value, error) { return vm.Obj(newContext()), nil }),
			Len: func(_ *vm.Thread, v vm.Value) (int, error) { return len(asContext(v).bindings), nil },
			Iter: func(t *vm.Thread, v vm.Value) (vm.Value, error) {
				return t.Iter(list(asContext(v).list(key)))
			},
			GetItem: func(t *vm.Thread, v, k vm.Value) (vm.Value, error) {
				x, err := contextLookup(t, v, k)
				if x.IsNil() && err == nil {
					err = t.RaiseArgs(vm.KeyError, k)
				}
				return x, err
			},
			Contains: func(t *vm.Thread, v, k vm.Value) (bool, error) {
				x, err := contextLookup(t, v, k)
				return !x.IsNil(), err
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				for _, b := range asContext(v).bindings {
					visit(vm.Obj(b.v))
					visit(b.value)
				}
			},
		},
	})
}

func (c *pyContext) list(of func(b binding) vm.Value) []vm.Value {
	values := make([]vm.Value, len(c.bindings))
	for i, b := range c.bindings {
		values[i] = of(b)
	}
	return values
}

// contextLookup gives the value of a key, nil if it has none.
func contextLookup(t *vm.Thread, ctx, key vm.Value) (vm.Value, error) {
	if key.Type() != contextVarType {
		return vm.Value{}, t.Raise(vm.TypeError, "a ContextVar key was expected, got %s", reprOr(t, key))
	}
	return asContext(ctx).get(asContextVar(key)), nil
}

// contextRun is Context.run: it calls a function in the context.
func contextRun(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	c := asContext(args[0])
	if c.entered {
		return vm.Value{}, t.Raise(vm.RuntimeError, "cannot enter context: %s is already entered", reprOr(t, args[0]))
	}
	all := append([]vm.Value(nil), items(args[2])...)
	all, kw := appendKeywords(all, args[3])
	outer := t.Context
	t.Context, c.entered = c, true
	v, err := t.CallKw(args[1], all, kw)
	t.Context, c.entered = outer, false
	return v, err
}

// appendKeywords adds the values of a **kwargs dict to args, for a call.
func appendKeywords(args []vm.Value, kwargs vm.Value) ([]vm.Value, []*vm.Str) {
	var kw []*vm.Str
	d, ok := kwargs.AsDict()
	if !ok {
		return args, nil
	}
	for k, v := range d.All() {
		name, _ := k.AsStr()
		kw = append(kw, name)
		args = append(args, v)
	}
	return args, kw
}
