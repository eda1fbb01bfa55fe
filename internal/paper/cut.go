package paper

import (
	"slices"
	"sort"
)

// cut is the part of a font that one file needs. It grows while text is set, and is written once at the end.
// A character's code in the file is its place in the cut, so that characters beyond the basic plane need no
// stand-ins, and each character has a code of its own even where two share a glyph: copied text is the text typed.
type cut struct {
	font   *font
	code   map[rune]uint16
	runes  []rune   // by code; code 0 is no character
	glyphs []uint16 // by code, in the font's numbering; the parts of composed glyphs follow the characters
}

func newCut(f *font) *cut {
	return &cut{font: f, code: make(map[rune]uint16, 256), runes: []rune{0}, glyphs: []uint16{0}}
}

// encode appends the two-byte codes of text.
func (c *cut) encode(to []byte, text string) []byte {
	for _, r := range text {
		n, ok := c.code[r]
		if !ok {
			n = uint16(len(c.runes))
			c.code[r] = n
			c.runes = append(c.runes, r)
			c.glyphs = append(c.glyphs, c.font.glyph(r))
		}
		to = be.AppendUint16(to, n)
	}
	return to
}

// file gives the cut as a TrueType file with the tables a PDF wants of a font whose codes are its glyphs.
func (c *cut) file() []byte {
	place := map[uint16]uint16{} // of the parts of composed glyphs
	glyphs := slices.Clone(c.glyphs)
	var glyf, loca, hmtx []byte
	for i := 0; i < len(glyphs); i++ {
		g := glyphs[i]
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		start := len(glyf)
		glyf = append(glyf, c.font.tables["glyf"][c.font.offsets[g]:c.font.offsets[g+1]]...)
		for _, at := range parts(glyf[start:]) {
			part := be.Uint16(glyf[start+at:])
			if _, ok := place[part]; !ok {
				place[part] = uint16(len(glyphs))
				glyphs = append(glyphs, part)
			}
			be.PutUint16(glyf[start+at:], place[part])
		}
		glyf = pad(glyf)
		hmtx = be.AppendUint16(hmtx, c.font.advance[g])
		hmtx = be.AppendUint16(hmtx, c.font.bearing(g))
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))

	head, hhea, maxp := slices.Clone(c.font.tables["head"]), slices.Clone(c.font.tables["hhea"]), slices.Clone(c.font.tables["maxp"])
	be.PutUint32(head[8:], 0)  // check sum, of the whole file
	be.PutUint16(head[50:], 1) // long offsets
	be.PutUint16(hhea[34:], uint16(len(glyphs)))
	be.PutUint16(maxp[4:], uint16(len(glyphs)))
	return assemble(map[string][]byte{
		"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf, "prep": c.font.tables["prep"],
	})
}

// parts gives where a composed glyph names the glyphs it is made of.
func parts(glyph []byte) []int {
	if len(glyph) < 10 || int16(be.Uint16(glyph)) >= 0 {
		return nil
	}
	const (
		words, scale, more, twoScales, matrix = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7
	)
	var at []int
	for p := 10; ; {
		flags := be.Uint16(glyph[p:])
		at = append(at, p+2)
		p += 6
		if flags&words != 0 {
			p += 2
		}
		switch {
		case flags&scale != 0:
			p += 2
		case flags&twoScales != 0:
			p += 4
		case flags&matrix != 0:
			p += 8
		}
		if flags&more == 0 {
			return at
		}
	}
}

// assemble writes the tables after their directory, with their check sums.
func assemble(tables map[string][]byte) []byte {
	names := make([]string, 0, len(tables))
	size := 12
	for name, data := range tables {
		if data != nil {
			names = append(names, name)
			size += 16 + len(data) + 3
		}
	}
	sort.Strings(names)
	power := 0
	for 2<<power <= len(names) {
		power++
	}
	out := make([]byte, 0, size)
	out = append(out, 0, 1, 0, 0)
	for _, n := range []int{len(names), 16 << power, power, 16*len(names) - 16<<power} {
		out = be.AppendUint16(out, uint16(n))
	}
	at, head := 12+16*len(names), 0
	for _, name := range names {
		if name == "head" {
			head = at
		}
		out = append(out, name...)
		out = be.AppendUint32(out, checkSum(tables[name]))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(tables[name])))
		at += (len(tables[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = pad(append(out, tables[name]...))
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checkSum(out))
	return out
}

func checkSum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 4 {
		sum += be.Uint32(data)
		data = data[4:]
	}
	var last [4]byte
	copy(last[:], data)
	return sum + be.Uint32(last[:])
}

func pad(data []byte) []byte {
	for len(data)%4 != 0 {
		data = append(data, 0)
	}
	return data
}
