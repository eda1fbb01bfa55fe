package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/paper"
)

// ToFolder writes papers as files: one each, or all merged into one. None is in its place before all are whole: when a paper
// fails or the user stops it, the folder is left as it was.
func (s *Service) ToFolder(ctx context.Context, r FolderRequest) (Folder, error) {
	if r.Kind != Invoices && r.Kind != Receipts && r.Kind != Statements {
		return Folder{}, fault.New(UnknownKind, fault.Args{"kind": string(r.Kind)})
	}
	if err := os.MkdirAll(r.Dir, 0o755); err != nil {
		return Folder{}, fault.New(NoFolder, fault.Args{"folder": r.Dir, "detail": err.Error()})
	}
	var out Folder
	err := s.Jobs.Run(ctx, "pdf", func(ctx context.Context, progress job.Progress) error {
		w := &files{dir: r.Dir, progress: progress, taken: map[string]bool{}}
		err := s.collect(ctx, r, w)
		if err == nil {
			err = w.finish()
		}
		if err != nil {
			return errors.Join(err, w.takeBack())
		}
		out = Folder{Dir: r.Dir, Files: w.names, Papers: w.papers}
		return nil
	})
	return out, err
}

func (s *Service) collect(ctx context.Context, r FolderRequest, w *files) error {
	if r.Kind == Receipts {
		if err := s.numberThose(ctx, r); err != nil {
			return err
		}
	}
	var o office
	var invoices []paper.Invoice
	var receipts []paper.Receipt
	var statements []paper.Statement
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if o, err = load(ctx, tx, r.Lang, r.Working); err != nil {
			return err
		}
		ids, err := r.ids(ctx, tx)
		if err != nil {
			return err
		}
		switch r.Kind {
		case Invoices:
			which := make([]billing.InvoiceID, len(ids))
			for n, id := range ids {
				which[n] = billing.InvoiceID(id)
			}
			invoices, err = o.invoices(ctx, tx, which)
		case Receipts:
			receipts, err = o.receipts(ctx, tx, ids)
		case Statements:
			asOf := r.To
			if asOf.IsZero() {
				asOf = tx.Today()
			}
			statements, err = o.statements(ctx, tx, ids, asOf)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := errors.Join(check(s, invoices, invoiceNumber), check(s, receipts, receiptNumber), check(s, statements, statementBuyer)); err != nil {
		return err
	}
	switch r.Kind {
	case Invoices:
		return writeAll(ctx, w, r.Merge, o.say("账单", "Invoices"), invoices, s.printer.Invoices, invoiceName)
	case Receipts:
		return writeAll(ctx, w, r.Merge, o.say("收据", "Receipts"), receipts, s.printer.Receipts, receiptName)
	}
	return writeAll(ctx, w, r.Merge, o.say("对账单", "Statements"), statements, s.printer.Statements, statementName)
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

func (s *Service) numberThose(ctx context.Context, r FolderRequest) error {
	var ids []int64
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		ids, err = r.ids(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	return s.ensureNumbers(ctx, ids, r.Lang)
}

// files are what one printing lays into its folder: beside their places first, and into them when all are whole.
type files struct {
	dir      string
	progress job.Progress
	taken    map[string]bool // names in small letters, since some file systems know no other
	staged   []string        // paths of the whole files, in the order of names
	names    []string
	papers   int
}

func writeAll[D any](ctx context.Context, w *files, merge bool, title string, docs []D, print func(io.Writer, ...D) error, name func(D) string) error {
	if merge {
		w.papers = len(docs)
		return w.put(title+".pdf", func(to io.Writer) error { return print(to, docs...) })
	}
	for n, d := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.put(name(d), func(to io.Writer) error { return print(to, d) }); err != nil {
			return err
		}
		w.papers++
		w.progress(n+1, len(docs))
	}
	return nil
}

// put writes one file beside its place.
func (w *files) put(name string, print func(io.Writer) error) error {
	name = w.free(name)
	f, err := os.CreateTemp(w.dir, ".zhangfang-*")
	if err != nil {
		return fault.New(NotWritten, fault.Args{"file": name, "detail": err.Error()})
	}
	w.names, w.staged = append(w.names, name), append(w.staged, f.Name())
	err = errors.Join(print(f), f.Chmod(0o644), f.Close())
	if err != nil && fault.As(err) == nil {
		return fault.New(NotWritten, fault.Args{"file": name, "detail": err.Error()})
	}
	return err
}

// free gives the name, or the name with a number where another paper of this printing has it.
func (w *files) free(name string) string {
	stem := strings.TrimSuffix(name, ".pdf")
	for n := 2; w.taken[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s-%d.pdf", stem, n)
	}
	w.taken[strings.ToLower(name)] = true
	return name
}

// finish moves all files into their places. A paper printed again replaces the one before.
func (w *files) finish() error {
	for n, from := range w.staged {
		if err := os.Rename(from, filepath.Join(w.dir, w.names[n])); err != nil {
			return fault.New(NotWritten, fault.Args{"file": w.names[n], "detail": err.Error()})
		}
	}
	return nil
}

// takeBack takes away what is not in its place.
func (w *files) takeBack() error {
	var errs []error
	for _, path := range w.staged {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func file[D any](name string, docs []D, print func(io.Writer, ...D) error) (File, error) {
	var b bytes.Buffer
	if err := print(&b, docs...); err != nil {
		return File{}, err
	}
	return File{Name: name, Data: b.Bytes(), Papers: len(docs)}, nil
}

func invoiceNumber(i paper.Invoice) string    { return i.Number }
func receiptNumber(r paper.Receipt) string    { return r.Number }
func statementBuyer(s paper.Statement) string { return s.Buyer.Name }

func invoiceName(i paper.Invoice) string { return safe(i.Number + " " + i.Buyer.Name) }
func receiptName(r paper.Receipt) string { return safe(r.Number + " " + r.Payer.Name) }
func statementName(s paper.Statement) string {
	return safe(s.Buyer.Name + " " + s.AsOf.String())
}

// longestName keeps a name, its ending and a long folder within what every file system takes.
const longestName = 60

// safe makes a PDF's file name of numbers and names.
func safe(name string) string { return safeAs(name, ".pdf") }

// safeAs makes a file name: what file systems refuse becomes _.
func safeAs(name, ending string) string {
	r := []rune(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, strings.TrimSpace(name)))
	return strings.TrimRight(string(r[:min(len(r), longestName)]), " .") + ending
}

// fileName names the file of a printing: a single paper by the office's pattern, several by their kind.
func (o office) fileName(kind paper.Kind, all []made) string {
	names := map[paper.Kind][2]string{
		paper.KindInvoice: {"账单", "Invoices"}, paper.KindReceipt: {"收据", "Receipts"}, paper.KindStatement: {"对账函", "Statements"}, paper.KindReminder: {"催款函", "Reminders"},
		paper.KindCredit: {"贷项账单", "Credit notes"}, paper.KindDeposit: {"押金收条", "Deposits"}, paper.KindRefund: {"押金退还单", "Deposit refunds"},
		paper.KindLateFee: {"违约金计算表", "Late fees"}, paper.KindReadings: {"抄表单", "Readings"}, paper.KindCash: {"日结现金表", "Cash"},
		paper.KindEnvelope: {"信封", "Envelopes"}, paper.KindLabel: {"地址标签", "Labels"}, paper.KindSettlement: {"退租结算单", "Settlements"},
	}
	title := o.say(names[kind][0], names[kind][1])
	if len(all) != 1 || all[0].name == "" {
		day := ""
		if len(all) > 0 && !all[0].date.IsZero() {
			day = " " + all[0].date.String()
		}
		return safe(fmt.Sprintf("%s%s (%d)", title, day, len(all)))
	}
	m := all[0]
	named := strings.NewReplacer("{number}", m.number, "{customer}", m.name, "{date}", m.date.String(), "{unit}", m.search, "{kind}", title).Replace(o.papers.FileName)
	if strings.TrimSpace(named) == "" {
		named = title + " " + m.name
	}
	return safe(named)
}
