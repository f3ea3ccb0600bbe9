package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestEachLessonRunsAndShowsItsLanes(t *testing.T) {
	for _, slug := range []string{"gather", "wait-first-completed", "queue"} {
		t.Run(slug, func(t *testing.T) {
			p := open(t, slug)
			p.waitForText(".prose h1", "")
			p.run()
			if output := p.text(".console"); output == "" {
				t.Error("the run printed nothing")
			}
			p.waitFor(`+document.querySelector(".timeline-host canvas").ariaLabel.match(/of (\d+) lanes/)[1] >= 4`)
			p.waitForText(".sentence", "The program is over")
		})
	}
}

func TestSteppingMovesEverythingTogether(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press(kb.Home)
	if at := p.event(); at != "0" {
		t.Fatalf("Home goes to event %s, want 0", at)
	}
	p.waitForText(".sentence", "starts at its first line")
	p.press(kb.ArrowRight, kb.ArrowRight, kb.ArrowLeft)
	if at := p.event(); at != "1" {
		t.Errorf("right, right, left from the start goes to event %s, want 1", at)
	}
	p.click("#tab-loop")
	p.press("]", "]")
	p.waitFor(`document.querySelector(".panel").textContent.includes("brew()") || document.querySelectorAll(".panel .task").length > 0`)
	p.waitForText(".moment", "turn 2")
}

func TestTheEditorShowsWhoIsWhere(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press(kb.Home)
	for range 200 {
		p.press(kb.ArrowRight)
		if p.eval(`document.querySelectorAll(".cm-run-label").length`) == "3" {
			break
		}
	}
	labels := p.eval(`[...document.querySelectorAll(".cm-run-label")].map(e => e.textContent).sort()`)
	if labels != "Task-1,Task-2,Task-3" {
		t.Errorf("the editor marks %s as suspended, want Task-1,Task-2,Task-3", labels)
	}
	if lines := p.eval(`document.querySelectorAll(".cm-run-here").length`); lines != "1" {
		t.Errorf("%s lines are marked as the current one, want 1", lines)
	}
}

func TestScrubbing(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.eval(`(() => { const s = document.querySelector(".scrubber"); s.value = 10; s.dispatchEvent(new Event("input", {bubbles: true})); })()`)
	p.waitForText(".moment", "event 11 /")
}

func TestPlayingIsNotRunning(t *testing.T) {
	p := open(t, "gather")
	p.run()
	before := p.text(".console")
	p.press(" ")
	p.waitFor(`+document.querySelector(".scrubber").value > 0 && +document.querySelector(".scrubber").value < +document.querySelector(".scrubber").max`)
	if during := p.text(".console"); during != before {
		t.Errorf("playing hides output: %q, want all of %q", during, before)
	}
	p.press(" ")
	at := p.event()
	p.waitFor(`document.querySelector(".transport [aria-label^=Play]")`)
	if p.event() != at {
		t.Error("the cursor moves on after pausing")
	}
}

func TestAnEntryOfTheConsoleLeadsToItsMoment(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.click(".console .line:first-child .piece")
	p.waitForText(".sentence", "prints tea: started")
	if p.eval(`document.querySelectorAll(".console .piece.later").length`) == "0" {
		t.Error("what is printed after the cursor is not told apart")
	}
}

func TestTheAxisIsSwitchedAndKept(t *testing.T) {
	address := serve(t)
	p := openAt(t, address)
	p.run()
	p.press("x")
	p.waitFor(`document.querySelector(".choice button:last-child").ariaPressed === "true"`)
	p.reload()
	p.waitFor(`document.querySelector(".choice button:last-child").ariaPressed === "true"`)
}

func TestAnotherDelayGivesAnotherRun(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.waitForText(".moment", "t = 3.000 s")
	program := p.program()
	changed := strings.Replace(program, `brew("tea", 3)`, `brew("tea", 0.5)`, 1)
	if changed == program {
		t.Fatal("the lesson has no tea that takes 3 s")
	}
	p.replaceProgram(changed)
	p.waitForText(".pane.editor [role=status]", "Changed since the run")
	p.run()
	p.waitForText(".moment", "t = 2.000 s")
	p.waitForText(".console", "tea: ready after 0.5 s")
	p.waitFor(`!document.querySelector(".pane.editor [role=status]")`)
}

func TestASyntaxErrorRunsNothing(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.replaceProgram("import asyncio\nasync def main()\n    pass\n")
	p.click("#run")
	p.waitForText(".console .error", "SyntaxError: expected ':'")
	p.waitForText(".console .error", "line 2")
	p.waitForText(".console", "Output of the run before")
	p.click("#tab-problems")
	p.click(".problem")
	p.waitFor(`document.querySelector(".cm-run-error-line").textContent.includes("async def main()")`)
	p.waitForText(".sentence", "The program is over")
}

func TestTheStudentsTextSurvivesAReload(t *testing.T) {
	address := serve(t)
	p := openAt(t, address)
	lesson := p.program()
	p.replaceProgram("import this_is_mine\n")
	p.reload()
	p.waitForText(".cm-content", "import this_is_mine")
	p.click("#language")
	p.waitForText("#run", "运行")
	p.settle()
	p.waitForText(".cm-content", "import this_is_mine")
	p.click("#language")
	p.waitForText("#run", "Run")
	p.settle()
	p.click("#reset")
	p.waitFor(`!document.querySelector(".cm-content").textContent.includes("this_is_mine")`)
	if restored := p.program(); restored != lesson {
		t.Errorf("reset gives %q, want the lesson's program", restored)
	}
}

func TestTheLanguageIsSwitchedAndKept(t *testing.T) {
	address := serve(t)
	p := openAt(t, address)
	p.run()
	p.click("#language")
	p.waitForText("#run", "运行")
	p.waitForText(".sentence", "程序结束")
	p.reload()
	p.waitForText("#run", "运行")
	if lang := p.eval("document.documentElement.lang"); lang != "zh-Hans" {
		t.Errorf("the page says that its language is %s", lang)
	}
}

func TestTheThemeIsSwitchedAndKept(t *testing.T) {
	address := serve(t)
	p := openAt(t, address)
	for range 2 {
		p.click(`[aria-label^="Colours"]`)
	}
	p.waitFor(`document.documentElement.dataset.theme === "dark"`)
	p.reload()
	p.waitFor(`document.documentElement.dataset.theme === "dark"`)
}

func TestATooLargeProgramIsRefusedBeforeItIsSent(t *testing.T) {
	p := open(t, "gather")
	p.eval(`localStorage.setItem("playground.draft.gather", "import asyncio\n" + "# padding\n".repeat(200000))`)
	p.reload()
	p.click("#run")
	p.waitForText(".console [role=alert]", "too large to run here")
}

func TestAnEndlessProgramIsStopped(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("import asyncio\nasync def main():\n    while True:\n        print('again')\n        await asyncio.sleep(1)\nasyncio.run(main())\n")
	p.click("#run")
	p.waitFor(`document.querySelectorAll(".console .line").length > 20`)
	// A limit may be quicker than we are; one of the two ends it.
	p.waitFor(`document.querySelector("#run").dataset.state === "done" || document.querySelector("#run").textContent.startsWith("Stop")`)
	p.eval(`document.querySelector("#run").dataset.state === "running" && document.querySelector("#run").click()`)
	p.waitFor(`document.querySelector("#run").dataset.state === "done" && document.querySelector(".console .note")`)
}

func TestHelpOpensAndCloses(t *testing.T) {
	p := open(t, "gather")
	p.press("?")
	p.waitFor(`document.querySelector("dialog.help").open`)
	p.press(kb.Escape)
	p.waitFor(`!document.querySelector("dialog.help").open`)
}

func TestNothingIsAskedOfOtherHosts(t *testing.T) {
	p := open(t, "gather")
	p.run()
	foreign := p.eval(`performance.getEntriesByType("resource").map(e => e.name).filter(n => !n.startsWith(location.origin) && !n.startsWith("data:"))`)
	if foreign != "" {
		t.Errorf("the page asks for %s", foreign)
	}
}

// reload loads the page again, and waits for the program to be there.
func (p *page) reload() {
	p.t.Helper()
	p.do(chromedp.Reload())
	p.waitForProgram()
}

// program is the text in the editor.
func (p *page) program() string {
	p.t.Helper()
	return p.eval(`[...document.querySelectorAll(".cm-line")].map(l => l.firstChild?.nodeName === "BR" ? "" : l.textContent).join("\n")`)
}

func quote(text string) string { return fmt.Sprintf("%q", text) }
