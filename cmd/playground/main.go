// Command playground serves the asyncio playground, and runs programs in its
// simulator from the command line.
//
// One file per subcommand: they read flags, call the packages that do the work,
// and print.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// What a simulated program throws away is young and small: collecting a quarter
// as often makes programs that allocate much up to twice as fast. Past the
// limit the collector works as hard as it must.
const (
	gcPercent   = 400
	memoryLimit = 1 << 30
)

// limitMemory has the collector hold a process that runs one program to little
// more than the program's budget.
func limitMemory(budget int64) {
	if os.Getenv("GOGC") == "" {
		debug.SetMemoryLimit(budget * 110 / 100)
	}
}

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
		debug.SetMemoryLimit(memoryLimit)
	}
	os.Exit(exitStatus(newRoot().Execute()))
}

// newRoot gives the whole command. Without a subcommand it serves.
func newRoot() *cobra.Command {
	root := newServe()
	root.Use = "playground"
	root.Short = "Learn Python's asyncio by watching it happen"
	root.Long = "playground teaches Python's asyncio: edit a program in the browser, run it in a\n" +
		"simulated event loop, and watch on a timeline who runs, who waits and who wakes whom.\n\n" +
		"Without a subcommand it serves the page."
	root.SilenceUsage = true
	root.SilenceErrors = true
	root.AddCommand(newServe(), newRun(), newRecord(), newVerify(), newBundle())
	return root
}

// status is the error of a command that has said all it had to say.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// exitStatus prints an error, unless it is only a status, and gives the status
// that the process ends with.
func exitStatus(err error) int {
	var s status
	switch {
	case err == nil:
		return 0
	case errors.As(err, &s):
		return int(s)
	}
	fmt.Fprintln(os.Stderr, "playground:", err)
	return 1
}
