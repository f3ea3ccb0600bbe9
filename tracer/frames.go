package tracer

import "slices"

// A CallFrame is a call in progress of a program whose lines are traced.
type CallFrame struct {
	Ref    Ref
	Name   Sym    // the function
	Task   uint32 // the task that runs it, 0 outside of tasks
	Caller Ref    // the frame of the same task that called or awaits it
	Pos    Pos    // its last Line
	Vars   []Variable
}

// Variable is a variable of a frame, in the order in which they were bound.
type Variable struct {
	Name, Text Sym
	Seq        int // the event that told its value
}

// Stack gives the frames of a task, the innermost first. Task 0 is what runs
// outside of tasks.
func (s *State) Stack(task uint32) []CallFrame {
	var stack []CallFrame
	for ref := s.Tops[task]; ref != 0; {
		f, ok := s.Frames[ref]
		if !ok || f.Task != task {
			break
		}
		stack = append(stack, f)
		ref = f.Caller
	}
	return stack
}

func (s *State) applyFrame(ev *Event) {
	f := s.Frames[ev.Obj]
	f.Ref = ev.Obj
	switch ev.Kind {
	case Line:
		f.Name, f.Task, f.Caller, f.Pos = ev.Name, ev.Task, ev.Peer, ev.Pos
		s.Frames[ev.Obj] = f
		s.Tops[ev.Task] = ev.Obj
		if s.module == 0 {
			s.module = ev.Obj
		}
	case Local:
		f.Vars = changed(f.Vars, Variable{ev.Name, ev.Text, s.Seq})
		s.Frames[ev.Obj] = f
	case FrameEnd:
		delete(s.Frames, ev.Obj)
		if s.Tops[f.Task] == ev.Obj {
			s.Tops[f.Task] = f.Caller
		}
		if s.Tops[0] == 0 { // a callback or thread is over; the program is where it was
			s.Tops[0] = s.module
		}
	case LinesOmitted:
		if ev.Sub == OmitRest {
			clear(s.Frames)
			clear(s.Tops)
		}
	}
}

// changed gives a copy of vars in which one has another value, or none.
func changed(vars []Variable, v Variable) []Variable {
	vars = slices.Clone(vars)
	i := slices.IndexFunc(vars, func(known Variable) bool { return known.Name == v.Name })
	switch {
	case v.Text == 0 && i >= 0:
		return slices.Delete(vars, i, i+1)
	case v.Text == 0:
		return vars
	case i < 0:
		return append(vars, v)
	}
	vars[i] = v
	return vars
}
