package document

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/paper"
	"zhangfang/internal/pinyin"
	"zhangfang/internal/settings"
)

// The archive lies in the book: one file is what the office backs up, a paper and its event are written together or not at all, and
// nothing beside the book can be lost or moved. A paper takes 20 to 40 KB, most of it its cut of the font.

// snapshot is what a reprint is drawn from: the template and the document as they were. Pictures stand there by their hash, by which the settings keep them.
type snapshot struct {
	Template paper.Template  `json:"template"`
	Document json.RawMessage `json:"document"`
}

// keep puts papers into the archive that are not there yet, and makes those that are into reprints: the document as it was, marked with
// how often it was printed before. It gives the number of the latter.
func (s *Service) keep(ctx context.Context, tx *db.Tx, by string, all []made, sheets []paper.Sheet) (again int, err error) {
	told := givenOut{by: by}
	for i, m := range all {
		if m.subject == "" {
			continue // addresses, reading sheets and the table of cash are no documents
		}
		was, err := s.kept(ctx, tx, m, &sheets[i])
		switch {
		case err != nil:
		case was.id == 0:
			was.hash, err = s.putAway(ctx, tx, m, sheets[i])
		default:
			again++
			err = countOnce(ctx, tx, was.id)
		}
		if err != nil {
			return again, err
		}
		told.add(m, sheets[i], was.times+1, was.hash)
	}
	if len(told.papers) == 0 {
		tx.Unchanged()
		return 0, nil
	}
	told.record(tx)
	return again, nil
}

// givenOut is what history says of a printing: every paper, those that bear the seal, and who printed.
type givenOut struct {
	by     string
	papers []map[string]any
	sealed []string
	about  []db.Subject
}

// add tells of one paper; hash is that of its original in the archive.
func (g *givenOut) add(m made, sh paper.Sheet, times int, hash string) {
	g.papers = append(g.papers, map[string]any{"number": m.number, "name": m.name, "kind": paper.KindOf(m.doc), "times": times, "hash": hash})
	if len(paper.ExtrasOf(sh.Document).Seal.Data) > 0 && sh.Options.Template.Seals() {
		g.sealed = append(g.sealed, strings.TrimSpace(m.number+" "+m.name))
	}
	g.about = append(g.about, subjects(m)...)
}

func (g *givenOut) record(tx *db.Tx) {
	data := map[string]any{"papers": g.papers}
	if g.by != "" {
		data["by"] = g.by
	}
	if len(g.sealed) > 0 {
		data["sealed"] = g.sealed
	}
	tx.Record("paper.printed", data, g.about...)
}

func subjects(m made) []db.Subject {
	var out []db.Subject
	if kind, ok := strings.CutSuffix(m.link.column, "_id"); ok && kind != "customer" {
		out = append(out, db.Of(kind, m.link.id))
	}
	if m.customer != 0 {
		out = append(out, db.Of("customer", m.customer))
	}
	return out
}

// asGiven shows papers as keep would give them out, and writes nothing.
func (s *Service) asGiven(ctx context.Context, tx *db.Tx, all []made, sheets []paper.Sheet) (again int, err error) {
	for i, m := range all {
		was, err := s.kept(ctx, tx, m, &sheets[i])
		if err != nil {
			return again, err
		}
		if was.id != 0 {
			again++
		}
	}
	return again, nil
}

// earlier is what the archive knows of a paper: how often it was printed and the hash of its original. Id 0 says that it is not there.
type earlier struct {
	id    int64
	times int
	hash  string
}

// kept lays the reprint of a paper that is in the archive on the sheet.
func (s *Service) kept(ctx context.Context, tx *db.Tx, m made, sh *paper.Sheet) (earlier, error) {
	type row struct {
		earlier
		snapshot string
	}
	lang := string(paper.LangOf(m.doc))
	r, ok, err := db.One(ctx, tx, func(r *row) []any { return []any{&r.id, &r.hash, &r.snapshot, &r.times} },
		"SELECT id, hash, snapshot, (SELECT sum(printed) FROM papers a WHERE a.subject = p.subject) FROM papers p WHERE subject = ? AND lang = ? AND layout = ?",
		m.subject, lang, sh.Options.Template.Layout)
	if err != nil || !ok {
		return earlier{}, err
	}
	doc, template, err := thaw(ctx, tx, paper.KindOf(m.doc), r.snapshot)
	if err != nil {
		return earlier{}, err
	}
	now := paper.ExtrasOf(sh.Document)
	sh.Document = paper.Marked(doc, func(e *paper.Extras) { e.Reprint, e.Printed, e.Operator = r.times, now.Printed, now.Operator })
	sh.Options.Template = &template
	return r.earlier, nil
}

// countOnce counts one more printing of a paper of the archive.
func countOnce(ctx context.Context, tx *db.Tx, id int64) error {
	_, err := tx.Exec(ctx, "UPDATE papers SET printed = printed + 1, last_at = ? WHERE id = ?", stamp(tx), id)
	return err
}

func stamp(tx *db.Tx) string { return tx.Now.UTC().Format(time.RFC3339) }

// putAway lays a paper into the archive, exactly the file that it is by itself, and gives its hash.
func (s *Service) putAway(ctx context.Context, tx *db.Tx, m made, sh paper.Sheet) (string, error) {
	var b bytes.Buffer
	if err := s.printer.Sheets(&b, sh); err != nil {
		return "", unprintable(err)
	}
	hash := hashOf(b.Bytes())
	if _, err := tx.Exec(ctx, "INSERT INTO paper_files (hash, data) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING", hash, b.Bytes()); err != nil {
		return "", err
	}
	frozen, err := paper.Freeze(sh.Document, hashOf)
	if err != nil {
		return "", err
	}
	shot, err := json.Marshal(snapshot{*sh.Options.Template, frozen})
	if err != nil {
		return "", err
	}
	columns := map[string]int64{m.link.column: m.link.id}
	if m.customer != 0 {
		columns["customer_id"] = m.customer
	}
	_, err = tx.Insert(ctx, `INSERT INTO papers (kind, subject, lang, layout, invoice_id, receipt_id, credit_id, deposit_id, contract_id, customer_id, number, name, search,
		date, amount, snapshot, hash, printed, first_at, last_at) VALUES (?, ?, ?, ?, nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0), nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`,
		paper.KindOf(m.doc), m.subject, string(paper.LangOf(m.doc)), sh.Options.Template.Layout, columns["invoice_id"], columns["receipt_id"], columns["credit_id"], columns["deposit_id"],
		columns["contract_id"], columns["customer_id"], m.number, m.name, pinyin.Search(m.name, m.number, m.search), m.date, m.amount, string(shot), hash, stamp(tx), stamp(tx))
	return hash, err
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// thaw makes a document and its template again as they were.
func thaw(ctx context.Context, tx *db.Tx, kind paper.Kind, shot string) (paper.Document, paper.Template, error) {
	var s snapshot
	if err := json.Unmarshal([]byte(shot), &s); err != nil {
		return nil, s.Template, fmt.Errorf("read a kept paper: %w", err)
	}
	var missing error
	doc, err := paper.Thaw(kind, s.Document, func(hash string) []byte {
		p, ok, err := settings.LoadPicture(ctx, tx, hash)
		if err == nil && !ok {
			err = fmt.Errorf("document: picture %s is gone", hash)
		}
		if err != nil {
			missing = err
		}
		return p.Data
	})
	if err == nil {
		err = missing
	}
	return doc, s.Template, err
}

// KeptFilter asks for a page of the archive, the latest first.
type KeptFilter struct {
	Search   string     `json:"search"` // number, name, initials, room, amount
	Kind     paper.Kind `json:"kind"`   // "" for all
	Customer int64      `json:"customerId"`
	After    string     `json:"after"` // Next of the page before, "" for the first
	Limit    int        `json:"limit"` // 1 to 100,000; 0 is 100
}

// Kept is one paper of the archive.
type Kept struct {
	ID       int64        `json:"id"`
	Kind     paper.Kind   `json:"kind"`
	Number   string       `json:"number"`
	Name     string       `json:"name"`
	Customer int64        `json:"customerId"`
	Of       string       `json:"of"`   // what it is of: invoice, receipt, credit, deposit, contract, customer
	OfID     int64        `json:"ofId"` // and which; of a credit note the invoice, of a deposit its entry
	Date     date.Date    `json:"date" ts_type:"string"`
	Amount   money.Amount `json:"amount" ts_type:"string"`
	Lang     string       `json:"lang"`
	Layout   paper.Layout `json:"layout"`
	Hash     string       `json:"hash"`
	Size     int          `json:"size"` // bytes
	Printed  int          `json:"printed"`
	First    time.Time    `json:"first" ts_type:"string"`
	Last     time.Time    `json:"last" ts_type:"string"`
}

// KeptPage is a run of the archive.
type KeptPage struct {
	Rows  []Kept `json:"rows"`
	Count int    `json:"count"`
	Next  string `json:"next"` // goes on from here; "" at the end
}

// Archive finds papers that were given out.
func (s *Service) Archive(ctx context.Context, f KeptFilter) (KeptPage, error) {
	out := KeptPage{Rows: []Kept{}}
	where, args := []string{"TRUE"}, []any{}
	add := func(cond string, values ...any) { where, args = append(where, cond), append(args, values...) }
	if f.Kind != "" {
		add("p.kind = ?", f.Kind)
	}
	if f.Customer != 0 {
		add("p.customer_id = ?", f.Customer)
	}
	for _, word := range strings.Fields(f.Search) {
		if a, err := money.Parse(word); err == nil && a != 0 {
			add(`(p.amount = ? OR p.search LIKE ? ESCAPE '\')`, a, db.Like(pinyin.Norm(word)))
			continue
		}
		add(`p.search LIKE ? ESCAPE '\'`, db.Like(pinyin.Norm(word)))
	}
	limit := min(cmp.Or(max(f.Limit, 0), 100), 100_000)
	from, _ := strconv.Atoi(f.After) // anything but a Next is the beginning
	from = max(from, 0)
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		cond := " WHERE " + strings.Join(where, " AND ")
		if out.Count, err = db.Value[int](ctx, tx, "SELECT count(*) FROM papers p"+cond, args...); err != nil {
			return err
		}
		out.Rows, err = db.Rows(ctx, tx, func(k *Kept) []any {
			return []any{&k.ID, &k.Kind, &k.Number, &k.Name, &k.Customer, &k.Of, &k.OfID, &k.Date, &k.Amount, &k.Lang, &k.Layout, &k.Hash, &k.Size, &k.Printed, (*moment)(&k.First), (*moment)(&k.Last)}
		}, `SELECT p.id, p.kind, p.number, p.name, coalesce(p.customer_id, 0),
			CASE WHEN p.invoice_id IS NOT NULL THEN 'invoice' WHEN p.receipt_id IS NOT NULL THEN 'receipt' WHEN p.credit_id IS NOT NULL THEN 'credit'
			     WHEN p.deposit_id IS NOT NULL THEN 'deposit' WHEN p.contract_id IS NOT NULL THEN 'contract' ELSE 'customer' END,
			coalesce(p.invoice_id, p.receipt_id, (SELECT invoice_id FROM credit_notes c WHERE c.id = p.credit_id), p.deposit_id, p.contract_id, p.customer_id, 0), p.date, coalesce(p.amount, 0), p.lang, p.layout, p.hash,
			(SELECT length(data) FROM paper_files f WHERE f.hash = p.hash), p.printed, p.first_at, p.last_at
			FROM papers p`+cond+" ORDER BY p.last_at DESC, p.id DESC LIMIT ? OFFSET ?", append(args, limit, from)...)
		if to := from + len(out.Rows); to < out.Count {
			out.Next = strconv.Itoa(to)
		}
		return err
	})
	return out, err
}

// moment is a time as stored.
type moment time.Time

func (m *moment) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("document: a moment is %T", v)
	}
	t, err := time.Parse(time.RFC3339, s)
	*m = moment(t)
	return err
}

// KeptRef names a paper of the archive.
type KeptRef struct {
	ID int64 `json:"id"`
}

// Original gives a paper of the archive byte for byte as it was given out, and refuses one whose bytes are not those any more.
func (s *Service) Original(ctx context.Context, r KeptRef) (File, error) {
	var f File
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		type row struct {
			number, name, hash string
			data               []byte
		}
		k, ok, err := db.One(ctx, tx, func(k *row) []any { return []any{&k.number, &k.name, &k.hash, &k.data} },
			"SELECT p.number, p.name, p.hash, f.data FROM papers p JOIN paper_files f ON f.hash = p.hash WHERE p.id = ?", r.ID)
		switch {
		case err != nil:
			return err
		case !ok:
			return fault.New(NothingFound, nil)
		case hashOf(k.data) != k.hash:
			return fault.New(PaperChanged, fault.Args{"number": k.number})
		}
		f = File{Name: safe(k.number + " " + k.name), Data: k.data, Papers: 1}
		return nil
	})
	return f, err
}
