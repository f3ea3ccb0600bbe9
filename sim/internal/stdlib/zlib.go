package stdlib

import (
	"bytes"
	"compress/flate"
	"hash/adler32"
	"hash/crc32"
	"io"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

var zlibError = vm.NewExcType("zlib", "error", vm.Exception)

// zlibCore is the part of zlib that is about whole messages: _zlib. Compressed
// bytes are valid but not those of C's zlib, which divides a text otherwise.
var zlibCore = stateless("_zlib", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Def("error", vm.Obj(zlibError)),
		vm.Fn("crc32", "data, value=0, /", checksum(crc32Update)),
		vm.Fn("adler32", "data, value=1, /", checksum(adler32Update)),
		vm.Fn("deflate", "data, level, /", deflate),
		vm.Fn("inflate", "data, /", inflate),
	}
})

// checksum makes a function that goes on with an earlier checksum.
func checksum(update func(start uint32, data []byte) uint32) vm.NativeFunc {
	return func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		data, err := t.BytesOf(args[0])
		if err != nil {
			return vm.Value{}, err
		}
		start, err := intArg(t, args[1])
		if err != nil {
			return vm.Value{}, err
		}
		if err := t.Spend(len(data) / bytesPerInstruction); err != nil {
			return vm.Value{}, err
		}
		return vm.Int(int64(update(uint32(start), data))), nil
	}
}

func crc32Update(start uint32, data []byte) uint32 { return crc32.Update(start, crc32.IEEETable, data) }

// adler32Update goes on from an earlier checksum, which Go's package only does
// from that of nothing.
func adler32Update(start uint32, data []byte) uint32 {
	if start == 1 {
		return adler32.Checksum(data)
	}
	const modulus = 65521
	a, b := start&0xffff, start>>16
	for _, c := range data {
		a = (a + uint32(c)) % modulus
		b = (b + a) % modulus
	}
	return b<<16 | a
}

// deflate compresses; a stream of DEFLATE has no header of its own.
func deflate(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	data, err := t.BytesOf(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	level, err := intArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if err := t.Spend(len(data) / 8); err != nil {
		return vm.Value{}, err
	}
	if err := t.Alloc(len(data)); err != nil {
		return vm.Value{}, err
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, int(level))
	if err != nil {
		return vm.Value{}, t.Raise(zlibError, "Bad compression level")
	}
	if _, err = w.Write(data); err == nil {
		err = w.Close()
	}
	return vm.NewBytes(out.String()), err
}

// inflate undoes deflate: it gives the data, how many bytes of the input they
// took, and whether the stream ended well (0), in the middle (1) or is no
// stream (2).
func inflate(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	data, err := t.BytesOf(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	input := bytes.NewReader(data)
	r := flate.NewReader(input)
	var out bytes.Buffer
	const portion = 1 << 16
	for {
		n, err := io.CopyN(&out, r, portion)
		if limit := t.Alloc(int(n)); limit != nil {
			return vm.Value{}, limit
		}
		if limit := t.Spend(int(n) / 8); limit != nil {
			return vm.Value{}, limit
		}
		if err == nil {
			continue
		}
		state := int64(2)
		switch err {
		case io.EOF:
			state = 0
		case io.ErrUnexpectedEOF:
			state = 1
		}
		return vm.NewTuple(vm.NewBytes(out.String()), vm.Int(int64(len(data)-input.Len())), vm.Int(state)), nil
	}
}
