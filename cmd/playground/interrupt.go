package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
)

// interrupts has Ctrl-C reach the program that runs: pressed says whether it
// was pressed since it was last asked. Where the program did not even ask
// since the last time, ctx ends, and one more press ends the whole process: the
// program may be waiting for its standard input.
func interrupts(parent context.Context) (ctx context.Context, pressed func() bool, stop func()) {
	ctx, cancel := context.WithCancel(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	var waiting atomic.Bool
	go func() {
		for {
			select {
			case <-signals:
			case <-ctx.Done():
				return
			}
			if waiting.Swap(true) {
				signal.Stop(signals)
				cancel()
				return
			}
		}
	}()
	stop = func() {
		signal.Stop(signals)
		cancel()
	}
	return ctx, func() bool { return waiting.Swap(false) }, stop
}
