package web

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// A run is a program that a session is running.
type run struct {
	id     int64
	cancel context.CancelFunc
	done   chan struct{} // closed when all of its messages are in the queue
}

// stop ends a run and waits for its last message to be queued.
func (r *run) stop() {
	r.cancel()
	<-r.done
}

// start begins a run after the one before has ended.
func (s *session) start(req *request) {
	if s.run != nil {
		s.run.stop()
	}
	ctx, cancel := context.WithCancel(s.ctx)
	r := &run{id: *req.ID, cancel: cancel, done: make(chan struct{})}
	s.run = r
	go func() {
		defer close(r.done)
		defer cancel()
		s.execute(ctx, req)
	}()
}

// execute carries out a run request from beginning to end.
func (s *session) execute(ctx context.Context, req *request) {
	out := newStream(s.send, req.From)
	defer func() {
		if p := recover(); p != nil {
			s.server.log.Error("a run panicked", "panic", p, "stack", string(debug.Stack()))
			out.flush()
			s.fail(req.ID, codeInternal, "The simulator failed. This is a mistake in the playground, not in your program.")
		}
	}()
	select {
	case s.server.runs <- struct{}{}:
		defer func() { <-s.server.runs }()
	default:
		s.fail(req.ID, codeBusy, "The server is running as many programs as it can. Try again in a moment.")
		return
	}
	if err := s.compileAndRun(ctx, req, out); err != nil {
		s.refuse(req, err)
	}
}

func (s *session) compileAndRun(ctx context.Context, req *request, out *stream) error {
	source := Source{req.File, *req.Source, req.Files}
	if size, limit := source.size(), s.server.limits.SourceBytes; size > limit {
		return tooLarge{size, limit}
	}
	begin := time.Now()
	program, err := s.server.engine.Compile(source)
	if err != nil {
		return err
	}
	s.sendText(started{"started", *req.ID})
	outcome, err := program.Run(ctx, req.Options, out)
	out.flush()
	if err != nil {
		return err
	}
	s.sendText(finished{
		Type:          "finished",
		ID:            *req.ID,
		End:           outcome.End.String(),
		Status:        outcome.Status,
		Events:        out.events,
		ElapsedMicros: time.Since(begin).Microseconds(),
	})
	return nil
}

// refuse tells the page why a program was not run.
func (s *session) refuse(req *request, err error) {
	var wrong *ProgramError
	var large tooLarge
	switch {
	case errors.As(err, &wrong):
		s.sendText(rejected{"rejected", *req.ID, wrong})
	case errors.As(err, &large):
		s.fail(req.ID, codeTooLarge, large.Error())
	default:
		s.fail(req.ID, codeBadMessage, err.Error())
	}
}

type tooLarge struct{ size, limit int }

func (t tooLarge) Error() string {
	return fmt.Sprintf("The program has %d bytes; at most %d can be run here.", t.size, t.limit)
}
