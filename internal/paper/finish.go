package paper

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
)

// drawnPages are pages as gofpdf wrote them, before they are packed. What gofpdf says beside them is left: it would cut the font once
// more, give every character the code of its UTF-16 unit, and leave out all beyond the basic plane.
type drawnPages struct {
	pages    [][]byte          // what each page draws
	pictures map[string]int    // the object of each, by the name that the pages use
	fonts    map[string]string // the name that the pages use, by the stand-in's
	objects  []object          // by number, from 1
}

// object is the inside of an object of a PDF file: without "n 0 obj" and "endobj".
type object []byte

// readDrawn takes apart a file that gofpdf wrote without packing it. It is no reader for other PDFs. It keeps parts of the file.
func readDrawn(file []byte, pages int) (*drawnPages, error) {
	d := &drawnPages{pictures: map[string]int{}, fonts: map[string]string{}}
	if err := d.take(file); err != nil {
		return nil, err
	}
	const resources, first = 2, 3 // then each page and what it draws, by turns
	if len(d.objects) < first+2*pages {
		return nil, fmt.Errorf("%d objects are too few for %d pages", len(d.objects), pages)
	}
	for n := range pages {
		_, marks := d.objects[first+2*n].parts()
		d.pages = append(d.pages, bytes.TrimSuffix(bytes.TrimPrefix(marks, []byte("stream\n")), []byte("\nendstream\n")))
	}
	for l := range bytes.SplitSeq(d.objects[resources-1], []byte("\n")) {
		name, of, ok := bytes.Cut(l, []byte(" "))
		if !ok || len(name) < 2 || name[0] != '/' || name[1] != 'F' && name[1] != 'I' {
			continue
		}
		n, err := strconv.Atoi(string(bytes.TrimSuffix(of, []byte(" 0 R"))))
		switch {
		case err != nil || n < 1 || n > len(d.objects):
			continue // /Font <<
		case name[1] == 'I':
			d.pictures[string(name)] = n
		default:
			_, after, _ := bytes.Cut(d.objects[n-1], []byte("/BaseFont /"))
			known, _, _ := bytes.Cut(after, []byte("\n"))
			d.fonts[string(known)] = string(name)
		}
	}
	return d, nil
}

// take finds the objects by the file's table.
func (d *drawnPages) take(file []byte) error {
	start, err := numberAfter(file[max(0, len(file)-300):], "startxref\n")
	if err != nil {
		return err
	}
	count, err := numberAfter(file[start:], "xref\n0 ")
	if err != nil {
		return err
	}
	const entry = 20
	table := file[start+bytes.Index(file[start:], []byte("0000000000 65535")):]
	at := make([]int, count)
	for i := 1; i < count; i++ {
		if at[i], err = strconv.Atoi(string(table[entry*i : entry*i+10])); err != nil {
			return err
		}
	}
	ends := append(slices.Clone(at[1:]), start)
	slices.Sort(ends)
	for _, from := range at[1:] {
		k, _ := slices.BinarySearch(ends, from)
		_, body, _ := bytes.Cut(file[from:ends[k+1]], []byte(" 0 obj\n"))
		d.objects = append(d.objects, bytes.TrimSuffix(body, []byte("endobj\n")))
	}
	return nil
}

// parts gives what an object says of its bytes, and with them all that follows; an object without bytes says nothing.
func (o object) parts() (says, rest []byte) {
	n := max(0, bytes.Index(o, []byte("stream\n")))
	return o[:n], o[n:]
}

func numberAfter(text []byte, word string) (int, error) {
	_, after, found := bytes.Cut(text, []byte(word))
	n := 0
	for n < len(after) && after[n] >= '0' && after[n] <= '9' {
		n++
	}
	if !found || n == 0 {
		return 0, fmt.Errorf("no number after %q", word)
	}
	return strconv.Atoi(string(after[:n]))
}

// font writes the cut of a font, whose codes are its glyphs, with the way back from codes to characters, and gives its number.
func (o *output) font(c *cut) int {
	data := c.file()
	name := tag(data) + "+" + c.font.name
	file := o.stream(data, fmt.Sprintf(" /Length1 %d", len(data)))
	head, hhea, os2 := c.font.tables["head"], c.font.tables["hhea"], c.font.tables["OS/2"]
	signed := func(table []byte, at int) int { return int(int16(be.Uint16(table[at:]))) * 1000 / c.font.perEm }
	descriptor := o.add("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R>>",
		name, signed(head, 36), signed(head, 38), signed(head, 40), signed(head, 42), signed(hhea, 4), signed(hhea, 6), signed(os2, 88),
		50+signed(os2, 4)/10, file)
	font := o.add("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 1000 /W [0 [%s]] /CIDToGIDMap /Identity>>",
		name, descriptor, c.widths())
	return o.add("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, font, o.stream(c.unicode(), ""))
}

// tag tells cuts of one font apart, as PDF asks: six capital letters.
func tag(data []byte) string {
	sum := sha256.Sum256(data)
	var t [6]byte
	for i := range t {
		t[i] = 'A' + sum[i]%26
	}
	return string(t[:])
}

// widths lists the advance of every code in thousandths of the em.
func (c *cut) widths() []byte {
	var out []byte
	for i := range c.runes {
		out = strconv.AppendInt(out, int64(c.font.advance[c.glyphs[i]])*1000/int64(c.font.perEm), 10)
		out = append(out, ' ')
	}
	return bytes.TrimSuffix(out, []byte(" "))
}

// unicode gives the map from codes back to characters, by which text is copied and found.
func (c *cut) unicode() []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // in one section
	for from := 1; from < len(c.runes); from += most {
		part := c.runes[from:min(from+most, len(c.runes))]
		out = fmt.Appendf(out, "%d beginbfchar\n", len(part))
		for i, r := range part {
			out = fmt.Appendf(out, "<%04X> <", from+i)
			for _, u := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, "%04X", u)
			}
			out = append(out, ">\n"...)
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
