package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// SentTwice refuses a request id that was used for another kind of command.
const SentTwice fault.Key = "db.sent_twice"

// Subject is a thing that an event is about: ("invoice", 17).
type Subject struct {
	Type string `json:"type"`
	ID   int64  `json:"id"`
}

// Of names a subject from a typed id.
func Of[ID ~int64](kind string, id ID) Subject { return Subject{kind, int64(id)} }

// Event is what a committed transaction has recorded.
type Event struct {
	ID       int64           `json:"id"`
	At       time.Time       `json:"at" ts_type:"string"`
	Actor    string          `json:"actor"`
	Kind     string          `json:"kind"` // "invoice.credited": the part before the dot is the type of its subjects' place
	Data     json.RawMessage `json:"data" ts_type:"unknown"`
	Subjects []Subject       `json:"subjects"`
	Undoes   int64           `json:"undoes"` // the event that this one takes back, or 0
	Prev     string          `json:"prev"`
	Hash     string          `json:"hash"`
}

// Seal computes the hash that binds an event to all before it.
func (e Event) Seal() string {
	h := sha256.New()
	subjects, err := json.Marshal(e.Subjects)
	if err != nil {
		panic(err) // two fields of plain types
	}
	fmt.Fprintf(h, "%s\n%d\n%s\n%s\n%s\n%d\n%s\n%s", e.Prev, e.ID, e.At.UTC().Format(time.RFC3339Nano), e.Actor, e.Kind, e.Undoes, subjects, e.Data)
	return hex.EncodeToString(h.Sum(nil))
}

// actor is who acts in every transaction: a book has one user.
const actor = "user"

// Tx is one transaction. Whatever takes a *Tx never begins or commits one.
type Tx struct {
	Now   time.Time // one moment for the whole transaction, UTC
	Event int64     // the number that the event of this transaction will have; 0 when reading

	db        *DB
	tx        *sql.Tx
	changes   int64 // the last row change before this transaction
	stmts     map[string]*sql.Stmt
	event     *Event
	unchanged bool
}

// Today is the civil day of Now where the program runs.
func (t *Tx) Today() date.Date { return date.Of(t.Now.Local()) }

type commandKey struct{}

// WithCommand names the command that the transactions of a context carry out: "receipts.claim".
func WithCommand(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, commandKey{}, name)
}

func command(ctx context.Context) string {
	name, _ := ctx.Value(commandKey{}).(string)
	return name
}

// Write runs one transaction that changes the book. fn must record exactly one event, or say Unchanged; anything else is a
// bug and panics. An error or a panic leaves the book as it was.
func (d *DB) Write(ctx context.Context, fn func(*Tx) error) error {
	if err := d.enter(); err != nil {
		return err
	}
	defer d.running.Done()
	tx, err := d.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.rollback()
	if err := fn(tx); err != nil {
		return explained(err, d.path)
	}
	if tx.unchanged {
		return nil
	}
	if tx.event == nil {
		panic("db: a transaction changed the book without recording an event")
	}
	if err := tx.seal(ctx); err != nil {
		return explained(err, d.path)
	}
	if err := tx.tx.Commit(); err != nil {
		return explained(fmt.Errorf("commit: %w", err), d.path)
	}
	tx.tx = nil
	d.committed(tx)
	return nil
}

func (d *DB) committed(tx *Tx) {
	d.mu.Lock()
	handlers := d.notify
	d.mu.Unlock()
	for _, f := range handlers {
		f(*tx.event)
	}
}

// DryRun runs fn as Write would and rolls it back: previews are dry runs of the real thing.
func (d *DB) DryRun(ctx context.Context, fn func(*Tx) error) error {
	if err := d.enter(); err != nil {
		return err
	}
	defer d.running.Done()
	tx, err := d.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.rollback()
	return fn(tx)
}

// Read runs fn on one consistent state of the book. It fails with Closed where the book is closed meanwhile.
func (d *DB) Read(ctx context.Context, fn func(*Tx) error) error {
	if err := d.enter(); err != nil {
		return err
	}
	defer d.running.Done()
	err := d.readOn(ctx, d.read, fn)
	if err != nil && d.open.Err() != nil && fault.As(err) == nil { // what was cut off fails in many ways
		return fault.New(Closed, nil)
	}
	return err
}

func (d *DB) readOn(ctx context.Context, pool *sql.DB, fn func(*Tx) error) error {
	reading, end := context.WithCancel(ctx) // the book closes without waiting for long reports
	defer end()
	defer context.AfterFunc(d.open, end)()
	c, err := pool.Conn(reading)
	if err != nil {
		return fmt.Errorf("begin reading: %w", err)
	}
	defer c.Close() // waits until the transaction has let go of it, also when it was cut off
	tx, err := c.BeginTx(reading, nil)
	if err != nil {
		return fmt.Errorf("begin reading: %w", err)
	}
	t := &Tx{Now: d.clock().UTC(), db: d, tx: tx, stmts: map[string]*sql.Stmt{}}
	defer t.rollback()
	return fn(t)
}

func (d *DB) begin(ctx context.Context) (*Tx, error) {
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("begin writing: %w", err)
	}
	t := &Tx{Now: d.clock().UTC(), db: d, tx: tx, stmts: map[string]*sql.Stmt{}}
	err = tx.QueryRowContext(ctx, "SELECT (SELECT coalesce(max(id), 0) + 1 FROM events), (SELECT coalesce(max(id), 0) FROM changes)").Scan(&t.Event, &t.changes)
	if err == nil {
		_, err = tx.ExecContext(ctx, "UPDATE book SET writing = ?", t.Event)
	}
	if err != nil {
		t.rollback()
		return nil, fmt.Errorf("begin writing: %w", err)
	}
	return t, nil
}

func (t *Tx) rollback() {
	if t.tx != nil {
		t.tx.Rollback() // after a commit there is none; otherwise the connection is closed and with it the transaction
		t.tx = nil
	}
}

// Record says what this transaction did, once. data is kept as JSON in the history.
func (t *Tx) Record(kind string, data any, subjects ...Subject) {
	t.RecordUndo(kind, 0, data, subjects...)
}

// RecordUndo is Record for an event that takes back another.
func (t *Tx) RecordUndo(kind string, undoes int64, data any, subjects ...Subject) {
	if t.event != nil {
		panic("db: one transaction, one event: " + t.event.Kind + " and " + kind)
	}
	if t.Event == 0 {
		panic("db: recorded " + kind + " while reading")
	}
	raw, err := json.Marshal(data)
	if err != nil {
		panic(fmt.Sprintf("db: the data of %s does not marshal: %v", kind, err))
	}
	if subjects == nil {
		subjects = []Subject{}
	}
	t.event = &Event{ID: t.Event, At: t.Now, Actor: actor, Kind: kind, Data: raw, Subjects: subjects, Undoes: undoes}
}

// Unchanged says that there was nothing to do: the transaction is rolled back and leaves no event.
func (t *Tx) Unchanged() { t.unchanged = true }

func (t *Tx) seal(ctx context.Context) error {
	e := t.event
	err := t.tx.QueryRowContext(ctx, "SELECT hash FROM events WHERE id = ?", e.ID-1).Scan(&e.Prev)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("read the last event: %w", err)
	}
	e.Hash = e.Seal()
	if _, err := t.Exec(ctx, `
		INSERT INTO events (id, at, actor, kind, data, undoes, prev, hash, first_change, last_change)
		VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, (SELECT coalesce(max(id), 0) FROM changes))`,
		e.ID, e.At.Format(time.RFC3339Nano), e.Actor, e.Kind, string(e.Data), e.Undoes, e.Prev, e.Hash, t.changes+1); err != nil {
		return err
	}
	for _, s := range e.Subjects {
		if _, err := t.Exec(ctx, "INSERT INTO event_subjects (event_id, type, subject) VALUES (?, ?, ?)", e.ID, s.Type, s.ID); err != nil {
			return err
		}
	}
	return nil
}

// carried is how the result of a request is kept: with the command that it answers, where that is known.
type carried struct {
	Command string          `json:"command"`
	Answer  json.RawMessage `json:"answer"`
}

// Seen finds the result of a request that was carried out before and reads it into out. An empty id was never seen. The id of
// a request that was another command's is refused: its answer would say that this one has been carried out.
func (t *Tx) Seen(ctx context.Context, request string, out any) (bool, error) {
	if request == "" {
		return false, nil
	}
	result, ok, err := One(ctx, t, func(s *string) []any { return []any{s} }, "SELECT result FROM requests WHERE id = ?", request)
	if err != nil || !ok {
		return false, err
	}
	var kept carried
	if err := json.Unmarshal([]byte(result), &kept); err != nil || kept.Answer == nil {
		kept = carried{Answer: json.RawMessage(result)} // of a book in which the command was not kept
	}
	now := command(ctx)
	if kept.Command != "" && now != "" && kept.Command != now || json.Unmarshal(kept.Answer, out) != nil {
		return false, fault.New(SentTwice, fault.Args{"request": request})
	}
	return true, nil
}

// Remember keeps the result of a request, in the transaction that carries it out. Call it after Record.
func (t *Tx) Remember(ctx context.Context, request string, result any) error {
	if request == "" {
		return nil
	}
	answer, err := json.Marshal(result)
	if err != nil {
		return fmt.Errorf("remember request %s: %w", request, err)
	}
	raw, err := json.Marshal(carried{command(ctx), answer})
	if err != nil {
		return fmt.Errorf("remember request %s: %w", request, err)
	}
	_, err = t.Exec(ctx, "INSERT INTO requests (id, event_id, result) VALUES (?, ?, ?)", request, t.Event, string(raw))
	return err
}
