package http

import (
	"crypto/sha1"
	"embed"
	"encoding/base64"
	"encoding/binary"
	"maps"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/prelude"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/network"
	"github.com/asyncio-playground/playground/tracer"
)

//go:embed all:py
var pythonFiles embed.FS

// Modules gives the modules of this package, for vm.Config.
func Modules() map[string]vm.ModuleFactory {
	all := maps.Clone(prelude.Modules(pythonFiles, "py"))
	all["_httpcore"] = coreModule
	return all
}

// coreModule is what the Python half of this package is built on.
func coreModule(*vm.Thread) (*vm.Module, error) {
	return vm.NewModule("_httpcore", "HTTP over the simulated network.",
		connectionType, listenerType,
		vm.Def("Failure", vm.Obj(failureType)),
		vm.Fn("listen", "host, port, accept", listenFn),
		vm.Fn("serving", "what", serving),
		vm.Fn("split_url", "url", splitURL),
		vm.Fn("join_url", "base, url", joinURL),
		vm.Fn("quote", "text, safe='', plus=False", quote),
		vm.Fn("unquote", "text, plus=False", unquote),
		vm.Fn("reason", "status", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			status, err := t.Index(args[0])
			return vm.NewStr(reasonOf(status)), err
		}),
		vm.Fn("accept_key", "key", acceptKey),
	), nil
}

// acceptKey is what a server answers to the key of a WebSocket handshake
// (RFC 6455, section 1.3).
func acceptKey(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	key, err := t.Str(args[0])
	sum := sha1.Sum([]byte(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	return vm.NewStr(base64.StdEncoding.EncodeToString(sum[:])), err
}

func listenFn(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	port, err := t.Index(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	s, err := listen(t, name, port, args[2])
	if err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(s), nil
}

// serving gives a future that ends when all scripted clients have been
// answered, and never if there are none.
func serving(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	what, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	o, err := asyncio.NewOutside(t, what, tracer.ActorNet, 0)
	if err != nil {
		return vm.Value{}, err
	}
	webs.Of(t.VM()).whenServed(func() {
		o.Finish(func(*vm.Thread) (vm.Value, error) { return vm.None, nil })
	})
	return o.Future(), nil
}

func init() {
	listenerType.Define(vm.TypeSpec{
		Module: "_httpcore", Layout: vm.LayoutOther,
		Methods: []*vm.Native{vm.Fn("close", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			vm.As[listener](args[0]).close()
			return vm.None, nil
		})},
		Getters: []vm.Getter{{Name: "port", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			s := vm.As[listener](v)
			if s.Listener == nil {
				return vm.None, nil
			}
			return vm.Int(int64(s.Addr().Port)), nil
		}}},
		Slots: vm.Slots{Visit: func(v vm.Value, visit func(vm.Value)) { visit(vm.As[listener](v).accept) }},
	})
	connectionType.Define(vm.TypeSpec{
		Module: "_httpcore", Layout: vm.LayoutOther, Doc: "An end of a connection.",
		Methods: connectionMethods(),
		Getters: connectionGetters(),
		Slots: vm.Slots{New: vm.Constructor("Connection", "host, port", func(t *vm.Thread, _ *vm.Type, args []vm.Value) (vm.Value, error) {
			name, err := t.Str(args[0])
			if err != nil {
				return vm.Value{}, err
			}
			port, err := t.Index(args[1])
			if err != nil {
				return vm.Value{}, err
			}
			return vm.Obj(newConnection(host.Of(t.VM()), network.Addr{Host: network.Canonical(name), Port: port})), nil
		})},
	})
}

// waitingMethod declares a method that waits: what it waits for is called what,
// at most within seconds may pass without anything arriving, and with block the thread
// waits and gets the result instead of a future.
func waitingMethod(name, params string, do func(t *vm.Thread, c *connection, args []vm.Value, o waitOptions) (vm.Value, error)) *vm.Native {
	return vm.Fn(name, "what, within, block"+params, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		what, err := t.Str(args[1])
		if err != nil {
			return vm.Value{}, err
		}
		limit, err := within(t, args[2])
		if err != nil {
			return vm.Value{}, err
		}
		block, err := t.Truth(args[3])
		if err != nil {
			return vm.Value{}, err
		}
		return do(t, vm.As[connection](args[0]), args[4:], waitOptions{what, block, limit})
	})
}

func connectionMethods() []*vm.Native {
	return []*vm.Native{
		waitingMethod("request", ", data, head, connect_within", func(t *vm.Thread, c *connection, args []vm.Value, o waitOptions) (vm.Value, error) {
			data, err := t.BytesOf(args[0])
			if err != nil {
				return vm.Value{}, err
			}
			if c.head, err = t.Truth(args[1]); err != nil {
				return vm.Value{}, err
			}
			limit, err := within(t, args[2])
			if err != nil {
				return vm.Value{}, err
			}
			return c.request(t, []byte(string(data)), o, limit)
		}),
		waitingMethod("body", "", func(t *vm.Thread, c *connection, _ []vm.Value, o waitOptions) (vm.Value, error) {
			return c.rawBody(t, o)
		}),
		waitingMethod("some", ", n", func(t *vm.Thread, c *connection, args []vm.Value, o waitOptions) (vm.Value, error) {
			n, err := t.Index(args[0])
			if err != nil {
				return vm.Value{}, err
			}
			return c.some(t, o, n)
		}),
		waitingMethod("next_request", "", func(t *vm.Thread, c *connection, _ []vm.Value, o waitOptions) (vm.Value, error) {
			return c.nextRequest(t, o)
		}),
		waitingMethod("drain", "", func(t *vm.Thread, c *connection, _ []vm.Value, o waitOptions) (vm.Value, error) {
			return c.drained(t, o)
		}),
		waitingMethod("frame", "", func(t *vm.Thread, c *connection, _ []vm.Value, o waitOptions) (vm.Value, error) {
			return c.frame(t, o)
		}),
		vm.Fn("taken", "n", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := t.Index(args[1])
			if err != nil {
				return vm.Value{}, err
			}
			return vm.As[connection](args[0]).taken(t, n)
		}),
		vm.Fn("write", "data", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			data, err := t.BytesOf(args[1])
			if err != nil {
				return vm.Value{}, err
			}
			return vm.None, vm.As[connection](args[0]).write(t, []byte(string(data)))
		}),
		vm.Fn("send_frame", "opcode, data, masked", sendFrame),
		doing("upgrade", (*connection).upgrade),
		doing("close", (*connection).close),
		doing("abort", (*connection).abort),
	}
}

func doing(name string, do func(c *connection) error) *vm.Native {
	return vm.Fn(name, "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
		return vm.None, do(vm.As[connection](args[0]))
	})
}

// masks counts the masks that a run's clients have made.
var masks = vm.NewState(func(*vm.VM) *uint64 { return new(uint64) })

func sendFrame(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	opcode, err := t.Index(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	data, err := t.BytesOf(args[2])
	if err != nil {
		return vm.Value{}, err
	}
	masked, err := t.Truth(args[3])
	if err != nil {
		return vm.Value{}, err
	}
	var mask []byte
	if masked {
		n := masks.Of(t.VM())
		*n++
		mask = binary.BigEndian.AppendUint32(nil, uint32(mix(*n)))
	}
	return vm.None, vm.As[connection](args[0]).write(t, frameBytes(byte(opcode), data, mask))
}

func connectionGetters() []vm.Getter {
	flag := func(name string, get func(c *connection) bool) vm.Getter {
		return vm.Getter{Name: name, Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			return vm.Bool(get(vm.As[connection](v))), nil
		}}
	}
	address := func(name string, get func(c *network.Conn) network.Addr) vm.Getter {
		return vm.Getter{Name: name, Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			c := vm.As[connection](v)
			if c.conn == nil {
				return vm.None, nil
			}
			a := get(c.conn)
			if a.Host == network.Local {
				a.Host = "127.0.0.1"
			}
			return vm.NewTuple(vm.NewStr(a.Host), vm.Int(int64(a.Port))), nil
		}}
	}
	return []vm.Getter{
		flag("complete", func(c *connection) bool { return c.in.complete() }),
		flag("closed", (*connection).closed),
		flag("reusable", func(c *connection) bool {
			return c.conn != nil && !c.closed() && !c.eof && c.in.complete() && c.in.msg.keepsAlive() && c.frames == nil
		}),
		flag("idle", func(c *connection) bool { return c.conn == nil || c.conn.Buffered() == 0 }),
		flag("has_frame", func(c *connection) bool { return c.frames != nil && len(c.frames.messages) > 0 }),
		address("local", (*network.Conn).Local),
		address("remote", (*network.Conn).Remote),
		{Name: "waiting", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			return vm.Int(int64(len(vm.As[connection](v).in.body))), nil
		}},
	}
}
