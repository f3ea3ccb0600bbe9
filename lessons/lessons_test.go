package lessons_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/asyncio-playground/playground/lessons"
)

// lesson is the text of a small lesson.
func lesson(title, order string) string {
	return "---\ntitle: " + title + "\norder: " + order + "\nsummary: about it\n---\n\n# Head\n\n" +
		"Some *prose*.\n\n```python run\nimport asyncio\nprint(\"<hi>\")\n```\n\n```python\nawait x\n```\n\nMore.\n"
}

// folder makes a file system of name, text, name, text …
func folder(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

func load(t *testing.T, fsys fstest.MapFS) *lessons.Catalogue {
	t.Helper()
	c, err := lessons.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// list writes a language's lessons as "slug(language) …".
func list(c *lessons.Catalogue, language string) string {
	var names []string
	for _, l := range c.List(language) {
		names = append(names, l.Slug+"("+l.Language+")")
	}
	return strings.Join(names, " ")
}

func TestALessonIsProseAndAProgram(t *testing.T) {
	c := load(t, folder("en/gather.md", lesson("Gather", "1")))
	l := c.Lesson("en", "gather")
	if l == nil || len(c.Problems()) != 0 {
		t.Fatalf("the lesson is %v; problems: %v", l, c.Problems())
	}
	if l.Title != "Gather" || l.Order != 1 || l.Text != "about it" || l.File != "gather.py" {
		t.Errorf("it says of itself: %+v", l.Summary)
	}
	if want := "import asyncio\nprint(\"<hi>\")\n"; l.Program != want {
		t.Errorf("its program is %q, want %q", l.Program, want)
	}
	for _, want := range []string{`<h1 id="head">Head</h1>`, "<em>prose</em>", `class="chroma"`, `<span class="k">await</span>`, "More."} {
		if !strings.Contains(l.HTML, want) {
			t.Errorf("the prose lacks %s:\n%s", want, l.HTML)
		}
	}
	if strings.Contains(l.HTML, "title:") || strings.Contains(l.HTML, "hi") {
		t.Errorf("the prose holds the front matter or the program:\n%s", l.HTML)
	}
}

func TestLessonsAreOrderedAndFallBackToTheOtherLanguage(t *testing.T) {
	c := load(t, folder(
		"en/b.md", lesson("B", "2"), "en/a.md", lesson("A", "3"),
		"zh/b.md", lesson("乙", "2"), "zh/c.md", lesson("丙", "1"),
		"en/README.md", "not a lesson", "zh/.b.md.swp", "neither",
	))
	for language, want := range map[string]string{"en": "c(zh) b(en) a(en)", "zh": "c(zh) b(zh) a(en)"} {
		if got := list(c, language); got != want {
			t.Errorf("in %s the lessons are %s, want %s", language, got, want)
		}
	}
	if l := c.Lesson("zh", "none"); l != nil {
		t.Errorf("an unknown lesson is %+v", l)
	}
}

func TestAFolderWithoutLanguagesServesAll(t *testing.T) {
	c := load(t, folder("mine.md", lesson("Mine", "1"), "notes.txt", "-"))
	if list(c, "en") != "mine(en)" || list(c, "zh") != "mine(en)" {
		t.Errorf("the lessons are %q and %q", list(c, "en"), list(c, "zh"))
	}
}

func TestProblemsNameTheLineAndLeaveTheOthersAlone(t *testing.T) {
	good := lesson("Good", "1")
	tests := []struct{ name, text, want string }{
		{"no front matter", "# Hello\n```python run\nx\n```\n", "en/bad.md:1: there is no front matter"},
		{"empty front matter", "---\n---\n```python run\nx\n```\n", "en/bad.md:1: the front matter is empty"},
		{"no title", strings.Replace(good, "title: Good\n", "", 1), "en/bad.md:1: the front matter has no title"},
		{"misspelt field", strings.Replace(good, "order", "ordr", 1), `en/bad.md:3: unknown field "ordr"`},
		{"unknown setting of the world", strings.Replace(good, "order", "world: {network: {latenzy: 1s}}\norder", 1), "en/bad.md:3: world: unknown field latenzy; docs/world.md lists the fields"},
		{"strange client", strings.Replace(good, "order", "world: {clients: [{request: GET /}]}\norder", 1), "en/bad.md:3: world: clients[0]: \"GET /\" is no request; write one such as GET http://localhost:8000/path"},
		{"impossible route", strings.Replace(good, "order", "world: {network: {hosts: {a.test: {routes: {/: {fail: dns}}}}}}\norder", 1), "en/bad.md:3: world: network.hosts.a.test.routes./: a route cannot fail by dns"},
		{"strange profile", strings.Replace(good, "order", "world: {profile: moon}\norder", 1), "en/bad.md:3: world: there is no profile \"moon\"; choose one of standard, tutorial"},
		{"strange Python", strings.Replace(good, "order", "python: 2.7\norder", 1), "en/bad.md:3: there is no Python 2.7 here; choose one of 3.13, 3.14"},
		{"order is no number", strings.Replace(good, "order: 1", "order: first", 1), "en/bad.md:3: the front matter is no valid YAML"},
		{"unknown topic", strings.Replace(good, "order: 1", "teaches: [queue, queus]", 1), `en/bad.md:3: unknown topic "queus"`},
		{"broken YAML", strings.Replace(good, "order: 1", "order: [1", 1), "en/bad.md:"},
		{"no program", strings.Replace(good, "python run", "python", 1), "en/bad.md:1: the lesson has no program"},
		{"two programs", strings.Replace(good, "```python\n", "```python run\n", 1), "en/bad.md:16: this is a second"},
		{"misspelt run", strings.Replace(good, "python run", "python rnu", 1), "en/bad.md:11: “python rnu” is not understood"},
		{"empty program", "---\ntitle: x\n---\n```python run\n```\n", "en/bad.md:4: the program is empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := load(t, folder("en/bad.md", test.text, "en/good.md", good))
			if len(c.Problems()) != 1 || !strings.HasPrefix(c.Problems()[0].Error(), test.want) {
				t.Errorf("the problems are %v, want one that begins with %q", c.Problems(), test.want)
			}
			if got := list(c, "en"); got != "good(en)" {
				t.Errorf("the lessons are %s", got)
			}
		})
	}
}

func TestHTMLOfStrangersIsSanitised(t *testing.T) {
	text := lesson("X", "1") + "\n<script>alert(1)</script>\n\n[a](javascript:alert(1)) <b onclick=\"x()\">b</b> <img src=x onerror=alert(1)>\n"
	l := load(t, folder("en/x.md", text)).Lesson("en", "x")
	for _, bad := range []string{"<script", "javascript:", "onclick", "onerror"} {
		if strings.Contains(l.HTML, bad) {
			t.Errorf("the prose holds %s:\n%s", bad, l.HTML)
		}
	}
}

func TestASourceSeesChangedFiles(t *testing.T) {
	fsys := folder("en/a.md", lesson("Before", "1"))
	source, err := lessons.NewSource(fsys)
	if err != nil {
		t.Fatal(err)
	}
	title := func() string {
		t.Helper()
		c, err := source.Catalogue()
		if err != nil {
			t.Fatal(err)
		}
		return c.Lesson("en", "a").Title
	}
	if title() != "Before" {
		t.Fatalf("the title is %q", title())
	}
	fsys["en/a.md"] = &fstest.MapFile{Data: []byte(lesson("Later!", "1")), ModTime: time.Unix(1, 0)}
	if title() != "Later!" {
		t.Errorf("after a change the title is %q", title())
	}
	fsys["en/b.md"] = &fstest.MapFile{Data: []byte(lesson("New", "2"))}
	if c, _ := source.Catalogue(); list(c, "en") != "a(en) b(en)" {
		t.Errorf("after a new file the lessons are %s", list(c, "en"))
	}
}

func TestAMissingFolderIsAnError(t *testing.T) {
	missing := os.DirFS(filepath.Join(t.TempDir(), "none"))
	if _, err := lessons.NewSource(missing); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error is %v", err)
	}
}

func TestBuiltinLessonsHaveNoProblems(t *testing.T) {
	c, err := lessons.Load(lessons.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range c.Problems() {
		t.Error(p)
	}
	for _, language := range lessons.Languages {
		for _, l := range c.List(language) {
			if l.Language != language {
				t.Errorf("lesson %s is not written in %s", l.Slug, language)
			}
		}
	}
}

func TestAProgramHasOtherFiles(t *testing.T) {
	const begin = "---\ntitle: A\n---\n"
	const run = "```python run\nimport helper\n```\n"
	tests := []struct{ name, text, problem string }{
		{"a file", begin + run + "```python file=helper.py\nx = 1\n```\n", ""},
		{"the same again", begin + run + "```python file=a.py\n```\n```python file=a.py\n```\n", "second block for a.py"},
		{"no name", begin + run + "```python file=../a.py\n```\n", "no name of a file"},
		{"no program", begin + "```python file=a.py\n```\n", "the lesson has no program"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := lessons.Load(fstest.MapFS{"en/a.md": {Data: []byte(test.text)}})
			if err != nil {
				t.Fatal(err)
			}
			if test.problem == "" {
				lesson := c.Lesson("en", "a")
				if lesson == nil || lesson.Files["helper.py"] != "x = 1\n" || strings.Contains(lesson.HTML, "x = 1") {
					t.Errorf("the lesson is %+v, the problems %v", lesson, c.Problems())
				}
				return
			}
			if len(c.Problems()) != 1 || !strings.Contains(c.Problems()[0].Message, test.problem) {
				t.Errorf("the problems are %v", c.Problems())
			}
		})
	}
}
