package bank

import (
	"context"
	"strings"
	"time"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
	"zhangfang/internal/statement"
)

// Import adds what is new in a file to the book, and makes receipts of the lines that bring money: all of it or nothing.
// A file without anything new changes nothing.
func (s *Service) Import(ctx context.Context, r Request) (Imported, error) {
	var out Imported
	if err := r.Validate(); err != nil {
		return out, err
	}
	defer Spare(len(r.File.Data))()
	err := s.Jobs.Run(ctx, "statement", func(ctx context.Context, progress job.Progress) error {
		read := r.reading(date.Of(s.DB.Now().Local())) // before anybody has to wait for it, like what it is compared with
		if err := s.DB.Read(ctx, func(tx *db.Tx) error { _, err := s.moved(ctx, tx); return err }); err != nil {
			return err
		}
		return s.DB.Write(ctx, func(tx *db.Tx) error {
			if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
				tx.Unchanged()
				return err
			}
			w, err := s.look(ctx, tx, r, read)
			if err != nil {
				return err
			}
			if err := w.oneAccount(); err != nil {
				return err
			}
			out, err = w.book(ctx, tx, r, progress)
			return err
		})
	})
	return out, err
}

// book writes the new lines of a file that was compared.
func (w *work) book(ctx context.Context, tx *db.Tx, r Request, progress job.Progress) (Imported, error) {
	out := Imported{Account: w.acct.ID, Name: w.acct.Name, Detected: w.detected(), Proof: w.proof, Counts: w.counts(), stmt: w.stmt}
	out.left, _ = w.rows(everyRow, RowSkipped)
	out.Skipped = out.left[:min(len(out.left), mostRows)]
	if out.Counts.Import.Count == 0 {
		return out, w.onlySame(ctx, tx, r, &out)
	}
	if w.acct.ID == 0 && strings.TrimSpace(r.AccountName) == "" {
		return out, fault.New(AccountMissing, fault.Args{"proposed": w.acct.Name}).At("accountName")
	}
	if err := w.prepare(ctx, tx, r); err != nil {
		return out, err
	}
	id, err := w.insertImport(ctx, tx, r.File.Name, out.Counts)
	if err != nil {
		return out, err
	}
	if err := tx.Bulk(ctx, "statement_lines", func() (int64, error) { return w.insertLines(ctx, tx, id, progress) }); err != nil {
		return out, err
	}
	w.lines = undecided(w.lines)
	if err := tx.Rebuilding(ctx, "receipts", out.Counts.Receipts.Count, func() error {
		return tx.Bulk(ctx, "receipts", func() (int64, error) { return w.insertReceipts(ctx, tx, id) })
	}); err != nil {
		return out, err
	}
	if err := w.insertAliases(ctx, tx); err != nil {
		return out, err
	}
	if err := w.insertPairs(ctx, tx, id); err != nil {
		return out, err
	}
	out.Import, out.Account, out.Event = id, w.acct.ID, tx.Event
	c := out.Counts
	tx.Record("statement.imported", map[string]any{"account": w.acct.Name, "file": r.File.Name, "format": w.stmt.Format, "lines": c.All.Count, "added": c.Import.Count,
		"seen": c.Seen.Count, "skipped": c.Skipped.Count, "receipts": c.Receipts.Count, "in": c.Import.In, "out": c.Import.Out, "from": w.stmt.From, "to": w.stmt.To},
		db.Of("import", id), db.Of("account", w.acct.ID))
	return out, tx.Remember(ctx, r.RequestID, out)
}

// oneAccount refuses a file of several accounts as long as nobody has said which one is meant.
func (w *work) oneAccount() error {
	for _, q := range w.stmt.Questions {
		if _, said := w.answers[q.Ask]; q.Ask == statement.AskAccount && !said {
			return fault.New(SeveralAccounts, fault.Args{"count": len(q.Choices), "accounts": strings.Join(q.Choices, "、")}).At("answers")
		}
	}
	return nil
}

// onlySame keeps how another export words lines that are in the book; a file with nothing new and nothing of that changes nothing.
func (w *work) onlySame(ctx context.Context, tx *db.Tx, r Request, out *Imported) error {
	if out.Counts.Same.Count == 0 {
		tx.Unchanged()
		return nil
	}
	if err := w.insertAliases(ctx, tx); err != nil {
		return err
	}
	out.Event = tx.Event
	tx.Record("statement.compared", map[string]any{"account": w.acct.Name, "file": r.File.Name, "same": out.Counts.Same.Count}, db.Of("account", w.acct.ID))
	return tx.Remember(ctx, r.RequestID, *out)
}

// undecided are the lines of which anything is open: of the others nothing is needed once they are written, and sorting wants their room.
func undecided(lines []planned) (left []planned) {
	for i := range lines {
		if lines[i].open != nil {
			left = append(left, lines[i])
		}
	}
	return left
}

// insertAliases keeps under which identity another export told lines of the book.
func (w *work) insertAliases(ctx context.Context, tx *db.Tx) error {
	for i := range w.lines {
		if p := &w.lines[i]; p.status == RowDoubtful && p.choice().treatment == Same {
			if _, err := tx.Insert(ctx, "INSERT OR IGNORE INTO line_aliases (line_id, identity) VALUES (?, ?)", p.open.same.id, p.id.text()); err != nil {
				return err
			}
		}
	}
	return nil
}

// insertPairs joins the lines that the user called the same money with their other ends.
func (w *work) insertPairs(ctx context.Context, tx *db.Tx, id ImportID) error {
	for i := range w.lines {
		p := &w.lines[i]
		if c := p.choice(); c.other == nil || c.treatment != Internal {
			continue
		}
		line, err := db.Value[LineID](ctx, tx, "SELECT id FROM statement_lines WHERE account_id = ? AND date = ? AND identity = ? AND occurrence = ?", w.acct.ID, p.Date, p.id.text(), p.occurrence)
		if err != nil {
			return err
		}
		if err := join(ctx, tx, p.open.other.id, line, PairTransfer); err != nil {
			return err
		}
	}
	return nil
}

// prepare makes the account where it is new, and keeps what the file and the user told about it.
func (w *work) prepare(ctx context.Context, tx *db.Tx, r Request) (err error) {
	if w.acct.ID == 0 {
		if w.acct.ID, err = insertAccount(ctx, tx, w.acct); err != nil {
			return err
		}
	} else if number := wholeNumber(w.stmt.Account.Number); w.acct.Number == "" && number != "" {
		if _, err := tx.Exec(ctx, "UPDATE accounts SET number = ? WHERE id = ?", number, w.acct.ID); err != nil {
			return err
		}
	}
	if err := keepAnswers(ctx, tx, w.acct.ID, w.stmt.Format, r.asked()); err != nil {
		return err
	}
	if r.Mapping != nil && w.stmt.Mapping != nil {
		return remember(ctx, tx, w.acct.ID, *w.stmt.Mapping)
	}
	return nil
}

func (w *work) insertImport(ctx context.Context, tx *db.Tx, file string, c Counts) (ImportID, error) {
	id, err := tx.Insert(ctx, `
		INSERT INTO imports (account_id, file_name, file_hash, format, layout, at, lines, added, seen, skipped, from_date, to_date, stated_from, stated_to,
		                     opening, closing)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		w.acct.ID, file, w.hash, w.stmt.Format, layoutOf(w.stmt), tx.Now.Format(time.RFC3339Nano), c.All.Count, c.Import.Count, c.Seen.Count+c.Same.Count, c.Skipped.Count,
		w.stmt.From, w.stmt.To, w.stmt.Stated.From, w.stmt.Stated.To, fenOrNull(w.proof.Opening), fenOrNull(w.proof.Closing))
	return ImportID(id), err
}

func fenOrNull(a *money.Amount) any {
	if a == nil {
		return nil
	}
	return int64(*a)
}

// span is how many lines one statement makes receipts of: SQLite holds them in memory while it works on them.
const span = 5000

// freeReference names a receipt after its line l, with a number behind it where a receipt from another book is called so.
const freeReference = `
	CASE WHEN NOT EXISTS (SELECT 1 FROM receipts r WHERE r.reference = 'SL-' || l.id) THEN 'SL-' || l.id
	ELSE (WITH RECURSIVE tries (n) AS (
		SELECT 2 UNION ALL SELECT n + 1 FROM tries WHERE EXISTS (SELECT 1 FROM receipts r WHERE r.reference = 'SL-' || l.id || '-' || n)
	) SELECT 'SL-' || l.id || '-' || max(n) FROM tries) END`

// insertReceipts makes a receipt of every line of an import that brings a customer's money.
func (w *work) insertReceipts(ctx context.Context, tx *db.Tx, id ImportID) (rows int64, err error) {
	type ends struct{ first, last int64 }
	// Another book's receipts may bear these names; where none does, nothing is looked up row by row.
	taken, err := db.Value[bool](ctx, tx, "SELECT EXISTS (SELECT 1 FROM receipts WHERE reference GLOB 'SL-*' AND line_id IS NULL)")
	if err != nil {
		return 0, err
	}
	reference := "'SL-' || l.id"
	if taken {
		reference = freeReference
	}
	lines, _, err := db.One(ctx, tx, func(e *ends) []any { return []any{&e.first, &e.last} },
		"SELECT coalesce(min(id), 0), coalesce(max(id), -1) FROM statement_lines WHERE import_id = ?", id)
	for from := lines.first; err == nil && from <= lines.last; from += span {
		var n int64
		n, err = tx.Exec(ctx, `
			INSERT INTO receipts (reference, line_id, account, date, time, amount, payer_name, payer_account, memo, channel, bank_ref)
			SELECT `+reference+`, id, ?, date, time, amount, payer_name, payer_account, memo, ?, reference
			FROM statement_lines l NOT INDEXED
			WHERE id BETWEEN ? AND ? AND import_id = ? AND amount > 0 AND neutral = 0 AND class = 'normal' AND currency = ?
			ORDER BY id`, w.acct.Name, channel(w.stmt.Format), from, from+span-1, id, BookCurrency)
		rows += n
	}
	return rows, err
}

// channel is the way money came, by the format of its file.
func channel(format string) string {
	for _, wallet := range []string{"alipay", "wechat", "jd", "meituan"} {
		if strings.HasPrefix(format, wallet) {
			return wallet
		}
	}
	return "bank"
}
