package receipt

import (
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/match"
)

func (o *office) undo(event int64) error {
	_, err := (&history.Service{DB: o.DB}).Undo(ctx, history.Target{Event: event})
	return err
}

func (o *office) memory(who int64) Memory {
	o.t.Helper()
	m, err := o.Memory(ctx, MemoryFilter{Customer: who})
	if err != nil {
		o.t.Fatal(err)
	}
	return m
}

// Two claims of one payer share no row: the older is taken back though the payer was claimed again since, and what is known of
// the payer is what the other claim says.
func TestAnOlderClaimOfAPayerIsUndoneByItself(t *testing.T) {
	o := smallOffice(t)
	a, b := o.receipt("R1", "2026-11-03", "10800.00", "王立秋", ""), o.receipt("R2", "2026-11-09", "1600.00", "王立秋", "")
	before := o.digest()
	first := must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: a, Allocations: []Part{part(1, "10800.00")}}))
	second := must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: b, Allocations: []Part{part(2, "1600.00")}}))
	if p := o.memory(1).Payers; len(p) != 1 || p[0].Times != 2 || p[0].Last != date.Must("2026-11-09") {
		t.Fatalf("%+v", p)
	}
	if err := o.undo(first.Event); err != nil {
		t.Fatal(err)
	}
	if p := o.memory(1).Payers; len(p) != 1 || p[0].Times != 1 {
		t.Errorf("%+v", p)
	}
	if err := o.undo(second.Event); err != nil {
		t.Fatal(err)
	}
	if o.digest() != before {
		t.Error("both undone leave another book")
	}
}

func TestWhatIsUndoneIsTheThingThatWasDone(t *testing.T) {
	for _, c := range []struct {
		what string
		do   func(o *office, r ID) int64
	}{
		{"a claim", func(o *office, r ID) int64 {
			b, _ := o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 1, RequestID: "x"})
			return b.Event
		}},
		{"several receipts together", func(o *office, r ID) int64 {
			b, _ := o.Claim(ctx, ClaimRequest{Receipt: r, With: []ID{r + 1}, Allocations: []Part{part(1, "100.00")}})
			return b.Event
		}},
		{"set aside", func(o *office, r ID) int64 {
			d, _ := o.Nothing(ctx, NothingRequest{Receipts: []ID{r, r + 1}})
			return d.Event
		}},
		{"a refused proposal", func(o *office, r ID) int64 {
			d, _ := o.Reject(ctx, RejectRequest{Receipt: r, Customer: 1, Invoices: []billing.InvoiceID{2, 1}})
			return d.Event
		}},
		{"money entered", func(o *office, _ ID) int64 {
			b, _ := o.Enter(ctx, EnterRequest{Amount: yuan("5.00"), Customer: 1, Auto: true})
			return b.Event
		}},
		{"a payer taught", func(o *office, _ ID) int64 {
			d, _ := o.Teach(ctx, TeachRequest{PayerRequest: PayerRequest{Name: "王立秋", Customer: 2}})
			return d.Event
		}},
		{"a fee said", func(o *office, _ ID) int64 {
			d, _ := o.SetFee(ctx, FeeRequest{Channel: "alipay", Percent: "0.60"})
			return d.Event
		}},
		{"a habit said", func(o *office, _ ID) int64 {
			d, _ := o.SetHabit(ctx, HabitRequest{Customer: 1, Kind: MonthsAtOnce, Months: 3})
			return d.Event
		}},
	} {
		o := smallOffice(t)
		r := o.receipt("R1", "2026-11-03", "100.00", "王立秋", "")
		o.receipt("R2", "2026-11-04", "100.00", "王立秋", "")
		before := o.digest()
		event := c.do(o, r)
		if event == 0 || o.digest() == before {
			t.Fatalf("%s: event %d, nothing done", c.what, event)
		}
		o.receipt("R3", "2026-11-05", "7.00", "李四", "") // something else since
		after := o.digest()
		if err := o.undo(event); err != nil {
			t.Fatalf("%s: %v", c.what, err)
		}
		if o.digest() == after {
			t.Errorf("%s: the undo undid something else", c.what)
		}
		if n := o.value("SELECT count(*) FROM receipts WHERE state <> 'open'"); n != 0 {
			t.Errorf("%s: %d receipts are not open", c.what, n)
		}
	}
}

func TestAPayerIsForgottenAndTaughtAgainByUndo(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-03", "10800.00", "王立秋", "")
	booked := must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: []Part{part(1, "10800.00")}}))
	it := PayerRequest{Name: "王立秋", Account: "6120王立秋", Customer: 1}
	forgotten := must[Done](t)(o.ForgetPayer(ctx, it))
	if m := o.memory(0); len(m.Payers) != 0 || m.PayerCount != 0 {
		t.Errorf("%+v", m.Payers)
	}
	_, err := o.ForgetPayer(ctx, it)
	wants(t, err, NotRemembered)
	if err := o.undo(forgotten.Event); err != nil {
		t.Fatal(err)
	}
	if p := o.memory(0).Payers; len(p) != 1 || p[0].CustomerName != "云岫建筑设计事务所" || p[0].ByHand {
		t.Errorf("%+v", p)
	}
	must[Done](t)(o.ForgetPayer(ctx, it))
	if err := o.undo(booked.Event); err != nil { // what was forgotten does not hold the claim
		t.Fatal(err)
	}
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: []Part{part(1, "10800.00")}}))
	if p := o.memory(0).Payers; len(p) != 1 {
		t.Errorf("claimed anew, it teaches anew: %+v", p)
	}
}

func TestAPayerIsCorrected(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-03", "10800.00", "王立秋", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: []Part{part(1, "10800.00")}}))
	was := PayerRequest{Name: "王立秋", Account: "6120王立秋", Customer: 1}
	is := was
	is.Customer = 2
	done := must[Done](t)(o.Teach(ctx, TeachRequest{PayerRequest: is, Instead: &was}))
	if p := o.memory(0).Payers; len(p) != 1 || p[0].Customer != 2 || !p[0].ByHand || p[0].Times != 2 {
		t.Errorf("%+v", p)
	}
	next := o.receipt("R2", "2026-11-20", "9200.00", "王立秋", "")
	if p := must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: next})).Proposals; len(p) == 0 || p[0].Customer.ID != 2 {
		t.Errorf("%+v", p)
	}
	if err := o.undo(done.Event); err != nil {
		t.Fatal(err)
	}
	if p := o.memory(0).Payers; len(p) != 1 || p[0].Customer != 1 {
		t.Errorf("%+v", p)
	}
	_, err := o.Teach(ctx, TeachRequest{PayerRequest: PayerRequest{Name: " ", Customer: 1}})
	wants(t, err, PayerMissing)
	_, err = o.Teach(ctx, TeachRequest{PayerRequest: PayerRequest{Name: "甲", Customer: 99}})
	wants(t, err, NoSuchCustomer)
}

func TestARefusedProposalIsNotMadeAgainAndAnotherOfThatCustomerIs(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "1600.00", "云岫建筑设计事务所", "")
	first := must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: r})).Proposals[0]
	if first.Customer.ID != 1 || len(first.Parts) != 1 {
		t.Fatalf("%+v", first)
	}
	refused := must[Done](t)(o.Reject(ctx, RejectRequest{Receipt: r, Customer: 1, Invoices: []billing.InvoiceID{first.Parts[0].Invoice}}))
	twice := must[Done](t)(o.Reject(ctx, RejectRequest{Receipt: r, Customer: 1, Invoices: []billing.InvoiceID{first.Parts[0].Invoice}}))
	if refused.Event == 0 || twice.Event != 0 {
		t.Errorf("%+v %+v", refused, twice)
	}
	for _, p := range must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: r})).Proposals {
		if p.Customer.ID == 1 && len(p.Parts) == 1 && p.Parts[0].Invoice == first.Parts[0].Invoice {
			t.Errorf("proposed again: %+v", p)
		}
	}
	m := o.memory(1)
	if len(m.Refusals) != 1 || m.RefusalCount != 1 || len(m.Refusals[0].Invoices) != 1 || m.Refusals[0].Invoices[0] != "ZD202611-00119" {
		t.Fatalf("%+v", m.Refusals)
	}
	must[Done](t)(o.Allow(ctx, RefusalRef{m.Refusals[0].ID}))
	if p := must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: r})).Proposals[0]; p.Customer.ID != 1 || len(p.Parts) != 1 {
		t.Errorf("allowed, and not proposed: %+v", p)
	}
	_, err := o.Allow(ctx, RefusalRef{m.Refusals[0].ID})
	wants(t, err, NotRemembered)
	_, err = o.Reject(ctx, RejectRequest{Receipt: r})
	wants(t, err, CustomerMissing)
	_, err = o.Reject(ctx, RejectRequest{Receipt: r, Customer: 1, Invoices: []billing.InvoiceID{99}})
	wants(t, err, NoSuchInvoice)
}

// The engine is told of refusals as they were made: by customer, or by the invoices of a proposal.
func TestTheEngineKnowsWhatWasRefused(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "1600.00", "甲", "")
	must[Done](t)(o.Reject(ctx, RejectRequest{Receipt: r, Customer: 2}))
	must[Done](t)(o.Reject(ctx, RejectRequest{Receipt: r, Invoices: []billing.InvoiceID{3, 1, 3}}))
	var got []match.Rejection
	if err := o.DB.Read(ctx, func(tx *db.Tx) (err error) { got, err = rejected(ctx, tx); return err }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Customer != 2 || len(got[0].Invoices) != 0 || got[1].Customer != 0 || len(got[1].Invoices) != 2 || got[1].Invoices[0] != 1 {
		t.Errorf("%+v", got)
	}
}

// UX 8
func TestMoneyBetweenOwnAccountsIsSaidToBeOurs(t *testing.T) {
	o := smallOffice(t)
	o.write("account.made", "INSERT INTO accounts (name, number) VALUES ('建行', '6217 0012 3456 7890')")
	o.write("settings.changed", `INSERT INTO settings (name, value) VALUES ('company', '{"name":"松风里物业"}')`)
	o.write("receipt.made", "INSERT INTO receipts (reference, account, date, amount, payer_name, channel) VALUES ('OUT', '建行', '2026-11-19', ?, '松风里物业', 'bank')", -yuan("10800.00"))
	insert := "INSERT INTO receipts (reference, account, date, amount, payer_name, payer_account, channel) VALUES (?, '招行', '2026-11-20', ?, ?, ?, 'bank')"
	for _, c := range []struct {
		reference, payer, account string
		want                      []fault.Key
	}{
		{"from our account", "松风里物业", "6217001234567890", []fault.Key{OwnAccount, OwnName, OwnOut}},
		{"in our name", "松风里物业", "99", []fault.Key{OwnName, OwnOut}},
		{"of a customer", "云岫建筑设计事务所", "", nil},
	} {
		id := ID(o.write("receipt.made", insert, c.reference, yuan("10800.00"), c.payer, c.account))
		p := must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: id})).Proposals
		var got []fault.Key
		if len(p) > 0 && p[0].Nothing {
			for _, r := range p[0].Reasons {
				got = append(got, r.Key)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.reference, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.reference, got, c.want)
			}
		}
	}
}

// Money that is short by what the customer's payments, or the channel, were short by before is proposed with the fee.
func TestAKnownFeeIsProposed(t *testing.T) {
	o := smallOffice(t)
	for i, amount := range []string{"10780.00", "1580.00"} {
		r := o.receipt("R"+string(rune('1'+i)), "2026-11-05", amount, "云岫建筑设计事务所", "")
		must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: []Part{{Invoice: billing.InvoiceID(i + 1), Amount: yuan(amount), WriteOff: yuan("20.00")}}}))
	}
	o.invoice(1, "ZD202611-00130", "2026-11-10", "2026-11-20", "3000.00")
	for _, c := range []struct {
		name, amount, channel string
		want                  fault.Key
	}{
		{"short by what the customer is always short by", "2980.00", "bank", FeeHabit},
		{"short by what the channel keeps", "2988.60", "wechat", FeeChannel},
		{"short by something else", "2950.00", "bank", ""},
	} {
		must[Done](t)(o.SetFee(ctx, FeeRequest{Channel: "wechat", Percent: "0.38"}))
		e := must[Booked](t)(o.Enter(ctx, EnterRequest{Amount: yuan(c.amount), Method: c.channel, Payer: "云岫建筑设计事务所"}))
		p := must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: e.Receipt, Invoices: []billing.InvoiceID{4}})).Proposals[0]
		last := fault.Key("")
		if n := len(p.Reasons); n > 0 {
			last = p.Reasons[n-1].Key
		}
		def := ChoiceKind("")
		for _, w := range p.Choices {
			if w.Default {
				def = w.Kind
			}
		}
		if last != c.want || (def == AsFee) != (c.want != "") {
			t.Errorf("%s: %q, %q is proposed", c.name, last, def)
		}
	}
}
