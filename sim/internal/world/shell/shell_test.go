package shell_test

import (
	"testing"

	"github.com/asyncio-playground/playground/sim/internal/world/disk"
	"github.com/asyncio-playground/playground/sim/internal/world/shell"
)

// run runs a script in one process: stages of a pipeline run one after the
// other, which is enough for commands that end.
func run(t *testing.T, script string) (out, errs string, status int) {
	t.Helper()
	d := disk.New(map[string]string{"a.txt": "one\ntwo\nthree\n", "dir/b.txt": "b", ".hidden": ""}, func() int64 { return 0 })
	p := &shell.Process{
		Args: []string{"sh", "-c", script}, Disk: d, Dir: disk.Home, Env: map[string]string{"NAME": "value"},
		In:    func() ([]byte, error) { return nil, nil },
		Out:   func(b []byte) error { out += string(b); return nil },
		Err:   func(b []byte) error { errs += string(b); return nil },
		Sleep: func(int64) error { return nil },
		Now:   func() int64 { return 1_767_225_600e9 },
		Start: func(p *shell.Process, run func(*shell.Process) (int, error)) func() (int, error) {
			status, err := run(p)
			return func() (int, error) { return status, err }
		},
		Pipe: func() (func() ([]byte, error), func([]byte) error, func(), func()) {
			var data []byte
			read := func() ([]byte, error) {
				some := data
				data = nil
				return some, nil
			}
			write := func(b []byte) error { data = append(data, b...); return nil }
			return read, write, func() {}, func() {}
		},
	}
	status, err := shell.Run(p)
	if err != nil {
		t.Fatal(err)
	}
	return out, errs, status
}

func TestScripts(t *testing.T) {
	tests := []struct {
		script, out, err string
		status           int
	}{
		{"echo one   two", "one two\n", "", 0},
		{`echo 'a  b' "c $NAME" \$x d"e"f $NAME$NOTHING`, "a  b c value $x def value\n", "", 0},
		{"echo -n x; echo y", "xy\n", "", 0},
		{"false", "", "", 1},
		{"true && echo yes || echo no", "yes\n", "", 0},
		{"false && echo yes || echo no", "no\n", "", 0},
		{"exit 3; echo never", "", "", 3},
		{"cat a.txt | grep t | sort -r | head -n 1", "two\n", "", 0},
		{"grep nothing a.txt", "", "", 1},
		{"wc -l a.txt; wc -w < a.txt", "3 a.txt\n3\n", "", 0},
		{"ls; ls -a dir", "a.txt\ndir\nb.txt\n", "", 0},
		{"ls nowhere", "", "ls: cannot access 'nowhere': No such file or directory\n", 2},
		{"cat none.txt a.txt", "one\ntwo\nthree\n", "cat: none.txt: No such file or directory\n", 1},
		{"echo x > new.txt; echo y >> new.txt; cat new.txt", "x\ny\n", "", 0},
		{"cat none 2> errors; cat errors", "cat: none: No such file or directory\n", "", 0},
		{"cat none 2>&1 | wc -l", "1\n", "", 0},
		{"cd dir && pwd && cat b.txt; cd ..; pwd", "/home/student/dir\nb/home/student\n", "", 0},
		{"nothing like it", "", "/bin/sh: 1: nothing: not found\n", 127},
		{"seq 2 4", "2\n3\n4\n", "", 0},
		{"date", "Thu Jan  1 00:00:00 UTC 2026\n", "", 0},
		{"sleep x", "", "sleep: invalid time interval ‘x’\n", 1},
		{"echo 'open", "", "/bin/sh: 1: Syntax error: unterminated quoted string\n", 2},
		{"| cat", "", "/bin/sh: 1: Syntax error: \"|\" unexpected\n", 2},
		{"echo a &", "", "/bin/sh: 1: Syntax error: \"&\" is not simulated\n", 2},
		{"cat ../../../../etc/passwd", "", "cat: ../../../../etc/passwd: No such file or directory\n", 1},
	}
	for _, test := range tests {
		t.Run(test.script, func(t *testing.T) {
			out, errs, status := run(t, test.script)
			if out != test.out || errs != test.err || status != test.status {
				t.Errorf("out %q, err %q, status %d", out, errs, status)
			}
		})
	}
}

func FuzzScripts(f *testing.F) {
	f.Add(`echo "a $b" 'c' | cat > x; cat < x && exit 2 || ls -l 2>&1`)
	f.Fuzz(func(t *testing.T, script string) { run(t, script) })
}
