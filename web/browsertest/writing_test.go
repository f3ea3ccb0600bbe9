package browsertest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// typeAtEnd types a text into the editor, at its end.
func (p *page) typeAtEnd(text string) {
	p.t.Helper()
	p.click(".cm-content")
	p.do(chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	p.do(chromedp.KeyEvent(text))
}

// labels are the names that completion offers, joined by spaces.
const labels = `[...document.querySelectorAll(".cm-completionLabel")].map((e) => e.textContent).join(" ")`

func TestCompletionKnowsTheModules(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("import asyncio\nqueue = asyncio.Queue()\n")
	p.typeAtEnd("asyncio.gat")
	p.waitFor(labels + `.includes("gather")`)
	p.waitForText(".cm-completionInfo", "Runs awaitables at the same time")
	p.settle() // a list that has just opened takes no keys, lest they be for the text
	p.do(chromedp.KeyEvent(kb.Enter))
	p.waitForText(".cm-content", "asyncio.gather")

	p.typeAtEnd("\nqueue.p")
	p.waitFor(labels + `.startsWith("put put_nowait")`)
	p.do(chromedp.KeyEvent(kb.Escape))

	p.typeAtEnd("\nimport tim")
	p.waitFor(labels + `.includes("time")`)
	p.do(chromedp.KeyEvent(kb.Escape))

	p.typeAtEnd("\nque")
	p.waitFor(labels + `.includes("queue")`)
}

func TestEnterAfterAWholeWordEndsTheLine(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("import asyncio\n")
	p.typeAtEnd("pass")
	p.waitFor(labels + `.includes("pass")`)
	p.settle()
	p.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent("x"))
	if got := p.program(); !strings.HasPrefix(got, "import asyncio\npass\nx") {
		t.Errorf("the text has become %q", got)
	}
}

func TestMistakesAreMarkedWhileTyping(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("import asyncio, time\n\nasync def main():\n    asyncio.sleep(1)\n    time.sleep(1)\n\nasyncio.run(main())\n")
	p.waitFor(`document.querySelectorAll(".cm-lintRange-warning").length === 2`)
	p.pointAt(".cm-lintRange-warning", "Write “await” before it")

	p.click("#language")
	p.pointAt(".cm-lintRange-warning", "只创建了协程")

	p.replaceProgram("import asyncio\nx = (\n")
	p.waitForText(".cm-lintRange-error", "(")
	if got := p.program(); got != "import asyncio\nx = (\n" {
		t.Errorf("the text has become %q", got)
	}
}

// pointAt moves the pointer about an element until what is shown there says text.
func (p *page) pointAt(selector, text string) {
	p.t.Helper()
	var x, y float64
	edge := `document.querySelector(` + quote(selector) + `).getBoundingClientRect()`
	for start, nudge := time.Now(), 0.0; time.Since(start) < patience; nudge = 1 - nudge {
		p.waitFor(`document.querySelector(` + quote(selector) + `)`) // marks go and come anew
		if n, err := fmt.Sscan(p.eval("(() => { try { const edge = "+edge+"; return edge.x + ' ' + edge.y; } catch { return ''; } })()"), &x, &y); n < 2 || err != nil {
			continue
		}
		p.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x+4+nudge, y+8))
		p.settle()
		if strings.Contains(p.text(".cm-tooltip-lint"), text) {
			return
		}
	}
	p.t.Fatalf("pointing at %s shows %q, not %q", selector, p.text(".cm-tooltip-lint"), text)
}
