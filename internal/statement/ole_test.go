package statement

import (
	"bytes"
	"encoding/binary"
	"testing"

	"zhangfang/internal/fault"

	"github.com/xuri/excelize/v2"
)

// A compound file that claims what it does not have is refused in the memory that it takes itself.
func TestCompoundFilesThatLieAreRefused(t *testing.T) {
	rows := rowsOf(t, fixture{"file": "generic_bank.csv"}.text(t))
	sound := toXLS(rows)
	f := excelize.NewFile()
	var locked bytes.Buffer
	if err := f.Write(&locked, excelize.Options{Password: "1"}); err != nil {
		t.Fatal(err)
	}
	put := func(data []byte, at int, v uint32) []byte {
		out := bytes.Clone(data)
		binary.LittleEndian.PutUint32(out[at:], v)
		return out
	}
	for name, data := range map[string][]byte{
		"a header alone":                  sound[:512],
		"no directory":                    put(sound, 48, 0xFFFFFFFE),
		"a directory far away":            put(sound, 48, 1<<30),
		"a directory that goes in a ring": put(sound, 512+4, 1), // the second entry of the first table
		"sectors of another size":         put(sound, 28, 0x000FFFFE),
		"a table that is not there":       put(put(sound, 76, 1<<29), 44, 1),
		"tables that chain themselves":    put(put(sound, 68, 0), 72, 1<<31),
		"locked, with a great directory":  put(locked.Bytes(), 40, 1<<31),
		"locked, with many small tables":  put(locked.Bytes(), 64, 1<<31),
		"locked, with hashes without end": bytes.Replace(locked.Bytes(), []byte(`spinCount="100000" `), []byte(`spinCount="99999999`), 1),
	} {
		s, err := Read(Source{Data: data}, Options{Password: "1"})
		if err == nil && name != "tables that chain themselves" && name != "a directory that goes in a ring" {
			t.Errorf("%s: read as %s with %d lines", name, s.Format, len(s.Lines))
		} else if err != nil && fault.As(err) == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Streams of less than 4096 bytes lie in small sectors inside the root.
func TestSmallStreams(t *testing.T) {
	le := binary.LittleEndian
	head := make([]byte, 512)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	le.PutUint16(head[30:], 9)
	le.PutUint32(head[44:], 1)
	le.PutUint32(head[48:], 1) // directory
	le.PutUint32(head[60:], 2) // small table
	le.PutUint32(head[68:], 0xFFFFFFFE)
	for at := 76; at < 512; at += 4 {
		le.PutUint32(head[at:], 0xFFFFFFFF)
	}
	le.PutUint32(head[76:], 0)
	fat := bytes.Repeat([]byte{0xFF}, 512)
	for i, next := range []uint32{0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFE} {
		le.PutUint32(fat[4*i:], next)
	}
	dir := make([]byte, 512)
	entry := func(n int, name string, kind byte, start, size uint32) {
		e := dir[n*128:]
		for i, r := range name {
			le.PutUint16(e[2*i:], uint16(r))
		}
		le.PutUint16(e[64:], uint16(2*len(name)+2))
		e[66] = kind
		le.PutUint32(e[116:], start)
		le.PutUint32(e[120:], size)
	}
	entry(0, "Root Entry", 5, 3, 128)
	entry(1, "Note", 2, 1, 70)
	small := bytes.Repeat([]byte{0xFF}, 512)
	le.PutUint32(small[0:], 0xFFFFFFFE)
	le.PutUint32(small[4:], 0) // sector 1, then sector 0
	root := append(bytes.Repeat([]byte("b"), 64), bytes.Repeat([]byte("a"), 64)...)
	root = append(root, make([]byte, 512-128)...)
	o, err := openCompound(bytes.Join([][]byte{head, fat, dir, small, root}, nil))
	if err != nil {
		t.Fatal(err)
	}
	got, err := o.stream("note")
	if want := string(bytes.Repeat([]byte("a"), 64)) + "bbbbbb"; err != nil || string(got) != want {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := o.stream("Workbook"); got != nil || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}
