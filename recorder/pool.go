package recorder

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/asyncio-playground/playground/tracer"
)

// A Pool records programs in virtual time, many of them, quickly: starting
// Python takes longer than most programs do, so each of a few servers stays and
// forks for every program (serve in recorder.py). Where processes cannot fork,
// on Windows, use Python.Record.
type Pool struct {
	dir     string       // holds the recorder, its bytecode and what programs write
	servers chan *server // those that are idle
}

// NewPool starts servers. Close ends them.
func (p Python) NewPool(size int) (*Pool, error) {
	dir, err := unpack()
	if err != nil {
		return nil, err
	}
	pool := &Pool{dir, make(chan *server, size)}
	for range size {
		s, err := p.startServer(dir)
		if err != nil {
			return nil, errors.Join(err, pool.Close())
		}
		pool.servers <- s
	}
	return pool, nil
}

// Close ends the servers, which must be idle, and removes what they wrote.
func (pool *Pool) Close() error {
	close(pool.servers)
	var errs []error
	for s := range pool.servers {
		errs = append(errs, s.requests.Close(), s.cmd.Wait())
	}
	return errors.Join(append(errs, os.RemoveAll(pool.dir))...)
}

// Record is Python.Record for a config that is Virtual, and safe for concurrent
// use. A program that has not ended when ctx does is killed.
func (pool *Pool) Record(ctx context.Context, config Config) (status int, err error) {
	if !config.Virtual {
		return 0, errors.New("a pool records in virtual time only")
	}
	dir, err := os.MkdirTemp(pool.dir, "run")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	r, err := newRequest(ctx, dir, config)
	if err != nil {
		return 0, err
	}
	select {
	case s := <-pool.servers:
		status, err = s.run(r)
		pool.servers <- s
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	if err != nil {
		return 0, err
	}
	if err := r.passOn(config); err != nil {
		return 0, err
	}
	return status, finish(config.Trace, endOf(status), status)
}

// endOf is what RunEnd says of a program that did not say it itself.
func endOf(status int) tracer.Sub {
	switch {
	case status == statusAlarm:
		return tracer.EndCancelled
	case status > 128:
		return tracer.EndError
	case status == 0:
		return tracer.EndNormal
	}
	return tracer.EndExit
}

// statusAlarm is the status of a program that took too long.
const statusAlarm = 128 + int(syscall.SIGALRM)

// server is a Python that forks for every program.
type server struct {
	cmd      *exec.Cmd
	requests io.WriteCloser
	answers  *bufio.Reader
}

func (p Python) startServer(dir string) (*server, error) {
	cmd := exec.Command(p.Path, filepath.Join(dir, script), "--serve")
	cmd.Env = append(os.Environ(), repeatable...)
	cmd.Stderr = os.Stderr
	requests, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	answers, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &server{cmd, requests, bufio.NewReader(answers)}, cmd.Start()
}

// run has a program run and gives its exit status.
func (s *server) run(r *request) (int, error) {
	if err := json.NewEncoder(s.requests).Encode(r); err != nil {
		return 0, fmt.Errorf("asking Python to run %s: %w", r.Program, err)
	}
	answer, err := s.answers.ReadString('\n')
	if err != nil {
		return 0, fmt.Errorf("the Python that was to run %s has ended: %w", r.Program, err)
	}
	return strconv.Atoi(strings.TrimSpace(answer))
}

// request says what serve in recorder.py is to run. All paths are absolute.
type request struct {
	Program string   `json:"program"`
	Args    []string `json:"args"`
	Trace   string   `json:"trace"`
	Stdin   string   `json:"stdin"`
	Stdout  string   `json:"stdout"`
	Stderr  string   `json:"stderr"`
	Dir     string   `json:"dir"`
	Seconds int      `json:"seconds"` // until it is killed; 0: never
}

// newRequest makes the files of a request, in dir.
func newRequest(ctx context.Context, dir string, config Config) (*request, error) {
	r := &request{
		Program: config.Program, Args: append([]string{}, config.Args...),
		Stdin: filepath.Join(dir, "stdin"), Stdout: filepath.Join(dir, "stdout"), Stderr: filepath.Join(dir, "stderr"),
	}
	if deadline, ok := ctx.Deadline(); ok {
		r.Seconds = max(1, int(math.Ceil(time.Until(deadline).Seconds())))
	}
	var input []byte
	var err error
	if config.Stdin != nil {
		if input, err = io.ReadAll(config.Stdin); err != nil {
			return nil, err
		}
	}
	for path, content := range map[string][]byte{r.Stdin: input, r.Stdout: nil, r.Stderr: nil} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return nil, err
		}
	}
	if r.Dir, err = filepath.Abs(config.Dir); err != nil {
		return nil, err
	}
	r.Trace, err = filepath.Abs(config.Trace)
	return r, err
}

// passOn gives what the program wrote to those who asked for it.
func (r *request) passOn(config Config) error {
	for path, w := range map[string]io.Writer{r.Stdout: config.Stdout, r.Stderr: config.Stderr} {
		if w == nil {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
	}
	return nil
}
