package browsertest

import "testing"

// A reader answers input() below the output before pressing Run.
func TestInputIsReadByTheNextRun(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram("name = input('who? ')\nprint('hello', name, input())\n")
	p.waitFor(`document.querySelector(".stdin textarea") !== null`)
	p.eval(`(() => { const box = document.querySelector(".stdin textarea"); box.value = "Ada\nLovelace"; box.dispatchEvent(new Event("input", {bubbles: true})) })()`)
	p.run()
	p.waitForText(".console", "who? hello Ada Lovelace")
}
