package stdlib

import (
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// memoryFile is io.StringIO or io.BytesIO: a file in memory. Its units are
// code points or bytes.
type memoryFile struct {
	vm.Header
	text       bool
	translates bool // newline=None: all ends of lines become \n
	units      []rune
	pos        int
	closed     bool
	attrs      vm.Attrs
}

var (
	stringIOType = vm.Declare("StringIO")
	bytesIOType  = vm.Declare("BytesIO")
)

// ioCore is the part of io that is in Go: _io.
var ioCore = stateless("_io", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{stringIOType, bytesIOType, streamType, streamBufferType, unsupportedType}
})

func asMemoryFile(v vm.Value) *memoryFile { return vm.As[memoryFile](v) }

func init() {
	stringIOType.Define(memorySpec(true, vm.Initializer("StringIO", "initial_value='', newline='\n'", memoryInit)))
	bytesIOType.Define(memorySpec(false, vm.Initializer("BytesIO", "initial_bytes=None, newline=None", memoryInit)))
}

func memorySpec(text bool, init func(*vm.Thread, vm.Value, []vm.Value, []*vm.Str) error) vm.TypeSpec {
	spec := vm.TypeSpec{
		Module:  "_io",
		Layout:  vm.LayoutOther,
		Flags:   vm.FlagInFull,
		Attrs:   unsafe.Offsetof(memoryFile{}.attrs),
		Methods: memoryMethods(),
		Getters: []vm.Getter{
			vm.DictGetter,
			{Name: "closed", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.Bool(asMemoryFile(v).closed), nil }},
		},
		Slots: vm.Slots{
			New: func(_ *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
				return vm.Obj(&memoryFile{Header: vm.MakeHeader(cls), text: text}), nil
			},
			Init: init,
			Iter: selfIter,
			Next: func(t *vm.Thread, v vm.Value) (vm.Value, error) {
				f := asMemoryFile(v)
				if err := f.check(t); err != nil {
					return vm.Value{}, err
				}
				if f.pos >= len(f.units) {
					return vm.Value{}, nil
				}
				return f.take(f.lineEnd(-1)), nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) { asMemoryFile(v).attrs.Visit(visit) },
		},
	}
	if text {
		spec.Getters = append(spec.Getters,
			vm.Getter{Name: "encoding", Get: func(*vm.Thread, vm.Value) (vm.Value, error) { return vm.None, nil }},
			vm.Getter{Name: "newlines", Get: func(*vm.Thread, vm.Value) (vm.Value, error) { return vm.None, nil }},
			vm.Getter{Name: "line_buffering", Get: func(*vm.Thread, vm.Value) (vm.Value, error) { return vm.False, nil }})
	}
	return spec
}

func memoryInit(t *vm.Thread, self vm.Value, args []vm.Value) error {
	f := asMemoryFile(self)
	f.units, f.pos, f.closed = nil, 0, false
	f.translates = f.text && args[1].IsNone()
	if args[0].IsNone() {
		return nil
	}
	units, err := f.input(t, args[0], "initial_value must be str or None, not %s")
	f.units = units
	return err
}

// input turns what is to be written into units.
func (f *memoryFile) input(t *vm.Thread, v vm.Value, message string) ([]rune, error) {
	if f.text {
		s, ok := v.AsStr()
		if !ok {
			return nil, t.Raise(vm.TypeError, message, v.Type().Name)
		}
		text := s.String()
		if f.translates {
			text = universalNewlines.Replace(text)
		}
		if err := t.Alloc(4 * s.Len()); err != nil {
			return nil, err
		}
		return []rune(text), nil
	}
	b, err := t.BytesOf(v)
	if err != nil {
		return nil, err
	}
	if err := t.Alloc(4 * len(b)); err != nil {
		return nil, err
	}
	units := make([]rune, len(b))
	for i, c := range b {
		units[i] = rune(c)
	}
	return units, nil
}

// universalNewlines turns the ends of lines of all systems into \n.
var universalNewlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// output turns units into a str or bytes.
func (f *memoryFile) output(units []rune) vm.Value {
	if f.text {
		return str(string(units))
	}
	b := make([]byte, len(units))
	for i, u := range units {
		b[i] = byte(u)
	}
	return vm.NewBytes(string(b))
}

func (f *memoryFile) check(t *vm.Thread) error {
	if f.closed {
		return t.Raise(vm.ValueError, "I/O operation on closed file%s", [...]string{".", ""}[btoi(f.text)])
	}
	return nil
}

// take gives the units up to a position and moves there.
func (f *memoryFile) take(end int) vm.Value {
	start := min(f.pos, len(f.units))
	end = max(end, start)
	f.pos = max(f.pos, end)
	return f.output(f.units[start:end])
}

// lineEnd gives the position behind the current line, but at most limit units
// on; below 0 is no limit.
func (f *memoryFile) lineEnd(limit int64) int {
	end := len(f.units)
	for i := f.pos; i < len(f.units); i++ {
		if f.units[i] == '\n' {
			end = i + 1
			break
		}
	}
	if limit >= 0 && int64(end-f.pos) > limit {
		end = f.pos + int(limit)
	}
	return end
}

func memoryMethods() []*vm.Native {
	method := func(name, params string, f func(t *vm.Thread, f *memoryFile, args []vm.Value) (vm.Value, error)) *vm.Native {
		return vm.Fn(name, params, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			file := asMemoryFile(args[0])
			if err := file.check(t); err != nil {
				return vm.Value{}, err
			}
			return f(t, file, args)
		})
	}
	yes := func(name string) *vm.Native {
		return method(name, "", func(*vm.Thread, *memoryFile, []vm.Value) (vm.Value, error) { return vm.True, nil })
	}
	return []*vm.Native{
		yes("readable"), yes("writable"), yes("seekable"),
		method("isatty", "", func(*vm.Thread, *memoryFile, []vm.Value) (vm.Value, error) { return vm.False, nil }),
		method("flush", "", func(*vm.Thread, *memoryFile, []vm.Value) (vm.Value, error) { return vm.None, nil }),
		method("fileno", "", func(t *vm.Thread, _ *memoryFile, _ []vm.Value) (vm.Value, error) {
			return vm.Value{}, unsupported(t, "fileno")
		}),
		method("getvalue", "", func(_ *vm.Thread, f *memoryFile, _ []vm.Value) (vm.Value, error) { return f.output(f.units), nil }),
		method("tell", "", func(_ *vm.Thread, f *memoryFile, _ []vm.Value) (vm.Value, error) { return vm.Int(int64(f.pos)), nil }),
		method("write", "s, /", func(t *vm.Thread, f *memoryFile, args []vm.Value) (vm.Value, error) { return f.write(t, args[1]) }),
		method("writelines", "lines, /", func(t *vm.Thread, f *memoryFile, args []vm.Value) (vm.Value, error) {
			return vm.None, t.Iterate(args[1], func(line vm.Value) error { _, err := f.write(t, line); return err })
		}),
		method("read", "size=-1, /", func(t *vm.Thread, f *memoryFile, args []vm.Value) (vm.Value, error) {
			n, err := sizeArg(t, args[1])
			if n < 0 || n > int64(len(f.units)) {
				n = int64(len(f.units))
			}
			return f.take(min(f.pos+int(n), len(f.units))), err
		}),
		method("readline", "size=-1, /", func(t *vm.Thread, f *memoryFile, args []vm.Value) (vm.Value, error) {
			n, err := sizeArg(t, args[1])
			return f.take(f.lineEnd(n)), err
		}),
		method("readlines", "hint=-1, /", func(t *vm.Thread, f *memoryFile, args []vm.Value) (vm.Value, error) {
			var lines []vm.Value
			memory := t.Build()
			defer memory.Release()
			for f.pos < len(f.units) {
				start := f.pos
				line := f.take(f.lineEnd(-1))
				lines = append(lines, line)
				if err := memory.Add(lineSize + f.pos - start); err != nil {
					return vm.Value{}, err
				}
			}
			return list(lines), nil
		}),
		method("seek", "pos, whence=0, /", func(t *vm.Thread, f *memoryFile, args []vm.Value) (vm.Value, error) { return f.seek(t, args) }),
		method("truncate", "pos=None, /", func(t *vm.Thread, f *memoryFile, args []vm.Value) (vm.Value, error) {
			size := int64(f.pos)
			if given(args[1]) {
				var err error
				if size, err = intArg(t, args[1]); err != nil {
					return vm.Value{}, err
				}
			}
			if size < 0 {
				return vm.Value{}, t.Raise(vm.ValueError, "Negative size value %d", size)
			}
			f.units = f.units[:min(size, int64(len(f.units)))]
			return vm.Int(size), nil
		}),
		vm.Fn("getbuffer", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			f := asMemoryFile(args[0])
			return t.Call(vm.Obj(vm.MemoryViewType), f.output(f.units))
		}),
		vm.Fn("close", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			asMemoryFile(args[0]).closed = true
			return vm.None, nil
		}),
		method("__enter__", "", func(_ *vm.Thread, _ *memoryFile, args []vm.Value) (vm.Value, error) { return args[0], nil }),
		vm.Fn("__exit__", "*args", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			asMemoryFile(args[0]).closed = true
			return vm.None, nil
		}),
	}
}

// lineSize is what a line takes in a list, without its characters.
const lineSize = 4 * valueSize

// sizeArg gives a number of units, -1 for None.
func sizeArg(t *vm.Thread, v vm.Value) (int64, error) {
	if v.IsNone() {
		return -1, nil
	}
	if v.AsBig() == nil {
		return 0, t.Raise(vm.TypeError, "argument should be integer or None, not '%s'", v.Type().Name)
	}
	return intArg(t, v)
}

func (f *memoryFile) write(t *vm.Thread, v vm.Value) (vm.Value, error) {
	units, err := f.input(t, v, "string argument expected, got '%s'")
	if err != nil {
		return vm.Value{}, err
	}
	if f.units, err = vm.Grow(t, f.units, max(f.pos+len(units)-len(f.units), 0)); err != nil {
		return vm.Value{}, err
	}
	for f.pos > len(f.units) {
		f.units = append(f.units, 0)
	}
	n := copy(f.units[f.pos:], units)
	f.units = append(f.units, units[n:]...)
	f.pos += len(units)
	return vm.Int(int64(len(units))), nil
}

func (f *memoryFile) seek(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	at, err := intArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	whence, err := intArg(t, args[2])
	switch {
	case err != nil:
		return vm.Value{}, err
	case whence < 0 || whence > 2:
		return vm.Value{}, t.Raise(vm.ValueError, "Invalid whence (%d, should be 0, 1 or 2)", whence)
	case f.text && whence > 0 && at != 0:
		return vm.Value{}, t.RaiseArgs(vm.OSError, str("Can't do nonzero cur-relative seeks"))
	case whence == 1:
		at += int64(f.pos)
	case whence == 2:
		at += int64(len(f.units))
	}
	if at < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "%s %d", [...]string{"negative seek value", "Negative seek position"}[btoi(f.text)], at)
	}
	const most = 1 << 30
	if at > most {
		return vm.Value{}, t.Raise(vm.OverflowError, "new position too large")
	}
	f.pos = int(at)
	return vm.Int(at), nil
}
