package paper

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"
	"unicode/utf16"
)

// write ends the file: gofpdf's objects pass through, but for the stand-in fonts, in whose place the cuts go, and the
// catalogue, which learns the language. gofpdf itself would cut the font once more, give every character of a paper the
// code of its UTF-16 unit, and leave out all beyond the basic plane.
func (f *file) write(w io.Writer, lang Lang) error {
	var drawn bytes.Buffer
	if err := f.pdf.Output(&drawn); err != nil {
		return fmt.Errorf("draw: %w", err)
	}
	o, err := readObjects(drawn.Bytes())
	if err != nil {
		return fmt.Errorf("finish: %w", err)
	}
	for i, c := range f.cuts {
		if err := o.putFont(standIn[i], c); err != nil {
			return fmt.Errorf("finish: %w", err)
		}
	}
	o.replace(o.root, "/Type /Catalog", "/Type /Catalog\n/Lang ("+string(wordsOf(lang).lang)+")\n/ViewerPreferences <</DisplayDocTitle true>>")
	return o.write(w)
}

// objects are the objects of a PDF file, by number from 1, without "n 0 obj" and "endobj".
type objects struct {
	bodies     [][]byte
	root, info int
}

// readObjects takes apart a file that gofpdf wrote. It is no reader for other PDFs.
func readObjects(file []byte) (*objects, error) {
	tail := file[max(0, len(file)-300):]
	start, err := numberAfter(tail, "startxref\n")
	if err != nil {
		return nil, err
	}
	o := &objects{}
	if o.root, err = numberAfter(tail, "/Root "); err != nil {
		return nil, err
	}
	if o.info, err = numberAfter(tail, "/Info "); err != nil {
		return nil, err
	}
	count, err := numberAfter(file[start:], "xref\n0 ")
	if err != nil {
		return nil, err
	}
	const entry = 20
	table := file[start+bytes.Index(file[start:], []byte("0000000000 65535")):]
	at := make([]int, count)
	for i := 1; i < count; i++ {
		if at[i], err = strconv.Atoi(string(table[entry*i : entry*i+10])); err != nil {
			return nil, err
		}
	}
	ends := append(slices.Clone(at[1:]), start)
	slices.Sort(ends)
	for _, from := range at[1:] {
		k, _ := slices.BinarySearch(ends, from)
		_, body, _ := bytes.Cut(file[from:ends[k+1]], []byte(" 0 obj\n"))
		o.bodies = append(o.bodies, bytes.TrimSuffix(body, []byte("endobj\n")))
	}
	return o, nil
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

func (o *objects) replace(n int, old, new string) {
	o.bodies[n-1] = bytes.Replace(o.bodies[n-1], []byte(old), []byte(new), 1)
}

// add appends an object and gives its number.
func (o *objects) add(format string, args ...any) int {
	o.bodies = append(o.bodies, fmt.Appendf(nil, format+"\n", args...))
	return len(o.bodies)
}

// stream appends an object of packed bytes.
func (o *objects) stream(data []byte, more string) int {
	packed := pack(data)
	body := fmt.Appendf(nil, "<</Filter /FlateDecode /Length %d%s>>\nstream\n", len(packed), more)
	o.bodies = append(o.bodies, append(append(body, packed...), "\nendstream\n"...))
	return len(o.bodies)
}

// putFont makes a stand-in the cut of a real font, whose codes are its glyphs, with the way back from codes to characters.
func (o *objects) putFont(standIn string, c *cut) error {
	n := slices.IndexFunc(o.bodies, func(b []byte) bool {
		return bytes.HasPrefix(b, []byte("<</Type /Font\n/BaseFont /"+standIn+"\n"))
	})
	if n < 0 {
		return fmt.Errorf("no font %s", standIn)
	}
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
	o.bodies[n] = fmt.Appendf(nil, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>\n",
		name, font, o.stream(c.unicode(), ""))
	return nil
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

// write writes the objects as a file. Its ID is the hash of what is in it.
func (o *objects) write(w io.Writer) error {
	out := &counter{w: w}
	sum := sha256.New()
	both := io.MultiWriter(out, sum)
	fmt.Fprint(both, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	at := make([]int, len(o.bodies))
	for i, b := range o.bodies {
		at[i] = out.n
		fmt.Fprintf(both, "%d 0 obj\n", i+1)
		both.Write(b)
		fmt.Fprint(both, "endobj\n")
	}
	start := out.n
	tail := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		tail = fmt.Appendf(tail, "%010d 00000 n \n", n)
	}
	id := sum.Sum(nil)[:16]
	fmt.Fprintf(out, "%strailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		tail, len(at)+1, o.root, o.info, id, id, start)
	return out.err
}

// counter counts what it writes and keeps the first error.
type counter struct {
	w   io.Writer
	n   int
	err error
}

func (c *counter) Write(b []byte) (int, error) {
	if c.err == nil {
		_, c.err = c.w.Write(b)
	}
	c.n += len(b)
	return len(b), c.err
}

// packers are kept, since making one costs more than packing a page.
var packers = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // outlines hardly pack better at any price
	return w
}}

func pack(data []byte) []byte {
	w := packers.Get().(*zlib.Writer)
	defer packers.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	w.Write(data) // a Buffer takes everything
	w.Close()
	return out.Bytes()
}
