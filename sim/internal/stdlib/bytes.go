package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

// bytesOf gives the bytes of a bytes object, bytearray or memoryview.
func bytesOf(t *vm.Thread, v vm.Value) (string, bool) {
	if b, ok := v.AsBytes(); ok {
		return b.String(), true
	}
	if v.Type().Layout != vm.LayoutByteArray && v.Type() != vm.MemoryViewType {
		return "", false
	}
	b, err := t.BytesOf(v)
	return string(b), err == nil
}

// bytesArg gives an argument that must be bytes-like.
func bytesArg(t *vm.Thread, v vm.Value) (string, error) {
	b, err := t.BytesOf(v)
	return string(b), err
}
