package stdlib

import (
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// stream is sys.stdin, sys.stdout or sys.stderr: a text file that is the
// run's console.
type stream struct {
	vm.Header
	name    string
	out     vm.Stream // 0: input
	pending string    // of the input: what was read beyond a line
	attrs   vm.Attrs
}

var streamType = vm.Declare("TextIOWrapper")

func asStream(v vm.Value) *stream { return vm.As[stream](v) }

func init() {
	text := func(name, value string) vm.Getter {
		return vm.Getter{Name: name, Get: func(*vm.Thread, vm.Value) (vm.Value, error) { return str(value), nil }}
	}
	flag := func(name string, f func(s *stream) bool) *vm.Native {
		return vm.Fn(name, "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) { return vm.Bool(f(asStream(args[0]))), nil })
	}
	streamType.Define(vm.TypeSpec{
		Module: "_io",
		Layout: vm.LayoutOther,
		Attrs:  unsafe.Offsetof(stream{}.attrs),
		Methods: []*vm.Native{
			vm.Fn("write", "text, /", streamWrite),
			vm.Fn("writelines", "lines, /", streamWriteLines),
			vm.Fn("read", "size=-1, /", streamRead),
			vm.Fn("readline", "size=-1, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				line, err := asStream(args[0]).readLine(t)
				return str(line), err
			}),
			vm.Fn("readlines", "hint=-1, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				lines, err := t.ToList(args[0])
				return list(lines), err
			}),
			vm.Fn("flush", "", func(*vm.Thread, []vm.Value) (vm.Value, error) { return vm.None, nil }),
			vm.Fn("close", "", func(*vm.Thread, []vm.Value) (vm.Value, error) { return vm.None, nil }),
			vm.Fn("reconfigure", "*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None",
				func(*vm.Thread, []vm.Value) (vm.Value, error) { return vm.None, nil }),
			vm.Fn("fileno", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.Int(int64(asStream(args[0]).out)), nil
			}),
			flag("isatty", func(*stream) bool { return false }),
			flag("seekable", func(*stream) bool { return false }),
			flag("readable", func(s *stream) bool { return s.out == 0 }),
			flag("writable", func(s *stream) bool { return s.out != 0 }),
			vm.Fn("__enter__", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) { return args[0], nil }),
			vm.Fn("__exit__", "*args", func(*vm.Thread, []vm.Value) (vm.Value, error) { return vm.None, nil }),
		},
		Getters: []vm.Getter{
			text("encoding", "utf-8"),
			text("errors", "strict"),
			{Name: "name", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return str(asStream(v).name), nil }},
			{Name: "mode", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return str([...]string{"w", "r"}[btoi(asStream(v).out == 0)]), nil
			}},
			{Name: "closed", Get: func(*vm.Thread, vm.Value) (vm.Value, error) { return vm.False, nil }},
			{Name: "buffer", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.Obj(&streamBuffer{vm.MakeHeader(streamBufferType), asStream(v)}), nil
			}},
		},
		Slots: vm.Slots{
			Repr: func(_ *vm.Thread, v vm.Value) (string, error) {
				mode := [...]string{"w", "r"}[btoi(asStream(v).out == 0)]
				return "<_io.TextIOWrapper name='" + asStream(v).name + "' mode='" + mode + "' encoding='utf-8'>", nil
			},
			Iter: selfIter,
			Next: func(t *vm.Thread, v vm.Value) (vm.Value, error) {
				line, err := asStream(v).readLine(t)
				if line == "" || err != nil {
					return vm.Value{}, err
				}
				return str(line), nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) { asStream(v).attrs.Visit(visit) },
		},
	})
}

// addStreams sets the standard streams of sys.
func addStreams(_ *vm.Thread, m *vm.Module) {
	for _, s := range []*stream{{name: "<stdin>"}, {name: "<stdout>", out: vm.Stdout}, {name: "<stderr>", out: vm.Stderr}} {
		s.Header = vm.MakeHeader(streamType)
		name := strings.Trim(s.name, "<>")
		m.Set(name, vm.Obj(s))
		m.Set("__"+name+"__", vm.Obj(s))
	}
}

func streamWrite(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	s := asStream(args[0])
	text, ok := args[1].AsStr()
	if !ok {
		return vm.Value{}, t.Raise(vm.TypeError, "write() argument must be str, not %s", args[1].Type().Name)
	}
	if s.out == 0 {
		return vm.Value{}, unsupported(t, "not writable")
	}
	return vm.Int(int64(text.Len())), t.Write(s.out, text.String())
}

func streamWriteLines(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return vm.None, t.Iterate(args[1], func(line vm.Value) error {
		_, err := streamWrite(t, []vm.Value{args[0], line})
		return err
	})
}

// readLine gives the next line of the input, "" at its end.
func (s *stream) readLine(t *vm.Thread) (string, error) {
	if s.out != 0 {
		return "", unsupported(t, "not readable")
	}
	if line := s.pending; line != "" {
		s.pending = ""
		return line, nil
	}
	if input := t.VM().Config().Input; input != nil {
		return input(t)
	}
	return "", nil
}

func streamRead(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	s := asStream(args[0])
	size := int64(-1)
	if given(args[1]) {
		var err error
		if size, err = intArg(t, args[1]); err != nil {
			return vm.Value{}, err
		}
	}
	var b strings.Builder
	for size < 0 || int64(b.Len()) < size {
		line, err := s.readLine(t)
		if err != nil {
			return vm.Value{}, err
		}
		if line == "" {
			break
		}
		if err := t.Alloc(len(line)); err != nil {
			return vm.Value{}, err
		}
		b.WriteString(line)
	}
	text := []rune(b.String())
	if size >= 0 && int64(len(text)) > size {
		s.pending = string(text[size:])
		text = text[:size]
	}
	return str(string(text)), nil
}

// streamBuffer is the binary stream below a text stream.
type streamBuffer struct {
	vm.Header
	of *stream
}

var streamBufferType = vm.NewType("BufferedWriter", vm.TypeSpec{
	Module: "_io",
	Layout: vm.LayoutOther,
	Methods: []*vm.Native{
		vm.Fn("write", "buffer, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			s := vm.As[streamBuffer](args[0]).of
			b, err := bytesArg(t, args[1])
			if err != nil {
				return vm.Value{}, err
			}
			if s.out == 0 {
				return vm.Value{}, unsupported(t, "write")
			}
			return vm.Int(int64(len(b))), t.Write(s.out, strings.ToValidUTF8(b, "\uFFFD"))
		}),
		vm.Fn("read", "size=-1, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			text, err := streamRead(t, []vm.Value{vm.Obj(vm.As[streamBuffer](args[0]).of), args[1]})
			if err != nil {
				return vm.Value{}, err
			}
			s, _ := text.AsStr()
			return vm.NewBytes(s.String()), nil
		}),
		vm.Fn("flush", "", func(*vm.Thread, []vm.Value) (vm.Value, error) { return vm.None, nil }),
	},
})

// unsupportedType is io.UnsupportedOperation.
var unsupportedType = vm.NewExcType("io", "UnsupportedOperation", vm.OSError)

func unsupported(t *vm.Thread, what string) error { return t.RaiseArgs(unsupportedType, str(what)) }
