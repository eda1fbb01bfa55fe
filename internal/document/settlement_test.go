package document

import (
	"testing"

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
