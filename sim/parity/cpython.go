package parity

import (
	"context"
	"fmt"
	"runtime"

	"github.com/kluctl/go-embed-python/python"

	"github.com/asyncio-playground/playground/recorder"
)

// NewCPython unpacks a real CPython 3.14, which takes some seconds the first
// time, and starts as many servers as there are processors. Close ends them;
// CPython itself stays, to be found again.
func NewCPython(ctx context.Context) (*recorder.Pool, error) {
	embedded, err := python.NewEmbeddedPython("asyncio-playground-parity")
	if err != nil {
		return nil, fmt.Errorf("unpack CPython: %w", err)
	}
	path, err := embedded.GetExePath()
	if err != nil {
		return nil, err
	}
	py, err := recorder.Find(ctx, path)
	if err != nil {
		return nil, err
	}
	return py.NewPool(runtime.GOMAXPROCS(0))
}
