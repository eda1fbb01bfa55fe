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

// Options are how documents are printed.
type Options struct {
	Template *Template // nil: the built-in one of Layout
	Layout   Layout    // "" is A4, or what the kind is printed on
	Copies   []Copy    // of receipts: one paper each; none is one without a caption
	Dx, Dy   float64   // mm by which a printer is off, to the right and down; at most 20
}

// Print writes documents of one kind into one file, in the order given. Errors are the faults of Check, of templates that do not fit,
// and errors of w.
func (*Printer) Print(w io.Writer, o Options, docs ...Document) error { return printAll(w, o, docs) }

// Sheet is one document and how it is printed.
type Sheet struct {
	Document Document
	Options  Options
}

// Sheets writes documents into one file, each in its own way. It fails as Print does.
func (*Printer) Sheets(w io.Writer, sheets ...Sheet) error {
	if len(sheets) == 0 {
		return fault.New(Nothing, nil)
	}
	f := newFile(logos{})
	for i, s := range sheets {
		if err := f.sheet(s, len(sheets) > 1); err != nil {
			if told := fault.As(err); told != nil && len(sheets) > 1 {
				return told.At("documents", strconv.Itoa(i))
			}
			return err
		}
	}
	first := sheets[0].Document.about()
	f.describe(first, sheets[len(sheets)-1].Document.about(), len(sheets))
	return f.write(w, first.lang)
}

// template gives the template of a sheet; those of a batch are looked at once.
func (f *file) template(o Options, kind Kind) (Template, error) {
	if o.Template != nil && f.valid[o.Template] && o.Template.Kind == kind {
		return *o.Template, o.aligned()
	}
	t, err := o.template(kind)
	if err == nil && o.Template != nil {
		f.valid[o.Template] = true
	}
	return t, err
}

// sheet checks a document and draws it, each of its copies.
func (f *file) sheet(s Sheet, many bool) error {
	c := s.Document.content()
	t, err := f.template(s.Options, c.kind)
	if err != nil {
		return err
	}
	if err := check(c, f.logos); err != nil {
		return err
	}
	if t.Layout != f.layout {
		f.layout, f.slot = t.Layout, 0 // another paper
	}
	f.dx, f.dy = s.Options.Dx, s.Options.Dy
	for i, n := range s.Options.copies(c.kind) {
		if i > 0 {
			c = s.Document.content()
		}
		c.copies(n)
		if err := f.add(t, c, many); err != nil {
			return err
		}
	}
	return nil
}

// printAll draws documents that are printed alike.
func printAll[D Document](w io.Writer, o Options, docs []D) error {
	sheets := make([]Sheet, len(docs))
	for i, d := range docs {
		sheets[i] = Sheet{d, o}
	}
	return (&Printer{}).Sheets(w, sheets...)
}

// template gives the template that prints a kind.
func (o Options) template(kind Kind) (Template, error) {
	if err := o.aligned(); err != nil {
		return Template{}, err
	}
	if o.Template != nil {
		if o.Template.Kind != kind {
			return Template{}, fault.New(OtherKind, fault.Args{"kind": string(o.Template.Kind), "want": string(kind)})
		}
		return *o.Template, o.Template.Validate()
	}
	layout := o.Layout
	if layout == "" {
		layout = kinds[kind].layouts[0]
	}
	t, ok := Builtin(kind, layout)
	if !ok {
		return t, fault.New(NoSuchLayout, fault.Args{"kind": string(kind), "layout": string(layout)})
	}
	return t, nil
}

// aligned refuses a calibration that is none, also one that is no number.
func (o Options) aligned() error {
	if math.Abs(o.Dx) <= mostOff && math.Abs(o.Dy) <= mostOff {
		return nil
	}
	return fault.New(TooFarOff, fault.Args{"most": mostOff})
}

// mostOff is how far a printer may be off in mm: more is another paper.
const mostOff = 20

// copies are the papers that a document is printed on.
func (o Options) copies(kind Kind) []Copy {
	if kind != KindReceipt || len(o.Copies) == 0 {
		return []Copy{NoCopy}
	}
	return o.Copies
}

// file is one PDF being drawn. gofpdf holds its pages; the text in them is in codes of the cuts.
type file struct {
	pdf    *gofpdf.Fpdf
	cuts   [2]*cut
	logos  logos
	widths map[int]string // of pictures in points, and the picture that has it
	names  map[string]bool
	valid  map[*Template]bool
	dx, dy float64 // calibration
	layout Layout
	slot   int // of the sheet of paper, where several pages share one

	bookmark string // of the document being drawn

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
	f := &file{pdf: gofpdf.New("P", "mm", "A4", ""), logos: known, widths: map[int]string{}, names: map[string]bool{}, valid: map[*Template]bool{}, ink: ink{1}}
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
func (f *file) add(t Template, c *content, many bool) error {
	f.bookmark = ""
	if many {
		f.bookmark = join("  ", c.number, c.party)
	}
	return f.lay(set(t, c))
}

// lay draws pages. Two-up pages and labels share sheets, also with the documents before.
func (f *file) lay(d *draft) error {
	wide, high := d.paperSize()
	for i, p := range d.pages {
		if f.slot%d.slots() == 0 {
			f.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: wide, Ht: high})
		}
		x, y := d.sheet.at(f.slot % d.slots())
		f.slot++
		if i == 0 && f.bookmark != "" {
			f.pdf.Bookmark(utf16Text(f.bookmark), 0, 0)
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

func (f *file) draw(m mark) error {
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
