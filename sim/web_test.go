package sim_test

import (
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/asyncio-playground/playground/sim"
)

// TestWeb runs the programs of testdata/web: HTTP and WebSocket libraries over
// the simulated network. Each archive has main.py and what it prints; world is
// what is outside, where that is not the standard.
func TestWeb(t *testing.T) { eachArchive(t, "testdata/web", testInWorld) }

// testInWorld runs the program of an archive in its world.
func testInWorld(t *testing.T, parts map[string]string) {
	runProgram(t, "main.py", parts["main.py"], sim.Config{World: worldFrom(t, parts["world"])}).compare(t, parts)
}

// worldFrom reads a world.
func worldFrom(t testing.TB, text string) sim.World {
	t.Helper()
	var w sim.World
	if err := yaml.Unmarshal([]byte(text), &w); err != nil {
		t.Fatal(err)
	}
	return w
}

// manyConnections calls a server by as many connections as there are calls.
const manyConnections = `
import asyncio
import aiohttp
from aiohttp import web

open_now = most = 0

async def hello(request):
    global open_now, most
    open_now += 1
    most = max(most, open_now)
    await asyncio.sleep(1)
    open_now -= 1
    return web.Response(text="hello")

async def call(session):
    async with session.get("http://localhost:8080/") as response:
        return await response.text()

async def main():
    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "localhost", 8080).start()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        answers = await asyncio.gather(*(call(session) for _ in range(10_000)))
    print(len(answers), set(answers), most)
    await runner.cleanup()

asyncio.run(main())
`

func TestTenThousandConnectionsToOneServer(t *testing.T) {
	if raceDetector {
		t.Skip("ten times as long")
	}
	got := runProgram(t, "many.py", manyConnections, sim.Config{})
	if want := "10000 {'hello'} 10000\n"; got.stdout != want || got.status != 0 {
		t.Errorf("stdout %q, want %q; status %d; stderr:\n%s", got.stdout, want, got.status, got.stderr)
	}
}

// BenchmarkTenThousandConnections says what such a run takes in time and memory.
func BenchmarkTenThousandConnections(b *testing.B) {
	b.ReportAllocs()
	prog, err := sim.Compile("many.py", manyConnections)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if got, err := sim.Run(b.Context(), prog, sim.Config{}); err != nil || got.Status != 0 {
			b.Fatalf("exit status %d: %v", got.Status, err)
		}
	}
}

// TestSeedFastAPI serves the FastAPI program of the tutorials as its last lines
// say, to two clients.
func TestSeedFastAPI(t *testing.T) {
	file := filepath.Join(corpus, "../seeds_hard/s1_27_fastapi_server.py")
	if !exists(file) {
		t.Skip("the corpus is not here")
	}
	src := readFile(t, file) + "\nif __name__ == '__main__':\n    uvicorn.run('example:app', host='127.0.0.1', port=8000, reload=True)\n"
	got := runProgram(t, "example.py", src, sim.Config{World: worldFrom(t, `
clients:
  - {request: GET http://127.0.0.1:8000/}
  - {request: POST http://127.0.0.1:8000/items/, json: {data: tea}}
`)})
	if want := "处理完成: tea\n"; !strings.HasSuffix(got.stdout, want) || got.status != 0 {
		t.Errorf("stdout:\n%s\nwant it to end in %q; status %d", got.stdout, want, got.status)
	}
	for _, want := range []string{`-> 200 OK  {"message":"Hello World"}`, `-> 200 OK  {"status":"accepted","message":"处理中"}`} {
		if !strings.Contains(got.stderr, want) {
			t.Errorf("stderr:\n%s\nwant %q in it", got.stderr, want)
		}
	}
}
