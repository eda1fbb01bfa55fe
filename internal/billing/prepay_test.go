package billing

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/history"
	"zhangfang/internal/law"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

func (m moneyOffice) ahead(day, memo string, amount money.Amount) int64 {
	m.t.Helper()
	return m.do("INSERT INTO receipts (reference, date, amount, state, customer_id, memo) VALUES (?, ?, ?, 'claimed', ?, ?)", fmt.Sprint("P", day, amount), day, amount, m.customer, memo)
}

// items gives the book two fee items and a contract that bills 1,000.00 rent on the 5th and 300.00 fee on the 10th.
func (m moneyOffice) items() {
	m.t.Helper()
	for _, i := range []contract.FeeItem{{Code: "FZ", Name: "房租"}, {Code: "WY", Name: "物业费"}} {
		if _, err := contract.NewFeeItems(m.db).Save(m.t.Context(), contract.SaveFeeItem{Item: i}); err != nil {
			m.t.Fatal(err)
		}
	}
	rent, fee := monthly("1000"), monthly("300")
	rent.FeeItem, rent.Line, fee.FeeItem, fee.Line, fee.DueDay = 1, 1, 2, 2, 10
	if _, err := m.contracts.Save(m.t.Context(), contract.SaveRequest{Contract: contract.Contract{Code: "HT1", Customer: m.customer, Start: date.Must("2026-02-01"), Charges: []contract.Charge{rent, fee}}}); err != nil {
		m.t.Fatal(err)
	}
}

func TestPrepaymentsPayNewInvoicesByTheRule(t *testing.T) {
	for _, c := range []struct {
		when       string
		rule       settings.PrepayRule
		memo       string
		amount     money.Amount
		rent, fees money.Amount // what of each is prepaid
	}{
		{"never", settings.PrepayNever, "", 50000, 0, 0},
		{"the invoice due first", settings.PrepayOldest, "物业费", 20000, 20000, 0},
		{"more than the first", settings.PrepayOldest, "", 110000, 100000, 10000},
		{"more than all", settings.PrepayOldest, "", 200000, 100000, 30000},
		{"the same fee item first", settings.PrepayItem, "预交物业费", 20000, 0, 20000},
		{"the same fee item, then the others", settings.PrepayItem, "预交物业费", 50000, 20000, 30000},
		{"no fee item named", settings.PrepayItem, "预交", 50000, 50000, 0},
	} {
		m := lateOffice(t, func(r *settings.Rules) { r.Prepay = c.rule })
		m.items()
		r := m.ahead("2026-01-20", c.memo, c.amount)
		m.on("2026-02-01")
		preview, err := m.billing.Preview(t.Context(), PreviewRequest{Through: date.Must("2026-02-01")})
		if err != nil {
			t.Fatal(err)
		}
		before := m.digest()
		run := m.run("2026-02-01")
		if len(run.Plan.Invoices) != 2 || run.Plan.Invoices[0].Prepaid != c.rent || run.Plan.Invoices[1].Prepaid != c.fees || run.Prepaid != c.rent+c.fees || preview.Prepaid != run.Prepaid {
			t.Errorf("%s: %+v", c.when, run.Plan.Invoices)
		}
		for n, want := range []money.Amount{c.rent, c.fees} {
			i, err := m.billing.Get(t.Context(), Which{run.Plan.Invoices[n].ID})
			if err != nil || i.Prepaid != want || i.Settled != want || want > 0 && i.Allocations[0].Date != date.Must("2026-02-01") {
				t.Errorf("%s: %s has %v prepaid, %v settled, want %v: %v", c.when, i.Number, i.Prepaid, i.Settled, want, err)
			}
			if err := m.db.Read(t.Context(), func(tx *db.Tx) error {
				many, err := LoadMany(t.Context(), tx, []InvoiceID{i.ID})
				if err == nil && many[0].Prepaid != want {
					t.Errorf("%s: of many, %s has %v prepaid, want %v", c.when, i.Number, many[0].Prepaid, want)
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		var left money.Amount
		if err := m.db.Read(t.Context(), func(tx *db.Tx) (err error) {
			left, err = db.Value[money.Amount](t.Context(), tx, "SELECT amount - allocated FROM receipts WHERE id = ?", r)
			return err
		}); err != nil || left != c.amount-c.rent-c.fees {
			t.Errorf("%s: %v left: %v", c.when, left, err)
		}
		if _, err := (&history.Service{DB: m.db}).Undo(t.Context(), history.Target{}); err != nil || m.digest() != before {
			t.Errorf("%s: undo left another book: %v", c.when, err)
		}
	}
}

// Whatever was paid ahead: a run spends no more than there is and no more than it bills, and leaves money only where all is paid.
func TestARunSpendsWhatThereIs(t *testing.T) {
	law.Check(t, func(t *rapid.T) {
		var p Plan
		var all, bills money.Amount
		for range rapid.IntRange(1, 5).Draw(t, "invoices") {
			i := Planned{Customer: 1, Total: money.Amount(rapid.IntRange(0, 500).Draw(t, "total")), Lines: []Line{{FeeItem: int64(rapid.IntRange(1, 2).Draw(t, "item"))}}}
			p.Invoices = append(p.Invoices, i)
			bills += i.Total
		}
		funds := []ahead{}
		for range rapid.IntRange(0, 4).Draw(t, "receipts") {
			a := money.Amount(rapid.IntRange(1, 500).Draw(t, "left"))
			funds = append(funds, ahead{customer: 1, left: a, amount: a, items: map[int64]bool{int64(rapid.IntRange(1, 3).Draw(t, "for")): true}})
			all += a
		}
		order := []int{}
		for n := range p.Invoices {
			order = append(order, n)
		}
		for n := range funds {
			p.spend(&funds[n], order, funds[n].meant)
		}
		for n := range funds {
			p.spend(&funds[n], order, func(Line) bool { return true })
		}
		if p.Prepaid != min(all, bills) {
			t.Fatalf("%v was spent of %v on %v", p.Prepaid, all, bills)
		}
		for _, i := range p.Invoices {
			if i.Prepaid > i.Total {
				t.Fatalf("%v is prepaid of %v", i.Prepaid, i.Total)
			}
		}
	})
}
