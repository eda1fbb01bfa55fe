package receipt

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/match"
)

// Known is how sure a kind of evidence is of the payer.
type Known string

// The ways, the surest first.
const (
	KnownWell   Known = "well"   // an account, a full name or a number that one customer alone has
	KnownShared Known = "shared" // the same, of several customers
	KnownHint   Known = "hint"   // a short name, a room, a payer seen once
	KnownWeak   Known = "weak"   // a likeness, a contact
	KnownAmount Known = "amount" // nothing but the amount
	KnownGroup  Known = "group"  // several customers together
	KnownNobody Known = "nobody" // that it is nobody's
)

var knownOrder = []Known{KnownWell, KnownShared, KnownHint, KnownWeak, KnownAmount, KnownGroup, KnownNobody}

// Evidence is how often proposals of one kind were right in this book.
type Evidence struct {
	Known   Known     `json:"known"`
	Whole   bool      `json:"whole"` // the amount was what invoices come to
	Right   int       `json:"right"` // booked as proposed
	Wrong   int       `json:"wrong"` // refused, booked otherwise, or taken back
	Last    date.Date `json:"last" ts_type:"string"`
	Buckets []string  `json:"buckets"` // what match calls them
}

// kindOf reads a bucket of match: who | how much | what the memo says | flags, behind "1:" where it was the first, and that
// behind "auto:" where it was certain.
func kindOf(bucket string) (Known, bool) {
	who, rest, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(bucket, "auto:"), "1:"), "|")
	fit, _, _ := strings.Cut(rest, "|")
	whole := slices.Contains([]string{"one", "exact", "run", "sum", "newest", "group", "groupsum"}, strings.TrimSuffix(fit, "+"))
	switch strings.TrimRight(who, "+=") {
	case "S":
		return KnownWell, whole
	case "A":
		return KnownShared, whole
	case "M":
		return KnownHint, whole
	case "W", "C":
		return KnownWeak, whole
	case "G":
		return KnownGroup, whole
	case "0":
		return KnownAmount, whole
	}
	return KnownNobody, false
}

// loadOutcomes reads how proposals fared, a line for each kind of evidence and month.
func loadOutcomes(ctx context.Context, tx *db.Tx) ([]match.Outcome, error) {
	return db.Rows(ctx, tx, func(o *match.Outcome) []any { return []any{&o.Bucket, &o.Right, &o.Wrong, &o.Last} },
		"SELECT bucket, right, wrong, last FROM outcomes ORDER BY bucket, month")
}

// evidence adds the outcomes up by what a person would call them.
func evidence(ctx context.Context, tx *db.Tx) ([]Evidence, error) {
	all, err := loadOutcomes(ctx, tx)
	out := []Evidence{}
	for _, o := range all {
		known, whole := kindOf(o.Bucket)
		i := slices.IndexFunc(out, func(e Evidence) bool { return e.Known == known && e.Whole == whole })
		if i < 0 {
			i, out = len(out), append(out, Evidence{Known: known, Whole: whole})
		}
		e := &out[i]
		e.Right, e.Wrong, e.Last = e.Right+o.Right, e.Wrong+o.Wrong, max(e.Last, o.Last)
		if !slices.Contains(e.Buckets, o.Bucket) {
			e.Buckets = append(e.Buckets, o.Bucket)
		}
	}
	rank := func(e Evidence) int {
		if e.Whole {
			return 2 * slices.Index(knownOrder, e.Known)
		}
		return 2*slices.Index(knownOrder, e.Known) + 1
	}
	slices.SortFunc(out, func(a, b Evidence) int { return cmp.Compare(rank(a), rank(b)) })
	return out, err
}

// OutcomesRequest names kinds of evidence by their buckets; none means all.
type OutcomesRequest struct {
	Buckets []string `json:"buckets"`
}

// ForgetOutcomes forgets how proposals of kinds of evidence fared: the claims and refusals stand, but count no more.
func (s *Service) ForgetOutcomes(ctx context.Context, q OutcomesRequest) (Done, error) {
	var done Done
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		var forgotten int64
		which := "bucket <> ''"
		args := []any{}
		if len(q.Buckets) > 0 {
			which = "bucket IN (" + db.Marks(len(q.Buckets)) + ")"
			for _, b := range q.Buckets {
				args = append(args, b)
			}
		}
		for _, sql := range []string{"DELETE FROM claim_evidence WHERE ", "UPDATE rejections SET bucket = '' WHERE bucket <> '' AND "} {
			n, err := tx.Exec(ctx, sql+which, args...)
			if err != nil {
				return err
			}
			forgotten += n
		}
		if forgotten == 0 {
			tx.Unchanged()
			return nil
		}
		done.Event = tx.Event
		tx.Record("receipt.outcomes_forgotten", map[string]any{"count": forgotten}, db.Subject{Type: "settings", ID: 1})
		return nil
	})
	return done, err
}

// verdict is what somebody thinks of the best proposal for a receipt.
type verdict string

const (
	right verdict = "right"
	wrong verdict = "wrong"
	alone verdict = "alone"
)

// judge holds what the screens were shown last, as far as the book is still so.
type judge struct {
	*round
	touched
}

// judge must be asked for before anything is changed. Where nothing was shown since the program began, it looks at the book itself,
// as the screens would have: what somebody says counts after a restart, and from a terminal.
func (s *Service) judge(ctx context.Context, tx *db.Tx) (j judge, err error) {
	if j.round = s.seen.Load(); j.round == nil {
		if j.round, err = s.round(ctx, tx); err != nil {
			return j, err
		}
	}
	j.touched, err = j.since(ctx, tx)
	return j, err
}

// best is the first proposal that was shown for a receipt; false where there was none, or where what it rests on has changed since:
// then something else was shown.
func (j judge) best(r ID) (match.Proposal, bool) {
	all := j.proposals[r]
	if len(all) == 0 || j.receipts[r] || j.about(all) {
		return match.Proposal{}, false
	}
	return all[0], true
}

// judged says of what kind the best proposal for a receipt was, and whether a customer and parts are what it said.
func (j judge) judged(r ID, customer int64, parts []Part) (bucket string, v verdict) {
	p, ok := j.best(r)
	if !ok || p.Bucket == "" {
		return "", ""
	}
	if said := asParts(p.Allocations); len(said) > 0 || len(parts) > 0 {
		return p.Bucket, sameMoney(said, parts)
	}
	if p.Customer == customer {
		return p.Bucket, right
	}
	return p.Bucket, wrong
}

// refused is the kind of evidence of the proposal that is refused; "" where none such was shown.
func (j judge) refused(q RejectRequest) string {
	if _, ok := j.best(q.Receipt); !ok {
		return ""
	}
	for _, p := range j.proposals[q.Receipt] {
		if p.Customer == q.Customer && (len(q.Invoices) == 0 || listed(q.Invoices) == listed(invoicesOf(p))) {
			return p.Bucket
		}
	}
	return ""
}

// sameMoney says whether parts pay the same invoices as much, in whatever order; how a difference is booked is the office's own.
func sameMoney(a, b []Part) verdict {
	pays := map[int64]Part{}
	for _, p := range a {
		pays[int64(p.Invoice)] = p
	}
	for _, p := range b {
		if pays[int64(p.Invoice)].Amount != p.Amount {
			return wrong
		}
		delete(pays, int64(p.Invoice))
	}
	if len(pays) > 0 {
		return wrong
	}
	return right
}

// keep notes what a claim says of the best proposal.
func (v verdict) keep(ctx context.Context, tx *db.Tx, r ID, bucket string) error {
	if bucket == "" {
		return nil
	}
	_, err := tx.Exec(ctx, `
		INSERT INTO claim_evidence (receipt_id, bucket, verdict, date) VALUES (?, ?, ?, ?)
		ON CONFLICT (receipt_id) DO UPDATE SET bucket = excluded.bucket, verdict = excluded.verdict, date = excluded.date`, r, bucket, string(v), tx.Today())
	return err
}

// takenBack: what somebody confirmed and takes back says nothing, what the engine did alone and somebody takes back was wrong. That is
// said of one claim: undo, of a batch or an import, brings back what was known before, and a file opens whole lists (see saysNothing).
func takenBack(ctx context.Context, tx *db.Tx, r ID) error {
	if _, err := tx.Exec(ctx, "DELETE FROM claim_evidence WHERE receipt_id = ? AND verdict <> 'alone'", r); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "UPDATE claim_evidence SET verdict = 'wrong', date = ? WHERE receipt_id = ?", tx.Today(), r)
	return err
}

// saysNothing forgets what a claim that was taken back says of its proposal: nobody has looked at it alone.
func saysNothing(ctx context.Context, tx *db.Tx, r ID) error {
	_, err := tx.Exec(ctx, "DELETE FROM claim_evidence WHERE receipt_id = ?", r)
	return err
}
