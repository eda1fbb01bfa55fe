package report

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/job"
	"zhangfang/internal/match"
	"zhangfang/internal/pinyin"
	"zhangfang/internal/receipt"
)

func service(d *db.DB) *Service { return New(d, receipt.New(d)) }

// office is a book in which two customers owe, one has paid in part and one has paid ahead, on 22 Nov 2026.
func office(t *testing.T) (*Service, map[string]int64) {
	t.Helper()
	d := book(t)
	ids := map[string]int64{}
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		s := &scribe{t: t, ctx: t.Context(), tx: tx}
		for _, name := range []string{"星桥软件科技有限公司", "橘井堂诊所", "白鹭健身"} {
			ids[name] = s.customer(name)
			if _, err := tx.Exec(t.Context(), "UPDATE customers SET search = ? WHERE id = ?", pinyin.Search(name), ids[name]); err != nil {
				return err
			}
		}
		star, clinic, gym := ids["星桥软件科技有限公司"], ids["橘井堂诊所"], ids["白鹭健身"]
		s.insert("INSERT INTO customer_facts (customer_id, kind, value) VALUES (?, 'unit', 'A-0803')", star)
		oct := s.invoice(star, date.Must("2026-10-01"), date.Must("2026-10-05"), 30000_00)
		s.pay(star, oct, date.Must("2026-10-15"), 30000_00) // ten days late
		nov := s.invoice(star, date.Must("2026-11-01"), date.Must("2026-11-05"), 34739_93)
		s.pay(star, nov, date.Must("2026-11-10"), 25000_00) // five days late, in part
		s.invoice(clinic, date.Must("2026-07-01"), date.Must("2026-07-08"), 18200_00)
		s.invoice(clinic, date.Must("2026-11-20"), date.Must("2026-11-25"), 4600_00)
		s.receipt(gym, date.Must("2026-11-20"), 3100_00) // nothing to pay yet
		s.insert("INSERT INTO receipts (reference, date, amount, payer_name) VALUES ('R-open', '2026-11-21', 800000, '无户名')")
		s.invoice(gym, date.Must("2026-12-01"), date.Must("2026-12-05"), 11000_00) // issued ahead
		tx.Record("test.made", nil)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return service(d), ids
}

func TestTodayIsOnePicture(t *testing.T) {
	s, _ := office(t)
	got, err := s.Today(t.Context(), TodayRequest{Months: 3})
	if err != nil {
		t.Fatal(err)
	}
	f := got.Figures
	if f.Receivable != (Sum{2, 39339_93}) || f.Received != 25000_00 || f.Rate != "63.5" {
		t.Errorf("this month is %+v", f)
	}
	if f.LastRate != "100.0" || f.LastDay != date.Must("2026-10-22") {
		t.Errorf("last month's rate is %q on %s", f.LastRate, f.LastDay)
	}
	if f.Overdue != 27939_93 || f.OverdueBy != 2 || f.OverdueDays != 137 || f.Receivables != 32539_93 || f.Unapplied != 3100_00 {
		t.Errorf("overdue is %+v", f)
	}
	// 星桥 pays 7.7 → 8 days late: its 9,739.93 is expected in 8 days, the clinic's 4,600.00 in 3 + 8; 137 days late is not counted on.
	if f.Expected != 9739_93+4600_00 {
		t.Errorf("%v is expected", f.Expected)
	}
	if got.Claim != (Sum{1, 8000_00}) {
		t.Errorf("to claim: %+v", got.Claim)
	}
	if got.Late != (Sum{2, 27939_93}) {
		t.Errorf("late: %+v", got.Late)
	}
	if n := len(got.Series); n != 3 || got.Series[n-1].Month != "2026-11" || got.Series[n-1].Cash != 25000_00+3100_00 || got.Series[n-2].Collected != 30000_00 {
		t.Errorf("the series is %+v", got.Series)
	}
	if len(got.Week) != 7 || got.Week[3].Date != date.Must("2026-11-25") || got.Week[3].Sum != (Sum{1, 4600_00}) || got.WeekSum != (Sum{1, 4600_00}) {
		t.Errorf("the week is %+v", got.Week)
	}
	if got.Aging.Over != 18200_00 || got.Aging.NotDue != 4600_00 || got.Aging.D30 != 9739_93 {
		t.Errorf("the ages are %+v", got.Aging)
	}
	counts, err := s.Counts(t.Context(), None{})
	if err != nil || counts != (Counts{Claim: 1, Invoices: 2}) {
		t.Errorf("counts are %v, %v", counts, err)
	}
}

func TestTodayIsWorkedOutAnewWhenSomethingChanged(t *testing.T) {
	s, _ := office(t)
	before, err := s.Today(t.Context(), TodayRequest{Months: 3})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := s.Today(t.Context(), TodayRequest{Months: 3}); err != nil || !reflect.DeepEqual(again, before) {
		t.Errorf("another answer though nothing changed: %+v, %v", again, err)
	}
	if longer, err := s.Today(t.Context(), TodayRequest{Months: 4}); err != nil || len(longer.Series) != 4 {
		t.Errorf("%d months, %v", len(longer.Series), err)
	}
	err = s.DB.Write(t.Context(), func(tx *db.Tx) error {
		tx.Record("test.made", nil)
		_, err := tx.Exec(t.Context(), "INSERT INTO receipts (reference, date, amount, payer_name) VALUES ('R-next', '2026-11-21', 100, '无户名')")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if after, err := s.Today(t.Context(), TodayRequest{Months: 3}); err != nil || after.Claim != (Sum{2, 8001_00}) {
		t.Errorf("to claim: %+v, %v", after.Claim, err)
	}
}

func TestAnEmptyBookHasFigures(t *testing.T) {
	s := service(book(t))
	got, err := s.Today(t.Context(), TodayRequest{})
	if err != nil || got.Figures.Rate != "" || len(got.Series) != 6 || got.Bill.Why == nil || got.Bill.Doubts == nil {
		t.Errorf("got %+v, %v", got, err)
	}
	a, err := s.Aging(t.Context(), AgingRequest{})
	if err != nil || a.Rows == nil || a.Total != 0 {
		t.Errorf("got %+v, %v", a, err)
	}
	for name := range exports {
		if _, err := s.Export(t.Context(), ExportRequest{Report: name}); err != nil && name != "agingCustomer" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsToBillIsWorkedOutOnceUntilItMayChange(t *testing.T) {
	s := service(rented(t))
	for _, when := range []string{"at first", "again"} {
		got, err := s.Today(t.Context(), TodayRequest{})
		if err != nil || got.Bill.Through != date.Must("2026-12-01") || got.Bill.Invoices != 3 || got.Bill.Total != 9000_00 {
			t.Errorf("%s: to bill is %+v, %v", when, got.Bill, err)
		}
	}
	if _, err := billing.New(s.DB, &job.Runner{}).Run(t.Context(), billing.RunRequest{Through: date.Must("2026-11-01")}); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Today(t.Context(), TodayRequest{}); err != nil || got.Bill.Invoices != 1 {
		t.Errorf("after a run: to bill is %+v, %v", got.Bill, err)
	}
}

func TestAgingIsAskedForInManyWays(t *testing.T) {
	s, ids := office(t)
	for _, c := range []struct {
		when  string
		ask   AgingRequest
		rows  string
		total string
	}{
		{"today", AgingRequest{}, "橘井堂诊所 星桥软件科技有限公司 白鹭健身", "32539.93"},
		{"in time to come", AgingRequest{AsOf: date.Must("2026-12-01")}, "橘井堂诊所 星桥软件科技有限公司 白鹭健身", "43539.93"},
		{"before a payment", AgingRequest{AsOf: date.Must("2026-11-09")}, "星桥软件科技有限公司 橘井堂诊所", "52939.93"},
		{"before everything", AgingRequest{AsOf: date.Must("2026-06-30")}, "", "0.00"},
		{"by initials", AgingRequest{Search: "xq"}, "星桥软件科技有限公司", "9739.93"},
		{"only the late", AgingRequest{Overdue: true}, "橘井堂诊所 星桥软件科技有限公司", "32539.93"},
		{"by what is unapplied", AgingRequest{Sort: "unapplied", Desc: true}, "白鹭健身 星桥软件科技有限公司 橘井堂诊所", "32539.93"},
	} {
		got, err := s.Aging(t.Context(), c.ask)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, r := range got.Rows {
			names = append(names, r.Name)
		}
		if strings.Join(names, " ") != c.rows || got.Total.String() != c.total {
			t.Errorf("%s: got %v with %v, want %s with %s", c.when, names, got.Total, c.rows, c.total)
		}
	}
	one, err := s.AgingCustomer(t.Context(), AgingCustomerRequest{Customer: ids["星桥软件科技有限公司"], AsOf: date.Must("2026-11-12")})
	if err != nil || len(one.Invoices) != 1 || one.Invoices[0].Open != 9739_93 || one.Invoices[0].Overdue != 7 {
		t.Errorf("got %+v, %v", one, err)
	}
}

func TestCollectionKnowsThenAndNow(t *testing.T) {
	s, _ := office(t)
	got, err := s.Collection(t.Context(), Period{From: date.Must("2026-07-01"), To: date.Must("2026-11-22")})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range append(got.Rows, got.Sum) {
		lines = append(lines, fmt.Sprintf("%s %s/%s=%s %s/%s=%s", r.Month, r.PaidThen, r.DueThen, r.RateThen, r.PaidNow, r.DueNow, r.RateNow))
	}
	want := `2026-07 0.00/18200.00=0.0 0.00/18200.00=0.0
2026-08 0.00/0.00= 0.00/0.00=
2026-09 0.00/0.00= 0.00/0.00=
2026-10 30000.00/30000.00=100.0 30000.00/30000.00=100.0
2026-11 25000.00/39339.93=63.5 25000.00/39339.93=63.5
 55000.00/87539.93=62.8 55000.00/87539.93=62.8`
	if text := strings.Join(lines, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

func TestDsoIsDaysOfBilling(t *testing.T) {
	s, _ := office(t)
	got, err := s.Dso(t.Context(), Period{From: date.Must("2026-10-01"), To: date.Must("2026-11-30")})
	if err != nil || len(got.Rows) != 2 {
		t.Fatal(got, err)
	}
	// 22 Nov: 32,539.93 open; billed since 25 Aug 30,000.00 + 34,739.93 + 4,600.00; ÷ × 90 = 42.2 days.
	if r := got.Rows[1]; r.AsOf != date.Must("2026-11-22") || r.Receivable != 32539_93 || r.Billed != 69339_93 || r.Days != "42.2" {
		t.Errorf("November is %+v", r)
	}
	if r := got.Rows[0]; r.Receivable != 18200_00 || r.Billed != 30000_00 || r.Days != "54.6" {
		t.Errorf("October is %+v", r)
	}
}

func TestForecastGoesByWhatCustomersDo(t *testing.T) {
	s, _ := office(t)
	got, err := s.Forecast(t.Context(), ForecastRequest{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Delay != 8 || got.D30 != 14339_93 || got.Doubt != 18200_00 || got.Total != 32539_93 {
		t.Errorf("got %+v", got)
	}
	for _, r := range got.Rows {
		if r.Own != (r.Name == "星桥软件科技有限公司") || r.Delay != 8 {
			t.Errorf("%s usually pays %d days late, own %v", r.Name, r.Delay, r.Own)
		}
	}
}

func TestAPaymentThatWasTakenBackSaysNothingOfWhenACustomerPays(t *testing.T) {
	s, ids := office(t)
	err := s.DB.Write(t.Context(), func(tx *db.Tx) error {
		w := &scribe{t: t, ctx: t.Context(), tx: tx, n: 100}
		star := ids["星桥软件科技有限公司"]
		i := w.invoice(star, date.Must("2026-09-01"), date.Must("2026-09-05"), 90000_00)
		e := billing.Settlement{Invoice: i, Kind: billing.ByReceipt, Receipt: w.receipt(star, date.Must("2026-11-20"), 90000_00), Date: date.Must("2026-11-20"), Amount: 90000_00}
		e.Reverses = w.settle(e)
		e.Date, e.Amount = date.Must("2026-11-22"), -e.Amount
		w.settle(e)
		tx.Record("test.made", nil)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Forecast(t.Context(), ForecastRequest{}); err != nil || got.Delay != 8 {
		t.Errorf("payments come %d days late, %v", got.Delay, err)
	}
}

func TestFindTakesWhateverOneRemembers(t *testing.T) {
	s, _ := office(t)
	for _, c := range []struct{ text, want string }{
		{"xq", "customer 星桥软件科技有限公司 A-0803 9739.93 late"},
		{"诊所", "customer 橘井堂诊所 K2 22800.00 late"},
		{"3100", "receipt 付款人"},
		{"34739.93", "invoice ZD0006 星桥软件科技有限公司 · 房租 · 2026-11-05 9739.93 late"},
		{"9,739.93", "invoice ZD0006"},
		{"zd0006", "invoice ZD0006"},
		{"无户名", "receipt 无户名 2026-11-21 · R-open 8000.00"},
		{"没有这样的", ""},
		{"%", ""},
		{" ", ""},
	} {
		got, err := s.Find(t.Context(), FindRequest{Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		first := ""
		if len(got.Items) > 0 {
			i := got.Items[0]
			first = strings.Join([]string{i.Kind, i.Title, i.Note, i.Amount}, " ")
			if i.Overdue {
				first += " late"
			}
		}
		if !strings.HasPrefix(first, c.want) || (c.want == "") != (first == "") {
			t.Errorf("%q finds %q first, want %q", c.text, first, c.want)
		}
	}
	six, err := s.Find(t.Context(), FindRequest{Text: "zd0006"})
	if err != nil {
		t.Fatal(err)
	}
	code := match.Code(six.Items[0].ID)
	for _, text := range []string{code, code[:4] + " " + code[4:]} {
		if got, err := s.Find(t.Context(), FindRequest{Text: text}); err != nil || len(got.Items) != 1 || got.Items[0] != six.Items[0] {
			t.Errorf("the payment code %s finds %+v, %v", text, got, err)
		}
	}
	got, err := s.Find(t.Context(), FindRequest{Text: "星桥"})
	if err != nil || len(got.Items) < 2 || got.Items[1].Kind != "invoice" {
		t.Errorf("a customer does not bring what it owes: %+v, %v", got, err)
	}
}
