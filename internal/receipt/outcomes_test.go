package receipt

import (
	"reflect"
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
)

func (o *office) fared() (right, wrong int) {
	o.t.Helper()
	for _, e := range o.memory(0).Evidence {
		right, wrong = right+e.Right, wrong+e.Wrong
	}
	return right, wrong
}

// shown looks at the queue as the screen does, and gives the first card of a receipt.
func (o *office) shown(r ID) Proposal {
	o.t.Helper()
	q := must[Queue](o.t.(*testing.T))(o.Queue(ctx, QueueFilter{}))
	for _, i := range append(q.Certain.Rows, q.ToDecide.Rows...) {
		if i.Receipt.ID == r && len(i.Proposals) > 0 {
			return i.Proposals[0]
		}
	}
	o.t.Fatalf("nothing is proposed for %d", r)
	return Proposal{}
}

// What somebody says of the best proposal is counted, and what is undone or taken back is as if it was never said.
func TestWhatSomebodyThinksOfAProposalIsCounted(t *testing.T) {
	for _, c := range []struct {
		what         string
		do           func(o *office, r ID) int64
		right, wrong int
	}{
		{"booked as proposed", func(o *office, r ID) int64 {
			b, _ := o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 2, Allocations: []Part{part(3, "9200.00")}})
			return b.Event
		}, 1, 0},
		{"booked otherwise", func(o *office, r ID) int64 {
			b, _ := o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 1, Allocations: []Part{part(1, "9200.00")}})
			return b.Event
		}, 0, 1},
		{"booked as prepayment", func(o *office, r ID) int64 {
			b, _ := o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 2})
			return b.Event
		}, 0, 1},
		{"nobody's", func(o *office, r ID) int64 { d, _ := o.Nothing(ctx, NothingRequest{Receipts: []ID{r}}); return d.Event }, 0, 1},
		{"refused", func(o *office, r ID) int64 {
			d, _ := o.Reject(ctx, RejectRequest{Receipt: r, Customer: 2, Invoices: []billing.InvoiceID{3}})
			return d.Event
		}, 0, 1},
		{"booked with the certain ones, unseen", func(o *office, r ID) int64 { a, _ := o.AcceptCertain(ctx, AcceptRequest{}); return a.Event }, 0, 0},
	} {
		t.Run(c.what, func(t *testing.T) {
			o := smallOffice(t)
			r := o.receipt("R1", "2026-11-20", "9200.00", "云岫广告有限公司", "ZD202611-00120")
			if p := o.shown(r); p.Word != match.Certain || len(p.Marks) == 0 {
				t.Fatalf("%+v", p)
			}
			before := o.digest()
			event := c.do(o, r)
			if right, wrong := o.fared(); event == 0 || right != c.right || wrong != c.wrong {
				t.Errorf("event %d: %d right, %d wrong", event, right, wrong)
			}
			if err := o.undo(event); err != nil {
				t.Fatal(err)
			}
			if right, wrong := o.fared(); right+wrong != 0 || o.digest() != before {
				t.Errorf("undone: %d right, %d wrong", right, wrong)
			}
		})
	}
}

// The program was closed since the proposal was shown, or somebody settles by a file: what is said counts all the same.
func TestWhatSomebodySaysCountsThoughNothingWasShown(t *testing.T) {
	for _, c := range []struct {
		what         string
		do           func(o *office, r ID) error
		right, wrong int
	}{
		{"claimed as proposed", func(o *office, r ID) error {
			_, err := o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 2, Allocations: []Part{part(3, "9200.00")}})
			return err
		}, 1, 0},
		{"refused", func(o *office, r ID) error {
			_, err := o.Reject(ctx, RejectRequest{Receipt: r, Customer: 2})
			return err
		}, 0, 1},
		{"set aside", func(o *office, r ID) error { _, err := o.Nothing(ctx, NothingRequest{Receipts: []ID{r}}); return err }, 0, 1},
		{"settled by a file as proposed", func(o *office, r ID) error {
			_, err := o.Settle(ctx, SettleRequest{Entries: []Entry{{Receipt: "R1", Allocations: []NumberedPart{{"ZD202611-00120", yuan("9200.00"), 0}}}}})
			return err
		}, 1, 0},
		{"settled by a file otherwise", func(o *office, r ID) error {
			_, err := o.Settle(ctx, SettleRequest{Entries: []Entry{{Receipt: "R1", Allocations: []NumberedPart{{"ZD202611-00118", yuan("9200.00"), 0}}}}})
			return err
		}, 0, 1},
		{"settled by a file as nobody's", func(o *office, r ID) error {
			_, err := o.Settle(ctx, SettleRequest{Entries: []Entry{{Receipt: "R1", Nothing: true}}})
			return err
		}, 0, 1},
		{"left open by a file", func(o *office, r ID) error {
			_, err := o.Settle(ctx, SettleRequest{Entries: []Entry{{Receipt: "R1"}}})
			return err
		}, 0, 0},
	} {
		t.Run(c.what, func(t *testing.T) {
			o := smallOffice(t)
			r := o.receipt("R1", "2026-11-20", "9200.00", "云岫广告有限公司", "ZD202611-00120")
			if err := c.do(o, r); err != nil {
				t.Fatal(err)
			}
			if right, wrong := o.fared(); right != c.right || wrong != c.wrong {
				t.Errorf("%d right, %d wrong", right, wrong)
			}
		})
	}
}

// What a proposal rests on was changed since it was shown: the screen shows something else by now, so that it is not judged by it.
func TestAProposalThatIsNotSoAnyMoreIsNotJudged(t *testing.T) {
	o := smallOffice(t)
	first := o.receipt("R1", "2026-11-19", "9200.00", "云岫广告有限公司", "ZD202611-00120")
	second := o.receipt("R2", "2026-11-20", "1600.00", "云岫广告有限公司", "ZD202611-00120")
	o.shown(second)
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: first, Customer: 2, Allocations: []Part{part(3, "9200.00")}}))
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: second, Customer: 1, Allocations: []Part{part(2, "1600.00")}}))
	if n := o.value("SELECT count(*) FROM claim_evidence WHERE receipt_id = ?", second); n != 0 {
		t.Error("judged by a proposal that cannot be shown any more")
	}
	if n := o.value("SELECT count(*) FROM claim_evidence WHERE receipt_id = ?", first); n != 1 {
		t.Error("the first was not judged")
	}
}

func TestWhatTheProgramDidAloneAndSomebodyTookBackWasWrong(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "9200.00", "云岫广告有限公司", "ZD202611-00120")
	must[Accepted](t)(o.AcceptCertain(ctx, AcceptRequest{}))
	must[Done](t)(o.Unclaim(ctx, UnclaimRequest{Receipt: r}))
	if right, wrong := o.fared(); right != 0 || wrong != 1 {
		t.Errorf("%d right, %d wrong", right, wrong)
	}
	o.shown(r)
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 2, Allocations: []Part{part(3, "9200.00")}}))
	if right, wrong := o.fared(); right != 1 || wrong != 0 {
		t.Errorf("booked so after all: %d right, %d wrong", right, wrong)
	}
	var w world
	if err := o.DB.Read(ctx, func(tx *db.Tx) (err error) { w, err = loadWorld(ctx, tx); return err }); err != nil {
		t.Fatal(err)
	}
	if len(w.Outcomes) != 1 || w.Outcomes[0].Right != 1 || w.Outcomes[0].Bucket == "" {
		t.Errorf("the engine is told %+v", w.Outcomes)
	}
	done := must[Done](t)(o.ForgetOutcomes(ctx, OutcomesRequest{Buckets: o.memory(0).Evidence[0].Buckets}))
	if right, wrong := o.fared(); right+wrong != 0 {
		t.Errorf("forgotten: %d right, %d wrong", right, wrong)
	}
	if err := o.undo(done.Event); err != nil {
		t.Fatal(err)
	}
	if right, _ := o.fared(); right != 1 {
		t.Error("undo does not teach it again")
	}
	if again := must[Done](t)(o.ForgetOutcomes(ctx, OutcomesRequest{Buckets: []string{"none"}})); again.Event != 0 {
		t.Error("there was nothing to forget")
	}
}

// Nobody looks at each of a batch that is taken back: neither undo nor a file that opens a list of receipts again says that the
// proposals were wrong.
func TestTakingManyBackAtOnceTeachesNothing(t *testing.T) {
	opened := func(o *office) error {
		_, err := o.Settle(ctx, SettleRequest{Entries: []Entry{{Receipt: "R1"}, {Receipt: "R2"}}})
		return err
	}
	for what, takeBack := range map[string]func(o *office, event int64) error{
		"undone":           func(o *office, event int64) error { return o.undo(event) },
		"opened by a file": func(o *office, _ int64) error { return opened(o) },
		"confirmed, then opened so": func(o *office, _ int64) error {
			_, err := o.Settle(ctx, SettleRequest{Entries: []Entry{{Receipt: "R1", Allocations: []NumberedPart{{"ZD202611-00120", yuan("5000.00"), 0}}}}})
			if err == nil {
				err = opened(o)
			}
			return err
		},
	} {
		t.Run(what, func(t *testing.T) {
			o := smallOffice(t)
			o.receipt("R1", "2026-11-20", "5000.00", "云岫广告有限公司", "ZD202611-00120")
			o.receipt("R2", "2026-11-21", "4200.00", "云岫广告有限公司", "ZD202611-00120")
			before := o.memory(0)
			batch := must[Accepted](t)(o.AcceptCertain(ctx, AcceptRequest{}))
			if batch.Count != 2 {
				t.Fatalf("%+v", batch)
			}
			if err := takeBack(o, batch.Event); err != nil {
				t.Fatal(err)
			}
			if n := o.value("SELECT count(*) FROM receipts WHERE state = 'open'"); n != 2 {
				t.Fatalf("%d are open again", n)
			}
			if right, wrong := o.fared(); right+wrong != 0 {
				t.Errorf("%d right, %d wrong", right, wrong)
			}
			if after := o.memory(0); !reflect.DeepEqual(after, before) {
				t.Errorf("remembered: %+v, before %+v", after, before)
			}
		})
	}
}

func TestKindsOfEvidenceInWords(t *testing.T) {
	for bucket, want := range map[string]struct {
		known Known
		whole bool
	}{
		"1:S|exact|period|u|": {KnownWell, true}, "S=|part|none|": {KnownWell, false}, "A|sum|none|u": {KnownShared, true}, "M+=|run|kind|~": {KnownHint, true},
		"auto:1:S|one|none|u|": {KnownWell, true}, "1:C|one+|none||c": {KnownWeak, true}, "0|amount6l|none|x": {KnownAmount, false}, "1:G|groupsum|none||": {KnownGroup, true}, "-0|none|none|n": {KnownNobody, false},
	} {
		if known, whole := kindOf(bucket); known != want.known || whole != want.whole {
			t.Errorf("%s: %s %v", bucket, known, whole)
		}
	}
}

func TestADecisionOnWhatIsNotSoAnyMoreIsRefused(t *testing.T) {
	o := smallOffice(t)
	a, b := o.receipt("R1", "2026-11-03", "1600.00", "甲", ""), o.receipt("R2", "2026-11-04", "800.00", "甲", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: a, Allocations: []Part{part(1, "1600.00")}, Saw: []Saw{{1, yuan("10800.00")}}}))
	_, err := o.Claim(ctx, ClaimRequest{Receipt: b, Allocations: []Part{part(1, "800.00")}, Saw: []Saw{{1, yuan("10800.00")}}})
	f := fault.As(err)
	if f == nil || f.Key != Stale || f.Args["now"] != yuan("9200.00") {
		t.Fatalf("%v", err)
	}
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: b, Allocations: []Part{part(1, "800.00")}, Saw: []Saw{{1, yuan("9200.00")}}}))
}

// Two payments name the same invoice, each a part of it: both are certain, and the batch books both.
func TestTwoCertainOnesMayPayPartsOfOneInvoice(t *testing.T) {
	o := smallOffice(t)
	o.receipt("R1", "2026-11-20", "5000.00", "云岫广告有限公司", "ZD202611-00120")
	o.receipt("R2", "2026-11-21", "4200.00", "云岫广告有限公司", "ZD202611-00120")
	done := must[Accepted](t)(o.AcceptCertain(ctx, AcceptRequest{}))
	if done.Count != 2 || len(done.Skipped) != 0 || o.value("SELECT total - settled FROM invoices WHERE id = 3") != 0 {
		t.Errorf("%+v, %d open", done, o.value("SELECT total - settled FROM invoices WHERE id = 3"))
	}
}
