package paper

import "slices"

// letterKinds are the kinds beside the three that are printed every month.
func letterKinds() map[Kind]kindInfo {
	return map[Kind]kindInfo{
		KindReminder: {
			layouts: letters, required: []string{"customer", "openSum"}, sample: sampleReminder,
			page: func() []Block {
				return []Block{{Type: BlockLetterhead}, {Type: BlockTitle}, {Type: BlockFacts, Right: fields("number", "date")},
					{Type: BlockText, Source: "letter"}, {Type: BlockSpace, Height: 1.5}, {Type: BlockTable, Source: "lines"},
					{Type: BlockTotals, Fields: fields("total", "lateFee", "withLateFee")},
					{Type: BlockSpace, Height: 2}, {Type: BlockText, Source: "closing"}, {Type: BlockPay}, {Type: BlockNote, Source: "note"},
					{Type: BlockSignSeal}, foot("printed", "operator")}
			},
			small: func() []Block {
				return []Block{{Type: BlockFacts, Fields: fields("date"), Right: fields("deadline")}, {Type: BlockText, Source: "letter"},
					{Type: BlockTable, Source: "lines", Columns: columns("number", "name", "due", "overdue", "open")},
					{Type: BlockTotals, Fields: fields("total", "lateFee", "withLateFee")}, {Type: BlockText, Source: "closing"},
					{Type: BlockLines, Fields: fields("bank", "account")}, {Type: BlockSign, Fields: fields(stampField)}, foot()}
			},
		},
		KindCredit: {
			layouts: []Layout{A4, TwoUp, A5, FormHalf}, required: []string{"number", "customer", "invoice", "total"}, sample: sampleCredit,
			page: func() []Block {
				return append(begun(customer(), fields("number", "date", "invoice")), Block{Type: BlockTable, Source: "lines"},
					Block{Type: BlockTotals, Fields: fields("net", "tax", "total", "freed")}, Block{Type: BlockNote, Source: "reason"},
					Block{Type: BlockSignSeal, Fields: fields("handler", "checker")}, foot("printed", "operator"))
			},
			small: func() []Block {
				return []Block{{Type: BlockFacts, Fields: fields("customer", "invoice"), Right: fields("date", "unit")},
					{Type: BlockTable, Source: "lines", Columns: columns("name", "period", "amount")}, {Type: BlockTotals, Fields: fields("total", "freed")},
					{Type: BlockLines, Fields: fields("reason")}, {Type: BlockSign, Fields: fields("handler", "checker", stampField)}, foot()}
			},
		},
		KindDeposit: {layouts: []Layout{A4, TwoUp, A5, FormHalf}, required: []string{"number", "customer", "total"}, sample: sampleDeposit,
			page: depositPage(fields("total"), "cashier", "handler"), small: depositSmall(fields("total"), "cashier", "handler")},
		KindRefund: {layouts: []Layout{A4, TwoUp, A5, FormHalf}, required: []string{"number", "customer", "total"}, sample: sampleRefund,
			page: depositPage(fields("received", "setOff", "total"), "receiver", "handler"), small: depositSmall(fields("received", "setOff", "total"), "receiver", "handler")},
		KindSettlement: {
			layouts: []Layout{A4}, required: []string{"customer", "date", "total"}, sample: sampleSettlement,
			page: func() []Block {
				return append(begun(customer(), fields("number", "contract", "date")), Block{Type: BlockTable, Source: "lines"},
					Block{Type: BlockTable, Source: "open"}, Block{Type: BlockTotals, Fields: fields("lateFee", "depositHeld", "prepaid", "total")},
					Block{Type: BlockNote, Source: "note"}, Block{Type: BlockSign, Fields: fields("customerSign", "sellerSign", stampField)}, foot("printed", "operator"))
			},
		},
		KindLateFee: {
			layouts: []Layout{A4}, required: []string{"customer", "total"}, sample: sampleLateSheet,
			page: func() []Block {
				return append(begun(customer(), fields("asOf")), Block{Type: BlockLines, Fields: fields("rule")}, Block{Type: BlockSpace, Height: 2},
					Block{Type: BlockTable, Source: "lines"}, Block{Type: BlockTotals, Fields: fields("before", "total")},
					Block{Type: BlockSign, Fields: fields(stampField)}, foot("printed", "operator"))
			},
		},
		KindReadings: {
			layouts: []Layout{A4}, sample: sampleReadings,
			page: func() []Block {
				return append(begun(fields("date"), fields("count")), Block{Type: BlockTable, Source: "lines"},
					Block{Type: BlockSign, Fields: fields("reader", "checker")}, foot("printed", "operator"))
			},
		},
		KindCash: {
			layouts: []Layout{A4, A5}, required: []string{"date", "total"}, sample: sampleCash,
			page: func() []Block {
				return append(begun(fields("date"), fields("count")), Block{Type: BlockTable, Source: "lines"}, Block{Type: BlockTotals, Fields: fields("total")},
					Block{Type: BlockTable, Source: "methods"},
					Block{Type: BlockSign, Fields: fields("cashier", "checker", "booker")}, foot("printed", "operator"))
			},
			small: func() []Block {
				return []Block{{Type: BlockFacts, Fields: fields("date"), Right: fields("count")}, {Type: BlockTable, Source: "lines"}, {Type: BlockTotals, Fields: fields("total")},
					{Type: BlockSign, Fields: fields("cashier", "checker", "booker")}, foot()}
			},
		},
		KindEnvelope: {layouts: []Layout{Envelope}, required: []string{"customer"}, sample: func(l Lang) Document { return sampleAddress(l, false) },
			page: func() []Block {
				return []Block{
					{Type: BlockText, At: &Box{X: 14, Y: 12, W: 90}, Text: "{postcode}", Size: 14, Bold: true},
					{Type: BlockText, At: &Box{X: 90, Y: 84, W: 116}, Text: "{seller}\n{sellerAddress}", Size: 10, Align: "right"},
					{Type: BlockText, Text: "{customerAddress}", Size: 13}, {Type: BlockSpace, Height: 5},
					{Type: BlockText, Text: "{customer}", Size: 15, Bold: true}, {Type: BlockSpace, Height: 4},
					{Type: BlockText, Text: "{attention}  {phone}", Size: 12},
				}
			}},
		KindLabel: {layouts: []Layout{Labels}, required: []string{"customer"}, sample: func(l Lang) Document { return sampleAddress(l, true) },
			page: func() []Block {
				return []Block{
					{Type: BlockText, Text: "{postcode}  {customerAddress}"}, {Type: BlockText, Text: "{customer}", Bold: true, Size: 12}, {Type: BlockText, Text: "{attention}  {phone}"},
				}
			}},
	}
}

func depositPage(sums []Field, signers ...string) func() []Block {
	return func() []Block {
		return append(begun(fields("customer", "unit", "contract", "customerTaxId"), fields("number", "date", "held")),
			Block{Type: BlockTotals, Fields: slices.Clone(sums)}, Block{Type: BlockLines, Fields: fields("method", "reason")},
			Block{Type: BlockSignSeal, Fields: fields(signers...)}, Block{Type: BlockText, Source: "terms", Size: 8}, foot("printed", "operator"))
	}
}

func depositSmall(sums []Field, signers ...string) func() []Block {
	return func() []Block {
		return []Block{{Type: BlockFacts, Fields: fields("customer", "contract"), Right: fields("date", "unit")},
			{Type: BlockTotals, Fields: slices.Clone(sums)}, {Type: BlockLines, Fields: fields("method", "reason", "held")},
			{Type: BlockSign, Fields: fields(append(signers, stampField)...)}, {Type: BlockText, Source: "terms"}, foot()}
	}
}
