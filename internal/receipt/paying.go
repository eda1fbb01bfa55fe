package receipt

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// mostClaims bounds from how many claims a round works out what they show: beyond, it would take longer than a round may.
const mostClaims = 20_000

// loadPaying reads how customers pay, as their claims show and as somebody said it; of a book with more than mostClaims only what
// somebody said.
func loadPaying(ctx context.Context, tx *db.Tx) ([]match.Paying, error) {
	claims, err := db.Value[int](ctx, tx, "SELECT count(*) FROM receipts WHERE state = 'claimed'")
	if err != nil {
		return nil, err
	}
	read := habitsOf
	if claims > mostClaims {
		read = saidHabits
	}
	habits, err := read(ctx, tx, 0)
	slices.SortStableFunc(habits, func(a, b Habit) int { return cmp.Compare(a.Customer, b.Customer) })
	var all []match.Paying
	for _, h := range habits {
		if len(all) == 0 || all[len(all)-1].Customer != h.Customer {
			all = append(all, match.Paying{Customer: h.Customer})
		}
		switch p := &all[len(all)-1]; h.Kind {
		case MonthsAtOnce:
			p.Months = h.Months
		case NetOfFee:
			p.NetOfFee = h.Fee > 0
		case Rounds:
			p.Rounds = h.Rounds
		}
	}
	return all, err
}

// recent is how many claims of a customer its habits are read from.
const recent = 12

// paid is one claim of a customer: how many months it paid for, what was written off as a fee, and whether it paid one bill
// rounded to whole tens of yuan.
type paid struct {
	who     int64
	day     date.Date
	months  int
	fee     money.Amount
	rounded bool
}

// paidBy gives the last claims of a customer.
func paidBy(ctx context.Context, tx *db.Tx, who int64) ([]paid, error) {
	return db.Rows(ctx, tx, func(p *paid) []any { return []any{&p.who, &p.day, &p.months, &p.fee, &p.rounded} }, `
		SELECT r.customer_id, r.date, count(DISTINCT substr(i.period_from, 1, 7)),
		       CAST(sum(iif(a.kind = 'writeoff' AND a.reason LIKE 'fee%', a.amount, 0)) AS INTEGER),
		       count(DISTINCT i.id) = 1 AND r.amount % 1000 = 0 AND max(i.total) % 1000 <> 0 AND abs(r.amount - max(i.total)) < 10000
		FROM receipts r JOIN allocations a ON a.receipt_id = r.id JOIN invoices i ON i.id = a.invoice_id
		WHERE r.customer_id = ? AND r.state = 'claimed' AND a.amount > 0 AND NOT EXISTS (SELECT 1 FROM allocations b WHERE b.reverses = a.id)
		GROUP BY r.id ORDER BY r.date DESC, r.id DESC LIMIT ?`, who, recent)
}

// habitsOf reads how a customer pays, or with 0 how each does, from its last claims, and puts what was said by hand in its place.
func habitsOf(ctx context.Context, tx *db.Tx, who int64) ([]Habit, error) {
	var claims []paid
	var err error
	if who == 0 {
		claims, err = everyPaid(ctx, tx)
	} else {
		claims, err = paidBy(ctx, tx, who)
	}
	if err != nil {
		return nil, err
	}
	out := []Habit{}
	for len(claims) > 0 {
		n := slices.IndexFunc(claims, func(p paid) bool { return p.who != claims[0].who })
		if n < 0 {
			n = len(claims)
		}
		out = append(out, shownBy(claims[:n])...)
		claims = claims[n:]
	}
	said, err := saidHabits(ctx, tx, who)
	for _, h := range said {
		out = append(slices.DeleteFunc(out, func(o Habit) bool { return o.Customer == h.Customer && o.Kind == h.Kind }), h)
	}
	return out, err
}

// oneOrAll is a condition on a customer that the next argument names; 0 is everybody.
func oneOrAll(column string, who int64) string {
	if who == 0 {
		return column + " > ?"
	}
	return column + " = ?"
}

// shownBy is what at least two and more than half of a customer's last claims did.
func shownBy(claims []paid) []Habit {
	months, fees := map[int][]date.Date{}, map[money.Amount][]date.Date{}
	var rounded []date.Date
	for _, c := range claims {
		if c.rounded {
			rounded = append(rounded, c.day)
		}
		if c.months >= 2 {
			months[c.months] = append(months[c.months], c.day)
		}
		if c.fee > 0 {
			fees[c.fee] = append(fees[c.fee], c.day)
		}
	}
	var out []Habit
	add := func(h Habit, days []date.Date) {
		if len(days) >= 2 && 2*len(days) > len(claims) {
			h.Customer, h.Times, h.Of, h.Last = claims[0].who, len(days), len(claims), last(days)
			out = append(out, h)
		}
	}
	n, days := most(months)
	add(Habit{Kind: MonthsAtOnce, Months: n}, days)
	fee, days := most(fees)
	add(Habit{Kind: NetOfFee, Fee: fee}, days)
	add(Habit{Kind: Rounds, Rounds: true}, rounded)
	return out
}

// saidHabits reads how a customer pays, or with 0 how each does, as somebody said it.
func saidHabits(ctx context.Context, tx *db.Tx, who int64) ([]Habit, error) {
	type said struct {
		who   int64
		kind  HabitKind
		value string
	}
	var out []Habit
	err := db.Each(ctx, tx, func(s *said) []any { return []any{&s.who, &s.kind, &s.value} }, func(s said) (err error) {
		h := Habit{Customer: s.who, Kind: s.kind, ByHand: true}
		switch {
		case s.value == "":
		case s.kind == MonthsAtOnce:
			h.Months, err = strconv.Atoi(s.value)
		case s.kind == Rounds:
			h.Rounds = true
		default:
			h.Fee, err = money.Parse(s.value)
		}
		out = append(out, h)
		return err
	}, "SELECT customer_id, kind, value FROM habits WHERE "+oneOrAll("customer_id", who)+" ORDER BY customer_id, kind", who)
	return out, err
}

// named gives the habits of customers whom a search finds, with their names, in order of these.
func named(ctx context.Context, tx *db.Tx, all []Habit, search string) ([]Habit, error) {
	of := map[int64][]Habit{}
	ids := []int64{}
	for _, h := range all {
		if of[h.Customer] == nil {
			ids = append(ids, h.Customer)
		}
		of[h.Customer] = append(of[h.Customer], h)
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	type customer struct {
		id   int64
		name string
	}
	out := []Habit{}
	return out, db.Each(ctx, tx, func(c *customer) []any { return []any{&c.id, &c.name} }, func(c customer) error {
		for _, h := range of[c.id] {
			h.CustomerName = c.name
			out = append(out, h)
		}
		return nil
	}, `SELECT id, name FROM customers WHERE id IN (SELECT value FROM json_each(?)) AND search LIKE ? ESCAPE '\' ORDER BY name, id`, string(list), db.Like(pinyin.Norm(strings.TrimSpace(search))))
}
