// Package lessons turns folders of markdown into lessons: prose to read beside
// a program to run.
//
// AUTHORING.md says what an author writes. Load reads a folder once; a Source
// reads it again when files change. Each file goes through goldmark with the
// extensions of its own files here (program.go takes out the runnable program,
// matter.go reads the front matter), and the prose is sanitised, since an
// instructor's folder may hold anything. A file that is wrong becomes a Problem
// that names the line and what to do, and leaves the other lessons alone.
package lessons

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/asyncio-playground/playground/sim"
)

// Languages are the languages that lessons may be written in. A lesson that is
// not there in one is shown in the first of the others.
var Languages = []string{"en", "zh"}

// A Lesson is one lesson in one language.
type Lesson struct {
	Summary
	HTML    string `json:"html"`    // the prose, safe to insert into a page
	Program string `json:"program"` // Python
	File    string `json:"file"`    // the program's name, for tracebacks
	// Files are those that the program can import, by path.
	Files  map[string]string `json:"files,omitempty"`
	Python string            `json:"python"` // the version to run it as; empty for the newest
	Input  string            `json:"input"`  // what the program reads from its standard input
	// World is what is outside the program.
	World sim.World `json:"world,omitzero"`
}

// A Summary is what a list of lessons shows of one.
type Summary struct {
	Slug     string `json:"slug"`
	Language string `json:"language"` // that it is written in
	Title    string `json:"title"`
	Order    int    `json:"order"`
	Text     string `json:"summary"`
	// Teaches are the topics that sentences of other lessons lead here for.
	Teaches []string `json:"teaches,omitempty"`
}

// A Problem is something in a file that its author must mend.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}

func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message) }

// A Catalogue is a folder's lessons. It does not change once loaded.
type Catalogue struct {
	problems []Problem
	lessons  map[string][]*Lesson // by language, complete and in order
}

// Load reads the lessons of a folder: its subfolders en and zh, or, when it has
// neither, its own files, as lessons for every language. What is wrong in a
// file is a Problem of the Catalogue; the error is about the folder itself.
func Load(fsys fs.FS) (*Catalogue, error) {
	c := &Catalogue{lessons: make(map[string][]*Lesson)}
	written := make(map[string]map[string]*Lesson) // by language and slug
	for _, folder := range folders(fsys) {
		found, err := c.readFolder(fsys, folder)
		if err != nil {
			return nil, err
		}
		written[folder.language] = found
	}
	for _, language := range Languages {
		c.lessons[language] = inOrder(complete(written, language))
	}
	slices.SortFunc(c.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return c, nil
}

// A folder holds the lessons in one language.
type folder struct{ language, dir string }

func folders(fsys fs.FS) []folder {
	var found []folder
	for _, language := range Languages {
		if info, err := fs.Stat(fsys, language); err == nil && info.IsDir() {
			found = append(found, folder{language, language})
		}
	}
	if found == nil {
		return []folder{{Languages[0], "."}}
	}
	return found
}

func (c *Catalogue) readFolder(fsys fs.FS, folder folder) (map[string]*Lesson, error) {
	entries, err := fs.ReadDir(fsys, folder.dir)
	if err != nil {
		return nil, fmt.Errorf("reading lessons: %w", err)
	}
	found := make(map[string]*Lesson)
	for _, entry := range entries {
		if entry.IsDir() || !isLesson(entry.Name()) {
			continue
		}
		file := path.Join(folder.dir, entry.Name())
		lesson, err := readLesson(fsys, file, folder.language)
		if err != nil {
			c.problems = append(c.problems, asProblems(file, err)...)
			continue
		}
		found[lesson.Slug] = lesson
	}
	return found, nil
}

// isLesson tells lessons from what else an author may keep in the folder.
func isLesson(name string) bool {
	return strings.HasSuffix(name, ".md") && name != "README.md" && !strings.HasPrefix(name, ".")
}

func readLesson(fsys fs.FS, file, language string) (*Lesson, error) {
	source, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	lesson, err := parse(source)
	if err != nil {
		return nil, err
	}
	lesson.Slug = strings.TrimSuffix(path.Base(file), ".md")
	lesson.Language = language
	lesson.File = lesson.Slug + ".py"
	return lesson, nil
}

// asProblems takes apart the errors that a lesson has, which may be several.
func asProblems(file string, err error) []Problem {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		var problems []Problem
		for _, err := range several.Unwrap() {
			problems = append(problems, asProblems(file, err)...)
		}
		return problems
	}
	problem := Problem{Line: 1, Message: err.Error()}
	errors.As(err, &problem)
	problem.File = file
	return []Problem{problem}
}

// complete gives each lesson in the language asked for or else in another.
func complete(written map[string]map[string]*Lesson, language string) map[string]*Lesson {
	all := make(map[string]*Lesson)
	for _, l := range append([]string{language}, Languages...) {
		for slug, lesson := range written[l] {
			if all[slug] == nil {
				all[slug] = lesson
			}
		}
	}
	return all
}

func inOrder(lessons map[string]*Lesson) []*Lesson {
	list := make([]*Lesson, 0, len(lessons))
	for _, lesson := range lessons {
		list = append(list, lesson)
	}
	slices.SortFunc(list, func(a, b *Lesson) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Slug, b.Slug))
	})
	return list
}

// Problems are the files that did not become lessons, and why.
func (c *Catalogue) Problems() []Problem { return c.problems }

// List gives all lessons, in order, in the language given where they are
// written in it.
func (c *Catalogue) List(language string) []*Lesson { return c.lessons[language] }

// Lesson gives a lesson in the language given or, failing that, in another; nil
// when there is none.
func (c *Catalogue) Lesson(language, slug string) *Lesson {
	for _, lesson := range c.lessons[language] {
		if lesson.Slug == slug {
			return lesson
		}
	}
	return nil
}
