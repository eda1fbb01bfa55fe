package exchange

import (
	"strconv"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
)

// fieldNames are the fields of contracts and charges whose columns have other names.
var fieldNames = map[string]string{"customerId": "customer", "feeItemId": "fee_item", "meterId": "meter"}

// known1 keeps a column's name if the table has such a column.
func known1(table string, column []string) []string {
	if len(column) == 1 && sheet.TableNamed(table).Column(column[0]) != nil {
		return column
	}
	return nil
}

// index reads a place in a list of n, or −1.
func index(s string, n int) int {
	if i, err := strconv.Atoi(s); err == nil && i >= 0 && i < n {
		return i
	}
	return -1
}

func (t terms) contractRow(c contract.Contract) sheet.Row {
	row := cells("code", c.Code, "customer", t.customers[int64(c.Customer)], "unit", c.Unit, "start", c.Start, "end", c.End, "deposit", c.Deposit, "note", c.Note,
		"numbers", pairs(c.Numbers), "limit_block", flag(c.LimitBlock))
	row.Cells["minimum"], row.Cells["maximum"], row.Cells["limit_total"] = amount(c.Minimum), amount(c.Maximum), amount(c.LimitTotal)
	return row
}

func (w *work) overlayContract(d *deal) {
	row, c := *d.row, &d.after
	if d.before == nil && !w.need("contracts", row, "customer", "start") {
		d.faulty = true
	}
	if row.Text("customer") != "" {
		c.Customer, _ = w.customerOf("contracts", row)
		d.faulty = d.faulty || c.Customer == 0
	}
	set(row, "unit", &c.Unit)
	set(row, "start", &c.Start)
	set(row, "end", &c.End)
	set(row, "deposit", &c.Deposit)
	set(row, "note", &c.Note)
	setAmount(row, "minimum", &c.Minimum)
	setAmount(row, "maximum", &c.Maximum)
	setAmount(row, "limit_total", &c.LimitTotal)
	set(row, "limit_block", &c.LimitBlock)
	if row.Has("numbers") {
		d.faulty = !w.overlayPairs(row, &c.Numbers) || d.faulty
	}
}

// chargeRow gives a charge as a row; what is not used (no steps, no fixed day) is an empty cell.
func (t terms) chargeRow(code string, h contract.Charge) sheet.Row {
	row := cells("contract", code, "line", h.Line, "fee_item", t.items[h.FeeItem].Code, "model", string(h.Model), "price", h.Price,
		"price_per", string(h.PricePer), "quantity", h.Quantity, "cycle_months", h.CycleMonths, "anchor", string(h.Anchor), "timing", string(h.Timing),
		"issue_offset_days", h.IssueOffsetDays, "due_days", h.DueDays, "due_day", nil, "proration", string(h.Proration), "start", h.Start, "end", h.End,
		"meter", t.meters[int64(h.Meter)], "formula", h.Formula, "accumulation", string(h.Accumulation), "tier_mode", string(h.TierMode),
		"step_every_months", nil, "step_percent", share(h.StepPercent), "step_amount", nil, "price_places", nil)
	if h.DueDay != 0 {
		row.Cells["due_day"] = sheet.Of(h.DueDay)
	}
	if h.StepEveryMonths != 0 {
		row.Cells["step_every_months"] = sheet.Of(h.StepEveryMonths)
	}
	if !h.StepAmount.IsZero() {
		row.Cells["step_amount"] = sheet.Of(h.StepAmount)
	}
	if h.PricePlaces != nil {
		row.Cells["price_places"] = sheet.Of(*h.PricePlaces)
	}
	rules(row, h)
	return row
}

// share turns percent points, as charges hold them, into the fraction of the exchange format; nothing for 0.
func share(points decimal.Decimal) any {
	if points.IsZero() {
		return nil
	}
	return points.Shift(-2)
}

// setPoints takes a fraction over as percent points.
func setPoints(row sheet.Row, column string, to *decimal.Decimal) {
	if row.Has(column) {
		d, _ := row.Decimal(column)
		*to = d.Shift(2)
	}
}

func (w *work) overlayCharge(d *deal, l lineRow) {
	row, h := l.row, lineOf(&d.after, l.line)
	if h == nil {
		if !w.need("charges", row, "fee_item", "model") {
			d.faulty = true
			return
		}
		d.after.Charges = append(d.after.Charges, contract.Charge{Line: l.line, CycleMonths: usualCycle(row)})
		h = &d.after.Charges[len(d.after.Charges)-1]
	}
	if row.Text("fee_item") != "" {
		id, ok := w.item(row)
		h.FeeItem, d.faulty = id, d.faulty || !ok
	}
	if row.Has("meter") {
		h.Meter = 0
		if code := row.Text("meter"); code != "" {
			id, ok := w.meters[code]
			if !ok {
				w.refuse(fault.New(NoMeter, fault.Args{"code": code}), "charges", row.Line, "meter")
				d.faulty = true
			}
			setID(&h.Meter, id)
		}
	}
	setWord(row, "model", &h.Model)
	set(row, "price", &h.Price)
	setWord(row, "price_per", &h.PricePer)
	set(row, "quantity", &h.Quantity)
	setWord(row, "anchor", &h.Anchor)
	setWord(row, "timing", &h.Timing)
	setWord(row, "proration", &h.Proration)
	set(row, "start", &h.Start)
	set(row, "end", &h.End)
	set(row, "formula", &h.Formula)
	setWord(row, "accumulation", &h.Accumulation)
	setWord(row, "tier_mode", &h.TierMode)
	setPoints(row, "step_percent", &h.StepPercent)
	set(row, "step_amount", &h.StepAmount)
	overlayRules(row, h)
	w.overlayNumbers(d, h, row)
}

// overlayNumbers takes the whole numbers of a charge over.
func (w *work) overlayNumbers(d *deal, h *contract.Charge, row sheet.Row) {
	places := 2
	if h.PricePlaces != nil {
		places = *h.PricePlaces
	}
	for _, n := range []struct {
		column    string
		to        *int
		otherwise int
	}{
		{"cycle_months", &h.CycleMonths, usualCycle(row)}, {"issue_offset_days", &h.IssueOffsetDays, 0}, {"due_days", &h.DueDays, 0},
		{"due_day", &h.DueDay, 0}, {"step_every_months", &h.StepEveryMonths, 0}, {"price_places", &places, 2},
		{"whole_over", &h.WholeOver, 0}, {"people", &h.People, 0}, {"people_over", &h.PeopleOver, 0}, {"retention_months", &h.RetentionMonths, 0},
	} {
		d.faulty = !w.setInt("charges", row, n.column, n.to, n.otherwise) || d.faulty
	}
	h.PricePlaces = &places
}

// usualCycle is what a charge without a cycle means: monthly, unless its price is for once.
func usualCycle(row sheet.Row) int {
	if row.Text("price_per") == string(charge.PerOnce) {
		return 0
	}
	return 1
}

func setID[ID ~int64](to *ID, id int64) { *to = ID(id) }
