package tracer

// apply changes the State as the next event says. An event that does not fit
// (a trace that was cut out of a longer one, say) changes what it can.
func (s *State) apply(ev *Event) {
	s.Seq++
	s.Time, s.Turn = ev.Time, ev.Turn
	switch ev.Kind {
	case RunEnd:
		s.Ended = true
	case Output:
		s.Console++
	case HandleScheduled, HandleRun, HandleEnd, HandleCancelled, TimerArmed, TimerFired:
		s.applyHandle(ev)
	case TaskCreated, TaskNamed, StepBegin, StepEnd, Frame, CancelRequested, CancelDelivered, TaskDone:
		s.applyTask(ev)
	case FutureCreated, FutureDone, CallbackAdded, CallbackRemoved:
		s.applyFuture(ev)
	case ResourceCreated, ResourceOp:
		s.applyResource(ev)
	case ActorCreated, ActorBusy, ActorIdle:
		s.applyActor(ev)
	case Line, Local, FrameEnd, LinesOmitted:
		s.applyFrame(ev)
	}
}

func (s *State) applyHandle(ev *Event) {
	switch ev.Kind {
	case HandleScheduled:
		s.schedule(ev)
	case HandleRun:
		s.removeReady(ev.Obj)
		s.Running = ev.Obj
	case HandleEnd:
		s.Running = 0
	case HandleCancelled:
		s.removeReady(ev.Obj)
		s.removeTimer(ev.Obj)
	case TimerArmed:
		s.addTimer(Timer{Handle: ev.Obj, Target: ev.Peer, When: ev.Value, Callback: ev.Name})
	case TimerFired:
		s.removeTimer(ev.Obj)
	}
}

func (s *State) schedule(ev *Event) {
	s.Ready = append(s.Ready, Ready{Handle: ev.Obj, Target: ev.Peer, By: ev.Task, Callback: ev.Name, Cause: ev.Sub})
	switch ev.Sub {
	case CauseTimer:
		s.removeTimer(ev.Obj)
	case CauseStep, CauseWakeup:
		if t := s.Task(ev.Peer); t != nil {
			t.Handle = ev.Obj
			if t.Status != TaskRunning { // a bare yield schedules before its step ends
				t.Status = TaskReady
			}
		}
	}
}

func (s *State) applyTask(ev *Event) {
	if ev.Kind == TaskCreated {
		s.Tasks = put(s.Tasks, ev.Obj, Task{Ref: ev.Obj, Parent: ev.Peer, Name: ev.Name, Coro: ev.Text})
		return
	}
	t := s.Task(ev.Obj)
	if t == nil {
		return
	}
	switch ev.Kind {
	case TaskNamed:
		t.Name = ev.Name
	case StepBegin:
		t.Status, t.Pos, t.Handle = TaskRunning, ev.Pos, 0
		t.Awaits, t.AwaitName, t.AwaitDetail, t.Chain = 0, 0, 0, nil
	case StepEnd:
		s.endStep(t, ev)
	case Frame:
		t.Chain = append(t.Chain[:len(t.Chain):len(t.Chain)], ChainFrame{Name: ev.Name, Pos: ev.Pos})
	case CancelRequested:
		t.CancelRequested = true
	case CancelDelivered:
		t.CancelRequested = false
	case TaskDone:
		t.Status, t.Result, t.CancelRequested = doneStatus(ev.Sub), ev.Text, false
	}
}

func (s *State) endStep(t *Task, ev *Event) {
	s.Running = 0
	if ev.Sub != WhySuspended {
		t.Status = doneStatus(ev.Sub)
		return
	}
	t.Status, t.Pos = TaskSuspended, ev.Pos
	if t.Handle != 0 {
		t.Status = TaskReady
	}
	t.Awaits, t.AwaitName, t.AwaitDetail = ev.Peer, ev.Name, ev.Text
}

func doneStatus(why Sub) TaskStatus {
	switch why {
	case WhyRaised:
		return TaskRaised
	case WhyCancelled:
		return TaskCancelled
	}
	return TaskReturned
}

func (s *State) applyFuture(ev *Event) {
	switch ev.Kind {
	case FutureCreated:
		s.Futures[ev.Obj] = Future{Name: ev.Name}
	case FutureDone:
		delete(s.Futures, ev.Obj)
	case CallbackAdded, CallbackRemoved:
		f, ok := s.Futures[ev.Obj]
		if !ok || ev.Peer == 0 {
			return
		}
		if ev.Kind == CallbackAdded {
			f.Waiters = with(f.Waiters, ev.Peer)
		} else {
			f.Waiters = without(f.Waiters, ev.Peer)
		}
		s.Futures[ev.Obj] = f
	}
}

func (s *State) applyResource(ev *Event) {
	if ev.Kind == ResourceCreated {
		s.Resources = put(s.Resources, ev.Obj, Resource{Ref: ev.Obj, Name: ev.Name, Type: ev.Text, Capacity: ev.Value})
		return
	}
	r := at(s.Resources, ev.Obj)
	if r == nil {
		return
	}
	switch ev.Sub {
	case OpWait:
		r.Waiters = with(r.Waiters, ev.Peer)
		return
	case OpAcquire:
		r.Holders = with(r.Holders, ev.Peer)
	case OpRelease:
		r.Holders = without(r.Holders, ev.Peer)
	}
	r.Waiters = without(r.Waiters, ev.Peer)
	switch ev.Sub {
	case OpAcquire, OpRelease, OpPut, OpGet, OpSet, OpClear:
		r.Level = ev.Value
	case OpTaskDone:
		r.Unfinished = ev.Value
	}
	if ev.Sub == OpPut {
		r.Unfinished++
	}
}

func (s *State) applyActor(ev *Event) {
	if ev.Kind == ActorCreated {
		s.Actors = put(s.Actors, ev.Obj, Actor{Ref: ev.Obj, Kind: ev.Sub, Name: ev.Name})
		return
	}
	a := at(s.Actors, ev.Obj)
	if a == nil {
		return
	}
	a.Busy = ev.Kind == ActorBusy
	a.Does, a.For = ev.Name, ev.Peer
	if !a.Busy {
		a.Does, a.For = 0, 0
	}
}
