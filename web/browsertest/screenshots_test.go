package browsertest

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var update = flag.Bool("update", false, "write docs/screenshots anew")

const screenshots = "../../docs/screenshots"

// The pictures of the README. They depend on the fonts of the machine that they
// are made on, so they are made by hand and compared by eye.
func TestScreenshots(t *testing.T) {
	if !*update {
		t.Skip("pictures are only made with -update")
	}
	pictures := []struct {
		name, lesson  string
		dark          bool
		width, height int64
		prepare       func(*page)
	}{
		{"gather", "gather", false, 1440, 900, func(p *page) { p.goTo("goes on at line") }},
		{"queue-steps-dark", "queue", true, 1440, 900, func(p *page) {
			p.press("x")
			p.click("#tab-loop")
			p.goTo("queue is empty")
		}},
		{"debugger-dark", "queue", true, 1440, 900, func(p *page) {
			p.click("#tab-variables")
			p.click(".cm-lineNumbers .cm-gutterElement:nth-child(15)")
			p.press("b", "b", "b")
		}},
		{"phone", "gather", false, 390, 844, func(p *page) { p.press(kb.End) }},
		{"why-deadlock", "gather", false, 1440, 900, func(p *page) {
			p.replaceProgram(crossedLocks)
			p.run()
			p.press("x", kb.ArrowDown, kb.ArrowDown, "y", kb.End)
		}},
		{"search-projector-dark", "queue", true, 1920, 1080, func(p *page) {
			p.press("/")
			p.waitFor(`document.activeElement.type === "search"`)
			p.do(chromedp.KeyEvent("queue.put"))
		}},
		{"share", "wait-first-completed", false, 1440, 900, func(p *page) {
			p.press(kb.End)
			p.click("#take-away")
		}},
		{"chinese", "gather", false, 1440, 900, func(p *page) {
			p.click("#language")
			p.waitForText("#run", "运行")
			p.run()
		}},
	}
	if err := os.MkdirAll(screenshots, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, picture := range pictures {
		t.Run(picture.name, func(t *testing.T) {
			p := open(t, picture.lesson)
			p.do(chromedp.EmulateViewport(picture.width, picture.height))
			if picture.dark {
				p.click(`[aria-label^="Colours"]`)
				p.click(`[aria-label^="Colours"]`)
			}
			p.run()
			p.press(kb.Home)
			picture.prepare(p)
			p.settle()
			png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(screenshots, picture.name+".png"), png, 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// goTo steps forward to the first moment whose sentence has a text.
func (p *page) goTo(text string) {
	p.t.Helper()
	for range 500 {
		if p.eval(`document.querySelector(".sentence").textContent.includes(`+quote(text)+`)`) == "true" {
			return
		}
		p.press(kb.ArrowRight)
	}
	p.t.Fatalf("no sentence says %q", text)
}

// settle waits until what moves on the page has come to rest.
func (p *page) settle() {
	p.t.Helper()
	p.do(chromedp.Sleep(400 * time.Millisecond))
}
