package receipt

import (
	"slices"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
)

// plan shows what parts come to, for a receipt of an amount.
func plan(parts []Part, amount money.Amount, of func(billing.InvoiceID) match.Invoice, name func(int64) string, today date.Date) Plan {
	p := Plan{Parts: []Card{}}
	for _, part := range parts {
		v := of(part.Invoice)
		c := asCard(v, name(v.Customer), today)
		c.Part = part
		c.settle()
		p.Parts = append(p.Parts, c)
		p.Open += v.Open
		p.Allocated += part.Amount
		p.WriteOff += part.WriteOff
	}
	p.Rest = amount - p.Allocated
	p.Difference = amount - p.Open
	return p
}

func asCard(v match.Invoice, name string, today date.Date) Card {
	c := Card{Part: Part{Invoice: billing.InvoiceID(v.ID)}, Number: v.Number, Kind: v.Kind, Unit: v.Unit, Customer: v.Customer, CustomerName: name,
		PeriodFrom: v.From, PeriodTo: v.To, Due: v.Due, Open: v.Open, Code: match.Code(v.ID)}
	if v.Due < today {
		c.Overdue = v.Due.DaysUntil(today)
	}
	c.settle()
	return c
}

// settle works out what an invoice is after its part.
func (c *Card) settle() {
	c.Left = c.Open - c.Amount - c.WriteOff
	switch {
	case c.Left == 0:
		c.After = "paid"
	case c.Left < c.Open:
		c.After = "partPaid"
	default:
		c.After = "open"
	}
}

// ways are the ways to book a receipt on invoices, taken in their order, where the amount is not what they come to. The first
// is what a person would do who knows nothing else.
func ways(open []match.Invoice, amount money.Amount) []way {
	var total money.Amount
	for _, v := range open {
		total += v.Open
	}
	if len(open) == 0 || amount == total {
		return nil
	}
	inOrder := fill(open, amount)
	if amount > total {
		return []way{{AsPrepay, inOrder}}
	}
	short := way{AsShort, inOrder}
	out := []way{short}
	if len(inOrder) == len(open) { // the last invoice is reached: the difference is less than it
		out = []way{{AsFee, closed(inOrder, open, Fee)}, short, {AsDiscount, closed(inOrder, open, Discount)}}
	}
	whole := []Part{}
	for _, v := range open {
		if v.Open <= amount {
			whole = append(whole, Part{Invoice: billing.InvoiceID(v.ID), Amount: v.Open})
			amount -= v.Open
		}
	}
	return append(out, way{AsPrepay, whole})
}

type way struct {
	kind  ChoiceKind
	parts []Part
}

// closed writes off what the last part leaves open.
func closed(parts []Part, open []match.Invoice, why WriteOffReason) []Part {
	out := slices.Clone(parts)
	last := &out[len(out)-1]
	last.WriteOff, last.WriteOffReason = open[len(out)-1].Open-last.Amount, why
	return out
}

// filled drops parts that get nothing, as rows of a card may.
func filled(parts []Part) []Part {
	return slices.DeleteFunc(slices.Clone(parts), func(p Part) bool { return p.Amount == 0 && p.WriteOff == 0 })
}

// sameParts compares what two sets of parts book.
func sameParts(a, b []Part) bool {
	return slices.EqualFunc(a, b, func(x, y Part) bool {
		return x.Invoice == y.Invoice && x.Amount == y.Amount && x.WriteOff == y.WriteOff
	})
}

// asParts turns a proposal into parts. What a proposal writes off is a fee.
func asParts(all []match.Allocation) []Part {
	out := make([]Part, len(all))
	for i, a := range all {
		out[i] = Part{Invoice: billing.InvoiceID(a.Invoice), Amount: a.Amount, WriteOff: a.WriteOff}
		if a.WriteOff > 0 {
			out[i].WriteOffReason = Fee
		}
	}
	return out
}

// deck makes cards out of proposals.
type deck struct {
	today     date.Date
	invoices  map[int64]match.Invoice
	customers map[int64]Who
	fees      knownFees
	firsts    map[int64][]match.Proposal // by invoice: the first proposals of open receipts that pay it
}

// also counts the other receipts that are thought to pay an invoice: as long as none of them is claimed, all of it is open.
func (d deck) also(invoice billing.InvoiceID, r ID) (sum Sum) {
	for _, p := range d.firsts[int64(invoice)] {
		if p.Receipt == int64(r) {
			continue
		}
		for _, a := range p.Allocations {
			if a.Invoice == int64(invoice) {
				sum.Count++
				sum.Amount += a.Amount
			}
		}
	}
	return sum
}

func (d deck) invoice(id billing.InvoiceID) match.Invoice { return d.invoices[int64(id)] }

func (d deck) name(id int64) string { return d.customers[id].Name }

// card shows one proposal for a receipt.
func (d deck) card(p match.Proposal, r Row) Proposal {
	parts, amount := asParts(p.Allocations), r.Amount
	out := Proposal{Rank: p.Rank, Decision: p.Decision, Confidence: p.Confidence, Word: p.Word(), Customer: d.customers[p.Customer], Reasons: p.Reasons, Marks: p.Marks,
		Plan: plan(parts, amount, d.invoice, d.name, d.today), Choices: []Choice{}, Nothing: p.Customer == 0 && len(parts) == 0}
	for i := range out.Parts {
		out.Parts[i].Also = d.also(out.Parts[i].Invoice, r.ID)
	}
	if out.Reasons == nil {
		out.Reasons = []match.Reason{}
	}
	if out.Marks == nil {
		out.Marks = []match.Mark{}
	}
	open := make([]match.Invoice, len(parts))
	for i, part := range parts {
		open[i] = d.invoice(part.Invoice)
	}
	isFee := func(Choice) bool { return false }
	if why, known := d.fees.why(r, p.Customer, out.Open-amount); known {
		out.Reasons = append(slices.Clip(out.Reasons), why)
		isFee = func(c Choice) bool { return c.Kind == AsFee }
	}
	for _, w := range ways(open, amount) {
		c := Choice{Kind: w.kind, Plan: plan(w.parts, amount, d.invoice, d.name, d.today)}
		c.Default = (isFee(c) || sameParts(w.parts, filled(parts))) && !slices.ContainsFunc(out.Choices, func(c Choice) bool { return c.Default })
		out.Choices = append(out.Choices, c)
	}
	return out
}
