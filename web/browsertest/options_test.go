package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const drawing = `import asyncio, random
async def main():
    try:
        reader, writer = await asyncio.open_connection("shop.test", 80)
    except OSError as problem:
        print(type(problem).__name__)
    print("drawn", random.randrange(1000000))
    await asyncio.sleep(5)
asyncio.run(main())
`

// set writes into a field of the page as typing does.
func (p *page) set(selector, value string) {
	p.t.Helper()
	p.waitFor(`document.querySelector(` + quote(selector) + `)`)
	p.eval(`(() => { const f = document.querySelector(` + quote(selector) + `); f.value = ` + quote(value) +
		`; for (const type of ["input", "change"]) f.dispatchEvent(new Event(type, {bubbles: true})) })()`)
}

// clickText presses the button with these words in the dialog of options.
func (p *page) clickText(words string) {
	p.t.Helper()
	p.waitFor(`[...document.querySelectorAll(".options button")].some((b) => b.textContent === ` + quote(words) + `)`)
	p.eval(`[...document.querySelectorAll(".options button")].find((b) => b.textContent === ` + quote(words) + `).click()`)
}

// A reader sets a seed, a host that fails and a Ctrl-C, runs, sees by the Run
// button what is set, shares it, and puts the lesson's own settings back.
func TestARunHasTheOptionsThatItsReaderSets(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram(drawing)
	p.run()
	p.waitForText(".panel", "drawn 885440")
	p.click("#options")
	p.set("#option-seed", "7")
	p.clickText("Add a host")
	p.set(".options [aria-label=Host]", "shop.test")
	p.clickText("Add a signal")
	p.click("#options-run")
	p.waitForText("#options-set", "seed 7 · Ctrl-C at 2s · +1")
	p.waitForText(".panel", "ConnectionRefusedError")
	p.waitForText(".panel", "KeyboardInterrupt")
	if got := p.text(".panel"); strings.Contains(got, "885440") {
		t.Errorf("another seed draws the same: %s", got)
	}

	p.click("#take-away")
	p.waitFor(`document.querySelector("#share-link")?.value.includes("#gather/1")`)
	other := openAt(t, p.eval(`document.querySelector("#share-link").value`))
	other.waitForText("#options-set", "seed 7")
	other.waitForText(".panel", "ConnectionRefusedError")

	p.press(kb.Escape)
	p.click("#options-set")
	p.clickText("As the lesson has it")
	p.click("#options-apply")
	p.waitFor(`!document.querySelector("#options-set") && !document.querySelector(".options[open]")`)
}

func TestAMistakeInTheWorldIsSaidAtItsField(t *testing.T) {
	p := open(t, "gather")
	p.press("o")
	p.set("#option-network-latency", "soon")
	p.click("#options-apply")
	p.waitForText("#option-network-latency-wrong", "no duration")
	p.waitFor(`document.activeElement.id === "option-network-latency"`)
	p.set("#option-network-latency", "1s")
	p.set("#option-rest", "disk:\n  speed: 3")
	p.click("#options-apply")
	p.waitForText(".options .wrong", "line 2: unknown field speed")
	p.set("#option-rest", "disk: {bandwidth: 1000}")
	p.do(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(2)))
	p.waitForText("#options-set", "latency 1s · more of the world")
	p.click("#language")
	p.waitForText("#options-set", "延迟 1s · 其余设定有改动")
}
