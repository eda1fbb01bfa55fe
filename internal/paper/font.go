package paper

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"sync"
)

// Noto Sans SC, static Regular and Bold, under the SIL Open Font License (font/OFL.txt). It has every character of
// 通用规范汉字表, also those beyond the basic plane.
var (
	//go:embed font/Regular.ttf.gz
	regularFile []byte
	//go:embed font/Bold.ttf.gz
	boldFile []byte
)

// typeface is Regular and Bold, parsed once for the life of the program and only read afterwards.
var typeface = sync.OnceValue(readTypeface)

func readTypeface() [2]*font {
	var faces [2]*font
	var both sync.WaitGroup
	for i, file := range [][]byte{regularFile, boldFile} {
		both.Go(func() {
			f, err := unpackFont(file)
			if err != nil {
				panic(fmt.Sprintf("paper: the built-in font: %v", err)) // a broken build, found by the first test
			}
			faces[i] = f
		})
	}
	both.Wait()
	faces[regular].name, faces[bold].name = "NotoSansSC-Regular", "NotoSansSC-Bold"
	return faces
}

func unpackFont(file []byte) (*font, error) {
	r, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	data := make([]byte, binary.LittleEndian.Uint32(file[len(file)-4:])) // where gzip says how long it is unpacked
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, err
	}
	return parseFont(data)
}

// font is a TrueType font with glyf outlines, as it lies in its file. It reads no hostile files: only the built-in ones.
type font struct {
	name    string
	tables  map[string][]byte
	basic   []uint16        // glyph by rune, for the basic plane
	beyond  map[rune]uint16 // and for the planes beyond it
	offsets []uint32        // of each glyph in glyf, and its end
	advance []uint16        // by glyph, in units of the em
	perEm   int
}

var be = binary.BigEndian

// parseFont finds the tables and reads those that are asked for every character.
func parseFont(file []byte) (*font, error) {
	f := &font{tables: map[string][]byte{}}
	for i := range int(be.Uint16(file[4:])) {
		entry := file[12+16*i:]
		at, length := be.Uint32(entry[8:]), be.Uint32(entry[12:])
		f.tables[string(entry[:4])] = file[at : at+length]
	}
	for _, name := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2"} {
		if f.tables[name] == nil {
			return nil, fmt.Errorf("no table %s", name)
		}
	}
	f.perEm = int(be.Uint16(f.tables["head"][18:]))
	f.readOffsets()
	f.readAdvances()
	return f, f.readRunes()
}

func (f *font) glyphs() int { return int(be.Uint16(f.tables["maxp"][4:])) }

func (f *font) readOffsets() {
	f.offsets = make([]uint32, f.glyphs()+1)
	long := be.Uint16(f.tables["head"][50:]) == 1
	for i := range f.offsets {
		if long {
			f.offsets[i] = be.Uint32(f.tables["loca"][4*i:])
		} else {
			f.offsets[i] = 2 * uint32(be.Uint16(f.tables["loca"][2*i:]))
		}
	}
}

// readAdvances repeats the last width for the glyphs that share it.
func (f *font) readAdvances() {
	own := int(be.Uint16(f.tables["hhea"][34:]))
	f.advance = make([]uint16, f.glyphs())
	for i := range f.advance {
		f.advance[i] = be.Uint16(f.tables["hmtx"][4*min(i, own-1):])
	}
}

// bearing gives the left side bearing of a glyph.
func (f *font) bearing(glyph uint16) uint16 {
	own := int(be.Uint16(f.tables["hhea"][34:]))
	if int(glyph) < own {
		return be.Uint16(f.tables["hmtx"][4*int(glyph)+2:])
	}
	return be.Uint16(f.tables["hmtx"][4*own+2*(int(glyph)-own):])
}

// readRunes reads the character map of format 12, which alone knows characters beyond the basic plane.
func (f *font) readRunes() error {
	f.basic, f.beyond = make([]uint16, 1<<16), map[rune]uint16{}
	cmap := f.tables["cmap"]
	for i := range int(be.Uint16(cmap[2:])) {
		table := cmap[be.Uint32(cmap[4+8*i+4:]):]
		if be.Uint16(table) != 12 {
			continue
		}
		for g := range int(be.Uint32(table[12:])) {
			group := table[16+12*g:]
			first, last, glyph := be.Uint32(group), be.Uint32(group[4:]), be.Uint32(group[8:])
			for r := first; r <= last; r++ {
				if r < 1<<16 {
					f.basic[r] = uint16(glyph + r - first)
				} else {
					f.beyond[rune(r)] = uint16(glyph + r - first)
				}
			}
		}
		return nil
	}
	return fmt.Errorf("no character map of format 12")
}

// glyph gives the glyph of a rune, or 0 where the font has none.
func (f *font) glyph(r rune) uint16 {
	if r >= 0 && r < 1<<16 {
		return f.basic[r]
	}
	return f.beyond[r]
}

// width measures text in mm at a size in points. Every character stands for itself: the papers use no kerning.
func (f *font) width(text string, points float64) float64 {
	units := 0
	for _, r := range text {
		units += int(f.advance[f.glyph(r)])
	}
	return float64(units) * f.scale(points)
}

// scale turns units of the em into mm at a size in points.
func (f *font) scale(points float64) float64 { return points * mmPerPoint / float64(f.perEm) }
