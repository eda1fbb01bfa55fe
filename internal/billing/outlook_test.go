package billing

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// street is an office of several customers in which anything may happen that a bill run goes by. The first customers' third charges
// count by one meter, one after the other.
type street struct {
	*office
	r *rand.Rand
}

const shops = 6

func newStreet(t *testing.T, seed uint64) street {
	o := open(t)
	o.many(shops)
	o.sql("INSERT INTO meters (id, code) VALUES (1, 'D-1')")
	o.sql("UPDATE charges SET model = 'usage', meter_id = 1, price = '1.2', timing = 'arrears', end_date = '2026-03-31' WHERE contract_id = 1 AND line = 3")
	o.sql("UPDATE charges SET model = 'usage', meter_id = 1, price = '1.2', timing = 'arrears', start_date = '2026-04-01' WHERE contract_id = 2 AND line = 3")
	for i, day := range []string{"2026-01-01", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"} {
		o.sql("INSERT INTO readings (meter_id, date, value) VALUES (1, ?, ?)", day, 100+40*i)
	}
	return street{o, rand.New(rand.NewPCG(seed, 3))}
}

func (s street) day() date.Date { return date.New(2026, 1, 1).AddDays(s.r.IntN(170)) }

// some is the number of a contract.
func (s street) some() int { return 1 + s.r.IntN(shops) }

// happenings are what may change a run. They give what was refused.
var happenings = map[string]func(street) error{
	"an amendment": func(s street) error {
		d, err := s.contracts.Get(s.t.Context(), contract.Ref{ID: contract.ID(s.some())})
		if err != nil {
			return err
		}
		for i := range d.Contract.Charges {
			d.Contract.Charges[i].Price = decimal.NewFromInt(int64(20 + s.r.IntN(50)))
		}
		_, err = s.contracts.Amend(s.t.Context(), contract.AmendRequest{Contract: d.Contract, From: s.day(), Reason: "补充协议"})
		return err
	},
	"a transfer": func(s street) error {
		_, err := s.contracts.Transfer(s.t.Context(), contract.TransferRequest{ID: contract.ID(s.some()), Customer: customer.ID(1 + s.some()), From: s.day().MonthStart(), Reason: "转租"})
		return err
	},
	"a run": func(s street) error {
		_, err := s.billing.Run(s.t.Context(), RunRequest{Through: s.day(), SkipFees: s.r.IntN(2) == 0})
		return err
	},
	"a credit note": func(s street) error {
		_, err := s.billing.Credit(s.t.Context(), CreditRequest{Invoice: InvoiceID(1 + s.r.IntN(12)), Reason: "错", Rebill: s.r.IntN(2) == 0})
		return err
	},
	"a part taken back": func(s street) error {
		i, err := s.billing.Get(s.t.Context(), Which{InvoiceID(1 + s.r.IntN(12))})
		if err != nil || i.Stored != "issued" || i.Lines[0].Left < 2 {
			return err
		}
		part := CreditPart{i.Lines[0].ID, 1 + money.Amount(s.r.Int64N(int64(i.Lines[0].Left)))}
		_, err = s.billing.Credit(s.t.Context(), CreditRequest{Invoice: i.ID, Reason: "退", Lines: []CreditPart{part}})
		return err
	},
	"a payment": func(s street) error {
		i, err := s.billing.Get(s.t.Context(), Which{InvoiceID(1 + s.r.IntN(12))})
		if err != nil || i.Open < 2 || i.Stored != "issued" {
			return err
		}
		s.receive(i.ID, 1+money.Amount(s.r.Int64N(int64(i.Open))))
		return nil
	},
	"money ahead": func(s street) error {
		s.sql("INSERT INTO receipts (reference, date, amount, state, customer_id) VALUES (?, '2026-02-10', 50000, 'claimed', ?)", s.r.Int64(), 1+s.some())
		return nil
	},
	"money of nobody": func(s street) error {
		s.sql("INSERT INTO receipts (reference, date, amount) VALUES (?, '2026-02-10', 50000)", s.r.Int64())
		return nil
	},
	"it is somebody's": func(s street) error {
		s.sql("UPDATE receipts SET state = 'claimed', customer_id = ? WHERE id = (SELECT min(id) FROM receipts WHERE state = 'open')", 1+s.some())
		return nil
	},
	"another name": func(s street) error {
		s.sql("UPDATE customers SET name = name || '甲', separate = 1 - separate WHERE id = ?", 1+s.some())
		return nil
	},
	"a free month": func(s street) error {
		s.sql("INSERT INTO free_periods (charge_id, from_date, to_date) VALUES (?, ?, '2026-12-31') ON CONFLICT DO NOTHING", s.some(), s.day())
		return nil
	},
	"no free month": func(s street) error {
		s.sql("DELETE FROM free_periods WHERE id = (SELECT max(id) FROM free_periods)")
		return nil
	},
	"the first tenant leaves the meter": func(s street) error {
		s.sql("UPDATE charges SET end_date = ? WHERE meter_id = 1 AND contract_id = 1", s.day().MonthEnd())
		return nil
	},
	"a reading": func(s street) error {
		s.sql("INSERT INTO readings (meter_id, date, value) VALUES (1, ?, 900) ON CONFLICT DO NOTHING", s.day())
		return nil
	},
	"a rule of its own for paying late": func(s street) error {
		rule, err := s.billing.LateRule(s.t.Context(), LateContractRequest{Contract: contract.ID(s.some())})
		if err != nil {
			return err
		}
		rule.Mode = []string{"own", "book", "none"}[s.r.IntN(3)]
		_, err = s.billing.SaveLateRule(s.t.Context(), rule)
		return err
	},
	"late fees begin or end": func(s street) error {
		rules, err := (&settings.Service{DB: s.db}).Rules(s.t.Context())
		if err != nil {
			return err
		}
		rules.Late.On = !rules.Late.On
		rules.Prepay = []settings.PrepayRule{settings.PrepayNever, settings.PrepayOldest, settings.PrepayItem}[s.r.IntN(3)]
		_, err = (&settings.Service{DB: s.db}).SaveRules(s.t.Context(), rules)
		return err
	},
	"what is last is undone": func(s street) error {
		_, err := (&history.Service{DB: s.db}).Undo(s.t.Context(), history.Target{})
		return err
	},
}

// What a service says of a run that has been asked all along is what one says that has just begun, whatever has happened.
func TestAPreviewGrowsToWhatItIsWorkedOutAnew(t *testing.T) {
	seed := rand.Uint64()
	s := newStreet(t, seed)
	waits := &Waitings{}
	through := date.Must("2026-05-20")
	told := ""
	names := slices.Sorted(maps.Keys(happenings))
	for range 40 {
		what := names[s.r.IntN(len(names))]
		if err := happenings[what](s); err != nil {
			if fault.As(err) == nil {
				t.Fatal(what, err)
			}
			continue
		}
		if told += what + ", "; s.r.IntN(3) == 0 { // several things happen between two questions
			continue
		}
		ask := PreviewRequest{Through: through}
		got, err := s.billing.Preview(t.Context(), ask)
		want, wrong := New(s.db, &job.Runner{}).Preview(t.Context(), ask)
		if err != nil || wrong != nil || !same(got, want) {
			t.Fatalf("seed %d: after %s\nthe preview is kept as\n%+v, %v\nworked out anew it is\n%+v, %v", seed, told, got, err, want, wrong)
		}
		run, err := s.billing.DryRun(t.Context(), RunRequest{Through: through})
		if err != nil || run.Total != want.Total || run.First != want.First || run.Last != want.Last || run.Prepaid != want.Prepaid || !same(run.Plan.Credits, want.Credits) || !same(run.Blocked, want.Blocked) {
			t.Fatalf("seed %d: after %s\nthe run would make\n%+v, %v\nits preview says\n%+v", seed, told, run, err, want)
		}
		if err := s.db.Read(t.Context(), func(tx *db.Tx) error {
			got, err := waits.Waiting(t.Context(), tx, through)
			if err != nil {
				return err
			}
			want, err := (&Waitings{}).Waiting(t.Context(), tx, through)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: after %s\nwhat waits is kept as\n%+v\nworked out anew it is\n%+v", seed, told, got, want)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
}

// same compares what a screen is told.
func same(a, b any) bool {
	x, err := json.Marshal(a)
	y, wrong := json.Marshal(b)
	return err == nil && wrong == nil && string(x) == string(y)
}
