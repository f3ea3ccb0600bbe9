package vm

import (
	"strconv"
	"strings"
)

// NativeFunc is the body of a function that is written in Go. args are bound:
// one Value per declared parameter, in order (self first in a method); those
// that were not passed hold their default, or are nil without one; *args is a
// tuple, **kwargs a dict. The slice belongs to the caller: it is valid until
// the function returns and must not be kept.
type NativeFunc func(t *Thread, args []Value) (Value, error)

// rawFunc is the body of a function that takes its arguments as they come: args
// hold the values of the keywords at the end.
type rawFunc func(t *Thread, args []Value, kw []*Str) (Value, error)

// Native is a function or method that is written in Go, declared by Fn.
type Native struct {
	Header
	name   string
	params *nativeParams
	fn     NativeFunc
	raw    rawFunc // instead of params and fn
	kind   nativeKind
	method bool // takes self, an instance of owner, first
	slot   bool // made from a slot of owner: a subclass that does not override it takes the slot
	python bool // errors of its calls read as those of a function written in Python
	async  bool // its calls give coroutines
	owner  *Type
	self   Value // what __self__ gives: a module, or the class of a static method
	module string
	doc    string
}

type nativeKind uint8

const (
	kindFunction nativeKind = iota // or method, when listed in a TypeSpec
	kindStatic
	kindClass
)

// Fn declares a function or method. params is written as in Python, without
// self: "iterable, /, *, key=None, reverse=False". Defaults may be None, True,
// False, an int, a string in single quotes, or "..." for a parameter that may be missing and
// then is nil. Binding and its error messages are CPython's for built-in functions.
func Fn(name, params string, fn NativeFunc) *Native {
	return &Native{Header: Header{BuiltinFunctionType}, name: name, params: parseParams(name, params), fn: fn}
}

// PyFn declares a function or method that CPython has in Python: the errors of its calls
// and its type are those of a function.
func PyFn(name, params string, fn NativeFunc) *Native {
	n := Fn(name, params, fn)
	n.python = true
	return n
}

// AsyncFn declares a function or method that CPython has as a coroutine
// function.
func AsyncFn(name, params string, fn NativeFunc) *Native {
	return PyFn(name, params, fn).Async()
}

// Async says that calls of the function give coroutines.
func (n *Native) Async() *Native {
	n.async = true
	return n
}

// IsAsync says whether v is a function written in Go whose calls give
// coroutines.
func IsAsync(v Value) bool {
	n := asNative(v)
	return n != nil && n.async
}

// IsPython says whether v is a function written in Go that CPython has in
// Python.
func IsPython(v Value) bool {
	n := asNative(v)
	return n != nil && n.python
}

// StaticFn declares a static method.
func StaticFn(name, params string, fn NativeFunc) *Native {
	n := Fn(name, params, fn)
	n.kind = kindStatic
	return n
}

// ClassFn declares a class method; its first argument is the class.
func ClassFn(name, params string, fn NativeFunc) *Native {
	n := Fn(name, params, fn)
	n.kind = kindClass
	return n
}

// rawFn declares a function that binds its arguments itself.
func rawFn(name string, fn rawFunc) *Native {
	return &Native{Header: Header{BuiltinFunctionType}, name: name, raw: fn}
}

// WithDoc sets the docstring.
func (n *Native) WithDoc(doc string) *Native {
	n.doc = doc
	return n
}

// In sets __module__, for a function that is in no class.
func (n *Native) In(module string) *Native {
	n.module = module
	return n
}

// Name gives the name of the function.
func (n *Native) Name() string { return n.name }

func (n *Native) qualName() string {
	if n.owner != nil {
		return n.owner.QualName + "." + n.name
	}
	return n.name
}

// nativeParams are the parameters of a Native: positional ones, keyword-only
// ones, *args, **kwargs.
type nativeParams struct {
	names    []*Str
	defaults []Value // nil: missing, if the parameter is optional
	optional []bool
	posOnly  int
	pos      int // positional, positional-only ones included
	required int // of the positional ones
	varArgs  bool
	varKw    bool
	argsName string // of *args
	kwName   string // of **kwargs
	exact    bool   // nothing but required positional parameters
	cells    int    // how many Values fn gets, self not counted
}

func parseParams(name, spec string) *nativeParams {
	p := &nativeParams{}
	kwOnly := false
	for _, part := range splitParams(spec) {
		switch {
		case part == "/":
			p.posOnly = len(p.names)
		case part == "*":
			kwOnly = true
		case strings.HasPrefix(part, "**"):
			p.varKw, p.kwName = true, part[2:]
		case strings.HasPrefix(part, "*"):
			p.varArgs, p.argsName, kwOnly = true, part[1:], true
		default:
			p.add(name, part, kwOnly)
		}
	}
	p.cells = len(p.names) + btoi(p.varArgs) + btoi(p.varKw)
	p.exact = p.required == p.cells
	return p
}

// add adds the parameter that part declares.
func (p *nativeParams) add(fn, part string, kwOnly bool) {
	name, text, optional := strings.Cut(part, "=")
	p.names = append(p.names, Intern(strings.TrimSpace(name)))
	p.optional = append(p.optional, optional)
	def, ok := Value{}, true
	if optional {
		def, ok = parseDefault(strings.TrimSpace(text))
	}
	if !ok {
		panic("vm: default of " + part + " of " + fn)
	}
	p.defaults = append(p.defaults, def)
	if kwOnly {
		return
	}
	p.pos++
	if !optional {
		p.required++
	}
}

// splitParams splits at the commas outside of quotes.
func splitParams(spec string) []string {
	var parts []string
	quoted, start := false, 0
	for i := 0; i <= len(spec); i++ {
		if i < len(spec) && spec[i] == '\'' {
			quoted = !quoted
		}
		if i == len(spec) || spec[i] == ',' && !quoted {
			if part := strings.TrimSpace(spec[start:i]); part != "" {
				parts = append(parts, part)
			}
			start = i + 1
		}
	}
	return parts
}

func parseDefault(text string) (Value, bool) {
	switch text {
	case "None":
		return None, true
	case "True":
		return True, true
	case "False":
		return False, true
	case "...":
		return Value{}, true
	case "()":
		return Obj(emptyTuple), true
	}
	if n := len(text); n >= 2 && text[0] == '\'' && text[n-1] == '\'' {
		return Obj(Intern(text[1 : n-1])), true
	}
	if i, err := strconv.ParseInt(text, 10, 64); err == nil {
		return Int(i), true
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil {
		return Float(f), true
	}
	return Value{}, false
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// hold has an exception that leaves n keep the arguments alive, if CPython has n
// in Python: there they are in the frame that the traceback holds.
func (n *Native) hold(args []Value, err error) {
	e, ok := err.(*Exc)
	if !ok || !n.python {
		return
	}
	for _, v := range args {
		if mayHold(v) {
			e.held = append(e.held, v)
		}
	}
}

// callNative calls n; args include self if n is a method.
func (t *Thread) callNative(n *Native, args []Value, kw []*Str) (Value, error) {
	if n.method && (len(args) == len(kw) || !args[0].Type().IsSubtype(n.owner)) {
		return Value{}, t.badSelf(n, args, kw)
	}
	if n.raw != nil {
		return n.raw(t, args, kw)
	}
	p := n.params
	self := btoi(n.hasSelf())
	if p.exact && len(kw) == 0 && len(args)-self == p.cells {
		result, err := n.fn(t, args)
		t.countResult(result)
		if err != nil && t.vm.pending != 0 {
			n.hold(args, err)
		}
		return result, err
	}
	base := t.stack.alloc(self + p.cells)
	bound := window(base, 0, self+p.cells)
	copy(bound, args[:self])
	err := t.bindNative(n, bound[self:], args[self:], kw)
	var result Value
	if err == nil {
		result, err = n.fn(t, bound)
		if err != nil && t.vm.pending != 0 {
			n.hold(bound, err)
		}
	} else if n.kind == kindClass && args[0].Type().Layout == LayoutType {
		// The message names the class that the method was called on.
		called := *n
		called.owner = as[Type](args[0])
		clear(bound[self:])
		err = t.bindNative(&called, bound[self:], args[self:], kw)
	}
	t.stack.release(base, self+p.cells)
	t.countResult(result)
	return result, err
}

// countResult counts the memory of a function's result roughly: natives call
// Alloc for what a program can size, not for each small object.
func (t *Thread) countResult(v Value) {
	if v.p == nil || isImmediate(v) {
		return
	}
	switch v.Type().Layout {
	case LayoutStr, LayoutBytes, LayoutInt:
		t.vm.memory += sizeByLayout(v)
	default:
		t.vm.memory += smallSize
	}
}

// hasSelf says whether the first argument is not one of the declared parameters.
func (n *Native) hasSelf() bool { return n.method || n.kind == kindClass }

func (t *Thread) badSelf(n *Native, args []Value, kw []*Str) error {
	if len(args) == len(kw) {
		return t.Raise(TypeError, "unbound method %s() needs an argument", n.qualName())
	}
	what := "descriptor '%s' for '%s' objects doesn't apply to a '%s' object"
	if n.slot {
		what = "descriptor '%s' requires a '%s' object but received a '%s'"
	}
	return t.Raise(TypeError, what, n.name, n.owner.Name, args[0].Type().Name)
}

// bindNative fills bound from the arguments of a call, self left out.
func (t *Thread) bindNative(n *Native, bound, args []Value, kw []*Str) error {
	p := n.params
	given := len(args) - len(kw)
	if given > p.pos && !p.varArgs {
		return t.tooManyForNative(n, given, len(kw))
	}
	copy(bound, args[:min(given, p.pos)])
	if p.varArgs {
		var rest []Value
		if given > p.pos {
			rest = append(rest, args[p.pos:given]...)
		}
		bound[p.pos] = NewTuple(rest...)
	}
	if len(kw) > 0 || p.varKw {
		if err := t.bindNativeKeywords(n, bound, args[given:], kw); err != nil {
			return err
		}
	}
	for i := min(given, p.pos); i < len(p.names); i++ {
		cell := &bound[p.cell(i)]
		if cell.p != nil {
			continue
		}
		if !p.optional[i] {
			return t.tooFewForNative(n, bound, given, len(kw), i)
		}
		*cell = p.defaults[i]
	}
	return nil
}

// cell gives the place of a named parameter among the bound ones: *args stands
// between the positional and the keyword-only ones.
func (p *nativeParams) cell(i int) int {
	if p.varArgs && i >= p.pos {
		return i + 1
	}
	return i
}

func (t *Thread) bindNativeKeywords(n *Native, bound, values []Value, kw []*Str) error {
	p := n.params
	var rest *Dict
	if p.varKw {
		rest = NewDict()
		bound[p.cells-1] = Obj(rest)
	}
	for i, name := range kw {
		at := indexName(p.names[p.posOnly:], name) + p.posOnly
		switch {
		case at >= p.posOnly && bound[p.cell(at)].p != nil:
			return t.givenTwice(n, name.s, at)
		case at >= p.posOnly:
			bound[p.cell(at)] = values[i]
		case rest != nil:
			rest.SetStr(name, values[i])
		default:
			return t.unexpectedKeyword(n, name.s)
		}
	}
	return nil
}

// indexName finds a name, -1 if it is not there.
func indexName(names []*Str, name *Str) int {
	for i, n := range names {
		if n == name || n.s == name.s {
			return i
		}
	}
	return -1
}

// The messages of calls that do not fit. CPython has several styles, by how a
// built-in function parses its arguments; which one follows from the
// parameters.

func (n *Native) pythonName() string {
	if n.owner != nil {
		return n.owner.QualName + "." + n.name
	}
	return n.name
}

func (t *Thread) unexpectedKeyword(n *Native, name string) error {
	if n.python {
		return t.Raise(TypeError, "%s() got an unexpected keyword argument '%s'", n.pythonName(), name)
	}
	if n.params.posOnly == len(n.params.names) {
		return t.Raise(TypeError, "%s() takes no keyword arguments", n.qualName())
	}
	return t.Raise(TypeError, "%s() got an unexpected keyword argument '%s'", n.name, name)
}

func (t *Thread) givenTwice(n *Native, name string, at int) error {
	if n.python {
		return t.Raise(TypeError, "%s() got multiple values for argument '%s'", n.pythonName(), name)
	}
	return t.Raise(TypeError, "argument for %s() given by name ('%s') and position (%d)", n.name, name, at+1)
}

func (t *Thread) tooManyForNative(n *Native, given, keywords int) error {
	p := n.params
	if n.python {
		self := btoi(n.hasSelf())
		return t.tooManyPositional(n.pythonName(), p.required+self, p.pos+self, given+self, 0)
	}
	if n.slot {
		return t.wrongCount(n, given)
	}
	most, all := "at most ", p.pos
	if p.required == p.pos {
		most = "exactly "
	}
	switch {
	case p.cells == 0:
		return t.Raise(TypeError, "%s() takes no arguments (%d given)", n.qualName(), given+keywords)
	case p.exact && p.posOnly == 1 && p.pos == 1:
		return t.Raise(TypeError, "%s() takes exactly one argument (%d given)", n.qualName(), given)
	case p.posOnly == len(p.names):
		return t.Raise(TypeError, "%s expected %s%d argument%s, got %d", n.name, strings.Replace(most, "exactly ", "", 1), all, plural(all), given)
	case p.pos == 0:
		return t.Raise(TypeError, "%s() takes no positional arguments", n.name)
	case len(p.names) > p.pos:
		return t.Raise(TypeError, "%s() takes %s%d positional argument%s (%d given)", n.name, most, all, plural(all), given)
	}
	return t.Raise(TypeError, "%s() takes %s%d argument%s (%d given)", n.name, most, all, plural(all), given+keywords)
}

// wrongCount is the message of a special method that was made from a slot.
func (t *Thread) wrongCount(n *Native, given int) error {
	p := n.params
	if p.required < p.pos {
		return t.Raise(TypeError, "expected %d or %d arguments, got %d", p.required, p.pos, given)
	}
	return t.Raise(TypeError, "expected %d argument%s, got %d", p.pos, plural(p.pos), given)
}

func (t *Thread) tooFewForNative(n *Native, bound []Value, given, keywords, missing int) error {
	p := n.params
	if n.python {
		return t.missingForNative(n, bound)
	}
	if n.slot {
		return t.wrongCount(n, given)
	}
	least := "at least "
	if p.required == p.pos {
		least = "exactly "
	}
	switch {
	case missing < p.pos && p.exact && p.posOnly == 1 && p.pos == 1:
		return t.Raise(TypeError, "%s() takes exactly one argument (%d given)", n.qualName(), given)
	case p.posOnly == len(p.names):
		return t.Raise(TypeError, "%s expected %s%d argument%s, got %d", n.name, strings.Replace(least, "exactly ", "", 1), p.required, plural(p.required), given)
	case missing < p.posOnly:
		return t.Raise(TypeError, "%s() takes %s%d positional argument%s (%d given)", n.name, least, p.required, plural(p.required), given)
	case missing >= p.pos:
		return t.Raise(TypeError, "%s() missing required keyword-only argument: '%s'", n.name, p.names[missing].s)
	}
	return t.Raise(TypeError, "%s() missing required argument '%s' (pos %d)", n.name, p.names[missing].s, missing+1)
}

// missingForNative is the message for a function that CPython has in Python.
func (t *Thread) missingForNative(n *Native, bound []Value) error {
	p := n.params
	kind, from, to := "positional", 0, p.pos
	names := missingNames(p, bound, from, to)
	if len(names) == 0 {
		kind = "keyword-only"
		names = missingNames(p, bound, p.pos, len(p.names))
	}
	return t.missingArguments(n.pythonName(), kind, names)
}

func missingNames(p *nativeParams, bound []Value, from, to int) []string {
	var names []string
	for i := from; i < to; i++ {
		if bound[p.cell(i)].p == nil && !p.optional[i] {
			names = append(names, p.names[i].s)
		}
	}
	return names
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
