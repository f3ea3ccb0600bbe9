package parity

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/asyncio-playground/playground/lessons"
)

func TestLessonsDoWhatCPythonDoes(t *testing.T) {
	cpython := startCPython(t)
	catalogue, err := lessons.Load(lessons.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range lessons.Languages {
		for _, lesson := range catalogue.List(language) {
			t.Run(language+"/"+lesson.Slug, func(t *testing.T) {
				t.Parallel()
				path := filepath.Join(t.TempDir(), lesson.File)
				if err := os.WriteFile(path, []byte(lesson.Program), 0o600); err != nil {
					t.Fatal(err)
				}
				compareProgram(t, cpython, path)
			})
		}
	}
}
