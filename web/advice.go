package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
)

// What the editor is told while a program is being written.

// finding is a sim.Finding as the page gets it.
type finding struct {
	Code    string            `json:"code"`
	Message string            `json:"message,omitempty"`
	Args    map[string]string `json:"args,omitempty"`
	Line    int               `json:"line"`
	Col     int               `json:"col"`
	EndLine int               `json:"endLine"`
	EndCol  int               `json:"endCol"`
}

// serveCheck is the handler of /api/check.
func (srv *Server) serveCheck(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		File, Source string
		Files        map[string]string
	}
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, srv.limits.ReadBytes)).Decode(&asked)
	source := Source{asked.File, asked.Source, asked.Files}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large) || source.size() > srv.limits.SourceBytes:
		serveJSON(w, http.StatusRequestEntityTooLarge, problem{"the program is too long to be checked"})
		return
	case err != nil:
		serveJSON(w, http.StatusBadRequest, problem{"the request is not understood: " + err.Error()})
		return
	}
	select {
	case srv.runs <- struct{}{}:
		defer func() { <-srv.runs }()
	default:
		serveJSON(w, http.StatusServiceUnavailable, problem{"the server is busy"})
		return
	}
	findings := []finding{} // never null
	for _, f := range srv.engine.Check(source) {
		findings = append(findings, finding(f))
	}
	serveJSON(w, http.StatusOK, struct {
		Findings []finding `json:"findings"`
	}{findings})
}

// packed is an answer that never changes, as it is and compressed.
type packed struct{ plain, gzipped []byte }

// packNames makes the answer of /api/names.
func (srv *Server) packNames() (*packed, error) {
	names, err := srv.engine.Names(context.Background())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	// A buffer takes all that is written.
	_, _ = w.Write(names)
	_ = w.Close()
	return &packed{names, b.Bytes()}, nil
}

// serveNames is the handler of /api/names.
func (srv *Server) serveNames(w http.ResponseWriter, r *http.Request) {
	names, err := srv.names()
	if err != nil {
		srv.log.Error("what programs can import is not known", "err", err)
		serveJSON(w, http.StatusInternalServerError, problem{err.Error()})
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	h.Set("ETag", `"`+hashOf(names.plain)+`"`)
	text := names.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		text = names.gzipped
	}
	if r.Header.Get("If-None-Match") == h.Get("ETag") {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	// An error here is that the client has gone.
	_, _ = w.Write(text)
}
