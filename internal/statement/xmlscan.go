package statement

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// Caps on one piece of XML. No part of a workbook needs a longer tag; longer texts are cut as in other containers.
const (
	maxTag  = 64 << 10
	maxText = maxCell + 1
)

// errXML says that a part is no XML of a workbook or a bank. Entities of its own and DOCTYPE are refused with it.
var errXML = errors.New("XML that does not hold together, or has a DOCTYPE")

// xmlScan reads the tags and texts of a workbook's part as a stream, in a few kilobytes whatever the part's size. It
// knows no namespaces (names come without their prefix), no depth and no entities but the five of XML.
type xmlScan struct {
	r     *bufio.Reader
	name  []byte // of the tag, until the next one
	attrs []byte // of the tag, as they stand, until the next one
	open  bool   // <name …> or <name/>
	close bool   // </name> or <name/>
	buf   []byte // of a tag that comes in pieces
	text  []byte // in front of the tag, if it was asked for
	pos   int    // how many bytes were read: the end of the tag
	start int    // where the tag begins
}

func newXMLScan(r io.Reader) *xmlScan { return &xmlScan{r: bufio.NewReaderSize(r, 64<<10)} }

// next goes to the next tag; the text in front of it is kept in text when keep says so. io.EOF is the end.
func (x *xmlScan) next(keep bool) error {
	x.text = x.text[:0]
	for {
		if err := x.until('<', keep); err != nil {
			return err
		}
		x.start = x.pos - 1
		if head, _ := x.r.Peek(1); len(head) > 0 && head[0] != '!' && head[0] != '?' {
			return x.tag()
		}
		head, _ := x.r.Peek(8)
		switch {
		case bytes.HasPrefix(head, []byte("!--")):
			if err := x.skipTo("-->", false); err != nil {
				return err
			}
		case bytes.HasPrefix(head, []byte("![CDATA[")):
			x.r.Discard(8)
			x.pos += 8
			if err := x.skipTo("]]>", keep); err != nil {
				return err
			}
		case bytes.HasPrefix(head, []byte("?")):
			if err := x.skipTo("?>", false); err != nil {
				return err
			}
		case bytes.HasPrefix(head, []byte("!")):
			return errXML
		default:
			return x.tag()
		}
	}
}

// until reads text up to a mark and decodes its entities.
func (x *xmlScan) until(mark byte, keep bool) error {
	start := len(x.text)
	for {
		chunk, err := x.r.ReadSlice(mark)
		x.pos += len(chunk)
		if keep && len(x.text) < maxText {
			x.text = append(x.text, chunk...)
		}
		switch err {
		case nil:
			if keep {
				if n := len(x.text); n > start && x.text[n-1] == mark {
					x.text = x.text[:n-1]
				}
				return x.entities(start)
			}
			return nil
		case bufio.ErrBufferFull:
		default:
			return err
		}
	}
}

// skipTo passes over a comment, an instruction or CDATA, whose text counts as it stands.
func (x *xmlScan) skipTo(end string, keep bool) error {
	last := end[len(end)-1]
	var tail []byte
	for {
		chunk, err := x.r.ReadSlice(last)
		x.pos += len(chunk)
		if keep && len(x.text) < maxText {
			x.text = append(x.text, chunk...)
		}
		if tail = append(tail, chunk...); len(tail) > 2*len(end) {
			tail = append(tail[:0], tail[len(tail)-len(end):]...)
		}
		switch {
		case err == nil && bytes.HasSuffix(tail, []byte(end)):
			if keep {
				x.text = bytes.TrimSuffix(x.text, []byte(end))
			}
			return nil
		case err != nil && err != bufio.ErrBufferFull:
			return err
		}
	}
}

// tag reads up to the > that ends the tag; one inside an attribute's quotes does not. A tag that the reader holds whole is not copied.
func (x *xmlScan) tag() error {
	body, err := x.r.ReadSlice('>')
	x.pos += len(body)
	for err == bufio.ErrBufferFull || err == nil && insideQuotes(body) {
		x.buf = append(x.buf[:0], body...)
		var more []byte
		more, err = x.r.ReadSlice('>')
		x.pos += len(more)
		if x.buf = append(x.buf, more...); len(x.buf) > maxTag {
			return errXML
		}
		body = x.buf
	}
	if err != nil {
		return errXML
	}
	body = body[:len(body)-1]
	x.close = bytes.HasPrefix(body, []byte("/"))
	x.open = !x.close
	body = bytes.TrimPrefix(body, []byte("/"))
	if bytes.HasSuffix(body, []byte("/")) {
		body, x.close = body[:len(body)-1], true
	}
	end := 0
	for end < len(body) && body[end] > ' ' {
		end++
	}
	x.name, x.attrs = body[:end], body[end:]
	if colon := bytes.IndexByte(x.name, ':'); colon >= 0 {
		x.name = x.name[colon+1:]
	}
	if len(x.name) == 0 {
		return errXML
	}
	return nil
}

func insideQuotes(b []byte) bool {
	if bytes.IndexByte(b, '"') < 0 && bytes.IndexByte(b, '\'') < 0 {
		return false
	}
	quote := byte(0)
	for _, c := range b {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote != 0
}

// attr gives an attribute's value, "" where it has none. A prefix before the name does not matter.
func (x *xmlScan) attr(name string) string { return unescape(x.bytes(name)) }

// bytes gives an attribute's value as it stands, until the next tag.
func (x *xmlScan) bytes(name string) []byte {
	rest := x.attrs
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:eq])
		if colon := bytes.LastIndexByte(key, ':'); colon >= 0 {
			key = key[colon+1:]
		}
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : 1+end]
		}
		rest = rest[end+2:]
	}
}

func unescape(value []byte) string {
	if bytes.IndexByte(value, '&') < 0 {
		return string(value)
	}
	x := xmlScan{text: append([]byte(nil), value...)}
	if x.entities(0) != nil {
		return ""
	}
	return string(x.text)
}

// entities decodes &amp; and its like in the text from start on, in place: they only become shorter.
func (x *xmlScan) entities(start int) error {
	at := bytes.IndexByte(x.text[start:], '&')
	if at < 0 {
		return nil
	}
	in := x.text[start+at:]
	out := x.text[:start+at]
	for len(in) > 0 {
		if in[0] != '&' {
			out, in = append(out, in[0]), in[1:]
			continue
		}
		end := bytes.IndexByte(in[:min(len(in), 12)], ';')
		if end < 0 {
			if len(x.text) >= maxText { // cut in the middle
				break
			}
			return errXML
		}
		r, ok := entity(string(in[1:end]))
		if !ok {
			return errXML
		}
		out, in = utf8.AppendRune(out, r), in[end+1:]
	}
	x.text = out
	return nil
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	base, digits := 10, name[1:]
	if digits[0] == 'x' || digits[0] == 'X' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || n >= 0xD800 && n < 0xE000 {
		return 0, false
	}
	return rune(n), true
}

// column gives the 0-based column of a reference such as AB12; -1 for none.
func column(ref []byte) (int, error) {
	n := 0
	for i := 0; i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		if n = n*26 + int(ref[i]-'A') + 1; n > 1<<14 {
			return 0, fmt.Errorf("%w: column of %.20q", errXML, ref)
		}
	}
	return n - 1, nil
}
