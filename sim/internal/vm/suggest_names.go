package vm

import (
	"sort"
	"strings"
)

// suggestion is what a traceback adds to the message of an error that comes
// from a misspelt name.
func (t *Thread) suggestion(e *Exc) string {
	switch {
	case e.typ.IsSubtype(AttributeError):
		return t.suggestAttribute(e)
	case e.typ.IsSubtype(NameError):
		return t.suggestName(e)
	case e.typ.IsSubtype(ImportError):
		return t.suggestImport(e)
	}
	return ""
}

func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return ". Did you mean: '" + name + "'?"
}

func (t *Thread) suggestAttribute(e *Exc) string {
	wrong, ok := e.Field("name").AsStr()
	if !ok || len(e.fields) < 2 || e.fields[1].p == nil {
		return ""
	}
	names := t.dirNames(e.fields[1])
	if !strings.HasPrefix(wrong.s, "_") && !e.raisedInMethodOf(e.fields[1]) {
		names = publicNames(names)
	}
	return didYouMean(closest(wrong.s, names))
}

// raisedInMethodOf says whether the innermost frame is that of a method of obj.
func (e *Exc) raisedInMethodOf(obj Value) bool {
	f := e.innermostFrame()
	if f == nil || f.locals == nil {
		return false
	}
	return f.locals.GetStr(nameSelf) == obj
}

var nameSelf = Intern("self")

// innermostFrame gives the frame that raised the exception, as far as it is known.
func (e *Exc) innermostFrame() *FrameObject {
	tb := e.tb
	if tb == nil {
		return nil
	}
	for tb.next != nil {
		tb = tb.next
	}
	if tb.frame == nil {
		return nil
	}
	if f := tb.frame.frame; f != nil {
		tb.frame.locals = localsDict(f)
	}
	return tb.frame
}

// dirNames gives dir(v), as far as it can be had.
func (t *Thread) dirNames(v Value) []string {
	list, found, err := t.callSpecial(v, nameDir)
	if !found || err != nil {
		return nil
	}
	items, err := t.ToList(list)
	if err != nil {
		return nil
	}
	var names []string
	for _, n := range items {
		if s, ok := n.AsStr(); ok {
			names = append(names, s.s)
		}
	}
	sort.Strings(names)
	return names
}

func publicNames(names []string) []string {
	var public []string
	for _, n := range names {
		if !strings.HasPrefix(n, "_") {
			public = append(public, n)
		}
	}
	return public
}

func (t *Thread) suggestName(e *Exc) string {
	wrong, ok := e.Field("name").AsStr()
	if !ok {
		return ""
	}
	var names []string
	f := e.innermostFrame()
	if f != nil {
		if self := f.locals.GetStr(nameSelf); self.p != nil && f.locals != f.globals {
			if x, err := t.LookupAttr(self, wrong); err == nil && x.p != nil {
				return ". Did you mean: 'self." + wrong.s + "'?"
			}
		}
		names = append(names, dictNames(f.locals)...)
		names = append(names, dictNames(f.globals)...)
		names = append(names, dictNames(t.vm.builtins)...)
	}
	if similar := closest(wrong.s, names); similar != "" {
		return didYouMean(similar)
	}
	if t.isModuleName(wrong.s) {
		return ". Did you forget to import '" + wrong.s + "'?"
	}
	return ""
}

func dictNames(d *Dict) []string {
	var names []string
	for k := range d.All() {
		if s, ok := k.AsStr(); ok {
			names = append(names, s.s)
		}
	}
	return names
}

// isModuleName says whether name is a module of the standard library.
func (t *Thread) isModuleName(name string) bool {
	if t.vm.cfg.Modules[name] != nil {
		return true
	}
	i := sort.SearchStrings(stdlibNames, name)
	return i < len(stdlibNames) && stdlibNames[i] == name
}

func (t *Thread) suggestImport(e *Exc) string {
	module, ok := e.Field("name").AsStr()
	wrong, okFrom := e.Field("name_from").AsStr()
	if !ok || !okFrom {
		return ""
	}
	m := t.vm.modules.GetStr(module)
	if m.p == nil {
		return ""
	}
	names := t.dirNames(m)
	if !strings.HasPrefix(wrong.s, "_") {
		names = publicNames(names)
	}
	return didYouMean(closest(wrong.s, names))
}

// stdlibNames are the modules of CPython's standard library that a program may
// have forgotten to import, sorted.
var stdlibNames = strings.Fields(`abc argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2
calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib
contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings
ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt
getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress
itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt
multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil
platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue
quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal
site smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep
struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit
tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest
urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib
zoneinfo`)
