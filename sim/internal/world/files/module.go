// Package files is what programs see of the simulated disk: open and io, os,
// pathlib, shutil, tempfile, glob and aiofiles. Package disk is the tree itself;
// this file gives it to Python as the module _filesystem, and everything above
// that is Python of our own under py/.
//
// An operation takes the time that the world's profile says: a blocking one holds
// its thread, and with it the loop; one of aiofiles is a future that the disk
// completes. Both are spans in the lane of the disk.
package files

import (
	"embed"
	"maps"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/prelude"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/disk"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
	"github.com/asyncio-playground/playground/tracer"
)

//go:embed all:py
var sources embed.FS

var pythonModules = prelude.Modules(sources, "py")

// Modules gives the modules of this package, for vm.Config.
func Modules() map[string]vm.ModuleFactory {
	all := maps.Clone(pythonModules)
	all["_filesystem"] = filesystemModule
	return all
}

func filesystemModule(*vm.Thread) (*vm.Module, error) {
	return vm.NewModule("_filesystem", "",
		vm.Fn("open", "path, read, write, append, create, exclusive, truncate", openFile),
		vm.Fn("read", "fd, size", readFile),
		vm.Fn("write", "fd, data", writeFile),
		vm.Fn("seek", "fd, offset, whence", seekFile),
		vm.Fn("truncate", "fd, size", truncateFile),
		vm.Fn("close", "fd", closeFile),
		vm.Fn("fstat", "fd", statFile),
		vm.Fn("stat", "path", statPath),
		vm.Fn("names", "path", names),
		vm.Fn("mkdir", "path, mode", onPathAndNumber(func(d *disk.Disk, p string, mode int) error { return d.Mkdir(p, mode) })),
		vm.Fn("chmod", "path, mode", onPathAndNumber(func(d *disk.Disk, p string, mode int) error { return d.Chmod(p, mode) })),
		vm.Fn("touch", "path, ns", onPathAndNumber(func(d *disk.Disk, p string, ns int) error { return d.Touch(p, int64(ns)) })),
		vm.Fn("remove", "path", onPath((*disk.Disk).Remove)),
		vm.Fn("rmdir", "path", onPath((*disk.Disk).Rmdir)),
		vm.Fn("chdir", "path", onPath((*disk.Disk).Chdir)),
		vm.Fn("rename", "source, target", rename),
		vm.Fn("getcwd", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) { return vm.NewStr(diskOf(t).Cwd()), nil }),
		vm.Fn("pause", "what, size", pause),
		vm.Fn("wait", "what, size", wait),
	), nil
}

func diskOf(t *vm.Thread) *disk.Disk { return host.Of(t.VM()).Disk }

// failed turns an error of the disk into an OSError about some paths.
func failed(t *vm.Thread, err error, paths ...string) error {
	errno, ok := err.(disk.Errno)
	if !ok {
		return err
	}
	args := []vm.Value{vm.Int(int64(errno)), vm.NewStr(errno.Error())}
	for i, p := range paths {
		if i > 0 {
			args = append(args, vm.None)
		}
		args = append(args, vm.NewStr(p))
	}
	exc, raised := t.Call(vm.Obj(vm.OSError), args...)
	if raised != nil {
		return raised
	}
	return t.RaiseValue(exc)
}

func openFile(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	path, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	var on [6]bool
	for i := range on {
		if on[i], err = t.Truth(args[i+1]); err != nil {
			return vm.Value{}, err
		}
	}
	h, err := diskOf(t).Open(path, disk.Flags{Read: on[0], Write: on[1], Append: on[2], Create: on[3], Exclusive: on[4], Truncate: on[5]})
	if err != nil {
		return vm.Value{}, failed(t, err, path)
	}
	return vm.Int(int64(h.FD())), nil
}

// handleOf gives the open file of the first argument.
func handleOf(t *vm.Thread, args []vm.Value) (*disk.Handle, error) {
	fd, err := t.Index(args[0])
	if err != nil {
		return nil, err
	}
	h, err := diskOf(t).Handle(fd)
	return h, failed(t, err)
}

// handleAndNumber reads an open file and a number.
func handleAndNumber(t *vm.Thread, args []vm.Value) (*disk.Handle, int, error) {
	h, err := handleOf(t, args)
	if err != nil {
		return nil, 0, err
	}
	n, err := t.Index(args[1])
	return h, n, err
}

func readFile(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h, n, err := handleAndNumber(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	data, err := h.Read(n)
	if err != nil {
		return vm.Value{}, failed(t, err)
	}
	if err := t.Alloc(len(data)); err != nil {
		return vm.Value{}, err
	}
	return vm.NewBytes(string(data)), nil
}

func writeFile(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h, err := handleOf(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	data, err := t.BytesOf(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if err := t.Alloc(h.Grows(len(data))); err != nil {
		return vm.Value{}, err
	}
	return vm.Int(int64(len(data))), failed(t, h.Write(data))
}

func seekFile(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h, offset, err := handleAndNumber(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	whence, err := t.Index(args[2])
	if err != nil {
		return vm.Value{}, err
	}
	at, err := h.Seek(offset, whence)
	return vm.Int(int64(at)), failed(t, err)
}

func truncateFile(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h, size, err := handleAndNumber(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	if size < 0 {
		return vm.Value{}, failed(t, disk.EINVAL)
	}
	if err := t.Alloc(max(0, size-len(h.Node().Data))); err != nil {
		return vm.Value{}, err
	}
	return vm.None, failed(t, h.Truncate(size))
}

func closeFile(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h, err := handleOf(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	return vm.None, failed(t, h.Close())
}

func statFile(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h, err := handleOf(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	return statValue(h.Node()), nil
}

func statPath(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	path, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	n, err := diskOf(t).Stat(path)
	if err != nil {
		return vm.Value{}, failed(t, err, path)
	}
	return statValue(n), nil
}

// statValue is (is it a folder, mode, inode, size, ns of change, ns of birth).
func statValue(n *disk.Node) vm.Value {
	size := len(n.Data)
	if n.Folder {
		size = 4096
	}
	return vm.NewTuple(vm.Bool(n.Folder), vm.Int(int64(n.Mode)), vm.Int(int64(n.Inode)), vm.Int(int64(size)), vm.Int(n.Modified), vm.Int(n.Created))
}

func names(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	path, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	found, err := diskOf(t).Names(path)
	if err != nil {
		return vm.Value{}, failed(t, err, path)
	}
	values := make([]vm.Value, len(found))
	for i, name := range found {
		values[i] = vm.NewStr(name)
	}
	return vm.NewTuple(values...), nil
}

// onPath is a function of a path.
func onPath(do func(*disk.Disk, string) error) func(*vm.Thread, []vm.Value) (vm.Value, error) {
	return func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		path, err := t.Str(args[0])
		if err != nil {
			return vm.Value{}, err
		}
		return vm.None, failed(t, do(diskOf(t), path), path)
	}
}

// onPathAndNumber is a function of a path and a number.
func onPathAndNumber(do func(*disk.Disk, string, int) error) func(*vm.Thread, []vm.Value) (vm.Value, error) {
	return func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		n, err := t.Index(args[1])
		if err != nil {
			return vm.Value{}, err
		}
		return onPath(func(d *disk.Disk, path string) error { return do(d, path, n) })(t, args)
	}
}

func rename(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	from, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	to, err := t.Str(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	return vm.None, failed(t, diskOf(t).Rename(from, to), from, to)
}

// operation reads what is done to how many bytes, and gives how long that takes
// where it takes latency apart from them.
func operation(t *vm.Thread, args []vm.Value, h *host.Host, latency profile.Duration) (what string, ns int64, err error) {
	if what, err = t.Str(args[0]); err != nil {
		return "", 0, err
	}
	size, err := t.Index(args[1])
	ns = int64(latency)
	if rate := h.World.Disk.Bandwidth; rate > 0 {
		ns += int64(size) * second / rate
	}
	return what, ns, err
}

const second = 1_000_000_000

// pause blocks the thread for as long as the disk takes for a blocking
// operation.
func pause(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h := host.Of(t.VM())
	what, ns, err := operation(t, args, h, h.World.Disk.Blocking)
	if ns == 0 || err != nil {
		return vm.None, err
	}
	rt, tr := h.Runtime, h.Runtime.Trace
	if tr != nil {
		tr.ActorBusy(h.DiskLane(), what, nil)
	}
	err = rt.Blocking(t, what, func() error { return rt.Thread(t).Kernel.Sleep(ns) })
	if tr != nil {
		tr.ActorIdle(h.DiskLane())
	}
	return vm.None, err
}

// wait gives a future that the disk completes after its latency.
func wait(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	h := host.Of(t.VM())
	what, ns, err := operation(t, args, h, h.World.Disk.Latency)
	if err != nil {
		return vm.Value{}, err
	}
	tr := h.Runtime.Trace
	var lane tracer.Ref
	if tr != nil {
		lane = h.DiskLane()
	}
	o, err := asyncio.NewOutside(t, what, tracer.ActorFile, lane)
	if err != nil {
		return vm.Value{}, err
	}
	if tr != nil {
		tr.ActorBusy(lane, what, o.Fut())
	}
	k := h.Runtime.Kernel
	e := k.Schedule(k.Now()+ns, func() error {
		if tr != nil {
			tr.ActorIdle(lane)
		}
		o.Finish(func(*vm.Thread) (vm.Value, error) { return vm.None, nil })
		return nil
	})
	o.Cancelled = func(*vm.Thread) error {
		e.Cancel()
		if tr != nil {
			tr.ActorIdle(lane)
		}
		return nil
	}
	return o.Future(), nil
}
