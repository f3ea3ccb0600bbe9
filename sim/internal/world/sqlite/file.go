package sqlite

import (
	"sync"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"

	"github.com/asyncio-playground/playground/sim/internal/world/disk"
)

// A file is a file that a connection has open.
type file struct {
	engine   *Engine
	node     *node
	readOnly bool
	deletes  string    // the path to remove when it is closed
	level    int32     // of the lock that it has
	shm      bool      // whether it uses the node's shared memory
	holds    [2]uint16 // which locks of that it has: shared, exclusive
}

// fileMethods is the table of functions that work on a file.
var fileMethods = sync.OnceValue(func() uintptr {
	tls := libc.NewTLS()
	p := allocate(tls, int(unsafe.Sizeof(lib.Tsqlite3_io_methods{})))
	*at[lib.Tsqlite3_io_methods](p) = lib.Tsqlite3_io_methods{
		FiVersion:               2,
		FxClose:                 pointer(fileClose),
		FxRead:                  pointer(fileRead),
		FxWrite:                 pointer(fileWrite),
		FxTruncate:              pointer(fileTruncate),
		FxSync:                  pointer(fileSync),
		FxFileSize:              pointer(fileSize),
		FxLock:                  pointer(fileLock),
		FxUnlock:                pointer(fileUnlock),
		FxCheckReservedLock:     pointer(fileCheckReservedLock),
		FxFileControl:           pointer(fileControl),
		FxSectorSize:            pointer(fileSectorSize),
		FxDeviceCharacteristics: pointer(fileDeviceCharacteristics),
		FxShmMap:                pointer(shmMap),
		FxShmLock:               pointer(shmLock),
		FxShmBarrier:            pointer(shmBarrier),
		FxShmUnmap:              pointer(shmUnmap),
	}
	return p
})

func fileOf(p uintptr) *file { return object[*file](at[openFile](p).number) }

func fileClose(tls *libc.TLS, p uintptr) int32 {
	f := fileOf(p)
	fileUnlock(tls, p, lib.SQLITE_LOCK_NONE)
	shmUnmap(tls, p, 0)
	if f.deletes != "" {
		_ = f.engine.env.Disk.Remove(f.deletes) // it may be gone already
	}
	f.engine.unshare(f.node)
	leave(at[openFile](p).number)
	return lib.SQLITE_OK
}

func fileRead(_ *libc.TLS, p, out uintptr, n int32, offset int64) int32 {
	to := memory(out, int(n))
	data := fileOf(p).node.file.Data
	got := 0
	if offset < int64(len(data)) {
		got = copy(to, data[offset:])
	}
	clear(to[got:])
	if got < len(to) {
		return lib.SQLITE_IOERR_SHORT_READ
	}
	return lib.SQLITE_OK
}

func fileWrite(_ *libc.TLS, p, from uintptr, n int32, offset int64) int32 {
	f := fileOf(p)
	if !f.engine.grow(f.node.file, int(offset)+int(n)) {
		return lib.SQLITE_FULL
	}
	copy(f.node.file.Data[offset:], memory(from, int(n)))
	f.node.file.Modified = f.engine.env.Now()
	return lib.SQLITE_OK
}

// maxFile is how large a file of a database can become.
const maxFile = 64 << 20

// grow makes a file have at least size bytes, if it may.
func (e *Engine) grow(n *disk.Node, size int) bool {
	more := size - len(n.Data)
	switch {
	case more <= 0:
		return true
	case size > maxFile || e.env.Alloc != nil && e.env.Alloc(more) != nil:
		return false
	}
	n.Data = append(n.Data, make([]byte, more)...)
	return true
}

func fileTruncate(_ *libc.TLS, p uintptr, size int64) int32 {
	f := fileOf(p)
	if size < int64(len(f.node.file.Data)) {
		f.node.file.Data = f.node.file.Data[:size]
	}
	return lib.SQLITE_OK
}

func fileSync(*libc.TLS, uintptr, int32) int32 { return lib.SQLITE_OK }

func fileSize(_ *libc.TLS, p, out uintptr) int32 {
	*at[int64](out) = int64(len(fileOf(p).node.file.Data))
	return lib.SQLITE_OK
}

func fileControl(*libc.TLS, uintptr, int32, uintptr) int32 { return lib.SQLITE_NOTFOUND }

func fileSectorSize(*libc.TLS, uintptr) int32 { return 4096 }

func fileDeviceCharacteristics(*libc.TLS, uintptr) int32 {
	return lib.SQLITE_IOCAP_POWERSAFE_OVERWRITE | lib.SQLITE_IOCAP_SAFE_APPEND | lib.SQLITE_IOCAP_SEQUENTIAL
}
