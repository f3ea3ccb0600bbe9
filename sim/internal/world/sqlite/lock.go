package sqlite

import (
	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"

	"github.com/asyncio-playground/playground/sim/internal/world/disk"
)

// A node is a file of the disk as the connections share it: who has locked it,
// and the memory that they share when the journal is a log written ahead (WAL).
type node struct {
	file    *disk.Node
	users   int
	readers int   // files with a shared lock or more
	writer  *file // with a reserved lock or more
	shm     shm
}

func (e *Engine) share(f *disk.Node) *node {
	n := e.nodes[f]
	if n == nil {
		n = &node{file: f}
		e.nodes[f] = n
	}
	n.users++
	return n
}

func (e *Engine) unshare(n *node) {
	if n.users--; n.users == 0 {
		delete(e.nodes, n.file)
	}
}

// fileLock raises a file's lock, in the steps that SQLite documents: many may
// read (shared); one of them may prepare to write meanwhile (reserved); when it
// wants to write in earnest nobody may begin to read any more (pending), and it
// must be alone (exclusive).
func fileLock(_ *libc.TLS, p uintptr, level int32) int32 {
	f := fileOf(p)
	n := f.node
	if level <= f.level {
		return lib.SQLITE_OK
	}
	if f.level == lib.SQLITE_LOCK_NONE {
		if n.writer != nil && n.writer.level >= lib.SQLITE_LOCK_PENDING {
			return lib.SQLITE_BUSY
		}
		n.readers++
		f.level = lib.SQLITE_LOCK_SHARED
	}
	if level == lib.SQLITE_LOCK_SHARED {
		return lib.SQLITE_OK
	}
	if n.writer != nil && n.writer != f {
		return lib.SQLITE_BUSY
	}
	n.writer = f
	if level == lib.SQLITE_LOCK_EXCLUSIVE && n.readers > 1 {
		f.level = lib.SQLITE_LOCK_PENDING
		return lib.SQLITE_BUSY
	}
	f.level = level
	return lib.SQLITE_OK
}

func fileUnlock(_ *libc.TLS, p uintptr, level int32) int32 {
	f := fileOf(p)
	n := f.node
	if level >= f.level {
		return lib.SQLITE_OK
	}
	if n.writer == f {
		n.writer = nil
	}
	if level == lib.SQLITE_LOCK_NONE {
		n.readers--
	}
	f.level = level
	return lib.SQLITE_OK
}

func fileCheckReservedLock(_ *libc.TLS, p, out uintptr) int32 {
	*at[int32](out) = 0
	if fileOf(p).node.writer != nil {
		*at[int32](out) = 1
	}
	return lib.SQLITE_OK
}

// A shm is the memory that the connections to a file share, in pieces, and the
// locks that go with it: how many have a shared one, and -1 for an exclusive one.
type shm struct {
	users  int
	pieces []uintptr
	locks  [lib.SQLITE_SHM_NLOCK]int
}

func shmMap(tls *libc.TLS, p uintptr, i, size, extend int32, out uintptr) int32 {
	f := fileOf(p)
	s := &f.node.shm
	if !f.shm {
		f.shm = true
		s.users++
	}
	*at[uintptr](out) = 0
	for len(s.pieces) <= int(i) {
		if extend == 0 {
			return lib.SQLITE_OK
		}
		piece := allocate(tls, int(size))
		if piece == 0 {
			return lib.SQLITE_IOERR_NOMEM
		}
		s.pieces = append(s.pieces, piece)
	}
	*at[uintptr](out) = s.pieces[i]
	return lib.SQLITE_OK
}

func shmLock(_ *libc.TLS, p uintptr, first, n, flags int32) int32 {
	f := fileOf(p)
	exclusive := flags&lib.SQLITE_SHM_EXCLUSIVE != 0
	for i := first; i < first+n; i++ {
		if flags&lib.SQLITE_SHM_LOCK != 0 && !f.mayLock(i, exclusive) {
			return lib.SQLITE_BUSY
		}
	}
	for i := first; i < first+n; i++ {
		if flags&lib.SQLITE_SHM_LOCK != 0 {
			f.lockShm(i, exclusive)
		} else {
			f.unlockShm(i)
		}
	}
	return lib.SQLITE_OK
}

const shared, exclusive = 0, 1 // the indexes of file.holds

// mayLock says whether the others leave room for a lock.
func (f *file) mayLock(i int32, alone bool) bool {
	others := f.node.shm.locks[i]
	switch bit := uint16(1) << i; {
	case f.holds[exclusive]&bit != 0:
		return true
	case f.holds[shared]&bit != 0:
		others--
	}
	return others == 0 || others > 0 && !alone
}

func (f *file) lockShm(i int32, alone bool) {
	f.unlockShm(i)
	if alone {
		f.node.shm.locks[i] = -1
		f.holds[exclusive] |= 1 << i
		return
	}
	f.node.shm.locks[i]++
	f.holds[shared] |= 1 << i
}

func (f *file) unlockShm(i int32) {
	bit := uint16(1) << i
	if f.holds[exclusive]&bit != 0 {
		f.node.shm.locks[i] = 0
	}
	if f.holds[shared]&bit != 0 {
		f.node.shm.locks[i]--
	}
	f.holds[shared] &^= bit
	f.holds[exclusive] &^= bit
}

func shmBarrier(*libc.TLS, uintptr) {}

func shmUnmap(tls *libc.TLS, p uintptr, _ int32) int32 {
	f := fileOf(p)
	s := &f.node.shm
	if !f.shm {
		return lib.SQLITE_OK
	}
	f.shm = false
	for i := range int32(len(s.locks)) {
		f.unlockShm(i)
	}
	if s.users--; s.users == 0 {
		for _, piece := range s.pieces {
			free(tls, piece)
		}
		s.pieces = nil
	}
	return lib.SQLITE_OK
}
