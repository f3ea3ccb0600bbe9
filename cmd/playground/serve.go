package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/asyncio-playground/playground/lessons"
	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/static"
	"github.com/asyncio-playground/playground/tracer"
	"github.com/asyncio-playground/playground/web"
	"github.com/asyncio-playground/playground/web/bundle"
)

const defaultAddress = "127.0.0.1:8080"

// goodbye is how long pages get to take their leave.
const goodbye = 5 * time.Second

type serveFlags struct {
	addr    string
	lessons string
	embed   []string
	open    string
	dev     bool
}

func newServe() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the page (the default)",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return serve(ctx, f, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&f.addr, "addr", defaultAddress, "`address` to listen on; port 0 takes any that is free")
	cmd.Flags().StringVar(&f.lessons, "lessons", "", "serve the lessons in `folder` (markdown, in en/ and zh/ or directly)")
	cmd.Flags().StringSliceVar(&f.embed, "embed-from", []string{web.EmbedAnyone}, "`sites` that may show the page in a frame (at /?embed=1), such as https://school.example; none forbids it")
	cmd.Flags().StringVar(&f.open, "open", "", "show the trace in `file`, as playground record and run --trace write it")
	cmd.Flags().BoolVar(&f.dev, "dev", false, "in the repository: rebuild the page and reload it when its sources change")
	return cmd
}

// serve serves until ctx ends.
func serve(ctx context.Context, f serveFlags, stdout, stderr io.Writer) error {
	files, err := openFiles(f)
	if err != nil {
		return err
	}
	source, err := lessons.NewSource(files.lessons)
	if err != nil {
		return fmt.Errorf("cannot serve %s (--lessons): %w", f.lessons, err)
	}
	reportProblems(source, stderr)
	if err := checkTrace(f.open); err != nil {
		return err
	}
	srv, err := web.New(web.Config{
		Engine:    web.Simulator(web.DefaultLimits),
		Lessons:   source,
		Assets:    files.assets,
		EmbedFrom: f.embed,
		Dev:       f.dev,
		Trace:     f.open,
		Python:    sim.DefaultPython,
		Versions:  sim.Versions,
	})
	if err != nil {
		return err
	}
	listener, err := listen(f.addr)
	if err != nil {
		return err
	}
	if f.dev {
		if err := develop(ctx, files.root, srv, source, stderr); err != nil {
			return errors.Join(err, listener.Close())
		}
	}
	fmt.Fprintln(stdout, "asyncio playground:", address(listener)+opening(f.open))
	return serveUntil(ctx, srv, listener)
}

// checkTrace says at once what is wrong with the trace that is to be shown.
func checkTrace(path string) error {
	if path == "" {
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("cannot show the trace (--open): %w", err)
	}
	defer file.Close()
	if _, _, err := tracer.ReadNDJSON(file); err != nil {
		return fmt.Errorf("%s is no trace that can be shown (--open): %w", path, err)
	}
	return nil
}

// opening is the part of the page's address that has it show a trace.
func opening(trace string) string {
	if trace == "" {
		return ""
	}
	return "/?trace=" + url.QueryEscape(filepath.Base(trace))
}

// files is where everything that is served comes from.
type files struct {
	root            string // the repository, under --dev
	assets, lessons fs.FS
}

func openFiles(f serveFlags) (files, error) {
	opened := files{assets: static.Files, lessons: lessons.Builtin}
	if f.dev {
		root, err := bundle.FindRoot(".")
		if err != nil {
			return files{}, err
		}
		opened.root = root
		opened.assets = os.DirFS(filepath.Join(root, "static"))
		opened.lessons = os.DirFS(filepath.Join(root, "lessons"))
	}
	if f.lessons != "" {
		opened.lessons = os.DirFS(f.lessons)
	}
	return opened, nil
}

// reportProblems tells an instructor at once what is wrong with the lessons.
func reportProblems(source *lessons.Source, stderr io.Writer) {
	catalogue, err := source.Catalogue()
	if err != nil {
		fmt.Fprintln(stderr, err)
		return
	}
	for _, problem := range catalogue.Problems() {
		fmt.Fprintln(stderr, problem)
	}
}

func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		_, port, _ := net.SplitHostPort(addr) // it was good enough for Listen
		return nil, fmt.Errorf("port %s is in use by another program; choose another one with --addr, such as --addr 127.0.0.1:0 for any that is free", port)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %q (--addr): %w", addr, err)
	}
	return listener, nil
}

// address is what to open in a browser.
func address(listener net.Listener) string {
	addr := listener.Addr().(*net.TCPAddr)
	host := addr.IP.String()
	if addr.IP.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, fmt.Sprint(addr.Port))
}

// serveUntil serves until ctx ends, and then says goodbye to the pages.
func serveUntil(ctx context.Context, srv *web.Server, listener net.Listener) error {
	hs := &http.Server{Handler: srv, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute}
	failed := make(chan error, 1)
	go func() { failed <- hs.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	leaving, cancel := context.WithTimeout(context.Background(), goodbye)
	defer cancel()
	// A page that does not leave in time is cut off; that is no failure.
	_ = srv.Shutdown(leaving)
	_ = hs.Shutdown(leaving)
	return nil
}
