package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestTheEmbeddedPageIsTheProgramAndItsTimeline(t *testing.T) {
	p := openAt(t, serve(t)+"/?embed=1#gather")
	p.run()
	p.waitForText(".console", "toast: ready after 1 s")
	for _, part := range []string{".pane.lesson", ".menu", "#take-away"} {
		if p.eval(`document.querySelector(`+quote(part)+`) === null`) != "true" {
			t.Errorf("%s stands in the embedded page", part)
		}
	}
	p.replaceProgram("import asyncio\nprint('tried out')\n")
	p.eval(`location.reload()`)
	p.waitForText(".cm-content", "brew")
}

// A course page of another site shows what its author has copied from ours.
func TestACoursePageEmbedsWhatWasCopied(t *testing.T) {
	author := open(t, "gather")
	author.replaceProgram("import asyncio\nprint('from the course')\n")
	author.run()
	author.click("#take-away")
	author.waitFor(`document.querySelector("#embed-code")?.value.includes("?embed=1#gather/1")`)
	code := author.eval(`document.querySelector("#embed-code").value`)

	course := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<!doctype html><link rel="icon" href="data:,"><title>Course</title>%s<script>document.querySelector("iframe").onload = () => { window.framed = true }</script>`, code)
	}))
	t.Cleanup(course.Close)
	// Another host than the playground's, so that it is another site.
	// A frame that the playground refuses is told of by the browser's console, which is an error.
	reader := browse(t, strings.Replace(course.URL, "127.0.0.1", "localhost", 1))
	reader.waitFor(`window.framed`)

	framed := openAt(t, reader.eval(`document.querySelector("iframe").src`))
	framed.waitForText(".console", "from the course")
}
