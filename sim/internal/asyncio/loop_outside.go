package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// The methods of the loop that have to do with the outside are functions of
// modules that package world provides, by the method's name.
var lentMethods = []struct {
	module string
	names  []string
}{
	{"asyncio.selector_events", []string{"create_connection", "create_server", "getaddrinfo"}},
}

// absentMethods are those of CPython's loop that are left out.
var absentMethods = []string{
	"add_reader", "add_writer", "connect_accepted_socket", "connect_read_pipe", "connect_write_pipe",
	"create_datagram_endpoint", "create_unix_connection", "create_unix_server", "getnameinfo",
	"remove_reader", "remove_writer", "sendfile", "sock_accept", "sock_connect", "sock_recv",
	"sock_recv_into", "sock_recvfrom", "sock_recvfrom_into", "sock_sendall", "sock_sendfile", "sock_sendto",
	"start_tls", "subprocess_exec", "subprocess_shell",
}

func loopOutsideMethods() []*vm.Native {
	var methods []*vm.Native
	for _, lent := range lentMethods {
		for _, name := range lent.names {
			methods = append(methods, lentMethod(lent.module, name))
		}
	}
	for _, name := range absentMethods {
		methods = append(methods, vm.Fn(name, "*args, **kwargs", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return vm.Value{}, t.Raise(vm.NotImplementedError, "loop.%s() is not simulated", name)
		}))
	}
	return methods
}

// lentMethod calls a function of a module with the loop and the arguments.
func lentMethod(module, name string) *vm.Native {
	attr := vm.Intern(name)
	return vm.Fn(name, "*args, **kwargs", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		m, err := t.Import(module)
		if err != nil {
			return vm.Value{}, err
		}
		fn, err := t.GetAttr(vm.Obj(m), attr)
		if err != nil {
			return vm.Value{}, err
		}
		positional, names := append([]vm.Value{args[0]}, tupleItems(args[1])...), []*vm.Str(nil)
		err = eachKeyword(t, args[2], func(name *vm.Str, v vm.Value) error {
			positional, names = append(positional, v), append(names, name)
			return nil
		})
		if err != nil {
			return vm.Value{}, err
		}
		return t.CallKw(fn, positional, names)
	})
}
