package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/asyncio-playground/playground/lessons"
	"github.com/asyncio-playground/playground/web"
	"github.com/asyncio-playground/playground/web/bundle"
)

// lessonsInterval is how often --dev looks whether a lesson was saved.
const lessonsInterval = 500 * time.Millisecond

// develop rebuilds the page when its sources change, and makes browsers load it
// again when it or a lesson did, until ctx ends.
func develop(ctx context.Context, root string, srv *web.Server, source *lessons.Source, stderr io.Writer) error {
	stop, err := bundle.Watch(root, func(err error) {
		if err != nil {
			fmt.Fprintln(stderr, err)
			return
		}
		srv.Reload()
	})
	if err != nil {
		return err
	}
	context.AfterFunc(ctx, stop)
	go watchLessons(ctx, source, srv.Reload)
	return nil
}

func watchLessons(ctx context.Context, source *lessons.Source, changed func()) {
	ticks := time.NewTicker(lessonsInterval)
	defer ticks.Stop()
	last, _ := source.Catalogue() // an error is told to who asks for lessons
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
		if now, err := source.Catalogue(); err == nil && now != last {
			last = now
			changed()
		}
	}
}
