package document

import (
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/closing"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/exchange"
	"zhangfang/internal/paper"
)

const leaving = `{"contracts": [{"code": "HT1", "customer": "K1", "start": "2026-02-01"}], "fee_items": [{"code": "FZ", "name": "租金"}],
	"charges": [{"contract": "HT1", "line": 1, "fee_item": "FZ", "model": "fixed", "price": "2800", "anchor": "calendar"}]}`

// The paper before and after: before it has no number and leaves no trace, after it is the closing as it was settled, and kept.
func TestASettlementIsSeenBeforeAndPrintedAfter(t *testing.T) {
	d, s := office_(t)
	if _, err := exchange.New(d).Import(t.Context(), exchange.ImportRequest{Name: "b.json", Data: []byte(leaving)}); err != nil {
		t.Fatal(err)
	}
	page, err := contract.New(d).List(t.Context(), contract.Filter{})
	if err != nil || len(page.Rows) != 1 {
		t.Fatal(page, err)
	}
	q := closing.Request{Contract: page.Rows[0].ID, On: date.Must("2026-02-14")}
	draft, err := s.Draft(t.Context(), DraftRequest{Closing: q})
	if err != nil || !isPDF(draft.Data) || draft.Papers != 1 {
		t.Fatalf("the draft: %d bytes, %v", len(draft.Data), err)
	}
	c := closing.New(d)
	if list, err := c.List(t.Context(), contract.Ref{ID: q.Contract}); err != nil || len(list.Rows) != 0 {
		t.Fatalf("the draft settled: %+v, %v", list, err)
	}
	sheet, err := c.Settle(t.Context(), q)
	if err != nil || sheet.Billed != 140000 || sheet.Net != 140000 {
		t.Fatalf("settled %+v, %v", sheet, err)
	}
	r := PrintRequest{Kind: paper.KindSettlement, IDs: []int64{int64(sheet.ID)}, Keep: true}
	if p := print(t, s, r); !isPDF(p.Data) || p.Again != 0 {
		t.Errorf("printed %d bytes, again %d", len(p.Data), p.Again)
	}
	if p := print(t, s, r); p.Again != 1 {
		t.Errorf("printed again: %d", p.Again)
	}
}

func TestWhatTheProgramWroteOnALineIsEnglishOnAnEnglishPaper(t *testing.T) {
	en, zh := office{lang: paper.English}, office{lang: paper.Chinese}
	for kept, want := range map[string]string{
		"免租": "rent-free", "差额": "difference", "账单 ZD202611-00001 逾期": "invoice ZD202611-00001 paid late", "保底补差": "Make-up to the minimum", "开业优惠": "开业优惠",
	} {
		if got := en.word(kept); got != want {
			t.Errorf("%s is %s, want %s", kept, got, want)
		}
		if got := zh.word(kept); got != kept {
			t.Errorf("%s is %s on a Chinese paper", kept, got)
		}
	}
	i := billing.Invoice{Lines: []billing.InvoiceLine{{Name: "房租", Working: "186.50㎡ × 75.60 × 1月"}}}
	if got := en.invoice(i).Lines[0].Working; got != "186.50 m² × 75.60 × 1 month" {
		t.Errorf("the working is %s", got)
	}
}

func TestTheNoteOfAnEnglishSettlementBeginsWithACapital(t *testing.T) {
	s := closing.Sheet{Paid: 43219, Owes: 100}
	if got := (office{lang: paper.English}).settled(s); got != "Paid out of prepayment 432.19; still owed 1.00" {
		t.Error(got)
	}
	if got := (office{lang: paper.Chinese}).settled(s); got != "预收抵扣 432.19；尚欠 1.00" {
		t.Error(got)
	}
}
