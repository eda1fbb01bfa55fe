package paper

import (
	"io"
	"math"
	"strconv"

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

// Sheets writes documents into one file, each in its own way. It fails as Print does; w may then have the beginning of a file of many pages.
func (p *Printer) Sheets(w io.Writer, sheets ...Sheet) error {
	_, err := p.Draw(w, sheets...)
	return err
}

// Draw is Sheets, and tells of every page, in the order of the file.
func (*Printer) Draw(w io.Writer, sheets ...Sheet) ([]PageNote, error) {
	if len(sheets) == 0 {
		return nil, fault.New(Nothing, nil)
	}
	f := newFile(w)
	for i, s := range sheets {
		f.document = i
		if err := f.sheet(s, len(sheets) > 1); err != nil {
			if told := fault.As(err); told != nil && len(sheets) > 1 {
				return nil, told.At("documents", strconv.Itoa(i))
			}
			return nil, err
		}
	}
	first := sheets[0].Document.about()
	return f.notes, f.finish(first.lang, describe(first, sheets[len(sheets)-1].Document.about(), len(sheets)))
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
