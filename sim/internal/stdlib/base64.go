package stdlib

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

var binasciiError = vm.NewExcType("binascii", "Error", vm.ValueError)

// binasciiModule is binascii: bytes as text and back.
var binasciiModule = stateless("binascii", "Conversion between binary data and ASCII", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Def("Error", vm.Obj(binasciiError)),
		vm.Fn("hexlify", "data, /", bytesFn(func(b string) string { return hex.EncodeToString([]byte(b)) })),
		vm.Fn("b2a_hex", "data, /", bytesFn(func(b string) string { return hex.EncodeToString([]byte(b)) })),
		vm.Fn("unhexlify", "hexstr, /", decodeHex),
		vm.Fn("a2b_hex", "hexstr, /", decodeHex),
		vm.Fn("b2a_base64", "data, /, *, newline=True", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			b, err := bytesArg(t, args[0])
			if err != nil {
				return vm.Value{}, err
			}
			if err := t.Alloc(5 * len(b)); err != nil {
				return vm.Value{}, err
			}
			text := base64.StdEncoding.EncodeToString([]byte(b))
			if newline, err := t.Truth(args[1]); err != nil || !newline {
				return vm.NewBytes(text), err
			}
			return vm.NewBytes(text + "\n"), nil
		}),
		vm.Fn("a2b_base64", "string, /, *, strict_mode=False", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			text, err := asciiArg(t, args[0])
			if err != nil {
				return vm.Value{}, err
			}
			return decodeBase64(t, text)
		}),
		vm.Fn("crc32", "data, crc=0, /", checksum(crc32Update)),
	}
})

// bytesFn makes a function from bytes to bytes.
func bytesFn(f func(string) string) vm.NativeFunc {
	return func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		b, err := bytesArg(t, args[0])
		if err != nil {
			return vm.Value{}, err
		}
		if err := t.Alloc(2 * len(b)); err != nil {
			return vm.Value{}, err
		}
		return vm.NewBytes(f(b)), nil
	}
}

// asciiArg gives an argument that is bytes-like or a str of ASCII.
func asciiArg(t *vm.Thread, v vm.Value) (string, error) {
	s, ok := v.AsStr()
	if !ok {
		if _, ok := bytesOf(t, v); !ok {
			return "", t.Raise(vm.TypeError, "argument should be a bytes-like object or ASCII string, not '%s'", v.Type().Name)
		}
		return bytesArg(t, v)
	}
	text := s.String()
	for i := range len(text) {
		if text[i] >= 0x80 {
			return "", t.Raise(vm.ValueError, "string argument should contain only ASCII characters")
		}
	}
	return text, nil
}

func decodeHex(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	text, err := asciiArg(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	if len(text)%2 != 0 {
		return vm.Value{}, t.RaiseArgs(binasciiError, str("Odd-length string"))
	}
	b, err := hex.DecodeString(text)
	if err != nil {
		return vm.Value{}, t.RaiseArgs(binasciiError, str("Non-hexadecimal digit found"))
	}
	return vm.NewBytes(string(b)), nil
}

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// decodeBase64 leaves out what is not of the alphabet; padding counts at the
// end only.
func decodeBase64(t *vm.Thread, text string) (vm.Value, error) {
	var digits []byte
	padding := 0
	for i := range len(text) {
		switch {
		case strings.IndexByte(base64Alphabet, text[i]) >= 0:
			digits = append(digits, text[i])
			padding = 0
		case text[i] == '=' && len(digits)%4 >= 2:
			padding++
		}
	}
	if len(digits)%4 == 1 {
		return vm.Value{}, t.RaiseArgs(binasciiError, str("Invalid base64-encoded string: number of data characters ("+
			strconv.Itoa(len(digits))+") cannot be 1 more than a multiple of 4"))
	}
	if len(digits)%4 != 0 && len(digits)%4+padding < 4 {
		return vm.Value{}, t.RaiseArgs(binasciiError, str("Incorrect padding"))
	}
	b, err := base64.RawStdEncoding.DecodeString(string(digits))
	if err != nil {
		return vm.Value{}, t.RaiseArgs(binasciiError, str("Incorrect padding"))
	}
	return vm.NewBytes(string(b)), nil
}

// base32Core is the part of base64 that binascii does not have: _base32.
var base32Core = stateless("_base32", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Fn("encode", "data, /", bytesFn(func(b string) string { return base32.StdEncoding.EncodeToString([]byte(b)) })),
		vm.Fn("decode", "text, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			text, err := asciiArg(t, args[0])
			if err != nil {
				return vm.Value{}, err
			}
			if len(text)%8 != 0 {
				return vm.Value{}, t.RaiseArgs(binasciiError, str("Incorrect padding"))
			}
			b, err := base32.StdEncoding.DecodeString(text)
			if err != nil {
				return vm.Value{}, t.RaiseArgs(binasciiError, str("Non-base32 digit found"))
			}
			return vm.NewBytes(string(b)), nil
		}),
	}
})
