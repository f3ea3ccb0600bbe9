package stdlib

import (
	"math"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

var (
	versionInfoType = newStructSeq("sys", "version_info", "major minor micro releaselevel serial")
	floatInfoType   = newStructSeq("sys", "float_info", "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds")
	intInfoType     = newStructSeq("sys", "int_info", "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold")
	hashInfoType    = newStructSeq("sys", "hash_info", "width modulus inf nan imag algorithm hash_bits seed_bits cutoff")
	threadInfoType  = newStructSeq("sys", "thread_info", "name lock version")
	flagsType       = newStructSeq("sys", "flags", "debug inspect interactive optimize dont_write_bytecode no_user_site no_site "+
		"ignore_environment verbose bytes_warning quiet hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path int_max_str_digits")
	unraisableArgsType = newStructSeq("sys", "UnraisableHookArgs", "exc_type exc_value exc_traceback err_msg object")
	asyncGenHooksType  = newStructSeq("sys", "asyncgen_hooks", "firstiter finalizer")
)

// sysModule makes the module sys.
func sysModule(t *vm.Thread) (*vm.Module, error) {
	m := vm.NewModule("sys", "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.", sysEntries()...)
	m.Set("modules", vm.Obj(t.VM().Modules()))
	m.Set("argv", stringList(t.VM().Config().Args))
	m.Set("orig_argv", stringList(append([]string{"python3"}, t.VM().Config().Args...)))
	addStreams(t, m)
	return m, addVersion(t, m)
}

func stringList(texts []string) vm.Value {
	values := make([]vm.Value, len(texts))
	for i, s := range texts {
		values[i] = str(s)
	}
	return list(values)
}

// addVersion sets what tells the version and the machine.
func addVersion(t *vm.Thread, m *vm.Module) error {
	minor, micro := int64(14), int64(6)
	if t.VM().Older() {
		minor, micro = 13, 14
	}
	version := "3.14.6"
	if minor == 13 {
		version = "3.13.14"
	}
	m.Set("version", str(version+" (main, Jan  1 2026, 00:00:00) [simulated]"))
	m.Set("hexversion", vm.Int(3<<24|minor<<16|micro<<8|0xf0))
	for _, seq := range []struct {
		name   string
		typ    *vm.Type
		values []vm.Value
	}{
		{"version_info", versionInfoType, []vm.Value{vm.Int(3), vm.Int(minor), vm.Int(micro), str("final"), vm.Int(0)}},
		{"float_info", floatInfoType, []vm.Value{vm.Float(math.MaxFloat64), vm.Int(1024), vm.Int(308), vm.Float(0x1p-1022), vm.Int(-1021),
			vm.Int(-307), vm.Int(15), vm.Int(53), vm.Float(0x1p-52), vm.Int(2), vm.Int(1)}},
		{"int_info", intInfoType, ints(30, 4, 4300, 640)},
		{"hash_info", hashInfoType, append(ints(64, 1<<61-1, 314159, 0, 1000003), str("siphash13"), vm.Int(64), vm.Int(128), vm.Int(0))},
		{"thread_info", threadInfoType, []vm.Value{str("pthread"), str("semaphore"), vm.None}},
		{"flags", flagsType, append(ints(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0), vm.False, vm.Int(1), vm.Int(0), vm.False, vm.Int(4300))},
	} {
		v, err := structSeq(t, seq.typ, seq.values...)
		if err != nil {
			return err
		}
		m.Set(seq.name, v)
	}
	return addImplementation(t, m)
}

func ints(ns ...int64) []vm.Value {
	values := make([]vm.Value, len(ns))
	for i, n := range ns {
		values[i] = vm.Int(n)
	}
	return values
}

// addImplementation makes the names that cost something when they are first
// asked for: sys.implementation takes the module types.
func addImplementation(_ *vm.Thread, m *vm.Module) error {
	m.MissingAttr = func(t *vm.Thread, name *vm.Str) (vm.Value, error) {
		switch name.String() {
		case "implementation":
		case "stdlib_module_names":
			return moduleNames(t)
		default:
			return vm.Value{}, nil
		}
		types, err := t.Import("types")
		if err != nil {
			return vm.Value{}, err
		}
		namespace, err := t.GetAttr(vm.Obj(types), simpleNamespace)
		if err != nil {
			return vm.Value{}, err
		}
		v, err := t.CallKw(namespace, []vm.Value{str("cpython"), str("cpython-314"), m.Get("version_info"), m.Get("hexversion")},
			[]*vm.Str{vm.Intern("name"), vm.Intern("cache_tag"), vm.Intern("version"), vm.Intern("hexversion")})
		m.Set("implementation", v)
		return v, err
	}
	return nil
}

// sysEntries are the names of sys that are the same in every run.
func sysEntries() []vm.ModuleEntry {
	entries := []vm.ModuleEntry{
		vm.Def("maxsize", vm.Int(math.MaxInt64)),
		vm.Def("maxunicode", vm.Int(0x10ffff)),
		vm.Def("byteorder", str("little")),
		vm.Def("platform", str("linux")),
		vm.Def("executable", str("/usr/bin/python3")),
		vm.Def("prefix", str("/usr")),
		vm.Def("exec_prefix", str("/usr")),
		vm.Def("base_prefix", str("/usr")),
		vm.Def("base_exec_prefix", str("/usr")),
		vm.Def("platlibdir", str("lib")),
		vm.Def("api_version", vm.Int(1013)),
		vm.Def("float_repr_style", str("short")),
		vm.Def("copyright", str("")),
		vm.Def("abiflags", str("")),
		vm.Def("dont_write_bytecode", vm.True),
		vm.Def("pycache_prefix", vm.None),
		vm.Def("path", stringList([]string{""})),
		vm.Def("meta_path", list(nil)),
		vm.Def("path_hooks", list(nil)),
		vm.Def("warnoptions", list(nil)),
		vm.Def("path_importer_cache", vm.Obj(vm.NewDict())),
		vm.Def("_xoptions", vm.Obj(vm.NewDict())),
		vm.Def("builtin_module_names", stringTuple([]string{"builtins", "sys"})),
	}
	for _, fn := range sysFunctions() {
		entries = append(entries, fn)
	}
	// A program that puts its own hooks in place finds these again with underscores.
	for _, fn := range []*vm.Native{
		vm.Fn("displayhook", "object, /", displayHook),
		vm.Fn("excepthook", "exctype, value, traceback, /", exceptHook),
		vm.Fn("unraisablehook", "unraisable, /", unraisableHook),
	} {
		entries = append(entries, fn, vm.Def("__"+fn.Name()+"__", vm.Obj(fn)))
	}
	return append(entries, vm.Def("UnraisableHookArgs", vm.Obj(unraisableArgsType)))
}

func sysFunctions() []*vm.Native {
	constant := func(name, params string, v vm.Value) *vm.Native {
		return vm.Fn(name, params, func(*vm.Thread, []vm.Value) (vm.Value, error) { return v, nil })
	}
	return []*vm.Native{
		vm.Fn("exit", "status=None, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			if args[0].IsNone() {
				return vm.Value{}, t.RaiseArgs(vm.SystemExit)
			}
			return vm.Value{}, t.RaiseArgs(vm.SystemExit, args[0])
		}),
		vm.Fn("exc_info", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			e := t.Handling()
			if e == nil {
				return vm.NewTuple(vm.None, vm.None, vm.None), nil
			}
			return vm.NewTuple(vm.Obj(e.Value().Type()), e.Value(), tracebackValue(e)), nil
		}),
		vm.Fn("exception", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) { return t.Handling().Value(), nil }),
		vm.Fn("getrecursionlimit", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return vm.Int(int64(t.VM().Config().Limits.Recursion)), nil
		}),
		vm.Fn("setrecursionlimit", "limit, /", setRecursionLimit),
		vm.Fn("getsizeof", "object, default=...", sysSizeOf),
		vm.Fn("getrefcount", "object, /", func(*vm.Thread, []vm.Value) (vm.Value, error) { return vm.Int(2), nil }),
		vm.Fn("intern", "string, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			s, ok := args[0].AsStr()
			if !ok {
				return vm.Value{}, t.Raise(vm.TypeError, "intern() argument must be str, not %s", args[0].Type().Name)
			}
			return vm.Obj(t.VM().Intern(s.String())), nil
		}),
		vm.Fn("_getframe", "depth=0, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			depth, err := intArg(t, args[0])
			if err != nil {
				return vm.Value{}, err
			}
			f := t.FrameObject(int(max(depth, 0)))
			if f.IsNone() {
				return vm.Value{}, t.Raise(vm.ValueError, "call stack is not deep enough")
			}
			return f, nil
		}),
		vm.Fn("get_int_max_str_digits", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return vm.Int(int64(t.VM().MaxStrDigits())), nil
		}),
		vm.Fn("set_int_max_str_digits", "maxdigits", setMaxStrDigits),
		vm.Fn("get_asyncgen_hooks", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return structSeq(t, asyncGenHooksType, orNone(t.AsyncGenHooks.FirstIter), orNone(t.AsyncGenHooks.Finalizer))
		}),
		vm.Fn("set_asyncgen_hooks", "firstiter=..., finalizer=...", setAsyncGenHooks),
		constant("getdefaultencoding", "", str("utf-8")),
		constant("getfilesystemencoding", "", str("utf-8")),
		constant("getfilesystemencodeerrors", "", str("surrogateescape")),
		constant("getswitchinterval", "", vm.Float(0.005)),
		constant("setswitchinterval", "interval, /", vm.None),
		constant("gettrace", "", vm.None),
		constant("getprofile", "", vm.None),
		constant("is_finalizing", "", vm.False),
		constant("_is_gil_enabled", "", vm.True),
		constant("audit", "event, /, *args", vm.None),
		constant("addaudithook", "hook", vm.None),
		vm.Fn("get_coroutine_origin_tracking_depth", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return vm.Int(int64(t.OriginDepth)), nil
		}),
		vm.Fn("set_coroutine_origin_tracking_depth", "depth", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			depth, err := t.Index(args[0])
			if err == nil && depth < 0 {
				err = t.Raise(vm.ValueError, "depth must be >= 0")
			}
			if err == nil {
				t.OriginDepth = int(depth)
			}
			return vm.None, err
		}),
		notSimulated("settrace", "function, /", "sys.settrace"),
		notSimulated("setprofile", "function, /", "sys.setprofile"),
	}
}

// notSimulated makes a function that says that it is missing.
func notSimulated(name, params, what string) *vm.Native {
	return vm.Fn(name, params, func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
		return vm.Value{}, t.Raise(vm.NotImplementedError, "%s() is not simulated", what)
	})
}

func orNone(v vm.Value) vm.Value {
	if v.IsNil() {
		return vm.None
	}
	return v
}

func tracebackValue(e *vm.Exc) vm.Value {
	if tb := e.Traceback(); tb != nil {
		return vm.Obj(tb)
	}
	return vm.None
}

func setRecursionLimit(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := intArg(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	if n < 1 {
		return vm.Value{}, t.Raise(vm.ValueError, "recursion limit must be greater or equal than 1")
	}
	const most = 20000
	t.VM().Config().Limits.Recursion = int(min(n, most))
	return vm.None, nil
}

func setMaxStrDigits(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := intArg(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	if n != 0 && n < 640 {
		return vm.Value{}, t.Raise(vm.ValueError, "maxdigits must be >= 640 or 0 for unlimited")
	}
	t.VM().SetMaxStrDigits(int(n))
	return vm.None, nil
}

func setAsyncGenHooks(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	for i, hook := range []*vm.Value{&t.AsyncGenHooks.FirstIter, &t.AsyncGenHooks.Finalizer} {
		switch {
		case args[i].IsNil():
		case args[i].IsNone():
			*hook = vm.Value{}
		case args[i].Type().Call == nil:
			name := [...]string{"firstiter", "finalizer"}[i]
			return vm.Value{}, t.Raise(vm.TypeError, "callable %s expected, got %s", name, args[i].Type().Name)
		default:
			*hook = args[i]
		}
	}
	return vm.None, nil
}

func displayHook(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if args[0].IsNone() {
		return vm.None, nil
	}
	s, err := t.Repr(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	return vm.None, t.Write(vm.Stdout, s+"\n")
}

func exceptHook(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	e, ok := args[1].AsExc()
	if !ok {
		return vm.None, nil
	}
	return vm.None, t.Write(vm.Stderr, t.FormatException(e, true))
}

func unraisableHook(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if args[0].Type() != unraisableArgsType {
		return vm.Value{}, t.Raise(vm.TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs")
	}
	fields := items(args[0])
	e, ok := fields[1].AsExc()
	if !ok {
		return vm.None, nil
	}
	message := "Exception ignored in"
	if text, ok := fields[3].AsStr(); ok {
		message = text.String()
	}
	if !fields[4].IsNone() {
		about, err := t.Repr(fields[4])
		if err != nil {
			return vm.Value{}, err
		}
		message += ": " + about
	} else {
		message += ":"
	}
	return vm.None, t.PrintUnraisable(e, message)
}

var nameSizeOf = vm.Intern("__sizeof__")

// sysSizeOf gives about the number of bytes that CPython's objects have.
func sysSizeOf(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	v := args[0]
	size := int64(48)
	switch v.Type().Layout {
	case vm.LayoutInt, vm.LayoutBool:
		size = 24 + 4*max(1, (int64(v.AsBig().BitLen())+29)/30)
	case vm.LayoutFloat:
		size = 24
	case vm.LayoutStr:
		s, _ := v.AsStr()
		size = 41 + int64(len(s.String()))
	case vm.LayoutBytes:
		b, _ := v.AsBytes()
		size = 33 + int64(len(b.String()))
	case vm.LayoutList:
		l, _ := v.AsList()
		size = 56 + 8*int64(len(l.Items()))
	case vm.LayoutTuple:
		size = 48 + 8*int64(len(items(v)))
	case vm.LayoutDict:
		d, _ := v.AsDict()
		size = 64 + 104*((int64(d.Len())+4)/5)
	case vm.LayoutSet:
		s, _ := v.AsSet()
		size = 216 + 64*(int64(s.Len())/5*4)
	default:
		if v.Type().IsHeap() {
			return t.CallMethod(v, nameSizeOf)
		}
	}
	return vm.Int(size), nil
}
