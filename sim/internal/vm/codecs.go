package vm

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"
)

// codecName gives the plain name of a text encoding, "" for one that is not
// known.
func codecName(name string) string {
	switch strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(name)) {
	case "utf-8", "utf8", "u8", "utf", "cp65001":
		return "utf-8"
	case "utf-8-sig":
		return "utf-8-sig"
	case "ascii", "us-ascii", "646":
		return "ascii"
	case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "8859":
		return "latin-1"
	case "utf-16", "utf16", "u16":
		return "utf-16"
	case "utf-16-le", "utf-16le":
		return "utf-16-le"
	case "utf-16-be", "utf-16be":
		return "utf-16-be"
	case "utf-32", "utf32", "u32":
		return "utf-32"
	case "utf-32-le", "utf-32le":
		return "utf-32-le"
	case "utf-32-be", "utf-32be":
		return "utf-32-be"
	}
	return ""
}

// decodeArgs decodes a bytes-like object; encoding and errors may be missing.
func (t *Thread) decodeArgs(v, encoding, errors Value) (Value, error) {
	b, err := t.bytesFrom(v)
	if err != nil {
		return Value{}, err
	}
	name, handler, err := t.codecArgs("decode", encoding, errors)
	if err != nil {
		return Value{}, err
	}
	s, err := t.Decode(string(b), name, handler)
	if err != nil {
		return Value{}, err
	}
	return NewStr(s), nil
}

func (t *Thread) codecArgs(fn string, encoding, errors Value) (name, handler string, err error) {
	name, handler = "utf-8", "strict"
	if !encoding.IsNil() {
		s, ok := encoding.AsStr()
		if !ok {
			return "", "", t.Raise(TypeError, "%s() argument 'encoding' must be str, not %s", fn, encoding.Type().Name)
		}
		name = s.s
	}
	if !errors.IsNil() {
		s, ok := errors.AsStr()
		if !ok {
			return "", "", t.Raise(TypeError, "%s() argument 'errors' must be str, not %s", fn, errors.Type().Name)
		}
		handler = s.s
	}
	return name, handler, nil
}

func (t *Thread) unknownEncoding(name string) error {
	return t.Raise(LookupError, "unknown encoding: %s", name)
}

// Decode turns bytes into text. handler says what becomes of errors: strict,
// ignore, replace, backslashreplace, surrogateescape.
func (t *Thread) Decode(b, encoding, handler string) (string, error) {
	if err := t.Alloc(4 * len(b)); err != nil {
		return "", err
	}
	name := codecName(encoding)
	switch name {
	case "utf-8", "utf-8-sig":
		if name == "utf-8-sig" {
			b = strings.TrimPrefix(b, "\ufeff")
		}
		if utf8.ValidString(b) {
			return b, nil
		}
		if handler != "strict" { // an escape in the place of each byte
			if err := t.Alloc(8 * len(b)); err != nil {
				return "", err
			}
		}
		return t.decodeUTF8(b, handler)
	case "ascii":
		return t.decodeASCII(b, handler)
	case "latin-1":
		rs := make([]rune, len(b))
		for i := range len(b) {
			rs[i] = rune(b[i])
		}
		return string(rs), nil
	case "":
		return "", t.unknownEncoding(encoding)
	}
	return t.decodeWide(b, name, handler)
}

func (t *Thread) decodeUTF8(b, handler string) (string, error) {
	var out []byte
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRuneInString(b[i:])
		if r != utf8.RuneError || size > 1 {
			out = append(out, b[i:i+size]...)
			i += size
			continue
		}
		n, reason := badUTF8(b[i:])
		text, err := t.decodeError("utf-8", b, i, i+n, reason, handler)
		if err != nil {
			return "", err
		}
		out = append(out, text...)
		i += n
	}
	return string(out), nil
}

// badUTF8 tells how many bytes of a bad sequence belong together, and what is
// wrong with them.
func badUTF8(b string) (n int, reason string) {
	lead := b[0]
	low, high, need := byte(0x80), byte(0xBF), 0
	switch {
	case 0xC2 <= lead && lead <= 0xDF:
		need = 1
	case 0xE0 <= lead && lead <= 0xEF:
		need = 2
		if lead == 0xE0 {
			low = 0xA0
		} else if lead == 0xED {
			high = 0x9F
		}
	case 0xF0 <= lead && lead <= 0xF4:
		need = 3
		if lead == 0xF0 {
			low = 0x90
		} else if lead == 0xF4 {
			high = 0x8F
		}
	default:
		return 1, "invalid start byte"
	}
	for n = 1; n <= need; n++ {
		if n == len(b) {
			return n, "unexpected end of data"
		}
		if b[n] < low || b[n] > high {
			break
		}
		low, high = 0x80, 0xBF
	}
	return n, "invalid continuation byte"
}

func (t *Thread) decodeASCII(b, handler string) (string, error) {
	var out []byte
	for i := range len(b) {
		if b[i] < 0x80 {
			out = append(out, b[i])
			continue
		}
		text, err := t.decodeError("ascii", b, i, i+1, "ordinal not in range(128)", handler)
		if err != nil {
			return "", err
		}
		out = append(out, text...)
	}
	return string(out), nil
}

// decodeError gives what stands for bytes that cannot be decoded.
func (t *Thread) decodeError(codec, b string, start, end int, reason, handler string) (string, error) {
	switch handler {
	case "strict":
		return "", t.RaiseArgs(UnicodeDecodeError, NewStr(codec), NewBytes(b), Int(int64(start)), Int(int64(end)), NewStr(reason))
	case "ignore":
		return "", nil
	case "replace":
		return "\ufffd", nil
	case "backslashreplace":
		text := ""
		for ; start < end; start++ {
			text += fmt.Sprintf(`\x%02x`, b[start])
		}
		return text, nil
	case "surrogateescape":
		var text []byte
		for ; start < end; start++ {
			text = appendRune(text, 0xDC00+rune(b[start]))
		}
		return string(text), nil
	}
	return "", t.Raise(LookupError, "unknown error handler name '%s'", handler)
}

// decodeWide decodes UTF-16 and UTF-32.
func (t *Thread) decodeWide(b, name, handler string) (string, error) {
	width := 2
	if strings.HasPrefix(name, "utf-32") {
		width = 4
	}
	var order binary.ByteOrder = binary.LittleEndian
	if strings.HasSuffix(name, "be") {
		order = binary.BigEndian
	}
	unit := func(i int) rune {
		if width == 2 {
			return rune(order.Uint16([]byte(b[i:])))
		}
		return rune(order.Uint32([]byte(b[i:])))
	}
	i := 0
	if !strings.HasSuffix(name, "e") && len(b) >= width {
		if unit(0) == 0xFEFF {
			i = width
		} else if order = binary.BigEndian; unit(0) == 0xFEFF {
			i = width
		} else {
			order = binary.LittleEndian
		}
	}
	var out []byte
	for ; i+width <= len(b); i += width {
		r := unit(i)
		if width == 2 && utf16.IsSurrogate(r) && i+4 <= len(b) {
			if pair := utf16.DecodeRune(r, unit(i+2)); pair != utf8.RuneError {
				out = appendRune(out, pair)
				i += 2
				continue
			}
		}
		if isSurrogate(r) || r < 0 || r > 0x10FFFF {
			text, err := t.decodeError(name, b, i, i+width, "illegal encoding", handler)
			if err != nil {
				return "", err
			}
			out = append(out, text...)
			continue
		}
		out = appendRune(out, r)
	}
	if i < len(b) {
		text, err := t.decodeError(name, b, i, len(b), "truncated data", handler)
		return string(out) + text, err
	}
	return string(out), nil
}

func strEncode(t *Thread, args []Value) (Value, error) {
	name, handler, err := t.codecArgs("encode", args[1], args[2])
	if err != nil {
		return Value{}, err
	}
	b, err := t.Encode(as[Str](args[0]).s, name, handler)
	if err != nil {
		return Value{}, err
	}
	return NewBytes(b), nil
}

// Encode turns text into bytes. handler says what becomes of characters that
// the encoding lacks: strict, ignore, replace, backslashreplace,
// xmlcharrefreplace, surrogateescape, surrogatepass.
func (t *Thread) Encode(s, encoding, handler string) (string, error) {
	if err := t.Alloc(4 * len(s)); err != nil {
		return "", err
	}
	name := codecName(encoding)
	switch name {
	case "utf-8", "utf-8-sig":
		prefix := ""
		if name == "utf-8-sig" {
			prefix = "\ufeff"
		}
		if utf8.ValidString(s) || handler == "surrogatepass" {
			return prefix + s, nil
		}
		return t.encodeChars(s, "utf-8", handler, 0xD7FF, "surrogates not allowed", func(b []byte, r rune) []byte { return appendRune(b, r) })
	case "ascii":
		return t.encodeChars(s, name, handler, 0x7F, "ordinal not in range(128)", func(b []byte, r rune) []byte { return append(b, byte(r)) })
	case "latin-1":
		return t.encodeChars(s, name, handler, 0xFF, "ordinal not in range(256)", func(b []byte, r rune) []byte { return append(b, byte(r)) })
	case "":
		return "", t.unknownEncoding(encoding)
	}
	return t.encodeWide(s, name, handler)
}

// encodeChars encodes the characters up to last (and those beyond the
// surrogates if last is the one before them).
func (t *Thread) encodeChars(s, codec, handler string, last rune, reason string, add func(b []byte, r rune) []byte) (string, error) {
	fits := func(r rune) bool { return r <= last || last == 0xD7FF && !isSurrogate(r) }
	rs := runes(s)
	var out []byte
	for i := 0; i < len(rs); i++ {
		if fits(rs[i]) {
			out = add(out, rs[i])
			continue
		}
		end := i + 1
		for end < len(rs) && !fits(rs[end]) {
			end++
		}
		b, err := t.encodeError(codec, s, rs, i, end, reason, handler)
		if err != nil {
			return "", err
		}
		out = append(out, b...)
		i = end - 1
	}
	return string(out), nil
}

// encodeError gives what stands for characters that cannot be encoded.
func (t *Thread) encodeError(codec, s string, rs []rune, start, end int, reason, handler string) (string, error) {
	var out []byte
	for i := start; i < end; i++ {
		switch handler {
		case "strict":
			return "", t.RaiseArgs(UnicodeEncodeError, NewStr(codec), NewStr(s), Int(int64(start)), Int(int64(end)), NewStr(reason))
		case "ignore":
		case "replace":
			out = append(out, '?')
		case "backslashreplace":
			out = appendHexEscape(out, rs[i])
		case "xmlcharrefreplace":
			out = fmt.Appendf(out, "&#%d;", rs[i])
		case "namereplace":
			out = appendName(out, rs[i])
		case "surrogateescape":
			if rs[i] < 0xDC80 || rs[i] > 0xDCFF {
				return t.encodeError(codec, s, rs, i, i+1, reason, "strict")
			}
			out = append(out, byte(rs[i]-0xDC00))
		default:
			return "", t.Raise(LookupError, "unknown error handler name '%s'", handler)
		}
	}
	return string(out), nil
}

// appendName appends the escape that names a character.
func appendName(b []byte, r rune) []byte {
	name := runenames.Name(r)
	if name == "" || name[0] == '<' {
		return appendHexEscape(b, r)
	}
	return fmt.Appendf(b, `\N{%s}`, name)
}

func (t *Thread) encodeWide(s, name, handler string) (string, error) {
	var order binary.AppendByteOrder = binary.LittleEndian
	if strings.HasSuffix(name, "be") {
		order = binary.BigEndian
	}
	add := func(b []byte, r rune) []byte {
		if strings.HasPrefix(name, "utf-32") {
			return order.AppendUint32(b, uint32(r))
		}
		for _, u := range utf16.AppendRune(nil, r) {
			b = order.AppendUint16(b, u)
		}
		return b
	}
	mark := ""
	if !strings.HasSuffix(name, "e") {
		mark = string(add(nil, 0xFEFF))
	}
	body, err := t.encodeChars(s, name, handler, 0xD7FF, "surrogates not allowed", add)
	return mark + body, err
}
