package bank

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/job"
	"zhangfang/internal/statement"
)

// batch is how many lines one statement inserts: fewer statements are most of the speed.
const batch = 200

// A line is inserted as a row of values behind the account and the import, which all lines share. The cells it came as are given
// as bytes, which need no copy.
var (
	lineValues = "(?1, ?2, " + db.Marks(13) + ", CAST(? AS TEXT), ?, ?)"
	lineWidth  = strings.Count(lineValues, "?") - 2
)

const lineTable = `
	INSERT INTO statement_lines (account_id, import_id, row, date, time, amount, neutral, class, currency, balance, payer_name, payer_account,
	                             memo, reference, status, raw, identity, occurrence)
	VALUES `

// lineBatch collects lines until one statement writes them all.
type lineBatch struct {
	tx      *db.Tx
	args    []any // account, import, then the values of the lines
	lines   int   // in args
	written int64
	cells   bytes.Buffer // of the lines in args
	encode  *json.Encoder
	day     date.Date // of the last line, and its text
	dayText any
}

// insertLines writes the new lines in the order of the file, and says how many.
func (w *work) insertLines(ctx context.Context, tx *db.Tx, id ImportID, progress job.Progress) (rows int64, err error) {
	b := &lineBatch{tx: tx, args: make([]any, 0, 2+batch*lineWidth)}
	b.args = append(b.args, int64(w.acct.ID), int64(id))
	b.encode = json.NewEncoder(&b.cells)
	b.encode.SetEscapeHTML(false)
	for i := range w.lines {
		p := &w.lines[i]
		if i%1000 == 0 {
			progress(i, len(w.lines))
		}
		if !p.added() {
			continue
		}
		if err := b.add(ctx, p); err != nil {
			return 0, err
		}
	}
	progress(len(w.lines), len(w.lines))
	err = b.flush(ctx)
	return b.written, err
}

func (b *lineBatch) add(ctx context.Context, p *planned) error {
	from := b.cells.Len()
	if err := b.encode.Encode(&p.Raw); err != nil {
		return fmt.Errorf("keep row %d: %w", p.Row, err)
	}
	cells := b.cells.Bytes()[from : b.cells.Len()-1] // it ends a line
	if p.Date != b.day {
		b.day, b.dayText = p.Date, p.Date.String()
	}
	var balance any
	if p.Balance != nil {
		if v, fine, great := fen(*p.Balance); !fine && !great {
			balance = int64(v)
		}
	}
	neutral := int64(0)
	if p.Direction == statement.Neutral {
		neutral = 1
	}
	b.args = append(b.args, int64(p.Row), b.dayText, p.Time, int64(p.fen), neutral, p.class(), p.currency, balance, p.PayerName, p.PayerAccount,
		p.Memo, p.Reference, p.Status, cells, p.id.text(), int64(p.occurrence))
	if b.lines++; b.lines < batch {
		return nil
	}
	return b.flush(ctx)
}

// flush writes what is collected.
func (b *lineBatch) flush(ctx context.Context) error {
	if b.lines == 0 {
		return nil
	}
	n, err := b.tx.Exec(ctx, lineTable+strings.Repeat(lineValues+", ", b.lines-1)+lineValues, b.args...)
	b.written += n
	b.args, b.lines = b.args[:2], 0
	b.cells.Reset()
	return err
}
