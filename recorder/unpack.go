package recorder

import (
	"embed"
	"io/fs"
	"os"
)

// The recorder: recorder.py is run, the package beside it does the work.
//
//go:embed py/recorder.py py/asyncio_recorder/*.py
var files embed.FS

// script is the name under which unpack puts what is run.
const script = "recorder.py"

// unpack writes the recorder into a temporary folder.
func unpack() (dir string, err error) {
	if dir, err = os.MkdirTemp("", "playground-recorder"); err != nil {
		return "", err
	}
	py, err := fs.Sub(files, "py")
	if err != nil {
		return "", err
	}
	return dir, os.CopyFS(dir, py)
}
