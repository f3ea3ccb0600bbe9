package browsertest

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/asyncio-playground/playground/lessons"
	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/static"
	"github.com/asyncio-playground/playground/web"
)

// patience is how long the page may take for anything. It bounds a test that
// has failed; one that passes does not wait.
const patience = 20 * time.Second

// page is a tab with the playground in it.
type page struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	faults   []string // what the browser's console complained of
	expected []string // complaints that belong to the test
}

// TestMain ends the browser that the tests share. Their pages share nothing in
// it: each has a server, and so an origin, of its own.
func TestMain(m *testing.M) {
	code := m.Run()
	if stopBrowser != nil {
		stopBrowser()
	}
	os.Exit(code)
}

var stopBrowser context.CancelFunc

// chromium starts the browser, once.
var chromium = sync.OnceValues(func() (context.Context, error) {
	path, err := findChromium()
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.WindowSize(1440, 900),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "en-US"),
	)
	ctx, stopProcess := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTabs := chromedp.NewContext(ctx)
	stopBrowser = func() { closeTabs(); stopProcess() }
	return ctx, chromedp.Do(ctx)
})

var errNoChromium = errors.New("no Chromium on the PATH; install it (Debian: apt-get install chromium) or name it in CHROMIUM")

func findChromium() (string, error) {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNoChromium
}

// browser gives the browser, or skips the test where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	ctx, err := chromium()
	if errors.Is(err, errNoChromium) && os.Getenv("PLAYGROUND_REQUIRE_BROWSER") != "1" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return ctx
}

// open starts a server and opens its page at the given lesson.
func open(t *testing.T, lesson string) *page {
	t.Helper()
	return openAt(t, serve(t)+"/#"+lesson)
}

// serve starts a server and gives its address.
func serve(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(newServer(t))
	t.Cleanup(server.Close)
	return server.URL
}

// newServer makes the server as it is served to students, but for the changes.
func newServer(t *testing.T, changes ...func(*web.Config)) *web.Server {
	t.Helper()
	source, err := lessons.NewSource(lessons.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	config := web.Config{
		Engine:   newEngine(),
		Lessons:  source,
		Assets:   static.Files,
		Python:   sim.DefaultPython,
		Versions: sim.Versions,
		Log:      slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
	for _, change := range changes {
		change(&config)
	}
	srv, err := web.New(config)
	if err != nil {
		t.Fatal(err)
	}
	return srv
}

// openAt opens an address in a new tab. When the test ends, complaints in the
// browser's console fail it.
func openAt(t *testing.T, address string) *page {
	t.Helper()
	p := browse(t, address)
	p.waitForProgram()
	return p
}

// browse opens any page.
func browse(t *testing.T, address string) *page {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(browser(t))
	t.Cleanup(closeTab)
	p := &page{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.report)
	p.do(chromedp.Navigate(address))
	return p
}

// waitForProgram waits until the editor holds a program.
func (p *page) waitForProgram() {
	p.t.Helper()
	p.waitFor(`document.querySelector(".cm-content")?.innerText.includes("import")`)
}

func (p *page) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" {
			p.faults = append(p.faults, argumentText(e.Args))
		}
	case *runtime.EventExceptionThrown:
		p.faults = append(p.faults, e.ExceptionDetails.Text+" "+description(e.ExceptionDetails.Exception))
	case *log.EventEntryAdded: // refused by the content policy, not found …
		if e.Entry.Level == "error" {
			p.faults = append(p.faults, e.Entry.Text)
		}
	}
}

func argumentText(args []*runtime.RemoteObject) string {
	var texts []string
	for _, arg := range args {
		texts = append(texts, string(arg.Value)+arg.Description)
	}
	return strings.Join(texts, " ")
}

// expect lets the browser complain of what the test brings about.
func (p *page) expect(complaint string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.expected = append(p.expected, complaint)
}

func (p *page) report() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, fault := range p.faults {
		if !slices.ContainsFunc(p.expected, func(text string) bool { return strings.Contains(fault, text) }) {
			p.t.Errorf("the browser's console says: %s", fault)
		}
	}
}

// do carries out actions, and fails the test where one cannot be.
func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// eval gives the text that a JavaScript expression comes to.
func (p *page) eval(expression string) string {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return text
}

// waitFor waits until a JavaScript expression is true.
func (p *page) waitFor(expression string) {
	p.t.Helper()
	for start := time.Now(); time.Since(start) < patience; time.Sleep(20 * time.Millisecond) {
		if p.eval("Boolean("+expression+")") == "true" {
			return
		}
	}
	p.t.Fatalf("the page never came to %s; it shows:\n%s", expression, p.eval("document.body.innerText"))
}

// waitForText waits until an element holds a text.
func (p *page) waitForText(selector, text string) {
	p.t.Helper()
	p.waitFor("document.querySelector(" + quote(selector) + ")?.textContent.includes(" + quote(text) + ")")
}

// text gives the text of an element.
func (p *page) text(selector string) string {
	p.t.Helper()
	return p.eval("document.querySelector(" + quote(selector) + ")?.textContent")
}

// run presses Run and waits until the program has ended.
func (p *page) run() {
	p.t.Helper()
	p.click("#run")
	p.waitFor(`document.querySelector("#run").dataset.state === "done"`)
}

func (p *page) click(selector string) {
	p.t.Helper()
	p.do(chromedp.Click(chromedp.CSS(selector)))
}

// press presses keys with the focus on the page and not in the editor.
func (p *page) press(keys ...string) {
	p.t.Helper()
	p.eval("document.activeElement?.blur()")
	for _, key := range keys {
		p.do(chromedp.KeyEvent(key))
	}
}

// replaceProgram writes another program into the editor as if pasted there.
func (p *page) replaceProgram(program string) {
	p.t.Helper()
	p.click(".cm-content")
	p.eval(`document.execCommand("selectAll")`)
	p.eval(`document.execCommand("insertText", false, ` + quote(program) + `)`)
}

// event is the number of the event under the cursor, from 0.
func (p *page) event() string {
	p.t.Helper()
	return p.eval(`document.querySelector(".scrubber").value`)
}

func description(object *runtime.RemoteObject) string {
	if object == nil {
		return ""
	}
	return object.Description
}
