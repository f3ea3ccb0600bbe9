package browsertest

import (
	"strings"
	"testing"

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
