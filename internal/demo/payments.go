package demo

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
)

// payment is money on its way, and what its payer means by it.
type payment struct {
	entry
	channel  string
	customer int64          // 0 = nobody of ours
	parts    []receipt.Part // what it pays; the rest is meant as prepayment
	nothing  bool           // money, but not a customer's
}

// plan lets every customer decide about its new invoices.
func (w *work) plan(fresh []billing.Row) {
	sums := map[int64][]billing.Row{}
	for _, i := range fresh {
		w.planned[i.ID] = true
		c := w.tenantOf(i)
		day, pays := w.payday(c, i)
		switch {
		case !pays || i.Open == 0:
		case c.style == "sum":
			sums[i.Customer] = append(sums[i.Customer], i)
		default:
			w.pay(c, i, day)
		}
	}
	for _, i := range fresh {
		together := sums[i.Customer]
		if len(together) == 0 {
			continue
		}
		delete(sums, i.Customer)
		c := w.tenantOf(i)
		day, _ := w.payday(c, together[len(together)-1])
		p := w.from(c, together, day)
		for _, i := range together {
			p.amount += i.Open
			p.parts = append(p.parts, receipt.Part{Invoice: i.ID, Amount: i.Open})
		}
		w.pending = append(w.pending, p)
	}
}

// tenantOf finds the contract that an invoice is of, or the customer's first.
func (w *work) tenantOf(i billing.Row) tenant {
	all := w.tenants[i.Customer]
	if n := slices.IndexFunc(all, func(t tenant) bool { return t.contract == i.Contract }); n >= 0 {
		return all[n]
	}
	return all[0]
}

// payday is when a customer pays an invoice, if it does.
func (w *work) payday(c tenant, i billing.Row) (date.Date, bool) {
	habit := c.pays
	if habit == "never" {
		habit = "stop11"
	}
	if n, ok := strings.CutPrefix(habit, "stop"); ok {
		if i.IssueDate > w.through.AddMonths(-whole(n)) {
			return 0, false
		}
		habit = "due"
	}
	days := map[string][2]int{"early": {-7, -1}, "due": {-3, 3}, "late": {5, 18}, "slow": {20, 48}}[habit]
	day := i.DueDate.AddDays(days[0] + w.rand.IntN(days[1]-days[0]+1))
	return max(day, i.IssueDate, w.first), true
}

// pay makes the payments for one invoice in the customer's own way.
func (w *work) pay(c tenant, i billing.Row, day date.Date) {
	p := w.from(c, []billing.Row{i}, day)
	part := receipt.Part{Invoice: i.ID, Amount: i.Open}
	p.amount = i.Open
	switch c.style {
	case "half":
		part.Amount = i.Open * 6 / 10 / 10000 * 10000
		rest := w.from(c, []billing.Row{i}, day.AddDays(8+w.rand.IntN(8)))
		rest.amount, rest.parts = i.Open-part.Amount, []receipt.Part{{Invoice: i.ID, Amount: i.Open - part.Amount}}
		p.amount, rest.memo = part.Amount, "余款"
		w.pending = append(w.pending, rest)
	case "fee":
		if fee := money.Amount(1000 + 500*w.rand.IntN(2)); w.rand.IntN(3) > 0 {
			part.Amount, part.WriteOff, part.WriteOffReason = i.Open-fee, fee, receipt.Fee
			p.amount = part.Amount
		}
	case "trim":
		if cents := i.Open % 100; cents > 0 {
			part.Amount, part.WriteOff, part.WriteOffReason = i.Open-cents, cents, receipt.Rounding
			p.amount = part.Amount
		}
	case "round":
		p.amount = (i.Open + 19999) / 10000 * 10000
	case "ahead":
		p.amount = 3 * i.Open
		p.memo = c.unit + " 预付三个月"
	}
	p.parts = []receipt.Part{part}
	w.pending = append(w.pending, p)
}

// from makes a payment without an amount: who pays, through which channel, with what words.
func (w *work) from(c tenant, of []billing.Row, day date.Date) payment {
	p := payment{channel: c.channel, customer: of[0].Customer}
	p.date, p.clock = day, w.clock()
	p.memo = w.words(c, of)
	switch c.payer {
	case "own":
		p.name = c.name
	case "short":
		p.name = c.short()
	case "person":
		p.name = c.contact
	case "agent":
		p.name = []string{"陈大年", "王小暑"}[w.rand.IntN(2)]
		p.memo = "代付" + c.short()[len(c.short())-6:] + "房租"
	}
	p.account = account(p.name)
	if c.channel == "alipay" {
		p.account = fmt.Sprintf("%s***@example.com", strings.ToLower(c.code[2:5]))
		if c.payer == "person" {
			p.name = "*" + string([]rune(p.name)[1:])
		}
	}
	return p
}

// words is what the payer writes.
func (w *work) words(c tenant, of []billing.Row) string {
	i := of[0]
	month := strconv.Itoa(int(i.PeriodFrom.Month())) + "月"
	kind := strings.NewReplacer("、", "", ",", "").Replace(i.Kind)
	switch c.memo {
	case "number":
		var numbers []string
		for _, i := range of {
			numbers = append(numbers, i.Number)
		}
		return strings.Join(numbers, " ")
	case "month":
		if len(of) > 1 {
			return month + "费用"
		}
		return month + kind
	case "unit":
		return c.unit + " " + month + kind
	}
	return []string{"", "转账", "往来款"}[w.rand.IntN(3)]
}

func (w *work) clock() string {
	return fmt.Sprintf("%02d:%02d:%02d", 8+w.rand.IntN(12), w.rand.IntN(60), w.rand.IntN(60))
}
