package receipt

import (
	"testing"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

func TestSeveralReceiptsPayOneInvoiceTogether(t *testing.T) {
	o := smallOffice(t)
	late := o.receipt("R1", "2026-11-12", "5000.00", "王立秋", "")
	early := o.receipt("R2", "2026-11-10", "5780.00", "云岫建筑设计事务所", "")
	before := o.digest()
	b := must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: late, With: []ID{early}, Allocations: []Part{{Invoice: 1, Amount: yuan("10780.00"), WriteOff: yuan("20.00")}}}))
	if b.Allocated != yuan("10780.00") || b.WriteOff != yuan("20.00") || b.Left != 0 || b.Customer != 1 {
		t.Errorf("%+v", b)
	}
	if n := o.value("SELECT count(*) FROM receipts WHERE state = 'claimed' AND allocated = amount AND customer_id = 1"); n != 2 {
		t.Errorf("%d are used up", n)
	}
	if n := o.value("SELECT receipt_id FROM allocations WHERE kind = 'writeoff'"); ID(n) != late {
		t.Errorf("the fee goes with the money that closes the invoice, not with receipt %d", n)
	}
	if err := o.undo(b.Event); err != nil || o.digest() != before {
		t.Errorf("undone as one: %v", err)
	}
	for _, c := range []struct {
		name string
		q    ClaimRequest
		want fault.Key
	}{
		{"more than all of them", ClaimRequest{Receipt: late, With: []ID{early}, Allocations: []Part{part(1, "10780.01")}}, OverAllocated},
		{"one of them twice", ClaimRequest{Receipt: late, With: []ID{late}, Customer: 1}, Twice},
		{"one that is not there", ClaimRequest{Receipt: late, With: []ID{99}, Customer: 1}, NoSuch},
		{"nobody's", ClaimRequest{Receipt: late, With: []ID{early}}, CustomerMissing},
	} {
		if _, err := o.Claim(ctx, c.q); fault.As(err) == nil || fault.As(err).Key != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if o.digest() != before {
		t.Error("what was refused changed the book")
	}
}

// All that is certain in one batch makes the same book as each by itself, and one undo takes it all back.
func TestABatchIsTheSameAsOneByOne(t *testing.T) {
	lay := func(o *office) {
		o.receipt("R1", "2026-11-18", "10800.00", "云岫建筑设计事务所", "ZD202611-00118")
		o.receipt("R2", "2026-11-19", "1600.00", "云岫建筑设计事务所", "ZD202611-00119")
		o.receipt("R3", "2026-11-20", "9200.00", "云岫广告有限公司", "ZD202611-00120")
	}
	batch, each := smallOffice(t), smallOffice(t)
	lay(batch)
	lay(each)
	before := batch.digest()
	done := must[Accepted](t)(batch.AcceptCertain(ctx, AcceptRequest{Within: QueueFilter{Account: "招行"}}))
	if done.Count != 3 || done.Amount != yuan("21600.00") {
		t.Fatalf("%+v", done)
	}
	for range done.Count {
		one := must[Group](t)(each.Certain(ctx)).Rows[0]
		must[Accepted](t)(each.AcceptCertain(ctx, AcceptRequest{Receipts: []ID{one.Receipt.ID}}))
	}
	if batch.picked() != each.picked() {
		t.Errorf("in one batch\n%s\none by one\n%s", batch.picked(), each.picked())
	}
	if none := must[Accepted](t)(batch.AcceptCertain(ctx, AcceptRequest{Within: QueueFilter{Account: "建行"}})); none.Count != 0 || none.Event != 0 {
		t.Errorf("%+v", none)
	}
	if err := batch.undo(done.Event); err != nil || batch.digest() != before {
		t.Errorf("undone as one: %v", err)
	}
	skipped := must[Accepted](t)(each.AcceptCertain(ctx, AcceptRequest{Receipts: []ID{1}})).Skipped
	if len(skipped) != 1 || skipped[0].Reference != "R1" {
		t.Errorf("%+v", skipped)
	}
}

// picked is every allocation and receipt of the book, in words.
func (o *office) picked() (s string) {
	o.t.Helper()
	if err := o.DB.Read(ctx, func(tx *db.Tx) (err error) {
		s, err = db.Value[string](ctx, tx, `
			SELECT group_concat(r.reference || ' ' || r.state || ' ' || coalesce(r.customer_id, 0) || ' ' || r.auto || ' ' || r.allocated || ' ' ||
				(SELECT coalesce(group_concat(a.invoice_id || ':' || a.kind || ':' || a.date || ':' || a.amount, ' ' ORDER BY a.invoice_id), '') FROM allocations a WHERE a.receipt_id = r.id), x'0a' ORDER BY r.id)
			FROM receipts r`)
		return err
	}); err != nil {
		o.t.Fatal(err)
	}
	return s
}
