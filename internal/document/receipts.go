package document

import (
	"context"
	"slices"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/db"
	"zhangfang/internal/deposit"
	"zhangfang/internal/fault"
	"zhangfang/internal/paper"
	"zhangfang/internal/receipt"
	"zhangfang/internal/settings"
)

// number gives receipts without a number theirs, and says which got one.
func number(ctx context.Context, tx *db.Tx, ids []int64) (given map[string]string, about []db.Subject, err error) {
	given = map[string]string{}
	numbers, err := settings.Numbers(ctx, tx, settings.Receipt)
	if err != nil {
		return nil, nil, err
	}
	for _, id := range ids {
		r, err := receipt.Load(ctx, tx, receipt.ID(id))
		if err != nil {
			return nil, nil, err
		}
		switch {
		case r.Amount < 0:
			return nil, nil, fault.New(MoneyOut, fault.Args{"reference": r.Reference})
		case r.State != receipt.Claimed:
			return nil, nil, fault.New(NotClaimed, fault.Args{"reference": r.Reference})
		case r.Number != "":
			continue
		}
		no, err := numbers.Next(ctx, r.Date)
		if err != nil {
			return nil, nil, err
		}
		if _, err := tx.Exec(ctx, "UPDATE receipts SET number = ? WHERE id = ?", no, id); err != nil {
			return nil, nil, err
		}
		given[r.Reference] = no
		about = append(about, db.Of("receipt", id))
	}
	return given, about, numbers.Flush(ctx)
}

// ensureNumbers numbers what is not numbered yet, in a transaction of its own. What cannot be printed gets no number.
func (s *Service) ensureNumbers(ctx context.Context, ids []int64, lang string) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		given, about, err := number(ctx, tx, ids)
		if err != nil {
			return err
		}
		if len(given) == 0 {
			tx.Unchanged()
			return nil
		}
		o, err := load(ctx, tx, lang, nil)
		if err != nil {
			return err
		}
		all, err := o.makeAll(ctx, tx, PrintRequest{Kind: paper.KindReceipt, IDs: ids})
		if err != nil {
			return err
		}
		if err := check(s, all); err != nil {
			return err
		}
		tx.Record("receipt.numbered", given, about...)
		return nil
	})
}

func (o office) receipts(ctx context.Context, tx *db.Tx, ids []int64) ([]paper.Receipt, error) {
	out := make([]paper.Receipt, len(ids))
	for n, id := range ids {
		r, err := receipt.Load(ctx, tx, receipt.ID(id))
		if err != nil {
			return nil, err
		}
		if out[n], err = o.receipt(ctx, tx, r); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (o office) receipt(ctx context.Context, tx *db.Tx, r receipt.Detail) (paper.Receipt, error) {
	p := paper.Receipt{
		Lang: o.lang, Number: r.Number, Seller: o.seller, Payer: paper.Party{Name: r.CustomerName}, Date: r.Date, Amount: r.Amount,
		Method: o.method(r.Channel), Logo: o.logo, Reversed: r.State != receipt.Claimed,
	}
	if r.PayerName != "" && r.PayerName != r.CustomerName {
		p.Note = o.say("付款人：", "Paid by ") + r.PayerName
	}
	var units []string
	for _, a := range r.Allocations {
		if a.Kind != billing.ByReceipt || a.Reversed || a.Reverses != 0 {
			continue
		}
		i, err := billing.Load(ctx, tx, a.Invoice)
		if err != nil {
			return p, err
		}
		name := i.Kind
		if i.PeriodFrom != 0 {
			name += " " + i.PeriodFrom.String() + " – " + i.PeriodTo.String()
		}
		p.Items = append(p.Items, paper.ReceiptItem{Invoice: i.Number, Name: name, Total: i.Total, Amount: a.Amount})
		if i.Unit != "" && !slices.Contains(units, i.Unit) {
			units = append(units, i.Unit)
		}
	}
	p.Unit = strings.Join(units, "、")
	taken, err := deposit.OutOf(ctx, tx, r.ID)
	if err != nil {
		return p, err
	}
	for _, d := range taken {
		p.Items = append(p.Items, paper.ReceiptItem{Invoice: d.Number, Name: o.say("押金", "Deposit") + " " + d.Contract, Total: d.Amount, Amount: d.Amount})
	}
	p.Prepaid = r.Amount // but for what it pays below; what was paid back since came in all the same
	for _, i := range p.Items {
		p.Prepaid -= i.Amount
	}
	if len(p.Items) == 0 {
		p.Purpose = o.say("预收款", "Prepayment")
	}
	return p, nil
}

// method names the channel on paper; one without a name here stands as it is.
func (o office) method(channel string) string {
	words := map[string][2]string{
		"cash": {"现金", "Cash"}, "bank": {"银行转账", "Bank transfer"}, "cheque": {"支票", "Cheque"}, "alipay": {"支付宝", "Alipay"},
		"wechat": {"微信支付", "WeChat Pay"}, "pos": {"刷卡", "Card"}, "other": {"其他", "Other"},
	}
	if w, ok := words[channel]; ok {
		return o.say(w[0], w[1])
	}
	return channel
}
