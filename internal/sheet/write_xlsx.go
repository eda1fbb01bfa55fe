package sheet

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// maxSheetRows is what a sheet holds beside its heading.
const maxSheetRows = 1_048_000

// book is a workbook being written.
type book struct {
	f      *excelize.File
	styles map[styleKey]int
	sheets int
}

// look is what a cell is for.
type look int

const (
	body look = iota
	head
	headRight // over figures
	total
	title
	faint
)

type styleKey struct {
	kind Kind
	look look
}

// family is the type of all cells: Excel and WPS in China have it.
const family = "等线"

func newBook() (*book, error) {
	b := &book{f: excelize.NewFile(), styles: map[styleKey]int{}}
	return b, b.f.SetDefaultFont(family)
}

// style gives the number of a style, made when it is first asked for.
func (b *book) style(kind Kind, look look) (int, error) {
	key := styleKey{kind, look}
	if id, ok := b.styles[key]; ok {
		return id, nil
	}
	s := &excelize.Style{}
	switch kind {
	case Money:
		s.NumFmt = 4 // #,##0.00
	case Rate:
		s.NumFmt = 10 // 0.00%
	case Integer:
		s.NumFmt = 3 // #,##0
	case Tenth:
		s.CustomNumFmt = new("#,##0.0")
	case Day:
		s.CustomNumFmt = new("yyyy-mm-dd")
	case Text, Code, List, Enum, Clock:
		s.NumFmt = 49 // text, so that what is typed there stays as typed
	}
	switch look {
	case head, headRight:
		s.Font = &excelize.Font{Bold: true, Family: family}
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EDF3"}}
		s.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: "8C99A8"}}
		s.Alignment = &excelize.Alignment{Vertical: "center"}
		if look == headRight {
			s.Alignment.Horizontal = "right"
		}
	case total:
		s.Font = &excelize.Font{Bold: true, Family: family}
		s.Border = []excelize.Border{{Type: "top", Style: 1, Color: "8C99A8"}}
	case title:
		s.Font = &excelize.Font{Bold: true, Size: 14, Family: family}
	case faint:
		s.Font = &excelize.Font{Color: "606A75", Family: family}
	}
	id, err := b.f.NewStyle(s)
	b.styles[key] = id
	return id, err
}

// begin opens the next sheet for streaming, with its columns' widths and everything above row `below` frozen; the row before that has the
// names of the columns.
func (b *book) begin(name string, widths []float64, kinds []Kind, below int) (*excelize.StreamWriter, error) {
	var err error
	if b.sheets++; b.sheets == 1 {
		err = b.f.SetSheetName("Sheet1", name)
	} else {
		_, err = b.f.NewSheet(name)
	}
	if err != nil {
		return nil, err
	}
	if err := b.paper(name, below-1); err != nil {
		return nil, err
	}
	sw, err := b.f.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	for i, width := range widths {
		style, err := b.style(kinds[i], body)
		if err != nil {
			return nil, err
		}
		if err := sw.SetColStyle(i+1, i+1, style); err != nil {
			return nil, err
		}
		if err := sw.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	cell := "A" + strconv.Itoa(below)
	return sw, sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: below - 1, TopLeftCell: cell, ActivePane: "bottomLeft"})
}

// heads writes the header row and puts the filter over it and the rows below.
func (b *book) heads(sw *excelize.StreamWriter, sheet string, row int, names []string, kinds []Kind, rows int) error {
	cells := make([]any, len(names))
	for i, n := range names {
		look := head
		if slices.Contains([]Kind{Money, Decimal, Tenth, Rate, Integer}, kinds[i]) {
			look = headRight
		}
		style, err := b.style(Text, look)
		if err != nil {
			return err
		}
		cells[i] = excelize.Cell{StyleID: style, Value: n}
	}
	if err := sw.SetRow("A"+strconv.Itoa(row), cells, excelize.RowOpts{Height: 20}); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(names), row+rows)
	if err != nil {
		return err
	}
	return b.f.AutoFilter(sheet, "A"+strconv.Itoa(row)+":"+last, nil)
}

// paper has a sheet printed across, as wide as the paper, with its header on every page and the page counted.
func (b *book) paper(sheet string, header int) error {
	landscape, a4, wide, high, fit := "landscape", 9, 1, 0, true
	if err := b.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := b.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"}); err != nil {
		return err
	}
	return b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", strings.ReplaceAll(sheet, "'", "''"), header, header)})
}

// number gives a value for a number cell. A workbook keeps binary floating point and nothing else; every amount and
// decimal that Read takes has at most 15 digits, which survive that way and back.
func number(d decimal.Decimal) any {
	if d.NumDigits() > 15 {
		return d.String()
	}
	return d.InexactFloat64()
}

// dayNumber gives a day as a workbook counts it, or its text for far away years.
func dayNumber(d date.Date) any {
	if n := epoch.DaysUntil(d); n >= firstSerial && n <= lastSerial {
		return n
	}
	return d.String()
}

// cell gives a value with the style of its column. Texts are text cells: a leading = is a letter there, not a formula.
func (b *book) cell(c *Column, v Value, lang string) (any, error) {
	if v.IsEmpty() {
		return nil, nil
	}
	style, err := b.style(c.Kind, body)
	if err != nil {
		return nil, err
	}
	cell := excelize.Cell{StyleID: style}
	switch x := v.v.(type) {
	case money.Amount:
		cell.Value = number(x.Decimal())
	case decimal.Decimal:
		if cell.Value = number(x); c.Kind == Rate {
			if text := c.text(v, lang); text[len(text)-1] == '%' {
				cell.Value = text
			}
		}
	case int64:
		cell.Value = x
	case date.Date:
		cell.Value = dayNumber(x)
	default:
		cell.Value = c.text(v, lang)
	}
	return cell, nil
}

func writeWorkbook(w io.Writer, lang string, data Data) error {
	b, err := newBook()
	if err != nil {
		return err
	}
	defer b.f.Close()
	for _, t := range data.present() {
		if err := b.table(t, t.used(data[t.Name]), data[t.Name], lang, false); err != nil {
			return err
		}
	}
	return b.f.Write(w)
}

// table writes one sheet; marked puts a star behind the headers of columns that must be filled.
func (b *book) table(t *Table, cols []*Column, rows []Row, lang string, marked bool) error {
	if len(rows) > maxSheetRows {
		return fault.New(TooManyRows, fault.Args{"most": maxSheetRows}).At(t.Name)
	}
	widths, kinds, names := make([]float64, len(cols)), make([]Kind, len(cols)), make([]string, len(cols))
	for i, c := range cols {
		widths[i], kinds[i], names[i] = c.width(), c.Kind, c.Title(lang)
		if marked && c.mustFill() {
			names[i] += "*"
		}
	}
	sheet := t.Title(lang)
	sw, err := b.begin(sheet, widths, kinds, 2)
	if err != nil {
		return err
	}
	if err := b.heads(sw, sheet, 1, names, kinds, max(1, len(rows))); err != nil {
		return err
	}
	cells := make([]any, len(cols))
	for n, row := range rows {
		for i, c := range cols {
			if cells[i], err = b.cell(c, row.Cells[c.Name], lang); err != nil {
				return err
			}
		}
		if err := sw.SetRow("A"+strconv.Itoa(n+2), cells); err != nil {
			return err
		}
	}
	if marked {
		if err := b.choices(sheet, cols, lang); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// width is a column's width in characters, by what it usually holds.
func (c *Column) width() float64 {
	wide := map[Kind]float64{Text: 24, Code: 18, Money: 14, Decimal: 12, Tenth: 10, Rate: 10, Integer: 10, Day: 12, Clock: 10, Bool: 8, Enum: 12, List: 26}
	return max(wide[c.Kind], float64(2*len([]rune(c.Header))+3), float64(len(c.Name)+3))
}

// choices makes the cells of enum columns lists to choose from.
func (b *book) choices(sheet string, cols []*Column, lang string) error {
	for i, c := range cols {
		if c.Kind != Enum {
			continue
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		dv := excelize.NewDataValidation(true)
		dv.Sqref = name + "2:" + name + "10000"
		words := make([]string, len(c.Options))
		for k, o := range c.Options {
			words[k] = c.word(o.Value, lang)
		}
		if err := dv.SetDropList(words); err != nil {
			return err
		}
		if err := b.f.AddDataValidation(sheet, dv); err != nil {
			return err
		}
	}
	return nil
}
