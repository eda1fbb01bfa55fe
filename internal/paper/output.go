package paper

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"
)

// output is a PDF file as it is written. Every object goes out as soon as it is whole, so that a file of thousands of pages never lies
// in memory: of what is written only places stay.
type output struct {
	to       *counter
	sum      hash.Hash // of all that was written: the file's ID
	at       []int     // where each object begins, by number from 1; 0 is not written yet
	pages    []int     // objects
	pictures map[string]int
	fonts    [2]string // the names by which pages use the two faces
	marks    []bookmark
	packed   bytes.Buffer
}

// bookmark leads to the top of a page.
type bookmark struct {
	text string
	page int // its object
	high float64
}

// The numbers of what is written last and spoken of from the first page on.
const (
	pageTree  = 1
	resources = 2
)

func newOutput(w io.Writer) *output {
	return &output{to: &counter{w: w}, sum: sha256.New(), at: make([]int, resources), pictures: map[string]int{}}
}

func (o *output) write(data []byte) {
	o.sum.Write(data)
	o.to.Write(data)
}

// begin opens the object of a number, or of the next one for 0. The first one begins the file: what is refused before has written nothing.
func (o *output) begin(n int) int {
	if o.to.n == 0 {
		o.write([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
	}
	if n == 0 {
		o.at = append(o.at, 0)
		n = len(o.at)
	}
	o.at[n-1] = o.to.n
	o.write(fmt.Appendf(nil, "%d 0 obj\n", n))
	return n
}

// put writes an object whole.
func (o *output) put(n int, format string, args ...any) int {
	n = o.begin(n)
	o.write(fmt.Appendf(nil, format+"\nendobj\n", args...))
	return n
}

// add writes the next object.
func (o *output) add(format string, args ...any) int { return o.put(0, format, args...) }

// stream writes an object of bytes, packed.
func (o *output) stream(data []byte, more string) int {
	o.pack(data)
	n := o.begin(0)
	o.write(fmt.Appendf(nil, "<</Filter /FlateDecode /Length %d%s>>\nstream\n", o.packed.Len(), more))
	o.write(o.packed.Bytes())
	o.write([]byte("\nendstream\nendobj\n"))
	return n
}

// page writes a page and what it draws; wide and high are points.
func (o *output) page(marks []byte, wide, high float64) {
	contents := o.stream(marks, "")
	o.pages = append(o.pages, o.add("<</Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Resources %d 0 R /Contents %d 0 R>>",
		pageTree, wide, high, resources, contents))
}

// take writes the pictures that pages use and no page before them used, in the order of their names.
func (o *output) take(d *drawnPages) {
	for _, name := range slices.Sorted(maps.Keys(d.pictures)) {
		if o.pictures[name] != 0 {
			continue
		}
		n := d.pictures[name]
		says, data := d.objects[n-1].parts()
		if own := fmt.Appendf(nil, " %d 0 R", n+1); bytes.Contains(says, own) { // its transparency, or its palette
			says = bytes.Replace(says, own, fmt.Appendf(nil, " %d 0 R", o.copy(d.objects[n])), 1)
		}
		o.pictures[name] = o.copy(says, data)
	}
	for i, name := range standIn {
		if used := d.fonts[name]; used != "" {
			o.fonts[i] = used
		}
	}
}

// copy writes the next object of its parts.
func (o *output) copy(parts ...[]byte) int {
	n := o.begin(0)
	for _, p := range parts {
		o.write(p)
	}
	o.write([]byte("endobj\n"))
	return n
}

// finish writes what pages share and what leads to them. A face of which no page has a character is left out.
func (o *output) finish(cuts [2]*cut, lang Lang, info string) error {
	var shared strings.Builder
	for i, c := range cuts {
		if len(c.runes) > 1 {
			fmt.Fprintf(&shared, "%s %d 0 R ", o.fonts[i], o.font(c))
		}
	}
	fonts := shared.String()
	shared.Reset()
	for _, name := range slices.Sorted(maps.Keys(o.pictures)) {
		fmt.Fprintf(&shared, "%s %d 0 R ", name, o.pictures[name])
	}
	o.put(resources, "<</ProcSet [/PDF /Text /ImageB /ImageC /ImageI] /Font <<%s>> /XObject <<%s>>>>", strings.TrimSpace(fonts), strings.TrimSpace(shared.String()))
	kids := make([]byte, 0, 8*len(o.pages))
	for _, n := range o.pages {
		kids = fmt.Appendf(kids, "%d 0 R ", n)
	}
	o.put(pageTree, "<</Type /Pages /Kids [%s] /Count %d>>", bytes.TrimSpace(kids), len(o.pages))
	return o.close(o.add("<</Type /Catalog /Pages %d 0 R /Lang (%s) /ViewerPreferences <</DisplayDocTitle true /PrintScaling /None>>%s>>",
		pageTree, wordsOf(lang).lang, o.outline()), o.add("%s", info))
}

// outline writes the bookmarks and gives what the catalogue says of them.
func (o *output) outline() string {
	if len(o.marks) == 0 {
		return ""
	}
	first, root := len(o.at)+1, len(o.at)+len(o.marks)+1
	for i, m := range o.marks {
		beside := ""
		if i > 0 {
			beside += fmt.Sprintf(" /Prev %d 0 R", first+i-1)
		}
		if i < len(o.marks)-1 {
			beside += fmt.Sprintf(" /Next %d 0 R", first+i+1)
		}
		o.add("<</Title %s /Parent %d 0 R%s /Dest [%d 0 R /XYZ 0 %.2f null]>>", textString(m.text), root, beside, m.page, m.high)
	}
	o.add("<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", first, root-1, len(o.marks))
	return fmt.Sprintf(" /Outlines %d 0 R /PageMode /UseOutlines", root)
}

// close writes the table of objects.
func (o *output) close(root, info int) error {
	start := o.to.n
	tail := make([]byte, 0, 20*len(o.at)+200)
	tail = fmt.Appendf(tail, "xref\n0 %d\n0000000000 65535 f \n", len(o.at)+1)
	for _, n := range o.at {
		tail = fmt.Appendf(tail, "%010d 00000 n \n", n)
	}
	id := o.sum.Sum(nil)[:16]
	o.write(fmt.Appendf(tail, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(o.at)+1, root, info, id, id, start))
	return o.to.err
}

// textString writes text as PDF wants it outside pages: UTF-16, in brackets.
func textString(s string) string {
	out := []byte{'(', 0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		for _, b := range [2]byte{byte(u >> 8), byte(u)} {
			out = escaped(out, b)
		}
	}
	return string(append(out, ')'))
}

// escaped appends a byte of a text in brackets.
func escaped(to []byte, b byte) []byte {
	switch b {
	case '(', ')', '\\':
		return append(to, '\\', b)
	case '\r':
		return append(to, `\r`...)
	}
	return append(to, b)
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

// pack packs data into a buffer that the next one takes again.
func (o *output) pack(data []byte) {
	w := packers.Get().(*zlib.Writer)
	defer packers.Put(w)
	o.packed.Reset()
	w.Reset(&o.packed)
	w.Write(data) // a Buffer takes everything
	w.Close()
}
