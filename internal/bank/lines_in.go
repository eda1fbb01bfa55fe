package bank

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/job"
	"zhangfang/internal/statement"
)

// batch is how many lines one statement inserts: fewer statements are most of the speed.
const batch = 200

// lineColumns are what a line brings into the book, beside its account, its import, its day and the cells it came as. Most files
// leave some of them empty, or say the same in every line.
var lineColumns = []struct {
	name  string
	value func(p *planned) any
}{
	{"row", func(p *planned) any { return int64(p.Row) }},
	{"time", func(p *planned) any { return p.Time }},
	{"amount", func(p *planned) any { return int64(p.fen) }},
	{"neutral", func(p *planned) any { return p.Direction == statement.Neutral }},
	{"class", func(p *planned) any { return p.class() }},
	{"currency", func(p *planned) any { return p.currency }},
	{"balance", (*planned).balance},
	{"payer_name", func(p *planned) any { return p.PayerName }},
	{"payer_account", func(p *planned) any { return p.PayerAccount }},
	{"memo", func(p *planned) any { return p.Memo }},
	{"reference", func(p *planned) any { return p.Reference }},
	{"status", func(p *planned) any { return p.Status }},
	{"identity", func(p *planned) any { return p.id.text() }},
	{"occurrence", func(p *planned) any { return int64(p.occurrence) }},
}

// balance is what the book keeps as the balance after a line: fen, or nothing.
func (p *planned) balance() any {
	if p.Balance == nil {
		return nil
	}
	b, fine, great := fen(*p.Balance)
	if fine || great {
		return nil
	}
	return int64(b)
}

// lineTable is how the lines of one import are inserted: what they share is given once, in front.
type lineTable struct {
	head   string // up to VALUES
	row    string // of one line
	shared []any
	own    []func(p *planned) any // beside the day and the cells, which come as bytes that need no copy
}

func newLineTable(account AccountID, id ImportID, lines []*planned) lineTable {
	t := lineTable{shared: []any{int64(account), int64(id)}}
	names, marks, own := "account_id, import_id", "(?1, ?2", ""
	for _, c := range lineColumns {
		if v := c.value(lines[0]); allSay(v, lines, c.value) {
			t.shared = append(t.shared, v)
			names += ", " + c.name
			marks += fmt.Sprintf(", ?%d", len(t.shared))
			continue
		}
		t.own = append(t.own, c.value)
		own += ", " + c.name
	}
	t.head = "INSERT INTO statement_lines (" + names + ", date, raw" + own + ") VALUES "
	t.row = marks + ", ?, CAST(? AS TEXT)" + strings.Repeat(", ?", len(t.own)) + ")"
	return t
}

func allSay(v any, lines []*planned, value func(p *planned) any) bool {
	for _, p := range lines {
		if value(p) != v {
			return false
		}
	}
	return true
}

// lineBatch is the values of some lines, ready for one statement.
type lineBatch struct {
	args  []any
	lines int
	cells bytes.Buffer
}

// fill takes the next lines; what is left of them comes back.
func (b *lineBatch) fill(t lineTable, lines []*planned) []*planned {
	b.args, b.lines = append(b.args[:0], t.shared...), min(batch, len(lines))
	b.cells.Reset()
	var day date.Date
	var dayText any
	for _, p := range lines[:b.lines] {
		from := b.cells.Len()
		b.cells.Write(p.Raw.AppendJSON(b.cells.AvailableBuffer()))
		if p.Date != day {
			day, dayText = p.Date, p.Date.String()
		}
		b.args = append(b.args, dayText, b.cells.Bytes()[from:b.cells.Len()])
		for _, value := range t.own {
			b.args = append(b.args, value(p))
		}
	}
	return lines[b.lines:]
}

// insertLines writes the new lines in the order of the file, and says how many. While one batch is written the next is made ready.
func (w *work) insertLines(ctx context.Context, tx *db.Tx, id ImportID, progress job.Progress) (rows int64, err error) {
	lines := make([]*planned, 0, len(w.lines))
	for i := range w.lines {
		if p := &w.lines[i]; p.added() {
			lines = append(lines, p)
		}
	}
	t := newLineTable(w.acct.ID, id, lines)
	ready, used, stop := make(chan *lineBatch), make(chan *lineBatch, 2), make(chan struct{})
	defer close(stop)
	used <- &lineBatch{}
	used <- &lineBatch{}
	go func() {
		defer close(ready)
		for left := lines; len(left) > 0; {
			b := <-used
			left = b.fill(t, left)
			select {
			case ready <- b:
			case <-stop:
				return
			}
		}
	}()
	for b := range ready {
		progress(int(rows), len(lines))
		n, err := tx.Exec(ctx, t.head+strings.Repeat(t.row+", ", b.lines-1)+t.row, b.args...)
		if err != nil {
			return rows, err
		}
		rows += n
		used <- b
	}
	progress(len(lines), len(lines))
	return rows, nil
}
