package sqlite

import (
	"fmt"
	"sync"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"

	"github.com/asyncio-playground/playground/sim/internal/world/disk"
)

// An Env is what an engine needs of its surroundings.
type Env struct {
	Disk   *disk.Disk
	Now    func() int64      // ns since 1970
	Random func() uint64     // for random() and randomblob()
	Alloc  func(n int) error // is asked before n more bytes are held
	Free   func(n int)       // and told when they are not any more
}

// An Engine is the engine of one run. It is in the hands of one goroutine at a
// time.
type Engine struct {
	env    Env
	tls    *libc.TLS
	vfs    uintptr
	number uintptr
	name   string
	nodes  map[*disk.Node]*node
	conns  map[*Conn]bool
}

// base makes the engine ready in the process: the file systems that it comes with
// go, and one that has no files takes their place, which lends its randomness to
// what all engines share.
var base = sync.OnceValue(func() error {
	tls := libc.NewTLS()
	if rc := lib.Xsqlite3_initialize(tls); rc != lib.SQLITE_OK {
		return fmt.Errorf("sqlite: the engine does not start: error %d", rc)
	}
	for p := lib.Xsqlite3_vfs_find(tls, 0); p != 0; p = lib.Xsqlite3_vfs_find(tls, 0) {
		lib.Xsqlite3_vfs_unregister(tls, p)
	}
	e := &Engine{env: Env{Disk: disk.New(nil, epoch), Now: epoch}}
	return e.register(tls, "none", 1)
})

func epoch() int64 { return 0 }

// NewEngine gives a run an engine. Close must follow.
func NewEngine(env Env) (*Engine, error) {
	if err := base(); err != nil {
		return nil, err
	}
	e := &Engine{env: env}
	return e, e.register(libc.NewTLS(), "", 0)
}

// register makes the engine's file system known to SQLite under a name.
func (e *Engine) register(tls *libc.TLS, name string, isDefault int32) error {
	e.tls, e.number = tls, enter(e)
	e.nodes, e.conns = map[*disk.Node]*node{}, map[*Conn]bool{}
	e.name = name
	if name == "" {
		e.name = fmt.Sprintf("run%d", e.number)
	}
	e.vfs = newVFS(tls, e.name, e.number)
	if rc := lib.Xsqlite3_vfs_register(tls, e.vfs, isDefault); rc != lib.SQLITE_OK {
		return fmt.Errorf("sqlite: no file system: error %d", rc)
	}
	return nil
}

// Close ends the run's use of the engine and frees all that it holds. Connections
// that are open are closed as a process that ends closes them.
func (e *Engine) Close() {
	for c := range e.conns {
		c.Close()
	}
	lib.Xsqlite3_vfs_unregister(e.tls, e.vfs)
	free(e.tls, at[lib.Tsqlite3_vfs](e.vfs).FzName)
	free(e.tls, e.vfs)
	leave(e.number)
	e.tls.Close()
}

// An Error is what the engine says is wrong.
type Error struct {
	Code int // extended
	Text string
}

func (e *Error) Error() string { return e.Text }

// Primary is the code without what extends it.
func (e *Error) Primary() int { return e.Code & 0xff }
