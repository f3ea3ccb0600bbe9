package network

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
)

// notes is a Receiver that writes down what it is told.
type notes struct {
	k     *kernel.Kernel
	name  string
	lines *[]string
	quiet bool // about Sent
}

func (r *notes) note(format string, args ...any) error {
	*r.lines = append(*r.lines, fmt.Sprintf("%v %s ", time.Duration(r.k.Now()), r.name)+fmt.Sprintf(format, args...))
	return nil
}

func (r *notes) Received(data []byte) error {
	if len(data) > 20 {
		return r.note("received %d bytes", len(data))
	}
	return r.note("received %q", data)
}
func (r *notes) EOF() error           { return r.note("eof") }
func (r *notes) Lost(err error) error { return r.note("lost: %v", err) }
func (r *notes) Sent(left int) error {
	if left == 0 && r.quiet {
		return nil
	}
	return r.note("still to send: %d", left)
}

// run does do on a network whose remote host "far" takes every connection, and gives
// what the ends of the connection to it saw.
func run(t *testing.T, settings profile.Network, do func(k *kernel.Kernel, near, far *Conn)) []string {
	t.Helper()
	k := kernel.New()
	n := New(k, settings, 1)
	var lines []string
	var far *Conn
	n.Site("far", func(Addr) func(*Conn) error {
		return func(c *Conn) error {
			far = c
			c.Start(&notes{k, "far", &lines, true})
			return nil
		}
	})
	n.Dial(Addr{"far", 80}, func(near *Conn, err error) error {
		if err != nil {
			lines = append(lines, fmt.Sprintf("%v %v", time.Duration(k.Now()), err))
			return nil
		}
		near.Start(&notes{k, "near", &lines, true})
		do(k, near, far)
		return nil
	})
	if _, err := k.Main().Wait(int64(time.Hour)); err != nil {
		t.Fatal(err)
	}
	return lines
}

const ms = profile.Duration(time.Millisecond)

func TestConnection(t *testing.T) {
	path := profile.Path{Connect: 20 * ms, Latency: 100 * ms}
	tests := []struct {
		name     string
		settings profile.Network
		do       func(k *kernel.Kernel, near, far *Conn)
		want     string
	}{
		{
			"bytes take half the latency, in order", profile.Network{Path: path},
			func(_ *kernel.Kernel, near, far *Conn) {
				near.Write([]byte("a"))
				near.Write([]byte("b"))
				far.Write([]byte("c"))
			},
			`70ms far received "a"; 70ms far received "b"; 70ms near received "c"`,
		},
		{
			"bandwidth spreads bytes", profile.Network{Path: profile.Path{Bandwidth: 1000}},
			func(_ *kernel.Kernel, near, _ *Conn) {
				near.Write(make([]byte, 100))
				near.Write(make([]byte, 50))
			},
			`100ms far received 100 bytes; 150ms far received 50 bytes`,
		},
		{
			"an end that does not read holds the writer up", profile.Network{},
			func(k *kernel.Kernel, near, far *Conn) {
				far.Pause()
				near.Write(make([]byte, window+5))
				k.Schedule(int64(time.Second), func() error { far.Resume(); return nil })
			},
			`0s near still to send: 5; 1s far received 65536 bytes; 1s far received "\x00\x00\x00\x00\x00"`,
		},
		{
			"half-close", profile.Network{Path: path},
			func(_ *kernel.Kernel, near, far *Conn) {
				near.Write([]byte("last"))
				near.CloseWrite()
				far.Write([]byte("still"))
			},
			`70ms far received "last"; 70ms far eof; 70ms near received "still"`,
		},
		{
			"close sends what is left", profile.Network{Path: path},
			func(_ *kernel.Kernel, near, _ *Conn) {
				near.Write([]byte("bye"))
				near.Close()
			},
			`20ms near lost: <nil>; 70ms far received "bye"; 70ms far eof`,
		},
		{
			"writing to a closed end resets", profile.Network{Path: path},
			func(_ *kernel.Kernel, near, far *Conn) {
				near.Close()
				far.Write([]byte("x"))
			},
			`20ms near lost: <nil>; 70ms far eof; 120ms far lost: connection reset by peer`,
		},
		{
			"abort", profile.Network{Path: path},
			func(_ *kernel.Kernel, near, _ *Conn) { near.Abort() },
			`20ms near lost: <nil>; 70ms far eof`,
		},
		{
			"abort with something unread", profile.Network{Path: path},
			func(k *kernel.Kernel, near, far *Conn) {
				near.Pause()
				far.Write([]byte("x"))
				k.Schedule(int64(time.Second), near.Abort)
			},
			`1s near lost: <nil>; 1.05s far lost: connection reset by peer`,
		},
		{
			"a host that refuses", profile.Network{Path: path, Hosts: map[string]profile.Host{"far": {Fail: profile.FailRefused}}},
			nil, `20ms connection refused`,
		},
		{
			"a host whose name is unknown", profile.Network{Path: path, Hosts: map[string]profile.Host{"far": {Fail: profile.FailDNS}}},
			nil, `20ms name or service not known`,
		},
		{
			"a host that never answers", profile.Network{Path: path, Hosts: map[string]profile.Host{"far": {Fail: profile.FailTimeout}}},
			nil, ``,
		},
		{
			"a host that resets", profile.Network{Path: path, Hosts: map[string]profile.Host{"far": {Fail: profile.FailReset}}},
			func(*kernel.Kernel, *Conn, *Conn) {}, `120ms near lost: connection reset by peer`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(run(t, test.settings, test.do), "; "); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestListen(t *testing.T) {
	k := kernel.New()
	n := New(k, profile.Network{}, 1)
	l, err := n.Listen(8000, func(c *Conn) error { return c.Write([]byte("hello")) })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := n.Listen(8000, nil); !errors.Is(err, ErrInUse) {
		t.Errorf("a port that is taken: %v", err)
	}
	var lines []string
	dial := func() {
		n.Dial(Addr{"127.0.0.1", 8000}, func(c *Conn, err error) error {
			if err != nil {
				lines = append(lines, err.Error())
				return nil
			}
			c.Start(&notes{k, "client", &lines, true})
			return nil
		})
	}
	dial()
	k.Main().Wait(1)
	l.Close()
	dial()
	k.Main().Wait(2)
	if want := []string{`0s client received "hello"`, ErrRefused.Error()}; !slices.Equal(lines, want) {
		t.Errorf("got %q, want %q", lines, want)
	}
}

func TestJitterIsTheSeeds(t *testing.T) {
	draw := func(seed int64) (times []int64) {
		n := New(kernel.New(), profile.Network{}, seed)
		for range 5 {
			times = append(times, n.jitter(10*ms))
		}
		return times
	}
	if a, b := draw(1), draw(1); !slices.Equal(a, b) {
		t.Errorf("one seed gave %v and %v", a, b)
	}
	if a, b := draw(1), draw(2); slices.Equal(a, b) {
		t.Errorf("two seeds gave %v", a)
	}
}
