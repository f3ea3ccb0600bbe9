package web

import "time"

// Limits bound what one visitor can make the server do. Those of a program are
// told to the page, which explains them.
type Limits struct {
	// SourceBytes is the length of a program. It is a quarter of ReadBytes,
	// so that a program whose every character JSON escapes still fits.
	SourceBytes int `json:"sourceBytes"`
	// Instructions is how many bytecode instructions a run may execute: some
	// seconds of computing, and hours of virtual time spent waiting.
	Instructions int64 `json:"instructions"`
	// Events is the length of a run's trace. The page keeps every event.
	Events int64 `json:"events"`
	// OutputBytes is how much a run may print.
	OutputBytes int64 `json:"outputBytes"`
	// MemoryBytes is how much a run may hold at once.
	MemoryBytes int64 `json:"memoryBytes"`
	// WallClock is how long a run may take in real time.
	WallClock time.Duration `json:"-"`

	// ReadBytes is the length of a message from the page.
	ReadBytes int64 `json:"-"`
	// Runs is how many runs the server carries out at the same time.
	Runs int `json:"-"`
}

// DefaultLimits are right for a class on a small machine.
var DefaultLimits = Limits{
	SourceBytes:  256 << 10,
	Instructions: 200_000_000,
	Events:       1_000_000,
	OutputBytes:  1 << 20,
	MemoryBytes:  128 << 20,
	WallClock:    20 * time.Second,
	ReadBytes:    1 << 20,
	Runs:         64,
}
