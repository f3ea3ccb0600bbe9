// Command speed prints how fast the simulator is beside CPython 3.14 and
// starlark-go, in one run on one machine:
//
//	go run ./speed          (in sim/parity)
//	go run ./speed fib lock (only those programs)
//
// The programs are in programs/. Those under compute/ are computation; those
// under asyncio/ start with a comment that says how many steps or items they
// handle, and run in virtual time on both sides. Rounds of the contestants
// alternate and the median counts. Absolute times mean little on a shared
// machine: read the ratios. A last table has what is no race: see rows.go.
package main

import (
	"bytes"
	"context"
	"embed"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/kluctl/go-embed-python/python"
	"go.starlark.net/starlark"
	starsyntax "go.starlark.net/syntax"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

//go:embed programs
var programs embed.FS

//go:embed bench.py
var benchScript []byte

func main() {
	log.SetFlags(0)
	rounds := flag.Int("rounds", 5, "how often each contestant runs each program")
	flag.Parse()
	debug.SetGCPercent(400) // as cmd/playground does
	if err := run(os.Stdout, *rounds, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer, rounds int, only []string) error {
	py, err := newInterpreter()
	if err != nil {
		return err
	}
	defer py.close()
	if err := computeTable(w, py, rounds, only); err != nil {
		return err
	}
	if err := asyncioTable(w, py, rounds, only); err != nil {
		return err
	}
	if len(only) > 0 {
		return nil
	}
	return figures(w, py, rounds)
}

// computeTable compares computation with CPython and starlark-go.
func computeTable(w io.Writer, py *interpreter, rounds int, only []string) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "program\tsimulator ms\tCPython ms\tstarlark ms\tof CPython's speed\tof starlark's\t")
	for _, p := range selectPrograms("programs/compute", only) {
		var ours, theirs, stars []time.Duration
		for range rounds {
			ours = append(ours, mustTime(simulate(p, untraced)))
			theirs = append(theirs, mustTime(py.time(p)))
			if d, err := starlarkTime(p); err == nil {
				stars = append(stars, d)
			}
		}
		us, cp, st := median(ours), median(theirs), median(stars)
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t\n", p.name, ms(us), ms(cp), ms(st), ratio(cp, us), ratio(st, us))
	}
	return table.Flush()
}

// asyncioTable compares the event loop with CPython's C-accelerated one,
// untraced and with every event recorded, and the latter with a tracer written
// in Python, too.
func asyncioTable(w io.Writer, py *interpreter, rounds int, only []string) error {
	fmt.Fprintln(w)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "program\tunit\tsimulator ns/unit\ttraced ns/unit\tevents\tCPython ns/unit\ttraced in Python\tof CPython's speed\ttraced\tof the traced one's\t")
	for _, p := range selectPrograms("programs/asyncio", only) {
		var ours, traced, theirs, tracedPy []time.Duration
		events := 0
		for range rounds {
			ours = append(ours, mustTime(simulate(p, untraced)))
			var rec *tracer.Recorder
			traced = append(traced, mustTime(simulate(p, func() tracer.Sink {
				rec = new(tracer.Recorder)
				return rec
			})))
			events = rec.Len()
			theirs = append(theirs, mustTime(py.time(p)))
			tracedPy = append(tracedPy, mustTime(py.timeTraced(p)))
		}
		us, tr, cp, ct := median(ours), median(traced), median(theirs), median(tracedPy)
		fmt.Fprintf(table, "%s\t%d %s\t%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t\n", p.name, p.units, p.unit,
			perUnit(us, p), perUnit(tr, p), events, perUnit(cp, p), perUnit(ct, p), ratio(cp, us), ratio(cp, tr), ratio(ct, tr))
	}
	return table.Flush()
}

// program is a file under programs/.
type program struct {
	name   string
	source string
	units  int // of what an asyncio program handles
	unit   string
}

func selectPrograms(dir string, only []string) []program {
	entries, err := programs.ReadDir(dir)
	if err != nil {
		log.Fatal(err)
	}
	var out []program
	for _, e := range entries {
		p := program{name: strings.TrimSuffix(e.Name(), ".py")}
		if len(only) > 0 && !slices.Contains(only, p.name) {
			continue
		}
		src, err := programs.ReadFile(path.Join(dir, e.Name()))
		if err != nil {
			log.Fatal(err)
		}
		p.source = string(src)
		if _, err := fmt.Sscanf(p.source, "# %d %s", &p.units, &p.unit); err != nil {
			p.units = 1
		}
		out = append(out, p)
	}
	return out
}

// noLimits lets every program end.
var noLimits = sim.Limits{Instructions: -1, Memory: -1, Output: -1, Events: -1, Wall: -1}

// runsInARow is how many runs of a program make a round: their median counts,
// so that on neither side the first, which finds everything cold, does.
const runsInARow = 3

// simulate gives the median time of three runs of the compiled program, as
// py.time does in CPython. sink makes the sink of a run.
func simulate(p program, sink func() tracer.Sink) (time.Duration, error) {
	prog, err := sim.Compile(p.name+".py", p.source)
	if err != nil {
		return 0, err
	}
	var runs []time.Duration
	for range runsInARow {
		d, err := simulateOnce(p, prog, sink())
		if err != nil {
			return 0, err
		}
		runs = append(runs, d)
	}
	return median(runs), nil
}

func untraced() tracer.Sink { return nil }

func simulateOnce(p program, prog *sim.Program, sink tracer.Sink) (time.Duration, error) {
	var stderr bytes.Buffer
	start := time.Now()
	res, err := sim.Run(context.Background(), prog, sim.Config{Limits: noLimits, Trace: sink, Stderr: &stderr})
	elapsed := time.Since(start)
	if err == nil && res.Status != 0 {
		err = fmt.Errorf("%s: status %d: %s", p.name, res.Status, stderr.String())
	}
	return elapsed, err
}

// starlarkTime times starlark-go, which refuses some programs: it has no
// classes, exceptions or generators.
func starlarkTime(p program) (time.Duration, error) {
	options := &starsyntax.FileOptions{While: true, Recursion: true, TopLevelControl: true, GlobalReassign: true}
	_, prog, err := starlark.SourceProgramOptions(options, p.name, p.source, starlark.StringDict{}.Has)
	if err != nil {
		return 0, err
	}
	start := time.Now()
	_, err = prog.Init(&starlark.Thread{Name: p.name}, nil)
	return time.Since(start), err
}

// interpreter is CPython with bench.py, in a temporary folder.
type interpreter struct {
	python *python.EmbeddedPython
	dir    string
}

func newInterpreter() (*interpreter, error) {
	py, err := python.NewEmbeddedPython("asyncio-playground-parity")
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "speed")
	if err != nil {
		return nil, err
	}
	return &interpreter{py, dir}, os.WriteFile(filepath.Join(dir, "bench.py"), benchScript, 0o600)
}

func (py *interpreter) close() { os.RemoveAll(py.dir) }

// time gives the median of three rounds in one process.
func (py *interpreter) time(p program) (time.Duration, error) { return py.run(p, "-") }

// timeTraced is time with bench.py's tracer.
func (py *interpreter) timeTraced(p program) (time.Duration, error) {
	return py.run(p, filepath.Join(py.dir, "trace.ndjson"))
}

func (py *interpreter) run(p program, trace string) (time.Duration, error) {
	file := filepath.Join(py.dir, p.name+".py")
	if err := os.WriteFile(file, []byte(p.source), 0o600); err != nil {
		return 0, err
	}
	base, err := py.python.PythonCmd(filepath.Join(py.dir, "bench.py"), strconv.Itoa(runsInARow), trace, file)
	if err != nil {
		return 0, err
	}
	cmd := exec.Command(base.Path, base.Args[1:]...)
	cmd.Env, cmd.Stderr = base.Env, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("%s under CPython: %w", p.name, err)
	}
	var rounds []time.Duration
	for field := range strings.FieldsSeq(string(out)) {
		seconds, err := strconv.ParseFloat(field, 64)
		if err != nil {
			return 0, err
		}
		rounds = append(rounds, time.Duration(seconds*1e9))
	}
	return median(rounds), nil
}

func mustTime(d time.Duration, err error) time.Duration {
	if err != nil {
		log.Fatal(err)
	}
	return d
}

// median is 0 where nothing was measured.
func median(ds []time.Duration) time.Duration {
	if len(ds) == 0 {
		return 0
	}
	ds = slices.Sorted(slices.Values(ds))
	return ds[len(ds)/2]
}

func ms(d time.Duration) string {
	if d == 0 {
		return "—"
	}
	return fmt.Sprintf("%.1f", d.Seconds()*1e3)
}

func perUnit(d time.Duration, p program) string {
	return strconv.Itoa(int(d.Nanoseconds()) / p.units)
}

// ratio says how much faster than peer we are: 2.00 is twice as fast.
func ratio(peer, us time.Duration) string {
	if peer == 0 || us == 0 {
		return "—"
	}
	return fmt.Sprintf("%.2f", float64(peer)/float64(us))
}
