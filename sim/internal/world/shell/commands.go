package shell

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

var commands map[string]command

func init() {
	commands = map[string]command{
		"cat": cat, "date": date, "echo": echo, "env": env, "false": func(*Process) (int, error) { return 1, nil },
		"grep": grep, "head": head, "ls": ls, "pwd": func(p *Process) (int, error) { return 0, p.printf("%s\n", p.Dir) },
		"python": python, "python3": python, "seq": seq, "sh": sh, "bash": sh, "sleep": sleep, "sort": sortLines,
		"true": func(*Process) (int, error) { return 0, nil }, "wc": wc,
	}
}

func echo(p *Process) (int, error) {
	args, end := p.Args[1:], "\n"
	if len(args) > 0 && args[0] == "-n" {
		args, end = args[1:], ""
	}
	return 0, p.printf("%s%s", strings.Join(args, " "), end)
}

func cat(p *Process) (int, error) {
	if len(p.Args) == 1 {
		return 0, p.copyInput()
	}
	return p.eachFile(p.Args[1:], func(data []byte) error { return p.Out(data) })
}

// copyInput passes the standard input on as it comes.
func (p *Process) copyInput() error {
	for {
		data, err := p.In()
		if err != nil || len(data) == 0 {
			return err
		}
		if err := p.Out(data); err != nil {
			return err
		}
	}
}

// eachFile gives f the contents of files, and complains of those that cannot be
// read; - is the standard input.
func (p *Process) eachFile(names []string, f func(data []byte) error) (int, error) {
	status := 0
	for _, name := range names {
		var data []byte
		var err error
		if name == "-" {
			if data, err = p.readAll(); err != nil {
				return 0, err
			}
		} else if data, err = p.readFile(name); err != nil {
			status = 1
			if err := p.complain("%s: %v", name, err); err != nil {
				return 0, err
			}
			continue
		}
		if err := f(data); err != nil {
			return 0, err
		}
	}
	return status, nil
}

// contents is what the files named have together, or the standard input.
func (p *Process) contents(names []string) (data []byte, status int, err error) {
	if len(names) == 0 {
		data, err = p.readAll()
		return data, 0, err
	}
	status, err = p.eachFile(names, func(some []byte) error {
		data = append(data, some...)
		return nil
	})
	return data, status, err
}

// linesOf gives the lines of a text without their ends.
func linesOf(data []byte) []string {
	text := strings.TrimSuffix(string(data), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

func ls(p *Process) (int, error) {
	all, long := false, false
	var names []string
	for _, arg := range p.Args[1:] {
		if !strings.HasPrefix(arg, "-") {
			names = append(names, arg)
			continue
		}
		for _, letter := range arg[1:] {
			switch letter {
			case 'a', 'A':
				all = true
			case 'l':
				long = true
			case '1', 'h':
			default:
				return 2, p.complain("invalid option -- '%c'", letter)
			}
		}
	}
	if len(names) == 0 {
		names = []string{"."}
	}
	status := 0
	for i, name := range names {
		listed, err := p.listing(name, all)
		if err != nil {
			status = 2
			if err := p.complain("cannot access '%s': %v", name, err); err != nil {
				return 0, err
			}
			continue
		}
		if len(names) > 1 {
			if err := p.printf("%s%s:\n", strings.Repeat("\n", min(i, 1)), name); err != nil {
				return 0, err
			}
		}
		for _, entry := range listed {
			if err := p.list(name, entry, long); err != nil {
				return 0, err
			}
		}
	}
	return status, nil
}

// listing gives what ls shows of a file or a folder.
func (p *Process) listing(name string, all bool) ([]string, error) {
	n, err := p.Disk.Stat(p.path(name))
	if err != nil {
		return nil, err
	}
	if !n.Folder {
		return []string{name}, nil
	}
	names, err := p.Disk.Names(p.path(name))
	if !all {
		names = slices.DeleteFunc(names, func(name string) bool { return name[0] == '.' })
	}
	return names, err
}

func (p *Process) list(folder, name string, long bool) error {
	if !long {
		return p.printf("%s\n", name)
	}
	at := p.path(folder)
	n, err := p.Disk.Stat(at)
	if err == nil && n.Folder {
		n, err = p.Disk.Stat(at + "/" + name)
	}
	if err != nil {
		return err
	}
	kind := "-"
	if n.Folder {
		kind = "d"
	}
	when := time.Unix(0, n.Modified).UTC().Format("Jan _2 15:04")
	return p.printf("%s%s 1 student student %6d %s %s\n", kind, permissions(n.Mode), len(n.Data), when, name)
}

func permissions(mode int) string {
	text := []byte("rwxrwxrwx")
	for i := range text {
		if mode>>(8-i)&1 == 0 {
			text[i] = '-'
		}
	}
	return string(text)
}

func sleep(p *Process) (int, error) {
	if len(p.Args) < 2 {
		return 1, p.complain("missing operand")
	}
	var total float64
	for _, arg := range p.Args[1:] {
		unit, number := 1.0, arg
		if last := len(arg) - 1; last >= 0 {
			if seconds := map[byte]float64{'s': 1, 'm': 60, 'h': 3600, 'd': 86400}[arg[last]]; seconds > 0 {
				unit, number = seconds, arg[:last]
			}
		}
		s, err := strconv.ParseFloat(number, 64)
		if err != nil || s < 0 {
			return 1, p.complain("invalid time interval ‘%s’", arg)
		}
		total += s * unit
	}
	return 0, p.Sleep(int64(total * 1e9))
}

func head(p *Process) (int, error) {
	n, args := 10, p.Args[1:]
	if len(args) > 1 && args[0] == "-n" {
		if count, err := strconv.Atoi(args[1]); err == nil {
			n, args = count, args[2:]
		}
	}
	data, status, err := p.contents(args)
	if err != nil {
		return 0, err
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	return status, p.Out(bytes.Join(lines[:min(n, len(lines))], nil))
}

func wc(p *Process) (int, error) {
	which, args := "", p.Args[1:]
	if len(args) > 0 && strings.HasPrefix(args[0], "-") {
		which, args = args[0][1:], args[1:]
	}
	data, status, err := p.contents(args)
	if err != nil {
		return 0, err
	}
	counts := map[string]int{"l": bytes.Count(data, []byte("\n")), "w": len(bytes.Fields(data)), "c": len(data)}
	var text string
	switch n, known := counts[which]; {
	case known:
		text = strconv.Itoa(n)
	case which == "":
		text = fmt.Sprintf("%7d %7d %7d", counts["l"], counts["w"], counts["c"])
	default:
		return 1, p.complain("invalid option -- '%s'", which)
	}
	if len(args) == 1 {
		text += " " + args[0]
	}
	return status, p.printf("%s\n", text)
}

func grep(p *Process) (int, error) {
	args, invert := p.Args[1:], false
	if len(args) > 0 && args[0] == "-v" {
		args, invert = args[1:], true
	}
	if len(args) == 0 {
		return 2, p.complain("a pattern is missing")
	}
	data, status, err := p.contents(args[1:])
	if err != nil {
		return 0, err
	}
	found := 1
	for _, line := range linesOf(data) {
		if strings.Contains(line, args[0]) == invert {
			continue
		}
		found = 0
		if err := p.printf("%s\n", line); err != nil {
			return 0, err
		}
	}
	return max(status, found), nil
}

func sortLines(p *Process) (int, error) {
	args, reverse := p.Args[1:], false
	if len(args) > 0 && args[0] == "-r" {
		args, reverse = args[1:], true
	}
	data, status, err := p.contents(args)
	if err != nil {
		return 0, err
	}
	lines := linesOf(data)
	slices.Sort(lines)
	if reverse {
		slices.Reverse(lines)
	}
	for _, line := range lines {
		if err := p.printf("%s\n", line); err != nil {
			return 0, err
		}
	}
	return status, nil
}

func seq(p *Process) (int, error) {
	var bounds []int
	for _, arg := range p.Args[1:] {
		n, err := strconv.Atoi(arg)
		if err != nil {
			return 1, p.complain("invalid integer argument: ‘%s’", arg)
		}
		bounds = append(bounds, n)
	}
	first, last := 1, 0
	switch len(bounds) {
	case 1:
		last = bounds[0]
	case 2:
		first, last = bounds[0], bounds[1]
	default:
		return 1, p.complain("one or two operands were expected")
	}
	for n := first; n <= last; n++ {
		if err := p.printf("%d\n", n); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

func env(p *Process) (int, error) {
	for _, name := range slices.Sorted(maps.Keys(p.Env)) {
		if err := p.printf("%s=%s\n", name, p.Env[name]); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

func date(p *Process) (int, error) {
	return 0, p.printf("%s\n", time.Unix(0, p.Now()).UTC().Format("Mon Jan _2 15:04:05 UTC 2006"))
}

// python is python -c TEXT, python FILE, and a program from the standard input.
func python(p *Process) (int, error) {
	args := p.Args[1:]
	for len(args) > 0 && (args[0] == "-u" || args[0] == "-B") {
		args = args[1:]
	}
	switch {
	case len(args) == 1 && (args[0] == "--version" || args[0] == "-V"):
		return 0, p.printf("Python 3.14.6\n")
	case len(args) >= 2 && args[0] == "-c":
		return p.Python(p, "<string>", args[1], append([]string{"-c"}, args[2:]...))
	case len(args) == 0 || args[0] == "-":
		src, err := p.readAll()
		if err != nil {
			return 0, err
		}
		return p.Python(p, "<stdin>", string(src), []string{"-"})
	case strings.HasPrefix(args[0], "-"):
		return 2, p.complain("the option %s is not simulated; use -c TEXT or a file", args[0])
	}
	src, err := p.readFile(args[0])
	if err != nil {
		return 2, p.Err(fmt.Appendf(nil, "%s: can't open file '%s': [Errno %d] %v\n", p.Args[0], p.path(args[0]), err, err))
	}
	return p.Python(p, args[0], string(src), args)
}

// sh is sh -c TEXT.
func sh(p *Process) (int, error) {
	if len(p.Args) < 3 || p.Args[1] != "-c" {
		return 2, p.complain("only -c TEXT is simulated")
	}
	return Script(p, p.Args[2])
}
