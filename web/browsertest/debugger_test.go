package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// counting has a function that is called, a loop, and two tasks.
const counting = `import asyncio

def add(a, b):
    total = a + b
    return total

async def worker(n):
    seen = []
    for i in range(3):
        seen.append(add(n, i))
        await asyncio.sleep(1)

async def main():
    await asyncio.gather(worker(10), worker(20))

asyncio.run(main())
`

// counted opens a page on which counting has been run, at its first event.
func counted(t *testing.T) *page {
	t.Helper()
	p := open(t, "gather")
	p.replaceProgram(counting)
	p.run()
	p.click("#tab-variables")
	p.press(kb.Home)
	return p
}

// stepTo presses a key until the sentence has a text.
func (p *page) stepTo(key, text string) {
	p.t.Helper()
	for range 100 {
		if p.eval(`document.querySelector(".sentence").textContent.includes(`+quote(text)+`)`) == "true" {
			return
		}
		p.press(key)
	}
	p.t.Fatalf("pressing %q never leads to %q, but to %s", key, text, p.text(".sentence"))
}

func TestSteppingByLineGoesOverCallsOrIntoThem(t *testing.T) {
	p := counted(t)
	p.stepTo(".", "line 10")
	p.press(".")
	p.waitForText(".sentence", "line 11")
	p.press(",")
	p.waitForText(".sentence", "line 10")
	p.press(">")
	p.waitForText(".sentence", "line 4, in add()")
	p.press(">")
	p.waitForText(".sentence", "line 5, in add(); total is now 10")
	p.press(".")
	p.waitForText(".sentence", "line 11, in worker(); seen is now [10]")
	p.press(",", ",")
	p.waitForText(".sentence", "line 9")
}

func TestVariablesAreThoseOfTheMoment(t *testing.T) {
	p := counted(t)
	p.stepTo(">", "line 5")
	p.waitForText(".call.innermost h3", "add()")
	p.waitForText(".call.innermost", "total10new")
	p.waitForText(".call + .call", "worker()")
	p.waitForText(".call + .call", "seen[]")
	p.press(".", ".")
	p.waitForText(".call.innermost .variables", "n20")
	p.press(kb.End)
	p.waitForText("#panel", "Program")
	if text := p.text("#panel"); text == "" || p.eval(`document.querySelectorAll(".call").length`) != "1" {
		t.Errorf("at the end the panel shows %s", text)
	}
}

func TestASelectedTaskShowsWhereItIsSuspended(t *testing.T) {
	p := counted(t)
	p.press(">")
	p.stepTo(".", "[20]")
	p.eval(`[...document.querySelectorAll("#panel .queue .task")].find((b) => b.textContent === "Task-2").click()`)
	p.waitForText("#panel .status", "Task-2 workersuspendedsleep(1)")
	p.waitForText(".call.innermost", "seen[10]")
	p.waitForText(".cm-run-chain", "await asyncio.sleep(1)")
}

func TestValuesStandAtTheEndsOfLines(t *testing.T) {
	p := counted(t)
	p.stepTo(".", "line 10")
	p.waitForText(".cm-run-here .cm-run-values", "n = 10   seen = []   i = 0")
	p.press(kb.End)
	p.waitFor(`!document.querySelector(".cm-run-values")`)
}

func TestPlaybackStopsAtBreakpoints(t *testing.T) {
	p := counted(t)
	p.click(`.cm-lineNumbers .cm-gutterElement:nth-child(12)`) // line 11; the first is the gutter's measure
	p.waitFor(`document.querySelectorAll(".cm-breakpoint:not(.off)").length === 1`)
	p.eval(`(() => { const s = document.querySelector(".transport select"); s.value = "64"; s.dispatchEvent(new Event("change", { bubbles: true })); })()`)
	p.press(" ")
	p.waitForText(".sentence", "line 11")
	first := p.event()
	p.press("b")
	p.waitForText(".sentence", "Task-3 is about to run line 11")
	p.press("B")
	p.waitForText(".sentence", "Task-2 is about to run line 11")
	if at := p.event(); at != first {
		t.Errorf("back at the breakpoint before the event is %s, and was %s", at, first)
	}
	p.press(kb.End)
	p.do(chromedp.KeyEvent(" ", chromedp.KeyModifiers(8))) // Shift: backwards
	p.waitForText(".sentence", "line 11")
	p.waitFor(`document.querySelector(".transport [aria-label^=Play]")`)

	p.do(chromedp.Reload())
	p.waitForProgram()
	p.waitFor(`document.querySelectorAll(".cm-breakpoint:not(.off)").length === 1`)
	p.click(`.cm-lineNumbers .cm-gutterElement:nth-child(12)`)
	p.waitFor(`!document.querySelector(".cm-breakpoint:not(.off)")`)
}

func TestABreakpointIsSetWithTheKeyboard(t *testing.T) {
	p := counted(t)
	p.click(".cm-line:nth-child(11)")
	p.do(chromedp.KeyEvent(kb.F9))
	p.waitForText(".cm-announced", "Breakpoint at line 11")
	p.do(chromedp.KeyEvent(kb.F8))
	p.waitForText(".sentence", "line 11, in worker()")
	p.do(chromedp.KeyEvent(kb.F9))
	p.waitForText(".cm-announced", "No breakpoint at line 11")
}

func TestTheProgramsOwnBreakpointStopsPlayback(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("import asyncio\nx = 1\nbreakpoint()\nx = 2\n")
	p.run()
	p.press(kb.Home, "b")
	p.waitForText(".sentence", "calls breakpoint() at line 3")
}

func TestRunningToALine(t *testing.T) {
	p := counted(t)
	p.eval(`(() => {
		const line = document.querySelectorAll(".cm-lineNumbers .cm-gutterElement")[5];
		line.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, shiftKey: true, button: 0, clientY: line.getBoundingClientRect().top + 5 }));
	})()`)
	p.waitForText(".sentence", "line 5, in add()")
	p.click(".cm-line:nth-child(14)")
	p.press("h")
	p.waitForText(".sentence", "line 14, in main()")
	p.click(".cm-line:nth-child(6)")
	p.press("h")
	p.waitForText(".toast", "Line 6 does not run")
}

// A program that runs very many lines is traced in part, and says so.
func TestTooManyLinesAreSaidToBeLeftOut(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("import asyncio\nx = 0\nfor i in range(1_000_000):\n    x += i\nprint(x)\nasync def main():\n    y = x\n    await asyncio.sleep(1)\nasyncio.run(main())\n")
	p.run()
	p.click("#tab-variables")
	p.press(kb.Home)
	p.stepTo("]", "Turn 1")
	p.press(".")
	p.waitForText(".sentence", "line 7, in main()")
	p.waitForText("#panel", "499999500000")
}

func TestFuturesAreShownWithWhatTheyCall(t *testing.T) {
	p := counted(t)
	p.click("#tab-loop")
	p.stepTo(".", "[20]")
	p.waitForText("#panel", "sleep(1)thenTask-2")
}
