package paper

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"zhangfang/internal/fault"
)

// printAll checks the documents, lays them out and draws them into one file.
func printAll[D Document](w io.Writer, docs []D) error {
	if len(docs) == 0 {
		return fault.New(Nothing, nil)
	}
	known := logos{}
	for i, d := range docs {
		err := check(d, known)
		if err != nil && len(docs) > 1 {
			return fault.As(err).At("documents", strconv.Itoa(i))
		}
		if err != nil {
			return err
		}
	}
	f := newFile(known)
	for _, d := range docs {
		if err := f.add(d, len(docs) > 1); err != nil {
			return err
		}
	}
	f.describe(docs[0].about(), docs[len(docs)-1].about(), len(docs))
	return f.write(w, docs[0].about().lang)
}

// file is one PDF being drawn. gofpdf holds its pages; the text in them is in codes of the cuts.
type file struct {
	pdf    *gofpdf.Fpdf
	cuts   [2]*cut
	logos  logos
	widths map[int]string // of pictures in points, and the picture that has it
	names  map[string]bool

	style style // as last set
	thick float64
	ink   ink // of rules
	codes []byte
	out   []byte
}

// standIn are the names under which gofpdf knows the two faces. It believes them fonts that need no file; finish puts
// the cuts of the real ones in their place.
var standIn = [2]string{"ZhangfangRegular", "ZhangfangBold"}

func newFile(known logos) *file {
	f := &file{pdf: gofpdf.New("P", "mm", "A4", ""), logos: known, widths: map[int]string{}, names: map[string]bool{}, ink: ink{1}}
	f.pdf.SetMargins(0, 0, 0)
	f.pdf.SetAutoPageBreak(false, 0)
	f.pdf.SetCatalogSort(true)
	f.pdf.SetCompression(true)
	for i, name := range standIn {
		f.cuts[i] = newCut(typeface()[i])
		f.pdf.AddFontFromBytes(name, "", []byte(`{"Tp":"Core","Name":"`+name+`"}`), nil)
	}
	return f
}

// add lays one document out and draws its pages; in a file of many each has a bookmark.
func (f *file) add(doc Document, many bool) error {
	about := doc.about()
	picture, err := f.picture(about.logo)
	if err != nil {
		return err
	}
	for i, p := range doc.layout().pages {
		f.pdf.AddPage()
		if i == 0 && many {
			f.pdf.Bookmark(utf16Text(join("  ", about.number, about.party)), 0, 0)
		}
		for _, m := range p.marks {
			f.draw(m, picture)
		}
	}
	return f.pdf.Error()
}

// picture gives gofpdf the logo once and gives the name it is known by.
// gofpdf orders pictures by their width; of equal ones one is made a point wider, so that the order is always the same.
func (f *file) picture(data []byte) (string, error) {
	l, err := f.logos.read(data)
	if l == nil || err != nil || f.names[l.key] {
		return keyOf(l), err
	}
	plain, err := l.plain()
	format, w := l.format, l.w
	for f.widths[w] != "" && err == nil {
		w++
		format = "png"
		plain, err = l.redraw(w)
	}
	if err != nil {
		return "", fmt.Errorf("draw the logo anew: %w", err)
	}
	f.widths[w], f.names[l.key] = l.key, true
	f.pdf.RegisterImageOptionsReader(l.key, gofpdf.ImageOptions{ImageType: format}, bytes.NewReader(plain))
	return l.key, f.pdf.Error()
}

func keyOf(l *logo) string {
	if l == nil {
		return ""
	}
	return l.key
}

func (f *file) draw(m mark, picture string) {
	switch m.kind {
	case textMark:
		f.use(m.style)
		f.out = strconv.AppendFloat(append(f.out[:0], "BT "...), m.style.size, 'f', -1, 64)
		f.out = strconv.AppendFloat(append(f.out, " 0 0 "...), m.style.size, 'f', -1, 64)
		f.out = f.point(append(f.out, ' '), m.x, m.y)
		f.show(append(f.out, "Tm "...), m)
		f.pdf.RawWriteStr(string(append(f.out, " ET"...)))
	case ruleMark:
		f.pen(m.thick, m.style.ink)
		f.pdf.Line(m.x, m.y, m.x+m.w, m.y+m.h)
	case fillMark:
		f.paint(m.style.ink)
		f.pdf.Rect(m.x, m.y, m.w, m.h, "F")
	case logoMark:
		f.pdf.ImageOptions(picture, m.x, m.y, m.w, m.h, false, gofpdf.ImageOptions{}, 0, "")
	case stampMark:
		f.stamp(m)
	}
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
	f.out = append(to, '(')
	for _, b := range f.codes {
		switch b {
		case '(', ')', '\\':
			f.out = append(f.out, '\\', b)
		case '\r':
			f.out = append(f.out, `\r`...)
		default:
			f.out = append(f.out, b)
		}
	}
	f.out = append(f.out, ") Tj"...)
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
	f.show(fmt.Appendf(f.out[:0], "q %.4f %.4f %.4f %.4f %.2f %.2f cm %.2f %.2f %.2f %.2f re S BT %.2f 0 0 %.2f %.2f %.2f Tm ",
		cos, sin, -sin, cos, m.x*k, (high-m.y)*k, -m.w/2*k, -m.h/2*k, m.w*k, m.h*k,
		size, size, -m.w/2*k+size*0.4, -size*0.37), m)
	f.pdf.RawWriteStr(string(append(f.out, " ET Q"...)))
}

// describe fills in what a reader program shows about the file. Its day is the documents': it knows no clock.
func (f *file) describe(first, last about, count int) {
	title := join(" ", first.title, first.number, first.party)
	if count > 1 {
		title = join(" ", first.title, join(" – ", first.number, last.number), "("+strconv.Itoa(count)+")")
	}
	f.pdf.SetTitle(utf16Text(title), false)
	f.pdf.SetAuthor(utf16Text(first.author), false)
	f.pdf.SetCreator(utf16Text("账房 Zhangfang"), false)
	f.pdf.SetProducer("gofpdf", false)
	day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	if !first.dated.IsZero() {
		day = first.dated.Time()
	}
	f.pdf.SetCreationDate(day)
	f.pdf.SetModificationDate(day)
}

// utf16Text writes text as PDF wants it outside pages; gofpdf's own way breaks characters beyond the basic plane.
func utf16Text(s string) string {
	out := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		out = be.AppendUint16(out, u)
	}
	return string(out)
}
