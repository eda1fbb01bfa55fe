package db

import (
	"context"
	"fmt"
	"strings"
)

// batchRows is how many rows go into one statement: enough that the cost of a statement no longer counts.
const batchRows = 40

// Batch inserts many rows of one table, several in a statement. Ids are the caller's. Flush it at the end.
type Batch struct {
	tx    *Tx
	head  string
	width int
	args  []any
	first *Batch
}

// Batch makes a batch for "table (column, …)" rows.
func (t *Tx) Batch(table string, columns ...string) *Batch {
	return &Batch{tx: t, head: fmt.Sprintf("INSERT INTO %s (%s) VALUES ", table, strings.Join(columns, ", ")), width: len(columns)}
}

// After makes every flush write the rows of another batch first, because these refer to them.
func (b *Batch) After(first *Batch) *Batch {
	b.first = first
	return b
}

// Add gives one row, in the order of the columns.
func (b *Batch) Add(ctx context.Context, values ...any) error {
	if len(values) != b.width {
		panic(fmt.Sprintf("db: %d values for %s", len(values), b.head))
	}
	b.args = append(b.args, values...)
	if len(b.args) < b.width*batchRows {
		return nil
	}
	return b.Flush(ctx)
}

// Flush writes what is left.
func (b *Batch) Flush(ctx context.Context) error {
	if b.first != nil {
		if err := b.first.Flush(ctx); err != nil {
			return err
		}
	}
	rows := len(b.args) / b.width
	if rows == 0 {
		return nil
	}
	one := "(" + Marks(b.width) + ")"
	_, err := b.tx.Exec(ctx, b.head+strings.Repeat(one+", ", rows-1)+one, b.args...)
	b.args = b.args[:0]
	return err
}

// NextID gives the id that the next row of a table will have, for batches whose rows refer to one another.
func (t *Tx) NextID(ctx context.Context, table string) (int64, error) {
	return Value[int64](ctx, t, "SELECT coalesce(max(id), 0) + 1 FROM "+table)
}
