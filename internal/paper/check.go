package paper

import (
	"fmt"
	"strconv"
	"unicode"

	"zhangfang/internal/fault"
)

const (
	// MissingRune is the fault of a character that the font does not have. Its path is the field.
	MissingRune fault.Key = "paper.missing_rune"
	// MissingRunes holds one MissingRune for each field with such characters.
	MissingRunes fault.Key = "paper.missing_runes"
	// Nothing is the fault of a file without documents.
	Nothing fault.Key = "paper.nothing"
)

// Missing gives the characters of text that cannot be drawn, each once, in order: those that the font lacks, and
// invisible control characters, which would make a paper say something else than it shows.
func (*Printer) Missing(text string) []rune { return missing(text) }

func missing(text string) []rune {
	var lacking []rune
	seen := map[rune]bool{}
	for _, r := range text {
		if draws(r) || seen[r] {
			continue
		}
		seen[r] = true
		lacking = append(lacking, r)
	}
	return lacking
}

func draws(r rune) bool {
	if r < ' ' {
		return r == '\n' || r == '\r' || r == '\t'
	}
	if r < 0x7F {
		return true
	}
	faces := typeface()
	return faces[regular].glyph(r) != 0 && faces[bold].glyph(r) != 0 && !unicode.In(r, unicode.Cc, unicode.Cf)
}

// Check says whether a document can be printed as it is: every character of every field can be drawn and the logo can be read.
// Ask it before issuing, since an issued document cannot be changed. The fault's path is the field: buyer, name.
func (*Printer) Check(doc Document) error { return check(doc, logos{}) }

func check(doc Document, known logos) error {
	var faults []*fault.Fault
	doc.texts(func(text string, path ...string) {
		if lacking := missing(text); len(lacking) > 0 {
			faults = append(faults, fault.New(MissingRune, fault.Args{
				"rune": shown(lacking[0]), "code": fmt.Sprintf("U+%04X", lacking[0]), "text": text,
			}).At(path...))
		}
	})
	if _, err := known.read(doc.about().logo); err != nil {
		faults = append(faults, fault.As(err).At("logo"))
	}
	if len(faults) == 1 {
		return faults[0]
	}
	return fault.Many(MissingRunes, faults)
}

// shown gives a character as a message may show it: invisible ones would be no help.
func shown(r rune) string {
	if unicode.IsPrint(r) {
		return string(r)
	}
	return "?"
}

func (d Invoice) texts(tell func(string, ...string)) {
	tell(d.Title, "title")
	tell(d.Number, "number")
	d.Seller.texts("seller", tell)
	d.Buyer.texts("buyer", tell)
	tell(d.Unit, "unit")
	for i, l := range d.Lines {
		at := strconv.Itoa(i)
		tell(l.Name, "lines", at, "name")
		tell(l.Unit, "lines", at, "unit")
		tell(l.Working, "lines", at, "working")
		tell(l.Remark, "lines", at, "remark")
	}
	tell(d.PayNote, "payNote")
	tell(d.Note, "note")
}

func (d Receipt) texts(tell func(string, ...string)) {
	tell(d.Title, "title")
	tell(d.Number, "number")
	d.Seller.texts("seller", tell)
	d.Payer.texts("payer", tell)
	tell(d.Unit, "unit")
	for i, item := range d.Items {
		at := strconv.Itoa(i)
		tell(item.Invoice, "items", at, "invoice")
		tell(item.Name, "items", at, "name")
	}
	tell(d.Purpose, "purpose")
	tell(d.Method, "method")
	tell(d.Note, "note")
	tell(d.Cashier, "cashier")
	tell(d.Handler, "handler")
}

func (d Statement) texts(tell func(string, ...string)) {
	tell(d.Title, "title")
	tell(d.Number, "number")
	d.Seller.texts("seller", tell)
	d.Buyer.texts("buyer", tell)
	for i, l := range d.Lines {
		at := strconv.Itoa(i)
		tell(l.Number, "lines", at, "number")
		tell(l.Name, "lines", at, "name")
	}
	tell(d.PayNote, "payNote")
	tell(d.Note, "note")
}

func (p Party) texts(who string, tell func(string, ...string)) {
	tell(p.Name, who, "name")
	tell(p.TaxID, who, "taxId")
	tell(p.Address, who, "address")
	tell(p.Phone, who, "phone")
	tell(p.Bank, who, "bank")
	tell(p.Account, who, "account")
	tell(p.Contact, who, "contact")
}
