package document

import (
	"context"
	"fmt"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/charge"
	"zhangfang/internal/closing"
	"zhangfang/internal/db"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
	"zhangfang/internal/paper"
)

// makeSettlement makes the paper of a closing as it was settled: the id is the closing's.
func (o office) makeSettlement(ctx context.Context, tx *db.Tx, id int64, _ PrintRequest) (made, error) {
	s, err := closing.Load(ctx, tx, closing.ID(id))
	if err != nil {
		return made{}, err
	}
	p, err := o.settlement(ctx, tx, s)
	return made{doc: p, subject: fmt.Sprintf("closing/%d", id), customer: s.Customer, link: link{"contract_id", int64(s.Contract)}, number: s.Number, name: p.Buyer.Name,
		date: s.Date, amount: s.Net, search: s.Code + " " + s.Unit}, err
}

// settlement lays a sheet out. Its bill is told line by line; what was open before stands below, and what was credited is in the
// open sums of the bills that it was credited on.
func (o office) settlement(ctx context.Context, tx *db.Tx, s closing.Sheet) (paper.Settlement, error) {
	buyer, err := partyOf(ctx, tx, s.Customer)
	p := paper.Settlement{Lang: o.lang, Number: s.Number, Seller: o.seller, Buyer: buyer, Contract: s.Code, Unit: s.Unit, Date: s.On, Deposit: s.Held, Prepaid: s.Prepaid,
		Net: s.Net, Note: o.settled(s), Logo: o.logo, Extras: paper.Extras{Seal: o.seal}}
	for _, l := range s.Lines {
		p.Lines = append(p.Lines, paper.InvoiceLine{Name: o.word(l.Name), From: l.From, To: l.To, Quantity: l.Quantity, Unit: o.word(l.Unit), UnitPrice: l.UnitPrice, Working: o.worked(l.Working), Remark: o.of(l),
			TaxRate: l.TaxRate, Net: l.Net, Tax: l.TaxAmount, Amount: l.Amount})
	}
	for _, b := range s.Bills {
		if !b.New {
			p.Open = append(p.Open, paper.StatementLine{Number: b.Number, Name: b.Kind, IssueDate: b.Issue, DueDate: b.Due, Total: b.Total, Received: b.Total - b.Open, Open: b.Open})
		}
	}
	return p, err
}

// of says which bill a line puts right, or was paid late.
func (o office) of(l billing.Line) string {
	switch {
	case l.OfNumber == "":
		return ""
	case l.Kind == charge.KindLateFee:
		return o.say("账单 "+l.OfNumber+" 逾期", "invoice "+l.OfNumber+" paid late")
	}
	return o.say("账单 "+l.OfNumber+" 的差额", "difference of invoice "+l.OfNumber)
}

// settled says in a sentence what was credited and what was done about the rest.
func (o office) settled(s closing.Sheet) string {
	note := ""
	for _, part := range []struct {
		zh, en string
		amount money.Amount
	}{{"多收退回（红字）", "credited", s.Credited}, {"预收抵扣", "paid out of prepayment", s.Paid}, {"押金抵扣", "set off against the deposit", s.SetOff},
		{"退还押金", "deposit paid back", s.Refunded}, {"退还预收", "prepayment paid back", s.Repaid}, {"尚欠", "still owed", s.Owes}} {
		if part.amount == 0 {
			continue
		}
		en := part.en
		if note == "" {
			en = strings.ToUpper(en[:1]) + en[1:]
		} else {
			note += o.say("；", "; ")
		}
		note += o.say(part.zh+" ", en+" ") + part.amount.Grouped()
	}
	return note
}

// DraftRequest asks to see the paper of a settlement before it is booked.
type DraftRequest struct {
	Closing closing.Request `json:"closing"`
	Lang    string          `json:"lang"` // zh-CN or en; "" as the book's setting
}

// Draft draws the paper of a settlement that is not booked: the same work, rolled back. It bears no number.
func (s *Service) Draft(ctx context.Context, r DraftRequest) (Printed, error) {
	var name string
	var sheets []paper.Sheet
	err := s.Jobs.Run(ctx, printing(false), func(ctx context.Context, _ job.Progress) error {
		return s.DB.DryRun(ctx, func(tx *db.Tx) error {
			o, err := load(ctx, tx, r.Lang, nil)
			if err != nil {
				return err
			}
			sheet, err := closing.Draft(ctx, tx, r.Closing)
			if err != nil {
				return err
			}
			p, err := o.settlement(ctx, tx, sheet)
			if err != nil {
				return err
			}
			p.Seal = paper.Picture{} // which is put on what is given out
			m := made{doc: p, customer: sheet.Customer, number: sheet.Code, name: p.Buyer.Name, date: sheet.Date, amount: sheet.Net}
			print := PrintRequest{Kind: paper.KindSettlement, Lang: r.Lang}
			sheets, err = s.sheets(ctx, tx, o, []made{m}, print)
			name = o.fileName(print.Kind, []made{m})
			return err
		})
	})
	if err != nil {
		return Printed{}, err
	}
	return s.draw(name, sheets)
}
