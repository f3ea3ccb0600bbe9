package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

var (
	nameAtExit   = vm.Intern("atexit")
	nameRunExits = vm.Intern("_run_exitfuncs")
)

// RunExitFunctions calls what the program registered with atexit, at its end.
func RunExitFunctions(t *vm.Thread) error {
	module := t.VM().Modules().GetStr(nameAtExit)
	if module.IsNil() {
		return nil
	}
	_, err := t.CallMethod(module, nameRunExits)
	return err
}
