// Package disk is the simulated file system: a tree of folders and files in
// memory, which a run begins with and which is gone when it ends. It knows
// nothing about Python, and nothing of the host's files can be reached through
// it: a path is looked up in the tree and nowhere else.
//
// Paths are those of a Unix system with one user. There are no links and no
// devices but /dev/null. Errors are syscall-like numbers (Errno) with the path
// that they are about. Start reading with Disk.Open.
package disk

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// Home is the folder that a program starts in.
const Home = "/home/student"

// An Errno is an error number of Linux.
type Errno int

// The errors of file systems.
const (
	ENOENT    Errno = 2
	EBADF     Errno = 9
	EACCES    Errno = 13
	EEXIST    Errno = 17
	ENOTDIR   Errno = 20
	EISDIR    Errno = 21
	EINVAL    Errno = 22
	ENOTEMPTY Errno = 39
)

var errnoTexts = map[Errno]string{
	ENOENT: "No such file or directory", EBADF: "Bad file descriptor", EACCES: "Permission denied",
	EEXIST: "File exists", ENOTDIR: "Not a directory", EISDIR: "Is a directory", EINVAL: "Invalid argument",
	ENOTEMPTY: "Directory not empty",
}

func (e Errno) Error() string { return errnoTexts[e] }

// A Disk is the file system of one run.
type Disk struct {
	now     func() int64 // the time that files are stamped with, ns since 1970
	root    *Node
	cwd     string
	inodes  int
	handles map[int]*Handle
}

// A Node is a file or a folder.
type Node struct {
	Inode    int
	Folder   bool
	Mode     int // permission bits
	Modified int64
	Created  int64
	Data     []byte

	entries map[string]*Node
	null    bool // /dev/null
}

// Size gives the bytes that the files take.
func (d *Disk) Size() int64 { return d.root.size() }

func (n *Node) size() int64 {
	size := int64(cap(n.Data))
	for _, entry := range n.entries {
		size += entry.size()
	}
	return size
}

// New gives a disk with the usual folders and some files: text by path. A path
// that cannot be, such as one below another file, is left out; CheckFiles says so
// beforehand.
func New(files map[string]string, now func() int64) *Disk {
	d := &Disk{now: now, cwd: Home, handles: map[int]*Handle{}}
	d.root = d.folder()
	for _, name := range []string{"dev", "home", "tmp"} {
		d.root.entries[name] = d.folder()
	}
	d.root.entries["home"].entries["student"] = d.folder()
	d.root.entries["dev"].entries["null"] = &Node{Inode: d.inode(), Mode: 0o666, null: true}
	for _, p := range slices.Sorted(maps.Keys(files)) {
		_ = d.put(p, files[p])
	}
	return d
}

// CheckFiles says which of the files that a disk shall begin with cannot be.
func CheckFiles(files map[string]string) error {
	d := New(nil, func() int64 { return 0 })
	for _, p := range slices.Sorted(maps.Keys(files)) {
		if err := d.put(p, ""); err != nil {
			return fmt.Errorf("world: file %q: %w", p, err)
		}
	}
	return nil
}

// put makes a file and the folders that it is in.
func (d *Disk) put(p, text string) error {
	p = d.Abs(p)
	for i, c := range p {
		if c == '/' && i > 0 {
			if err := d.Mkdir(p[:i], 0o755); err != nil && err != EEXIST {
				return err
			}
		}
	}
	h, err := d.Open(p, Flags{Write: true, Create: true})
	if err != nil {
		return err
	}
	if err := h.Write([]byte(text)); err != nil {
		return err
	}
	return h.Close()
}

func (d *Disk) inode() int {
	d.inodes++
	return d.inodes
}

func (d *Disk) folder() *Node {
	now := d.now()
	return &Node{Inode: d.inode(), Folder: true, Mode: 0o755, Modified: now, Created: now, entries: map[string]*Node{}}
}

// Cwd is the working directory.
func (d *Disk) Cwd() string { return d.cwd }

// Chdir changes it.
func (d *Disk) Chdir(p string) error {
	n, err := d.Stat(p)
	switch {
	case err != nil:
		return err
	case !n.Folder:
		return ENOTDIR
	}
	d.cwd = d.Abs(p)
	return nil
}

// Abs is a path from the root, without . and ..; above the root is the root.
func (d *Disk) Abs(p string) string {
	if !strings.HasPrefix(p, "/") {
		p = d.cwd + "/" + p
	}
	return path.Clean(p)
}

// Stat finds what a path leads to.
func (d *Disk) Stat(p string) (*Node, error) {
	if p == "" {
		return nil, ENOENT
	}
	n := d.root
	for name := range strings.SplitSeq(strings.TrimPrefix(d.Abs(p), "/"), "/") {
		if name == "" {
			continue
		}
		if !n.Folder {
			return nil, ENOTDIR
		}
		if n = n.entries[name]; n == nil {
			return nil, ENOENT
		}
	}
	if strings.HasSuffix(p, "/") && !n.Folder {
		return nil, ENOTDIR
	}
	return n, nil
}

// parent finds the folder that a path is in, and its name there.
func (d *Disk) parent(p string) (folder *Node, name string, err error) {
	if p == "" {
		return nil, "", ENOENT
	}
	dir, name := path.Split(d.Abs(p))
	if name == "" {
		return nil, "", EEXIST
	}
	folder, err = d.Stat(dir)
	if err == nil && !folder.Folder {
		err = ENOTDIR
	}
	return folder, name, err
}

// Names lists a folder, in alphabetical order.
func (d *Disk) Names(p string) ([]string, error) {
	n, err := d.Stat(p)
	switch {
	case err != nil:
		return nil, err
	case !n.Folder:
		return nil, ENOTDIR
	}
	return slices.Sorted(maps.Keys(n.entries)), nil
}

// Mkdir makes a folder.
func (d *Disk) Mkdir(p string, mode int) error {
	folder, name, err := d.parent(p)
	if err != nil {
		return err
	}
	if folder.entries[name] != nil {
		return EEXIST
	}
	n := d.folder()
	n.Mode = mode &^ 0o022
	d.enter(folder, name, n)
	return nil
}

func (d *Disk) enter(folder *Node, name string, n *Node) {
	folder.entries[name] = n
	folder.Modified = d.now()
}

// Remove removes a file.
func (d *Disk) Remove(p string) error {
	return d.remove(p, func(n *Node) error {
		if n.Folder {
			return EISDIR
		}
		return nil
	})
}

// Rmdir removes an empty folder.
func (d *Disk) Rmdir(p string) error {
	return d.remove(p, func(n *Node) error {
		switch {
		case !n.Folder:
			return ENOTDIR
		case len(n.entries) > 0:
			return ENOTEMPTY
		}
		return nil
	})
}

func (d *Disk) remove(p string, check func(*Node) error) error {
	n, err := d.Stat(p)
	if err != nil {
		return err
	}
	if err := check(n); err != nil {
		return err
	}
	folder, name, err := d.parent(p)
	if err != nil {
		return EACCES // the root
	}
	delete(folder.entries, name)
	folder.Modified = d.now()
	return nil
}

// Rename moves a file or folder; a file replaces a file, and a folder an empty
// one.
func (d *Disk) Rename(from, to string) error {
	n, err := d.Stat(from)
	if err != nil {
		return err
	}
	target, err := d.Stat(to)
	switch {
	case err != nil:
	case target == n:
		return nil
	case target.Folder && !n.Folder:
		return EISDIR
	case !target.Folder && n.Folder:
		return ENOTDIR
	case len(target.entries) > 0:
		return ENOTEMPTY
	}
	source, oldName, err := d.parent(from)
	if err != nil {
		return EINVAL
	}
	folder, name, err := d.parent(to)
	switch {
	case err != nil:
		return err
	case n.Folder && strings.HasPrefix(d.Abs(to)+"/", d.Abs(from)+"/"):
		return EINVAL
	}
	delete(source.entries, oldName)
	source.Modified = d.now()
	d.enter(folder, name, n)
	return nil
}

// Chmod sets the permission bits.
func (d *Disk) Chmod(p string, mode int) error {
	n, err := d.Stat(p)
	if err == nil {
		n.Mode = mode & 0o777
	}
	return err
}

// Touch sets the time of the last change.
func (d *Disk) Touch(p string, at int64) error {
	n, err := d.Stat(p)
	if err == nil {
		n.Modified = at
	}
	return err
}
