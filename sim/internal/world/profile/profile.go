// Package profile is the description of a simulated world: how long things
// outside the program take and how they fail, what the network, the disk and
// the database hold, and what happens to the program from outside. It is data
// and nothing else: package host gives each run its own world made after it.
//
// A lesson's front matter, the page's panel and `playground run --world` all
// fill in the same World. A field that is left out has the value of the named
// profile that World.Profile starts from. Start reading with World.
package profile

// A World says what is outside a program.
type World struct {
	// Profile is the name of the profile that the fields left out are taken
	// from; Standard if empty.
	Profile  string   `yaml:"profile" json:"profile,omitempty"`
	CPU      CPU      `yaml:"cpu" json:"cpu,omitzero"`
	Network  Network  `yaml:"network" json:"network,omitzero"`
	Disk     Disk     `yaml:"disk" json:"disk,omitzero"`
	Database Database `yaml:"database" json:"database,omitzero"`
	// Files are what the file system holds at the start, besides an empty
	// working directory: text by path.
	Files map[string]string `yaml:"files" json:"files,omitempty"`
	// Signals are sent to the program, as Ctrl-C is.
	Signals []Signal `yaml:"signals" json:"signals,omitempty"`
	// Clients make requests to servers that the program runs.
	Clients []Client `yaml:"clients" json:"clients,omitempty"`
}

// The names of profiles.
const (
	// Standard is the world of everyday examples: a request to another host
	// takes 100 ms there and back after a connect, a file operation 10 ms in
	// aiofiles and none in open(), a query 10 ms.
	Standard = "standard"
	// Tutorial is the world in which the tutorials' programs were recorded: a
	// request takes 0.1 s in all or, for /delay/N, exactly N s; its answer is
	// the JSON text {"url": "<url>"}; each aiofiles operation takes 0.01 s; each
	// asyncpg operation 0.1 s.
	Tutorial = "tutorial"
)

// Names are the profiles that there are.
var Names = []string{Standard, Tutorial}

// A CPU says what computing costs.
type CPU struct {
	// Cost is the virtual time of one bytecode instruction. 0: computing takes
	// no time.
	Cost Duration `yaml:"cost" json:"cost,omitzero"`
	// Switch is how long a thread keeps the interpreter lock when others want
	// it, as sys.setswitchinterval sets it.
	Switch Duration `yaml:"switch" json:"switch,omitzero"`
	// Count is os.cpu_count().
	Count int `yaml:"count" json:"count,omitzero"`
}

// A Network says how long messages take and which hosts there are. This
// machine itself, localhost, answers without delay.
type Network struct {
	Path `yaml:",inline"`
	// Hosts are what a lesson adds to the built-in sites, or changes, by name.
	Hosts map[string]Host `yaml:"hosts" json:"hosts,omitempty"`
}

// A Path is the way between this machine and another one.
type Path struct {
	// Connect is how long it takes until a connection stands.
	Connect Duration `yaml:"connect" json:"connect,omitzero"`
	// Latency is the time of a message there and its answer back.
	Latency Duration `yaml:"latency" json:"latency,omitzero"`
	// Jitter is added to each message's latency, drawn evenly from 0 to it by a
	// generator that the run's seed determines.
	Jitter Duration `yaml:"jitter" json:"jitter,omitzero"`
	// Bandwidth is in bytes a second, either way; 0 is without limit.
	Bandwidth int64 `yaml:"bandwidth" json:"bandwidth,omitzero"`
}

// A Failure is a way in which a host does not answer.
type Failure string

// The failures of hosts and routes.
const (
	FailNone    Failure = ""
	FailDNS     Failure = "dns"     // the name is unknown
	FailRefused Failure = "refused" // nobody listens on the port
	FailTimeout Failure = "timeout" // nothing ever comes back
	FailReset   Failure = "reset"   // the connection breaks instead of an answer
)

// A Host is a machine of the network.
type Host struct {
	Path   `yaml:",inline"`
	Fail   Failure          `yaml:"fail" json:"fail,omitempty"`
	Routes map[string]Route `yaml:"routes" json:"routes,omitempty"` // by "GET /path" or "/path"; a last * stands for any rest
}

// A Route is what a host answers to a request.
type Route struct {
	Status  int               `yaml:"status" json:"status,omitzero"` // 200 if 0
	Headers map[string]string `yaml:"headers" json:"headers,omitempty"`
	Text    string            `yaml:"text" json:"text,omitempty"`
	JSON    any               `yaml:"json" json:"json,omitempty"` // instead of Text
	// Delay is how long the host thinks before it answers.
	Delay Duration `yaml:"delay" json:"delay,omitzero"`
	// Pace is how long each Chunk bytes of the body take: a slow body.
	Pace  Duration `yaml:"pace" json:"pace,omitzero"`
	Chunk int      `yaml:"chunk" json:"chunk,omitzero"`
	Fail  Failure  `yaml:"fail" json:"fail,omitempty"`
	// Times bounds Fail and an error Status to the first few requests; 0 is
	// always. It lets a lesson show a retry that succeeds.
	Times int `yaml:"times" json:"times,omitzero"`
}

// A Disk says how long files take.
type Disk struct {
	// Latency is the time of one operation that waits for the disk in a thread
	// (aiofiles).
	Latency Duration `yaml:"latency" json:"latency,omitzero"`
	// Blocking is the time of one operation that blocks (open, read, write,
	// close of an ordinary file).
	Blocking Duration `yaml:"blocking" json:"blocking,omitzero"`
	// Bandwidth is in bytes a second; 0 is without limit.
	Bandwidth int64 `yaml:"bandwidth" json:"bandwidth,omitzero"`
}

// A Database says how long queries take.
type Database struct {
	Connect Duration `yaml:"connect" json:"connect,omitzero"`
	Latency Duration `yaml:"latency" json:"latency,omitzero"` // of one query
	// Setup is SQL that ran before the program starts.
	Setup string `yaml:"setup" json:"setup,omitempty"`
	// Connections is how many connections a server takes at once; 0 is without
	// limit.
	Connections int     `yaml:"connections" json:"connections,omitzero"`
	Fail        Failure `yaml:"fail" json:"fail,omitempty"`
}

// A Signal is sent to the program at a moment.
type Signal struct {
	At   Duration `yaml:"at" json:"at"`
	Name string   `yaml:"signal" json:"signal"` // SIGINT, SIGTERM …
}

// A Client makes one request from outside at a moment, and waits for its
// answer.
type Client struct {
	At      Duration          `yaml:"at" json:"at"`
	Request string            `yaml:"request" json:"request"` // "GET http://localhost:8000/path"
	Headers map[string]string `yaml:"headers" json:"headers,omitempty"`
	Text    string            `yaml:"text" json:"text,omitempty"`
	JSON    any               `yaml:"json" json:"json,omitempty"`
}
