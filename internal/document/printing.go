package document

import (
	"bytes"
	"context"
	"fmt"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/paper"
)

// PrintRequest asks for papers of one kind in one file. Ids are invoices, receipts, customers (statements, reminders, late fees,
// addresses), credit notes or entries of deposits; the reading sheet and the table of cash are of the day AsOf and have none.
type PrintRequest struct {
	Kind     paper.Kind      `json:"kind"`
	IDs      []int64         `json:"ids"`
	Filter   *billing.Filter `json:"filter"` // of invoices, instead of ids: all that it finds
	AsOf     date.Date       `json:"asOf" ts_type:"string"`
	Degree   int             `json:"degree"`                    // of reminders: 1 to 5
	Deadline date.Date       `json:"deadline" ts_type:"string"` // of reminders; "" is a week on
	Lang     string          `json:"lang"`                      // zh-CN or en; "" as the book's setting
	Working  *bool           `json:"working"`                   // print 算式; null as the book's setting
	Layout   paper.Layout    `json:"layout"`                    // "" and no template: as chosen for the customer or the kind
	Template int64           `json:"templateId"`
	Printer  string          `json:"printer"` // whose offset is counted in
	Keep     bool            `json:"keep"`    // it is given out: the exact file goes into the archive, and a second time is marked 补打
}

// Printed is a file with what about its pages somebody should look at.
type Printed struct {
	File
	Pages []paper.PageNote `json:"pages"`
	Again int              `json:"again"` // papers that were given out before
}

// Print gives papers as one PDF, each by the template chosen for it. Without Keep nothing is written.
func (s *Service) Print(ctx context.Context, r PrintRequest) (Printed, error) {
	if err := s.ready(ctx, &r); err != nil {
		return Printed{}, err
	}
	var out Printed
	var sheets []paper.Sheet
	title := ""
	draw := func(tx *db.Tx) (err error) {
		o, all, err := s.gather(ctx, tx, r)
		if err != nil {
			return err
		}
		if sheets, err = s.sheets(ctx, tx, o, all, r); err != nil {
			return err
		}
		title = o.fileName(r.Kind, all)
		if r.Keep {
			out.Again, err = s.keep(ctx, tx, all, sheets)
		}
		return err
	}
	err := s.Jobs.Run(ctx, "print", func(ctx context.Context, progress job.Progress) error {
		if r.Keep {
			return s.DB.Write(ctx, draw)
		}
		return s.DB.Read(ctx, draw)
	})
	if err != nil {
		return Printed{}, err
	}
	var b bytes.Buffer
	if err := s.printer.Sheets(&b, sheets...); err != nil {
		return Printed{}, unprintable(err)
	}
	if out.Pages, err = s.look(sheets); err != nil {
		return Printed{}, err
	}
	out.File = File{Name: title, Data: b.Bytes(), Papers: len(sheets)}
	return out, nil
}

// ready fills in what a request leaves open, and numbers receipts that have no number yet.
func (s *Service) ready(ctx context.Context, r *PrintRequest) error {
	if r.Filter != nil {
		ids, err := s.found(ctx, *r.Filter)
		if err != nil {
			return err
		}
		for _, id := range ids {
			r.IDs = append(r.IDs, int64(id))
		}
	}
	if r.AsOf.IsZero() {
		if err := s.DB.Read(ctx, func(tx *db.Tx) error { r.AsOf = tx.Today(); return nil }); err != nil {
			return err
		}
	}
	if r.Kind == paper.KindReadings || r.Kind == paper.KindCash {
		r.IDs = nil
		return nil
	}
	if err := enough(len(r.IDs)); err != nil {
		return err
	}
	if r.Kind == paper.KindReceipt {
		return s.ensureNumbers(ctx, r.IDs, r.Lang)
	}
	return nil
}

func (s *Service) gather(ctx context.Context, tx *db.Tx, r PrintRequest) (office, []made, error) {
	o, err := load(ctx, tx, r.Lang, r.Working)
	if err != nil {
		return o, nil, err
	}
	all, err := o.makeAll(ctx, tx, r)
	return o, all, err
}

// sheets gives each paper its template and what its printing adds.
func (s *Service) sheets(ctx context.Context, tx *db.Tx, o office, all []made, r PrintRequest) ([]paper.Sheet, error) {
	options := paper.Options{}
	for _, p := range o.papers.Printers {
		if p.Printer == r.Printer {
			options.Dx, options.Dy = p.Dx, p.Dy
		}
	}
	for _, n := range o.papers.ReceiptParts {
		options.Copies = append(options.Copies, paper.Copy(n))
	}
	templates := map[chosen]*paper.Template{}
	out := make([]paper.Sheet, len(all))
	for i, m := range all {
		c := chosen{r.Layout, r.Template}
		var err error
		if c == (chosen{}) {
			if c, err = choice(ctx, tx, r.Kind, m.customer); err != nil {
				return nil, err
			}
		}
		if templates[c] == nil {
			t, _, err := find(ctx, tx, TemplateRef{ID: c.template, Kind: r.Kind, Layout: c.layout})
			if err != nil {
				return nil, err
			}
			templates[c] = &t
		}
		options.Template = templates[c]
		doc := paper.Marked(m.doc, func(e *paper.Extras) {
			if o.papers.ShowPrinted {
				e.Printed = tx.Now.Local().Format("2006-01-02 15:04")
			}
			if o.papers.ShowOperator {
				e.Operator = o.papers.Operator
			}
		})
		out[i] = paper.Sheet{Document: doc, Options: options}
	}
	return out, nil
}

// look tells of the pages, in the order of the file.
func (s *Service) look(sheets []paper.Sheet) ([]paper.PageNote, error) {
	out := []paper.PageNote{}
	for i, sh := range sheets {
		notes, err := s.printer.Look(sh.Options, sh.Document)
		if err != nil {
			return nil, err
		}
		for _, n := range notes {
			n.Document = i
			out = append(out, n)
		}
	}
	return out, nil
}

// unprintable says of a file with a paper that cannot be drawn which it is.
func unprintable(err error) error {
	if f := fault.As(err); f != nil {
		return fault.Many(Unprintable, []*fault.Fault{f})
	}
	return err
}

// GridRequest asks for the page of lines by which one sees how far a printer is off.
type GridRequest struct {
	Layout paper.Layout `json:"layout"`
	Dx     float64      `json:"dx"` // mm to the right
	Dy     float64      `json:"dy"` // mm down
}

// Grid gives that page.
func (s *Service) Grid(_ context.Context, r GridRequest) (File, error) {
	var b bytes.Buffer
	if err := s.printer.Grid(&b, paper.Options{Layout: r.Layout, Dx: r.Dx, Dy: r.Dy}); err != nil {
		return File{}, err
	}
	return File{Name: fmt.Sprintf("grid-%s.pdf", r.Layout), Data: b.Bytes(), Papers: 1}, nil
}

// TryRequest asks to see a template that is not saved yet: on a document of the book, or without an id on a sample.
type TryRequest struct {
	Template paper.Template `json:"template"`
	ID       int64          `json:"id"` // as PrintRequest.IDs
	Lang     string         `json:"lang"`
}

// Try draws one paper by a template as it is being edited.
func (s *Service) Try(ctx context.Context, r TryRequest) (Printed, error) {
	if err := r.Template.Validate(); err != nil {
		return Printed{}, fault.As(err).At("template")
	}
	lang := paper.Lang(r.Lang)
	doc, ok := paper.Sample(r.Template.Kind, lang)
	if !ok {
		return Printed{}, fault.New(UnknownKind, fault.Args{"kind": string(r.Template.Kind)})
	}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		o, err := load(ctx, tx, r.Lang, nil)
		if err != nil {
			return err
		}
		if doc, _ = paper.Sample(r.Template.Kind, o.lang); r.ID == 0 {
			return nil
		}
		all, err := o.makeAll(ctx, tx, PrintRequest{Kind: r.Template.Kind, IDs: []int64{r.ID}, AsOf: tx.Today(), Degree: 3})
		if err == nil {
			doc = all[0].doc
		}
		return err
	})
	if err != nil {
		return Printed{}, err
	}
	sheets := []paper.Sheet{{Document: doc, Options: paper.Options{Template: &r.Template}}}
	var b bytes.Buffer
	if err := s.printer.Sheets(&b, sheets...); err != nil {
		return Printed{}, unprintable(err)
	}
	pages, err := s.look(sheets)
	return Printed{File: File{Name: "try.pdf", Data: b.Bytes(), Papers: 1}, Pages: pages}, err
}
