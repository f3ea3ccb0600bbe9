package recorder

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// A Python is an interpreter that programs can be recorded with.
type Python struct {
	Path    string
	Version string // such as "3.14.6"
	Minor   int    // 14 of 3.14.6
}

// oldest is the oldest 3.x that recorder.py knows how to watch.
const oldest = 12

// candidates are the commands under which Python is looked for, in this order.
var candidates = []string{"python3", "python3.14", "python3.13", "python3.12", "python"}

// Find gives the interpreter at path, or, if that is empty, the first one on
// PATH that is new enough.
func Find(ctx context.Context, path string) (Python, error) {
	if path != "" {
		return inspect(ctx, path)
	}
	var found []string
	for _, name := range candidates {
		p, err := inspect(ctx, name)
		switch {
		case err == nil:
			return p, nil
		case !errors.Is(err, exec.ErrNotFound):
			found = append(found, err.Error())
		}
	}
	advice := fmt.Sprintf("install Python 3.%d or newer, or name one with --python PATH", oldest)
	if len(found) == 0 {
		return Python{}, fmt.Errorf("there is no python3 on PATH; %s", advice)
	}
	return Python{}, fmt.Errorf("there is no python3 on PATH that is new enough (%s); %s", strings.Join(found, "; "), advice)
}

// patience is how long an interpreter may take to tell its version.
const patience = 20 * time.Second

// inspect asks an interpreter for its version.
func inspect(ctx context.Context, name string) (Python, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return Python{}, fmt.Errorf("cannot run %s: %w", name, err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	const program = "import sys; print('.'.join(map(str, sys.version_info[:3])))"
	out, err := exec.CommandContext(ctx, path, "-c", program).Output()
	if err != nil {
		return Python{}, fmt.Errorf("%s does not run as Python does: %w", path, err)
	}
	version := strings.TrimSpace(string(out))
	minor, err := minorOf(version)
	if err != nil {
		return Python{}, fmt.Errorf("%s calls itself version %q, which is none of Python's", path, version)
	}
	if minor < oldest {
		return Python{}, fmt.Errorf("%s is Python %s, and 3.%d is the oldest that can be recorded", path, version, oldest)
	}
	return Python{path, version, minor}, nil
}

// minorOf gives the y of version x.y.z, counting on from 3: -1 for Python 2.
func minorOf(version string) (int, error) {
	major, rest, _ := strings.Cut(version, ".")
	minor, _, _ := strings.Cut(rest, ".")
	if major == "2" {
		return -1, nil
	}
	return strconv.Atoi(minor)
}
