package vm

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// builtinEntries lists the built-in functions, and the types among them that
// are iterators.
func builtinEntries() []ModuleEntry {
	return []ModuleEntry{
		EnumerateType, ZipType, MapType, FilterType, ReversedType,

		Fn("print", "*args, sep=None, end=None, file=None, flush=False", builtinPrint),
		Fn("input", "prompt=..., /", builtinInput),
		rawFn("open", builtinOpen),

		Fn("abs", "number, /", builtinAbs),
		Fn("round", "number, ndigits=None", builtinRound),
		Fn("divmod", "x, y, /", builtinDivMod),
		Fn("pow", "base, exp, mod=None", builtinPow),
		Fn("sum", "iterable, /, start=0", builtinSum),
		Fn("min", "*args, key=None, default=...", builtinExtreme("min", syntax.Lt)),
		Fn("max", "*args, key=None, default=...", builtinExtreme("max", syntax.Gt)),
		Fn("bin", "number, /", builtinDigits(2, "0b")),
		Fn("oct", "number, /", builtinDigits(8, "0o")),
		Fn("hex", "number, /", builtinDigits(16, "0x")),
		Fn("chr", "i, /", builtinChr),
		Fn("ord", "character, /", builtinOrd),

		Fn("len", "obj, /", func(t *Thread, args []Value) (Value, error) {
			n, err := t.Len(args[0])
			return Int(int64(n)), err
		}),
		Fn("hash", "obj, /", func(t *Thread, args []Value) (Value, error) {
			h, err := t.Hash(args[0])
			return Int(h), err
		}),
		Fn("id", "obj, /", func(t *Thread, args []Value) (Value, error) { return Int(t.vm.ID(args[0])), nil }),
		textFn("repr", (*Thread).Repr),
		textFn("ascii", (*Thread).ASCII),
		Fn("format", "value, format_spec='', /", builtinFormat),
		Fn("callable", "obj, /", func(_ *Thread, args []Value) (Value, error) { return Bool(args[0].Type().Call != nil), nil }),
		Fn("isinstance", "obj, class_or_tuple, /", func(t *Thread, args []Value) (Value, error) {
			yes, err := t.IsInstance(args[0], args[1])
			return Bool(yes), err
		}),
		Fn("issubclass", "cls, class_or_tuple, /", func(t *Thread, args []Value) (Value, error) {
			yes, err := t.IsSubclass(args[0], args[1])
			return Bool(yes), err
		}),
		Fn("getattr", "object, name, default=..., /", builtinGetAttr),
		Fn("hasattr", "obj, name, /", builtinHasAttr),
		Fn("setattr", "obj, name, value, /", builtinSetAttr),
		Fn("delattr", "obj, name, /", builtinDelAttr),

		Fn("iter", "object, sentinel=..., /", builtinIter),
		Fn("next", "iterator, default=..., /", builtinNext),
		Fn("any", "iterable, /", builtinQuantifier(true)),
		Fn("all", "iterable, /", builtinQuantifier(false)),
		Fn("sorted", "*args, key=None, reverse=False", builtinSorted),
		Fn("aiter", "async_iterable, /", builtinAIter),
		Fn("anext", "aiterator, default=..., /", builtinANext),

		Fn("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", builtinCompile),
		Fn("exec", "source, /, globals=None, locals=None, *, closure=None", builtinRun("exec", modeExec)),
		Fn("eval", "source, /, globals=None, locals=None", builtinRun("eval", modeEval)),
		Fn("globals", "", builtinGlobals),
		Fn("locals", "", func(t *Thread, _ []Value) (Value, error) { return t.Locals(), nil }),
		Fn("vars", "object=..., /", builtinVars),
		Fn("dir", "object=..., /", builtinDir),
		Fn("__import__", "name, globals=None, locals=None, fromlist=(), level=0", builtinImport),
		Fn("breakpoint", "*args, **kws", func(t *Thread, _ []Value) (Value, error) {
			if stop := t.vm.cfg.Breakpoint; stop != nil {
				stop(t)
			}
			return None, nil
		}),
	}
}
