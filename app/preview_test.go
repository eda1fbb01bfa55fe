package app

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/fault"
)

// UX 35: what a run would make is told as its difference from the month before: what is new, gone, changed and why, what is late, and
// what cannot be billed. The golden file is the picture of the office of office.deeds on the first of December.
func TestARunIsPreviewedAsADifference(t *testing.T) {
	p := office(t)
	for _, d := range deeds(t, "office.deeds") {
		p.doesDeed(t, d)
	}
	out, w := p.does(t, "billing.preview", `{"through":"2026-12-01"}`)
	if w != nil {
		t.Fatal(w)
	}
	var got billing.Preview
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s against the month before: %s was %s, now %s; %d invoices, %s in all\n", got.Month, got.Month, got.Before, got.MonthSum, got.Invoices, got.Total)
	for _, r := range got.Rows {
		fmt.Fprintf(&b, "%-8s %s %s %s: %s → %s", r.Change, r.Name, r.Contract, r.FeeItem, r.Before, r.Now)
		for _, why := range r.Why {
			raw, err := json.Marshal(why)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, " %s", raw)
		}
		b.WriteString("\n")
	}
	for _, x := range got.Blocked {
		fmt.Fprintf(&b, "blocked  %s %s %s: %s\n", x.Name, x.Contract, x.FeeItem, fault.Text("zh-CN", x.Fault))
	}
	for _, x := range got.Warnings {
		fmt.Fprintf(&b, "warning  %s %s %s: %s\n", x.Name, x.Contract, x.FeeItem, fault.Text("zh-CN", x.Fault))
	}
	const golden = "testdata/preview.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the run is previewed as\n%swant\n%s", b.String(), want)
	}
}
