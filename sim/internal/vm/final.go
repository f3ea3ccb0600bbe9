package vm

// finalizers is what a run knows about objects whose end has consequences.
type finalizers struct {
	pending int // objects that are watched
}

// dropped is called when a reference may have gone while objects are watched.
func (t *Thread) dropped() error { return nil }

// droppedRaising is dropped while an exception is on its way.
func (t *Thread) droppedRaising(error) error { return nil }

// coroutineMade is called for every new coroutine.
func (t *Thread) coroutineMade(*Generator) {}

// instanceMade is called for every new instance of a class that a program defined.
func (t *Thread) instanceMade(*Type, Value) {}

// visitFrame visits what a frame holds.
func visitFrame(f *Frame, visit func(Value)) {
	for _, v := range f.window(0, f.code.NumRegs) {
		visitValue(v, visit)
	}
	if f.fn != nil {
		visit(Obj(f.fn))
	}
	visitValue(f.locals, visit)
	visitValue(f.self, visit)
}
