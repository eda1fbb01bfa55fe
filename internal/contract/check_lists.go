package contract

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/formula"
	"zhangfang/internal/money"
)

// sort puts lists in the order of their days, as they are stored, and makes them lists on the wire.
func (h *Charge) sort() {
	sortByDay(h.Steps, func(s charge.Step) date.Date { return s.From })
	sortByDay(h.Free, func(r date.Range) date.Date { return r.From })
	sortByDay(h.Discounts, func(d charge.Discount) date.Date { return d.From })
	sortByDay(h.Formulas, func(f charge.Formula) date.Date { return f.From })
	slices.SortStableFunc(h.RegisterPrices, func(a, b charge.RegisterPrice) int {
		return cmp.Or(strings.Compare(a.Register, b.Register), int(a.From-b.From))
	})
	h.listed()
}

func sortByDay[T any](list []T, day func(T) date.Date) {
	slices.SortStableFunc(list, func(a, b T) int { return int(day(a) - day(b)) })
}

// listed makes a list that is not there an empty one, which is [] on the wire and not null.
func (h *Charge) listed() {
	h.Steps, h.Free, h.Discounts = listed(h.Steps), listed(h.Free), listed(h.Discounts)
	h.Tiers, h.RegisterPrices, h.Formulas = listed(h.Tiers), listed(h.RegisterPrices), listed(h.Formulas)
}

func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// mostNumbers bounds the number fields of one contract.
const mostNumbers = 50

// checkBounds looks at the sums and the number fields of a contract.
func (c *Contract) checkBounds(k *form.Check) {
	bounds(k, c.Minimum, c.Maximum)
	if c.LimitTotal != nil && *c.LimitTotal < 0 {
		k.Add(BelowNothing, nil, "limitTotal")
	}
	if len(c.Numbers) > mostNumbers {
		k.Add(charge.OutOfRange, fault.Args{"value": len(c.Numbers), "least": 0, "most": mostNumbers}, "numbers")
	}
	for _, name := range slices.Sorted(maps.Keys(c.Numbers)) {
		n := c.Numbers[name]
		if !isName(name) {
			k.Add(NumberName, fault.Args{"name": name}, "numbers", name)
		}
		if !sixPlaces(n) {
			k.Add(charge.OutOfRange, fault.Args{"value": charge.Brief(n), "least": "-999999999.999999", "most": "999999999.999999"}, "numbers", name)
		}
	}
	if c.Numbers == nil {
		c.Numbers = Numbers{}
	}
}

// bounds checks a least and a most amount, either of which may not be there.
func bounds(k *form.Check, least, most *money.Amount) {
	if least != nil && *least < 0 {
		k.Add(BelowNothing, nil, "minimum")
	}
	switch {
	case most == nil:
	case *most < 0:
		k.Add(BelowNothing, nil, "maximum")
	case least != nil && *most < *least:
		k.Add(MostBelowLeast, fault.Args{"least": *least, "most": *most}, "maximum")
	}
}

// longestName bounds the name of a number field.
const longestName = 20

// isName says that a text can stand in a formula for a number.
func isName(s string) bool { return utf8.RuneCountInString(s) <= longestName && formula.IsName(s) }

// checkParts looks at the lists and sums that charge does not.
func (h *Charge) checkParts(k *form.Check) {
	bounds(k, h.Minimum, h.Maximum)
	for i := range h.Formulas {
		f, row := &h.Formulas[i], strconv.Itoa(i)
		k.Line(&f.Formula, 500, "formulas", row, "formula")
		switch {
		case f.Formula == "":
			k.Add(FormulaMissing, nil, "formulas", row, "formula")
		case f.From == 0:
			k.Add(charge.DateMissing, nil, "formulas", row, "from")
		case i > 0 && f.From == h.Formulas[i-1].From:
			k.Add(SameDay, fault.Args{"from": f.From}, "formulas", row, "from")
		}
	}
	for i := range h.RegisterPrices {
		r, row := &h.RegisterPrices[i], strconv.Itoa(i)
		k.Need(&r.Register, 20, "registerPrices", row, "register")
		if !sixPlaces(r.Price) || r.Price.IsNegative() {
			k.Add(charge.OutOfRange, fault.Args{"value": charge.Brief(r.Price), "least": "0", "most": "999999999.999999"}, "registerPrices", row, "price")
		}
		if i > 0 && r.Register == h.RegisterPrices[i-1].Register && r.From == h.RegisterPrices[i-1].From {
			k.Add(RegisterTwice, fault.Args{"register": r.Register}, "registerPrices", row, "from")
		}
	}
}

// checkNames looks for names in formulas that neither every charge nor the contract has. What cannot be read at all charge tells.
func (h *Charge) checkNames(k *form.Check, in Contract) {
	if h.Model != charge.ModelFormula {
		return
	}
	ask := func(text string, path ...string) {
		if f := fault.As(charge.CheckFormula(text, in.Numbers)); f != nil && f.Key == formula.UnknownName {
			k.Faults = append(k.Faults, f.At(path...))
		}
	}
	ask(h.Formula, "formula")
	for i, v := range h.Formulas {
		ask(v.Formula, "formulas", strconv.Itoa(i), "formula")
	}
}
