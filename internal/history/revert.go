package history

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// itsChanges is the condition that a change belongs to the event of the first argument: its changes follow one another.
func itsChanges(id string) string {
	return id + " BETWEEN (SELECT first_change FROM events WHERE id = ?1) AND (SELECT last_change FROM events WHERE id = ?1)"
}

// change is an entry of the journal: what happened to one row, or, with op I, to a run of them.
type change struct {
	table     string
	row, last int64 // the same but for a run
	op        string
	before    *string
}

// revert gives the rows of an event what they were before it, the last change first.
func revert(ctx context.Context, tx *db.Tx, e Entry) (int, error) {
	if err := undisturbed(ctx, tx, e); err != nil {
		return 0, err
	}
	changes, err := db.Rows(ctx, tx, func(c *change) []any { return []any{&c.table, &c.row, &c.last, &c.op, &c.before} },
		"SELECT tbl, row, coalesce(last, row), op, before FROM changes WHERE "+itsChanges("id")+" ORDER BY id DESC", e.ID)
	if err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, "PRAGMA defer_foreign_keys = ON"); err != nil {
		return 0, err
	}
	columns := map[string][]string{}
	rows := 0
	for _, c := range changes {
		if columns[c.table] == nil && c.before != nil {
			if columns[c.table], err = c.columns(ctx, tx); err != nil {
				return 0, err
			}
		}
		if err := c.revert(ctx, tx, columns[c.table]); err != nil {
			return 0, err
		}
		rows += int(c.last - c.row + 1)
	}
	return rows, mark(ctx, tx, e)
}

// columns are those of a row as it was that its table has today. An event of an older program does not know columns that
// came later: those keep what they hold, or begin as a new row's do. All rows of one event are of one shape.
func (c change) columns(ctx context.Context, tx *db.Tx) ([]string, error) {
	return db.Rows(ctx, tx, func(s *string) []any { return []any{s} },
		"SELECT name FROM pragma_table_info(?1) WHERE json_type(?2, '$.' || name) IS NOT NULL ORDER BY cid", c.table, *c.before)
}

// mark notes that e is out of force, and that what e took back is in force again.
func mark(ctx context.Context, tx *db.Tx, e Entry) error {
	if e.Undoes != 0 {
		if _, err := tx.Exec(ctx, "DELETE FROM undone WHERE event_id = ?", e.Undoes); err != nil {
			return err
		}
	}
	_, err := tx.Exec(ctx, "INSERT INTO undone (event_id, by_event) VALUES (?, ?)", e.ID, tx.Event)
	return err
}

func (c change) revert(ctx context.Context, tx *db.Tx, columns []string) error {
	var n int64
	var err error
	switch c.op {
	case "I":
		n, err = tx.Exec(ctx, "DELETE FROM "+c.table+" WHERE id BETWEEN ? AND ?", c.row, c.last)
	case "U":
		sets := make([]string, len(columns))
		for i, col := range columns {
			sets[i] = fmt.Sprintf("%s = json_extract(?1, '$.%s')", col, col)
		}
		n, err = tx.Exec(ctx, "UPDATE "+c.table+" SET "+strings.Join(sets, ", ")+" WHERE id = ?2", *c.before, c.row)
	case "D":
		values := make([]string, len(columns))
		for i, col := range columns {
			values[i] = fmt.Sprintf("json_extract(?1, '$.%s')", col)
		}
		n, err = tx.Exec(ctx, "INSERT INTO "+c.table+" ("+strings.Join(columns, ", ")+") VALUES ("+strings.Join(values, ", ")+")", *c.before)
	}
	if db.Collides(err) {
		return fault.New(Collides, nil)
	}
	if err == nil && n != c.last-c.row+1 {
		err = fmt.Errorf("history: %s of %s %d changed %d rows", c.op, c.table, c.row, n)
	}
	return err
}

// inForce is the condition that an event v, later than the event of the first argument, still counts. An event and its undoing
// cancel out when both are later; an undoing of something earlier counts by itself, since what it left is what is there now.
const inForce = "v.id > ?1 AND (v.undoes IS NULL OR v.undoes < ?1) AND v.id NOT IN (SELECT event_id FROM undone)"

// undisturbed refuses, with a list, when later events that are in force changed the same rows, refer to rows that would go, or
// made or took away rows that what comes back refers to.
func undisturbed(ctx context.Context, tx *db.Tx, e Entry) error {
	if later, err := db.Value[bool](ctx, tx, "SELECT EXISTS (SELECT 1 FROM events v WHERE "+inForce+")", e.ID); err != nil || !later {
		return err // as when somebody undoes what was just done
	}
	later, err := db.Rows(ctx, tx, id, told("SELECT v.id FROM changes c", "c.tbl", "c.row", "coalesce(c.last, c.row)", itsChanges("c.id")), e.ID)
	if err != nil {
		return err
	}
	referring, err := referring(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	referred, err := referred(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	var parts []*fault.Fault
	seen := map[int64]bool{}
	for _, id := range slices.Concat(later, referring, referred) {
		if seen[id] {
			continue
		}
		seen[id] = true
		v, ok, err := db.One(ctx, tx, entry, entryColumns+" WHERE e.id = ?", id)
		if err != nil {
			return err
		}
		if ok {
			parts = append(parts, fault.New(StandsOn, fault.Args{"event": v.ID, "kind": v.Kind, "at": v.At.Local().Format("2006-01-02 15:04")}))
		}
	}
	return fault.Many(StoodOn, parts)
}

func id(id *int64) []any { return []any{id} }

// told goes on from a query about an event, the first argument, to the later events v in force whose journal tells of the rows
// from..to of a table: in an entry l that begins among them, or in a run that began before and reaches them.
func told(query, table, from, to, where string) string {
	head, tail := query+" CROSS JOIN changes l ", ` JOIN events v ON v.id = l.event_id WHERE l.event_id > ?1 AND l.tbl = `+table+` AND `+inForce+` AND `+where
	return head + tail + " AND l.row BETWEEN " + from + " AND " + to + " UNION " +
		head + "INDEXED BY changes_runs" + tail + " AND l.last >= " + from + " AND l.row < " + from + " ORDER BY 1 LIMIT 20"
}

type reference struct{ child, column, parent string }

const references = `
	SELECT m.name, f."from", f."table"
	FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
	WHERE m.type = 'table' AND m.name NOT IN ('events', 'event_subjects', 'undone', 'requests') AND `

// each asks a question of every reference between tables that holds a condition, and gathers the events of the answers.
func each(ctx context.Context, tx *db.Tx, event int64, condition string, ask func(reference) []string) ([]int64, error) {
	refs, err := db.Rows(ctx, tx, func(r *reference) []any { return []any{&r.child, &r.column, &r.parent} }, references+condition, event)
	if err != nil {
		return nil, err
	}
	var out []int64
	for _, r := range refs {
		for _, query := range ask(r) {
			ids, err := db.Rows(ctx, tx, id, query, event, r.parent, r.child)
			if err != nil {
				return nil, err
			}
			out = append(out, ids...)
		}
	}
	return out, nil
}

// referring finds the events whose rows point at rows that the event made.
func referring(ctx context.Context, tx *db.Tx, event int64) ([]int64, error) {
	return each(ctx, tx, event, `f."table" IN (SELECT tbl FROM changes WHERE `+itsChanges("id")+` AND op = 'I')`, func(r reference) []string {
		const made = " AND c.tbl = ?2 AND c.op = 'I' AND l.op <> 'D'"
		alone := "SELECT v.id FROM changes c JOIN " + r.child + " x ON x." + r.column + " = c.row"
		run := "SELECT v.id FROM changes c INDEXED BY changes_runs CROSS JOIN " + r.child + " x ON x." + r.column + " BETWEEN c.row AND c.last"
		return []string{
			told(alone, "?3", "x.id", "x.id", itsChanges("c.id")+made+" AND c.last IS NULL"),
			told(run, "?3", "x.id", "x.id", "c.event_id = ?1 AND c.last IS NOT NULL"+made),
		}
	})
}

// referred finds the events that made or took away rows which come back rows point at: they would point at nothing, or at
// what has got the number since.
func referred(ctx context.Context, tx *db.Tx, event int64) ([]int64, error) {
	return each(ctx, tx, event, `m.name IN (SELECT tbl FROM changes WHERE `+itsChanges("id")+` AND op <> 'I')`, func(r reference) []string {
		was := "json_extract(c.before, '$." + r.column + "')"
		return []string{told("SELECT v.id FROM changes c", "?2", was, was, itsChanges("c.id")+" AND c.tbl = ?3 AND c.op <> 'I' AND l.op <> 'U'")}
	})
}
