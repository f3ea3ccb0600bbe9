package sqlite

import (
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"

	"github.com/asyncio-playground/playground/sim/internal/world/disk"
)

// newVFS makes the table of functions by which SQLite opens the files of an
// engine, asks what time it is, and so on.
func newVFS(tls *libc.TLS, name string, number uintptr) uintptr {
	p := allocate(tls, int(unsafe.Sizeof(lib.Tsqlite3_vfs{})))
	*at[lib.Tsqlite3_vfs](p) = lib.Tsqlite3_vfs{
		FiVersion:          2,
		FszOsFile:          int32(unsafe.Sizeof(openFile{})),
		FmxPathname:        1024,
		FzName:             text(tls, name),
		FpAppData:          number,
		FxOpen:             pointer(vfsOpen),
		FxDelete:           pointer(vfsDelete),
		FxAccess:           pointer(vfsAccess),
		FxFullPathname:     pointer(vfsFullPathname),
		FxRandomness:       pointer(vfsRandomness),
		FxSleep:            pointer(vfsSleep),
		FxCurrentTime:      pointer(vfsCurrentTime),
		FxGetLastError:     pointer(vfsGetLastError),
		FxCurrentTimeInt64: pointer(vfsCurrentTimeInt64),
	}
	return p
}

func engineOf(vfs uintptr) *Engine { return object[*Engine](at[lib.Tsqlite3_vfs](vfs).FpAppData) }

// An openFile is a file as SQLite knows it.
type openFile struct {
	methods uintptr
	number  uintptr // of the *file
}

func vfsOpen(_ *libc.TLS, vfs, name, p uintptr, flags int32, outFlags uintptr) int32 {
	at[openFile](p).methods = 0
	e := engineOf(vfs)
	f := &file{engine: e, readOnly: flags&lib.SQLITE_OPEN_READONLY != 0}
	n := &disk.Node{Mode: 0o600} // a temporary file has no name
	if name != 0 {
		path := libc.GoString(name)
		var err error
		if n, err = e.find(path, flags); err != nil {
			return lib.SQLITE_CANTOPEN
		}
		if flags&lib.SQLITE_OPEN_DELETEONCLOSE != 0 {
			f.deletes = path
		}
	}
	f.node = e.share(n)
	*at[openFile](p) = openFile{fileMethods(), enter(f)}
	if outFlags != 0 {
		*at[int32](outFlags) = flags
	}
	return lib.SQLITE_OK
}

// find gives the file at a path, and makes it if it may.
func (e *Engine) find(path string, flags int32) (*disk.Node, error) {
	h, err := e.env.Disk.Open(path, disk.Flags{
		Read:      true,
		Write:     flags&lib.SQLITE_OPEN_READWRITE != 0,
		Create:    flags&lib.SQLITE_OPEN_CREATE != 0,
		Exclusive: flags&lib.SQLITE_OPEN_EXCLUSIVE != 0,
	})
	if err != nil {
		return nil, err
	}
	return h.Node(), h.Close()
}

func vfsDelete(_ *libc.TLS, vfs, name uintptr, _ int32) int32 {
	switch engineOf(vfs).env.Disk.Remove(libc.GoString(name)) {
	case nil:
		return lib.SQLITE_OK
	case disk.ENOENT:
		return lib.SQLITE_IOERR_DELETE_NOENT
	}
	return lib.SQLITE_IOERR_DELETE
}

func vfsAccess(_ *libc.TLS, vfs, name uintptr, _ int32, result uintptr) int32 {
	n, err := engineOf(vfs).env.Disk.Stat(libc.GoString(name))
	*at[int32](result) = 0
	if err == nil && !n.Folder {
		*at[int32](result) = 1
	}
	return lib.SQLITE_OK
}

func vfsFullPathname(_ *libc.TLS, vfs, name uintptr, size int32, out uintptr) int32 {
	path := engineOf(vfs).env.Disk.Abs(libc.GoString(name))
	if len(path) >= int(size) {
		return lib.SQLITE_CANTOPEN
	}
	copy(memory(out, int(size)), path+"\x00")
	return lib.SQLITE_OK
}

// vfsRandomness is asked for a seed of what no program sees, such as the salt of
// a journal.
func vfsRandomness(_ *libc.TLS, _ uintptr, n int32, out uintptr) int32 {
	for i := range memory(out, int(n)) {
		memory(out, int(n))[i] = byte(i)
	}
	return n
}

// vfsSleep does nothing: whoever finds a database locked waits in Hooks.Busy.
func vfsSleep(_ *libc.TLS, _ uintptr, us int32) int32 { return us }

func vfsGetLastError(*libc.TLS, uintptr, int32, uintptr) int32 { return 0 }

// julianEpoch is 1970-01-01 as a Julian day, in milliseconds.
const julianEpoch = 210_866_760_000_000

func vfsCurrentTimeInt64(_ *libc.TLS, vfs, out uintptr) int32 {
	*at[int64](out) = julianEpoch + engineOf(vfs).env.Now()/1_000_000
	return lib.SQLITE_OK
}

func vfsCurrentTime(_ *libc.TLS, vfs, out uintptr) int32 {
	*at[float64](out) = float64(julianEpoch+engineOf(vfs).env.Now()/1_000_000) / 86_400_000
	return lib.SQLITE_OK
}
