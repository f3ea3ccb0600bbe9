package web

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/asyncio-playground/playground/lessons"
)

// Config is what a Server needs.
type Config struct {
	Engine  Engine
	Lessons *lessons.Source
	// Assets holds index.html and what it refers to under /static/.
	Assets fs.FS
	// EmbedFrom says which sites may show the page in a frame, at /?embed=1:
	// origins, EmbedAnyone or EmbedNobody. Anyone when empty.
	EmbedFrom []string
	// Dev serves the assets as they are now, uncached.
	Dev bool
	// Trace is the file of a trace that the page shows at /?trace=NAME, if any.
	Trace string
	// Python is the version that programs run as by default.
	Python string
	// Versions are those that a run may ask for; only Python when nil.
	Versions []string
	// Limits of runs and messages; DefaultLimits when nil.
	Limits *Limits
	// Log takes what the operator should know; slog's default when nil.
	Log *slog.Logger
	// PingInterval and PongWait say how the server finds out that a page has
	// gone; zero for the default.
	PingInterval, PongWait time.Duration
}

// A Server is the playground as an http.Handler.
type Server struct {
	handler      http.Handler
	engine       Engine
	lessons      *lessons.Source
	limits       Limits
	trace        string
	python       string
	versions     []string
	log          *slog.Logger
	pingInterval time.Duration
	pongWait     time.Duration
	runs         chan struct{} // as many tokens as there are runs
	sessions     sessions
	names        func() (*packed, error) // for completion, made when first asked for
}

// New makes a Server. It fails when the assets are incomplete, or when EmbedFrom
// names something that is no site.
func New(c Config) (*Server, error) {
	assets, err := newAssets(c.Assets, c.Dev)
	if err != nil {
		return nil, err
	}
	embedding, err := embedPolicy(c.EmbedFrom)
	if err != nil {
		return nil, err
	}
	srv := &Server{
		engine:       c.Engine,
		lessons:      c.Lessons,
		limits:       DefaultLimits,
		trace:        c.Trace,
		python:       c.Python,
		versions:     c.Versions,
		log:          slog.Default(),
		pingInterval: pingInterval,
		pongWait:     pongWait,
	}
	if srv.versions == nil {
		srv.versions = []string{c.Python}
	}
	if c.Limits != nil {
		srv.limits = *c.Limits
	}
	if c.Log != nil {
		srv.log = c.Log
	}
	if c.PingInterval != 0 {
		srv.pingInterval = c.PingInterval
	}
	if c.PongWait != 0 {
		srv.pongWait = c.PongWait
	}
	srv.runs = make(chan struct{}, srv.limits.Runs)
	srv.names = sync.OnceValues(srv.packNames)
	srv.handler = secured(srv.routes(assets, embedding))
	return srv, nil
}

func (srv *Server) routes(assets *assets, embedding string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", embeddable(embedding, assets.serveIndex))
	mux.HandleFunc("GET /static/{name...}", assets.serveFile)
	mux.HandleFunc("GET /api/lessons", srv.serveCatalogue)
	mux.HandleFunc("GET /api/lessons/{language}/{slug}", srv.serveLesson)
	mux.HandleFunc("GET /api/names", srv.serveNames)
	mux.HandleFunc("POST /api/check", srv.serveCheck)
	mux.HandleFunc("GET /api/profiles", srv.serveProfiles)
	mux.HandleFunc("POST /api/world", srv.serveWorldCheck)
	if srv.trace != "" {
		mux.HandleFunc("GET /api/trace", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, srv.trace) })
	}
	mux.HandleFunc("GET /ws", srv.serveSocket)
	return mux
}

// ServeHTTP implements http.Handler.
func (srv *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { srv.handler.ServeHTTP(w, r) }

// Reload asks all pages to load themselves anew.
func (srv *Server) Reload() { srv.sessions.sayBye(byeReload) }

// Shutdown tells all pages that the server is going, ends their runs and waits
// for their connections to end or for ctx.
func (srv *Server) Shutdown(ctx context.Context) error {
	srv.sessions.sayBye(byeShutdown)
	gone := make(chan struct{})
	go func() {
		srv.sessions.all.Wait()
		close(gone)
	}()
	select {
	case <-gone:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// contentPolicy lets the page use its own files and connection and nothing
// else. Style attributes and elements are allowed: the editor makes its own.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
	"base-uri 'none'; form-action 'none'; " + ownFrames

// secured adds the headers that keep a page from being used for anything else.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}
