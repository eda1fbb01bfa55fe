package document

import (
	"context"
	"fmt"
	"io"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/paper"
)

// papersOf are the kinds of papers that a folder holds.
var papersOf = map[Kind]paper.Kind{Invoices: paper.KindInvoice, Receipts: paper.KindReceipt, Statements: paper.KindStatement}

// ToFolder writes papers as files: one each, or all merged into one, each by the template chosen for it. None is in its place before
// all are whole: when a paper fails or cannot take its place, or the user stops it, the folder is left as it was, and none was given out.
func (s *Service) ToFolder(ctx context.Context, r FolderRequest) (Folder, error) {
	kind, ok := papersOf[r.Kind]
	if !ok {
		return Folder{}, fault.New(UnknownKind, fault.Args{"kind": string(r.Kind)})
	}
	w, err := into(r.Dir)
	if err != nil {
		return Folder{}, err
	}
	out, err := s.fill(ctx, r, kind, w)
	if err = w.end(err); err != nil {
		return Folder{}, err
	}
	return out, nil
}

// fill lays papers into a folder that is there.
func (s *Service) fill(ctx context.Context, r FolderRequest, kind paper.Kind, w *files) (Folder, error) {
	out := Folder{Dir: r.Dir}
	print, err := s.forFolder(ctx, r, kind)
	if err != nil {
		return out, err
	}
	err = s.lay(ctx, "pdf", print, func(ctx context.Context, p prepared, progress job.Progress) (err error) {
		out.Papers, out.Again = len(p.all), p.again
		if !r.Keep { // the seal is put on what is given out, and told of: not on copies
			for i, sh := range p.sheets {
				p.sheets[i].Document = paper.Marked(sh.Document, func(e *paper.Extras) { e.Seal = paper.Picture{} })
			}
		}
		if r.Merge {
			err = w.put(p.office.kindName(kind)+".pdf", func(to io.Writer) error { return unprintable(s.printer.Sheets(to, p.sheets...)) })
		} else {
			err = s.each(ctx, p, ByPaper, w.put, progress)
		}
		if err == nil {
			err = w.place()
		}
		return err
	})
	out.Files = w.names
	return out, err
}

// forFolder finds what a folder is to hold, as many as there are.
func (s *Service) forFolder(ctx context.Context, r FolderRequest, kind paper.Kind) (PrintRequest, error) {
	print := PrintRequest{Kind: kind, Lang: r.Lang, Working: r.Working, AsOf: r.To, Keep: r.Keep}
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if print.AsOf.IsZero() {
			print.AsOf = tx.Today()
		}
		print.IDs, err = r.ids(ctx, tx)
		return err
	})
	if err == nil && kind == paper.KindReceipt {
		err = s.ensureNumbers(ctx, print.IDs, r.Lang)
	}
	return print, err
}

// ids lists what a folder is asked for: invoices by number, receipts by date, or customers by code.
func (r FolderRequest) ids(ctx context.Context, tx *db.Tx) ([]int64, error) {
	who := int64(0)
	if r.Customer != "" {
		id, ok, err := db.One(ctx, tx, func(id *int64) []any { return []any{id} }, "SELECT id FROM customers WHERE code = ?", r.Customer)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, fault.New(NoSuchCustomer, fault.Args{"code": r.Customer})
		}
		who = id
	}
	if r.Kind == Statements {
		if who != 0 {
			return []int64{who}, nil
		}
		asOf := r.To
		if asOf.IsZero() {
			asOf = tx.Today()
		}
		return some(owing(ctx, tx, asOf))
	}
	query := "SELECT id FROM invoices WHERE state <> 'draft' AND issue_date BETWEEN ?1 AND ?2 AND (?3 = 0 OR customer_id = ?3) ORDER BY number"
	if r.Kind == Receipts {
		query = "SELECT id FROM receipts WHERE state = 'claimed' AND amount > 0 AND channel <> 'deposit' AND date BETWEEN ?1 AND ?2 AND (?3 = 0 OR customer_id = ?3) ORDER BY date, id"
	}
	from, to := "0001-01-01", "9999-12-31"
	if !r.From.IsZero() {
		from = r.From.String()
	}
	if !r.To.IsZero() {
		to = r.To.String()
	}
	return some(db.Rows(ctx, tx, func(id *int64) []any { return []any{id} }, query, from, to, who))
}

func some(ids []int64, err error) ([]int64, error) {
	if err == nil && len(ids) == 0 {
		err = fault.New(NothingFound, nil)
	}
	return ids, err
}

// safe makes a PDF's file name of numbers and names.
func safe(name string) string { return disk.Name(name) + ".pdf" }

// kindName names a kind of papers in the papers' language.
func (o office) kindName(kind paper.Kind) string {
	names := map[paper.Kind][2]string{
		paper.KindInvoice: {"账单", "Invoices"}, paper.KindReceipt: {"收据", "Receipts"}, paper.KindStatement: {"对账函", "Statements"}, paper.KindReminder: {"催款函", "Reminders"},
		paper.KindCredit: {"贷项账单", "Credit notes"}, paper.KindDeposit: {"押金收条", "Deposits"}, paper.KindRefund: {"押金退还单", "Deposit refunds"},
		paper.KindLateFee: {"违约金计算表", "Late fees"}, paper.KindReadings: {"抄表单", "Readings"}, paper.KindCash: {"日结现金表", "Cash"},
		paper.KindEnvelope: {"信封", "Envelopes"}, paper.KindLabel: {"地址标签", "Labels"}, paper.KindSettlement: {"退租结算单", "Settlements"},
	}
	return o.say(names[kind][0], names[kind][1])
}

// fileName names the file of a printing: a single paper by the office's pattern, several by their kind. What has no number of its own
// stands there by kind and day.
func (o office) fileName(kind paper.Kind, all []made) string {
	title, day := o.kindName(kind), ""
	if len(all) > 0 && !all[0].date.IsZero() {
		day = " " + all[0].date.String()
	}
	if len(all) != 1 || all[0].name == "" {
		return safe(fmt.Sprintf("%s%s (%d)", title, day, len(all)))
	}
	m := all[0]
	number := m.number
	if number == "" || kind == paper.KindStatement { // whose number is the code of the answer
		number = title + day
	}
	named := strings.NewReplacer("{number}", number, "{customer}", m.name, "{date}", m.date.String(), "{unit}", m.search, "{kind}", title).Replace(o.papers.FileName)
	if strings.TrimSpace(named) == "" {
		named = title + " " + m.name
	}
	return safe(named)
}
