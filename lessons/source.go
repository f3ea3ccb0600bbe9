package lessons

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// A Source gives a folder's lessons as they are now. Looking at the files'
// times whenever someone asks is quick for the few that a folder holds, and
// unlike a watcher it works on every file system.
type Source struct {
	fsys fs.FS

	mu        sync.Mutex
	signature string
	catalogue *Catalogue
}

// NewSource reads the lessons of a folder, laid out as Load wants it.
func NewSource(fsys fs.FS) (*Source, error) {
	s := &Source{fsys: fsys}
	if _, err := s.Catalogue(); err != nil {
		return nil, err
	}
	return s, nil
}

// Catalogue gives the lessons, read again if a file changed since the last time.
func (s *Source) Catalogue() (*Catalogue, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	signature, err := sign(s.fsys)
	if err != nil {
		return nil, err
	}
	if s.catalogue == nil || signature != s.signature {
		catalogue, err := Load(s.fsys)
		if err != nil {
			return nil, err
		}
		s.catalogue, s.signature = catalogue, signature
	}
	return s.catalogue, nil
}

// sign describes the state of all that Load would read.
func sign(fsys fs.FS) (string, error) {
	var b strings.Builder
	for _, folder := range folders(fsys) {
		entries, err := fs.ReadDir(fsys, folder.dir)
		if err != nil {
			return "", fmt.Errorf("reading lessons: %w", err)
		}
		for _, entry := range entries {
			if info, err := entry.Info(); err == nil && isLesson(entry.Name()) {
				fmt.Fprintf(&b, "%s/%s %d %d\n", folder.dir, entry.Name(), info.Size(), info.ModTime().UnixNano())
			}
		}
	}
	return b.String(), nil
}
