package stdlib

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"hash"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// hashes are the algorithms of hashlib.
var hashes = map[string]func() hash.Hash{
	"md5":      md5.New,
	"sha1":     sha1.New,
	"sha224":   sha256.New224,
	"sha256":   sha256.New,
	"sha384":   sha512.New384,
	"sha512":   sha512.New,
	"sha3_224": func() hash.Hash { return sha3.New224() },
	"sha3_256": func() hash.Hash { return sha3.New256() },
	"sha3_384": func() hash.Hash { return sha3.New384() },
	"sha3_512": func() hash.Hash { return sha3.New512() },
}

// hashlibCore computes digests of whole messages: _hashlib.
var hashlibCore = stateless("_hashlib", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Fn("digest", "name, data, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			newHash, data, err := hashArgs(t, args)
			if err != nil {
				return vm.Value{}, err
			}
			return hashSum(t, newHash(), data)
		}),
		vm.Fn("hmac", "name, data, key, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			newHash, data, err := hashArgs(t, args)
			if err != nil {
				return vm.Value{}, err
			}
			key, err := bytesArg(t, args[2])
			if err != nil {
				return vm.Value{}, err
			}
			return hashSum(t, hmac.New(newHash, []byte(key)), data)
		}),
		vm.Fn("shake", "bits, data, length, /", shakeDigest),
		vm.Fn("blake2", "big, parameters, key, data, size, last_node, /", blake2Digest),
		vm.Fn("pbkdf2", "name, password, salt, iterations, length, /", derivedKey),
	}
})

// hashArgs gives the algorithm and the message of a function's first arguments.
func hashArgs(t *vm.Thread, args []vm.Value) (func() hash.Hash, string, error) {
	name, err := textArg(t, "digest", args[0])
	if err != nil {
		return nil, "", err
	}
	newHash := hashes[name]
	if newHash == nil {
		return nil, "", t.Raise(vm.ValueError, "unsupported hash type %s", name)
	}
	data, err := bytesArg(t, args[1])
	return newHash, data, err
}

// bytesPerInstruction is how much of a message one instruction pays for.
const bytesPerInstruction = 64

func hashSum(t *vm.Thread, h hash.Hash, data string) (vm.Value, error) {
	if err := t.Spend(len(data) / bytesPerInstruction); err != nil {
		return vm.Value{}, err
	}
	h.Write([]byte(data))
	return vm.NewBytes(string(h.Sum(nil))), nil
}

// shakeDigest gives as much of SHAKE's output as is asked for.
func shakeDigest(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	data, err := bytesArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	length, err := intArg(t, args[2])
	if err != nil {
		return vm.Value{}, err
	}
	const most = 1 << 29
	if length < 0 || length >= most {
		return vm.Value{}, t.Raise(vm.ValueError, "digest length is too large")
	}
	if err := t.Alloc(int(length)); err != nil {
		return vm.Value{}, err
	}
	if err := t.Spend((len(data) + int(length)) / bytesPerInstruction); err != nil {
		return vm.Value{}, err
	}
	h := sha3.NewSHAKE256()
	if args[0] == vm.Int(128) {
		h = sha3.NewSHAKE128()
	}
	h.Write([]byte(data))
	digest := make([]byte, length)
	h.Read(digest)
	return vm.NewBytes(string(digest)), nil
}

// blake2Digest computes BLAKE2b if the first argument is true, else BLAKE2s.
func blake2Digest(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	var parts [3][]byte
	for i := range parts {
		var err error
		if parts[i], err = t.BytesOf(args[1+i]); err != nil {
			return vm.Value{}, err
		}
	}
	size, err := intArg(t, args[4])
	if err != nil {
		return vm.Value{}, err
	}
	parameters, key, data := parts[0], parts[1], parts[2]
	if err := t.Spend(len(data) / bytesPerInstruction); err != nil {
		return vm.Value{}, err
	}
	lastNode := args[5] == vm.True
	if args[0] == vm.True {
		return vm.NewBytes(string(blake2b.sum(parameters, key, data, int(size), lastNode))), nil
	}
	return vm.NewBytes(string(blake2s.sum(parameters, key, data, int(size), lastNode))), nil
}

func derivedKey(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	newHash, password, err := hashArgs(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	salt, err := bytesArg(t, args[2])
	if err != nil {
		return vm.Value{}, err
	}
	iterations, err := intArg(t, args[3])
	if err != nil {
		return vm.Value{}, err
	}
	length, err := intArg(t, args[4])
	if err != nil {
		return vm.Value{}, err
	}
	const most = 1 << 24
	if iterations < 1 || iterations > most || length < 1 || length > most {
		return vm.Value{}, t.Raise(vm.ValueError, "iterations and length must be from 1 to %d", most)
	}
	// Each iteration hashes a few blocks for every digest of the key.
	if err := t.Spend(int(iterations * (1 + length/16) * 4)); err != nil {
		return vm.Value{}, err
	}
	key, err := pbkdf2.Key(newHash, password, []byte(salt), int(iterations), int(length))
	if err != nil {
		return vm.Value{}, t.Raise(vm.ValueError, "%s", err)
	}
	return vm.NewBytes(string(key)), nil
}
