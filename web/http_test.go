package web_test

import (
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/asyncio-playground/playground/web"
)

func body(t *testing.T, res *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestThePageRefersToFilesByHash(t *testing.T) {
	_, ts := serve(t, config(t))
	index := get(t, ts, "/")
	text := body(t, index)
	reference := regexp.MustCompile(`"(/static/dist/app\.js\?v=[0-9a-f]+)"`).FindStringSubmatch(text)
	if reference == nil || index.Header.Get("Cache-Control") != "no-cache" {
		t.Fatalf("index is %s with %v", text, index.Header)
	}
	file := get(t, ts, reference[1])
	if body(t, file) != "let x" || !strings.Contains(file.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("%s gives %v", reference[1], file.Header)
	}
	if got := file.Header.Get("Content-Type"); !strings.HasPrefix(got, "text/javascript") {
		t.Errorf("its type is %s", got)
	}
	for _, path := range []string{"/static/dist/app.js", "/static/dist/app.js?v=0"} {
		old := get(t, ts, path)
		if old.StatusCode != http.StatusOK || old.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s gives %d and %v", path, old.StatusCode, old.Header)
		}
	}
	again := get(t, ts, "/static/dist/app.js", "If-None-Match", file.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("the same file again gives %d", again.StatusCode)
	}
}

func TestUnknownPathsAreNotFound(t *testing.T) {
	_, ts := serve(t, config(t))
	for _, path := range []string{"/x", "/static/", "/static/dist", "/static/../web.go", "/static/none.js", "/api/lessons/en/none", "/api/lessons/xx/a"} {
		if res := get(t, ts, path); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s gives %d", path, res.StatusCode)
		}
	}
}

func TestDevServesFilesAsTheyAre(t *testing.T) {
	c := config(t)
	files := fstest.MapFS{"index.html": {Data: []byte("one")}}
	c.Assets, c.Dev = files, true
	_, ts := serve(t, c)
	if got := body(t, get(t, ts, "/")); got != "one" {
		t.Fatalf("the page is %q", got)
	}
	files["index.html"] = &fstest.MapFile{Data: []byte("two")}
	res := get(t, ts, "/")
	if got := body(t, res); got != "two" || res.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("after a change the page is %q with %v", got, res.Header)
	}
}

func TestAServerWithoutAPageIsRefused(t *testing.T) {
	c := config(t)
	c.Assets = fstest.MapFS{}
	if _, err := web.New(c); err == nil || !strings.Contains(err.Error(), "index.html") {
		t.Errorf("the error is %v", err)
	}
}

func TestTheCatalogueListsLessonsAndProblems(t *testing.T) {
	_, ts := serve(t, config(t))
	res := get(t, ts, "/api/lessons")
	var got struct {
		Lessons  map[string][]map[string]any
		Problems []map[string]any
	}
	if err := json.Unmarshal([]byte(body(t, res)), &got); err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"en", "zh"} {
		list := got.Lessons[language]
		if len(list) != 1 || list[0]["slug"] != "a" || list[0]["language"] != "en" || list[0]["title"] != "T" || list[0]["order"] != 1.0 || list[0]["summary"] != "s" {
			t.Errorf("in %s the lessons are %v", language, list)
		}
	}
	if len(got.Problems) == 0 || got.Problems[0]["file"] != "en/bad.md" || got.Problems[0]["line"] != 1.0 {
		t.Errorf("the problems are %v", got.Problems)
	}
	if cache := res.Header.Get("Cache-Control"); cache != "no-store" {
		t.Errorf("it may be cached: %s", cache)
	}
}

func TestALessonComesWithProseAndProgram(t *testing.T) {
	_, ts := serve(t, config(t))
	var got map[string]any
	if err := json.Unmarshal([]byte(body(t, get(t, ts, "/api/lessons/zh/a"))), &got); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]any{"slug": "a", "language": "en", "title": "T", "html": "<p>Prose</p>\n", "program": "pass\n", "file": "a.py"} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

func TestEveryAnswerIsConfined(t *testing.T) {
	_, ts := serve(t, config(t))
	for _, path := range []string{"/", "/static/dist/app.js", "/api/lessons", "/none"} {
		h := get(t, ts, path).Header
		if !strings.HasPrefix(h.Get("Content-Security-Policy"), "default-src 'none'") || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s comes with %v", path, h)
		}
	}
}

func TestOnlyTheEmbeddedPageMayBeFramedByOtherSites(t *testing.T) {
	tests := []struct {
		from []string
		path string
		want string // of frame-ancestors
	}{
		{nil, "/", "'self'"},
		{nil, "/?embed=1", "'self' *"},
		{nil, "/api/lessons?embed=1", "'self'"},
		{[]string{web.EmbedNobody}, "/?embed=1", "'self'"},
		{[]string{"https://school.example", "http://localhost:3000"}, "/?embed=1", "'self' https://school.example http://localhost:3000"},
	}
	for _, test := range tests {
		c := config(t)
		c.EmbedFrom = test.from
		_, ts := serve(t, c)
		policy := get(t, ts, test.path).Header.Get("Content-Security-Policy")
		if _, frames, _ := strings.Cut(policy, "frame-ancestors "); frames != test.want {
			t.Errorf("%s for %q: frame-ancestors is %s, want %s", test.path, test.from, frames, test.want)
		}
	}
}

func TestWhatIsNoSiteCannotBeAllowedToEmbed(t *testing.T) {
	for _, from := range [][]string{{"school.example"}, {"https://a.example/path"}, {"https://a.example; script-src *"}, {"none", "*"}} {
		c := config(t)
		c.EmbedFrom = from
		if _, err := web.New(c); err == nil || !strings.Contains(err.Error(), "embed the page") {
			t.Errorf("%q gives %v", from, err)
		}
	}
}
