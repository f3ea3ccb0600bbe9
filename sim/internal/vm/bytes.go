package vm

// Bytes is a bytes object.
type Bytes struct {
	Header
	s string
}

// bytesInstance is an instance of a subclass of bytes.
type bytesInstance struct {
	Bytes
	attrs Attrs
}

// NewBytes makes a bytes object.
func NewBytes(s string) Value { return Obj(&Bytes{Header{BytesType}, s}) }

// AsBytes gives v as a bytes object, if it is one or an instance of a subclass.
func (v Value) AsBytes() (*Bytes, bool) {
	if v.Type().Layout != LayoutBytes {
		return nil, false
	}
	return as[Bytes](v), true
}

// String gives the bytes as a Go string.
func (b *Bytes) String() string { return b.s }
