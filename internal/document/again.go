package document

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
	"zhangfang/internal/paper"
)

// AgainRequest asks for papers of the archive once more, as they were given out, marked 补打.
type AgainRequest struct {
	IDs     []int64 `json:"ids"`
	Printer string  `json:"printer"` // whose offset is counted in
	Keep    bool    `json:"keep"`    // it is given out, and counted
}

// Again prints papers of the archive once more. Without Keep nothing is written.
func (s *Service) Again(ctx context.Context, r AgainRequest) (Printed, error) {
	var out Printed
	err := s.layAgain(ctx, printing(r.Keep), r, s.intoOne(&out))
	return out, err
}

func (s *Service) layAgain(ctx context.Context, title string, r AgainRequest, draw drawing) error {
	if err := enough(len(r.IDs)); err != nil {
		return err
	}
	return s.give(ctx, title, r.Keep, func(tx *db.Tx) (p prepared, err error) {
		if p.office, err = load(ctx, tx, "", nil); err != nil {
			return p, err
		}
		for _, id := range r.IDs {
			m, sheet, err := p.office.fromArchive(ctx, tx, id, r.Printer)
			if err != nil {
				return p, err
			}
			p.all, p.sheets = append(p.all, m), append(p.sheets, sheet)
		}
		p.again, p.title = len(p.all), p.office.fileName(paper.KindOf(p.all[0].doc), p.all)
		if r.Keep {
			err = countAgain(ctx, tx, p.office.papers.Operator, r.IDs, p.all, p.sheets)
		}
		return p, err
	}, draw)
}

// countAgain counts papers printed once more, and records it.
func countAgain(ctx context.Context, tx *db.Tx, by string, ids []int64, all []made, sheets []paper.Sheet) error {
	told := givenOut{by: by}
	for i, m := range all {
		if err := countOnce(ctx, tx, ids[i]); err != nil {
			return err
		}
		told.add(m, sheets[i], paper.ExtrasOf(sheets[i].Document).Reprint+1, m.hash)
	}
	told.record(tx)
	return nil
}

// fromArchive lays one paper of the archive on a sheet, as a reprint.
func (o office) fromArchive(ctx context.Context, tx *db.Tx, id int64, printer string) (made, paper.Sheet, error) {
	type row struct {
		kind         paper.Kind
		snapshot     string
		number, name string
		subject      string
		hash         string
		customer, of int64
		column       string
		date         date.Date
		amount       money.Amount
		times        int
	}
	r, ok, err := db.One(ctx, tx, func(r *row) []any {
		return []any{&r.kind, &r.snapshot, &r.number, &r.name, &r.subject, &r.hash, &r.customer, &r.of, &r.column, &r.date, &r.amount, &r.times}
	}, `
		SELECT p.kind, p.snapshot, p.number, p.name, p.subject, p.hash, coalesce(p.customer_id, 0),
		       coalesce(p.invoice_id, p.receipt_id, p.credit_id, p.deposit_id, p.contract_id, p.customer_id, 0),
		       CASE WHEN p.invoice_id IS NOT NULL THEN 'invoice_id' WHEN p.receipt_id IS NOT NULL THEN 'receipt_id' WHEN p.credit_id IS NOT NULL THEN 'credit_id'
		            WHEN p.deposit_id IS NOT NULL THEN 'deposit_id' WHEN p.contract_id IS NOT NULL THEN 'contract_id' ELSE 'customer_id' END,
		       p.date, coalesce(p.amount, 0), (SELECT sum(printed) FROM papers a WHERE a.subject = p.subject)
		FROM papers p WHERE p.id = ?`, id)
	if err != nil {
		return made{}, paper.Sheet{}, err
	}
	if !ok {
		return made{}, paper.Sheet{}, fault.New(NothingFound, nil)
	}
	doc, template, err := thaw(ctx, tx, r.kind, r.snapshot)
	if err != nil {
		return made{}, paper.Sheet{}, err
	}
	doc = o.marked(tx, doc, r.times)
	options := o.offset(printer)
	options.Template = &template
	for _, n := range o.papers.ReceiptParts {
		options.Copies = append(options.Copies, paper.Copy(n))
	}
	return made{doc: doc, subject: r.subject, customer: r.customer, link: link{r.column, r.of}, number: r.number, name: r.name, date: r.date, amount: r.amount, hash: r.hash},
		paper.Sheet{Document: doc, Options: options}, nil
}

// marked gives a document with what its printing adds to it.
func (o office) marked(tx *db.Tx, d paper.Document, times int) paper.Document {
	return paper.Marked(d, func(e *paper.Extras) {
		e.Reprint, e.Printed, e.Operator = times, "", ""
		if o.papers.ShowPrinted {
			e.Printed = tx.Now.Local().Format("2006-01-02 15:04")
		}
		if o.papers.ShowOperator {
			e.Operator = o.papers.Operator
		}
	})
}

// By says what a file holds where papers become several.
type By string

// The ways: a file for each paper, or one for each customer with all that is its.
const (
	ByPaper By = "paper"
	ByWhom  By = "customer"
)

// FilesRequest asks for papers as several files: in a folder, or without one packed as ZIP.
type FilesRequest struct {
	Print PrintRequest `json:"print"`
	Again []int64      `json:"again"` // papers of the archive, instead of Print
	By    By           `json:"by"`
	Dir   string       `json:"dir"`
}

// Files says what was made.
type Files struct {
	Zip   File     `json:"zip"` // empty where a folder was named
	Dir   string   `json:"dir"`
	Names []string `json:"names"`
	Again int      `json:"again"`
}

// Files gives papers as several files, named by the office's pattern. In a folder none is in its place before all are whole, and what
// cannot take its place was not given out.
func (s *Service) Files(ctx context.Context, r FilesRequest) (Files, error) {
	if r.Dir == "" {
		return s.packed(ctx, r)
	}
	w, err := into(r.Dir)
	if err != nil {
		return Files{}, err
	}
	out := Files{Dir: r.Dir}
	err = s.several(ctx, r, func(ctx context.Context, p prepared, progress job.Progress) error {
		out.Again = p.again
		if err := s.each(ctx, p, r.By, w.put, progress); err != nil {
			return err
		}
		return w.place()
	})
	if err = w.end(err); err != nil {
		return Files{}, err
	}
	out.Names = w.names
	return out, nil
}

// packed gives papers as several files in a ZIP.
func (s *Service) packed(ctx context.Context, r FilesRequest) (Files, error) {
	var out Files
	err := s.several(ctx, r, func(ctx context.Context, p prepared, progress job.Progress) error {
		var b bytes.Buffer
		z, taken := zip.NewWriter(&b), names{}
		put := func(name string, print func(io.Writer) error) error {
			name = taken.free(name)
			w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store}) // a PDF is packed already
			if err != nil {
				return err
			}
			out.Names = append(out.Names, name)
			return print(w)
		}
		if err := errors.Join(s.each(ctx, p, r.By, put, progress), z.Close()); err != nil {
			return err
		}
		out.Zip, out.Again = File{Name: strings.TrimSuffix(p.title, ".pdf") + ".zip", Data: b.Bytes(), Papers: len(out.Names)}, p.again
		return nil
	})
	return out, err
}

func (s *Service) several(ctx context.Context, r FilesRequest, draw drawing) error {
	if len(r.Again) > 0 {
		return s.layAgain(ctx, "pdf", AgainRequest{IDs: r.Again, Printer: r.Print.Printer, Keep: r.Print.Keep}, draw)
	}
	if err := s.ready(ctx, &r.Print); err != nil {
		return err
	}
	return s.lay(ctx, "pdf", r.Print, draw)
}

// each hands the files of a printing on, one after the other.
func (s *Service) each(ctx context.Context, p prepared, by By, put func(name string, print func(io.Writer) error) error, progress job.Progress) error {
	groups := [][]int{}
	at := map[string]int{}
	for i, m := range p.all {
		key := fmt.Sprint(i)
		if by == ByWhom {
			key = fmt.Sprintf("%d %s", m.customer, m.name)
		}
		n, ok := at[key]
		if !ok {
			n = len(groups)
			at[key], groups = n, append(groups, nil)
		}
		groups[n] = append(groups[n], i)
	}
	for n, group := range groups {
		if err := ctx.Err(); err != nil {
			return err
		}
		sheets, papers := make([]paper.Sheet, len(group)), make([]made, len(group))
		for k, i := range group {
			sheets[k], papers[k] = p.sheets[i], p.all[i]
		}
		if err := put(p.office.groupName(papers), func(w io.Writer) error { return unprintable(s.printer.Sheets(w, sheets...)) }); err != nil {
			return err
		}
		progress(n+1, len(groups))
	}
	return nil
}

// groupName names the file of one paper, or of several of one customer.
func (o office) groupName(papers []made) string {
	kind := paper.KindOf(papers[0].doc)
	if len(papers) == 1 {
		return o.fileName(kind, papers)
	}
	title := o.fileName(kind, papers)
	return safe(papers[0].name + " " + strings.TrimSuffix(title, ".pdf"))
}
