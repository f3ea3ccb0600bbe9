package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"time"
)

// assets serves the page's files. They do not change while the server runs, so
// index.html refers to each by the hash of its content and browsers keep them
// for good; a new build has new addresses. Under --dev nothing is kept.
type assets struct {
	fsys   fs.FS
	dev    bool
	hashes map[string]string // by name
	index  []byte            // index.html with hashes in its references
}

const indexFile = "index.html"

func newAssets(fsys fs.FS, dev bool) (*assets, error) {
	a := &assets{fsys: fsys, dev: dev, hashes: make(map[string]string)}
	if dev {
		return a, nil
	}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		a.hashes[name] = hashOf(data)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the page's files: %w", err)
	}
	if a.index, err = fs.ReadFile(fsys, indexFile); err != nil {
		return nil, fmt.Errorf("reading the page's files: %w", err)
	}
	for name, hash := range a.hashes {
		reference := `"/static/` + name
		a.index = bytes.ReplaceAll(a.index, []byte(reference+`"`), []byte(reference+"?v="+hash+`"`))
	}
	return a, nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

func (a *assets) serveIndex(w http.ResponseWriter, r *http.Request) {
	if a.dev {
		a.serve(w, r, indexFile)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", `"`+hashOf(a.index)+`"`)
	http.ServeContent(w, r, indexFile, time.Time{}, bytes.NewReader(a.index))
}

func (a *assets) serveFile(w http.ResponseWriter, r *http.Request) {
	a.serve(w, r, r.PathValue("name"))
}

func (a *assets) serve(w http.ResponseWriter, r *http.Request, name string) {
	data, err := fs.ReadFile(a.fsys, name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	hash := a.hashes[name]
	switch {
	case a.dev:
		w.Header().Set("Cache-Control", "no-store")
	case r.URL.Query().Get("v") == hash:
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	default:
		w.Header().Set("Cache-Control", "no-cache")
	}
	if hash != "" {
		w.Header().Set("ETag", `"`+hash+`"`)
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}
