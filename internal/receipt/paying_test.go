package receipt

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"zhangfang/internal/db"
)

// What is read of all customers at once is what is read of each.
func TestClaimsOfAllAreThoseOfEach(t *testing.T) {
	o := smallOffice(t)
	chance := rand.New(rand.NewPCG(8, 0)) // a book in which there is some of everything
	for i := range 12 {
		var from any
		if i%5 > 0 {
			from = fmt.Sprintf("2026-%02d-01", 1+chance.IntN(4))
		}
		o.write("invoice.made", `INSERT INTO invoices (id, number, state, origin, customer_id, issue_date, due_date, period_from, net, tax, total)
			VALUES (?1, 'L' || ?1, 'issued', 'manual', 1, '2026-11-01', '2026-11-30', ?2, ?3, 0, ?3)`, 900+i, from, chance.Int64N(30)*5000/(1+int64(i)%2*7)+1000)
	}
	for i := range 60 {
		customer := 1 + chance.IntN(2)
		o.write("receipt.made", "INSERT INTO receipts (id, reference, date, amount, state, customer_id) VALUES (?1, 'L' || ?1, ?2, ?3, ?4, ?5)", 900+i,
			fmt.Sprintf("2026-11-%02d", 1+chance.IntN(28)), (1+chance.Int64N(30))*500, []string{"claimed", "claimed", "claimed", "nothing"}[chance.IntN(4)], customer)
		for range chance.IntN(4) {
			kind := []string{"receipt", "writeoff"}[chance.IntN(2)]
			entry := o.write("x.done", "INSERT INTO allocations (invoice_id, kind, receipt_id, date, amount, reason) VALUES (?, ?, ?, '2026-11-28', ?, ?)",
				900+chance.IntN(12), kind, 900+i, 1+chance.IntN(500), []string{"", "fee", "尾差"}[chance.IntN(3)])
			if chance.IntN(4) == 0 {
				o.write("x.done", `INSERT INTO allocations (invoice_id, kind, receipt_id, date, amount, reason, reverses)
					SELECT invoice_id, kind, receipt_id, date, -amount, reason, id FROM allocations WHERE id = ?`, entry)
			}
		}
	}
	var several, rounded, fees int
	must[int](t)(0, o.DB.Read(ctx, func(tx *db.Tx) error {
		all, err := everyPaid(ctx, tx)
		if err != nil {
			return err
		}
		of := map[int64][]paid{}
		for _, p := range all {
			of[p.who] = append(of[p.who], p)
		}
		for who := range int64(4) {
			each, err := paidBy(ctx, tx, who)
			if err != nil {
				return err
			}
			for i := range each {
				if each[i].months < 2 { // which nobody asks
					each[i].months = 0
				}
				if i < len(of[who]) && of[who][i].months < 2 {
					of[who][i].months = 0
				}
				several, fees = several+min(1, each[i].months), fees+int(min(1, each[i].fee))
				if each[i].rounded {
					rounded++
				}
			}
			if len(each)+len(of[who]) > 0 && !reflect.DeepEqual(each, of[who]) {
				t.Errorf("of customer %d was read\n%+v, and with all\n%+v", who, each, of[who])
			}
		}
		return nil
	}))
	if several == 0 || rounded == 0 || fees == 0 {
		t.Errorf("%d claims of several months, %d rounded, %d with a fee: the test tests nothing", several, rounded, fees)
	}
}
