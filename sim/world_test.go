package sim_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// TestWorld runs the programs of testdata/world: streams, files, processes and
// signals. Each archive has main.py, what it prints and its exit status; world is
// what is outside, where that is not the standard; lanes is what the timeline
// shows of it, each busy span of an actor with its beginning and its end.
func TestWorld(t *testing.T) {
	eachArchive(t, "testdata/world", func(t *testing.T, parts map[string]string) {
		rec := &tracer.Recorder{}
		got := runProgram(t, "main.py", parts["main.py"], sim.Config{World: worldFrom(t, parts["world"]), Trace: rec})
		got.compare(t, parts)
		if spans := lanes(rec); spans != parts["lanes"] {
			t.Errorf("lanes:\n%s\nwant:\n%s", spans, parts["lanes"])
		}
	})
}

// lanes gives the busy spans of a run's actors, in the order in which they end;
// those that do not end come last.
func lanes(rec *tracer.Recorder) string {
	var out strings.Builder
	kinds := map[tracer.Sub]string{
		tracer.ActorThread: "thread", tracer.ActorProcess: "process", tracer.ActorNet: "net",
		tracer.ActorFile: "file", tracer.ActorDB: "db",
	}
	names := map[tracer.Ref]string{}
	begun := map[tracer.Ref]*tracer.Event{}
	for _, ev := range rec.All() {
		switch ev.Kind {
		case tracer.ActorCreated:
			names[ev.Obj] = kinds[ev.Sub] + " " + rec.Text(ev.Name)
		case tracer.ActorBusy:
			begun[ev.Obj] = ev
		case tracer.ActorIdle:
			if from := begun[ev.Obj]; from != nil {
				fmt.Fprintf(&out, "%s: %s %s..%s\n", names[ev.Obj], rec.Text(from.Name), at(from), at(ev))
				delete(begun, ev.Obj)
			}
		}
	}
	for _, ev := range rec.All() {
		if ev.Kind == tracer.ActorBusy && begun[ev.Obj] == ev {
			fmt.Fprintf(&out, "%s: %s %s..\n", names[ev.Obj], rec.Text(ev.Name), at(ev))
		}
	}
	return out.String()
}

// at is the moment of an event in seconds.
func at(ev *tracer.Event) string { return strconv.FormatFloat(float64(ev.Time)/1e9, 'f', -1, 64) }

func TestTenThousandStreams(t *testing.T) {
	if raceDetector {
		t.Skip("ten times as long")
	}
	got := runProgram(t, "main.py", `
import asyncio

open_now = most = 0

async def serve(reader, writer):
    global open_now, most
    open_now += 1
    most = max(most, open_now)
    line = await reader.readline()
    await asyncio.sleep(1)
    writer.write(line.upper())
    await writer.drain()
    open_now -= 1
    writer.close()

async def call():
    reader, writer = await asyncio.open_connection("127.0.0.1", 9000)
    writer.write(b"hello\n")
    answer = await reader.read()
    writer.close()
    return answer

async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 9000):
        answers = await asyncio.gather(*(call() for _ in range(10_000)))
    print(len(answers), set(answers), most, open_now)

asyncio.run(main())
`, sim.Config{})
	if want := "10000 {b'HELLO\\n'} 10000 0\n"; got.stdout != want || got.status != 0 {
		t.Errorf("stdout %q, want %q; status %d; stderr:\n%s", got.stdout, want, got.status, got.stderr)
	}
}
