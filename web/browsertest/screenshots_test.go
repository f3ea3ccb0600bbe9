package browsertest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var update = flag.Bool("update", false, "write docs/screenshots anew")

const screenshots = "../../docs/screenshots"

// A limit on how many work, a lock within it, and a queue that feeds them.
const sharedThings = `import asyncio

async def worker(jobs, limit, lock):
    while True:
        job = await jobs.get()
        async with limit:
            await asyncio.sleep(0.3)
            async with lock:
                await asyncio.sleep(job / 10)
        jobs.task_done()

async def main():
    jobs, limit, lock = asyncio.Queue(2), asyncio.Semaphore(2), asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker(jobs, limit, lock), name=f"worker-{n}") for n in (1, 2, 3)]
        for job in range(1, 6):
            await jobs.put(job)
        await jobs.join()
        for w in workers:
            w.cancel()

asyncio.run(main())
`

// pictures are the standard states of the page.
var pictures = []struct {
	name, path    string
	width, height int64
	prepare       func(*page)
}{
	{"gather", "/#gather", 1440, 900, func(p *page) { p.goTo("goes on at line") }},
	{"queue-steps", "/#queue", 1440, 900, func(p *page) {
		p.press("x")
		p.click("#tab-loop")
		p.goTo("queue is empty")
	}},
	{"debugger", "/#queue", 1440, 900, func(p *page) {
		p.click("#tab-variables")
		p.click(".cm-lineNumbers .cm-gutterElement:nth-child(15)")
		p.press("b", "b", "b")
	}},
	{"shared-things", "/#queue", 1440, 900, func(p *page) {
		p.replaceProgram(sharedThings)
		p.run()
		p.press(kb.End, kb.ArrowDown, kb.ArrowDown)
	}},
	{"compare", "/#gather", 1440, 900, func(p *page) {
		p.press("k")
		p.replaceProgram(strings.Replace(p.program(), "brew(\"news\", 2)", "brew(\"news\", 5)", 1))
		p.run()
		p.waitForText(".compare", "First difference")
		p.press("j")
		p.click(".compare summary")
	}},
	{"phone", "/#gather", 390, 844, func(p *page) { p.press(kb.End) }},
	{"why-deadlock", "/#gather", 1440, 900, func(p *page) {
		p.replaceProgram(crossedLocks)
		p.run()
		p.press("x", kb.ArrowDown, kb.ArrowDown, "y", kb.End)
	}},
	{"search-projector", "/#queue", 1920, 1080, func(p *page) {
		p.press("/")
		p.waitFor(`document.activeElement.type === "search"`)
		p.do(chromedp.KeyEvent("queue.put"))
	}},
	{"share", "/#wait-first-completed", 1440, 900, func(p *page) {
		p.press(kb.End)
		p.click("#take-away")
	}},
	{"chinese", "/#gather", 1440, 900, func(p *page) {
		p.click("#language")
		p.waitForText("#run", "运行")
		p.run()
	}},
	{"writing", "/#gather", 1440, 900, func(p *page) {
		p.replaceProgram("import asyncio, time\nfrom shop.prices import tea\n\nasync def main():\n    queue = asyncio.Queue()\n    time.sleep(1)\n    queue.put(tea)\n    queue.p")
		p.addFile("shop/prices.py", "tea = 3\n")
		p.showFile("1")
		p.waitFor(`document.querySelector(".cm-lintRange-warning")`)
		p.typeAtEnd("u")
		p.waitFor(labels + `.startsWith("put ")`)
	}},
	{"embedded", "/?embed=1#queue", 800, 560, func(p *page) { p.goTo("queue is empty") }},
}

// The pictures of the docs, in both themes. They depend on the fonts of the
// machine that they are made on, so they are made by hand and compared by eye.
func TestScreenshots(t *testing.T) {
	if !*update {
		t.Skip("pictures are only made with -update")
	}
	if err := os.MkdirAll(screenshots, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, picture := range pictures {
		for _, ending := range []string{".png", "-dark.png"} {
			t.Run(picture.name+ending, func(t *testing.T) {
				p := openAt(t, serve(t)+picture.path)
				p.do(chromedp.EmulateViewport(picture.width, picture.height))
				if ending == "-dark.png" {
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
				if err := os.WriteFile(filepath.Join(screenshots, picture.name+ending), png, 0o644); err != nil {
					t.Fatal(err)
				}
			})
		}
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
