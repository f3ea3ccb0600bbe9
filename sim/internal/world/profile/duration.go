package profile

import (
	"fmt"
	"time"
)

// A Duration is a time in nanoseconds, written as Go does: 20ms, 1.5s, 2m.
type Duration int64

// UnmarshalText reads a duration for YAML and JSON.
func (d *Duration) UnmarshalText(text []byte) error {
	v, err := time.ParseDuration(string(text))
	if err != nil || v < 0 {
		return fmt.Errorf("%q is no duration; write one such as 20ms, 1.5s or 2m", text)
	}
	*d = Duration(v)
	return nil
}

// MarshalText writes a duration for JSON.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

func (d Duration) String() string { return time.Duration(d).String() }
