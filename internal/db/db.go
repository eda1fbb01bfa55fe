// Package db is the book on disk: one SQLite file, opened by one process, written through one connection in
// immediate transactions that each record one event. It knows files, transactions and rows, and no business.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"zhangfang/internal/fault"

	_ "modernc.org/sqlite"
)

// applicationID marks a book in the file's header ("ZFBK").
const applicationID = 0x5a46424b

// Faults of opening and making books.
const (
	NotFound    fault.Key = "db.not_found"
	Exists      fault.Key = "db.exists"
	Empty       fault.Key = "db.empty"
	Foreign     fault.Key = "db.foreign"
	Newer       fault.Key = "db.newer"
	InUse       fault.Key = "db.in_use"
	Damaged     fault.Key = "db.damaged"
	Synced      fault.Key = "db.synced"
	Linked      fault.Key = "db.linked"
	Unwritable  fault.Key = "db.unwritable"
	NoSuchPlace fault.Key = "db.no_such_place"
	Closed      fault.Key = "db.closed"
)

// DB is an open book. Close it to let others open it.
type DB struct {
	path   string
	lock   *lock
	write  *sql.DB
	read   *sql.DB
	beside *sql.DB // see Tx.Together
	clock  func() time.Time
	notify []func(Event)
	mu     sync.Mutex // guards notify and closed

	running sync.WaitGroup  // transactions
	helping chan struct{}   // those who read for others
	open    context.Context // ends when the book closes
	shut    context.CancelFunc
	closed  bool
}

// Clock gives the time of transactions.
type Clock func() time.Time

// Create makes a new book at path, which must not exist, and opens it.
func Create(path string, clock Clock) (*DB, error) {
	if err := place(path); err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); err == nil {
		return nil, fault.New(Exists, fault.Args{"file": filepath.Base(path)})
	}
	l, err := acquire(path)
	if err != nil {
		return nil, err
	}
	if err := initialise(path); err != nil {
		l.discard()
		return nil, err
	}
	return open(path, l, clock)
}

// Open opens an existing book and brings it to today's shape. It refuses, untouched, whatever is empty, not a book,
// of a newer program, in use elsewhere, a file of two names, or in a folder that another program synchronises.
func Open(path string, clock Clock) (*DB, error) {
	if err := place(path); err != nil {
		return nil, err
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, os.ErrNotExist):
		return nil, fault.New(NotFound, fault.Args{"file": path})
	case err != nil:
		return nil, fmt.Errorf("look at %s: %w", path, err)
	case !info.Mode().IsRegular():
		return nil, fault.New(Foreign, fault.Args{"file": filepath.Base(path)})
	}
	l, err := acquire(path)
	if err != nil {
		return nil, err
	}
	err = inspect(path) // before SQLite has it open: reading it later would drop SQLite's locks
	if err == nil {
		err = alone(path)
	}
	if err != nil {
		l.discard()
		return nil, err
	}
	return open(path, l, clock)
}

// alone refuses a file that has a second name by a hard link. Lock and log lie beside a name: who opens the book by another sees neither.
func alone(path string) error {
	names, err := links(path)
	if err != nil {
		return fmt.Errorf("count the names of %s: %w", path, err)
	}
	if names > 1 {
		return fault.New(Linked, fault.Args{"file": path})
	}
	return nil
}

func open(path string, l *lock, clock Clock) (*DB, error) {
	if clock == nil {
		clock = time.Now
	}
	d := &DB{path: path, lock: l, clock: clock, helping: make(chan struct{}, helpers)}
	d.open, d.shut = context.WithCancel(context.Background())
	if err := d.connect(); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

func (d *DB) connect() error {
	var err error
	if d.write, err = sql.Open("sqlite", dsn(d.path, "rw", "&_txlock=immediate")); err != nil {
		return fmt.Errorf("open %s: %w", d.path, err)
	}
	d.write.SetMaxOpenConns(1)
	if err := migrate(d.write, d.path); err != nil {
		return err
	}
	if err := identify(d.write); err != nil {
		return fmt.Errorf("name %s: %w", d.path, err)
	}
	for _, pool := range []**sql.DB{&d.read, &d.beside} {
		if *pool, err = sql.Open("sqlite", dsn(d.path, "rw", "&_pragma=query_only(1)")); err != nil {
			return fmt.Errorf("open %s: %w", d.path, err)
		}
	}
	d.read.SetMaxOpenConns(4) // whatever the processors: what takes long must not keep out what is short
	d.beside.SetMaxOpenConns(helpers)
	d.beside.SetConnMaxIdleTime(10 * time.Second) // what they keep in memory is of use for a moment
	return d.read.Ping()
}

// dsn holds every pragma, because they must hold on every connection of a pool. A URL has no relative paths: one that was
// given so is of the working folder.
func dsn(path, mode, extra string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/x → file:///C:/x
	}
	u := url.URL{Scheme: "file", Path: p}
	return u.String() + "?mode=" + mode +
		"&_defensive=1&_dqs=0" +
		"&_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_pragma=trusted_schema(0)" +
		"&_pragma=journal_mode(WAL)&_pragma=synchronous(EXTRA)" +
		"&_pragma=cache_size(-10000)&_pragma=temp_store(MEMORY)" + extra
}

// inspect reads the header of a file that nobody has open.
func inspect(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	defer f.Close()
	name := fault.Args{"file": filepath.Base(path)}
	head := make([]byte, 100)
	n, err := f.Read(head)
	switch {
	case n == 0:
		return fault.New(Empty, name)
	case err != nil || n < 100 || string(head[:16]) != "SQLite format 3\x00":
		return fault.New(Foreign, name)
	}
	if id := uint32(head[68])<<24 | uint32(head[69])<<16 | uint32(head[70])<<8 | uint32(head[71]); id != applicationID {
		return fault.New(Foreign, name)
	}
	return nil
}

// Path is the file of the book.
func (d *DB) Path() string { return d.path }

// Now is the clock of the book, for what is not in a transaction.
func (d *DB) Now() time.Time { return d.clock() }

// Close lets go of the file. It is safe on a book that did not open fully.
//
// Nothing of it is in use when Close is done: transactions that write end first, those that read are cut off, and none begins any
// more. A file that is moved while a connection still reads it would leave what is not in it yet behind.
func (d *DB) Close() error {
	d.mu.Lock()
	d.closed = true
	d.mu.Unlock()
	d.shut()
	d.running.Wait()
	err := errors.Join(let(d.beside), let(d.read))
	whole := d.gathered()
	if err = errors.Join(err, let(d.write)); whole {
		_ = os.Remove(d.path + "-wal")
	}
	d.lock.release()
	return err
}

// gathered puts all that was written into the file itself, and says whether it is there. SQLite does that, and takes its log away, when the
// last connection closes; but one whose statement was cut off may stay behind in the driver, and count as open.
func (d *DB) gathered() bool {
	if d.read == nil { // it did not open
		return false
	}
	var busy, written, there int
	err := d.write.QueryRow("PRAGMA wal_checkpoint(PASSIVE)").Scan(&busy, &written, &there)
	return err == nil && busy == 0 && written == there
}

// let closes a pool, if there is one, and waits for its connections: one whose reading was cut off is let go of by database/sql itself,
// beside Close, which does not wait for it.
func let(pool *sql.DB) error {
	if pool == nil {
		return nil
	}
	err := pool.Close()
	for patience := 1000; pool.Stats().OpenConnections > 0 && patience > 0; patience-- {
		time.Sleep(time.Millisecond)
	}
	return err
}

// enter counts a transaction, or refuses it once the book closes.
func (d *DB) enter() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return fault.New(Closed, nil)
	}
	d.running.Add(1)
	return nil
}

// OnCommit asks to be told of every committed event. Two that are written at the same time may be told in either order. Handlers must
// be quick.
func (d *DB) OnCommit(f func(Event)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.notify = append(d.notify, f)
}

// CopyTo writes a consistent, compact copy of the book to a file that does not exist yet, while the book is in use.
func (d *DB) CopyTo(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return fault.New(Exists, fault.Args{"file": filepath.Base(path)})
	}
	if _, err := d.write.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return explained(fmt.Errorf("copy the book to %s: %w", path, err), path)
	}
	return nil
}
