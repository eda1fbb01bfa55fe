package document

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/paper"
	"zhangfang/internal/pinyin"
)

// PrintRequest asks for papers of one kind in one file. Ids are invoices, receipts, customers (statements, reminders, late fees,
// addresses), credit notes or entries of deposits; the reading sheet and the table of cash are of the day AsOf and have none.
type PrintRequest struct {
	Kind     paper.Kind      `json:"kind"`
	IDs      []int64         `json:"ids"`
	Numbers  []string        `json:"numbers"` // of credit notes, instead of ids
	Filter   *billing.Filter `json:"filter"`  // of invoices, instead of ids: all that it finds
	AsOf     date.Date       `json:"asOf" ts_type:"string"`
	Degree   int             `json:"degree"`                    // of reminders: 1 to 5
	Deadline date.Date       `json:"deadline" ts_type:"string"` // of reminders; "" is a week on
	Lang     string          `json:"lang"`                      // zh-CN or en; "" as the book's setting
	Working  *bool           `json:"working"`                   // print 算式; null as the book's setting
	Layout   paper.Layout    `json:"layout"`                    // "" and no template: as chosen for the customer or the kind
	Template int64           `json:"templateId"`
	Printer  string          `json:"printer"` // whose offset is counted in
	Order    Order           `json:"order"`
	Fresh    bool            `json:"fresh"` // what was given out before is shown as it would be made today; only without Keep
	Keep     bool            `json:"keep"`  // it is given out: the exact file goes into the archive, and a second time is marked 补打
}

// Order is the order of papers in a file.
type Order string

// The orders. As asked is that of the ids, or of the filter.
const (
	AsAsked    Order = ""
	ByNumber   Order = "number"
	ByCustomer Order = "customer" // by name, then number
	Backwards  Order = "reverse"  // for printers that lay the first page undermost
)

// sort puts papers into their order.
func (o Order) sort(all []made) {
	switch o {
	case ByNumber:
		slices.SortStableFunc(all, func(a, b made) int { return strings.Compare(a.number, b.number) })
	case ByCustomer:
		slices.SortStableFunc(all, func(a, b made) int {
			return cmp.Or(strings.Compare(pinyin.Full(a.name), pinyin.Full(b.name)), strings.Compare(a.number, b.number))
		})
	case Backwards:
		slices.Reverse(all)
	}
}

// Printed is a file with what about its pages somebody should look at.
type Printed struct {
	File
	Pages []paper.PageNote `json:"pages"`
	Again int              `json:"again"` // papers that were given out before
}

// mostPapers bounds one file for the window; the terminal writes more as files in a folder.
const mostPapers = 5000

func enough(papers int) error {
	switch {
	case papers == 0:
		return fault.New(NothingFound, nil)
	case papers > mostPapers:
		return fault.New(TooMany, fault.Args{"most": mostPapers})
	}
	return nil
}

// Print gives papers as one PDF, each by the template chosen for it. Without Keep nothing is written.
func (s *Service) Print(ctx context.Context, r PrintRequest) (Printed, error) {
	if err := s.ready(ctx, &r); err != nil {
		return Printed{}, err
	}
	var out Printed
	err := s.lay(ctx, printing(r.Keep), r, s.intoOne(&out))
	return out, err
}

// printing is what the job of a file is called: one that is only looked at is no work that anybody asks after when it is done.
func printing(keep bool) string {
	if keep {
		return "print"
	}
	return "preview"
}

// prepared is a printing before it is drawn.
type prepared struct {
	office office
	title  string // the name of its file
	all    []made
	sheets []paper.Sheet
	again  int
}

// drawing makes the files of a printing.
type drawing func(ctx context.Context, p prepared, progress job.Progress) error

// give lays papers out and has them drawn. Where they are given out, both are one transaction: what cannot be drawn, or is stopped, was
// not given out.
func (s *Service) give(ctx context.Context, title string, keep bool, lay func(*db.Tx) (prepared, error), draw drawing) error {
	return s.Jobs.Run(ctx, title, func(ctx context.Context, progress job.Progress) error {
		var p prepared
		if keep {
			return s.DB.Write(ctx, func(tx *db.Tx) (err error) {
				if p, err = lay(tx); err != nil {
					return err
				}
				return draw(ctx, p, progress)
			})
		}
		if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) { p, err = lay(tx); return err }); err != nil {
			return err
		}
		return draw(ctx, p, progress)
	})
}

// lay makes the papers of a request that leaves nothing open, and has them drawn. When some cannot be printed it says which and where,
// and keeps none.
func (s *Service) lay(ctx context.Context, title string, r PrintRequest, draw drawing) error {
	return s.give(ctx, title, r.Keep, func(tx *db.Tx) (p prepared, err error) {
		if p.office, p.all, err = s.gather(ctx, tx, r); err != nil {
			return p, err
		}
		if err := check(s, p.all); err != nil {
			return p, err
		}
		r.Order.sort(p.all)
		if p.sheets, err = s.sheets(ctx, tx, p.office, p.all, r); err != nil {
			return p, err
		}
		p.title = p.office.fileName(r.Kind, p.all)
		switch {
		case r.Keep:
			p.again, err = s.keep(ctx, tx, p.office.papers.Operator, p.all, p.sheets)
		case !r.Fresh:
			p.again, err = s.asGiven(ctx, tx, p.all, p.sheets)
		}
		return p, err
	}, draw)
}

// intoOne draws a printing as one file, with what is to be said of its pages.
func (s *Service) intoOne(out *Printed) drawing {
	return func(_ context.Context, p prepared, _ job.Progress) (err error) {
		*out, err = s.draw(p.title, p.sheets)
		out.Again = p.again
		return err
	}
}

// draw makes one file of papers, and tells of its pages.
func (s *Service) draw(name string, sheets []paper.Sheet) (Printed, error) {
	var b bytes.Buffer
	pages, err := s.printer.Draw(&b, sheets...)
	if err != nil {
		return Printed{}, unprintable(err)
	}
	return Printed{File: File{Name: name, Data: b.Bytes(), Papers: len(sheets)}, Pages: pages}, nil
}

// found lists what a filter of the list of invoices finds, in its order.
func (s *Service) found(ctx context.Context, f billing.Filter) ([]int64, error) {
	f.After, f.Offset, f.Limit = "", 0, mostPapers+1
	page, err := s.bills.List(ctx, f)
	ids := make([]int64, len(page.Rows))
	for n, r := range page.Rows {
		ids[n] = int64(r.ID)
	}
	return ids, err
}

// ready fills in what a request leaves open, and numbers receipts that have no number yet.
func (s *Service) ready(ctx context.Context, r *PrintRequest) error {
	if r.Filter != nil {
		ids, err := s.found(ctx, *r.Filter)
		if err != nil {
			return err
		}
		r.IDs = ids
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
	if r.Kind == paper.KindCredit && len(r.Numbers) > 0 {
		ids, err := s.notes(ctx, r.Numbers)
		if err != nil {
			return err
		}
		r.IDs = ids
	}
	if err := enough(len(r.IDs)); err != nil {
		return err
	}
	if r.Kind == paper.KindReceipt && r.Keep {
		return s.ensureNumbers(ctx, r.IDs, r.Lang)
	}
	return nil
}

// notes finds credit notes by their numbers.
func (s *Service) notes(ctx context.Context, numbers []string) ([]int64, error) {
	ids := make([]int64, len(numbers))
	return ids, s.DB.Read(ctx, func(tx *db.Tx) error {
		for i, n := range numbers {
			id, ok, err := db.One(ctx, tx, func(id *int64) []any { return []any{id} }, "SELECT id FROM credit_notes WHERE number = ?", n)
			if err != nil {
				return err
			}
			if !ok {
				return fault.New(NothingFound, nil)
			}
			ids[i] = id
		}
		return nil
	})
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
	options := o.offset(r.Printer)
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

// offset gives how far a printer is off, as the settings say.
func (o office) offset(printer string) paper.Options {
	for _, p := range o.papers.Printers {
		if p.Printer == printer {
			return paper.Options{Dx: p.Dx, Dy: p.Dy}
		}
	}
	return paper.Options{}
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
	return s.draw("try.pdf", []paper.Sheet{{Document: doc, Options: paper.Options{Template: &r.Template}}})
}
