package billing

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/fault"
	"zhangfang/internal/paper"
)

// What the texts alone tell of an invoice is what its whole paper would say, whichever of them cannot be drawn.
func TestWhatCannotBeDrawnIsToldWhereverItStands(t *testing.T) {
	const odd = "半亩\U0010FFFD"
	printer := paper.New()
	for where, put := range map[string]func(*Planned, *Party){
		"nowhere":                   func(*Planned, *Party) {},
		"name of the customer":      func(_ *Planned, b *Party) { b.Name = odd },
		"address with a bell":       func(_ *Planned, b *Party) { b.Address = "松风里\a1号" },
		"address with a line break": func(_ *Planned, b *Party) { b.Address = "松风里\n1号" },
		"contact with a quote":      func(_ *Planned, b *Party) { b.Contact = `周"二` },
		"tax number":                func(_ *Planned, b *Party) { b.TaxID = odd },
		"phone":                     func(_ *Planned, b *Party) { b.Phone = odd },
		"room":                      func(p *Planned, _ *Party) { p.Lines[1].unit = odd },
		"fee item":                  func(p *Planned, _ *Party) { p.Lines[1].Name = odd },
		"unit":                      func(p *Planned, _ *Party) { p.Lines[1].Quantity, p.Lines[1].Unit = decimal.NewFromInt(2), odd },
		"working":                   func(p *Planned, _ *Party) { p.Lines[1].Working = odd },
		"reason":                    func(p *Planned, _ *Party) { p.Lines[1].Reason = odd },
		"remark":                    func(p *Planned, _ *Party) { p.Lines[1].note = odd },
	} {
		t.Run(where, func(t *testing.T) {
			invoice, buyer := Planned{Lines: make([]Line, 2)}, Party{Name: "青石巷公司", Address: "松风里1号"}
			put(&invoice, &buyer)
			billTo, err := json.Marshal(buyer)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := invoice.paper(string(billTo))
			if err != nil {
				t.Fatal(err)
			}
			want := fault.As(printer.Check(doc))
			got, err := invoice.lacking(printer, string(billTo))
			if err != nil || (got == nil) != (want == nil) || got != nil && got.Key != want.Key {
				t.Errorf("the texts say %v, the paper %v, %v", got, want, err)
			}
			harmless := where == "nowhere" || where == "address with a line break" || where == "contact with a quote"
			if harmless != (want == nil) {
				t.Errorf("the paper says %v", want)
			}
		})
	}
}
