package paper

import (
	"bytes"
	"testing"
)

// A cut is a font again: parsing it finds the same outlines and widths, those of composed characters too.
func TestTheCutDrawsWhatTheFontDraws(t *testing.T) {
	for _, f := range typeface() {
		c := newCut(f)
		text := "账单𬸦䶮é½ÅⅧ￥"
		c.encode(nil, text)
		file := c.file()
		if checkSum(file) != 0xB1B0AFBA {
			t.Error("the file's check sum is wrong")
		}
		tables := map[string][]byte{}
		for i := range int(be.Uint16(file[4:])) {
			e := file[12+16*i:]
			tables[string(e[:4])] = file[be.Uint32(e[8:]) : be.Uint32(e[8:])+be.Uint32(e[12:])]
		}
		small := &font{tables: tables}
		small.readOffsets()
		small.readAdvances()
		for i, r := range []rune(text) {
			code, glyph := i+1, f.glyph(r)
			got := tables["glyf"][small.offsets[code]:small.offsets[code+1]]
			want := f.tables["glyf"][f.offsets[glyph]:f.offsets[glyph+1]]
			if len(parts(want)) == 0 && !bytes.Equal(bytes.TrimRight(got, "\x00"), bytes.TrimRight(want, "\x00")) {
				t.Errorf("%c is drawn otherwise", r)
			}
			if small.advance[code] != f.advance[glyph] || small.bearing(uint16(code)) != f.bearing(glyph) {
				t.Errorf("%c has another width", r)
			}
		}
	}
}
