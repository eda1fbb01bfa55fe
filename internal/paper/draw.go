package paper

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// file is one PDF being drawn. gofpdf draws some pages at a time; the text in them is in codes of the cuts.
type file struct {
	out    *output
	cuts   [2]*cut
	logos  logos
	valid  map[*Template]bool
	dx, dy float64 // calibration
	layout Layout
	slot   int // of the sheet of paper, where several pages share one

	document int    // being drawn, from 0
	bookmark string // of it
	notes    []PageNote

	pdf       *gofpdf.Fpdf
	held      []gofpdf.SizeType // the pages that pdf holds, in mm
	heldMarks []bookmark        // that lead to them; their page is its place in held
	drawn     bytes.Buffer

	style style // as last set
	thick float64
	ink   ink // of rules
	codes []byte
	raw   []byte
}

// standIn are the names under which gofpdf knows the two faces. It believes them fonts that need no file; in their place go the cuts of
// the real ones.
var standIn = [2]string{"ZhangfangRegular", "ZhangfangBold"}

// mostHeld is how many pages gofpdf holds before they are written: few enough to be little memory, enough that beginning anew costs nothing.
const mostHeld = 64

func newFile(w io.Writer) *file {
	f := &file{out: newOutput(w), logos: logos{}, valid: map[*Template]bool{}}
	for i, face := range typeface() {
		f.cuts[i] = newCut(face)
	}
	f.begin()
	return f
}

// begin has gofpdf draw pages that do not know those before.
func (f *file) begin() {
	f.pdf = gofpdf.New("P", "mm", "A4", "")
	f.pdf.SetMargins(0, 0, 0)
	f.pdf.SetAutoPageBreak(false, 0)
	f.pdf.SetCatalogSort(true)
	f.pdf.SetCompression(false) // it makes a packer for each page, of a megabyte
	for _, name := range standIn {
		f.pdf.AddFontFromBytes(name, "", []byte(`{"Tp":"Core","Name":"`+name+`"}`), nil)
	}
	f.held, f.heldMarks = f.held[:0], f.heldMarks[:0]
	f.style, f.thick, f.ink = style{}, 0, ink{1}
}

// flush writes the pages that are drawn.
func (f *file) flush() error {
	if len(f.held) == 0 {
		return f.pdf.Error()
	}
	f.drawn.Reset()
	if err := f.pdf.Output(&f.drawn); err != nil {
		return fmt.Errorf("draw: %w", err)
	}
	d, err := readDrawn(f.drawn.Bytes(), len(f.held))
	if err != nil {
		return fmt.Errorf("take over what is drawn: %w", err)
	}
	before := len(f.out.pages)
	for i, marks := range d.pages {
		f.out.page(marks, f.held[i].Wd/mmPerPoint, f.held[i].Ht/mmPerPoint)
	}
	for _, m := range f.heldMarks {
		m.page = f.out.pages[before+m.page]
		f.out.marks = append(f.out.marks, m)
	}
	f.out.take(d)
	f.begin()
	return f.out.to.err
}

// finish ends the file.
func (f *file) finish(lang Lang, info string) error {
	if err := f.flush(); err != nil {
		return err
	}
	return f.out.finish(f.cuts, lang, info)
}

// add lays one document out and draws its pages; in a file of many each has a bookmark.
func (f *file) add(t Template, c *content, many bool) error {
	f.bookmark = ""
	if many {
		f.bookmark = join("  ", c.number, c.party)
	}
	d := set(t, c)
	for i, p := range d.pages {
		f.notes = append(f.notes, PageNote{f.document, i + 1, len(d.pages), append([]Flag{}, p.flags...)})
	}
	return f.lay(d)
}

// lay draws pages. Two-up pages and labels share sheets, also with the documents before.
func (f *file) lay(d *draft) error {
	wide, high := d.paperSize()
	for i, p := range d.pages {
		if f.slot%d.slots() == 0 {
			if len(f.held) == mostHeld {
				if err := f.flush(); err != nil {
					return err
				}
			}
			size := gofpdf.SizeType{Wd: wide, Ht: high}
			f.pdf.AddPageFormat("P", size)
			f.held = append(f.held, size)
			if err := f.cutLine(d); err != nil {
				return err
			}
		}
		x, y := d.sheet.at(f.slot % d.slots())
		f.slot++
		if i == 0 && f.bookmark != "" {
			f.heldMarks = append(f.heldMarks, bookmark{f.bookmark, len(f.held) - 1, high / mmPerPoint})
		}
		for _, m := range p.marks {
			m.x, m.y = m.x+x+f.dx, m.y+y+f.dy
			if err := f.draw(m); err != nil {
				return err
			}
		}
	}
	return f.pdf.Error()
}

// cutLine draws where a sheet that bears two papers, one above the other, is cut.
func (f *file) cutLine(d *draft) error {
	wide, high := d.paperSize()
	if d.cols > 1 || d.rows < 2 {
		return nil
	}
	for n := 1; n < d.rows; n++ {
		for x := 4.0; x < wide-4; x += 3 {
			m := mark{kind: ruleMark, style: style{ink: faint}, x: x, y: high * float64(n) / float64(d.rows), w: 1.6, thick: 0.15}
			if err := f.draw(m); err != nil {
				return err
			}
		}
	}
	return nil
}

// picture gives gofpdf a picture and gives the name it is known by.
func (f *file) picture(data []byte) (string, error) {
	l, err := f.logos.read(data)
	if l == nil || err != nil {
		return "", err
	}
	if f.pdf.GetImageInfo(l.key) == nil {
		plain, err := l.plain()
		if err != nil {
			return "", fmt.Errorf("draw the picture anew: %w", err)
		}
		f.pdf.RegisterImageOptionsReader(l.key, gofpdf.ImageOptions{ImageType: l.format}, bytes.NewReader(plain))
	}
	return l.key, f.pdf.Error()
}

func (f *file) draw(m mark) error {
	switch m.kind {
	case textMark:
		f.use(m.style)
		f.raw = strconv.AppendFloat(append(f.raw[:0], "BT "...), m.style.size, 'f', -1, 64)
		f.raw = strconv.AppendFloat(append(f.raw, " 0 0 "...), m.style.size, 'f', -1, 64)
		f.raw = f.point(append(f.raw, ' '), m.x, m.y)
		f.show(append(f.raw, "Tm "...), m)
		f.pdf.RawWriteStr(string(append(f.raw, " ET"...)))
	case ruleMark:
		f.pen(m.thick, m.style.ink)
		f.pdf.Line(m.x, m.y, m.x+m.w, m.y+m.h)
	case fillMark:
		f.paint(m.style.ink)
		f.pdf.Rect(m.x, m.y, m.w, m.h, "F")
	case pictureMark:
		picture, err := f.picture(m.picture)
		if err != nil {
			return err
		}
		f.pdf.ImageOptions(picture, m.x, m.y, m.w, m.h, false, gofpdf.ImageOptions{}, 0, "")
	case stampMark:
		f.stamp(m)
	}
	return nil
}

// use sets face and colour where they change. gofpdf names a font by a long hash, so that its size is always 1 and the true one
// is said with the place: pages are a third smaller.
func (f *file) use(s style) {
	if s.face != f.style.face || f.style.size == 0 {
		f.pdf.SetFont(standIn[s.face], "", 1)
		f.style.face, f.style.size = s.face, 1
	}
	f.paint(s.ink)
}

// paint sets the colour of letters and fills, which PDF knows as one.
func (f *file) paint(c ink) {
	if c != f.style.ink {
		f.pdf.SetFillColor(int(c[0]), int(c[1]), int(c[2]))
		f.style.ink = c
	}
}

func (f *file) pen(thick float64, c ink) {
	if thick != f.thick {
		f.pdf.SetLineWidth(thick)
		f.thick = thick
	}
	if c != f.ink {
		f.pdf.SetDrawColor(int(c[0]), int(c[1]), int(c[2]))
		f.ink = c
	}
}

// point appends a place in PDF's own measure: points from the lower left corner.
func (f *file) point(to []byte, x, y float64) []byte {
	_, high := f.pdf.GetPageSize()
	to = strconv.AppendFloat(to, math.Round(x/mmPerPoint*100)/100, 'f', -1, 64)
	to = append(to, ' ')
	to = strconv.AppendFloat(to, math.Round((high-y)/mmPerPoint*100)/100, 'f', -1, 64)
	return append(to, ' ')
}

// show appends the operator that shows the text of a mark.
func (f *file) show(to []byte, m mark) {
	f.codes = f.cuts[m.style.face].encode(f.codes[:0], m.text)
	f.raw = append(to, '(')
	for _, b := range f.codes {
		f.raw = escaped(f.raw, b)
	}
	f.raw = append(f.raw, ") Tj"...)
}

// stamp draws a framed word, slightly turned, as a rubber stamp leaves it. The mark's x and y are its middle.
func (f *file) stamp(m mark) {
	const turn = 12 * math.Pi / 180
	f.use(m.style)
	f.pen(m.thick, m.style.ink)
	sin, cos := math.Sin(turn), math.Cos(turn)
	_, high := f.pdf.GetPageSize()
	k := 1 / mmPerPoint
	size := m.style.size
	f.show(fmt.Appendf(f.raw[:0], "q %.4f %.4f %.4f %.4f %.2f %.2f cm %.2f %.2f %.2f %.2f re S BT %.2f 0 0 %.2f %.2f %.2f Tm ",
		cos, sin, -sin, cos, m.x*k, (high-m.y)*k, -m.w/2*k, -m.h/2*k, m.w*k, m.h*k,
		size, size, -m.w/2*k+size*0.4, -size*0.37), m)
	f.pdf.RawWriteStr(string(append(f.raw, " ET Q"...)))
}

// describe is what a reader program shows about the file. Its day is the documents': it knows no clock.
func describe(first, last about, count int) string {
	title := join(" ", first.title, first.number, first.party)
	if count > 1 {
		title = join(" ", first.title, join(" – ", first.number, last.number), "("+strconv.Itoa(count)+")")
	}
	day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	if !first.dated.IsZero() {
		day = first.dated.Time()
	}
	return fmt.Sprintf("<</Title %s /Author %s /Creator %s /Producer (gofpdf) /CreationDate (D:%s) /ModDate (D:%[4]s)>>",
		textString(title), textString(first.author), textString("账房 Zhangfang"), day.Format("20060102150405"))
}
