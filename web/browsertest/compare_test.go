package browsertest

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestAKeptRunIsComparedWithTheNextOne(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press("k")
	p.waitForText(".compare", "gather.py is kept")
	p.replaceProgram(strings.ReplaceAll(crossedLocks, "async with second", "if second"))
	p.run()
	p.waitForText(".compare", "Kept 3 s, this 100 ms: 2.9 s less.")
	p.waitForText(".compare summary", "tasks differ")
	p.waitFor(`document.querySelectorAll(".timeline-host").length === 2`)
	p.press(kb.End, "j")
	p.waitForText(".sentence", "Task-1 starts")
	p.press("v")
	p.waitForText(".compare", "Kept 100 ms, this 3 s: 2.9 s more.")
	p.click("#let-go")
	p.waitFor(`!document.querySelector(".compare") && document.querySelectorAll(".timeline-host").length === 1`)
}

func TestTheSameRunAgainDoesNotDiffer(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.click("#keep")
	p.waitForText(".compare", "is kept")
	p.run()
	p.waitForText(".compare", "All 8 steps are the same.")
}

func TestTheRunsOfTwoLessonsAreCompared(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press("k")
	p.eval(`location.hash = "queue"`)
	p.waitForText(".cm-content", "producer")
	p.run()
	p.waitForText(".place:first-of-type", "kept: gather.py")
	p.waitForText(".compare", "Kept 3 s, this 1.6 s")
}

func TestTwoMarksMeasureWhatIsBetweenThem(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press(kb.Home, "m", kb.End, "m")
	p.waitForText("#announcer", "Between the marks: 3 s")
	p.press("m")
	p.waitFor(`!document.querySelector("#announcer").textContent.includes("marks")`)
}

func TestOnlyLanesWithMatchesAreShownWhenAsked(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press("/")
	p.waitFor(`document.activeElement.type === "search"`)
	p.do(chromedp.KeyEvent("toast: ready"))
	p.waitForText(".search", "1 of 1")
	p.click("#filter")
	p.press(kb.ArrowDown)
	p.waitForText("#announcer", "Task-3 brew is selected.")
	p.press(kb.ArrowDown)
	p.waitForText("#announcer", "Task-3 brew is selected.")
}

func TestTheEventsAreReadInATable(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press(kb.Home, "t")
	p.waitForText(".events [aria-current=true]", "starts at its first line")
	p.press(kb.ArrowDown, kb.ArrowDown)
	p.waitFor(`document.querySelector(".scrubber").value === "2"`)
	p.press(kb.End)
	p.waitForText(".events [aria-current=true]", "The program is over")
	p.press(kb.Escape)
	p.waitFor(`!document.querySelector(".events")`)
}

func TestASentenceLeadsToTheLessonThatTeachesIt(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("import asyncio\n\nasync def main():\n    await asyncio.wait_for(asyncio.Queue().get(), 1)\n\nasyncio.run(main())\n")
	p.run()
	p.press("/")
	p.waitFor(`document.activeElement.type === "search"`)
	p.do(chromedp.KeyEvent("queue"))
	p.waitForText(".sentence .taught", "Queue: producers and consumers")
	p.click(".sentence .taught")
	p.waitForText(".cm-content", "producer")
}

func TestPointingAtALaneTellsOfIt(t *testing.T) {
	p := open(t, "queue")
	p.run()
	const row, top, middle = 28, 46, 720
	// Below main, two workers, the loop and the group's name.
	p.pointUntil(middle, top+5*row+row/2, "queue Queue2 of 2 items: full")
	p.pointUntil(middle, top+row+row/2, "suspended: sleep(0.5) · will be woken by loop")
}

// pointUntil moves the pointer about a place of the timeline until the tip there
// says text: a run that has just ended is painted with the next frame.
func (p *page) pointUntil(x, y float64, text string) {
	p.t.Helper()
	edge, err := strconv.ParseFloat(p.eval(`document.querySelector(".timeline-host").getBoundingClientRect().top`), 64)
	if err != nil {
		p.t.Fatal(err)
	}
	said := ""
	for start, nudge := time.Now(), 0.0; time.Since(start) < patience; nudge = 1 - nudge {
		p.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x+nudge, edge+y))
		if said = p.text(".timeline-tip"); strings.Contains(said, text) {
			return
		}
	}
	p.t.Fatalf("the tip says %q, want %q", said, text)
}
