package exchange

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/contract"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/sheet"
)

// rules adds to a charge's row what only some charges have; the rest are empty cells.
func rules(row sheet.Row, h contract.Charge) {
	number := func(n int) sheet.Value {
		if n == 0 {
			return sheet.Value{}
		}
		return sheet.Of(n)
	}
	for name, v := range map[string]sheet.Value{
		"due_shift": sheet.Of(string(h.DueShift)), "whole_over": number(h.WholeOver), "workdays": sheet.Of(flag(h.Workdays)), "origin": sheet.Of(h.Origin),
		"minimum": amount(h.Minimum), "maximum": amount(h.Maximum), "people": number(h.People), "people_over": number(h.PeopleOver),
		"people_widen": sheet.Of(some(h.PeopleWiden)), "move_in": sheet.Of(flag(h.MoveIn)), "percent": sheet.Of(share(h.Percent)),
		"yearly": sheet.Of(flag(h.Yearly)), "on_confirm": sheet.Of(flag(h.OnConfirm)), "retention": sheet.Of(share(h.Retention)),
		"retention_months": number(h.RetentionMonths),
	} {
		row.Cells[name] = v
	}
}

// overlayRules takes over what rules gives, but for its whole numbers.
func overlayRules(row sheet.Row, h *contract.Charge) {
	setWord(row, "due_shift", &h.DueShift)
	set(row, "workdays", &h.Workdays)
	set(row, "origin", &h.Origin)
	setAmount(row, "minimum", &h.Minimum)
	setAmount(row, "maximum", &h.Maximum)
	set(row, "people_widen", &h.PeopleWiden)
	set(row, "move_in", &h.MoveIn)
	setPoints(row, "percent", &h.Percent)
	set(row, "yearly", &h.Yearly)
	set(row, "on_confirm", &h.OnConfirm)
	setPoints(row, "retention", &h.Retention)
}

// flag gives yes, or nothing for no.
func flag(yes bool) any {
	if yes {
		return true
	}
	return nil
}

// some gives a number, or nothing for 0.
func some(d decimal.Decimal) any {
	if d.IsZero() {
		return nil
	}
	return d
}

// amount gives an amount that may not be there.
func amount(a *money.Amount) sheet.Value {
	if a == nil {
		return sheet.Value{}
	}
	return sheet.Of(*a)
}

// setAmount takes an amount over; an empty cell is none.
func setAmount(row sheet.Row, column string, to **money.Amount) {
	if !row.Has(column) {
		return
	}
	*to = nil
	if a, ok := row.Money(column); ok {
		*to = &a
	}
}

// pairs writes number fields as name=number, by name.
func pairs(numbers contract.Numbers) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(numbers)) {
		out = append(out, name+"="+numbers[name].String())
	}
	return out
}

// overlayPairs reads what pairs wrote.
func (w *work) overlayPairs(row sheet.Row, to *contract.Numbers) bool {
	*to = contract.Numbers{}
	for _, pair := range row.List("numbers") {
		name, value, _ := strings.Cut(pair, "=")
		d, err := decimal.NewFromString(strings.TrimSpace(value))
		if err != nil {
			w.refuse(fault.New(NumberPair, fault.Args{"value": pair}), "contracts", row.Line, "numbers")
			return false
		}
		(*to)[strings.TrimSpace(name)] = d
	}
	return true
}
