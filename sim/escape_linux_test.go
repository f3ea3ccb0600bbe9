package sim_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/asyncio-playground/playground/sim"
)

// escapes are programs that try to reach the host, with what they print. HOST in
// them is a folder of the host's in which there is a file secret.txt, and PORT is
// where it listens.
var escapes = []struct{ name, program, want string }{
	{"files of the host", `
for path in "HOST/secret.txt", "../../../../../..HOST/secret.txt", "/proc/self/environ", "/etc/passwd", "../../etc/passwd":
    try:
        print(open(path).read())
    except OSError as e:
        print(type(e).__name__)
`, strings.Repeat("FileNotFoundError\n", 5)},
	{"writing there", `
import os, pathlib, shutil
for act in lambda: open("HOST/new.txt", "w"), lambda: os.remove("HOST/secret.txt"), lambda: shutil.rmtree("HOST"):
    try:
        act()
        print("done")
    except OSError as e:
        print(type(e).__name__)
pathlib.Path("HOST").mkdir(parents=True, exist_ok=True)
print(pathlib.Path("HOST/new.txt").write_text("mine"))
`, strings.Repeat("FileNotFoundError\n", 3) + "4\n"},
	{"ports of the host", `
import asyncio, requests
async def main():
    try:
        await asyncio.open_connection("127.0.0.1", PORT)
    except OSError as e:
        print(type(e).__name__)
asyncio.run(main())
try:
    requests.get("http://localhost:PORT/", timeout=1)
except requests.ConnectionError as e:
    print(type(e).__name__)
`, "ConnectionRefusedError\nConnectionError\n"},
	{"commands", `
import subprocess
for command in "touch HOST/new.txt", "cat HOST/secret.txt", "/bin/cat HOST/secret.txt", "curl http://127.0.0.1:PORT/":
    print(subprocess.run(command, shell=True, capture_output=True).stdout)
try:
    subprocess.run(["/usr/bin/touch", "HOST/new.txt"])
except FileNotFoundError as e:
    print(type(e).__name__)
child = "import os; print(os.path.exists('HOST/secret.txt'), 'PLAYGROUND_SECRET' in os.environ)"
print(subprocess.run(["python", "-c", child], capture_output=True, text=True).stdout, end="")
`, strings.Repeat("b''\n", 4) + "FileNotFoundError\nFalse False\n"},
	{"the environment", `
import os
print("PLAYGROUND_SECRET" in os.environ, os.getenv("PLAYGROUND_SECRET"), os.path.expandvars("$PLAYGROUND_SECRET"))
`, "False None $PLAYGROUND_SECRET\n"},
	{"modules of the host", `
import sys
sys.path.insert(0, "HOST")
for name in "ctypes", "mmap", "posix", "_socket", "_posixsubprocess", "secret", "site":
    try:
        __import__(name)
        print(name)
    except ModuleNotFoundError:
        pass
`, ""},
	{"databases in files", `
import sqlite3
for act in lambda: sqlite3.connect("HOST/secret.txt").execute("select 1 from sqlite_master"), \
        lambda: sqlite3.connect(":memory:").execute("attach 'HOST/stolen.db' as other").execute("create table other.t (x)"):
    try:
        act()
    except sqlite3.Error as e:
        print(type(e).__name__)
`, "OperationalError\nOperationalError\n"},
}

// noDescriptors tells the test's own child process that it is that.
const noDescriptors = "PLAYGROUND_NO_DESCRIPTORS"

// TestNothingEscapes runs the hostile programs in a process that cannot open
// anything: its limit of descriptors is below what is open already. A file, a
// socket, or a pipe to a child would fail there, and the programs would print
// something else.
func TestNothingEscapes(t *testing.T) {
	if os.Getenv(noDescriptors) != "" {
		runEscapes(t)
		return
	}
	folder := t.TempDir()
	secret := filepath.Join(folder, "secret.txt")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	listener, err := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Skip("no port to listen on: ", err)
	}
	defer listener.Close()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestNothingEscapes$", "-test.count=1")
	port := listener.Addr().(*net.TCPAddr).Port
	cmd.Env = append(os.Environ(), noDescriptors+"=1", "PLAYGROUND_SECRET=secret",
		"PLAYGROUND_FOLDER="+folder, fmt.Sprint("PLAYGROUND_PORT=", port))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 1 {
		t.Errorf("the folder has changed: %v %v", files, err)
	}
	if data, err := os.ReadFile(secret); string(data) != "secret" {
		t.Errorf("the file has changed: %q %v", data, err)
	}
}

func runEscapes(t *testing.T) {
	replace := strings.NewReplacer("HOST", os.Getenv("PLAYGROUND_FOLDER"), "PORT", os.Getenv("PLAYGROUND_PORT"))
	// The runtime's poller needs descriptors of its own, from its first use on.
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	w.Close()
	before := descriptors(t)
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 0, Max: limit.Max}); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(os.DevNull); err == nil {
		f.Close()
		t.Fatal("the limit does not hold: a file could be opened")
	}
	for _, test := range escapes {
		got := runProgram(t, "main.py", replace.Replace(test.program), sim.Config{})
		if got.stdout != test.want || got.status != 0 {
			t.Errorf("%s: status %d, stdout\n%s\nwant\n%s\nstderr\n%s", test.name, got.status, got.stdout, test.want, got.stderr)
		}
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	if after := descriptors(t); after != before {
		t.Errorf("%d descriptors are open, %d were", after, before)
	}
}

// descriptors is how many descriptors this process has open.
func descriptors(t *testing.T) int {
	t.Helper()
	open, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip("no /proc to look into: ", err)
	}
	return len(open)
}
