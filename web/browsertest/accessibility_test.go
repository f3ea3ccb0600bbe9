package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// axeFile is where npm puts axe-core, which knows the rules of accessibility.
const axeFile = "../node_modules/axe-core/axe.min.js"

// looks are the ways that the page can look. Between them they have both
// themes, both languages, high contrast and a phone.
var looks = []struct {
	name          string
	colours       int // how often the button for colours is pressed
	chinese       bool
	width, height int64
}{
	{"light", 1, false, 1440, 900},
	{"dark Chinese", 2, true, 1440, 900},
	{"high contrast", 3, false, 1440, 900},
	{"dark phone", 2, false, 390, 844},
	{"light Chinese phone", 1, true, 390, 844},
}

// states lead the page from one state to the next.
var states = []struct {
	name string
	lead func(*page)
}{
	{"as it opens", func(*page) {}},
	{"after a run", (*page).run},
	{"the Loop tab", func(p *page) { p.press(kb.Home); p.press("l", "l", "l"); p.click("#tab-loop") }},
	{"the Variables tab", func(p *page) { p.click("#tab-variables") }},
	{"the Problems tab", func(p *page) { p.click("#tab-problems") }},
	{"a selected task", func(p *page) { p.press(kb.ArrowDown, kb.ArrowDown) }},
	{"help", func(p *page) { p.press("?"); p.waitFor(`document.querySelector("#help-title")`) }},
	{"the table of events", func(p *page) {
		p.leave("dialog[open]")
		p.click("#table")
		p.waitFor(`document.querySelector("#events-title")`)
	}},
	{"search", func(p *page) {
		p.leave("dialog[open]")
		p.press("/")
		p.waitFor(`document.activeElement.type === "search"`)
		p.do(chromedp.KeyEvent("a"))
	}},
	{"export", func(p *page) {
		p.leave(".search")
		p.eval(`scrollTo(0, 0)`)
		p.click("#take-away")
		p.waitFor(`document.querySelector("#share-link")`)
	}},
	{"the list of lessons", func(p *page) { p.click("#take-away"); p.click(".menu button") }},
	{"compared", func(p *page) {
		p.press(kb.Escape, "k")
		p.replaceProgram("import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n\nasyncio.run(main())\n")
		p.run()
		p.waitFor(`document.querySelector(".compare")`)
	}},
	{"deadlock and why", func(p *page) {
		p.replaceProgram(crossedLocks)
		p.run()
		p.press(kb.ArrowDown, kb.ArrowDown, "y", kb.End)
	}},
	{"an exception", func(p *page) { p.replaceProgram("import asyncio\n\n1 / 0\n"); p.run() }},
	{"a syntax error and completion", func(p *page) {
		p.replaceProgram("import asyncio\nx = (\n")
		p.click("#run")
		p.waitFor(`document.querySelector(".cm-run-error, .cm-lintRange-error")`)
		p.typeAtEnd("asyncio.ga")
		p.waitFor(labels + `.includes("gather")`)
	}},
}

// The rules are those of WCAG 2.2 A and AA and axe's own advice.
func TestNoStateOfThePageBreaksARuleOfAccessibility(t *testing.T) {
	axe, err := os.ReadFile(axeFile)
	if os.IsNotExist(err) && os.Getenv("PLAYGROUND_REQUIRE_AXE") != "1" {
		t.Skip("axe-core is not there; npm ci --prefix web installs it")
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, look := range looks {
		t.Run(look.name, func(t *testing.T) {
			p := open(t, "queue")
			p.do(chromedp.EmulateViewport(look.width, look.height))
			for range look.colours {
				p.click(`[aria-label^="Colours"]`)
			}
			if look.chinese {
				p.click("#language")
			}
			if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](string(axe)+`; "loaded"`)); err != nil {
				t.Fatal(err)
			}
			for _, state := range states {
				state.lead(p)
				p.settle()
				for _, v := range p.violations() {
					t.Errorf("%s: %s", state.name, v)
				}
			}
		})
	}
}

// leave presses Escape until what it closes is gone.
func (p *page) leave(selector string) {
	p.t.Helper()
	gone := `!document.querySelector(` + quote(selector) + `)`
	for range 5 {
		p.do(chromedp.KeyEvent(kb.Escape))
		p.settle()
		if p.eval(gone) == "true" {
			return
		}
	}
	p.waitFor(gone)
}

// A violation is a rule that axe found broken, and where.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

func (v violation) String() string {
	text := fmt.Sprintf("%s: %s", v.ID, v.Help)
	for _, node := range v.Nodes {
		text += fmt.Sprintf("\n  %.200s\n    %s", node.HTML, node.Summary)
	}
	return text
}

// violations lets axe, which must have been loaded, look at the page.
func (p *page) violations() []violation {
	p.t.Helper()
	p.eval(`(window.found = null, axe.run({ resultTypes: ["violations"] }).then((r) => window.found = JSON.stringify(r.violations)), 0)`)
	p.waitFor(`window.found`)
	var found []violation
	if err := json.Unmarshal([]byte(p.eval(`window.found`)), &found); err != nil {
		p.t.Fatal(err)
	}
	return found
}
