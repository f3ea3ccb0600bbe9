package vm

// The names that CPython's site module adds for people at the prompt: exit,
// quit, help, copyright, credits, license.

// A siteObject prints itself as a hint and does something when it is called.
type siteObject struct {
	Header
	name, hint string
}

var (
	quitterType = declare("Quitter")
	printerType = declare("_Printer")
	helperType  = declare("_Helper")
)

const (
	siteCopyright = "Python is (c) the Python Software Foundation. The playground's Python is an implementation of its own."
	siteCredits   = "Thanks to everybody who makes Python and teaches it."
	siteLicense   = "Type license() to see the full license text"
	siteHelp      = "Type help() for interactive help, or help(object) for help about object."
)

// siteEntries lists these names.
func siteEntries() []ModuleEntry {
	entry := func(typ *Type, name, hint string) Entry {
		return Def(name, Obj(&siteObject{Header{typ}, name, hint}))
	}
	return []ModuleEntry{
		entry(quitterType, "exit", "Use exit() or Ctrl-D (i.e. EOF) to exit"),
		entry(quitterType, "quit", "Use quit() or Ctrl-D (i.e. EOF) to exit"),
		entry(printerType, "copyright", siteCopyright),
		entry(printerType, "credits", siteCredits),
		entry(printerType, "license", siteLicense),
		entry(helperType, "help", siteHelp),
	}
}

func defineSite() {
	self := func(args []Value) *siteObject { return as[siteObject](args[0]) }
	define := func(typ *Type, call *Native) {
		typ.complete(TypeSpec{
			Module:  "_sitebuiltins",
			Layout:  LayoutOther,
			Methods: []*Native{call},
			Slots: Slots{
				Repr: func(_ *Thread, v Value) (string, error) { return as[siteObject](v).hint, nil },
				Call: func(t *Thread, v Value, args []Value, kw []*Str) (Value, error) {
					return t.callNative(call, append([]Value{v}, args...), kw)
				},
			},
		})
	}
	define(quitterType, PyFn("__call__", "code=None", func(t *Thread, args []Value) (Value, error) {
		return Value{}, t.RaiseArgs(SystemExit, args[1])
	}))
	define(printerType, PyFn("__call__", "", func(t *Thread, args []Value) (Value, error) {
		text := self(args).hint
		if text == siteLicense {
			text = "The playground is free software under the MIT license."
		}
		return None, t.Write(Stdout, text+"\n")
	}))
	define(helperType, PyFn("__call__", "*args, **kwds", func(t *Thread, args []Value) (Value, error) {
		pydoc, err := t.Import("_help")
		if err != nil {
			return Value{}, err
		}
		return t.Call(pydoc.Get("help"), as[Tuple](args[1]).items...)
	}))
}
