package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/asyncio-playground/playground/sim"
)

// command runs the command line given and returns what it printed and its error.
func command(t *testing.T, stdin string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errs bytes.Buffer
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(strings.NewReader(stdin))
	root.SetOut(&out)
	root.SetErr(&errs)
	err = root.Execute()
	return out.String(), errs.String(), err
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

const program = `import asyncio
import sys

async def main():
    await asyncio.sleep(0.5)
    print("hello", *sys.argv[1:])

asyncio.run(main())
`

func TestRunBehavesAsPython(t *testing.T) {
	file := write(t, "hello.py", program)
	broken := write(t, "broken.py", "def f(:\n")
	raises := write(t, "raises.py", "print('before')\n1/0\n")
	exits := write(t, "exits.py", "import sys\nsys.exit(7)\n")
	asks := write(t, "asks.py", "import requests\nprint(requests.get('http://api.test/').text)\n")
	world := write(t, "world.yaml", "network: {hosts: {api.test: {routes: {/: {text: hello}}}}}\n")
	tests := []struct {
		name, stdin  string
		args         []string
		out, errPart string
		status       status
	}{
		{name: "a program", args: []string{file}, out: "hello\n"},
		{name: "with arguments", args: []string{file, "a", "b"}, out: "hello a b\n"},
		{name: "with options of its own", args: []string{file, "--", "--loud"}, out: "hello --loud\n"},
		{name: "from standard input", stdin: "print(__name__)", args: []string{"-"}, out: "__main__\n"},
		{name: "with a syntax error", args: []string{broken}, errPart: "broken.py\", line 1\n    def f(:\n          ^\nSyntaxError: invalid syntax\n", status: 1},
		{name: "with an exception", args: []string{raises}, out: "before\n", errPart: "raises.py\", line 2, in <module>\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n", status: 1},
		{name: "with an exit status", args: []string{exits}, status: 7},
		{name: "in a world", args: []string{asks, "--world", world}, out: "hello\n"},
		{name: "that is not there", args: []string{"none.py"}, errPart: "can't open file 'none.py'", status: 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			out, errs, err := command(t, test.stdin, append([]string{"run"}, test.args...)...)
			var got status
			if err != nil && !errors.As(err, &got) {
				t.Fatal(err)
			}
			if out != test.out || !strings.Contains(errs, test.errPart) || got != test.status {
				t.Errorf("stdout %q, stderr %q, status %d", out, errs, got)
			}
		})
	}
}

func TestRunWritesTheTraceAskedFor(t *testing.T) {
	file := write(t, "hello.py", program)
	out := filepath.Join(t.TempDir(), "trace")
	for format, want := range map[string][]string{
		"ndjson": {`{"schema":1,"program":"` + file + `","python":"3.14","seed":5}`, `"kind":"run_begin"`, `"kind":"output","sub":"stdout"`, `"kind":"run_end","sub":"normal"`},
		"steps":  {`{"t": 0.0, "kind": "task_created", "task": "Task-1", "id": 1, "coro": "main", "parent": null}`, `{"t": 0.5, "kind": "timer_fired", "when": 0.5, "cb": "`},
	} {
		if _, _, err := command(t, "", "run", file, "--seed", "5", "--trace", out, "--trace-format", format); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range want {
			if !strings.Contains(string(text), want) {
				t.Errorf("the %s trace lacks %s:\n%s", format, want, text)
			}
		}
	}
}

func TestMistakesOnTheCommandLineAreExplained(t *testing.T) {
	file := write(t, "hello.py", program)
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"dance"}, `unknown command "dance"`},
		{[]string{"run"}, "playground run FILE"},
		{[]string{"run", file, "--loud"}, "put -- before it"},
		{[]string{"run", file, "--trace-format", "steps"}, "--trace"},
		{[]string{"run", file, "--trace-format", "xml"}, `no trace format "xml"`},
		{[]string{"run", file, "--trace", t.TempDir()}, "cannot write the trace (--trace)"},
		{[]string{"run", file, "--world", write(t, "bad.yaml", "network: {host: {}}\n")}, "bad.yaml: line 1: unknown field host; docs/world.md"},
		{[]string{"serve", "--addr", "nonsense"}, "--addr"},
		{[]string{"serve", "--open", filepath.Join(t.TempDir(), "none")}, "cannot show the trace (--open)"},
		{[]string{"serve", "--open", write(t, "hello.py", program)}, "is no trace that can be shown (--open)"},
		{[]string{"record", "--open", "--trace", "-", write(t, "hello.py", program)}, "(--open)"},
		{[]string{"serve", "--lessons", filepath.Join(t.TempDir(), "none")}, "(--lessons)"},
	}
	for _, test := range tests {
		_, _, err := command(t, "", test.args...)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: the error is %v, want one with %q", test.args, err, test.want)
		}
	}
}

func TestABusyPortIsNamed(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, port, _ := net.SplitHostPort(taken.Addr().String())
	_, _, err = command(t, "", "--addr", taken.Addr().String())
	if err == nil || !strings.Contains(err.Error(), "port "+port+" is in use") || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("the error is %v", err)
	}
}

// Without a subcommand the page is served until the command is interrupted,
// which its visitors are told.
func TestServingFromStartToEnd(t *testing.T) {
	ctx, interrupt := context.WithCancel(context.Background())
	defer interrupt()
	lines, stdout := io.Pipe()
	root := newRoot()
	root.SetArgs([]string{"--addr", "127.0.0.1:0"})
	root.SetOut(stdout)
	ended := make(chan error, 1)
	go func() { ended <- root.ExecuteContext(ctx) }()

	buf := make([]byte, 200)
	n, err := lines.Read(buf)
	if err != nil {
		t.Fatal(err)
	}
	url := regexp.MustCompile(`^asyncio playground: (http://127\.0\.0\.1:\d+)\n$`).FindSubmatch(buf[:n])
	if url == nil {
		t.Fatalf("it prints %q", buf[:n])
	}
	res, err := http.Get(string(url[1]))
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Errorf("the page's status is %d", res.StatusCode)
	}
	page, _, err := websocket.DefaultDialer.Dial(strings.Replace(string(url[1]), "http", "ws", 1)+"/ws", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer page.Close()
	interrupt()
	var last string
	for {
		_, data, err := page.ReadMessage()
		if err != nil {
			break
		}
		last = string(data)
	}
	if last != `{"type":"bye","reason":"shutdown"}` {
		t.Errorf("the page's last message is %s", last)
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("it goes on")
	}
}

// Ctrl-C ends a program as it ends python3: with a traceback and status 130.
func TestCtrlCReachesTheProgram(t *testing.T) {
	var stdout, stderr bytes.Buffer
	file := write(t, "endless.py", "try:\n    while True: pass\nfinally:\n    print('clean')\n")
	pressed := func() bool { return true }
	err := run(t.Context(), pressed, runFlags{format: formatNDJSON}, []string{file}, stdio{strings.NewReader(""), &stdout, &stderr})
	var got status
	if !errors.As(err, &got) || got != 130 || stdout.String() != "clean\n" {
		t.Errorf("error %v, stdout %q", err, stdout.String())
	}
	if text := stderr.String(); !strings.Contains(text, "line 2, in <module>") || strings.Count(text, "KeyboardInterrupt") != 1 {
		t.Errorf("stderr %q", text)
	}
}

// A program that does not heed Ctrl-C is cancelled, and the command says so.
func TestACancelledRunSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stderr bytes.Buffer
	file := write(t, "endless.py", "while True: pass\n")
	err := run(ctx, nil, runFlags{format: formatNDJSON}, []string{file}, stdio{strings.NewReader(""), io.Discard, &stderr})
	var got status
	if !errors.As(err, &got) || got != sim.StatusCancelled || stderr.String() != "KeyboardInterrupt\n" {
		t.Errorf("error %v, stderr %q", err, stderr.String())
	}
}
