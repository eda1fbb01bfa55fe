package paper

import "slices"

// Kind is a kind of paper.
type Kind string

// The kinds of papers.
const (
	KindInvoice    Kind = "invoice"
	KindReceipt    Kind = "receipt"
	KindStatement  Kind = "statement"
	KindReminder   Kind = "reminder"
	KindDeposit    Kind = "deposit"
	KindRefund     Kind = "refund"
	KindCredit     Kind = "credit"
	KindSettlement Kind = "settlement"
	KindReadings   Kind = "readings"
	KindCash       Kind = "cash"
	KindLateFee    Kind = "latefee"
	KindEnvelope   Kind = "envelope"
	KindLabel      Kind = "label"
)

// Template says how papers of a kind are laid out: which blocks, in which order, what is in them. It is data without code: what it
// can print is what the documents have. Validate it before it is used.
type Template struct {
	Format  int     `json:"format"` // of this description: 1
	Kind    Kind    `json:"kind"`
	Name    string  `json:"name"`
	Layout  Layout  `json:"layout"`
	Scale   int     `json:"scale"`             // of all type, in percent: 70 to 150
	Overlay bool    `json:"overlay,omitempty"` // 套打: on a form that was printed before; values alone, without labels, heads and rules
	Blocks  []Block `json:"blocks"`
}

// Seals says whether a paper by the template bears the seal, where its document has one.
func (t Template) Seals() bool {
	return slices.ContainsFunc(t.Blocks, func(b Block) bool {
		return !b.Hidden && (b.Type == BlockSign || b.Type == BlockSignSeal || b.Type == BlockPicture && b.Source == "seal")
	})
}

// BlockType says what a block is.
type BlockType string

// The blocks.
const (
	BlockLetterhead BlockType = "letterhead" // logo, name and addresses of the house, and a rule
	BlockTitle      BlockType = "title"      // the paper's title in the middle
	BlockBanner     BlockType = "banner"     // house and title in one line, the number at its right: for small paper
	BlockFacts      BlockType = "facts"      // labelled values in two boxes: Fields at the left, Right at the right
	BlockTable      BlockType = "table"      // a table of the document, by Source
	BlockTotals     BlockType = "totals"     // sums under the table: Fields before and after the one named total
	BlockPay        BlockType = "pay"        // where the money goes
	BlockNote       BlockType = "note"       // a heading and the text of one value
	BlockText       BlockType = "text"       // free text with {placeholders}, or one of the document's own by Source
	BlockLines      BlockType = "lines"      // labelled values under each other, over pages where needed
	BlockSign       BlockType = "sign"       // names, or lines to sign on, beside each other
	BlockSignSeal   BlockType = "signSeal"   // names under each other, and the place for the seal at the right
	BlockCodes      BlockType = "codes"      // payment codes and the square code
	BlockPicture    BlockType = "picture"    // seal, logo or a payment code, by Source
	BlockSlip       BlockType = "slip"       // what is cut off and sent back
	BlockRule       BlockType = "rule"
	BlockSpace      BlockType = "space"
	BlockFoot       BlockType = "foot" // the last line of every page: values, page x of y
)

// Block is one part of a paper. It stands under the one before unless At gives it a place.
type Block struct {
	Type    BlockType `json:"type"`
	Hidden  bool      `json:"hidden,omitempty"`
	At      *Box      `json:"at,omitempty"`
	Source  string    `json:"source,omitempty"` // the table, text, value or picture that it shows
	Fields  []Field   `json:"fields,omitempty"`
	Right   []Field   `json:"right,omitempty"`
	Columns []Column  `json:"columns,omitempty"`
	Text    string    `json:"text,omitempty"`
	Align   string    `json:"align,omitempty"` // left, center, right
	Size    float64   `json:"size,omitempty"`  // points; 0 is the block's own
	Bold    bool      `json:"bold,omitempty"`
	Height  float64   `json:"height,omitempty"` // mm, of a space or a picture
}

// Box is a place on the paper in mm from its upper left corner. H may be 0: as high as it takes.
type Box struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Field is one value of a document. A nil Label is its own, "" none.
type Field struct {
	Name   string  `json:"name"`
	Label  *string `json:"label,omitempty"`
	Hidden bool    `json:"hidden,omitempty"`
	Bold   bool    `json:"bold,omitempty"`
}

// Column is one column of a table. Width is mm; 0 is as wide as it must be.
type Column struct {
	Name   string  `json:"name"`
	Label  *string `json:"label,omitempty"`
	Width  float64 `json:"width,omitempty"`
	Hidden bool    `json:"hidden,omitempty"`
}

func fields(names ...string) []Field {
	out := make([]Field, len(names))
	for i, n := range names {
		out[i].Name = n
	}
	return out
}

func columns(names ...string) []Column {
	out := make([]Column, len(names))
	for i, n := range names {
		out[i].Name = n
	}
	return out
}
