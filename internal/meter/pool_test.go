package meter

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

func TestSharesAddUpAndOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cost := money.Amount(rapid.Int64Range(0, 1e13).Draw(t, "cost"))
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1e9), 1, 40).Draw(t, "weights")
		weights[rapid.IntRange(0, len(weights)-1).Draw(t, "which")]++ // somebody bears something
		all := make([]weighed, len(weights))
		total := new(big.Rat)
		for i, w := range weights {
			all[i] = weighed{int64(i), big.NewRat(w, rapid.Int64Range(1, 31).Draw(t, "of"))}
			total.Add(total, all[i].weight)
		}
		shares := shareOut(cost, all)
		var sum money.Amount
		for i, share := range shares {
			sum += share
			exact := new(big.Rat).SetInt64(int64(cost))
			exact.Mul(exact, all[i].weight).Quo(exact, total).Sub(exact, big.NewRat(int64(share), 1))
			if exact.Abs(exact).Cmp(big.NewRat(1, 1)) >= 0 || share < 0 || all[i].weight.Sign() == 0 && share != 0 {
				t.Fatalf("share %d of %v is %v for weight %v of %v", i, cost, share, all[i].weight, total)
			}
		}
		if sum != cost {
			t.Fatalf("the shares add up to %v, not %v", sum, cost)
		}
		mixed := rapid.Permutation(all).Draw(t, "mixed")
		for i, share := range shareOut(cost, mixed) {
			if share != shares[mixed[i].key] {
				t.Fatalf("in another order member %d bears %v, not %v", mixed[i].key, share, shares[mixed[i].key])
			}
		}
	})
}

// house is a book with three rooms that share a cost: 100, 50 and 30 ㎡, the last from 16 January on.
func house(t testing.TB, basis Basis, common ID, price string) (*Service, *Pools, PoolID) {
	s := book(t)
	for _, query := range []string{
		"INSERT INTO customers (id, code, name) VALUES (1, 'K1', '云岫建筑'), (2, 'K2', '清和茶社'), (3, 'K3', '一苇书店')",
		"INSERT INTO fee_items (id, code, name) VALUES (1, 'GT', '公摊电费')",
		"INSERT INTO contracts (id, code, customer_id, unit, start_date) VALUES (1, 'HT1', 1, 'A-01', '2025-01-01'), (2, 'HT2', 2, 'A-02', '2025-01-01'), (3, 'HT3', 3, 'A-03', '2026-01-16')",
	} {
		sql(t, s, query)
	}
	p := NewPools(s.DB)
	if common != 0 {
		put(t, s, Meter{Code: "Z1", Multiplier: num("10")})
		put(t, s, Meter{Code: "F1", Common: 1})
		put(t, s, Meter{Code: "F2", Common: 1})
	}
	out, err := p.Save(ctx, SavePoolRequest{Pool: Pool{Name: "公共照明", Basis: basis, Meter: common, Price: num(price)}})
	if err != nil {
		t.Fatal(err)
	}
	sql(t, s, `INSERT INTO charges (id, contract_id, line, fee_item_id, model, timing, quantity, pool_id)
		VALUES (11, 1, 1, 1, 'shared', 'arrears', '100', ?1), (12, 2, 1, 1, 'shared', 'arrears', '50', ?1), (13, 3, 1, 1, 'shared', 'arrears', '30', ?1)`, out.ID)
	return s, p, out.ID
}

func january(id PoolID, cost string) SharingRequest {
	r := SharingRequest{Pool: id, From: date.Must("2026-01-01"), To: date.Must("2026-01-31")}
	if cost != "" {
		amount := money.Round(num(cost))
		r.Cost = &amount
	}
	return r
}

func amounts(s Sharing) []string {
	var all []string
	for _, x := range s.Shares {
		all = append(all, x.Amount.String())
	}
	return all
}

func TestABillIsShared(t *testing.T) {
	for _, c := range []struct {
		when   string
		basis  Basis
		cost   string
		office string
		want   []string
	}{
		{"by area, the last for 16 of 31 days", ByArea, "1000.00", "0", []string{"604.29", "302.14", "93.57"}},
		{"by area with an empty room of 20 ㎡", ByArea, "1000.00", "20", []string{"539.13", "269.56", "83.48", "107.83"}},
		{"equally", Equally, "100.00", "0", []string{"39.75", "39.74", "20.51"}},
		{"a fen, to whom most was cut off", ByArea, "0.01", "0", []string{"0.01", "0.00", "0.00"}},
		{"nothing", ByArea, "0.00", "0", []string{"0.00", "0.00", "0.00"}},
	} {
		_, p, id := house(t, c.basis, 0, "0")
		r := january(id, c.cost)
		r.Office = num(c.office)
		got, err := p.Preview(ctx, r)
		if err != nil {
			t.Fatalf("%s: %v", c.when, err)
		}
		if !slices.Equal(amounts(got), c.want) {
			t.Errorf("%s: %v, want %v (%s)", c.when, amounts(got), c.want, got.Shares[2].Working)
		}
	}
}

func TestTheCommonMeterLessItsPartsIsShared(t *testing.T) {
	s, p, id := house(t, ByArea, 1, "0.85")
	day := "2026-01-31"
	unread, err := p.Preview(ctx, january(id, ""))
	if f := fault.As(err); f == nil || len(f.Parts) != 3 || f.Parts[0].Key != CommonUnread {
		t.Fatalf("before anything was read: %+v, %v", unread, err)
	}
	record(t, s, entry(1, day, "200"), entry(2, day, "350"), entry(3, day, "230"))
	got, err := p.Share(ctx, january(id, ""))
	if err != nil {
		t.Fatal(err)
	}
	if got.Usage != "620" || got.Working != "(1,000 − 250 − 130) × 0.85 = 527.00" || got.Cost != 527_00 {
		t.Errorf("%s: %s", got.Usage, got.Working)
	}
	if last := got.Shares[2]; last.Working != "527.00 × (30 × 16/31) ÷ 165.483871" || last.Weight.String() != "15.483871" {
		t.Errorf("the working is %s, the weight %s", last.Working, last.Weight)
	}
	if _, err := p.Share(ctx, january(id, "")); fault.As(err) == nil || fault.As(err).Parts[0].Key != SharedBefore {
		t.Errorf("a second time: %v", err)
	}
	if _, err := s.Record(ctx, RecordRequest{Entries: []Entry{entry(2, day, "351")}}); fault.As(err) == nil || fault.As(err).Parts[0].Key != AlreadyShared {
		t.Errorf("a part read anew: %v", err)
	}
	if err := p.TakeBack(ctx, RunRef{got.ID}); err != nil {
		t.Fatal(err)
	}
	record(t, s, entry(2, day, "2000"))
	if _, err := p.Preview(ctx, january(id, "")); fault.As(err) == nil || fault.As(err).Parts[0].Key != PartsExceed {
		t.Errorf("parts beyond the whole: %v", err)
	}
}

func TestSharingByUsageTakesEachChargesOwnMeter(t *testing.T) {
	s, p, id := house(t, ByUsage, 0, "0")
	for i, code := range []string{"D1", "D2", "D3"} {
		sql(t, s, "UPDATE charges SET meter_id = ? WHERE id = ?", put(t, s, Meter{Code: code}), 11+i)
	}
	record(t, s, entry(1, "2026-01-31", "160"), entry(2, "2026-01-31", "130"))
	if _, err := p.Preview(ctx, january(id, "100.00")); fault.As(err) == nil || fault.As(err).Parts[0].Key != MemberUnread {
		t.Errorf("one was not read: %v", err)
	}
	record(t, s, entry(3, "2026-01-31", "110"))
	got, err := p.Preview(ctx, january(id, "100.00"))
	if err != nil || !slices.Equal(amounts(got), []string{"60.00", "30.00", "10.00"}) {
		t.Errorf("%v, %v", amounts(got), err)
	}
}

func TestAShareThatWasBilledStays(t *testing.T) {
	s, p, id := house(t, ByArea, 0, "0")
	got, err := p.Share(ctx, january(id, "1000.00"))
	if err != nil {
		t.Fatal(err)
	}
	sql(t, s, `INSERT INTO invoices (id, number, state, origin, customer_id, issue_date, due_date, net, tax, total) VALUES (1, 'ZD1', 'issued', 'run', 1, '2026-02-01', '2026-02-01', 604, 0, 604)`)
	sql(t, s, "INSERT INTO billed (charge_id, period_from, period_to, invoice_id) VALUES (11, '2026-01-01', '2026-01-31', 1)")
	if err := p.TakeBack(ctx, RunRef{got.ID}); fault.As(err) == nil || fault.As(err).Key != ShareBilled {
		t.Errorf("taking it back: %v", err)
	}
	d, err := p.Get(ctx, PoolRef{id})
	if err != nil || len(d.Members) != 3 || d.Runs[0].Billed != 1 || d.NextFrom != date.Must("2026-02-01") || d.NextTo != date.Must("2026-02-28") {
		t.Errorf("%+v, %v", d, err)
	}
	r := SharingRequest{Pool: id, From: date.Must("2025-12-01"), To: date.Must("2025-12-31"), Cost: fen(100)}
	if _, err := p.Preview(ctx, r); fault.As(err) == nil || fault.As(err).Parts[0].Key != MemberBilled {
		t.Errorf("days whose period was billed: %v", err)
	}
	var facts *Facts
	if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) { facts, err = LoadFactsOf(ctx, tx, 1); return err }); err != nil {
		t.Fatal(err)
	}
	if f := facts.Of(11, 0, 1); len(f.Shares) != 1 || f.Shares[0].Amount != 604_29 || f.Shares[0].To != r.To.AddDays(31) {
		t.Errorf("billed from %+v", f)
	}
	file, err := p.SharingFile(ctx, RunFileRequest{ID: got.ID, Lang: "zh-CN"})
	if err != nil || len(file.Data) == 0 || file.Name != "公摊-公共照明-2026-01-31.xlsx" {
		t.Errorf("%s, %v", file.Name, err)
	}
}

func fen(n money.Amount) *money.Amount { return &n }

func TestWhatCannotBeSharedIsSaid(t *testing.T) {
	_, p, id := house(t, ByArea, 0, "0")
	for _, c := range []struct {
		when string
		mend func(*SharingRequest)
		want fault.Key
	}{
		{"no cost", func(r *SharingRequest) { r.Cost = nil }, CostMissing},
		{"less than nothing", func(r *SharingRequest) { r.Cost = fen(-1) }, CostInvalid},
		{"backwards", func(r *SharingRequest) { r.To = r.From.AddDays(-1) }, DaysInvalid},
		{"to come", func(r *SharingRequest) { r.To = date.Must("2026-12-01") }, DateAhead},
		{"before anybody was there", func(r *SharingRequest) { r.From, r.To = date.Must("2024-01-01"), date.Must("2024-01-31") }, NoMembers},
		{"a negative office", func(r *SharingRequest) { r.Office = decimal.NewFromInt(-1) }, OfficeInvalid},
	} {
		r := january(id, "100.00")
		c.mend(&r)
		_, err := p.Preview(ctx, r)
		if f := fault.As(err); f == nil || len(f.Parts) == 0 || f.Parts[0].Key != c.want {
			t.Errorf("%s: %v, want %s", c.when, err, c.want)
		}
	}
}

func TestSharedCostsAreListedByPagesWithTheirLastCost(t *testing.T) {
	_, p, id := house(t, ByArea, 0, "0")
	if _, err := p.Share(ctx, january(id, "1000.00")); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Save(ctx, SavePoolRequest{Pool: Pool{Code: "DT", Name: "电梯", Basis: Equally}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		when   string
		filter PoolFilter
		names  string
		count  int
		cost   string
	}{
		{"all of them", PoolFilter{}, "电梯 公共照明", 2, "1000.00"},
		{"the first of two", PoolFilter{Limit: 1, Sort: "cost", Desc: true}, "公共照明", 2, "1000.00"},
		{"searched", PoolFilter{Search: "电"}, "电梯", 1, "0.00"},
		{"put away", PoolFilter{Show: Archived}, "", 0, "0.00"},
	} {
		got, err := p.List(ctx, c.filter)
		var names []string
		for _, r := range got.Rows {
			names = append(names, r.Name)
		}
		if err != nil || strings.Join(names, " ") != c.names || got.Count != c.count || got.Cost.String() != c.cost || (got.Next != "") != (len(names) < c.count) {
			t.Errorf("%s: %v %d %v %q, %v", c.when, names, got.Count, got.Cost, got.Next, err)
		}
	}
	if _, err := p.List(ctx, PoolFilter{Show: "lost"}); fault.As(err) == nil {
		t.Errorf("an unknown choice: %v", err)
	}
}
