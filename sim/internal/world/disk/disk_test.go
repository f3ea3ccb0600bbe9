package disk

import (
	"errors"
	"slices"
	"testing"
)

func newDisk(files map[string]string) *Disk { return New(files, func() int64 { return 7 }) }

func TestErrors(t *testing.T) {
	files := map[string]string{"a.txt": "a", "full/b.txt": "b", "/tmp/empty/x": ""}
	write := Flags{Write: true, Create: true}
	open := func(f Flags, path string) func(*Disk) error {
		return func(d *Disk) error {
			_, err := d.Open(path, f)
			return err
		}
	}
	tests := []struct {
		name string
		do   func(*Disk) error
		want error
	}{
		{"open what is not there", open(Flags{Read: true}, "none"), ENOENT},
		{"open an empty path", open(Flags{Read: true}, ""), ENOENT},
		{"open a folder", open(Flags{Read: true}, "full"), EISDIR},
		{"make a file with a slash", open(write, "new/"), EISDIR},
		{"make a file in no folder", open(write, "none/x"), ENOENT},
		{"make a file below a file", open(write, "a.txt/x"), ENOTDIR},
		{"make what is there", open(Flags{Write: true, Create: true, Exclusive: true}, "a.txt"), EEXIST},
		{"a file with a slash", open(Flags{Read: true}, "a.txt/"), ENOTDIR},
		{"make a folder that is there", func(d *Disk) error { return d.Mkdir("full", 0o755) }, EEXIST},
		{"make the root", func(d *Disk) error { return d.Mkdir("/", 0o755) }, EEXIST},
		{"remove a folder as a file", func(d *Disk) error { return d.Remove("full") }, EISDIR},
		{"remove a file as a folder", func(d *Disk) error { return d.Rmdir("a.txt") }, ENOTDIR},
		{"remove a full folder", func(d *Disk) error { return d.Rmdir("full") }, ENOTEMPTY},
		{"rename onto a folder", func(d *Disk) error { return d.Rename("a.txt", "full") }, EISDIR},
		{"rename a folder onto a file", func(d *Disk) error { return d.Rename("full", "a.txt") }, ENOTDIR},
		{"rename a folder into itself", func(d *Disk) error { return d.Rename("full", "full/inner") }, EINVAL},
		{"rename what is not there", func(d *Disk) error { return d.Rename("none", "x") }, ENOENT},
		{"go into a file", func(d *Disk) error { return d.Chdir("a.txt") }, ENOTDIR},
		{"a path above the root", open(Flags{Read: true}, "../../../../etc/passwd"), ENOENT},
		{"a path above the root, to what is there", open(Flags{Read: true}, "../../../home/student/a.txt"), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if err := test.do(newDisk(files)); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func TestFilesKeepWhatIsWritten(t *testing.T) {
	d := newDisk(nil)
	h, err := d.Open("f", Flags{Read: true, Write: true, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		do   func() error
		want string
	}{
		{func() error { return h.Write([]byte("hello")) }, "hello"},
		{func() error { _, err := h.Seek(-2, FromEnd); return err }, "hello"},
		{func() error { return h.Write([]byte("p!!")) }, "help!!"[:3] + "p!!"},
		{func() error { _, err := h.Seek(8, FromStart); return err }, "help!!"},
		{func() error { return h.Write([]byte("x")) }, "help!!\x00\x00x"},
		{func() error { return h.Truncate(4) }, "help"},
		{func() error { return h.Truncate(6) }, "help\x00\x00"},
	}
	for i, step := range steps {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := string(h.Node().Data); got != step.want {
			t.Errorf("after step %d: %q, want %q", i, got, step.want)
		}
	}
}

func TestAnOpenFileOutlivesItsName(t *testing.T) {
	d := newDisk(map[string]string{"f": "still here"})
	h, err := d.Open("f", Flags{Read: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Remove("f"); err != nil {
		t.Fatal(err)
	}
	if data, err := h.Read(-1); string(data) != "still here" || err != nil {
		t.Errorf("read %q, %v", data, err)
	}
	if names, _ := d.Names("."); len(names) != 0 {
		t.Errorf("the folder has %v", names)
	}
}

func TestNamesAreSorted(t *testing.T) {
	d := newDisk(map[string]string{"b": "", "a": "", "c/x": ""})
	if names, err := d.Names(Home); !slices.Equal(names, []string{"a", "b", "c"}) || err != nil {
		t.Errorf("got %v, %v", names, err)
	}
}

func TestCheckFilesNamesTheFile(t *testing.T) {
	err := CheckFiles(map[string]string{"a": "", "a/b": ""})
	if want := `world: file "a/b": Not a directory`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
