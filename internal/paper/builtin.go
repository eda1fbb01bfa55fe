package paper

import "slices"

// Builtin gives the template that a kind has on a layout where nobody made another, or false where the kind is not for that paper.
func Builtin(kind Kind, layout Layout) (Template, bool) {
	k, ok := kinds[kind]
	if !ok || !slices.Contains(k.layouts, layout) {
		return Template{}, false
	}
	t := Template{Format: 1, Kind: kind, Layout: layout, Scale: 100}
	switch layout {
	case A4, Envelope, Labels:
		t.Blocks = k.page()
	default:
		t.Blocks = slices.Concat([]Block{{Type: BlockBanner}}, k.small())
	}
	if layout == FormThird { // has no room for a code beside what is said
		t.Blocks = slices.DeleteFunc(t.Blocks, func(b Block) bool { return b.Type == BlockCodes })
	}
	return t, true
}

// LayoutsOf lists the papers that a kind can be printed on, its usual one first.
func LayoutsOf(kind Kind) []Layout { return slices.Clone(kinds[kind].layouts) }

// Kinds lists the kinds in the order in which they are offered.
func Kinds() []Kind { return slices.Clone(kindOrder) }

// kind is what is known of a kind of paper.
type kindInfo struct {
	layouts  []Layout
	page     func() []Block // on A4, or its own paper
	small    func() []Block // after the banner of small paper
	required []string       // what every template of it must print
	sample   func(Lang) Document
}

var kindOrder = []Kind{KindInvoice, KindReceipt, KindStatement, KindReminder, KindCredit, KindDeposit, KindRefund, KindSettlement, KindLateFee, KindReadings, KindCash, KindEnvelope, KindLabel}

var (
	anyPaper = []Layout{A4, TwoUp, A5, FormHalf, FormThird, Roll}
	letters  = []Layout{A4, A5}
)

// begun are the blocks that papers on A4 begin with.
func begun(left, right []Field) []Block {
	return []Block{{Type: BlockLetterhead}, {Type: BlockTitle}, {Type: BlockFacts, Fields: left, Right: right}}
}

func foot(names ...string) Block {
	return Block{Type: BlockFoot, Fields: fields(append([]string{"seller", "title", "number"}, names...)...)}
}

// customer are the fields of who gets a paper.
func customer() []Field {
	return fields("customer", "unit", "customerTaxId", "customerAddress", "customerContact")
}

var kinds map[Kind]kindInfo

func init() {
	kinds = map[Kind]kindInfo{
		KindInvoice: {
			layouts: anyPaper, required: []string{"number", "customer", "total"}, sample: sampleInvoice,
			page: func() []Block {
				return append(begun(customer(), fields("number", "issued", "due", "amountDue", "previous")),
					Block{Type: BlockTable, Source: "lines"},
					Block{Type: BlockTotals, Fields: fields("net", "tax", "total", "received", "prepaid", "open")},
					Block{Type: BlockPay}, Block{Type: BlockCodes, Align: "right"}, Block{Type: BlockNote, Source: "note"},
					Block{Type: BlockSign, Fields: fields(stampField)}, foot("printed", "operator"))
			},
			small: func() []Block {
				return []Block{
					{Type: BlockFacts, Fields: fields("customer", "unit"), Right: fields("issued", "due")},
					{Type: BlockTable, Source: "lines", Columns: columns("name", "period", "quantity", "unitPrice", "amount")},
					{Type: BlockTotals, Fields: fields("total", "received", "prepaid", "open")},
					{Type: BlockLines, Fields: fields("bank", "account", "payCode", "payNote")},
					{Type: BlockCodes, Height: 20, Align: "right"}, foot("printed", "operator"),
				}
			},
		},
		KindReceipt: {
			layouts: anyPaper, required: []string{"number", "customer", "total"}, sample: sampleReceipt,
			page: func() []Block {
				return append(begun(fields("customer", "unit", "customerTaxId", "purpose"), fields("number", "date")),
					Block{Type: BlockTable, Source: "lines"}, Block{Type: BlockTotals, Fields: fields("total")},
					Block{Type: BlockLines, Fields: fields("method", "note")},
					Block{Type: BlockSignSeal, Fields: fields("cashier", "handler", "checker", "booker")},
					Block{Type: BlockText, Source: "notTaxInvoice", Size: 8}, foot("printed", "operator"))
			},
			small: func() []Block {
				return []Block{
					{Type: BlockFacts, Fields: fields("customer", "purpose"), Right: fields("date", "unit")},
					{Type: BlockTable, Source: "lines", Columns: columns("number", "name", "settled")},
					{Type: BlockTotals, Fields: fields("total")},
					{Type: BlockLines, Fields: fields("method", "note")},
					{Type: BlockSign, Fields: fields("cashier", "handler", "checker", "booker", stampField)},
					{Type: BlockText, Source: "notTaxInvoice"}, foot("printed", "operator"),
				}
			},
		},
		KindStatement: {
			layouts: letters, required: []string{"customer", "asOf", "total"}, sample: sampleStatement,
			page: func() []Block {
				return append(begun(customer(), fields("number", "asOf", "openSum")),
					Block{Type: BlockText, Source: "greeting"},
					Block{Type: BlockTable, Source: "lines"}, Block{Type: BlockTotals, Fields: fields("invoiced", "settled", "total", "prepaid")},
					Block{Type: BlockTable, Source: "aging"},
					Block{Type: BlockPay}, Block{Type: BlockNote, Source: "note"}, Block{Type: BlockSign, Fields: fields(stampField)}, Block{Type: BlockSlip},
					foot("printed", "operator"))
			},
			small: func() []Block {
				return []Block{
					{Type: BlockFacts, Fields: fields("customer"), Right: fields("asOf")},
					{Type: BlockTable, Source: "lines"}, {Type: BlockTotals, Fields: fields("invoiced", "settled", "total", "prepaid")},
					{Type: BlockLines, Fields: fields("bank", "account")}, {Type: BlockSign, Fields: fields(stampField)}, {Type: BlockSlip}, foot(),
				}
			},
		},
	}
	for kind, k := range letterKinds() {
		kinds[kind] = k
	}
}
