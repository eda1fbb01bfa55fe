package db

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"zhangfang/internal/fault"
)

// pageSize is that of new books, twice the usual: a statement of a hundred thousand lines goes into them in a twentieth less time.
const pageSize = 8192

// blank is the file of a book that holds nothing yet. All migrations go into it in memory, once in the life of a process, so that a new
// book is there whole or not at all and costs no more than writing it down.
var blank = sync.OnceValues(func() (file []byte, err error) {
	ctx := context.Background()
	made, err := sql.Open("sqlite", ":memory:?_dqs=0&_pragma=foreign_keys(1)&_pragma=trusted_schema(0)")
	if err != nil {
		return nil, fmt.Errorf("make a blank book: %w", err)
	}
	defer made.Close()
	made.SetMaxOpenConns(1) // each connection would have a memory of its own
	if _, err := made.Exec(fmt.Sprintf("PRAGMA page_size = %d; PRAGMA application_id = %d", pageSize, applicationID)); err != nil {
		return nil, fmt.Errorf("mark a blank book: %w", err)
	}
	if err := migrate(made, "a blank book"); err != nil {
		return nil, err
	}
	c, err := made.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("take a blank book: %w", err)
	}
	defer c.Close()
	err = c.Raw(func(driver any) (err error) {
		file, err = driver.(interface{ Serialize() ([]byte, error) }).Serialize()
		return err
	})
	return file, err
})

// initialise lays down the file of a new book, the only time a file is created. It has its name once it is whole.
func initialise(path string) error {
	file, err := blank()
	if err != nil {
		return err
	}
	part := path + ".new"
	if writeOut(part, file) != nil || os.Rename(part, path) != nil {
		_ = os.Remove(part) // of no use to anybody, and perhaps never made
		return fault.New(Unwritable, fault.Args{"file": path})
	}
	return nil
}

// writeOut makes a file that is on the disk when it returns.
func writeOut(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// identify gives a book that has none yet a name of its own.
func identify(w *sql.DB) error {
	var named bool
	if err := w.QueryRow("SELECT count(*) > 0 FROM book").Scan(&named); err != nil || named {
		return err
	}
	_, err := w.Exec("INSERT INTO book (id, uuid, created) VALUES (1, ?, ?)", rand.Text(), time.Now().UTC().Format(time.RFC3339))
	return err
}
