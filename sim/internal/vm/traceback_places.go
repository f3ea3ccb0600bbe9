package vm

import (
	"strings"
)

// What the module traceback needs of frames and tracebacks.

// A Place is where a frame stands, or stood when an exception passed through it.
type Place tracebackLine

// Places gives the entries of a traceback, outermost first.
func (tb *Traceback) Places() []Place {
	var places []Place
	for ; tb != nil; tb = tb.next {
		places = append(places, Place{tb.code, tb.pc})
	}
	return places
}

// StackPlaces gives where a frame and its callers stand, outermost first. Code
// that is not the program's own is left out.
func (o *FrameObject) StackPlaces() []Place {
	if o.frame == nil {
		return []Place{{o.code, o.pc - 1}}
	}
	var places []Place
	for f := o.frame; f != nil; f = f.back {
		if f.code.File != nil {
			places = append([]Place{{f.code, f.pc - 1}}, places...)
		}
	}
	return places
}

// Text gives what a traceback prints for the place.
func (p Place) Text() string { return tracebackLine(p).format() }

// Function is the name of the code.
func (p Place) Function() string { return p.code.Name }

// File is the name of the source file.
func (p Place) File() string { return p.code.fileName() }

// Line is the number of the line.
func (p Place) Line() int { return p.code.lineAt(p.pc) }

// Source gives the text of the line, "" if it is not known.
func (p Place) Source() string {
	if p.code.File == nil || p.code.hidden() {
		return ""
	}
	return strings.TrimSpace(p.code.File.Line(p.Line()))
}

// Extent gives where the expression begins and ends: columns in bytes, from 0.
func (p Place) Extent() (col, endLine, endCol int) {
	if p.code.File == nil {
		return 0, p.Line(), 0
	}
	span := p.code.spanAt(p.pc)
	from, to := p.code.File.Position(span.Start), p.code.File.Position(span.End)
	return from.Col, to.Line, to.Col
}

// FormatPlaces gives what a traceback prints for the places; a recursion is
// shown a few times only.
func FormatPlaces(places []Place) string {
	lines := make([]tracebackLine, len(places))
	for i, p := range places {
		lines[i] = tracebackLine(p)
	}
	return formatLines(lines)
}

// FormatExceptionFrames is FormatException where frames writes the entries of
// each traceback.
func (t *Thread) FormatExceptionFrames(e *Exc, chain bool, frames func(tb *Traceback) string) string {
	p := &excPrinter{t: t, chain: chain, frames: frames, seen: map[*Exc]bool{}}
	p.print(e)
	return p.b.String()
}
