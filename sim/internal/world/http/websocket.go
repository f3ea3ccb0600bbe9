package http

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// The opcodes of WebSocket frames (RFC 6455, section 5.2).
const (
	opContinuation = 0x0
	opClose        = 0x8
)

// maxMessage bounds a WebSocket message.
const maxMessage = 16 << 20

// A frameMessage is a whole message, or a control frame.
type frameMessage struct {
	opcode byte
	data   []byte
}

// A frameReader puts messages together from the bytes of frames.
type frameReader struct {
	rest     []byte
	begun    *frameMessage // whose last frame has not arrived
	messages []frameMessage
}

func (r *frameReader) feed(data []byte) error {
	r.rest = append(r.rest, data...)
	for {
		final, m, n, err := parseFrame(r.rest)
		if err != nil || n == 0 {
			return err
		}
		r.rest = r.rest[n:]
		if err := r.add(final, m); err != nil {
			return err
		}
	}
}

// add adds a frame to the message that it belongs to.
func (r *frameReader) add(final bool, m frameMessage) error {
	switch {
	case m.opcode >= opClose: // control frames may come within a message
		r.messages = append(r.messages, m)
		return nil
	case m.opcode == opContinuation && r.begun == nil:
		return errors.New("a continuation frame without a message")
	case m.opcode == opContinuation:
		r.begun.data = append(r.begun.data, m.data...)
	default:
		r.begun = &m
	}
	if len(r.begun.data) > maxMessage {
		return fmt.Errorf("a message is longer than %d bytes", maxMessage)
	}
	if final {
		r.messages = append(r.messages, *r.begun)
		r.begun = nil
	}
	return nil
}

// take gives the next message.
func (r *frameReader) take() (frameMessage, bool) {
	if len(r.messages) == 0 {
		return frameMessage{}, false
	}
	m := r.messages[0]
	r.messages = r.messages[1:]
	return m, true
}

// parseFrame reads the frame at the start of b and says how long it is there; 0
// if it is not complete.
func parseFrame(b []byte) (final bool, m frameMessage, length int, err error) {
	if len(b) < 2 {
		return false, m, 0, nil
	}
	final, m.opcode = b[0]&0x80 != 0, b[0]&0x0f
	masked, size, at := b[1]&0x80 != 0, uint64(b[1]&0x7f), 2
	switch {
	case size == 126 && len(b) >= 4:
		size, at = uint64(binary.BigEndian.Uint16(b[2:])), 4
	case size == 127 && len(b) >= 10:
		size, at = binary.BigEndian.Uint64(b[2:]), 10
	case size > 125:
		return false, m, 0, nil
	}
	if size > maxMessage {
		return false, m, 0, fmt.Errorf("a frame is longer than %d bytes", maxMessage)
	}
	var mask []byte
	if masked {
		mask = b[at:min(at+4, len(b))]
		at += 4
	}
	end := at + int(size)
	if len(b) < end {
		return false, m, 0, nil
	}
	m.data = append([]byte(nil), b[at:end]...)
	applyMask(m.data, mask)
	return final, m, end, nil
}

func applyMask(data, mask []byte) {
	for i := range mask {
		for j := i; j < len(data); j += 4 {
			data[j] ^= mask[i]
		}
	}
}

// frameBytes is a whole message as one frame, masked if mask is not nil, as
// clients must.
func frameBytes(opcode byte, data, mask []byte) []byte {
	b := []byte{0x80 | opcode, 0}
	switch n := len(data); {
	case n < 126:
		b[1] = byte(n)
	case n < 1<<16:
		b[1] = 126
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	default:
		b[1] = 127
		b = binary.BigEndian.AppendUint64(b, uint64(n))
	}
	if mask != nil {
		b[1] |= 0x80
		b = append(b, mask...)
	}
	start := len(b)
	b = append(b, data...)
	applyMask(b[start:], mask)
	return b
}
