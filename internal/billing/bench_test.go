package billing

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// large fills the office with contracts of so many charges each, as much like an office as matters for speed: areas, prices, half of
// them with steps or free days.
func (o *office) large(tb testing.TB, contracts, charges int) {
	err := o.db.Write(context.Background(), func(tx *db.Tx) error {
		ctx := context.Background()
		tx.Record("test.filled", nil)
		k := tx.Batch("customers", "id", "code", "name", "search")
		c := tx.Batch("contracts", "id", "code", "customer_id", "unit", "start_date", "end_date").After(k)
		h := tx.Batch("charges", "id", "contract_id", "line", "fee_item_id", "model", "price", "quantity", "cycle_months", "anchor", "due_day", "step_every_months", "step_percent").After(c)
		for i := range contracts {
			id := 1000 + i
			if err := k.Add(ctx, id, fmt.Sprintf("C%05d", i), fmt.Sprintf("客户%05d有限公司", i), ""); err != nil {
				return err
			}
			if err := c.Add(ctx, id, fmt.Sprintf("HT-%05d", i), id, fmt.Sprintf("A-%04d", i), "2026-01-01", "2028-12-31"); err != nil {
				return err
			}
			for n := range charges {
				every, percent := 0, "0"
				if n%4 == 0 {
					every, percent = 12, "5"
				}
				if err := h.Add(ctx, id*100+n, id, n+1, o.rent, []string{"area", "fixed"}[n%2], fmt.Sprintf("%d.%02d", 5+n, i%100), fmt.Sprintf("%d.5", 40+i%200),
					1, "calendar", 10, every, percent); err != nil {
					return err
				}
			}
		}
		return h.Flush(ctx)
	})
	if err != nil {
		tb.Fatal(err)
	}
}

// resident is the most memory that the process has had, in MB, where the system tells it.
func resident() string {
	raw, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "VmHWM") {
			return strings.Join(strings.Fields(line), " ")
		}
	}
	return "unknown " + runtime.GOOS
}

// 10,000 contracts of twelve charges: 120,000 lines.
func BenchmarkPreviewOf120000Lines(b *testing.B) {
	o := open(b)
	o.large(b, 10_000, 12)
	b.ResetTimer()
	for b.Loop() {
		p, err := o.billing.Preview(context.Background(), PreviewRequest{Through: date.Must("2026-01-31")})
		if err != nil || p.Invoices != 10_000 {
			b.Fatal(p.Invoices, err)
		}
	}
	b.Log(resident())
}

func BenchmarkRunOf120000Lines(b *testing.B) {
	o := open(b)
	o.large(b, 10_000, 12)
	month := date.Must("2026-01-31")
	b.ResetTimer()
	for b.Loop() {
		r, err := o.billing.Run(context.Background(), RunRequest{Through: month})
		if err != nil || r.Invoices != 10_000 {
			b.Fatal(r.Invoices, err)
		}
		month = month.AddDays(1).MonthEnd()
	}
	b.Log(resident())
}
