package receipt

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
)

// mostRows is how many rows one group of the queue may show.
const mostRows = 2000

// Queue is what the screen of claiming shows: the figures, what is certain, what somebody must look at, and what is done.
func (s *Service) Queue(ctx context.Context, f QueueFilter) (Queue, error) {
	if f.Limit <= 0 || f.Limit > mostRows {
		f.Limit = 500
	}
	if f.Done <= 0 || f.Done > mostRows {
		f.Done = f.Limit
	}
	q := Queue{Certain: Group{Rows: []Item{}}, ToDecide: Group{Rows: []Item{}}, Done: Group{Rows: []Item{}}}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		where, args := f.where()
		if err := q.sums(ctx, tx, where, args); err != nil {
			return err
		}
		r, err := s.shown(ctx, tx)
		if err != nil {
			return err
		}
		q.Waiting, q.Making = r.waiting, r.making
		if err := q.open(ctx, tx, f, r); err != nil {
			return err
		}
		return q.done(ctx, tx, f)
	})
	return q, err
}

// where is what the filter asks of receipts, open or done.
func (f QueueFilter) where() (string, []any) {
	where, args := []string{"r.amount > 0"}, []any{}
	add := func(cond string, value any) { where, args = append(where, cond), append(args, value) }
	if f.Account != "" {
		add("r.account = ?", f.Account)
	}
	if !f.From.IsZero() {
		add("r.date >= ?", f.From)
	}
	if !f.To.IsZero() {
		add("r.date <= ?", f.To)
	}
	if f.Import != 0 {
		add("r.line_id IN (SELECT id FROM statement_lines WHERE import_id = ?)", f.Import)
	}
	return strings.Join(where, " AND "), args
}

// Each half of what arrived has an index that holds nothing else: see 00009_claim.sql.
const (
	isOpen = "r.state = 'open' AND "
	isDone = "r.state <> 'open' AND " + received + " AND "
)

func (q *Queue) sums(ctx context.Context, tx *db.Tx, where string, args []any) error {
	type line struct {
		state State
		Sum
	}
	return db.Each(ctx, tx, func(l *line) []any { return []any{&l.state, &l.Count, &l.Amount} }, func(l line) error {
		switch l.state {
		case Open:
			q.Unclaimed = l.Sum
		case Claimed:
			q.Claimed = l.Sum
		case Nothing:
			q.Nothing = l.Sum
		}
		q.Arrived.Count += l.Count
		q.Arrived.Amount += l.Amount
		if l.state != Open {
			q.Done.Count += l.Count
			q.Done.Amount += l.Amount
		}
		return nil
	}, "SELECT 'open', count(*), CAST(coalesce(sum(r.amount), 0) AS INTEGER) FROM receipts r WHERE "+isOpen+where+
		" UNION ALL SELECT r.state, count(*), sum(r.amount) FROM receipts r WHERE "+isDone+where+" GROUP BY r.state", append(args, args...)...)
}

// open counts the open lines in their two groups and reads those that are shown.
func (q *Queue) open(ctx context.Context, tx *db.Tx, f QueueFilter, r view) error {
	where, args := f.where()
	type line struct {
		id     ID
		amount money.Amount
	}
	shown := []ID{}
	in := map[ID]*Group{}
	if err := db.Each(ctx, tx, func(l *line) []any { return []any{&l.id, &l.amount} }, func(l line) error {
		group := &q.ToDecide
		if p := r.proposals[l.id]; len(p) > 0 && p[0].Decision == match.Auto {
			group = &q.Certain
		}
		if group.Count < f.Limit {
			shown = append(shown, l.id)
			in[l.id] = group
		}
		group.Count++
		group.Amount += l.amount
		return nil
	}, "SELECT r.id, r.amount FROM receipts r WHERE "+isOpen+where+" ORDER BY r.date, r.time, r.id", args...); err != nil {
		return err
	}
	ids, err := json.Marshal(shown)
	if err != nil {
		return err
	}
	d := r.deck(tx)
	return db.Each(ctx, tx, row, func(row Row) error {
		it := r.item(d, row)
		it.Pending = r.pending[row.ID]
		in[row.ID].Rows = append(in[row.ID].Rows, it)
		return nil
	}, rowColumns+rowFrom+"WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.date, r.time, r.id", string(ids))
}

// done reads the rows of the last group.
func (q *Queue) done(ctx context.Context, tx *db.Tx, f QueueFilter) error {
	where, args := f.where()
	from := rowFrom
	if f.Import == 0 { // the latest are read by day; without being told the planner sorts all that was ever done
		from = " FROM receipts r INDEXED BY receipts_by_date LEFT JOIN customers c ON c.id = r.customer_id "
	}
	return db.Each(ctx, tx, row, func(row Row) error {
		q.Done.Rows = append(q.Done.Rows, Item{Receipt: row, Proposals: []Proposal{}})
		return nil
	}, rowColumns+from+"WHERE "+isDone+where+" ORDER BY r.date DESC, r.time DESC, r.id DESC LIMIT ?", append(args, f.Done)...)
}

func (r *round) deck(tx *db.Tx) deck {
	firsts := map[int64][]match.Proposal{}
	for _, all := range r.proposals {
		for _, a := range all[0].Allocations {
			firsts[a.Invoice] = append(firsts[a.Invoice], all[0])
		}
	}
	return deck{today: tx.Today(), invoices: r.invoices, customers: r.customers, fees: r.fees, firsts: firsts}
}

// item is a receipt with its cards.
func (r *round) item(d deck, row Row) Item {
	out := Item{Receipt: row, Proposals: []Proposal{}}
	for _, p := range r.proposals[row.ID] {
		out.Proposals = append(out.Proposals, d.card(p, row))
	}
	return out
}

// Certain lists the receipts whose proposal is certain, with their count and sum.
func (s *Service) Certain(ctx context.Context) (Group, error) {
	g := Group{Rows: []Item{}}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		r, err := s.round(ctx, tx)
		if err != nil {
			return err
		}
		d := r.deck(tx)
		for _, id := range r.order {
			row, err := load(ctx, tx, id)
			if err != nil {
				return err
			}
			g.Count++
			g.Amount += row.Amount
			if len(g.Rows) < mostRows {
				g.Rows = append(g.Rows, r.item(d, row))
			}
		}
		return nil
	})
	return g, err
}

// AcceptCertain claims receipts whose proposal is certain, all or those asked for. What is certain is worked out on the book
// as it is at that moment, in the transaction that books it.
func (s *Service) AcceptCertain(ctx context.Context, q AcceptRequest) (Accepted, error) {
	out := Accepted{Receipts: []ID{}, Skipped: []Skipped{}}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		r, err := s.round(ctx, tx)
		if err != nil {
			return err
		}
		which, err := r.asked(ctx, tx, q, &out)
		if err != nil {
			return err
		}
		about, err := r.accept(ctx, tx, which)
		if err != nil {
			return err
		}
		out.Receipts = append(out.Receipts, which...)
		out.Sum = about.sum
		if out.Count == 0 {
			tx.Unchanged()
			return nil
		}
		out.Event = tx.Event
		about.record(tx)
		return tx.Remember(ctx, q.RequestID, out)
	})
	return out, err
}

// asked gives the certain receipts among those asked for, in the order of the round, and notes why the others are left.
func (r *round) asked(ctx context.Context, tx *db.Tx, q AcceptRequest, out *Accepted) ([]ID, error) {
	wanted := map[ID]bool{}
	for _, id := range q.Receipts {
		wanted[id] = true
		if slices.Contains(r.order, id) {
			continue
		}
		row, err := load(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		s := Skipped{Receipt: id, Reference: row.Reference, Payer: row.PayerName, Amount: row.Amount, Reasons: []match.Reason{}}
		if of := r.proposals[id]; len(of) > 0 && of[0].Reasons != nil {
			s.Reasons = of[0].Reasons
		}
		out.Skipped = append(out.Skipped, s)
	}
	if len(q.Receipts) == 0 {
		where, args := q.Within.where()
		all, err := db.Rows(ctx, tx, func(id *ID) []any { return []any{id} }, "SELECT r.id FROM receipts r WHERE "+isOpen+where, args...)
		if err != nil {
			return nil, err
		}
		for _, id := range all {
			wanted[id] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(r.order), func(id ID) bool { return !wanted[id] }), nil
}

// accepted is what was claimed of a round.
type accepted struct {
	sum      Sum
	subjects []db.Subject
	names    []string
}

// accept claims receipts by their certain proposals.
func (r *round) accept(ctx context.Context, tx *db.Tx, which []ID) (accepted, error) {
	var out accepted
	for _, id := range which {
		row, err := load(ctx, tx, id)
		if err != nil {
			return out, err
		}
		p := r.proposals[id][0]
		c := claim{receipt: row, customer: p.Customer, parts: asParts(p.Allocations), reasons: p.Reasons, auto: true}
		_, about, err := c.book(ctx, tx)
		if err != nil {
			return out, err
		}
		if err := alone.keep(ctx, tx, id, p.Bucket); err != nil {
			return out, err
		}
		out.sum.Count++
		out.sum.Amount += row.Amount
		out.subjects = append(out.subjects, about...)
		out.names = append(out.names, row.Reference)
	}
	return out, nil
}

func (a accepted) record(tx *db.Tx) {
	tx.Record("receipt.matched", map[string]any{"count": a.sum.Count, "amount": a.sum.Amount, "receipts": a.names}, distinct(a.subjects)...)
}
