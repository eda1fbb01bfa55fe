package receipt

import (
	"context"
	"strings"
	"unicode/utf8"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
	"zhangfang/internal/settings"
)

// Reasons why money is the office's own, moved between its accounts.
const (
	OwnAccount fault.Key = "receipt.own_account" // the payer's account is one of ours
	OwnName    fault.Key = "receipt.own_name"    // the payer bears our name
	OwnOut     fault.Key = "receipt.own_out"     // the same amount left another account of ours in these days
)

// outDays is how many days money may be under way between two own accounts, either way.
const outDays = 3

// ours is what tells the office's own money from a customer's.
type ours struct {
	numbers map[string]string // number → name of the account
	company string
	out     map[money.Amount][]outgoing // money that left an account, by amount (positive)
}

type outgoing struct {
	account string
	day     date.Date
	amount  money.Amount // negative
	to      party
}

// loadOurs reads our accounts and name, and what left our accounts while receipts are open.
func loadOurs(ctx context.Context, tx *db.Tx) (ours, error) {
	o := ours{numbers: map[string]string{}, out: map[money.Amount][]outgoing{}}
	type account struct{ name, number string }
	if err := db.Each(ctx, tx, func(a *account) []any { return []any{&a.name, &a.number} }, func(a account) error {
		if n := digits(a.number); len(n) >= 8 {
			o.numbers[n] = a.name
		}
		return nil
	}, "SELECT name, number FROM accounts"); err != nil {
		return o, err
	}
	all, err := settings.Load(ctx, tx)
	if err != nil {
		return o, err
	}
	o.company = pinyin.Norm(all.Company.Name)
	if n := digits(all.Company.Account); len(n) >= 8 && o.numbers[n] == "" {
		o.numbers[n] = all.Company.Bank
	}
	return o, db.Each(ctx, tx, func(g *outgoing) []any { return []any{&g.account, &g.day, &g.amount, &g.to.name, &g.to.number} }, func(g outgoing) error {
		g.to = partyOf(g.to.name, g.to.number)
		o.out[-g.amount] = append(o.out[-g.amount], g)
		return nil
	}, `
		WITH open AS MATERIALIZED (SELECT date, amount FROM `+toClaim+`), since AS MATERIALIZED (SELECT date(min(date), '-3 days') AS day FROM open)
		SELECT account, date, amount, payer_name, payer_account FROM receipts WHERE amount < 0 AND date >= (SELECT day FROM since)
		UNION ALL
		SELECT a.name, l.date, l.amount, l.payer_name, l.payer_account
		FROM since CROSS JOIN accounts a CROSS JOIN statement_lines l ON l.account_id = a.id AND l.date >= since.day
		WHERE l.amount < 0 AND -l.amount IN (SELECT amount FROM open) AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.line_id = l.id)
		ORDER BY 2`)
}

// says gives the reasons to take a receipt for our own money; none where it may be a customer's.
func (o ours) says(r match.Receipt, account string) []match.Reason {
	var out []match.Reason
	if name, ok := o.numbers[digits(r.PayerAccount)]; ok && name != account {
		out = append(out, match.Reason{Key: OwnAccount, Args: fault.Args{"account": name}})
	}
	if o.company != "" && pinyin.Norm(r.PayerName) == o.company {
		out = append(out, match.Reason{Key: OwnName, Args: fault.Args{"name": r.PayerName}})
	}
	if len(out) == 0 {
		return nil
	}
	for _, g := range o.out[r.Amount] {
		if days := g.day.DaysUntil(r.Date); g.account != account && -outDays <= days && days <= outDays {
			out = append(out, match.Reason{Key: OwnOut, Args: fault.Args{"account": g.account, "date": g.day, "amount": r.Amount}})
			break
		}
	}
	return out
}

// first puts the answer that money is our own before what the engine proposes, which then decides nothing by itself.
func (o ours) first(r match.Receipt, account string, all []match.Proposal) []match.Proposal {
	why := o.says(r, account)
	if why == nil {
		return all
	}
	out := []match.Proposal{{Receipt: r.ID, Decision: match.Suggest, Rank: 1, Confidence: 950, Reasons: why, Marks: ownMarks(r, why), Rest: r.Amount}}
	for _, p := range all {
		if p.Customer == 0 && len(p.Allocations) == 0 || len(out) == 5 {
			continue
		}
		p.Rank, p.Decision = len(out)+1, match.Suggest
		out = append(out, p)
	}
	return out
}

// ownMarks says where in the receipt the reasons stand.
func ownMarks(r match.Receipt, why []match.Reason) []match.Mark {
	out := []match.Mark{}
	for _, w := range why {
		switch w.Key {
		case OwnAccount:
			out = append(out, match.Mark{Field: "payerAccount", To: utf8.RuneCountInString(r.PayerAccount), Key: w.Key})
		case OwnName:
			out = append(out, match.Mark{Field: "payerName", To: utf8.RuneCountInString(r.PayerName), Key: w.Key})
		}
	}
	return out
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
