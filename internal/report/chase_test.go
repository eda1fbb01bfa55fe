package report

import (
	"slices"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// On 22 Nov 2026 two customers are late: the clinic with 18,200.00 and 星桥 with 9,739.93.
func TestNobodyIsRemindedWhosePaymentHasJustCome(t *testing.T) {
	for _, c := range []struct {
		when, sql string
		who       string // is to be reminded first, or nobody
		spared    []string
	}{
		{"nothing came but from nobody known", "", "橘井堂诊所", nil},
		{"the clinic's money waits to be claimed", "INSERT INTO receipts (reference, date, amount, payer_name) VALUES ('R-new', '2026-11-22', 1820000, '橘井堂诊所')", "星桥软件科技有限公司", []string{"橘井堂诊所"}},
		{"it came a month ago and still waits", "INSERT INTO receipts (reference, date, amount, payer_name) VALUES ('R-old', '2026-10-22', 500000, '橘井堂诊所')", "星桥软件科技有限公司", []string{"橘井堂诊所"}},
		{"it is known to be no customer's", "INSERT INTO receipts (reference, date, amount, payer_name, state) VALUES ('R-x', '2026-11-22', 1820000, '橘井堂诊所', 'nothing')", "橘井堂诊所", nil},
		{"part of it was claimed today", "INSERT INTO receipts (reference, date, amount, payer_name, state, customer_id) VALUES ('R-p', '2026-11-22', 100, '', 'claimed', (SELECT id FROM customers WHERE name = '橘井堂诊所'))", "星桥软件科技有限公司", []string{"橘井堂诊所"}},
		{"it was claimed yesterday", "INSERT INTO receipts (reference, date, amount, payer_name, state, customer_id) VALUES ('R-q', '2026-11-21', 100, '', 'claimed', (SELECT id FROM customers WHERE name = '橘井堂诊所'))", "橘井堂诊所", nil},
		{"money went out to it", "INSERT INTO receipts (reference, date, amount, payer_name) VALUES ('R-out', '2026-11-22', -1820000, '橘井堂诊所')", "橘井堂诊所", nil},
	} {
		s, ids := office(t)
		if c.sql != "" {
			if err := s.DB.Write(t.Context(), func(tx *db.Tx) error {
				tx.Record("test.made", nil)
				_, err := tx.Exec(t.Context(), c.sql)
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		got, err := s.Chase(t.Context(), None{})
		if err != nil {
			t.Fatal(err)
		}
		want := []int64{}
		for _, name := range c.spared {
			want = append(want, ids[name])
		}
		if got.Rows[0].Name != c.who || !slices.Equal(got.Alone, want) || got.Spared.Count != len(want) {
			t.Errorf("when %s: %+v", c.when, got)
		}
		if got.Count+got.Spared.Count != 2 || got.Amount+got.Spared.Amount != 27939_93 || len(got.Rows) != got.Count {
			t.Errorf("when %s, not everybody is told of: %+v", c.when, got)
		}
	}
}

func TestWhoIsRemindedIsToldOf(t *testing.T) {
	s, _ := office(t)
	got, err := s.Chase(t.Context(), None{})
	if err != nil {
		t.Fatal(err)
	}
	star := got.Rows[1]
	if star.LastPaid != date.Must("2026-11-10") || star.Unit != "A-0803" || star.Invoices != 1 || star.Oldest != 17 || star.Amount != 9739_93 {
		t.Errorf("%+v", star)
	}
}
