package billing

import (
	"encoding/json"
	"fmt"
	"strings"

	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/paper"
)

// holdBack takes invoices that could not be printed as they are out of the plan and tells which charges they block: what is issued
// cannot be changed, so a character that the font lacks is reported before. It asks for the font, which previews of
// figures alone do not need.
func (p *Plan) holdBack(customers map[int64]party) error {
	kept := make([]Planned, 0, len(p.Invoices))
	printer, said, total := paper.New(), map[int64]bool{}, money.Amount(0)
	for _, i := range p.Invoices {
		lacking, err := i.lacking(printer, customers[i.Customer].billTo)
		if err != nil {
			return err
		}
		if lacking == nil {
			kept = append(kept, i)
			total += i.Total
			continue
		}
		for _, l := range i.Lines {
			if !said[l.Charge] {
				said[l.Charge] = true
				p.Blocked = append(p.Blocked, Blocked{Charge: l.Charge, Contract: l.Contract, ContractID: l.contractID, LineNo: l.LineNo,
					Customer: i.Customer, Name: i.Name, FeeItem: l.Name, Fault: lacking})
			}
		}
	}
	p.Invoices, p.Total = kept, total
	return nil
}

// lacking is what of an invoice cannot be drawn, or nil. Its texts are looked at as they lie there first: nearly always all of them can
// be drawn, and then no paper is put together.
func (p Planned) lacking(printer *paper.Printer, billTo string) (*fault.Fault, error) {
	draws := func(text string) bool { return len(printer.Missing(text)) == 0 }
	plain := !strings.Contains(billTo, `\`) && draws(billTo) // JSON hides control characters behind a backslash
	for _, l := range p.Lines {
		plain = plain && draws(l.unit) && draws(l.Name) && draws(l.Unit) && draws(l.Working) && draws(l.remark())
	}
	if plain {
		return nil, nil
	}
	doc, err := p.paper(billTo)
	if err != nil {
		return nil, err
	}
	return fault.As(printer.Check(doc)), nil
}

// paper gives the texts that would be printed.
func (p Planned) paper(billTo string) (paper.Invoice, error) {
	var b Party
	if err := json.Unmarshal([]byte(billTo), &b); err != nil {
		return paper.Invoice{}, fmt.Errorf("read whom to bill: %w", err)
	}
	doc := paper.Invoice{Buyer: paper.Party{Name: b.Name, TaxID: b.TaxID, Address: b.Address, Phone: b.Phone, Contact: b.Contact},
		Unit: p.words(func(l Line) string { return l.unit }), ShowWorking: true}
	for _, l := range p.Lines {
		doc.Lines = append(doc.Lines, paper.InvoiceLine{Name: l.Name, Quantity: l.Quantity, Unit: l.Unit, UnitPrice: l.UnitPrice, Working: l.Working, Remark: l.remark()})
	}
	return doc, nil
}
