package lint

import "strings"

// blocking are the functions that keep the event loop from running anything
// else while they wait, with what an async function awaits in their place. A
// name that ends in a dot stands for all of the module.
var blocking = map[string]string{
	"time.sleep":               "asyncio.sleep",
	"requests.":                "aiohttp.ClientSession",
	"urllib.request.urlopen":   "aiohttp.ClientSession",
	"subprocess.run":           "asyncio.create_subprocess_exec",
	"subprocess.call":          "asyncio.create_subprocess_exec",
	"subprocess.check_call":    "asyncio.create_subprocess_exec",
	"subprocess.check_output":  "asyncio.create_subprocess_exec",
	"subprocess.getoutput":     "asyncio.create_subprocess_shell",
	"os.system":                "asyncio.create_subprocess_shell",
	"os.popen":                 "asyncio.create_subprocess_shell",
	"socket.create_connection": "asyncio.open_connection",
	"sqlite3.connect":          "aiosqlite.connect",
	"input":                    "asyncio.to_thread",
	"open":                     "aiofiles.open",
}

// insteadOf names what to await in place of a function, "" if it may be called.
func insteadOf(path string) string {
	if instead := blocking[path]; instead != "" {
		return instead
	}
	module, _, dotted := strings.Cut(path, ".")
	if !dotted {
		return ""
	}
	return blocking[module+"."]
}
