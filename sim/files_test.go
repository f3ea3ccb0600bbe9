package sim_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// The output of the archive's main.py was recorded from CPython 3.14.
func TestProgramsImportTheirOwnFiles(t *testing.T) {
	parts := readArchive(t, "testdata/files/imports.txtar")
	got := runProgram(t, "main.py", parts["main.py"], sim.Config{Files: sim.FileMap(parts)})
	if got.stdout != parts["stdout"] {
		t.Errorf("stdout:\n%s\nwant:\n%s", got.stdout, parts["stdout"])
	}
	if got.stderr != parts["stderr"] {
		t.Errorf("stderr:\n%s\nwant:\n%s", got.stderr, parts["stderr"])
	}
	if status := strconv.Itoa(got.status); status != strings.TrimSpace(parts["status"]) {
		t.Errorf("exit status %s", status)
	}
}

func TestEventsSayWhichFileTheyAreOf(t *testing.T) {
	prog, err := sim.Compile("main.py", "import asyncio, helper\nasyncio.run(helper.f())\n")
	if err != nil {
		t.Fatal(err)
	}
	rec := new(tracer.Recorder)
	files := sim.FileMap{"helper.py": "import asyncio\n\nasync def f():\n    await asyncio.sleep(1)\n"}
	if _, err := sim.Run(t.Context(), prog, sim.Config{Files: files, Lines: true, Trace: rec}); err != nil {
		t.Fatal(err)
	}
	lines := map[string]bool{}
	for _, ev := range rec.All() {
		if ev.Kind == tracer.Line {
			lines[rec.Text(ev.Pos.File)+":"+strconv.Itoa(int(ev.Pos.Line))] = true
		}
	}
	for _, want := range []string{"main.py:1", "main.py:2", "helper.py:1", "helper.py:3", "helper.py:4"} {
		if !lines[want] {
			t.Errorf("no event is at %s; there are %v", want, lines)
		}
	}
}

func TestAFileOfTheProgramIsNotUnknown(t *testing.T) {
	files := sim.FileMap{"helper.py": "", "pkg/mod.py": ""}
	if found := sim.CheckFiles("main.py", "import helper, pkg.mod, other\n", files); len(found) != 1 || found[0].Args["module"] != "other" {
		t.Errorf("it says %v", found)
	}
}
