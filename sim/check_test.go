package sim_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/sim"
)

// checkTests are programs and what is to be said of them: the code, where the
// stretch begins and ends, and the arguments.
var checkTests = []struct{ name, src, want string }{
	{"a clean program", "import asyncio\nasync def main():\n    await asyncio.sleep(1)\nasyncio.run(main())\n", ""},
	{"a syntax error is all that is said", "import nowhere\nx = (1\n", `syntax 2:4-2:5 "SyntaxError: '(' was never closed"`},
	{"an error of the compiler", "x = 1\nreturn x\n", `syntax 2:0-2:8 "SyntaxError: 'return' outside function"`},
	{"a warning of the compiler", "x = 1\nprint(x is 1)\n", `syntax_warning 2:6-2:12 "\"is\" with 'int' literal. Did you mean \"==\"?"`},

	{"asyncio.sleep without await", "import asyncio\nasync def main():\n    asyncio.sleep(1)\n", "never_awaited 3:4-3:20 call=asyncio.sleep where=async"},
	{"under another name", "from asyncio import sleep as nap\nasync def f():\n    nap(1)\n", "never_awaited 3:4-3:10 call=nap where=async"},
	{"a coroutine function of the program", "async def f(): pass\nf()\n", "never_awaited 2:0-2:3 call=f"},
	{"an async generator is none", "async def f():\n    yield 1\nf()\n", ""},
	{"a decorated function is not known", "import contextlib\n@contextlib.asynccontextmanager\nasync def f():\n    pass\nf()\n", ""},
	{"a function that is defined again", "async def f(): pass\ndef f(): pass\nf()\n", ""},
	{"what is kept may be awaited later", "async def f(): pass\nx = f()\n", ""},
	{"a method", "class A:\n    async def a(self): pass\n    def b(self):\n        self.a()\n        self.b()\n", "never_awaited 4:8-4:16 call=self.a"},
	{"an inherited method", "class A:\n    async def a(self): pass\nclass B(A):\n    def b(self):\n        self.a()\n", "never_awaited 5:8-5:16 call=self.a"},
	{"a method of an object that was made here", "class A:\n    async def a(self): pass\nx = A()\nx.a()\n", "never_awaited 4:0-4:5 call=x.a"},
	{"a queue", "import asyncio\nasync def f(q):\n    q.put(1)\n    q.put_nowait(1)\nq = asyncio.Queue()\n", "never_awaited 3:4-3:12 call=q.put where=async"},
	{"a queue of another kind", "import asyncio, queue\nq = asyncio.Queue()\nq = queue.Queue()\nq.put(1)\n", ""},
	{"two variables at once", "import asyncio\na, b = asyncio.Lock(), asyncio.Event()\nb.wait()\n", "never_awaited 3:0-3:8 call=b.wait"},

	{"time.sleep in a coroutine", "import time\nasync def f():\n    time.sleep(1)\n", "blocking 3:4-3:17 call=time.sleep instead=asyncio.sleep"},
	{"time.sleep outside of one", "import time\ndef f():\n    time.sleep(1)\n", ""},
	{"in a function within a coroutine", "import time\nasync def f():\n    def g():\n        time.sleep(1)\n    return g, lambda: time.sleep(1)\n", ""},
	{"an object by the name of a module", "async def f(time):\n    time.sleep(1)\n", ""},
	{"requests, whatever is asked", "try:\n    import requests\nexcept ImportError: pass\nasync def f():\n    return requests.get('x').text\n", "blocking 5:11-5:28 call=requests.get instead=aiohttp.ClientSession"},
	{"open", "async def f():\n    with open('x') as f:\n        pass\n", "blocking 2:9-2:18 call=open instead=aiofiles.open"},
	{"asyncio.run in a coroutine", "import asyncio\nasync def g(): pass\nasync def f():\n    asyncio.run(g())\n", "nested_run 4:4-4:20 call=asyncio.run"},

	{"a mistyped module", "import asyncoi\n", "unknown_module 1:7-1:14 module=asyncoi"},
	{"from a mistyped module", "from  asyncoi import run\n", "unknown_module 1:6-1:13 module=asyncoi"},
	{"a module that is not simulated", "import tkinter as tk\n", "not_simulated 1:7-1:14 module=tkinter"},
	{"a module of a package", "import os.path, xml.dom\n", "not_simulated 1:16-1:23 module=xml.dom"},
	{"a program that is prepared", "try:\n    import uvloop\nexcept ImportError:\n    uvloop = None\n", ""},
	{"for type checkers alone", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import nowhere\n", ""},
}

func TestCheck(t *testing.T) {
	for _, test := range checkTests {
		t.Run(test.name, func(t *testing.T) {
			var lines []string
			for _, f := range sim.Check("main.py", test.src) {
				lines = append(lines, finding(f))
			}
			if got := strings.Join(lines, "\n"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// finding writes a finding as checkTests has it.
func finding(f sim.Finding) string {
	parts := []string{f.Code, fmt.Sprintf("%d:%d-%d:%d", f.Line, f.Col, f.EndLine, f.EndCol)}
	if f.Message != "" {
		parts = append(parts, fmt.Sprintf("%q", f.Message))
	}
	for _, key := range slices.Sorted(maps.Keys(f.Args)) {
		parts = append(parts, key+"="+f.Args[key])
	}
	return strings.Join(parts, " ")
}

func TestCheckSaysNothingOfWhatIsTooLong(t *testing.T) {
	if found := sim.Check("main.py", strings.Repeat("(", sim.MaxSource+1)); found != nil {
		t.Errorf("it says %v", found)
	}
}
