package stdlib

import (
	"slices"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// cpythonModules are the modules that CPython's standard library has, so that
// importing one that is not here can be told from a mistyped name. The packages
// that are here name their modules, too.
var cpythonModules = strings.Fields(`
	__future__ abc annotationlib antigravity argparse array ast asyncio atexit
	base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd code
	codecs codeop collections colorsys compileall compression concurrent
	configparser contextlib contextvars copy copyreg csv ctypes curses
	dataclasses datetime dbm decimal difflib dis doctest email encodings
	ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions
	ftplib functools gc genericpath getopt getpass gettext glob graphlib grp
	gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io
	ipaddress itertools json keyword linecache locale logging lzma mailbox
	marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt
	ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle
	pickletools pkgutil platform plistlib poplib posix posixpath pprint profile
	pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri
	random re readline reprlib resource rlcompleter runpy sched secrets select
	selectors shelve shlex shutil signal site smtplib socket socketserver
	sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string
	stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile
	tempfile termios textwrap this threading time timeit tkinter token tokenize
	tomllib trace traceback tracemalloc tty turtle turtledemo types typing
	unicodedata unittest urllib uuid venv warnings wave weakref webbrowser
	winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo

	concurrent.interpreters html.entities http.client http.cookiejar
	http.cookies http.server json.scanner json.tool logging.config
	logging.handlers string.templatelib unittest.mock urllib.error
	urllib.request urllib.response urllib.robotparser
`)

// missingModule is the factory of a module that CPython has and the playground
// has not.
func missingModule(name string) vm.ModuleFactory {
	return func(t *vm.Thread) (*vm.Module, error) {
		err := t.Raise(vm.ModuleNotFoundError,
			"the playground does not have the standard library's module '%s' yet: programs that import it cannot run here", name)
		if exc, ok := err.(*vm.Exc); ok {
			exc.SetField("name", str(name))
		}
		return nil, err
	}
}

// moduleNames is sys.stdlib_module_names.
func moduleNames(t *vm.Thread) (vm.Value, error) {
	var names []vm.Value
	for _, name := range cpythonModules {
		if !strings.Contains(name, ".") {
			names = append(names, str(name))
		}
	}
	return vm.NewFrozenSet(t, names)
}

// IsStandard says whether CPython's standard library has a module.
func IsStandard(name string) bool { return slices.Contains(cpythonModules, name) }

// Lacks says whether CPython has a module that this package has not.
func Lacks(name string) bool {
	return name != "time" && nativeModules[name] == nil && pythonModules[name] == nil && slices.Contains(cpythonModules, name)
}
