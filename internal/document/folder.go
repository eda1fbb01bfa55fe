package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
// all are whole: when a paper fails or the user stops it, the folder is left as it was.
func (s *Service) ToFolder(ctx context.Context, r FolderRequest) (Folder, error) {
	kind, ok := papersOf[r.Kind]
	if !ok {
		return Folder{}, fault.New(UnknownKind, fault.Args{"kind": string(r.Kind)})
	}
	_, missing := os.Stat(r.Dir)
	if err := os.MkdirAll(r.Dir, 0o755); err != nil {
		return Folder{}, disk.Why(fault.New(NoFolder, fault.Args{"folder": r.Dir}), err)
	}
	out, err := s.fill(ctx, r, kind)
	if err != nil && missing != nil {
		_ = os.Remove(r.Dir) // it was made for nothing; one that is not empty stays
	}
	return out, err
}

// fill lays papers into a folder that is there.
func (s *Service) fill(ctx context.Context, r FolderRequest, kind paper.Kind) (Folder, error) {
	print, err := s.forFolder(ctx, r, kind)
	if err != nil {
		return Folder{}, err
	}
	out, w := Folder{Dir: r.Dir}, &files{dir: r.Dir, taken: map[string]bool{}}
	err = s.lay(ctx, "pdf", print, func(ctx context.Context, p prepared, progress job.Progress) error {
		out.Papers, out.Again = len(p.all), p.again
		if !r.Keep { // the seal is put on what is given out, and told of: not on copies
			for i, sh := range p.sheets {
				p.sheets[i].Document = paper.Marked(sh.Document, func(e *paper.Extras) { e.Seal = paper.Picture{} })
			}
		}
		if r.Merge {
			return w.put(p.office.kindName(kind)+".pdf", func(to io.Writer) error { return unprintable(s.printer.Sheets(to, p.sheets...)) })
		}
		return s.each(ctx, p, ByPaper, w.put, progress)
	})
	if err == nil {
		err = w.finish()
	}
	if err != nil {
		return Folder{}, errors.Join(err, w.takeBack())
	}
	out.Files = w.names
	return out, nil
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

// files are what one printing lays into its folder: beside their places first, and into them when all are whole.
type files struct {
	dir    string
	taken  map[string]bool // names in small letters, since some file systems know no other
	staged []string        // paths of the whole files, in the order of names
	names  []string
}

// put writes one file beside its place.
func (w *files) put(name string, print func(io.Writer) error) error {
	name = w.free(name)
	f, err := os.CreateTemp(w.dir, ".zhangfang-*")
	if err != nil {
		return disk.Why(fault.New(NotWritten, fault.Args{"file": name}), err)
	}
	w.names, w.staged = append(w.names, name), append(w.staged, f.Name())
	err = errors.Join(print(f), f.Chmod(0o644), f.Close())
	if err != nil && fault.As(err) == nil {
		return disk.Why(fault.New(NotWritten, fault.Args{"file": name}), err)
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
			return disk.Why(fault.New(NotWritten, fault.Args{"file": w.names[n]}), err)
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
