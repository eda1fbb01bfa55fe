package paper

import (
	"fmt"
	"maps"
	"slices"
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
	// TooFarOff is the fault of a calibration beyond any printer's.
	TooFarOff fault.Key = "paper.too_far_off"
	// OtherKind is the fault of a template for another kind of paper.
	OtherKind fault.Key = "paper.other_kind"
	// NoSuchLayout is the fault of a kind that is not printed on a paper.
	NoSuchLayout fault.Key = "paper.no_such_layout"
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

// Check says whether a document can be printed as it is: every character of every field can be drawn and its pictures can be read.
// Ask it before issuing, since an issued document cannot be changed. The fault's path is the field: buyer, name.
func (*Printer) Check(doc Document) error { return check(doc.content(), logos{}) }

func check(c *content, known logos) error {
	var faults []*fault.Fault
	look := func(text string, path ...string) {
		if f := undrawn(text); f != nil {
			faults = append(faults, f.At(path...))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.values)) {
		look(c.values[name].text, pathOf(name)...)
	}
	for _, name := range slices.Sorted(maps.Keys(c.tables)) {
		for i, r := range c.tables[name].rows {
			for k, text := range r.cells {
				look(text, name, strconv.Itoa(i), c.tables[name].columns[k].name)
			}
			for _, text := range r.notes {
				look(text, name, strconv.Itoa(i), "note")
			}
		}
	}
	if _, err := known.read(c.logo); err != nil {
		faults = append(faults, fault.As(err).At("logo"))
	}
	for _, name := range slices.Sorted(maps.Keys(c.images)) {
		look(c.images[name].Caption, name)
		if _, err := known.read(c.images[name].Data); err != nil {
			faults = append(faults, fault.As(err).At(name))
		}
	}
	if len(faults) == 1 {
		return faults[0]
	}
	return fault.Many(MissingRunes, faults)
}

// undrawn is the fault of a text's first character that cannot be drawn, or nil.
func undrawn(text string) *fault.Fault {
	lacking := missing(text)
	if len(lacking) == 0 {
		return nil
	}
	return fault.New(MissingRune, fault.Args{"rune": printable(lacking[0]), "code": fmt.Sprintf("U+%04X", lacking[0]), "text": text})
}

// places are where values of a paper come from, where that is not their own name.
var places = map[string][]string{
	"customer": {"buyer", "name"}, "customerTaxId": {"buyer", "taxId"}, "customerAddress": {"buyer", "address"}, "customerContact": {"buyer", "contact"},
	"seller": {"seller", "name"}, "sellerTaxId": {"seller", "taxId"}, "sellerAddress": {"seller", "address"}, "sellerPhone": {"seller", "phone"},
	"bank": {"seller", "bank"}, "account": {"seller", "account"},
}

func pathOf(name string) []string {
	if p, ok := places[name]; ok {
		return p
	}
	return []string{name}
}

// printable gives a character as a message may show it: invisible ones would be no help.
func printable(r rune) string {
	if unicode.IsPrint(r) {
		return string(r)
	}
	return "?"
}
