package syntax

func (e *Error) suggested() *Error { return e }
