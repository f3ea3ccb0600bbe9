package vm

import (
	"fmt"
	"strings"
)

// What is said of objects that have come to their end: of exceptions that
// nobody can catch, and of coroutines that were never awaited.

// callDel calls __del__; what that raises is printed and forgotten.
func callDel(t *Thread, obj Value) error {
	_, _, err := t.callSpecial(obj, nameDel)
	if e, ok := err.(*Exc); ok {
		return t.Unraisable(e, "Exception ignored while calling deallocator "+reprOrName(t, t.Lookup(obj.Type(), nameDel)))
	}
	return err
}

// Unraisable hands an exception that cannot be raised anywhere to
// sys.unraisablehook. message says where it came from.
func (t *Thread) Unraisable(e *Exc, message string) error {
	if e.tb == nil && t.frame != nil {
		e.tb = newTraceback(nil, t.frame)
	}
	hook := t.hookOfProgram(nameUnraisableHook)
	if hook.p == nil {
		return t.PrintUnraisable(e, message+":")
	}
	args, err := t.unraisableArgs(e, message)
	if err == nil {
		_, err = t.Call(hook, args)
	}
	if failed, ok := err.(*Exc); ok {
		return t.PrintUnraisable(failed, "Exception ignored in sys.unraisablehook: "+reprOrName(t, hook))
	}
	return err
}

// PrintUnraisable is what sys.unraisablehook does by default: it prints an
// exception without those that led to it, and without marks below its lines.
func (t *Thread) PrintUnraisable(e *Exc, message string) error {
	var b strings.Builder
	b.WriteString(message + "\n")
	if e.tb != nil {
		b.WriteString(tracebackHeader)
	}
	for _, p := range e.tb.Places() {
		b.WriteString(p.Plain())
	}
	b.WriteString(excLine(e.typ.excName(), t.safeText(e)))
	return t.Write(Stderr, b.String())
}

// Plain is what is printed for a place where no marks are wanted.
func (p Place) Plain() string {
	text := fmt.Sprintf("  File \"%s\", line %d, in %s\n", p.File(), p.Line(), p.Function())
	if source := p.Source(); source != "" {
		text += "    " + source + "\n"
	}
	return text
}

// neverAwaited warns of a coroutine that was dropped before it started.
func (t *Thread) neverAwaited(g *Generator) error {
	return t.warnUnawaited("coroutine '"+g.qual.s+"' was never awaited", g.origin)
}

const noAllocationTrace = "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n"

// warnUnawaited gives a warning of something that was never awaited. Origin is
// where it was made, if that is known.
func (t *Thread) warnUnawaited(text string, origin *origin) error {
	message := text
	if origin != nil {
		message += "\n" + strings.TrimSuffix(origin.text(), "\n")
	}
	var err error
	if t.frame == nil {
		err = t.Write(Stderr, "<sys>:0: RuntimeWarning: "+message+"\n")
	} else {
		err = t.Warn(RuntimeWarning, message, noAllocationTrace)
	}
	if report := t.vm.cfg.NeverAwaited; report != nil && err == nil {
		report(text)
	}
	return err
}

// An origin is where a coroutine was made: the frames, innermost first. It is
// noted while Thread.OriginDepth asks for it.
type origin struct{ frames []Place }

// origin notes where the thread is, if that is wanted.
func (t *Thread) origin() *origin {
	if t.OriginDepth <= 0 {
		return nil
	}
	o := &origin{}
	for f := t.frame; f != nil && len(o.frames) < t.OriginDepth; f = f.back {
		if f.code.File != nil {
			o.frames = append(o.frames, Place{f.code, f.pc - 1})
		}
	}
	return o
}

// value is cr_origin.
func (o *origin) value() Value {
	if o == nil {
		return None
	}
	frames := make([]Value, len(o.frames))
	for i, p := range o.frames {
		frames[i] = NewTuple(NewStr(p.File()), Int(int64(p.Line())), NewStr(p.Function()))
	}
	return NewTuple(frames...)
}

func (o *origin) text() string {
	text := "Coroutine created at (most recent call last)\n"
	for i := len(o.frames) - 1; i >= 0; i-- {
		text += o.frames[i].Plain()
	}
	return text
}

var nameWarnings, nameIssueMachine = Intern("warnings"), Intern("_issue_machine")

// Warn prints a warning for the line that is being executed, followed by more.
// The same warning is printed once for a line.
func (t *Thread) Warn(category *Type, text, more string) error {
	f := t.frame
	for f != nil && (f.code.File == nil || f.code.hidden()) {
		f = f.back
	}
	file, line, source := "<sys>", 0, ""
	if f != nil {
		file, line = f.code.fileName(), f.code.lineAt(f.pc-1)
		if s := strings.TrimSpace(f.code.File.Line(line)); s != "" {
			source = "  " + s + "\n"
		}
	}
	if warnings := t.vm.modules.GetStr(nameWarnings); warnings.p != nil {
		// The program has its own say in what is shown.
		_, err := t.CallMethod(warnings, nameIssueMachine, NewStr(text), Obj(category), NewStr(file), Int(int64(line)), NewStr(more))
		return err
	}
	message := fmt.Sprintf("%s:%d: %s: %s\n", file, line, category.Name, text)
	if t.vm.warned[message] {
		return nil
	}
	if t.vm.warned == nil {
		t.vm.warned = map[string]bool{}
	}
	t.vm.warned[message] = true
	return t.Write(Stderr, message+source+more)
}
