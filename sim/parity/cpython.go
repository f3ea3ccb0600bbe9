package parity

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/kluctl/go-embed-python/python"
)

//go:embed oracle.py
var oracle []byte

// CPython is a real CPython 3.14, unpacked into a temporary folder.
type CPython struct {
	python *python.EmbeddedPython
	dir    string // holds the oracle and the steps that it writes
}

// NewCPython unpacks CPython, which takes some seconds the first time.
// Close removes what it wrote, but for CPython itself, which is found again.
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
	return &CPython{py, dir}, nil
}

// Close removes the temporary folder.
func (c *CPython) Close() error { return os.RemoveAll(c.dir) }

// Run executes a program on a virtual clock. It is safe for concurrent use.
func (c *CPython) Run(ctx context.Context, program string) (Outcome, error) {
	steps, err := os.CreateTemp(c.dir, "*.ndjson")
	if err != nil {
		return Outcome{}, err
	}
	steps.Close()
	base, err := c.python.PythonCmd("-X", "utf8", filepath.Join(c.dir, "oracle.py"), "--steps", steps.Name(), program)
	if err != nil {
		return Outcome{}, err
	}
	cmd := exec.CommandContext(ctx, base.Path, base.Args[1:]...)
	cmd.Env = append(base.Env, "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		return Outcome{}, err
	}
	if err := ctx.Err(); err != nil {
		return Outcome{}, fmt.Errorf("CPython did not end: %w", err)
	}
	trace, err := os.ReadFile(steps.Name())
	if err != nil {
		return Outcome{}, err
	}
	out := Outcome{Stdout: stdout.String(), Status: cmd.ProcessState.ExitCode(), Steps: string(trace)}
	if out.Status != 0 {
		out.Error = lastLine(stderr.String())
	}
	return out, nil
}
