package demo

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/billing"
	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/deposit"
	"zhangfang/internal/latefee"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// agree completes the contracts with what the tables of the import do not say, and sets the rules of the book.
func (w *work) agree() error {
	if err := w.learn(); err != nil {
		return err
	}
	if err := w.install(); err != nil {
		return err
	}
	more, service := w.metered(), contract.New(w.DB)
	for _, c := range cast() {
		d, err := service.Get(w.ctx, contract.Ref{ID: w.contractOf(c.unit)})
		if err != nil {
			return err
		}
		before := fmt.Sprint(d.Contract)
		w.agreed(&d.Contract)
		d.Contract.Charges = append(d.Contract.Charges, more[c.unit]...)
		if fmt.Sprint(d.Contract) == before {
			continue
		}
		if _, err := service.Save(w.ctx, contract.SaveRequest{Contract: d.Contract}); err != nil {
			return fmt.Errorf("contract of %s: %w", c.unit, err)
		}
	}
	return w.rules()
}

// learn finds the contracts and fee items that the import made.
func (w *work) learn() error {
	page, err := contract.New(w.DB).List(w.ctx, contract.Filter{Limit: 1000})
	if err != nil {
		return err
	}
	for _, r := range page.Rows {
		w.contracts[r.Unit] = r.ID
	}
	items, err := contract.NewFeeItems(w.DB).List(w.ctx, contract.FeeItemFilter{})
	for _, i := range items.Rows {
		w.items[i.Item.Code] = i.Item.ID
	}
	return err
}

// contractOf is the contract that a room had first.
func (w *work) contractOf(unit string) contract.ID { return w.contracts[unit] }

// rules has late money charged from the tenth month on, prepayment used by the bill run, and the holidays known.
func (w *work) rules() error {
	service, rules := settings.New(w.DB), settings.DefaultRules()
	rules.Late = settings.LateRule{On: true, Own: true, DueDays: 7, Since: w.first.AddMonths(lateFrom), Policy: latefee.Default()}
	rules.Late.Policy.GraceDays = 20
	rules.Prepay = settings.PrepayOldest
	if _, err := service.SaveRules(w.ctx, rules); err != nil {
		return err
	}
	for year := w.first.Year(); year <= w.through.Year(); year++ {
		c, err := service.Calendar(w.ctx, settings.CalendarRequest{Year: year})
		if err != nil {
			return err
		}
		if c.Preset == nil {
			continue
		}
		if _, err := service.SaveCalendar(w.ctx, settings.SaveCalendarRequest{Year: year, Rows: c.Preset.Days}); err != nil {
			return err
		}
	}
	return nil
}

// lateFrom is the month from which late money costs something; feesIn the one after which it is billed.
const (
	lateFrom = 9
	feesIn   = 10
)

// happen does what happens to contracts in a month, after its bills.
func (w *work) happen(n int, from date.Date) error {
	service := contract.New(w.DB)
	switch n {
	case 3:
		return w.confirm("A-1201", from.AddDays(19))
	case 7:
		_, err := service.Renew(w.ctx, contract.RenewRequest{ID: w.contractOf("A-0305"), End: w.first.AddMonths(33).AddDays(-1), Percent: decimal.NewFromInt(3), Reason: "续租两年，租金上浮 3%"})
		return err
	case 8:
		return w.amend(from)
	case 9:
		if err := w.transfer(from.AddMonths(1)); err != nil {
			return err
		}
		return w.giveBack("A-0410", from.AddDays(20), "合同到期，已验房交接")
	case 10:
		_, err := service.Terminate(w.ctx, contract.TerminateRequest{ID: w.contractOf("D-0105"), On: from.AddDays(24), Reason: "搬迁，提前退租"})
		return err
	case 11:
		return w.setOff("D-0106", from.AddDays(27), 300_000)
	}
	return nil
}

// confirm says that the milestone of a contract was reached.
func (w *work) confirm(unit string, on date.Date) error {
	d, err := contract.New(w.DB).Get(w.ctx, contract.Ref{ID: w.contractOf(unit)})
	if err != nil {
		return err
	}
	at := slices.IndexFunc(d.Contract.Charges, func(c contract.Charge) bool { return c.OnConfirm })
	_, err = contract.New(w.DB).Confirm(w.ctx, contract.ConfirmRequest{ID: d.Contract.ID, Line: d.Contract.Charges[at].Line, On: on})
	return err
}

// amend lowers the rent of one contract from the middle of a month that is billed, so that the next bill has a difference.
func (w *work) amend(from date.Date) error {
	service := contract.New(w.DB)
	d, err := service.Get(w.ctx, contract.Ref{ID: w.contractOf("B-0401")})
	if err != nil {
		return err
	}
	d.Contract.Charges[0].Price = decimal.RequireFromString("46")
	_, err = service.Amend(w.ctx, contract.AmendRequest{Contract: d.Contract, From: from.AddDays(15), Reason: "补充协议：租金下调"})
	return err
}

// transfer hands a shop and its deposit to another customer.
func (w *work) transfer(from date.Date) error {
	old := w.contractOf("C-0201")
	to := w.ids[cast()[slices.IndexFunc(cast(), func(c tenant) bool { return c.unit == "B-0113" })].code]
	done, err := contract.New(w.DB).Transfer(w.ctx, contract.TransferRequest{ID: old, From: from, Customer: customer.ID(to), Reason: "店铺转让"})
	if err != nil {
		return err
	}
	d, err := contract.New(w.DB).Get(w.ctx, contract.Ref{ID: old})
	if err != nil {
		return err
	}
	_, err = w.deposits().Move(w.ctx, deposit.MoveRequest{Whose: deposit.Whose{Contract: int64(old)}, To: int64(done.New), Date: from.AddDays(-1), Amount: d.Contract.Deposit, Reason: "随店铺转让"})
	return err
}

func (w *work) deposits() *deposit.Service { return deposit.New(w.DB) }

// takeDeposits enters what the tenants who begin in a month leave as security: most all of it, some less, a few nothing yet.
func (w *work) takeDeposits(n int) (count int, err error) {
	for at, c := range cast() {
		day := max(c.start(w.first), w.first)
		if c.from != n || at%19 == 18 || day > w.through {
			continue
		}
		d, err := contract.New(w.DB).Get(w.ctx, contract.Ref{ID: w.contractOf(c.unit)})
		if err != nil {
			return count, err
		}
		amount := d.Contract.Deposit
		if at%23 == 22 {
			amount = amount / 200 * 100
		}
		method := "bank"
		if c.channel == "cash" {
			method = "cash"
		}
		if _, err := w.deposits().Receive(w.ctx, deposit.ReceiveRequest{Whose: deposit.Whose{Contract: int64(d.Contract.ID)}, Date: day, Amount: amount, Method: method, Note: c.unit + " 押金"}); err != nil {
			return count, err
		}
		count++
	}
	return count, nil
}

// giveBack pays a deposit back.
func (w *work) giveBack(unit string, on date.Date, why string) error {
	d, err := contract.New(w.DB).Get(w.ctx, contract.Ref{ID: w.contractOf(unit)})
	if err != nil {
		return err
	}
	_, err = w.deposits().Refund(w.ctx, deposit.RefundRequest{Whose: deposit.Whose{Contract: int64(d.Contract.ID)}, Date: on, Amount: d.Contract.Deposit, Reason: why})
	return err
}

// setOff pays a part of the oldest invoice that a tenant owes out of its deposit.
func (w *work) setOff(unit string, on date.Date, most money.Amount) error {
	id := w.contractOf(unit)
	d, err := contract.New(w.DB).Get(w.ctx, contract.Ref{ID: id})
	if err != nil {
		return err
	}
	page, err := w.Billing.List(w.ctx, billing.Filter{State: "open", Customer: int64(d.Contract.Customer), Sort: "dueDate", Limit: 1})
	if err != nil || len(page.Rows) == 0 {
		return err
	}
	i := page.Rows[0]
	_, err = w.deposits().SetOff(w.ctx, deposit.SetOffRequest{Whose: deposit.Whose{Contract: int64(id)}, Date: max(on, i.IssueDate), Reason: "经协商以押金抵欠租",
		Parts: []deposit.Part{{Invoice: i.ID, Amount: min(i.Open, most)}}})
	return err
}

// fees bills what overdue invoices bear for being paid late, once the month's money is claimed, after letting one customer off.
func (w *work) fees(on date.Date) (int, error) {
	sheet, err := w.Billing.LateSheet(w.ctx, billing.LateRequest{AsOf: on})
	if err != nil {
		return 0, err
	}
	for _, l := range sheet.Rows {
		if w.tenants[l.Customer][0].pays == "slow" && l.Amount > 0 {
			if _, err := w.Billing.WaiveLate(w.ctx, billing.WaiveRequest{Invoices: []billing.InvoiceID{l.Invoice}, Through: on, Reason: "首次逾期，经批准减免"}); err != nil {
				return 0, err
			}
			break
		}
	}
	run, err := w.Billing.Run(w.ctx, billing.RunRequest{Through: on})
	return run.Invoices, err
}
