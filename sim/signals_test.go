package sim_test

import (
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/sim"
)

// Programs that a signal comes to, one second after the start and again after
// two.
func TestSignals(t *testing.T) {
	tests := []struct {
		name, signal, program string
		stdout, stderr        string // stderr: its last line
		status                int
	}{
		{"Ctrl-C cancels the main task of asyncio.run", "SIGINT", `
import asyncio
async def main():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled at", asyncio.get_running_loop().time())
        raise
try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
`, "cancelled at 1.0\ninterrupted\n", "", 0},
		{"the second one raises", "SIGINT", `
import asyncio
async def main():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning up")
        await asyncio.sleep(10)
asyncio.run(main())
`, "cleaning up\n", "KeyboardInterrupt", 130},
		{"uncaught, it ends the program", "SIGINT", `
import time
time.sleep(5)
`, "", "KeyboardInterrupt", 130},
		{"a handler of the loop", "SIGTERM", `
import asyncio, signal
async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
    print("stopping at", loop.time(), loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
asyncio.run(main())
`, "stopping at 1.0 True False\n", "", 0},
		{"a handler of signal.signal interrupts a sleep, which goes on", "SIGUSR1", `
import signal, time
print(signal.signal(signal.SIGUSR1, lambda number, frame: print(signal.Signals(number).name, time.monotonic())))
time.sleep(1.5)
print(time.monotonic())
`, "0\nSIGUSR1 1.0\n1.5\n", "", 0},
		{"by default most signals end the program", "SIGTERM", `
import time
time.sleep(5)
`, "", "Terminated", 143},
		{"one may be ignored", "SIGTERM", `
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
time.sleep(1.5)
print("still here", signal.getsignal(signal.SIGINT) is signal.default_int_handler)
`, "still here True\n", "", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var world sim.World
			world.Signals = []sim.Signal{
				{At: sim.Duration(time.Second), Name: test.signal},
				{At: sim.Duration(2 * time.Second), Name: test.signal},
			}
			got := runProgram(t, "main.py", test.program, sim.Config{World: world})
			lines := strings.Split(strings.TrimSpace(got.stderr), "\n")
			if got.stdout != test.stdout || lines[len(lines)-1] != test.stderr || got.status != test.status {
				t.Errorf("status %d, stdout\n%sstderr\n%s", got.status, got.stdout, got.stderr)
			}
		})
	}
}

// Ctrl-C on the host is a SIGINT in the program, whatever it is doing.
func TestInterrupted(t *testing.T) {
	tests := []struct {
		name, program  string
		presses        int
		stdout, stderr string // stderr: its last line
		status         int
	}{
		{"computing", "try:\n    while True: pass\nfinally:\n    print('clean')\n", 1, "clean\n", "KeyboardInterrupt", 130},
		{"sleeping again and again", `
import time
try:
    while True:
        time.sleep(1)
except KeyboardInterrupt:
    print("caught")
`, 1, "caught\n", "", 0},
		{"a main task that awaits is cancelled", `
import asyncio
async def main():
    try:
        while True:
            await asyncio.sleep(1)
    finally:
        print("cleaning up")
asyncio.run(main())
`, 1, "cleaning up\n", "KeyboardInterrupt", 130},
		{"one that computes takes two", `
import asyncio
async def main():
    try:
        while True: pass
    except KeyboardInterrupt:
        print("the second one", asyncio.current_task().cancelling())
        raise
asyncio.run(main())
`, 2, "the second one 1\n", "KeyboardInterrupt", 130},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			left := test.presses
			pressed := func() bool {
				left--
				return left >= 0
			}
			got := runProgram(t, "main.py", test.program, sim.Config{Interrupted: pressed})
			lines := strings.Split(strings.TrimSpace(got.stderr), "\n")
			if last := lines[len(lines)-1]; got.stdout != test.stdout || last != test.stderr || got.status != test.status {
				t.Errorf("status %d, stdout %q, stderr %q", got.status, got.stdout, got.stderr)
			}
		})
	}
}
