package sqlite

import (
	"sync"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// at gives what lies at an address of the engine's memory.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// memory gives n bytes at an address of the engine's memory.
func memory(p uintptr, n int) []byte { return unsafe.Slice(at[byte](p), n) }

// pointer makes a function one that the engine can call. It must be no closure:
// the engine keeps a number, which the garbage collector does not see.
func pointer[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&struct{ f F }{f})) }

// transient tells the engine to copy what it is given.
const transient = ^uintptr(0)

// allocate gives n bytes, all zero, or 0 if there is no memory.
func allocate(tls *libc.TLS, n int) uintptr {
	p := lib.Xsqlite3_malloc64(tls, lib.Tsqlite3_uint64(max(n, 1)))
	if p != 0 {
		clear(memory(p, n))
	}
	return p
}

func free(tls *libc.TLS, p uintptr) { lib.Xsqlite3_free(tls, p) }

// text copies a string, with a zero behind it.
func text(tls *libc.TLS, s string) uintptr {
	p := allocate(tls, len(s)+1)
	copy(memory(p, len(s)), s)
	return p
}

// The objects that the engine's callbacks work on, by the numbers that the engine
// knows them by.
var objects = struct {
	sync.Mutex
	last uintptr
	all  map[uintptr]any
}{all: map[uintptr]any{}}

// enter gives an object a number.
func enter(x any) uintptr {
	objects.Lock()
	defer objects.Unlock()
	objects.last++
	objects.all[objects.last] = x
	return objects.last
}

// object gives the object of a number.
func object[T any](number uintptr) T {
	objects.Lock()
	defer objects.Unlock()
	return objects.all[number].(T)
}

func leave(number uintptr) {
	objects.Lock()
	defer objects.Unlock()
	delete(objects.all, number)
}
