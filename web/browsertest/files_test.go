package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// addFile adds a file to the program and writes its text.
func (p *page) addFile(name, text string) {
	p.t.Helper()
	p.click("#add-file")
	p.waitFor(`document.activeElement.id === "file-name"`)
	p.do(chromedp.KeyEvent(name), chromedp.KeyEvent(kb.Enter))
	p.waitForText(`.files [aria-current]`, name)
	p.replaceProgram(text)
}

func (p *page) showFile(n string) {
	p.t.Helper()
	p.click(".files .file:nth-child(" + n + ")")
	p.waitFor(`document.querySelector(".files .file:nth-child(` + n + `)").ariaCurrent === "true"`)
}

const usesHelper = "import asyncio\nfrom helper import greet\n\nasyncio.run(greet())\n"

const greets = "import asyncio\n\nasync def greet():\n    await asyncio.sleep(1)\n    print('hello from', __name__)\n"

func TestAProgramHasSeveralFiles(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram(usesHelper)
	p.addFile("helper.py", greets)
	p.run()
	p.waitForText(".panel", "hello from helper")

	// The run is shown in the file that it is in.
	p.showFile("1")
	p.press(kb.Home)
	p.goTo("in greet()")
	p.waitForText(".files [aria-current]", "helper.py")
	p.waitFor(`document.querySelector(".cm-run-here")`)

	// Going to and fro keeps what can be undone.
	p.showFile("2")
	p.typeAtEnd("# more")
	p.showFile("1")
	if got := p.program(); got != usesHelper {
		t.Errorf("the program has become %q", got)
	}
	p.showFile("2")
	p.waitForText(".cm-content", "# more")
	p.click(".cm-content")
	p.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	p.waitFor(`!document.querySelector(".cm-content").textContent.includes("# more")`)

	// They are there after the page was loaded anew.
	p.reload()
	p.showFile("2")
	p.waitForText(".cm-content", "hello from")
}

func TestFilesAreRenamedAndDeleted(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram(usesHelper)
	p.addFile("helpr.py", greets)
	p.click("#rename-file")
	p.waitFor(`document.activeElement.id === "file-name"`)
	p.eval(`document.activeElement.select()`)
	p.do(chromedp.KeyEvent("helper"), chromedp.KeyEvent(kb.Enter))
	p.waitForText(`.files [aria-current]`, "helper.py")
	p.run()
	p.waitForText(".panel", "hello from helper")

	p.eval(`window.confirm = () => true`)
	p.click("#delete-file")
	p.waitFor(`document.querySelectorAll(".files .file").length === 1`)
	p.run()
	p.waitForText(".panel", "No module named 'helper'")
}

func TestALinkCarriesTheFiles(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram(usesHelper)
	p.addFile("helper.py", greets)
	p.run()
	p.click("#take-away")
	p.waitFor(`document.querySelector("#share-link")?.value.includes("/1")`)
	other := openAt(t, p.eval(`document.querySelector("#share-link").value`))
	other.waitForText(".panel", "hello from helper")
	other.showFile("2")
	other.waitForText(".cm-content", "async def greet")
}
