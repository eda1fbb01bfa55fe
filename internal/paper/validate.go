package paper

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhangfang/internal/fault"
)

// Faults of templates; those of Validate are parts of BadTemplate, each at its place.
const (
	BadTemplate   fault.Key = "paper.bad_template"
	NotATemplate  fault.Key = "paper.not_a_template"
	OtherFormat   fault.Key = "paper.other_format"
	UnknownKind   fault.Key = "paper.unknown_kind"
	UnknownBlock  fault.Key = "paper.unknown_block"
	UnknownField  fault.Key = "paper.unknown_field"
	UnknownSource fault.Key = "paper.unknown_source"
	FieldTwice    fault.Key = "paper.field_twice"
	OffPaper      fault.Key = "paper.off_paper"
	TooWide       fault.Key = "paper.too_wide"
	BadSize       fault.Key = "paper.bad_size"
	TooLong       fault.Key = "paper.too_long"
	TooManyBlocks fault.Key = "paper.too_many_blocks"
	NotPrinted    fault.Key = "paper.not_printed"
)

const (
	mostBlocks = 60
	mostLabel  = 40
	mostText   = 2000
)

// Name is something that a template can print, with its own label.
type Name struct {
	Name  string `json:"name"`
	Label string `json:"label"`
}

// Source is a table with its columns.
type Source struct {
	Name    string `json:"name"`
	Columns []Name `json:"columns"`
}

// Vocabulary is what templates of a kind can print.
type Vocabulary struct {
	Values   []Name   `json:"values"`
	Tables   []Source `json:"tables"`
	Texts    []Name   `json:"texts"` // the label is the text
	Pictures []string `json:"pictures"`
}

// VocabularyOf lists what templates of a kind can print, with the words of a language. A kind that is not known has nothing.
func VocabularyOf(kind Kind, lang Lang) Vocabulary {
	k, ok := kinds[kind]
	if !ok {
		return Vocabulary{}
	}
	c := k.sample(lang).content()
	v := Vocabulary{Pictures: append([]string{"logo", "seal"}, codeNames...)}
	for _, name := range slices.Sorted(maps.Keys(c.values)) {
		v.Values = append(v.Values, Name{name, c.values[name].label})
	}
	for _, name := range slices.Sorted(maps.Keys(c.tables)) {
		s := Source{Name: name}
		for _, col := range c.tables[name].columns {
			s.Columns = append(s.Columns, Name{col.name, col.head})
		}
		v.Tables = append(v.Tables, s)
	}
	for _, name := range slices.Sorted(maps.Keys(c.texts)) {
		v.Texts = append(v.Texts, Name{name, c.texts[name]})
	}
	return v
}

// Sample gives a document of a kind with everything in it, for trying templates.
func Sample(kind Kind, lang Lang) (Document, bool) {
	k, ok := kinds[kind]
	if !ok {
		return nil, false
	}
	return k.sample(lang), true
}

// ReadTemplate reads a template as it was exported, and refuses what is none, has fields that are not known, or does not hold.
func ReadTemplate(data []byte) (Template, error) {
	var t Template
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return t, fault.New(NotATemplate, fault.Args{"detail": err.Error()})
	}
	if _, err := d.Token(); err != io.EOF {
		return t, fault.New(NotATemplate, fault.Args{"detail": "more than one"})
	}
	return t, t.Validate()
}

// Validate gives every fault of a template at once, or nil: what is named must exist, what has a place must lie on the paper, and what
// the kind must show must be printed.
func (t Template) Validate() error {
	if t.Format != 1 {
		return fault.New(OtherFormat, fault.Args{"format": t.Format}).At("format")
	}
	k, ok := kinds[t.Kind]
	if !ok {
		return fault.New(UnknownKind, fault.Args{"kind": string(t.Kind)}).At("kind")
	}
	if !slices.Contains(k.layouts, t.Layout) {
		return fault.New(NoSuchLayout, fault.Args{"kind": string(t.Kind), "layout": string(t.Layout)}).At("layout")
	}
	if len(t.Blocks) > mostBlocks {
		return fault.New(TooManyBlocks, fault.Args{"count": len(t.Blocks), "most": mostBlocks}).At("blocks")
	}
	c := &templateCheck{sheet: sheets[t.Layout], content: k.sample(Chinese).content(), printed: map[string]bool{}}
	if t.Scale != 0 && (t.Scale < 70 || t.Scale > 150) {
		c.add(BadSize, fault.Args{"value": t.Scale, "least": 70, "most": 150}, "scale")
	}
	c.text(t.Name, mostLabel, "name")
	for i, b := range t.Blocks {
		c.block(b, "blocks", strconv.Itoa(i))
	}
	for _, name := range k.required {
		if !c.printed[name] {
			c.add(NotPrinted, fault.Args{"name": name}, "blocks")
		}
	}
	return fault.Many(BadTemplate, c.faults)
}

// templateCheck gathers the faults of a template and what it prints.
type templateCheck struct {
	sheet   sheet
	content *content
	printed map[string]bool
	faults  []*fault.Fault
}

func (c *templateCheck) add(key fault.Key, args fault.Args, path ...string) {
	c.faults = append(c.faults, fault.New(key, args).At(path...))
}

func (c *templateCheck) text(s string, most int, path ...string) {
	if utf8.RuneCountInString(s) > most {
		c.add(TooLong, fault.Args{"most": most}, path...)
	}
	if f := undrawn(s); f != nil {
		c.faults = append(c.faults, f.At(path...))
	}
}

func (c *templateCheck) size(value, least, most float64, path ...string) {
	if value != 0 && !(value >= least && value <= most) { // also what is no number
		c.add(BadSize, fault.Args{"value": value, "least": least, "most": most}, path...)
	}
}

// implied are the values that a block prints without naming them.
var implied = map[BlockType][]string{
	BlockTitle: {"title"}, BlockBanner: {"title", "seller", "number"}, BlockPay: {"seller", "bank", "account", "payCode", "payNote"}, BlockLetterhead: {"seller"},
	BlockSlip: {"asOf"},
}

func (c *templateCheck) block(b Block, path ...string) {
	at := func(more ...string) []string { return slices.Concat(path, more) }
	if painters[b.Type] == nil {
		c.add(UnknownBlock, fault.Args{"type": string(b.Type)}, at("type")...)
		return
	}
	c.box(b.At, at("at")...)
	c.size(b.Size, max(5, c.sheet.least), 40, at("size")...)
	c.size(b.Height, 0.5, 200, at("height")...)
	c.text(b.Text, mostText, at("text")...)
	if !slices.Contains([]string{"", "left", "center", "right"}, b.Align) {
		c.add(UnknownField, fault.Args{"name": b.Align}, at("align")...)
	}
	c.source(b, at("source")...)
	for i, f := range b.Fields {
		c.field(b, f, at("fields", strconv.Itoa(i))...)
	}
	for i, f := range b.Right {
		c.field(b, f, at("right", strconv.Itoa(i))...)
	}
	c.columns(b, at("columns")...)
	if b.Hidden {
		return
	}
	for _, name := range implied[b.Type] {
		c.printed[name] = true
	}
	for _, name := range placeholder.FindAllString(b.Text+c.content.texts[b.Source], -1) {
		name = strings.Trim(name, "{}")
		if _, ok := c.content.values[name]; !ok {
			c.add(UnknownField, fault.Args{"name": name}, at("text")...)
		}
		c.printed[name] = true
	}
}

func (c *templateCheck) box(b *Box, path ...string) {
	if b == nil {
		return
	}
	fits := b.X >= 0 && b.Y >= 0 && b.W >= 5 && b.H >= 0 && b.X+b.W <= c.sheet.width && b.Y+max(b.H, 3) <= c.sheet.height
	if !fits {
		c.add(OffPaper, fault.Args{"width": c.sheet.width, "height": c.sheet.height}, path...)
	}
}

// source checks what a block shows: tables, texts and pictures have their own names, notes are values.
func (c *templateCheck) source(b Block, path ...string) {
	known := true
	switch {
	case b.Source == "":
		known = b.Type != BlockPicture
	case b.Type == BlockTable:
		_, known = c.content.tables[b.Source]
	case b.Type == BlockText:
		_, known = c.content.texts[b.Source]
	case b.Type == BlockNote:
		_, known = c.content.values[b.Source]
		c.printed[b.Source] = c.printed[b.Source] || known && !b.Hidden
	case b.Type == BlockPicture:
		known = b.Source == "logo" || b.Source == "seal" || slices.Contains(codeNames, b.Source)
	}
	if !known {
		c.add(UnknownSource, fault.Args{"source": b.Source}, path...)
	}
}

func (c *templateCheck) field(b Block, f Field, path ...string) {
	_, known := c.content.values[f.Name]
	signs := (b.Type == BlockSign || b.Type == BlockSignSeal) && wordsOf(Chinese).signer(f.Name) != ""
	if !known && !signs && !(b.Type == BlockTotals && f.Name == "total" && c.content.grand != nil) && !expected(f.Name) {
		c.add(UnknownField, fault.Args{"name": f.Name}, append(path, "name")...)
	}
	if f.Label != nil {
		c.text(*f.Label, mostLabel, append(path, "label")...)
	}
	if !f.Hidden && !b.Hidden {
		c.printed[f.Name] = true
	}
}

// expected are values that any paper may have.
func expected(name string) bool {
	return slices.Contains([]string{"printed", "operator", "payCode", "reprint", "copy", "unit", "number"}, name)
}

// columns must be the table's, each once, and not wider together than the paper.
func (c *templateCheck) columns(b Block, path ...string) {
	if len(b.Columns) == 0 {
		return
	}
	t := c.content.tables[b.Source]
	if b.Type != BlockTable || t == nil {
		return
	}
	seen := map[string]bool{}
	total, shown := 0.0, 0
	for i, col := range b.Columns {
		at := append(slices.Clone(path), strconv.Itoa(i))
		if !slices.ContainsFunc(t.columns, func(k column) bool { return k.name == col.Name }) {
			c.add(UnknownField, fault.Args{"name": col.Name}, append(at, "name")...)
		}
		if seen[col.Name] {
			c.add(FieldTwice, fault.Args{"name": col.Name}, append(at, "name")...)
		}
		seen[col.Name] = true
		c.size(col.Width, 6, c.sheet.width, append(at, "width")...)
		if col.Label != nil {
			c.text(*col.Label, mostLabel, append(at, "label")...)
		}
		if !col.Hidden {
			total += col.Width
			shown++
		}
	}
	wide := c.sheet.width - c.sheet.left - c.sheet.right
	if b.At != nil {
		wide = b.At.W
	}
	if total > wide {
		c.add(TooWide, fault.Args{"width": total, "most": wide}, path...)
	}
	if shown == 0 {
		c.add(NotPrinted, fault.Args{"name": b.Source}, path...)
	}
}
