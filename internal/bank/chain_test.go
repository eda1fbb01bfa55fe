package bank

import (
	"slices"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

func keysOf(list []*fault.Fault) []fault.Key {
	keys := []fault.Key{}
	for _, f := range list {
		keys = append(keys, f.Key)
	}
	return keys
}

func TestOneStatementFollowsTheOther(t *testing.T) {
	november := csv("2026-11-02|09:00:00|100.00||1100.00|甲|62250001|房租|2026110200001", "2026-11-30|09:00:00|100.00||1200.00|甲|62250001|房租|2026113000001")
	for _, c := range []struct {
		when    string
		next    File
		preview []fault.Key
		account []fault.Key
	}{
		{"the next opens with the closing", csv("2026-12-20|09:00:00|50.00||1250.00|甲|62250001|房租|2026122000001"), []fault.Key{}, []fault.Key{}},
		{"money is missing between them", csv("2026-12-20|09:00:00|50.00||1950.00|甲|62250001|房租|2026122000001"), []fault.Key{GapDiffers}, []fault.Key{ChainDiffers, DaysMissing}},
		{"no balance says whether days are missing", csv("2026-12-20|09:00:00|50.00|||甲|62250001|房租|2026122000001"), []fault.Key{GapBefore}, []fault.Key{DaysMissing}},
		{"a few days without lines are usual", csv("2026-12-04|09:00:00|50.00|||甲|62250001|房租|2026120400001"), []fault.Key{}, []fault.Key{}},
		{"the next begins on the last day", csv("2026-11-30|09:00:00|100.00||1200.00|甲|62250001|房租|2026113000001", "2026-12-20|09:00:00|50.00||1250.00|甲|62250001|房租|2026122000001"), []fault.Key{}, []fault.Key{}},
	} {
		s := book(t)
		mustImport(t, s, request(november))
		p, err := s.Preview(ctx, request(c.next))
		if err != nil {
			t.Fatal(err)
		}
		var told []fault.Key
		for _, k := range keysOf(p.Detected.Doubts) {
			if k == GapBefore || k == GapDiffers {
				told = append(told, k)
			}
		}
		if !slices.Equal(told, c.preview) {
			t.Errorf("%s: the preview says %v", c.when, told)
		}
		mustImport(t, s, request(c.next))
		all, err := s.Accounts(ctx)
		if err != nil || !slices.Equal(keysOf(all[0].Doubts), c.account) {
			t.Errorf("%s: the account says %v %v", c.when, keysOf(all[0].Doubts), err)
		}
	}
}

func TestLinesOfOneMomentFollowTheirBalances(t *testing.T) {
	fen := func(n int64) *money.Amount { return new(money.Amount(n)) }
	steps := func(list ...step) []step { return list }
	day := date.Must("2026-11-16")
	mixed := steps(
		step{row: 2, date: day, moved: 100, balance: fen(1100)},
		step{row: 3, date: day, moved: 30, balance: fen(1180)},
		step{row: 4, date: day, moved: 50, balance: fen(1150)},
		step{row: 5, date: day + 1, moved: -80, balance: fen(1100)},
	)
	settleMoments(mixed)
	if n, row := breaks(mixed); n != 0 || mixed[1].row != 4 {
		t.Errorf("%d breaks, first at row %d", n, row)
	}
	wrong := steps(
		step{row: 2, date: day, moved: 100, balance: fen(1100)},
		step{row: 3, date: day, moved: 30, balance: fen(9999)},
	)
	settleMoments(wrong)
	if n, row := breaks(wrong); n != 1 || row != 3 {
		t.Errorf("a line that does not follow: %d breaks at row %d", n, row)
	}
}
