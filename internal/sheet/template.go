package sheet

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// helpSheet names the page of the template that explains the columns; Read passes over it.
var helpSheet = Words{"填写说明", "Help"}

var kindWords = map[Kind]Words{
	Text: {"文字", "text"}, Code: {"编号（文本）", "code (text)"}, Money: {"金额，两位小数", "amount, 2 places"}, Decimal: {"数字", "number"},
	Rate: {"比例", "percent"}, Integer: {"整数", "whole number"}, Day: {"日期", "date"}, Clock: {"时间", "time"}, Bool: {"是/否", "yes/no"},
	Enum: {"选项", "choice"}, List: {"多个，分号隔开", "several, by semicolons"},
}

// Example gives the table's example row.
func (t *Table) Example() Row {
	row := Row{Line: 2, Cells: map[string]Value{}}
	for i := range t.Columns {
		c := &t.Columns[i]
		v, f := c.parse(c.Example, source{})
		if f != nil {
			panic(fmt.Sprintf("sheet: the example of %s.%s: %v", t.Name, c.Name, f)) // a test parses all of them
		}
		row.Cells[c.Name] = v
	}
	return row
}

// Template writes a workbook to fill in: a page that explains every column, then a sheet for each table with all its
// columns and one invented row. Columns that must be filled have a star. The user overwrites the rows or deletes them.
func Template(w io.Writer, lang string) error {
	b, err := newBook()
	if err != nil {
		return err
	}
	defer b.f.Close()
	if err := b.help(lang); err != nil {
		return err
	}
	for i := range declared().tables {
		t := &declared().tables[i]
		if err := b.table(t, t.used(nil), []Row{t.Example()}, lang, true); err != nil {
			return err
		}
	}
	return b.f.Write(w)
}

// help writes the page that explains tables and columns.
func (b *book) help(lang string) error {
	sheet := helpSheet.In(lang)
	names := []Words{{"表", "Table"}, {"列", "Column"}, {"必填", "Required"}, {"类型", "Kind"}, {"说明", "Meaning"}, {"可选值", "Choices"}, {"示例", "Example"}, {"英文名", "Name in JSON"}}
	widths, kinds, titles := []float64{14, 18, 8, 20, 60, 44, 26, 28}, make([]Kind, len(names)), make([]string, len(names))
	for i, n := range names {
		titles[i] = n.In(lang)
	}
	sw, err := b.begin(sheet, widths, kinds, 3)
	if err != nil {
		return err
	}
	intro := Words{"每张表留了一行示例，请改成自己的数据或删掉；不用的表和列也可以删掉。带 * 的列必须填写。没有的列保持原样，空的格子表示清空。",
		"Each sheet has one example row: overwrite or delete it. Sheets and columns you do not need may go. Columns with a * must be filled. A missing column leaves things as they are; an empty cell empties them."}
	if err := sw.SetRow("A1", []any{intro.In(lang)}); err != nil {
		return err
	}
	lines := helpLines(lang)
	if err := b.heads(sw, sheet, 2, titles, kinds, len(lines)); err != nil {
		return err
	}
	for i, line := range lines {
		if err := sw.SetRow("A"+strconv.Itoa(i+3), line); err != nil {
			return err
		}
	}
	return sw.Flush()
}

func helpLines(lang string) [][]any {
	var lines [][]any
	for i := range declared().tables {
		t := &declared().tables[i]
		lines = append(lines, []any{t.Title(lang), nil, nil, nil, t.Help.In(lang), nil, nil, t.Name})
		for j := range t.Columns {
			c := &t.Columns[j]
			must := ""
			if c.mustFill() {
				must = "*"
			}
			lines = append(lines, []any{t.Title(lang), c.Title(lang), must, kindWords[c.Kind].In(lang), c.Help.In(lang), c.choiceText(lang), c.exampleText(lang), t.Name + "." + c.Name})
		}
	}
	return lines
}

func (c *Column) choiceText(lang string) string {
	words := make([]string, len(c.Options))
	for i, o := range c.Options {
		words[i] = o.Value
		if lang != "en" {
			words[i] = o.ZH
		}
	}
	return strings.Join(words, " / ")
}

func (c *Column) exampleText(lang string) string {
	v, _ := c.parse(c.Example, source{})
	return c.text(v, lang)
}
