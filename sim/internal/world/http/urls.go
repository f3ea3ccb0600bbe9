package http

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// splitURL takes a URL apart: scheme, user, password, host, port (or None),
// path, query and fragment, as they are written; host and scheme in small
// letters.
func splitURL(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	text, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	u, err := url.Parse(text)
	if err != nil {
		return vm.Value{}, t.Raise(vm.ValueError, "%s", strings.TrimPrefix(err.Error(), "parse "))
	}
	user, password := vm.None, vm.None
	if u.User != nil {
		user = vm.NewStr(u.User.Username())
		if p, ok := u.User.Password(); ok {
			password = vm.NewStr(p)
		}
	}
	port := vm.None
	if n, err := strconv.Atoi(u.Port()); err == nil {
		port = vm.Int(int64(n))
	}
	path := u.EscapedPath()
	if u.Opaque != "" {
		path = u.Opaque
	}
	return vm.NewTuple(vm.NewStr(u.Scheme), user, password, vm.NewStr(strings.ToLower(u.Hostname())), port,
		vm.NewStr(path), vm.NewStr(u.RawQuery), vm.NewStr(u.EscapedFragment())), nil
}

// joinURL resolves a reference against a base.
func joinURL(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	var parts [2]*url.URL
	for i := range parts {
		text, err := t.Str(args[i])
		if err != nil {
			return vm.Value{}, err
		}
		if parts[i], err = url.Parse(text); err != nil {
			return vm.Value{}, t.Raise(vm.ValueError, "%s", err.Error())
		}
	}
	return vm.NewStr(parts[0].ResolveReference(parts[1]).String()), nil
}

// quote escapes what may not stand in a query; safe characters may, and with
// plus a blank is a +.
func quote(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	text, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	safe, err := t.Str(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	plus, err := t.Truth(args[2])
	if err != nil {
		return vm.Value{}, err
	}
	var b strings.Builder
	const digits = "0123456789ABCDEF"
	for _, c := range []byte(text) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~", c) >= 0, strings.IndexByte(safe, c) >= 0:
			b.WriteByte(c)
		case c == ' ' && plus:
			b.WriteByte('+')
		default:
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return vm.NewStr(b.String()), nil
}

// unquote takes quote back; with plus a + is a blank.
func unquote(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	text, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	plus, err := t.Truth(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if plus {
		text = strings.ReplaceAll(text, "+", " ")
	}
	var b []byte
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if n, err := strconv.ParseUint(text[i+1:i+3], 16, 8); err == nil {
				b = append(b, byte(n))
				i += 2
				continue
			}
		}
		b = append(b, text[i])
	}
	return vm.NewStr(strings.ToValidUTF8(string(b), "\uFFFD")), nil
}
