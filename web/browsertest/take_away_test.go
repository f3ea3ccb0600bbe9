package browsertest

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/asyncio-playground/playground/tracer"
)

func TestALaneSaysWhichCoroutineItsTaskRuns(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.click("#tab-loop")
	p.waitForText(".panel", "Task-2 brew")
	p.waitForText(".panel", "asyncio.run cleans up")
	if tasks := p.eval(`document.querySelectorAll(".group")[2].querySelectorAll("li").length`); tasks != "4" {
		t.Errorf("the program's own tasks are %s, want 4", tasks)
	}
}

func TestTheRunIsSearched(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press(kb.Home, "/")
	p.waitFor(`document.activeElement.type === "search"`)
	p.do(chromedp.KeyEvent("toast: ready"))
	p.waitForText(".search", "1 of 1")
	p.waitForText(".sentence", "prints toast: ready after 1 s")
	if sorts := p.eval(`document.querySelector(".search .number").title`); !strings.Contains(sorts, "output and warnings: 1") {
		t.Errorf("the counts are %q", sorts)
	}
	p.do(chromedp.KeyEvent(kb.Escape))
	p.waitFor(`!document.querySelector(".search")`)
}

func TestTheNextMatchComesAndTheFirstAgainAfterTheLast(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press(kb.Home, "/")
	p.waitFor(`document.activeElement.type === "search"`)
	p.do(chromedp.KeyEvent("brew"))
	p.waitForText(".search", "1 of 3")
	p.do(chromedp.KeyEvent(kb.Enter))
	p.waitForText(".search", "2 of 3")
	p.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Enter))
	p.waitForText(".search", "1 of 3")
}

const crossedLocks = `import asyncio

async def take(first, second):
    async with first:
        await asyncio.sleep(0.1)
        async with second:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(take(a, b), name="left")
        group.create_task(take(b, a), name="right")

asyncio.run(main())
`

func TestItIsToldWhyATaskDoesNotRun(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram(crossedLocks)
	p.run()
	p.press(kb.ArrowDown, kb.ArrowDown)
	p.waitForText("#why", "Why isn’t left running?")
	p.press("y")
	p.waitForText(".why", "A circle: left waits for right waits for left.")
	p.click("#language")
	p.waitForText(".why", "互相等待成了一个圈")
	p.press("y")
	p.waitFor(`!document.querySelector(".why")`)
}

func TestTheNextWakeUpOfATaskIsFound(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.press(kb.Home, kb.ArrowDown, kb.ArrowDown, "n", "n")
	p.waitForText(".sentence", "sleep(3) is done, so Task-2 joins the ready queue")
	p.press("p")
	p.waitForText(".sentence", "Task-2 joins the ready queue")
}

func TestTheRunIsSummedUp(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.waitForText(".summary", "3 s saved")
	p.waitForText(".summary", "at most 4 tasks")
}

func TestASharedLinkOpensTheSameMoment(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram(strings.ReplaceAll(crossedLocks, "0.1", "0.25"))
	p.run()
	p.press("x", kb.Home, "]", "]", "]")
	event, sentence := p.event(), p.text(".sentence")
	p.click("#take-away")
	p.waitFor(`document.querySelector("#share-link")?.value.includes("#gather/1")`)
	link := p.eval(`document.querySelector("#share-link").value`)

	other := openAt(t, link)
	other.eval(`localStorage.clear()`)
	other.waitFor(`document.querySelector(".scrubber").value === ` + quote(event))
	if got := other.text(".sentence"); got != sentence {
		t.Errorf("the link leads to %q, want %q", got, sentence)
	}
	if got := other.program(); !strings.Contains(got, "0.25") {
		t.Errorf("the link brings the program\n%s", got)
	}
	other.waitFor(`location.hash === "#gather"`)
	other.waitFor(`document.querySelector(".choice [aria-pressed=true]").textContent === "steps"`)
}

func TestASharedProgramDoesNotLoseTheStudentsOwn(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.click("#take-away")
	p.waitFor(`document.querySelector("#share-link")?.value.includes("#gather/1")`)
	link := p.eval(`document.querySelector("#share-link").value`)
	p.press(kb.Escape)
	p.replaceProgram("import asyncio\nprint('mine')\n")
	p.eval(`location.href = ` + quote(link))
	p.waitForText(".toast", "has taken the place of your own")
	p.waitForText(".cm-content", "brew")
	p.click(".toast button")
	p.waitForText(".cm-content", "mine")
}

func TestALinkToALessonThatIsNotHereBringsItsProgram(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("import asyncio\nprint('shared')\n")
	p.click("#take-away")
	p.waitFor(`document.querySelector("#share-link")?.value.includes("#gather/1")`)
	link := p.eval(`document.querySelector("#share-link").value`)
	other := openAt(t, strings.Replace(link, "#gather", "#elsewhere", 1))
	other.waitForText(".cm-content", "shared")
}

func TestLongWaitsAreDrawnToScaleWhenAsked(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.waitFor(`document.querySelector("#fold[aria-pressed=true]")`)
	p.press("i")
	p.waitFor(`document.querySelector("#fold[aria-pressed=false]")`)
}

func TestADamagedLinkSaysSo(t *testing.T) {
	p := openAt(t, serve(t)+"/#gather/1jVLBb")
	p.waitForText(".toast", "This link is damaged")
	p.waitForText(".cm-content", "brew")
}

func TestALinkThatChatsWouldCutIsToldFrom(t *testing.T) {
	p := open(t, "gather")
	p.eval(`window.noise = Array.from({length: 400}, (_, n) => "# " + Math.sin(n)).join("\n")`)
	p.click(".cm-content")
	p.eval(`document.execCommand("insertText", false, "import asyncio\n" + noise + "\n")`)
	p.click("#take-away")
	p.waitForText(".sheet [role=alert]", "many chats cut those over 2,000")
}

// The page's NDJSON is the tracer's: its strict reader takes it, and the page
// takes back what it has given.
func TestASavedTraceIsReadByTheTracerAndByThePage(t *testing.T) {
	p := open(t, "queue")
	p.run()
	text := p.saved("#save-trace")
	header, trace, err := tracer.ReadNDJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if header.Program != "queue.py" || header.Python != "3.14" {
		t.Errorf("the header is %+v", header)
	}
	if got := rewritten(t, header, trace); got != text {
		t.Error("the tracer writes the same trace in another way")
	}

	other := open(t, "gather")
	other.drop("recorded.ndjson", text)
	other.waitForText(".corner", "from recorded.ndjson")
	other.waitForText(".strip", "recorded.ndjson. Its program is not here")
	other.waitForText(".console", "worker-2 takes 5")
	if again := other.saved("#save-trace"); again != text {
		t.Error("the page saves a trace that it has opened in another way")
	}
	other.run()
	other.waitForText(".console", "toast: ready after 1 s")
}

func TestARunIsSavedForOtherTraceViewers(t *testing.T) {
	p := open(t, "queue")
	p.run()
	var file struct {
		TraceEvents []struct {
			Ph, Name string
			Tid      int
			Args     struct{ Name string }
		}
	}
	if err := json.Unmarshal([]byte(p.saved("#save-chrome")), &file); err != nil {
		t.Fatal(err)
	}
	threads := map[string]bool{}
	flows := map[string]int{}
	for _, event := range file.TraceEvents {
		if event.Name == "thread_name" {
			threads[event.Args.Name] = true
		}
		if event.Ph == "s" {
			flows[event.Name]++
		}
	}
	for _, lane := range []string{"loop", "worker-1 worker", "queue Queue", "Queues and locks"} {
		if !threads[lane] {
			t.Errorf("there is no thread %q among %v", lane, threads)
		}
	}
	if flows["wakes"] == 0 || flows["hands over"] != 6 {
		t.Errorf("the arrows are %v, want some that wake and six items handed over", flows)
	}
}

func TestTheTimelineIsSavedAsAPictureForASlide(t *testing.T) {
	p := open(t, "gather")
	p.run()
	svg := p.saved("#save-svg")
	if err := xml.Unmarshal([]byte(svg), new(any)); err != nil {
		t.Errorf("the SVG is not well formed: %v", err)
	}
	for _, text := range []string{"gather: wait for several things at once", ">Task-3<", ">sleep(1)<", ">running<", ">2.0 s<", `fill="#ffffff"`} {
		if !strings.Contains(svg, text) {
			t.Errorf("the picture does not contain %s", text)
		}
	}
	p.eval(`(URL.createObjectURL = (blob) => (createImageBitmap(blob).then((image) => { window.size = image.width + " " + blob.type }), "data:,"))`)
	p.click("#take-away")
	p.click("#save-png")
	p.waitFor(`window.size === "3200 image/png"`)
}

func TestAFileThatIsNoTraceIsRefusedWithItsLine(t *testing.T) {
	p := open(t, "gather")
	p.run()
	p.drop("notes.txt", "{\"schema\":1,\"program\":\"a.py\",\"python\":\"3.14\",\"seed\":0}\nhello")
	p.waitForText(".toast", "notes.txt is not a trace that can be shown. Line 2: this is not a JSON object.")
	p.waitForText(".console", "toast: ready after 1 s")
	p.click(".toast button")
	p.waitFor(`!document.querySelector(".toast")`)
	if strings.Contains(p.program(), "schema") {
		t.Error("the editor has taken the dropped file in")
	}
}

func TestTheProgramIsSavedAsItIsInTheEditor(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("import asyncio\nprint('mine')\n")
	if got := p.saved("#save-program"); got != "import asyncio\nprint('mine')\n" {
		t.Errorf("saved %q", got)
	}
}

// rewritten gives a trace as the tracer writes it.
func rewritten(t *testing.T, header tracer.Header, trace *tracer.Recorder) string {
	t.Helper()
	var out bytes.Buffer
	w := tracer.NewNDJSONWriter(&out, header)
	trace.Replay(w)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// saved presses an entry of the menu that saves a file, and gives the file's text.
func (p *page) saved(entry string) string {
	p.t.Helper()
	p.eval(`(window.saved = null, URL.createObjectURL = (blob) => (blob.text().then((text) => { window.saved = text }), "data:,"))`)
	p.click("#take-away")
	p.click(entry)
	p.waitFor(`window.saved !== null`)
	return p.eval(`window.saved`)
}

// drop lets a file fall onto the editor.
func (p *page) drop(name, text string) {
	p.t.Helper()
	p.eval(`(() => {
		const held = new DataTransfer();
		held.items.add(new File([` + quote(text) + `], ` + quote(name) + `));
		const event = new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true });
		return document.querySelector(".cm-content").dispatchEvent(event);
	})()`)
}
