package disk

import "strings"

// Flags say how to open a file.
type Flags struct {
	Read, Write, Append bool
	Create, Exclusive   bool // make it where there is none; fail where there is one
	Truncate            bool
}

// A Handle is an open file: a position in it.
type Handle struct {
	d      *Disk
	fd     int
	node   *Node
	flags  Flags
	at     int
	closed bool
}

// firstFD is the first descriptor of a file: a process has its standard streams
// open, and a loop of asyncio some sockets.
const firstFD = 3

// Open opens a file.
func (d *Disk) Open(p string, f Flags) (*Handle, error) {
	n, err := d.Stat(p)
	switch {
	case err == ENOENT && f.Create && strings.HasSuffix(p, "/"):
		return nil, EISDIR
	case err == ENOENT && f.Create:
		if n, err = d.create(p); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	case n.Folder:
		return nil, EISDIR
	case f.Exclusive:
		return nil, EEXIST
	case f.Read && n.Mode&0o400 == 0, f.Write && n.Mode&0o200 == 0:
		return nil, EACCES
	case f.Truncate && len(n.Data) > 0:
		n.Data, n.Modified = nil, d.now()
	}
	h := &Handle{d: d, fd: firstFD, node: n, flags: f}
	for d.handles[h.fd] != nil {
		h.fd++
	}
	d.handles[h.fd] = h
	return h, nil
}

func (d *Disk) create(p string) (*Node, error) {
	folder, name, err := d.parent(p)
	if err != nil {
		return nil, err
	}
	now := d.now()
	n := &Node{Inode: d.inode(), Mode: 0o644, Modified: now, Created: now}
	d.enter(folder, name, n)
	return n, nil
}

// Handle gives the open file with a descriptor.
func (d *Disk) Handle(fd int) (*Handle, error) {
	if h := d.handles[fd]; h != nil {
		return h, nil
	}
	return nil, EBADF
}

// FD is the file's descriptor.
func (h *Handle) FD() int { return h.fd }

// Node is the file.
func (h *Handle) Node() *Node { return h.node }

// Close ends it.
func (h *Handle) Close() error {
	if h.closed {
		return EBADF
	}
	h.closed = true
	delete(h.d.handles, h.fd)
	return nil
}

// Read gives at most n bytes from the position on, all of them if n is
// negative. The bytes must not be changed.
func (h *Handle) Read(n int) ([]byte, error) {
	if h.closed || !h.flags.Read {
		return nil, EBADF
	}
	if h.at >= len(h.node.Data) {
		return nil, nil
	}
	rest := h.node.Data[h.at:]
	if n >= 0 && n < len(rest) {
		rest = rest[:n]
	}
	h.at += len(rest)
	return rest, nil
}

// Grows says how many bytes must be allocated if n are written: none, or enough
// for the file as it will be and a quarter more.
func (h *Handle) Grows(n int) int {
	at := h.at
	if h.flags.Append {
		at = len(h.node.Data)
	}
	size := at + n
	if size <= cap(h.node.Data) || h.node.null {
		return 0
	}
	return size + size/4
}

// Write puts bytes at the position, or at the end in append mode.
func (h *Handle) Write(p []byte) error {
	if h.closed || !h.flags.Write {
		return EBADF
	}
	n := h.node
	if n.null {
		return nil
	}
	if h.flags.Append {
		h.at = len(n.Data)
	}
	if grow := h.at + len(p) - len(n.Data); grow > 0 {
		if room := h.Grows(len(p)); room > 0 {
			n.Data = append(make([]byte, 0, room), n.Data...)
		}
		n.Data = n.Data[:h.at+len(p)]
		clear(n.Data[len(n.Data)-grow:])
	}
	h.at += copy(n.Data[h.at:], p)
	n.Modified = h.d.now()
	return nil
}

// The places that Seek counts from.
const (
	FromStart = iota
	FromHere
	FromEnd
)

// Seek moves the position and gives it.
func (h *Handle) Seek(offset, from int) (int, error) {
	if h.closed {
		return 0, EBADF
	}
	switch from {
	case FromStart:
	case FromHere:
		offset += h.at
	case FromEnd:
		offset += len(h.node.Data)
	default:
		return 0, EINVAL
	}
	if offset < 0 {
		return 0, EINVAL
	}
	h.at = offset
	return offset, nil
}

// Truncate makes the file size bytes long.
func (h *Handle) Truncate(size int) error {
	if h.closed || !h.flags.Write {
		return EBADF
	}
	n := h.node
	if size < len(n.Data) {
		n.Data = n.Data[:size:size]
	} else {
		n.Data = append(n.Data, make([]byte, size-len(n.Data))...)
	}
	n.Modified = h.d.now()
	return nil
}
