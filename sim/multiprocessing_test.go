package sim_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/sim"
)

// What sim/parity/world shows to be CPython's is not tested here again, but what
// only a simulator has: virtual time, lanes, and ends that no process reaches.
func TestMultiprocessing(t *testing.T) {
	const head = `
import multiprocessing as mp, os, threading, time

def work(n=20_000):
    for _ in range(n):
        pass
`
	tests := []struct {
		name, program  string
		cost           time.Duration
		stdout, stderr string // stderr: its last line
		status         int
	}{
		{"processes compute side by side", `
def timed(n):
    start = time.perf_counter()
    processes = [mp.Process(target=work) for _ in range(n)]
    for p in processes: p.start()
    for p in processes: p.join()
    return time.perf_counter() - start
once = timed(1)
print(once > 0.001, timed(4) < 1.5 * once)
`, 100 * time.Nanosecond, "True True\n", "", 0},
		{"a process that is killed stops where it is", `
def tick(n):
    while True:
        time.sleep(0.1)
        n.value += 1
n = mp.Value("i")
p = mp.Process(target=tick, args=(n,))
p.start()
time.sleep(1.05)
p.kill()
p.join()
print(n.value, p.exitcode, time.monotonic())
`, 0, "10 -9 1.05\n", "", 0},
		{"even while it computes", `
def spin():
    while True: pass
p = mp.Process(target=spin)
p.start()
time.sleep(0.1)
p.terminate()
p.join()
print(p.exitcode)
`, time.Microsecond, "-15\n", "", 0},
		{"with the threads that it has started", `
def run(n):
    threading.Thread(target=tick, args=(n,)).start()
def tick(n):
    for _ in range(3):
        time.sleep(1)
        n.value += 1
n = mp.Value("i")
p = mp.Process(target=run, args=(n,))
p.start()
time.sleep(2.5)
print(p.is_alive())
p.kill()
p.join()
time.sleep(2)
print(p.exitcode, n.value)
`, 0, "True\n-9 2\n", "", 0},
		{"os.kill reaches it by its number", `
p = mp.Process(target=time.sleep, args=(60,))
p.start()
os.kill(p.pid, 15)
p.join()
print(p.pid, os.getpid(), p.exitcode)
`, 0, "1001 1000 -15\n", "", 0},
		{"the program waits for its children but not for daemons", `
def late(text, after):
    time.sleep(after)
    print(text, time.monotonic())
mp.Process(target=late, args=("child", 1)).start()
mp.Process(target=late, args=("daemon", 2), daemon=True).start()
print("end")
`, 0, "end\nchild 1.0\n", "", 0},
		{"a message that never comes is a deadlock", `
q = mp.Queue()
p = mp.Process(target=q.get)
p.start()
p.join()
`, 0, "", "deadlock: the program waits for ever in condition.wait()", 97},
		{"what is left out says so", `
mp.Manager()
`, 0, "", "AttributeError: multiprocessing.Manager is not simulated", 1},
		{"of numpy, too", `
import numpy as np
print(np.ones(3), np.ones(3)[0], repr(np.ones(3)[0] * 2))
np.linspace(0, 1)
`, 0, "[1. 1. 1.] 1.0 np.float64(2.0)\n", "AttributeError: numpy.linspace is not simulated", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var world sim.World
			world.CPU.Cost = sim.Duration(test.cost)
			got := runProgram(t, "main.py", head+test.program, sim.Config{World: world})
			lines := strings.Split(strings.TrimSpace(got.stderr), "\n")
			if got.stdout != test.stdout || lines[len(lines)-1] != test.stderr || got.status != test.status {
				t.Errorf("status %d, stdout\n%sstderr\n%s", got.status, got.stdout, got.stderr)
			}
		})
	}
}

// TestSeedSharedMemory runs the tutorials' program that squares a shared array
// of a million numbers, with the import that it lacks and the call that is
// commented out there.
func TestSeedSharedMemory(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpus, "../seeds_hard/s1_28*.py"))
	if len(files) == 0 {
		t.Skip("the corpus is not here")
	}
	src := "import concurrent.futures\n" + readFile(t, files[0]) + "\nif __name__ == '__main__':\n    asyncio.run(main())\n"
	got := runProgram(t, "main.py", src, sim.Config{})
	parts := make([]string, 8)
	for i := range parts {
		parts[i] = fmt.Sprintf("(%d, %d)", i*125_000, (i+1)*125_000)
	}
	want := "处理完成: [" + strings.Join(parts, ", ") + "]\n结果示例: [1. 1. 1. 1. 1.]\n"
	if got.stdout != want || got.status != 0 {
		t.Errorf("status %d, stdout\n%s\nwant\n%s\nstderr\n%s", got.status, got.stdout, want, got.stderr)
	}
}
