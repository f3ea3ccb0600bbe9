package parity

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"github.com/kluctl/go-embed-python/python"
)

//go:embed oracle.py
var oracle []byte

// CPython is a real CPython 3.14, unpacked into a temporary folder. Starting it
// takes longer than most programs do, so each of a few servers stays, and forks
// for every program.
type CPython struct {
	dir     string       // holds the oracle, its bytecode and what programs write
	servers chan *server // those that are idle
}

// NewCPython unpacks CPython, which takes some seconds the first time, and
// starts as many servers as there are processors. Close ends them and removes
// what it wrote, but for CPython itself, which is found again.
func NewCPython() (*CPython, error) {
	py, err := python.NewEmbeddedPython("asyncio-playground-parity")
	if err != nil {
		return nil, fmt.Errorf("unpack CPython: %w", err)
	}
	dir, err := os.MkdirTemp("", "parity")
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "oracle.py"), oracle, 0o600); err != nil {
		return nil, err
	}
	c := &CPython{dir, make(chan *server, runtime.GOMAXPROCS(0))}
	for range cap(c.servers) {
		s, err := startServer(py, dir)
		if err != nil {
			return nil, err
		}
		c.servers <- s
	}
	return c, nil
}

// Close ends CPython, once it is idle, and removes the temporary folder.
func (c *CPython) Close() error {
	for range cap(c.servers) {
		s := <-c.servers
		s.requests.Close()
		if err := s.cmd.Wait(); err != nil {
			return err
		}
	}
	return os.RemoveAll(c.dir)
}

// Run executes a program on a virtual clock. It is safe for concurrent use.
func (c *CPython) Run(ctx context.Context, program string) (Outcome, error) {
	dir, err := os.MkdirTemp(c.dir, "run")
	if err != nil {
		return Outcome{}, err
	}
	defer os.RemoveAll(dir)
	files := request{program, filepath.Join(dir, "steps"), filepath.Join(dir, "stdout"), filepath.Join(dir, "stderr")}
	if files.Program, err = filepath.Abs(program); err != nil {
		return Outcome{}, err
	}
	select {
	case s := <-c.servers:
		defer func() { c.servers <- s }()
		status, err := s.run(files)
		if err != nil {
			return Outcome{}, fmt.Errorf("CPython: %w", err)
		}
		return files.outcome(status)
	case <-ctx.Done():
		return Outcome{}, ctx.Err()
	}
}

// server is a CPython that forks for every program: serve in oracle.py.
type server struct {
	cmd      *exec.Cmd
	requests io.WriteCloser
	answers  *bufio.Reader
}

func startServer(py *python.EmbeddedPython, dir string) (*server, error) {
	cmd, err := py.PythonCmd("-X", "utf8", filepath.Join(dir, "oracle.py"), "--serve")
	if err != nil {
		return nil, err
	}
	cmd.Env = append(cmd.Env, "PYTHONHASHSEED=0", "PYTHONPYCACHEPREFIX="+filepath.Join(dir, "bytecode"))
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

// request names the files of one run.
type request struct {
	Program string `json:"program"`
	Steps   string `json:"steps"`
	Stdout  string `json:"stdout"`
	Stderr  string `json:"stderr"`
}

// run executes a program and gives its exit status.
func (s *server) run(files request) (int, error) {
	for _, path := range []string{files.Steps, files.Stdout, files.Stderr} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			return 0, err
		}
	}
	if err := json.NewEncoder(s.requests).Encode(files); err != nil {
		return 0, err
	}
	answer, err := s.answers.ReadString('\n')
	if err != nil {
		return 0, err
	}
	status, err := strconv.Atoi(strings.TrimSpace(answer))
	if err == nil && status == 128+int(syscall.SIGALRM) {
		err = fmt.Errorf("%s did not end", files.Program)
	}
	return status, err
}

// outcome reads what the run wrote.
func (files request) outcome(status int) (Outcome, error) {
	var texts [3]string
	for i, path := range []string{files.Stdout, files.Stderr, files.Steps} {
		data, err := os.ReadFile(path)
		if err != nil {
			return Outcome{}, err
		}
		texts[i] = string(data)
	}
	out := Outcome{Stdout: texts[0], Status: status, Steps: texts[2]}
	if status != 0 {
		out.Error = lastLine(texts[1])
	}
	return out, nil
}
