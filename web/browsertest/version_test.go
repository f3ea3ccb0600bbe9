package browsertest

import "testing"

const oldProgram = `import asyncio
async def main():
    print("hello from the past")
loop = asyncio.get_event_loop()
loop.run_until_complete(main())
`

// A program from before 3.14 fails, is told why and what to write today, and
// runs once the reader chooses its Python.
func TestOldProgramsAreExplainedAndRunAsOldPythonDid(t *testing.T) {
	p := open(t, "gather")
	p.replaceProgram(oldProgram)
	p.run()
	p.click("#tab-problems")
	p.waitForText(".panel", "Since Python 3.14, asyncio.get_event_loop()")
	p.waitForText(".panel", "line 4")
	p.eval(`(() => { const s = document.querySelector("#python"); s.value = "3.13"; s.dispatchEvent(new Event("change", {bubbles: true})) })()`)
	p.run()
	p.click("#tab-output")
	p.waitForText(".panel", "hello from the past")
}
