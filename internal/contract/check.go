package contract

import (
	"strconv"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// mostCharges bounds the lines of one contract: more is a mistake in a file.
const mostCharges = 200

// check trims and fills in a draft and gives every fault of it at once, without a look at the book but for its fee items.
func (c *Contract) check(items map[FeeItemID]FeeItem) []*fault.Fault {
	var k form.Check
	k.Line(&c.Code, 40, "code")
	k.Line(&c.Unit, 100, "unit")
	k.Block(&c.Note, 2000, "note")
	if c.Start == 0 {
		k.Add(StartMissing, nil, "start")
	}
	if c.End != 0 && c.End < c.Start {
		k.Add(EndBeforeStart, fault.Args{"from": c.Start, "to": c.End}, "end")
	}
	if c.Deposit < 0 {
		k.Add(DepositNegative, nil, "deposit")
	}
	c.checkBounds(&k)
	if len(c.Charges) > mostCharges {
		k.Add(TooManyCharges, fault.Args{"count": len(c.Charges), "most": mostCharges}, "charges")
		return k.Faults
	}
	lines := map[int]bool{}
	for i := range c.Charges {
		h := &c.Charges[i]
		place := []string{"charges", strconv.Itoa(i)}
		if h.Line < 0 || h.Line != 0 && lines[h.Line] {
			k.Add(LineTwice, fault.Args{"line": h.Line}, append(place, "line")...)
		}
		lines[h.Line] = true
		for _, f := range h.check(*c, items) {
			k.Faults = append(k.Faults, f.At(place...))
		}
	}
	return k.Faults
}

// dated says that the contract has days in which a charge can lie.
func (c Contract) dated() bool { return c.Start != 0 && (c.End == 0 || c.End >= c.Start) }

// check fills in a charge and gives its faults by field.
func (h *Charge) check(in Contract, items map[FeeItemID]FeeItem) []*fault.Fault {
	var k form.Check
	item, ok := items[h.FeeItem]
	if !ok {
		k.Add(NoSuchItem, fault.Args{"id": int64(h.FeeItem)}, "feeItemId")
	}
	h.sort()
	if h.Withdrawn {
		return nil // it is kept as it was for what it billed
	}
	if f := fault.As(h.terms(in, item).Validate()); f != nil {
		for _, part := range f.Parts {
			if !in.dated() && (part.Path[0] == "start" || part.Path[0] == "end") {
				continue // the contract's own days are what is wrong
			}
			k.Faults = append(k.Faults, part)
		}
	}
	k.Line(&h.Formula, 500, "formula")
	h.checkDays(&k, in)
	h.checkTiers(&k)
	h.checkParts(&k)
	h.checkNames(&k, in)
	if len(k.Faults) == 0 {
		*h = h.withDefaults()
	}
	return k.Faults
}

// checkDays looks at dates that depend on the contract, and at lists whose days must differ and end.
func (h *Charge) checkDays(k *form.Check, in Contract) {
	within := func(d date.Date, field string) {
		switch {
		case d == 0 || !in.dated():
		case d < in.Start:
			k.Add(BeforeContract, fault.Args{"day": d, "from": in.Start}, field)
		case in.End != 0 && d > in.End:
			k.Add(AfterContract, fault.Args{"day": d, "to": in.End}, field)
		}
	}
	within(h.Start, "start")
	within(h.End, "end")
	for i := range h.Discounts {
		k.Line(&h.Discounts[i].Reason, 100, "discounts", strconv.Itoa(i), "reason")
	}
	days := func(field string, i int, r, before date.Range) {
		if r.To == 0 {
			k.Add(RangeOpen, fault.Args{"from": r.From}, field, strconv.Itoa(i), "to")
		}
		if i > 0 && r.From == before.From && r.From != 0 {
			k.Add(SameDay, fault.Args{"from": r.From}, field, strconv.Itoa(i), "from")
		}
	}
	for i, r := range h.Free {
		days("free", i, r, h.Free[max(0, i-1)])
	}
	for i, d := range h.Discounts {
		before := h.Discounts[max(0, i-1)]
		days("discounts", i, date.Range{From: d.From, To: d.To}, date.Range{From: before.From})
	}
}

// checkTiers looks at what only models that are not billed yet use.
func (h *Charge) checkTiers(k *form.Check) {
	form.OneOf(k, h.Accumulation, []charge.Accumulation{"", charge.ByMonth, charge.ByYear}, "accumulation")
	form.OneOf(k, h.TierMode, []charge.TierMode{"", charge.Graduated, charge.Volume}, "tierMode")
	last := decimal.Zero
	for i, t := range h.Tiers {
		row := strconv.Itoa(i)
		if !sixPlaces(t.Price) || t.Price.IsNegative() {
			k.Add(charge.OutOfRange, fault.Args{"value": charge.Brief(t.Price), "least": "0", "most": "999999999.999999"}, "tiers", row, "price")
		}
		open := t.Upto == nil
		if open != (i == len(h.Tiers)-1) || !open && (!sixPlaces(*t.Upto) || t.Upto.LessThanOrEqual(last)) {
			k.Add(TiersUnordered, nil, "tiers", row, "upto")
			return
		}
		if !open {
			last = *t.Upto
		}
	}
}

// sixPlaces says that a number is of a size that a person types: at most nine digits and six places.
func sixPlaces(d decimal.Decimal) bool {
	return d.Exponent() >= -6 && d.Exponent() <= 9 && d.Abs().LessThan(decimal.New(1, 9))
}
